"""Honest scripts are left alone, and what is planted in them is found: every number, date and name, one at a time.

The scripts (tests/gold/scripts) were written over stores of this project as a desk would write them, before anything
that checks them was measured. `caucasus` may be looked at; the misses of `drug` were seen from its first scoring on.
"""

import re
from collections import Counter
from pathlib import Path

import pytest
from desk import ROOT, run_here
from planted import Plant, names_in, plants

from factcheck.actions.ingest_drafts import Drafter
from factcheck.actions.script import Script, script_of
from factcheck.actions.script_evidence import Evidence
from factcheck.actions.script_judging import judged
from factcheck.domain.scripted import Checked, Standing
from factcheck.reading import read
from factcheck.store.storage.opening import open_store

pytest.importorskip("spacy")
pytestmark = pytest.mark.slow

SCRIPTS = ROOT / "tests" / "gold" / "scripts"
STORES = ROOT / "tests" / "gold" / "conflict_stores" / "seen"

FOUND = {"caucasus": 1.0, "ferry": 0.93, "drug": 0.87}
"""The share of planted changes that is asserted, at least; measured 2026-11-26: all of 171, 82 of 87 and 126 of 144.
What is left in the last two stands in no claim: the day of a log, how a date bounds a count."""


@pytest.fixture(scope="module")
def stores(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A store for each script."""
    made = {name: tmp_path_factory.mktemp("scripts") / f"{name}.db" for name in FOUND}
    assert run_here("demo", "--keep", made["caucasus"]).code == 0
    for name in ("ferry", "drug"):
        assert run_here("init", made[name]).code == 0
        assert run_here("import", STORES / f"{name}.jsonl", "--as", "t", db=made[name]).code == 0
    return made


@pytest.fixture(scope="module")
def drafter() -> Drafter:
    return Drafter(wanted=True, everything=True, pipeline="", second=None)


def taken_apart(text: str, drafter: Drafter) -> Script:
    script = script_of(read(None, text.encode(), as_format="markdown"), drafter, lambda share: None)
    assert not script.unattributed
    return script


def held(store: Path, script: Script) -> list[Checked]:
    db = open_store(str(store), lambda said: None)
    try:
        evidence = Evidence(db)
        return [judged(sentence, evidence, attributed=True) for sentence in script.sentences]
    finally:
        db.close()


@pytest.mark.parametrize(("name", "sentences"), [("caucasus", 41), ("ferry", 25), ("drug", 42)])
def test_nothing_is_said_of_an_honest_script(
    name: str, sentences: int, stores: dict[str, Path], drafter: Drafter
) -> None:
    found = held(stores[name], taken_apart((SCRIPTS / f"{name}.md").read_text(encoding="utf-8"), drafter))
    assert len(found) == sentences
    assert [(one.standing.value, one.words, one.why) for one in found if one.standing.wrong] == []
    assert sum(one.standing is Standing.COVERED for one in found) >= sentences - 1


def planted(name: str, store: Path, drafter: Drafter, rounds: int) -> tuple[Counter[bool], list[Plant]]:
    """How many changes were found or not, and those not: in each round every sentence has the next of its changes."""
    text = (SCRIPTS / f"{name}.md").read_text(encoding="utf-8")
    honest, names = taken_apart(text, drafter).sentences, names_in(text)
    each = [list(plants(one.words, names)) for one in honest]
    counted, missed = Counter[bool](), list[Plant]()
    for turn in range(min(rounds, max(map(len, each)))):
        changed = text
        for one, changes in reversed(list(zip(honest, each, strict=True))):
            if turn < len(changes):
                changed = changed[: one.span[0]] + changes[turn].sentence + changed[one.span[1] :]
        found = held(store, taken_apart(changed, drafter))
        assert len(found) == len(honest)
        for one, changes in zip(found, each, strict=True):
            if turn < len(changes):
                counted[one.standing.wrong] += 1
                missed += [] if one.standing.wrong else [changes[turn]]
    return counted, missed


def test_the_first_change_of_every_sentence_is_found(stores: dict[str, Path], drafter: Drafter) -> None:
    counted, missed = planted("caucasus", stores["caucasus"], drafter, 1)
    assert missed == []
    assert counted[True] == 38


@pytest.mark.slow
@pytest.mark.parametrize("name", FOUND)
def test_every_planted_number_date_and_name_is_found(name: str, stores: dict[str, Path], drafter: Drafter) -> None:
    counted, missed = planted(name, stores[name], drafter, 100)
    assert counted.total() > 80
    assert counted[True] >= FOUND[name] * counted.total(), missed


EXCHANGED = {"caucasus": 0.8, "ferry": 0.92, "drug": 0.85}
"""The share of sentences that are given to another speaker of the store and found; measured 2026-11-26: 16 of 19, 13 of
14, 22 of 24. What is left: a body that the sentence itself names, and a speaker who is several people."""


def words_of(name: str) -> set[str]:
    return set(re.findall(r"\w+", name.lower()))


@pytest.mark.slow
@pytest.mark.parametrize("name", EXCHANGED)
def test_a_sentence_given_to_somebody_else_is_found(name: str, stores: dict[str, Path], drafter: Drafter) -> None:
    text = (SCRIPTS / f"{name}.md").read_text(encoding="utf-8")
    honest = taken_apart(text, drafter).sentences
    people = [one["name"] for one in run_here("speaker", "list", "--json", db=stores[name]).json if one["claims"]]
    given: dict[int, str] = {}
    for at, sentence in enumerate(honest):
        said = next((one for one in sentence.said if one.written and one.written in sentence.words), None)
        if said and said.written not in ("He", "She", "They"):
            others = [one for one in people if not words_of(one) & words_of(f"{said.written} {said.speaker}")]
            given[at] = sentence.words.replace(said.written, others[at % len(others)])
    missed = []
    for turn in (0, 1):  # not all at once: who speaks here is who “he” is in the next sentence
        changed = text
        for at in sorted((one for one in given if one % 2 == turn), reverse=True):
            start, end = honest[at].span
            changed = changed[:start] + given[at] + changed[end:]
        found = held(stores[name], taken_apart(changed, drafter))
        missed += [one.words for at, one in enumerate(found) if at % 2 == turn and at in given and not one.standing.wrong]
    assert len(given) > 10
    assert len(given) - len(missed) >= EXCHANGED[name] * len(given), missed
