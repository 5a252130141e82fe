"""Documents in, from the command line: stored one by one, whatever stands beside them."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from desk import ROOT, Factcheck, Result, dump, interrupted, query

SPEECH = "Bridge opens\n\nMayor Ada Holm said on Monday that the bridge had cost 12 million crowns.\n"
GERMAN = (
    "Der Minister sagte am Montag, dass die Regierung den Haushalt nicht mehr vor dem Sommer verabschieden werde "
    "und dass niemand daran etwas ändern könne.\n"
)

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a file into the folder `in` and return its path."""

    def make(name: str, content: str | bytes = SPEECH) -> Path:
        path = tmp_path / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return make


@pytest.fixture
def desk(factcheck: Factcheck, empty: Path) -> Factcheck:
    """The command line on an empty store."""

    def run(*words: object, input: str | bytes = "") -> Result:
        return factcheck(*words, db=empty, input=input)

    return run


def test_a_document_is_stored_with_its_drafts_and_its_id_is_printed(desk: Factcheck, write: Write) -> None:
    done = desk("ingest", write("bridge.txt"), "--publisher", "Harbour Post", "--published", "2024-05")
    assert (done.code, done.out) == (0, "bridge-opens\n")
    assert "1 draft waits: `factcheck review`" in done.err
    source = desk("source", "show", "bridge-opens", "--json").json[0]
    assert source["text"] == SPEECH
    assert (source["publisher"], source["published"]) == ("Harbour Post", "2024-05")
    (claim,) = desk("list", "is:draft", "--json").json
    assert claim["draft"]
    assert claim["speaker"] == "Ada Holm"
    assert claim["origin"].startswith("ingest:")
    (quote,) = claim["quotes"]
    assert quote["exact"] == "the bridge had cost 12 million crowns"
    assert SPEECH[quote["start"] : quote["end"]] == quote["exact"]


def test_the_same_document_again_changes_nothing(desk: Factcheck, write: Write, empty: Path) -> None:
    desk("ingest", write("bridge.txt"))
    before = dump(empty)
    done = desk("ingest", write("other-name.txt"))
    assert (done.code, done.out) == (0, "bridge-opens\n")
    assert "already there as bridge-opens, nothing to do" in done.err
    assert dump(empty) == before


def test_the_same_text_in_other_bytes_is_the_same_document(desk: Factcheck, write: Write) -> None:
    desk("ingest", write("bridge.txt"))
    done = desk("ingest", write("dos.txt", SPEECH.replace("\n", "\r\n")))
    assert done.out == "bridge-opens\n"


def test_a_changed_page_names_the_one_before(desk: Factcheck, write: Write) -> None:
    desk("ingest", write("one.txt"), "--url", "https://example.org/bridge")
    changed = write("two.txt", SPEECH.replace("12", "14"))
    done = desk("ingest", changed, "--url", "https://example.org/bridge")
    assert done.out == "bridge-opens-2\n"
    assert desk("source", "show", "bridge-opens-2", "--json").json[0]["previous"] == "bridge-opens"
    other = write("three.txt", SPEECH.replace("12", "16"))
    desk("ingest", other, "--replaces", "bridge-opens-2")
    assert desk("source", "show", "bridge-opens-3", "--json").json[0]["previous"] == "bridge-opens-2"


def test_another_page_without_an_address_replaces_nothing(desk: Factcheck, write: Write) -> None:
    desk("ingest", write("one.txt"), write("two.txt", SPEECH.replace("12", "14")))
    assert desk("source", "show", "bridge-opens-2", "--json").json[0]["previous"] == ""


def test_a_source_to_replace_that_is_not_there_is_said_at_once(desk: Factcheck, write: Write, empty: Path) -> None:
    before = dump(empty)
    done = desk("ingest", write("one.txt"), "--replaces", "bridge-openz")
    assert done.code == 3
    assert dump(empty) == before


def test_a_dry_run_shows_the_drafts_and_stores_nothing(desk: Factcheck, write: Write, empty: Path) -> None:
    before = dump(empty)
    done = desk("ingest", write("bridge.txt"), "-n")
    assert done.code == 0
    assert [row[1] for row in done.rows] == ["Ada Holm"]
    assert "would be stored" in done.err
    assert "Nothing was stored" in done.err
    assert dump(empty) == before


def test_a_draft_that_repeats_a_claim_says_so(desk: Factcheck, write: Write) -> None:
    desk("ingest", write("bridge.txt"))
    desk("accept", 1)
    again = write("later.txt", "In June\n\nThe bridge had cost 12 million crowns, Ada Holm said.\n")
    assert "like claim 1" in desk("ingest", again, "-n").err
    assert "2 like 1" in desk("ingest", again).err
    dearer = write("dearer.txt", "In July\n\nThe bridge had cost 13 million crowns, Ada Holm said.\n")
    assert "like" not in desk("ingest", dearer).err


def test_without_drafts_only_the_source_is_stored_and_may_be_drafted_later(desk: Factcheck, write: Write) -> None:
    path = write("bridge.txt")
    assert "waits" not in desk("ingest", path, "--no-drafts").err
    assert desk("list", "--ids").out == ""
    assert "already there as bridge-opens, 1 draft" in desk("ingest", path).err
    assert desk("list", "--ids").out == "1\n"
    desk("undo")
    assert desk("list", "--ids").out == ""
    assert "brought back 1 claim of bridge-opens" in desk("ingest", path).err
    assert desk("list", "--ids").out == "1\n"


def test_what_is_known_of_a_source_is_corrected_by_its_own_command(desk: Factcheck, write: Write) -> None:
    desk("ingest", write("bridge.txt"))
    assert "factcheck source edit bridge-opens" in desk("ingest", write("bridge.txt"), "--publisher", "Other").err
    assert desk("source", "show", "bridge-opens", "--json").json[0]["publisher"] == ""


def test_another_language_is_stored_and_not_drafted(desk: Factcheck, write: Write) -> None:
    done = desk("ingest", write("haushalt.txt", GERMAN))
    assert (done.code, done.out) == (0, "haushalt\n")
    assert "does not read as English" in done.err
    assert desk("list", "--ids").out == ""


def test_standard_input_is_a_document_too(desk: Factcheck) -> None:
    done = desk("ingest", "-", "--title", "From the wire", input=SPEECH)
    assert done.out == "from-the-wire\n"


def test_undo_takes_an_ingest_back_and_ingesting_again_brings_it_back(desk: Factcheck, write: Write) -> None:
    path = write("bridge.txt", SPEECH + "Critics alleged that the mayor had known of the cracks.\n")
    desk("ingest", path)
    drafts = desk("list", "is:draft", "--ids").out.split()
    assert len(drafts) > 1
    desk("reject", drafts[0])
    desk("undo")
    desk("undo")
    assert desk("list", "--ids").out == ""
    done = desk("ingest", path)
    assert "brought back" in done.err
    assert desk("list", "is:draft", "--ids").out.split() == drafts
    assert not desk("source", "show", "bridge-opens", "--json").json[0]["withdrawn"]


def test_what_a_person_rejected_does_not_come_back(desk: Factcheck, write: Write) -> None:
    path = write("bridge.txt")
    desk("ingest", path)
    desk("reject", 1)
    desk("ingest", path)
    assert desk("list", "--ids").out == ""


def test_one_bad_file_never_stops_the_rest(desk: Factcheck, write: Write) -> None:
    good = [write(f"good{n}.txt", f"Report {n}\n\nThe mayor said that {n} bridges had closed.\n") for n in range(5)]
    bad = [write("empty.txt", ""), write("binary.txt", bytes(range(256)) * 8), write("scan.pdf", "%PDF-1.4 broken")]
    done = desk("ingest", "missing.txt", *bad, *good)
    assert done.code == 1
    assert len(done.out.split()) == 5
    assert "4 documents failed" in done.err
    for name in ("missing.txt", "empty.txt", "binary.txt", "scan.pdf"):
        assert f"{name}: " in done.err
    assert len(desk("source", "list").rows) == 5


def test_a_folder_with_a_link_to_itself_ends(desk: Factcheck, write: Write) -> None:
    folder = write("a/bridge.txt").parent
    (folder / "again").symlink_to(folder)
    assert desk("ingest", folder).out == "bridge-opens\n"


def test_a_huge_file_is_refused_and_a_huge_sentence_is_counted(desk: Factcheck, write: Write) -> None:
    huge = write("huge.txt", b"word " * (11 * 1024 * 1024))
    sentence = "The minister said that " + "the dam and the road and " * 400 + "the bridge had closed.\n"
    said = "The mayor said that the harbour had closed on Monday. " + sentence
    done = desk("ingest", huge, write("long.txt", said + "Ida Rohn said that the road had closed in May."))
    assert "larger than 50 MB" in done.err
    assert (done.code, done.out) == (1, "long\n")
    assert "1 sentence of more than 400 words was not read for claims." in done.err
    claims = desk("list", "is:draft", "--json").json
    assert [claim["text"] for claim in claims] == [
        "The harbour had closed on Monday.",
        "The road had closed in May.",
    ]


def test_a_sentence_that_is_too_long_is_no_failure_and_a_semicolon_ends_one(desk: Factcheck, write: Write) -> None:
    clause = "the mayor of Lemvik said that the harbour had closed on Monday; "
    done = desk("ingest", write("resolution.txt", clause * 100))
    assert (done.code, "not read" in done.err) == (0, False)
    assert desk("ingest", write("long.txt", clause.replace(";", " and") * 100)).code == 0


@pytest.mark.parametrize(
    "text",
    [
        "“““ He said “that ‘the” ’bridge »«„ closed” \"yesterday” and '' `` \" left.\n",
        "The mayor said: “The bridge closed.\n\n“It will open,\n",
        "\u202eThe mayor said\u202c that [red]the bridge[/red] :apple: \x1b[31mclosed\x1b[0m.\n",
        "\"\n'\n“\n”\n«\n",
        "‘’" * 300,
    ],
)
def test_odd_marks_everywhere_break_nothing(desk: Factcheck, write: Write, text: str) -> None:
    done = desk("ingest", write("odd.txt", text), "--title", "Odd")
    assert (done.code, done.out) == (0, "odd\n")
    for claim in desk("list", "is:draft", "--json").json:
        assert all(text[q["start"] : q["end"]] == q["exact"] for q in claim["quotes"])


def test_an_address_is_named_as_it_was_typed_and_says_what_to_do(desk: Factcheck) -> None:
    done = desk("ingest", "https://example.org/page")
    assert (done.code, done.out) == (1, "")
    assert "\nhttps://example.org/page: this is an address, and nothing is fetched." in done.err
    assert "Save the page from your browser" in done.err


def test_what_only_one_document_can_have_is_refused_for_two(desk: Factcheck, write: Write, empty: Path) -> None:
    before = dump(empty)
    for option in ("--title", "--url", "--replaces"):
        done = desk("ingest", write("a.txt"), write("b.txt", GERMAN), option, "x")
        assert done.code == 2
        assert option in done.err
    assert desk("ingest", write("a.txt"), "--published", "2024-02-30").code == 2
    assert dump(empty) == before


DRY = "CREATE TRIGGER dry BEFORE INSERT ON source "
"""A store that fails: in a file, and on a server."""


def test_a_store_that_fails_stops_at_once(desk: Factcheck, write: Write, empty: Path) -> None:
    if isinstance(empty, Path):
        query(empty, f"{DRY} BEGIN SELECT raise(ABORT, 'the ink is dry'); END")
    else:
        raises = "$$ BEGIN RAISE EXCEPTION 'the ink is dry'; END $$"
        query(empty, f"CREATE FUNCTION dried() RETURNS trigger LANGUAGE plpgsql AS {raises}")
        query(empty, f"{DRY} EXECUTE FUNCTION dried()")
    try:
        done = desk("ingest", "--no-drafts", write("a.txt"), write("b.txt", GERMAN))
    finally:
        query(empty, "DROP TRIGGER dry" if isinstance(empty, Path) else "DROP FUNCTION dried CASCADE")
    assert (done.code, done.out) == (4, "")
    assert done.err.count("the ink is dry") == 1


def test_without_a_store_nothing_is_made(factcheck: Factcheck, write: Write, tmp_path: Path) -> None:
    done = factcheck("ingest", write("a.txt"), db=tmp_path / "none.db")
    assert done.code == 4
    assert not (tmp_path / "none.db").exists()


def test_without_the_parser_documents_are_stored_and_the_missing_extra_is_named(
    program: Callable[..., Result], write: Write, empty: Path, tmp_path: Path
) -> None:
    blocked = tmp_path / "blocked" / "spacy"
    blocked.mkdir(parents=True)
    (blocked / "__init__.py").write_text("raise ImportError('not installed')\n")
    path = write("bridge.txt")
    without = {"PYTHONPATH": os.pathsep.join([str(blocked.parent), str(ROOT)])}
    done = program("ingest", path, write("b.txt", SPEECH * 2), db=empty, env=without)
    assert done.code == 0
    assert len(done.out.split()) == 2
    assert done.err.count("-m pip install") == 1
    assert "waits" in program("ingest", path, db=empty).err


@pytest.mark.slow
@interrupted
def test_an_interrupt_keeps_the_documents_that_are_done(write: Write, empty: Path) -> None:
    for n in range(2000):
        write(f"{n:04}.txt", f"Report {n}\n\nThe mayor said that {n} bridges had closed.\n")
    folder = write("0000.txt").parent
    words = [sys.executable, "-m", "factcheck", "--db", empty, "ingest", folder]
    environ = {**os.environ, "PYTHONPATH": str(ROOT)}
    running = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environ)
    assert running.stdout
    running.stdout.readline()
    running.send_signal(signal.SIGINT)
    out, err = running.communicate(timeout=60)
    assert running.returncode == 130
    assert "of 2000 documents are done and stay stored" in err
    assert "Traceback" not in err
    stored = query(empty, "SELECT count(*) FROM source")[0][0]
    assert stored - 1 - len(out.split()) in (0, 1)  # the interrupt may come between storing and printing
    assert query(empty, "SELECT count(DISTINCT source_id) FROM claim")[0][0] == stored


def test_a_progress_bar_on_a_terminal_alone(write: Write, empty: Path) -> None:
    pty = pytest.importorskip("pty")
    for n in range(30):
        write(f"{n}.txt", f"Report {n}\n\nThe mayor said that {n} bridges had closed.\n")
    folder = write("0.txt").parent
    words = [sys.executable, "-m", "factcheck", "--db", str(empty), "ingest", "--no-drafts", str(folder)]
    ours, theirs = pty.openpty()
    environ = {**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm", "COLUMNS": "80"}
    running = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=theirs, env=environ)
    os.close(theirs)
    seen, ends = b"", time.monotonic() + 60
    while time.monotonic() < ends:
        try:
            seen += os.read(ours, 4096)
        except OSError:
            break
    out, _ = running.communicate()
    assert running.returncode == 0
    assert len(out.split()) == 30
    assert b"\x1b" not in out
    assert b"30/30" in seen or b"/30" in seen


def test_a_draft_has_the_day_on_which_it_was_said(desk: Factcheck, write: Write) -> None:
    text = (
        "Mine shut\n\nLINZ, 5 September 2024 – Ida Rohn told the paper on Tuesday that the mine was dry.\n\n"
        "The board said in July that it had no money. Tor Beck denied that the mine was sold.\n"
    )
    desk("ingest", write("mine.txt", text))
    said = {claim["speaker"]: claim["said_on"] for claim in desk("list", "is:draft", "--json").json}
    assert said == {"Ida Rohn": "2024-09-03", "Board": "2024-07", "Tor Beck": None}
    assert desk("source", "show", "mine-shut", "--json").json[0]["published"] == "2024-09-05"
    assert len(desk("list", "on:2024-09..").rows) == 1


def test_short_english_is_drafted(desk: Factcheck, write: Write) -> None:
    desk("ingest", write("post.txt", "Nurse Ida Rohn says Lemvik lost 70 beds last year.\n"))
    assert [claim["speaker"] for claim in desk("list", "is:draft", "--json").json] == ["Ida Rohn"]


def test_a_sentence_that_breaks_the_rules_costs_its_own_drafts_alone(
    desk: Factcheck, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    from factcheck.drafting import draft as drafting

    sound = drafting.found_in

    def brittle(frame: Any) -> Any:
        if "pelican" in frame.doc.text:
            raise ValueError("no rule for birds")
        return sound(frame)

    monkeypatch.setattr(drafting, "found_in", brittle)
    said = [f"Ida Rohn said that {n} boats had sunk in the harbour.\n\n" for n in range(2, 12)]
    said[4] = "Tor Beck said that the pelican had sunk.\n\n"
    done = desk("ingest", write("a.txt", "".join(said)), write("b.txt"), "--no-input")
    assert done.code == 1
    assert "1 draft was lost: ValueError: no rule for birds" in done.err
    assert len(done.out.split()) == 2
    found = desk("list", "is:draft", "--json", "source:a").json
    assert [claim["speaker"] for claim in found] == ["Ida Rohn"] * 9


def test_a_draft_without_words_costs_itself_alone(
    desk: Factcheck, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    from factcheck.drafting import draft as drafting

    sound = drafting.draft

    def brittle(text: str, **more: Any) -> Any:
        return [replace(one, quotes=((3, 3),)) if n == 1 else one for n, one in enumerate(sound(text, **more))]

    monkeypatch.setattr(drafting, "draft", brittle)
    text = "Mayor Ada Holm said that the bridge had shut.\n\nTor Beck said that the road was wet.\n"
    done = desk("ingest", write("a.txt", text))
    assert done.code == 1
    assert "1 draft was lost: The draft has no words of its source." in done.err
    assert len(desk("list", "is:draft", "--json").json) == 1
