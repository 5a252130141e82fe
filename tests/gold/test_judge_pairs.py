"""The shape of the pairs that the learnt judge is trained on, and that none of them stands in what it is measured on."""

import json
from collections import Counter
from datetime import date
from pathlib import Path

GOLD = Path(__file__).parent
PAIRS = [json.loads(line) for line in (GOLD / "judge_pairs/pairs.jsonl").read_text(encoding="utf-8").splitlines()]


def test_every_pair_is_whole() -> None:
    for pair in PAIRS:
        assert set(pair) == {"story", "a", "b", "label", "slot", "kind"}
        for side in "ab":
            claim = pair[side]
            assert set(claim) == {"text", "speaker", "said_on", "reported_as"}
            assert claim["text"].strip()
            assert date.fromisoformat(claim["said_on"])
            assert claim["reported_as"] in ("alleged", "denied", "confirmed")


def test_the_labels_are_those_that_the_readme_counts() -> None:
    assert Counter(pair["label"] for pair in PAIRS) == {"contradicts": 745, "same": 385, "compatible": 733}


def test_nothing_that_is_measured_was_learnt() -> None:
    learnt = {pair[side]["text"] for pair in PAIRS for side in "ab"}
    measured = {
        json.loads(line)["text"]
        for path in (GOLD / "conflict_stores").rglob("*.jsonl")
        if path.with_suffix(".gold.json").is_file()
        for line in path.read_text(encoding="utf-8").splitlines()
    }
    assert measured
    assert not learnt & measured
