"""Precision is quoted from the conflict stores: whole records, closed pairs, each type as its record needs it."""

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from factcheck.domain.status import Status

HERE = Path(__file__).parent / "conflict_stores"
EASY = "easy.jsonl"
STORES = sorted(path for path in HERE.glob("*/*.jsonl") if path.name != EASY)
PAIRS = sorted(HERE.glob(f"*/{EASY}"))
STATUSES = {status.value for status in Status}
TYPES = {"number", "date", "place", "cause", "roles", "negation", "denial", "antonym", "attribution", "reversal"}

Pair = tuple[int, int]

each_store = pytest.mark.parametrize("path", STORES, ids=lambda path: f"{path.parent.name}-{path.stem}")


def claims(path: Path) -> dict[int, dict[str, Any]]:
    return {claim["id"]: claim for claim in map(json.loads, path.read_text(encoding="utf-8").splitlines())}


def gold(path: Path) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = json.loads(path.with_suffix(".gold.json").read_text(encoding="utf-8"))
    return found


def pairs(rows: Iterable[list[Any]]) -> list[Pair]:
    return [(row[0], row[1]) for row in rows]


def both_ways(rows: Iterable[Pair]) -> set[Pair]:
    return {side for a, b in rows for side in ((a, b), (b, a))}


def missing(links: set[Pair], steps: set[Pair]) -> set[Pair]:
    """What `links` lacks: a link and a step from either of its ends make another link."""
    forward = {(a, d) for a, b in links for c, d in steps if b == c}
    backward = {(c, b) for a, b in links for c, d in steps if d == a}
    return {(a, b) for a, b in forward | backward if a != b} - links


def one_speaker(a: str, b: str) -> bool:
    """Whether one name is the other, with or without an office beside it."""
    shorter, longer = sorted((set(re.findall(r"\w+", a)), set(re.findall(r"\w+", b))), key=len)
    return shorter <= longer


def test_every_store_has_its_gold() -> None:
    assert {path.with_suffix("") for path in STORES} == {
        path.with_name(path.name.removesuffix(".gold.json")) for path in HERE.glob("*/*.gold.json")
    }


@each_store
def test_claims_are_whole_records(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert 70 <= len(lines) <= 100
    assert len(claims(path)) == len(lines), "an id stands once"
    assert len({claim["text"].casefold() for claim in claims(path).values()}) == len(lines), "a sentence stands once"
    for claim in claims(path).values():
        assert set(claim) == {"id", "text", "speaker", "source", "said_on", "reported"}
        assert all(claim[key] for key in claim)
        assert claim["reported"] in STATUSES
        assert re.fullmatch(r"\d{4}(-\d\d){0,2}", claim["said_on"])


@each_store
def test_pairs_are_of_claims_that_are_there_and_in_one_list_only(path: Path) -> None:
    known, marked = claims(path), gold(path)
    assert set(marked) == {"conflicts", "same", "updates"}
    listed = [frozenset(pair) for rows in marked.values() for pair in pairs(rows)]
    assert all(len(pair) == 2 and pair <= known.keys() for pair in listed)
    assert len(set(listed)) == len(listed)
    assert all(kind in TYPES and why for _, _, kind, why in marked["conflicts"])


@each_store
def test_pairs_are_closed(path: Path) -> None:
    marked = gold(path)
    same, updates = both_ways(pairs(marked["same"])), set(pairs(marked["updates"]))
    plain = both_ways(pairs(row for row in marked["conflicts"] if row[2] != "reversal"))
    assert not missing(same, same)
    assert not missing(updates, updates)
    assert not missing(updates, same)
    assert not missing(plain, same) - both_ways(pairs(marked["conflicts"]))


@each_store
def test_updates_run_forward(path: Path) -> None:
    known = claims(path)
    for earlier, later in pairs(gold(path)["updates"]):
        assert known[earlier]["said_on"] <= known[later]["said_on"]


@each_store
def test_the_record_bears_its_type_out(path: Path) -> None:
    known, marked = claims(path), gold(path)
    for a, b in pairs(marked["same"]):
        assert (known[a]["reported"] == "denied") == (known[b]["reported"] == "denied")
    for first, second, kind, _ in marked["conflicts"]:
        one, other = known[first], known[second]
        denied = (one["reported"], other["reported"]).count("denied")
        assert denied == 1 if kind == "denial" else denied < 2
        if kind == "reversal":
            assert one_speaker(one["speaker"], other["speaker"])
            assert one["said_on"] < other["said_on"]
        if kind == "attribution":
            assert not one_speaker(one["speaker"], other["speaker"])


@pytest.mark.parametrize("path", PAIRS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_easy_pairs_are_whole_and_half_of_them_conflict(path: Path) -> None:
    easy = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert all(set(pair) == {"a", "b", "label", "type", "why"} and pair["type"] and pair["why"] for pair in easy)
    assert [pair["label"] for pair in easy].count(1) * 2 == len(easy)
    for side in (pair[key] for pair in easy for key in "ab"):
        assert set(side) == {"text", "speaker", "said_on", "reported"}
        assert all(side.values())
        assert side["reported"] in STATUSES
        assert re.fullmatch(r"\d{4}(-\d\d){0,2}", side["said_on"])
    for pair in easy:
        denied = [pair[key]["reported"] for key in "ab"].count("denied")
        assert denied <= 1 or not pair["label"]
        if pair["type"] == "denial":
            assert denied == 1
