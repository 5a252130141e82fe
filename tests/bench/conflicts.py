"""How well the conflict rules do on labelled pairs, and how many false alarms they raise in a store of claims.

usage: conflicts.py PAIRS.jsonl [--out PREDICTIONS.jsonl] [--judge URL] | conflicts.py --store STORE.jsonl

PAIRS.jsonl        {"a", "b", "label": 1 conflict / 0 none, "type"}, a and b texts or claims with "text", "speaker", ...
PREDICTIONS.jsonl  a line a pair, in the same order: {"conflict": true|false, "rule": NAME or null, "score": 0..1}
STORE.jsonl        {"text", "speaker"} a line

Two statements of a pair are compared as a person would who asks about just these two: the product's `check` with
`same_topic`. Texts alone have unknown speakers and dates. A store's claims are stored and checked as
`factcheck conflicts --rescan` does it, with nothing known beside text and speaker. Beside the figures stands the floor:
flagging whatever has two differing numbers (`number` pairs), or a negation on one side only.

`--judge` has a desk's own language model read every pair too, so that it is measured before it is trusted: its figures
stand alone, and beside the rules'. FACTCHECK_JUDGE_MODEL and FACTCHECK_JUDGE_KEY are heeded as by `factcheck`.
"""

import argparse
import json
import os
import re
import sys
import tempfile
import time
from collections import defaultdict
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from factcheck.asking.asker import Asker
from factcheck.asking.cache import Cache, cache_folder
from factcheck.asking.chat import Chat
from factcheck.asking.endpoint import Endpoint, endpoint
from factcheck.asking.pairs import SYSTEM, finding, question, verdict
from factcheck.conflicts.rules import check
from factcheck.conflicts.side import Side
from factcheck.domain.claim import Claim
from factcheck.domain.selector import Quote
from factcheck.domain.status import Status


def claim_of(given: str | dict[str, Any], number: int) -> Claim:
    """A claim from a bare text or from a record of the gold set."""
    record = {"text": given} if isinstance(given, str) else given
    quotes = tuple(Quote(words, prefix="“", suffix="”") for words in record.get("quotes") or ())
    return Claim(
        id=number,
        key=str(number),
        text=record["text"],
        source=f"source {number}",
        speaker=record.get("speaker") or "",
        quotes=quotes,
        reported=Status(record.get("reported") or "alleged"),
        said_on=record.get("said_on") or "",
    )


def predict(pair: dict[str, Any]) -> dict[str, Any]:
    """What the rules say of one pair, the surest finding."""
    found = check(Side(claim_of(pair["a"], 1)), Side(claim_of(pair["b"], 2)), same_topic=True)
    if not found:
        return {"conflict": False, "rule": None, "score": 0.0}
    return {"conflict": True, "rule": found[0].rule, "score": found[0].score, "why": found[0].why}


def floor(pair: dict[str, Any]) -> bool:
    """Different numbers, or a plain negation on one side."""
    one, other = (given if isinstance(given, str) else given["text"] for given in (pair["a"], pair["b"]))
    numbers = [set(re.findall(r"\d[\d,.]*", text)) for text in (one, other)]
    negated = [bool(re.search(r"\b(?:not|no|never)\b|n['’]t\b", text, re.IGNORECASE)) for text in (one, other)]
    return numbers[0] != numbers[1] or negated[0] != negated[1]


def figures(flags: list[tuple[int, bool]]) -> str:
    """Precision, recall and F1 of (label, flagged)."""
    hits, flagged, labels = sum(1 for x, y in flags if x and y), sum(y for _, y in flags), sum(x for x, _ in flags)
    precision, recall = hits / flagged if flagged else 0.0, hits / labels if labels else 0.0
    f1 = 2 * precision * recall / (precision + recall) if hits else 0.0
    return (
        f"P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  ({flagged} flagged, {labels} conflicts, {len(flags)} pairs)"
    )


def measure_pairs(path: Path, out: Path | None) -> None:
    """Print the figures of all pairs, per rule and per type; write the predictions."""
    pairs = lines_of(path)
    started = time.process_time()
    predictions = [predict(pair) for pair in pairs]
    spent = time.process_time() - started
    print(f"ours   {figures([(p['label'], got['conflict']) for p, got in zip(pairs, predictions, strict=True)])}")
    print(f"floor  {figures([(p['label'], floor(p)) for p in pairs])}")
    if any("held_back" in pair for pair in pairs):
        for held in (False, True):
            chosen = [
                (p["label"], got["conflict"])
                for p, got in zip(pairs, predictions, strict=True)
                if p["held_back"] is held
            ]
            print(f"  {'held back' if held else 'seen':9} {figures(chosen)}")
    rules, types = defaultdict(list), defaultdict(list)
    for pair, got in zip(pairs, predictions, strict=True):
        types[f"{pair['type']} = {pair['label']}"].append(got["conflict"])
        if got["conflict"]:
            rules[got["rule"]].append(pair["label"])
    for rule, labels in sorted(rules.items()):
        print(f"  rule {rule:12} {sum(labels)} of {len(labels)} right")
    for kind, flagged in sorted(types.items()):
        print(f"  type {kind:24} {sum(flagged)} of {len(flagged)} flagged ({sum(flagged) / len(flagged):.1%})")
    print(f"  {1e3 * spent / max(1, len(pairs)):.2f} ms of processor time a pair")
    if out:
        out.write_text("".join(json.dumps(got) + "\n" for got in predictions), encoding="utf-8")


def judged(pairs: list[dict[str, Any]], judge: Endpoint) -> list[bool]:
    """Which pairs a model takes for a contradiction; what cannot be used is none. Says what it cost."""
    with Chat(judge) as chat:
        asker, said = Asker(chat, Cache(cache_folder())), []
        for pair in pairs:
            left, right = claim_of(pair["a"], 1), claim_of(pair["b"], 2)
            read = partial(verdict, left=left.text, right=right.text)
            answer = None if asker.hopeless else asker.ask(SYSTEM, question(left, right), read)
            said.append(bool(answer and finding(judge.model, answer, left, right)))
        print(asker)
    return said


def measure_judge(path: Path, judge: Endpoint) -> None:
    """Print the figures of a model, and of the rules and the model together."""
    pairs = lines_of(path)
    said = judged(pairs, judge)
    print(f"judge  {figures([(pair['label'], yes) for pair, yes in zip(pairs, said, strict=True)])}")
    both = [(pair["label"], yes or predict(pair)["conflict"]) for pair, yes in zip(pairs, said, strict=True)]
    print(f"both   {figures(both)}")


def lines_of(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def with_judge(parser: argparse.ArgumentParser) -> None:
    """The options that name a model to measure."""
    parser.add_argument("--judge", metavar="URL", help="a chat API: http://127.0.0.1:8080/v1")
    parser.add_argument("--judge-model", default=os.environ.get("FACTCHECK_JUDGE_MODEL", ""), metavar="NAME")
    parser.add_argument("--allow-remote", action="store_true", help="the judge may be on another machine")


def endpoint_of(given: argparse.Namespace) -> Endpoint | None:
    """The model to measure, if one was named. Raises UsageError."""
    if not given.judge:
        return None
    key = os.environ.get("FACTCHECK_JUDGE_KEY", "")
    there = endpoint(given.judge, given.judge_model, key=key, allow_remote=given.allow_remote)
    if there.warning:
        print(there.warning, file=sys.stderr)
    return there


def measure_store(path: Path) -> None:
    """Print every flag in a store of claims, for a person to read."""
    from stores import flags, rescanned, stored

    rows = lines_of(path)
    claims = [replace(claim_of(row, number), id=0) for number, row in enumerate(rows, 1)]
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "factcheck.db"
        texts = dict(zip(stored(store, claims, {c.source: c.source for c in claims}), claims, strict=True))
        started = time.process_time()
        rescanned(store)
        found = list(flags(store))
        print(f"{len(found)} flags in {len(claims)} claims, {time.process_time() - started:.1f} s of processor time")
        for one in found:
            left, right = (texts[number].text for number in one.claims)
            print(f"- {one.kind} {one.score:.2f}: {one.why}\n    {left}\n    {right}")


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs", nargs="?", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--store", type=Path)
    with_judge(parser)
    given = parser.parse_args()
    if not (given.pairs or given.store):
        parser.error("give a file of pairs, or --store")
    for path in filter(None, (given.pairs, given.store)):
        if not path.exists():
            sys.exit(f"{path} is not here: skipped.")
    if given.pairs:
        measure_pairs(given.pairs, given.out)
        judge = endpoint_of(given)
        if judge:
            measure_judge(given.pairs, judge)
    if given.store:
        measure_store(given.store)


if __name__ == "__main__":
    main()
