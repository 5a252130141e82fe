"""Floors: what the rules, the search and the match reach on our own small sets may rise, and may not fall.

A figure is what was measured when it was last raised. Who changes a rule for the better raises it; who must lower one
says why in the commit. `tests/bench/gold_conflicts.py` and `gold_attribution.py` show what was missed.
"""

from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from bench.gold_attribution import gold_documents, pair
from bench.gold_conflicts import flags, side
from test_gold import PAIRS

from factcheck.conflicts.rules import check
from factcheck.domain.claim import Claim
from factcheck.query import parse
from factcheck.store.search.match import match
from factcheck.store.search.search import search
from factcheck.store.storage import bulk, dialect_sqlite, migrate
from factcheck.store.storage.database import Database
from factcheck.store.storage.rows import SourceRow, insert_new
from factcheck.store.storage.unit_of_work import UnitOfWork
from factcheck.store.storage.opening import place

FOUND = {
    "antonym": 18, "attribution": 9, "date": 13, "negation": 16, "number": 27, "reversal": 9, "roles": 13, "stance": 10,
}  # fmt: skip
"""Conflicts of each kind that some rule flags."""

WRONG = {
    "attribution": 1, "event": 2, "hedge": 1, "namesake": 1, "question": 2, "reversal": 1, "scope": 13, "stance": 1,
}  # fmt: skip
"""Near misses of each kind that some rule flags; none of any other kind."""

NAMES = 337
"""Of 352 spellings of a name, those that find the claim with its first spelling among the first ten."""

PARAPHRASES = 12
"""Of 16 texts that say a claim in other words, those that have it as the first match, without [semantic]."""

DRAFTED = {"drafted": 0.83, "speaker": 0.93, "status": 0.98, "chain": 0.97}
"""Of the gold claims those that are drafted, and of these the ones that are right in each respect."""


@pytest.fixture(scope="module")
def flagged() -> dict[str, list[str]]:
    return {one["id"]: flags(one, known=True, filed=True) for one in PAIRS}


@pytest.mark.parametrize("kind", FOUND)
def test_conflicts_that_were_found_are_found(flagged: dict[str, list[str]], kind: str) -> None:
    found = [one["id"] for one in PAIRS if one["label"] and one["type"] == kind and flagged[one["id"]]]
    assert len(found) >= FOUND[kind]


def test_near_misses_that_were_left_alone_are_left_alone(flagged: dict[str, list[str]]) -> None:
    wrong = Counter(one["type"] for one in PAIRS if not one["label"] and flagged[one["id"]])
    assert {kind: number for kind, number in wrong.items() if number > WRONG.get(kind, 0)} == {}


def test_findings_come_surest_first_and_the_same_from_either_side() -> None:
    said = "We will never sell the old paper mill to strangers"
    doubted, sure = (
        side(number, {"text": text, "speaker": who, "reported": "alleged", "said_on": None, "quotes": [said]}, "")
        for number, who, text in (
            (1, "Ada Venn", "More than 40 barges sank at Orda."),
            (2, "Bo Lund", "More than 90 barges sank at Orda."),
        )
    )
    for pairs in ((doubted, sure), (sure, doubted)):
        scores = [finding.score for finding in check(*pairs, same_topic=True)]
        assert len(set(scores)) == 2
        assert scores == sorted(scores, reverse=True)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Database, dict[int, str]]]:
    """A store with a claim for the first spelling of every name and for the first text of every pair; all by id."""
    path = tmp_path_factory.mktemp("floors") / "factcheck.db"
    migrate.create(path)
    texts = [f"{group[0]} spoke of it." for group in groups()] + [one["a"]["text"] for one in PAIRS]
    with UnitOfWork(path, "Ana", "add") as work:
        insert_new(work.db, [SourceRow(slug="s", key="s", title="A reader", step_id=work.step)])
        stored = list(bulk.Intake(work).store([Claim(0, "", text, "s") for text in texts]))
    with closing(place(path).connect()) as db:
        yield db, {made.id: text for made, text in zip(stored, texts, strict=True)}


def groups() -> list[list[str]]:
    lines = (Path(__file__).parents[1] / "bench/names.tsv").read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


@pytest.mark.slow
def test_a_name_is_found_however_it_is_spelt(desk: tuple[Database, dict[int, str]]) -> None:
    db, texts = desk
    asked = [(group[0], spelling) for group in groups() for spelling in group[1:]]
    got = [
        any(texts[hit.claim_id] == f"{first} spoke of it." for hit in search(db, parse([spelling]), 10).hits)
        for first, spelling in asked
    ]
    assert sum(got) >= NAMES


def test_other_words_for_a_claim_have_it_as_their_first_match(desk: tuple[Database, dict[int, str]]) -> None:
    db, texts = desk
    asked = [(one["b"]["text"], one["a"]["text"]) for one in PAIRS if one["type"] == "paraphrase"]
    got = [[texts[made.claim_id] for made in match(db, other, 1, use_meaning=False)] == [text] for other, text in asked]
    assert sum(got) >= PARAPHRASES


def test_the_gold_claims_are_drafted() -> None:
    pytest.importorskip("spacy")
    from factcheck.drafting.draft import draft
    from factcheck.drafting.parser import load_parser
    from factcheck.drafting.worth import WHY

    parser = load_parser()
    scored: list[Any] = []
    for text, claims in gold_documents("all").values():
        made = [one for one in draft(text, parser=parser, everything=True) if one.withheld in {"", WHY}]
        scored += pair(text, claims, made).scored  # the gold calls demands and opinions claims, the gate does not
    drafted = [one for one in scored if one.draft]
    shares = {name: sum(name in one.right for one in drafted) / len(drafted) for name in ("speaker", "status", "chain")}
    shares["drafted"] = len(drafted) / len(scored)
    assert {name: share for name, share in shares.items() if share < DRAFTED[name]} == {}
