"""The real review on a real terminal (a pty of 80 columns): keys in, screens out, decisions in the store."""

import re
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from desk import Factcheck, Result, query, run_here

pytest.importorskip("pty")

from terminal import CLEAR, PATIENCE, Terminal, plain

from factcheck.actions.begin import begin
from factcheck.actions.sources import store_source
from factcheck.domain.claim import Claim
from factcheck.domain.selector import quote_at
from factcheck.domain.source import Source
from factcheck.domain.status import Status
from factcheck.store.storage.bulk import Intake

TEXT = (
    """The harbour report

Port director Mira Sol said on Monday that the crane had failed twice. The union denied that anybody was hurt.
Unknown hands wrote \x1b[2J[red]the gate\u202e was open[/red] :apple: on the wall.
"""
    + "".join(f"Row {n}.\n" for n in range(40))
    + "Long story. " * 300
)
HOSTILE = "\x1b[2J[red]The gate\u202e was open[/red] :apple:"
DRAFTS = (
    ("The crane had failed twice.", "Mira Sol", "the crane had failed twice", "said", Status.ALLEGED),
    ("Anybody was hurt.", "the union", "anybody was hurt", "denied", Status.DENIED),
    (HOSTILE, "Unknown \x1b[31mhands", "the gate\u202e was open", "wrote", Status.ALLEGED),
    ("The story is long.", "", TEXT[-3600:-1], "", Status.ALLEGED),
)  # fmt: skip


@pytest.fixture
def drafts(empty: Path) -> Path:
    """A store with four drafts, one of them of the worst kind."""
    with begin(str(empty), "Machine", "ingest", print) as work:
        slug, _ = store_source(work, Source("harbour", "The harbour report", TEXT))
        claims = [
            Claim(
                0, "", text, slug, speaker, speaker, cue=cue, reported=reported, draft=True, confidence=0.9,
                origin="ingest:clause", quotes=(quote_at(TEXT, at := TEXT.index(words), at + len(words)),),
            )
            for text, speaker, words, cue, reported in DRAFTS
        ]  # fmt: skip
        list(Intake(work).store(claims))
    return empty


Review = Callable[..., Terminal]


WITHOUT = "import sys; sys.modules['textual'] = None; from factcheck.cli.app import main; main()"


@pytest.fixture
def review(drafts: Path) -> Iterator[Review]:
    opened: list[Terminal] = []

    def start(
        *words: str,
        lines: int = 24,
        columns: int = 80,
        how: tuple[str, ...] = ("--plain",),
        run: tuple[str, ...] = ("-m", "factcheck"),
        **environ: str,
    ) -> Terminal:
        program = [sys.executable, *run, "--db", str(drafts), "review", *how, *words]
        opened.append(Terminal(program, lines, columns, **environ))
        return opened[-1]

    yield start
    for terminal in opened:
        terminal.close()


def state(path: Path, claim_id: int) -> tuple[bool, bool]:
    (row,) = query(path, "SELECT draft, withdrawn FROM claim WHERE id = ?", claim_id)
    return bool(row[0]), bool(row[1])


def test_accept_reject_skip_and_undo_are_stored_at_once(review: Review, drafts: Path) -> None:
    terminal = review()
    screen = plain(terminal.until("1 of 4, 4 left"))
    for words in ("The crane had failed twice.", "Mira Sol", "“said”", "clause, confidence 0.90", "a accept", "q quit"):
        assert words in screen
    terminal.press("a", "Accepted #1.")
    assert state(drafts, 1) == (False, False)
    assert "2 of 4, 3 left" in plain(terminal.screen)
    terminal.press("r", "Rejected #2.")
    assert state(drafts, 2) == (True, True)
    terminal.press(" ", "4 of 4")
    terminal.press("b", "3 of 4")
    terminal.press("b", "decided Rejected #2.")
    terminal.press("b", "decided Accepted #1.")
    terminal.press("b", "There is none before this one.")
    terminal.press("u", "Took back: Rejected #2.")
    assert state(drafts, 2) == (True, False)
    terminal.press("u", "Took back: Accepted #1.")
    assert state(drafts, 1) == (True, False)
    terminal.press("u", "Nothing was decided in this review yet.")
    terminal.press("q", "0 accepted, 0 rejected, 4 drafts left.")
    assert terminal.end() == 0


def test_keys_of_the_settings_file_decide(review: Review, drafts: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text('[keys]\naccept = "y"\nreject = "x"\n')
    terminal = review(FACTCHECK_CONFIG=str(tmp_path / "mine.toml"))
    assert "y accept x reject" in plain(terminal.until("q quit"))
    terminal.press("y", "Accepted #1.")
    terminal.press("x", "Rejected #2.")
    assert (state(drafts, 1), state(drafts, 2)) == ((False, False), (True, True))


def test_every_decision_is_logged_like_the_command_of_its_name(review: Review, drafts: Path) -> None:
    terminal = review()
    terminal.until("1 of 4")
    terminal.press("a", "Accepted")
    terminal.press("r", "Rejected")
    terminal.press("q", "1 accepted, 1 rejected, 2 drafts left.")
    verbs = query(drafts, "SELECT verb, analyst FROM step ORDER BY id")
    assert verbs[1:] == [("accept", "Ana"), ("reject", "Ana")]


def test_corrections(review: Review, drafts: Path) -> None:
    terminal = review()
    terminal.until("1 of 4")
    terminal.press("t", "d: denied")
    terminal.press("d", "reported denied")
    terminal.press("e", "Claim: The crane")
    terminal.press("\x15The crane failed.\r", "claim The crane failed.")
    terminal.press("s", "Speaker: Mira Sol")
    terminal.press("\x15Mirra Sol\r", "do you mean Mira Sol?")
    terminal.press("y", "speaker Mira Sol reported")
    terminal.press("s", "Speaker:")
    terminal.press("\x15Mirra Sol\r", "n: “Mirra Sol” is somebody new")
    terminal.press("n", "speaker Mirra Sol, written “Mira Sol”")
    terminal.press("s", "Speaker:")
    terminal.press("\x15the unionn\r", "Enter: the union.")
    terminal.press("\r", "speaker the union, written “Mira Sol”")
    terminal.press("p", "Proposition")
    terminal.press("The crane held.\r", "Does the claim state that?")
    terminal.press("x", "about says yes: The crane held.")  # the denial of the opposite speaks for it
    terminal.press("p", "Proposition")
    terminal.press("\x15The crane holds.\r", "p1 says nearly that")
    terminal.press("\r", "Does the claim state that?")
    terminal.press("\x1b", "Left as it was.")
    terminal.press("p", "Proposition")
    terminal.press("\x151\r", "Does the claim state that?")
    terminal.press("y", "about says no: The crane held.")
    terminal.press("q", "changes")
    (row,) = query(drafts, "SELECT text, reported, draft, opposite FROM claim WHERE id = 1")
    assert row == ("The crane failed.", "denied", 1, 0)


def test_a_line_given_up_changes_nothing_and_the_review_goes_on(review: Review, drafts: Path) -> None:
    terminal = review()
    terminal.until("1 of 4")
    for key, prompt, way_out in (("e", "Claim:", "\x03"), ("s", "Speaker:", "\x03"), ("p", "Proposition", "\r")):
        terminal.press(key, prompt)
        terminal.press(way_out, "1 of 4, 4 left")
    terminal.press("e", "Claim:")
    terminal.press("\x15\r", "The claim is empty.")
    terminal.press("w", "“w” does nothing; ? shows the keys.")
    terminal.press("?", "reject: the draft is withdrawn")
    terminal.press("x", "1 of 4, 4 left")
    assert len(query(drafts, "SELECT id FROM step")) == 1


def test_ctrl_c_quits_and_keeps_what_was_decided(review: Review, drafts: Path) -> None:
    terminal = review()
    terminal.until("1 of 4")
    terminal.press("a", "Accepted")
    terminal.press("\x03", "1 accepted, 0 rejected, 3 drafts left.")
    assert terminal.end() in (0, 130)
    assert "Traceback" not in terminal.seen
    assert state(drafts, 1) == (False, False)


def test_a_lost_connection_ends_it(review: Review, drafts: Path) -> None:
    terminal = review()
    terminal.until("1 of 4")
    terminal.press("\x04", "4 drafts left")
    assert terminal.end() == 0


def test_the_last_draft_can_still_be_undone(review: Review, drafts: Path) -> None:
    terminal = review("by:mira")
    terminal.until("1 of 1, 1 left")
    terminal.press("r", "That was the last one.")
    terminal.press("u", "1 of 1, 1 left")
    terminal.press(" ", "b back to what was skipped")
    terminal.press("b", "1 of 1, 1 left")
    assert state(drafts, 1) == (True, False)


@pytest.mark.parametrize(("lines", "columns"), [(24, 80), (12, 40), (50, 200)])
def test_every_screen_fits_without_colour(review: Review, lines: int, columns: int) -> None:
    terminal = review(lines=lines, columns=columns, NO_COLOR="1")
    for number in range(1, 5):
        screen = terminal.until(f"{number} of 4, 4 left")
        assert "▸" in screen
        terminal.until("q quit")
        rows = terminal.screen.split("\n")
        assert [row for row in rows if len(row) > columns] == []
        assert not re.search(r"\x1b\[[0-9;]*m", terminal.seen)
        if lines >= 24:
            assert len(rows) <= lines
        terminal.send(" ")
    terminal.until("That was the last one.")


def test_more_of_the_document_is_opened_as_far_as_the_screen_reaches(review: Review) -> None:
    terminal = review(lines=24, NO_COLOR="1")
    terminal.until("1 of 4")
    terminal.press("j", "2 of 4")
    assert "Row 0." not in terminal.screen
    terminal.press("o", "Row 0.")
    for _ in range(12):
        screen = terminal.press("o", "q quit")
        assert "▸anybody was hurt◂" in screen
        assert len(screen.split("\n")) <= 24


def test_what_a_document_says_never_reaches_the_terminal_as_a_command(review: Review) -> None:
    terminal = review(NO_COLOR="1")
    terminal.until("1 of 4")
    terminal.press("j", "2 of 4")
    screen = terminal.press("j", "3 of 4")
    assert "\x1b" not in screen.removesuffix(CLEAR)
    assert "\u202e" not in screen
    assert "␛[2J[red]" in screen
    assert ":apple:" in screen
    for key, prompt in (("e", "Claim:"), ("s", "Speaker:"), ("p", "Proposition")):
        screen = terminal.press(key, prompt) + terminal.press("Z\t\t", "Z")
        assert "\x1b[31m" not in screen
        assert "\u202e" not in screen
        terminal.press("\x03", "3 of 4")


def test_a_draft_that_somebody_else_decided_is_passed_over(review: Review, drafts: Path, factcheck: Factcheck) -> None:
    terminal = review()
    terminal.until("1 of 4")
    factcheck("reject", 2, "--as", "Rana", db=drafts)
    screen = plain(terminal.press("a", "3 of 4"))
    assert re.search(r"Rana rejected #2 (a|\d+) (second|minute)s? ago: u brings it back\.", screen)
    terminal.press("u", "Brought back #2.")
    factcheck("accept", 2, "--as", "Rana", db=drafts)
    screen = plain(terminal.press("a", "3 of 4"))
    assert re.search(r"Rana accepted #2 (a|\d+) (second|minute)s? ago\.", screen)
    assert "Accepted #2" not in screen
    terminal.press("q", "1 accepted, 0 rejected, 1 decided by others, 2 drafts left.")


def test_undo_never_takes_back_a_command_outside_the_review(review: Review, drafts: Path, factcheck: Factcheck) -> None:
    terminal = review()
    terminal.until("1 of 4")
    terminal.press("a", "Accepted #1.")
    assert factcheck("mark", "denied", 1, "--note", "seen", db=drafts).code == 0
    terminal.press("u", "outside this review")
    assert query(drafts, "SELECT mark FROM claim WHERE id = 1") == [("denied",)]
    assert state(drafts, 1) == (False, False)


def test_a_new_size_of_the_terminal_is_used(review: Review) -> None:
    terminal = review(lines=24, columns=80)
    terminal.until("1 of 4")
    terminal.resize(24, 50)
    terminal.press("j", "2 of 4")
    terminal.until("q quit")
    assert max(len(line) for line in re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", terminal.screen).split("\n")) == 50


def test_a_draft_that_repeats_a_claim_shows_it(review: Review, drafts: Path) -> None:
    with begin(str(drafts), "Ana", "add", print) as work:
        again = Claim(0, "", "The crane had failed twice", "harbour", "The union")
        start = TEXT.index("said on Monday")
        relayed = replace(
            again,
            text="That the crane had failed twice",
            speaker="The wire",
            quotes=(quote_at(TEXT, start, start + 60),),
        )
        list(Intake(work).store([again, relayed]))
    terminal = review()
    screen = plain(terminal.until("q quit"))
    assert "like 1 #5 The union: The crane had failed twice" in screen
    assert "The wire" not in screen  # it reports the same words: a link of the chain, no second claim


def test_without_a_terminal_or_drafts_it_says_what_to_do(
    program: Callable[..., Result], review: Review, drafts: Path, factcheck: Factcheck
) -> None:
    done = program("review", db=drafts)
    assert done.code == 2
    assert "factcheck accept -" in done.err
    factcheck("accept", 1, 2, 3, 4, db=drafts)
    factcheck("mark", "alleged", 1, 2, 3, 4, db=drafts)
    terminal = review()
    terminal.until("Nothing waits.")
    assert terminal.end() == 0


def test_a_filter_never_lets_anything_but_what_waits_in(review: Review, drafts: Path, factcheck: Factcheck) -> None:
    factcheck("accept", 2, db=drafts)
    factcheck("mark", "alleged", 2, db=drafts)
    terminal = review("not", "is:disputed", "not")
    terminal.until("Nothing that waits fits.")
    review("id:1,2").until("1 of 1, 1 left")
    review("2").until("The claim with that number is '#2'.")


def test_line_by_line_the_same_queue_is_walked(review: Review, drafts: Path, factcheck: Factcheck) -> None:
    factcheck("accept", "1-3", db=drafts)
    terminal = review()
    terminal.until("1 of 1, 1 left")
    screen = plain(terminal.press("a", "2 of 5"))
    assert "y true" in screen
    assert "Accepted #4." in screen
    terminal.press("y", "Why:")
    terminal.press("seen\n", "Evidence")
    screen = plain(terminal.press("#2\n", "3 of 5"))
    assert "Marked #1 confirmed." in screen
    assert query(drafts, "SELECT mark FROM claim WHERE id = 1") == [("confirmed",)]
    terminal.press("u", "Took back: Marked #1 confirmed.")
    assert query(drafts, "SELECT mark FROM claim WHERE id = 1") == [(None,)]
    terminal.press("?", "the desk's mark is denied")
    terminal.press("x", "2 of 5")
    terminal.press("q", "1 accepted, 0 rejected, no drafts, 4 marks left.")


def test_the_lines_behind_the_first_of_a_paste_are_no_keys(review: Review, drafts: Path) -> None:
    terminal = review()
    terminal.until("1 of 4")
    terminal.press("e", "Claim:")
    terminal.press(" X\nrrr\n", "1 of 4")
    terminal.press("q", "4 drafts left.")
    assert [verb for (verb,) in query(drafts, "SELECT verb FROM step")] in (["ingest"], ["ingest", "edit"])


def test_without_textual_it_is_said_how_to_get_it_and_a_dumb_terminal_gets_lines(review: Review) -> None:
    terminal = review(how=(), run=("-c", WITHOUT))
    screen = plain(terminal.until("1 of 4"))
    assert "The full screen of a review needs" in screen
    assert "pip install" in screen
    terminal.press(" ", "2 of 4")
    assert "pip install" not in plain(terminal.screen)
    assert "pip install" not in plain(review(how=(), TERM="dumb").until("1 of 4"))


def test_pasted_text_is_not_taken_for_keys(review: Review, drafts: Path) -> None:
    terminal = review()
    terminal.until("1 of 4")
    terminal.press("ar" * 5_000, "What was pasted was not taken for keys.")
    terminal.press("q", "4 drafts left.")
    assert len(query(drafts, "SELECT id FROM step")) == 1


def test_the_full_screen_on_a_terminal(review: Review, drafts: Path) -> None:
    terminal = review(how=())
    terminal.until("accept")
    terminal.send("a")
    terminal.until("Accepted")
    terminal.send("\x1b[200~" + "ra" * 5_000 + "\x1b[201~")
    terminal.until("pasted")
    assert state(drafts, 1) == (False, False)
    terminal.send("q")
    terminal.until("1 accepted, 0 rejected, 3 drafts left.")
    assert terminal.end() == 0
    assert "Traceback" not in terminal.seen


@pytest.mark.slow
@pytest.mark.parametrize("before", ["", "t", "s"])
def test_a_paste_that_does_not_say_so_decides_nothing(review: Review, drafts: Path, before: str) -> None:
    terminal = review(how=())
    terminal.until("accept")
    if before:
        terminal.send(before)
        terminal.until({"t": "alleged", "s": "Enter takes it"}[before])
    terminal.send("ar\rd" * 2_500)
    ends = time.monotonic() + PATIENCE
    while terminal.process.poll() is None and time.monotonic() < ends:  # keys behind a paste count once it is over
        for key in ("\x1b", "q"):
            terminal.send(key)
            terminal.read(1)
    assert terminal.end() == 0
    assert len(query(drafts, "SELECT id FROM step")) == 1


def test_the_full_screen_survives_a_terminal_that_is_gone(review: Review, drafts: Path) -> None:
    terminal = review(how=())
    terminal.until("accept")
    terminal.send("a")
    terminal.until("Accepted")
    terminal.hang_up()
    terminal.process.wait(PATIENCE)
    assert state(drafts, 1) == (False, False)
    assert run_here("doctor", db=drafts).code == 0


@pytest.mark.slow
@pytest.mark.parametrize("how", [(), ("--plain",)])
def test_two_reviews_at_once_decide_each_thing_once(review: Review, drafts: Path, how: tuple[str, ...]) -> None:
    ana, omar = review(how=how), review(how=how, FACTCHECK_ANALYST="Omar")
    ana.until("failed twice")
    omar.until("failed twice")
    ana.send("a")
    ana.until("Accepted")
    omar.send("r")
    omar.until("Ana accepted #1")
    assert state(drafts, 1) == (False, False)
    omar.send("a")
    omar.until("Accepted")
    assert query(drafts, "SELECT analyst FROM step WHERE verb = 'accept' ORDER BY id") == [("Ana",), ("Omar",)]
    ana.send("a")
    ana.until("Omar accepted #2")
    for one in (ana, omar):
        one.send("q")
        assert one.end() == 0


@pytest.mark.parametrize("how", ["", "--plain"])
def test_ctrl_z_and_fg_in_a_shell_bring_the_review_back(drafts: Path, how: str) -> None:
    shell = Terminal(["bash", "--norc", "--noprofile", "-i"], 24, 100, PS1="shell> ")
    try:
        shell.until("shell>")
        shell.send(f"{sys.executable} -m factcheck --db {drafts} review {how}\n")
        shell.until("failed twice")
        shell.send("\x1a")
        shell.until("Stopped")
        shell.send("fg\n")
        shell.until("accept")
        shell.send("a")
        shell.until("Accepted")
        shell.send("q")
        shell.until("1 accepted, 0 rejected")
        shell.send("stty -a | grep -o ' echo '\n")
        shell.until("echo")
        assert state(drafts, 1) == (False, False)
    finally:
        shell.close()


def test_a_terminal_that_is_gone_ends_the_lines_too(review: Review, drafts: Path) -> None:
    terminal = review()
    terminal.until("1 of 4")
    terminal.press("a", "Accepted #1.")
    terminal.hang_up()
    terminal.process.wait(PATIENCE)
    assert state(drafts, 1) == (False, False)
    assert run_here("doctor", db=drafts).code == 0
