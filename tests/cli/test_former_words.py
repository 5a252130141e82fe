"""One word, one meaning: what is shown is one spelling, and what was taken before is taken still."""

import json
import re
from pathlib import Path

import pytest
from desk import ROOT, Factcheck, altered, query

from factcheck.conflicts.rules import RULES
from factcheck.domain.conflict import LEARNT, SEEN, called
from factcheck.query import parse

NEW = ["--reported", "denied", "--said-on", "2025-07", "--remark", "a remark"]
OLD = ["--status", "denied", "--on", "2025-07", "--note", "a remark"]


def test_options_are_taken_by_their_former_names(factcheck: Factcheck) -> None:
    for n, words in enumerate((NEW, OLD)):
        made = factcheck("add", f"It rained {n} times.", "--source", "new-stage", *words).out
        (claim,) = factcheck("show", made.strip(), "--json").json
        assert (claim["reported"], claim["said_on"], claim["note"]) == ("denied", "2025-07", "a remark")
    assert factcheck("edit", 4, "--on=2024").code == 0
    assert factcheck("edit", 5, "--said-on", "2024").code == 0
    assert factcheck("list", "on:2024", "--ids").out == factcheck("list", "said_on:2024", "--ids").out == "4\n5\n"


def test_a_text_that_is_like_a_former_name_is_a_text(factcheck: Factcheck) -> None:
    done = factcheck("add", "--source", "new-stage", "--", "--status")
    assert done.code == 0
    assert factcheck("show", done.out.strip(), "--json").json[0]["text"] == "--status"


@pytest.mark.parametrize("command", ["add", "edit"])
def test_help_has_no_former_name(factcheck: Factcheck, command: str) -> None:
    shown = factcheck(command, "--help").out
    assert re.findall(r"--(?:status|on)\b", shown) == []
    assert ("--note" in shown) is (command == "edit")
    assert "--said-on" in shown


def test_filters_are_taken_by_their_former_names() -> None:
    for words in (["on:2025-07.."], ["said-on:2025-07.."], ["by:Ilham on:2025"]):
        assert parse(words) == parse([re.sub("(said-)?on:", "said_on:", word) for word in words])


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["on:soon"], "on: does not take “soon”."),
        (["said-on:2025-07..2024"], "The other way round it is said-on:2024..2025-07."),
        (["on:"], "as in on:2025-07.."),
        (["On:2024", "OR", "on:2025"], "Write on:2024,2025"),
        (["on:1871", "status:alleged"], "on:1871"),
        (["said_on:soon"], "said_on:..2024"),
    ],
)
def test_a_filter_is_answered_by_the_name_it_was_typed_by(factcheck: Factcheck, words: list[str], said: str) -> None:
    done = factcheck("list", *words)
    assert said in done.err
    assert (" said_on:" in f" {done.err}") is words[0].startswith("said_on:")


def test_an_option_without_its_value_is_told_by_the_name_it_was_typed_by(factcheck: Factcheck) -> None:
    assert "'--on'" in factcheck("edit", 4, "--on").err
    assert "'--said-on'" in factcheck("edit", 4, "--said-on").err


def test_every_kind_of_conflict_is_taken_by_its_name_and_by_what_it_is_called(factcheck: Factcheck) -> None:
    kinds = [*(rule.name for rule in RULES), LEARNT, *SEEN]
    assert len({called(kind) for kind in kinds}) == len(kinds)
    for kind in kinds:
        assert called(kind) == kind or called(kind) not in kinds
        old, new = (factcheck("conflicts", "--all", "--json", "--kind", name) for name in (kind, called(kind)))
        assert (old.code, old.out) == (new.code, new.out)
        assert {(one["kind"], one["called"]) for one in old.json} <= {(kind, called(kind))}


def test_the_name_of_a_rule_is_not_shown(factcheck: Factcheck, store: Path) -> None:
    pair = query(store, "SELECT left_id, right_id FROM conflict WHERE kind = 'stance' AND NOT closed LIMIT 1")[0]
    assert "(sides)" in factcheck("conflicts", "dismiss", *pair).err
    for words in (["conflicts", "stats"], ["conflicts", "--all"], ["show", str(pair[0])], ["log"]):
        shown = factcheck("--table", *words).out
        assert re.findall(r"\b(?:stance|antonym|negation)\b", shown) == [], words


def test_the_page_of_words_names_every_kind() -> None:
    page = (ROOT / "docs" / "words.md").read_text(encoding="utf-8")
    for kind in (*(rule.name for rule in RULES), LEARNT, *SEEN):
        assert f"`{called(kind)}`" in page
        assert kind == called(kind) or f"| `{kind}` |" in page


def test_a_sentence_has_the_readers_own_time(
    factcheck: Factcheck, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import time

    assert factcheck("--as", "Omar", "mark", "denied", 4).code == 0
    altered(store, "UPDATE step SET at = '2026-11-25T23:30:00Z' WHERE analyst = 'Omar'")
    monkeypatch.setenv("TZ", "Asia/Baku")
    time.tzset()
    try:
        assert "Omar marked claim 4 denied at 2026-11-26 03:30" in factcheck("--as", "Ana", "mark", "alleged", 4).err
        assert "of 2026-11-26 03:30 by Omar" in factcheck("--as", "Omar", "undo", "-n").err
        assert json.loads(factcheck("log", 4, "--json").out)[-1]["at"] == "2026-11-25T23:30:00Z"
    finally:
        monkeypatch.undo()
        time.tzset()
