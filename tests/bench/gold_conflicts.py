"""Run the product's conflict rules on the gold pairs, the open two thirds and the held back third apart.

usage: gold_conflicts.py [--unknown] [--unfiled] [--verbose]

As for a person who puts two claims side by side, the two are known to be about one topic; `--unknown` withholds
that. Pairs that a desk would file under one proposition (`stance`, `reversal`) are filed; `--unfiled` shows what the
rules see without. The floor flags every pair whose numbers differ or of which one has a negation more.
"""

import argparse
import json
import re
from collections import defaultdict
from pathlib import Path
from typing import Any

from factcheck.conflicts.rules import check
from factcheck.conflicts.side import Side
from factcheck.domain.claim import Claim
from factcheck.domain.selector import Quote
from factcheck.domain.status import Status

GOLD = Path(__file__).parents[1] / "gold/conflicts.jsonl"
NEGATION = re.compile(r"\b(not|no|never|none|nobody|neither|without|denie[ds])\b|n't\b", re.IGNORECASE)

Pair = dict[str, Any]


def side(number: int, gold: dict[str, Any], proposition: str) -> Side:
    quotes = tuple(Quote(exact, "“", "”") for exact in gold.get("quotes", ()))
    return Side(
        Claim(
            number,
            f"gold{number}",
            gold["text"],
            f"source-{number}",
            speaker=gold["speaker"] or "",
            reported=Status(gold["reported"]),
            said_on=gold["said_on"] or "",
            quotes=quotes,
            proposition=proposition,
            opposite=gold.get("opposite", False),
        )
    )


def flags(pair: Pair, known: bool, filed: bool) -> list[str]:
    """The names of the rules that flag the pair, surest first."""
    proposition = pair["a"]["text"] if filed and "opposite" in pair["b"] else ""
    found = check(side(1, pair["a"], proposition), side(2, pair["b"], proposition), same_topic=known)
    return [finding.rule for finding in found]


def floor(pair: Pair) -> bool:
    a, b = pair["a"]["text"], pair["b"]["text"]
    numbers = [sorted(re.findall(r"\d+(?:[.,]\d+)*", text)) for text in (a, b)]
    return numbers[0] != numbers[1] or len(NEGATION.findall(a)) != len(NEGATION.findall(b))


def figures(rows: list[tuple[int, bool]]) -> str:
    hits = sum(label and flagged for label, flagged in rows)
    flagged, labels = sum(flagged for _, flagged in rows), sum(label for label, _ in rows)
    precision, recall = hits / flagged if flagged else 0.0, hits / labels if labels else 0.0
    f1 = 2 * precision * recall / (precision + recall) if hits else 0.0
    return f"P {precision:.2f}  R {recall:.2f}  F1 {f1:.2f}  ({flagged} flagged, {labels} conflicts, {len(rows)} pairs)"


def report(pairs: list[Pair], got: dict[str, list[str]]) -> None:
    for name, held_back in (("open", False), ("held back", True)):
        part = [pair for pair in pairs if pair["held_back"] == held_back]
        print(f"{name:10} {figures([(pair['label'], bool(got[pair['id']])) for pair in part])}")
        print(f"{'  floor':10} {figures([(pair['label'], floor(pair)) for pair in part])}")
    shares: dict[tuple[int, str], dict[bool, list[bool]]] = defaultdict(lambda: {False: [], True: []})
    for pair in pairs:
        shares[-pair["label"], pair["type"]][pair["held_back"]].append(bool(got[pair["id"]]))
    print(f"\n{'flagged':28}{'open':>10}{'held back':>12}")
    for (label, kind), halves in sorted(shares.items()):
        told = [f"{sum(flagged)}/{len(flagged)}" for flagged in (halves[False], halves[True])]
        print(f"{'conflict' if label else 'near miss':10} {kind:17}{told[0]:>10}{told[1]:>12}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--unknown", action="store_true", help="do not say that the two are about one topic")
    parser.add_argument("--unfiled", action="store_true", help="file no pair under a proposition")
    parser.add_argument(
        "--verbose", action="store_true", help="list what is missed or wrongly flagged, held back ones not"
    )
    given = parser.parse_args()
    pairs = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    got = {pair["id"]: flags(pair, not given.unknown, not given.unfiled) for pair in pairs}
    if given.verbose:
        for pair in pairs:
            if pair["label"] != bool(got[pair["id"]]) and not pair["held_back"]:
                what = "missed" if pair["label"] else f"wrong ({', '.join(got[pair['id']])})"
                print(f"{pair['id']}: {what}\n    {pair['a']['text']}\n    {pair['b']['text']}")
    report(pairs, got)


if __name__ == "__main__":
    main()
