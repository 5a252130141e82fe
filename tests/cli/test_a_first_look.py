"""What somebody sees who comes back, or for the first time: what waits, help, and why nothing is found."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from desk import Factcheck, query, run_here
from terminal import Terminal

from factcheck.query.model import FIELDS

Golden = Callable[[str, str], None]


def named(value: object) -> str:
    return " ".join(value) if isinstance(value, list) else ""


def rows(factcheck: Factcheck, *words: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for label, said, *_ in factcheck(*words).rows:
        found.setdefault(label, []).append(said)
    return found


def test_the_overview_says_what_waits_and_how_to_see_it(factcheck: Factcheck) -> None:
    factcheck("mark", "confirmed", 93, "--note", "seen")
    shown = {said: command for label, said, command in factcheck().rows if label == "to do"}
    assert shown["100 claims that nobody marked"] == "factcheck list is:unreviewed"
    assert next(command for said, command in shown.items() if "open conflicts in" in said) == "factcheck conflicts"
    assert not any(said.startswith("0 ") for said in shown)


@pytest.mark.slow
def test_what_was_never_compared_is_no_zero(factcheck: Factcheck, empty: Path) -> None:
    many = "\n".join(f'{{"text": "Ship {n} left port {n}.", "source": "log"}}' for n in range(301))
    assert run_here("import", "-", db=empty, input=many).code == 0
    before = run_here(db=empty)
    assert "301 claims never compared with the others\tfactcheck conflicts --rescan" in before.out
    nothing = run_here("conflicts", db=empty).err
    assert "301 claims never compared (--rescan)" in nothing
    assert run_here("conflicts", "--rescan", db=empty).code == 0
    assert "never compared" not in run_here(db=empty).out + run_here("conflicts", db=empty).err


def test_drafts_accepted_one_by_one_were_compared(factcheck: Factcheck, empty: Path) -> None:
    many = "\n".join(f'{{"text": "Ship {n} left port {n}.", "source": "log", "draft": true}}' for n in range(301))
    assert run_here("import", "-", db=empty, input=many).code == 0
    assert run_here("accept", "1", db=empty).code == 0
    assert "never compared" not in run_here(db=empty).out
    assert run_here("accept", "is:draft", "--yes", db=empty).code == 0
    assert "never compared" not in run_here(db=empty).out  # 300 in one command are compared


def test_others_are_named_with_what_they_did_since_ones_own_last_command(factcheck: Factcheck) -> None:
    factcheck("mark", "alleged", 4, "--as", "Rana")
    factcheck("mark", "denied", 5, 6, "--note", "x", "--as", "Omar")
    factcheck("file", 20, "--about", "A wholly new question of lamps", "--as", "Omar")
    assert rows(factcheck, "--as", "Rana")["others"] == ["Omar marked 2, filed 1"]
    assert "others" not in rows(factcheck, "--as", "Omar")
    assert "Rana marked 1" in rows(factcheck, "--as", "Somebody new")["others"]


def test_a_mark_on_ground_that_changed_is_named(factcheck: Factcheck) -> None:
    factcheck("mark", "confirmed", 36, "--note", "as 9 says", "--evidence", 9)
    assert not any("ground" in said for said in rows(factcheck)["to do"])
    factcheck("mark", "denied", 9, "--note", "no")
    assert "1 mark on ground that changed: #36 on #9" in rows(factcheck)["to do"]
    factcheck("mark", "denied", 36, "--note", "nor this")
    assert not any("ground" in said for said in rows(factcheck)["to do"])


@pytest.mark.of_a_file  # it names the place
@pytest.mark.parametrize("width", [50, 80, 120])
def test_the_overview_looks_as_it_did(
    factcheck: Factcheck, width: int, monkeypatch: pytest.MonkeyPatch, golden: Golden
) -> None:
    import re

    monkeypatch.setenv("COLUMNS", str(width))
    factcheck("mark", "alleged", 4, "--as", "Rana")
    factcheck("mark", "denied", 5, "--note", "x", "--as", "Omar")
    text = factcheck("--table", "--as", "Rana").out
    text = re.sub(r"\d{4}-\d\d-\d\d", "2026-11-26", text)
    golden(f"overview.{width}.txt", text)


@pytest.mark.parametrize("topic", ["filters", "statuses", "keys"])
def test_help_on_a_topic(factcheck: Factcheck, topic: str, golden: Golden) -> None:
    done = factcheck("help", topic)
    assert done.code == 0
    golden(f"help.{topic}.txt", done.out)
    assert topic in factcheck("help").out


def test_help_on_filters_has_every_filter(factcheck: Factcheck) -> None:
    text = " ".join(factcheck("help", "filters").out.split())
    assert [name for name, meaning in FIELDS.items() if f"{name}:" not in text or meaning not in text] == []


def test_help_on_a_command_is_its_help(factcheck: Factcheck) -> None:
    assert "--evidence" in factcheck("help", "mark").out
    assert "Did you mean filters?" in factcheck("help", "fiters").err


HABITS = [
    (["list", "by:peskov", "OR", "by:putin"], "Write by:peskov,putin"),
    (["list", "by:Ilham Aliyev", "OR", "by:putin"], 'Write by:"Ilham Aliyev,putin"'),
    (["list", "by:peskov OR tag:gas"], "ask twice"),
    (["list", "by:peskov", "or", "by:putin"], "Write by:peskov,putin"),
    (["list", "by:peskov", "and", "tag:gas"], "AND is not needed"),
    (["proposition", "p3"], "`factcheck positions p3` shows one"),
    (["search", "gas", "OR", "oil"], "a comma means or"),
    (["list", "gas", "AND", "oil"], "AND is not needed"),
    (["list", "--format", "csv"], "Say --csv, --json"),
    (["list", "-f", "csv"], "Say --csv, --json"),
    (["search", "gas", "--output", "x.csv"], "factcheck export FORMAT FILE"),
    (["list", "-by:peskov"], "`not by:peskov`"),
    (["list", "speaker:peskov"], "here it is by:"),
    (["list", "date:2025"], "here it is said_on:"),
    (["suggest", "acept", "10", "9"], "Did you mean accept?"),
    (["conflicts", "dismis", "5", "6"], "Did you mean dismiss?"),
    (["withdraw", "9999", "--note", "x"], "The newest is 101."),
    (["show"], "'#8'"),
    (["mark", "6", "denied"], "`factcheck mark denied 6`"),
    (["mark", "false", "6"], "the mark is `denied`"),
    (["mark", "denied", "by:peskov", "6"], "it is id:6"),
    (["edit", "6", "--message", "x"], "--note"),
]


@pytest.mark.parametrize(
    ("words", "said"), HABITS, ids=lambda value: " ".join(value) if isinstance(value, list) else ""
)
def test_a_habit_gets_the_sentence_that_helps(
    factcheck: Factcheck, words: list[str], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.argv", ["factcheck", *words])
    done = factcheck(*words)
    assert done.code in (2, 3)
    assert said in done.err


def test_or_in_quotation_marks_and_not_in_capitals(factcheck: Factcheck) -> None:
    assert factcheck("list", "gas", '"OR"', "oil").code == 0
    assert factcheck("list", "NOT", "by:peskov", "--ids").out == factcheck("list", "not", "by:peskov", "--ids").out


def test_a_search_by_filters_alone_lists(factcheck: Factcheck) -> None:
    done = factcheck("search", "by:peskov")
    assert done.out == factcheck("list", "by:peskov").out
    assert "this is the list" in done.err


EMPTY = [
    (["list", "by:peskov", "by:putin"], "Each alone fits some, all together none: by:peskov 6, by:putin 1."),
    (["list", "by:peskov", "mark:denied"], "mark:denied fits no claim even alone."),
    (["list", "is:draft"], ""),
    (["search", "weapons", "by:peskov"], "Without the filters 5 would be."),
    (["search", "Serdukov", "--exact"], "Without --exact 3 would be."),
    (["conflicts", "by:girkin"], "without the filter"),
    (["suggest", "by:girkin"], "No claim that fits waits for filing."),
    (["log", "--who", "nobody"], "without --who there is more"),
]


@pytest.mark.parametrize(("words", "said"), EMPTY, ids=named)
def test_an_empty_answer_says_why(factcheck: Factcheck, words: list[str], said: str) -> None:
    done = factcheck(*words)
    assert (done.code, done.out) == (0, "")
    assert said in done.err


def test_what_was_withdrawn_is_said_to_be(factcheck: Factcheck) -> None:
    factcheck("withdraw", 25, "--note", "twice")
    assert "1 withdrawn fits: add is:withdrawn to see it." in factcheck("list", "by:putin").err
    assert len(factcheck("list", "by:putin", "is:withdrawn").rows) == 1


def test_a_filter_chooses_what_is_written_and_is_asked_about(factcheck: Factcheck, store: Path) -> None:
    refused = factcheck("mark", "confirmed", "by:peskov", "--note", "seen")
    assert refused.code == 2
    assert "6 claims fit: say --yes" in refused.err
    assert query(store, "SELECT count(*) FROM claim WHERE mark IS NOT NULL") == [(0,)]
    done = factcheck("mark", "confirmed", "by:peskov", "--note", "seen", "--yes")
    assert (done.code, len(factcheck("list", "mark:confirmed").rows)) == (0, 6)
    assert factcheck("undo").code == 0
    assert factcheck("list", "mark:confirmed").rows == []
    for words in (
        ["file", "by:peskov", "--about", "Lamps are a wholly new question"],
        ["edit", "by:peskov", "--tag", "kremlin"],
        ["withdraw", "by:peskov", "--note", "x"],
    ):
        assert factcheck(*words).code == 2
        done = factcheck(*words, "--yes")
        assert done.code == 0, done.err
    assert factcheck("list", "by:peskov").rows == []


def test_accept_and_reject_take_drafts_alone_of_what_a_filter_finds(factcheck: Factcheck, empty: Path) -> None:
    lines = [
        f'{{"text": "Ship {n} left.", "speaker": "Ada", "source": "log", "draft": {d}}}'
        for n, d in ((1, "true"), (2, "true"), (3, "false"))
    ]
    assert run_here("import", "-", db=empty, input="\n".join(lines)).code == 0
    assert "2 drafts fit" in run_here("accept", "by:ada", db=empty).err
    assert run_here("accept", "by:ada", "id:1", "--yes", db=empty).code == 0
    assert run_here("reject", "by:ada", "--yes", db=empty).code == 0
    left = run_here("accept", "by:ada", "--yes", db=empty)
    assert left.code == 1
    assert "No draft fits, so nothing was done." in left.err
    assert run_here("list", "--ids", db=empty).out.split() == ["1", "3"]


@pytest.mark.slow
@pytest.mark.parametrize(("answer", "marked"), [("y\n", 1), ("n\n", 0), ("\n", 0)])
def test_on_a_terminal_the_question_names_the_claims(store: Path, answer: str, marked: int) -> None:
    import sys

    words = [sys.executable, "-m", "factcheck", "--db", str(store), "mark", "alleged", "by:putin"]
    terminal = Terminal(words, 24, 100)
    terminal.until("[y/N]")
    assert "#25" in terminal.seen
    terminal.send(answer)
    if marked:
        terminal.until("Why:")
        terminal.send("\n")
    terminal.process.wait(40)
    assert query(store, "SELECT count(*) FROM claim WHERE mark IS NOT NULL") == [(marked,)]


def test_the_log_takes_lists_and_ranges_and_never_says_that_nothing_happened(factcheck: Factcheck) -> None:
    assert factcheck("log", "8-10").out == factcheck("log", "id:8,9,10").out != ""
    assert factcheck("log", "8,#9", "10").out == factcheck("log", "8-10").out
    assert factcheck("log", "8,9999").code == 3
    assert "Nothing has happened" not in factcheck("log", "xylophone").err


def test_two_claims_of_a_conflict_are_one_list_too(factcheck: Factcheck, store: Path) -> None:
    left, right = query(store, "SELECT left_id, right_id FROM conflict WHERE kind = 'stance' LIMIT 1")[0]
    assert factcheck("conflicts", "dismiss", f"#{left},{right}").code == 0
    assert factcheck("conflicts", "reopen", left, right).code == 0
    assert "Which two claims?" in factcheck("conflicts", "dismiss", left).err
    assert "between any two of these" in factcheck("conflicts", "dismiss", f"{left}-{left + 2}").err


def test_what_a_filter_asks_for_is_said_in_english(factcheck: Factcheck) -> None:
    assert "say --yes to mark them as denied." in factcheck("mark", "denied", "by:peskov").err
    assert "say --yes to take the mark off them." in factcheck("mark", "none", "by:peskov", "--note", "x").err
    assert "is:draft and is:draft" not in factcheck("accept", "is:draft").err


def test_chosen_columns_are_the_array_that_json_would_write(factcheck: Factcheck) -> None:
    for words in (["list"], ["list", "xylophone"]):
        out = factcheck(*words, "--columns", "id,text,quotes", "--json").out
        assert out == json.dumps(json.loads(out), ensure_ascii=False, indent=2) + "\n"


def test_a_source_on_a_terminal_is_told_in_the_reader_s_time_and_folded(factcheck: Factcheck) -> None:
    shown = factcheck("source", "show", "new-stage", "--table").out
    assert "retrieved: 20" in shown
    assert not any("Z" in line for line in shown.splitlines() if line.startswith("retrieved"))
    assert max(map(len, shown.splitlines())) <= 100
    assert "retrieved: 20" in factcheck("source", "show", "new-stage").out
