"""The gold sets are what the benchmarks judge by: every offset right, every key there, a third of each held back."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from factcheck.domain.status import Status

GOLD = Path(__file__).parent
STATUSES = {status.value for status in Status}
CLAIM_KEYS = {
    "doc", "text", "speaker", "speaker_as_written", "cue", "via", "reported", "quotes", "speaker_also", "quotes_also",
    "held_back",
}  # fmt: skip


def records(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (GOLD / name).read_text(encoding="utf-8").splitlines()]


CLAIMS, PAIRS = records("attribution/claims.jsonl"), records("conflicts.jsonl")
DOCUMENTS = sorted(path.stem for path in (GOLD / "attribution/text").glob("*.txt"))


def document(name: str) -> str:
    return (GOLD / "attribution/text" / f"{name}.txt").read_bytes().decode("utf-8")


def test_articles_are_many_and_short() -> None:
    assert len(DOCUMENTS) >= 15
    assert {claim["doc"] for claim in CLAIMS} == set(DOCUMENTS)
    assert all(120 <= len(document(name).split()) <= 300 for name in DOCUMENTS)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_claims_stand_in_their_article(name: str) -> None:
    text = document(name)
    for claim in (claim for claim in CLAIMS if claim["doc"] == name):
        assert set(claim) == CLAIM_KEYS
        assert claim["quotes"]
        for quote in sum(claim["quotes_also"], claim["quotes"]):
            assert text[quote["start"] : quote["end"]] == quote["exact"]
        for words in (claim["cue"], claim["speaker_as_written"]):
            assert words is None or words in text


@pytest.mark.parametrize("name", DOCUMENTS)
def test_claims_are_whole_records(name: str) -> None:
    claims = [claim for claim in CLAIMS if claim["doc"] == name]
    names = {said for claim in claims for said in (claim["speaker"], *claim["speaker_also"]) if said}
    for claim in claims:
        assert claim["reported"] in STATUSES
        assert claim["text"][0].isupper() or claim["text"][0].isdigit()
        assert claim["text"].endswith(".")
        assert claim["via"] == [] or claim["speaker"], "a relayed claim names who is relayed"
        assert claim["reported"] != "confirmed" or claim["via"] == [], "a relay confirms nothing"
    assert all(relay in names or relay in document(name) for claim in claims for relay in claim["via"])


def test_nobody_without_a_cue_denies_or_confirms() -> None:
    assert all(claim["cue"] for claim in CLAIMS if claim["reported"] != "alleged")


def test_a_third_of_the_articles_is_held_back() -> None:
    held_back = {claim["doc"]: claim["held_back"] for claim in CLAIMS}
    assert all(held_back[claim["doc"]] == claim["held_back"] for claim in CLAIMS)
    assert abs(sum(held_back.values()) - len(held_back) / 3) < 1


def test_articles_hold_what_is_hard() -> None:
    counts = Counter(claim["reported"] for claim in CLAIMS)
    assert counts["denied"] >= 20
    assert counts["confirmed"] >= 15
    assert sum(bool(claim["via"]) for claim in CLAIMS) >= 20
    assert sum(len(claim["via"]) > 1 for claim in CLAIMS) >= 4
    assert sum(claim["speaker"] is None for claim in CLAIMS) >= 30


def test_pairs_are_whole_records() -> None:
    assert len({pair["id"] for pair in PAIRS}) == len(PAIRS)
    for pair in PAIRS:
        assert set(pair) == {"id", "a", "b", "label", "type", "held_back", "note"}
        for claim in (pair["a"], pair["b"]):
            assert {"text", "speaker", "reported", "said_on"} <= set(claim)
            assert claim["reported"] in STATUSES
            assert all(quote in claim["text"] for quote in claim.get("quotes", ()))


def test_half_of_the_pairs_are_near_misses() -> None:
    assert len(PAIRS) >= 150
    assert 0.45 <= sum(pair["label"] for pair in PAIRS) / len(PAIRS) <= 0.5


def test_about_a_third_of_each_type_of_pair_is_held_back() -> None:
    totals = Counter((pair["type"], pair["label"]) for pair in PAIRS)
    held_back = Counter((pair["type"], pair["label"]) for pair in PAIRS if pair["held_back"])
    assert all(held_back[group] == total // 3 for group, total in totals.items())


def test_types_need_what_they_say() -> None:
    for pair in PAIRS:
        a, b = pair["a"], pair["b"]
        if pair["label"] and pair["type"] == "reversal":
            assert a["speaker"] == b["speaker"]
            assert a["said_on"] < b["said_on"]
        if pair["label"] and pair["type"] in {"stance", "attribution"}:
            assert a["speaker"] != b["speaker"]
        if pair["type"] == "attribution":
            assert a["quotes"]
            assert b["quotes"]
