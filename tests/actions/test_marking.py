"""Marking: one command, one transaction, one undo step, and every word of it in the log."""

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from desk import ROOT, Factcheck, Result, connecting_as, dump, query, run_here

Program = Callable[..., Result]


def test_marking_many_claims_is_one_step_with_an_event_for_each(factcheck: Factcheck, store: Path) -> None:
    steps = query(store, "SELECT count(*) FROM step")[0][0]
    done = factcheck("mark", "denied", 4, 5, "#6", 4, "--note", "the ministry", "--as-of", "2025-07")
    assert done.code == 0
    assert done.out == ""
    assert "Marked claims 4, 5 and 6 denied." in done.err
    assert query(store, "SELECT count(*) FROM step") == [(steps + 1,)]
    events = query(store, "SELECT claim_id, field, old, new, note, as_of FROM event ORDER BY id DESC LIMIT 3")
    assert sorted(events) == [(n, "mark", "null", '"denied"', "the ministry", "2025-07") for n in (4, 5, 6)]
    claims = factcheck("show", 4, 5, 6, "--json").json
    assert [(c["reported"], c["mark"], c["status"]) for c in claims] == [
        (reported, "denied", "denied") for reported in [c["reported"] for c in claims]
    ]


@pytest.mark.of_a_file
def test_ids_come_from_a_pipe(store: Path, tmp_path: Path) -> None:
    line = (
        "factcheck --db store.db list by:peskov --ids | "
        "factcheck --db store.db mark confirmed - --note 'transcript, kremlin.ru'"
    ).replace("factcheck ", f"{sys.executable} -m factcheck ")
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", line],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin", "FACTCHECK_ANALYST": "Ana"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert query(store, "SELECT count(*) FROM claim WHERE mark = 'confirmed'") == [(6,)]


def test_a_pipe_with_rubbish_or_nothing_changes_nothing(factcheck: Factcheck, store: Path) -> None:
    before = dump(store)
    assert factcheck("mark", "alleged", "-", input="").code == 2
    assert factcheck("mark", "alleged", "-", input="4\nfive\n").code == 3
    assert factcheck("mark", "alleged", "-", input=b"4\n\xff\xfe\n").code == 3
    assert factcheck("mark", "alleged", "-", input="4 5\n999\n").code == 3
    assert dump(store) == before


@pytest.mark.parametrize(
    "words",
    [
        ["mark", "confirmed", "4", "5", "--note", "x", "--evidence", "https://example.org", "--evidence", "6"],
        [
            "edit",
            "4",
            "--text",
            "Other words.",
            "--tag",
            "new",
            "--by",
            "Somebody Else Entirely",
            "--via",
            "Nordwire",
            "--via",
            "Lakewire",
        ],
        ["withdraw", "4", "--note", "twice"],
        ["file", "4", "--about", "Something new", "--opposite"],
        ["add", "It rains.", "--source", "new-stage", "--by", "Weather Office", "--tag", "weather"],
        ["source", "add", "Evening news"],
        ["source", "edit", "new-stage", "--publisher", "Other"],
        ["source", "withdraw", "new-stage", "--note", "x"],
        ["speaker", "alias", "Peskov", "Dmitri Peskow"],
        ["speaker", "split", "Peskov", "The other Peskov", "46"],
        ["conflicts", "uphold", "6", "10"],
        ["import", "-"],
    ],
    ids=" ".join,
)
def test_a_dry_run_says_what_would_happen_and_changes_nothing(
    factcheck: Factcheck, store: Path, words: list[str]
) -> None:
    before = dump(store)
    row = '{"text": "It rains.", "source": "Evening news", "speaker": "Weather Office"}\n'
    for flag in ("-n", "--dry-run"):
        done = factcheck(*words, flag, input=row)
        assert done.code == 0, done.err
        assert "ould " in done.err
        assert dump(store) == before
    assert factcheck(*words, input=row).code == 0
    assert dump(store) != before


def test_evidence_is_a_url_a_source_or_a_claim(factcheck: Factcheck) -> None:
    given = ["--evidence", "https://example.org/a", "--evidence", "new-stage", "--evidence", "#6"]
    assert factcheck("mark", "confirmed", 4, *given).code == 0
    event = factcheck("log", 4, "--json").json[-1]
    assert event["evidence"] == ["https://example.org/a", "new-stage-of-crisis", "claim 6"]
    said = factcheck("show", 4).out
    assert "https://example.org/a" in said
    resting = factcheck("mark", "denied", 6)
    assert "The mark of claim 4 rests on claim 6: look at it again." in resting.err


def test_confirmed_needs_a_reason_or_force(factcheck: Factcheck, store: Path) -> None:
    before = dump(store)
    assert factcheck("mark", "confirmed", 4).code == 2
    assert factcheck("mark", "confirmed", 4, "--note", "  ").code == 2
    assert dump(store) == before
    assert factcheck("mark", "confirmed", 4, "--force").code == 0
    assert factcheck("mark", "confirmed", 5, "--evidence", "https://example.org").code == 0
    assert factcheck("mark", "denied", 6).code == 0


def test_marking_as_it_stands_says_so_and_leaves_no_trace(factcheck: Factcheck, store: Path) -> None:
    factcheck("mark", "denied", 4)
    before = dump(store)
    done = factcheck("mark", "denied", 4)
    assert (done.code, done.err) == (0, "Marked denied already: claim 4.\n")
    assert dump(store) == before
    assert factcheck("mark", "denied", 4, "--note", "now with a reason").code == 0
    assert factcheck("log", 4, "--json").json[-1]["why"] == "now with a reason"


def test_drafts_and_withdrawn_claims_are_not_marked(factcheck: Factcheck, store: Path) -> None:
    factcheck("withdraw", 4, "--note", "twice")
    row = '{"text": "A draft.", "source": "new-stage-of-crisis", "draft": true}\n'
    assert factcheck("import", "-", input=row).code == 0
    before = dump(store)
    assert "is withdrawn" in factcheck("mark", "alleged", 5, 4).err
    assert "is a draft" in factcheck("mark", "alleged", 102).err
    assert dump(store) == before


def test_the_log_says_who_when_from_to_and_why(factcheck: Factcheck) -> None:
    factcheck("--as", "Ben", "mark", "denied", 4, "--note", "he said so", "--as-of", "2025")
    last = factcheck("log", 4, "--json").json[-1]
    assert list(last) == [
        "step",
        "at",
        "by",
        "verb",
        "subject",
        "field",
        "from",
        "to",
        "why",
        "as_of",
        "evidence",
        "undone",
        "imported_from",
        "imported_by",
    ]
    assert (last["by"], last["verb"], last["subject"]) == ("Ben", "mark", "claim 4")
    assert (last["field"], last["from"], last["to"]) == ("mark", None, "denied")
    assert (last["why"], last["as_of"], last["undone"]) == ("he said so", "2025", False)
    assert factcheck("log", "--json").json[0] == last
    assert factcheck("log", "--jsonl").out.count("\n") == len(factcheck("log", "--json").json)
    (at, by, verb, subject, field, old, new, why) = factcheck("log", 4).rows[-1]
    assert (by, verb, subject, field, old, new) == ("Ben", "mark", "claim 4", "mark", "nothing", "denied")
    assert why == "he said so; as of 2025"
    assert at.endswith("Z")


@pytest.mark.of_a_file
def test_the_analyst_is_the_option_then_the_variable_then_git_then_the_login(
    program: Program, store: Path, tmp_path: Path
) -> None:
    (tmp_path / ".gitconfig").write_text("[user]\n\tname = Git Name\n")
    clean = {"HOME": str(tmp_path), "GIT_CONFIG_NOSYSTEM": "1", "XDG_CONFIG_HOME": str(tmp_path)}

    def by(*words: str, **env: str) -> str:
        marked = query(store, "SELECT count(*) FROM event")[0][0]
        done = program("mark", "denied", "4", "--note", str(marked), *words, env={**clean, **env})
        assert done.code == 0, done.err
        return str(query(store, "SELECT analyst FROM step ORDER BY id DESC LIMIT 1")[0][0])

    assert by("--as", "Option", FACTCHECK_ANALYST="Variable") == "Option"
    assert by(FACTCHECK_ANALYST="Variable") == "Variable"
    assert by(FACTCHECK_ANALYST=" ") == "Git Name"
    assert by("--as", " ", FACTCHECK_ANALYST="") == "Git Name"
    (tmp_path / ".gitconfig").unlink()
    assert by(FACTCHECK_ANALYST="", LOGNAME="login") == "login"


def test_two_analysts_mark_the_same_claim_at_once(store: Path, tmp_path: Path) -> None:
    started = [
        subprocess.Popen(
            [
                sys.executable,
                "-m",
                "factcheck",
                "--db",
                store,
                "--as",
                who,
                "mark",
                status,
                "4",
                "--note",
                f"said {who}",
                "--over",
            ],
            env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"},
            cwd=tmp_path,
            stderr=subprocess.PIPE,
        )
        for who, status in (("Ana", "confirmed"), ("Ben", "denied"), ("Cem", "alleged"), ("Dua", "denied"))
    ]
    assert [process.wait(60) for process in started] == [0, 0, 0, 0]
    for process in started:
        assert process.stderr
        process.stderr.close()
    events = query(
        store,
        "SELECT step.analyst, event.old, event.new FROM event JOIN step ON step.id = event.step_id "
        "WHERE event.claim_id = 4 AND event.field = 'mark' ORDER BY event.id",
    )
    assert {who for who, _, _ in events} == {"Ana", "Ben", "Cem", "Dua"}
    assert [old for _, old, _ in events] == ["null", *(new for _, _, new in events[:-1])]
    assert query(store, "SELECT mark FROM claim WHERE id = 4") == [(events[-1][2].strip('"'),)]


def statements(store: Path, *words: object) -> int:
    """How many statements a command sends to the database."""
    sent: list[str] = []

    class Watched(sqlite3.Connection):
        def __init__(self, *given: Any, **more: Any) -> None:
            super().__init__(*given, **more)
            self.set_trace_callback(sent.append)

    with connecting_as(Watched):
        assert run_here(*words, db=store).code == 0
    return len([said for said in sent if not said.startswith("--")])


def test_a_mark_costs_in_proportion_to_the_claims_that_are_marked(store: Path) -> None:
    one = statements(store, "mark", "alleged", 4, "--note", "x")
    ten = statements(store, "mark", "alleged", *range(5, 15), "--note", "x")
    again = statements(store, "mark", "alleged", *range(4, 15))
    assert ten - one <= 3 * 9 + 10  # the claim, its event and the approval it ends, and what is met of other claims
    assert again <= one


def test_marking_compares_marks_and_nothing_is_left_for_a_check_of_everything(
    factcheck: Factcheck, store: Path
) -> None:
    filed = query(store, "SELECT id FROM claim WHERE proposition_id = 2 ORDER BY id")
    assert factcheck("mark", "confirmed", filed[0][0], "--note", "read it").code == 0
    done = factcheck("mark", "denied", filed[1][0], filed[2][0], "--note", "read it")
    assert done.err.count("Conflict (marks)") == len(factcheck("conflicts", "--kind", "desk", "--json").json) > 0
    before = factcheck("conflicts", "--all", "--kind", "desk", "--json").json
    factcheck("conflicts", "--rescan")
    assert factcheck("conflicts", "--all", "--kind", "desk", "--json").json == before
    assert factcheck("undo").code == 0
    assert factcheck("conflicts", "--kind", "desk", "--json").json == []
    disputed = factcheck("list", "is:disputed", "--ids").out
    factcheck("conflicts", "--rescan")
    assert factcheck("list", "is:disputed", "--ids").out == disputed


def test_who_takes_a_mark_back_is_not_who_gave_the_one_before(factcheck: Factcheck) -> None:
    assert factcheck("mark", "denied", 4, "--note", "the register").code == 0
    assert factcheck("--as", "Omar", "mark", "confirmed", 4, "--note", "seen it", "--over").code == 0
    assert factcheck("--as", "Omar", "undo").code == 0
    for who in ("Omar", "Bo"):
        refused = factcheck("--as", who, "mark", "alleged", 4, "--note", "who knows")
        assert refused.code == 1
        assert "Ana marked claim 4 denied" in refused.err
    assert factcheck("mark", "alleged", 4, "--note", "on second thoughts").code == 0
    assert factcheck("--as", "Omar", "mark", "none", 4, "--note", "no", "--over").code == 0
    assert factcheck("--as", "Omar", "undo").code == 0
    assert "Ana marked claim 4 alleged" in factcheck("--as", "Omar", "mark", "denied", 4, "--note", "x").err
