"""Fit the confidence of drafts on what may be read, and show what it is worth on the rest. Needs numpy.

usage: drafts_fit.py [--write]

A draft is right when it is paired with a gold claim and has speaker, status, chain and text right; those that say what
the gold calls no claim, or that nobody said, are wrong. What the document says itself and the gold does not have is
left out: the gold names only some of it. Drafts of real documents that were graded (tests/gold/confidence.tsv) count
twice, and the level is theirs: that a draft is of the gold is a sign of its own, which is dropped. --write puts the
weights into factcheck/lexicon/confidence.txt. The table of the real ones is of fits without the document.
"""

import argparse
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from desk_drafts import ARTICLES, halves, reads_alike, scorer_at
from fitting import Weights, chance, write

from factcheck.domain.draft import Draft
from factcheck.drafting.confidence import calibrated, features
from factcheck.drafting.draft import draft
from factcheck.drafting.parser import load_parser

ROOT = Path(__file__).resolve().parents[2]
WEIGHTS = ROOT / "factcheck" / "lexicon" / "confidence.txt"
REAL = ROOT / "tests" / "gold" / "confidence.tsv"
PENALTY = 2.0
OF_REAL = 2.0
"""How much a draft of a real document counts beside one of the gold."""
GOLD = "gold"
FOLDS = 6
STEPS, RATE = 3000, 0.3
BINS = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.55, 0.6, 1.01)
Labelled = list[tuple[Draft, bool]]
Shown = list[tuple[list[str], bool, str]]
"""Signs, whether all is right, and the document."""


def main() -> None:
    """Fit on what may be read, print the reliability of both."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--write", action="store_true")
    given = options.parse_args()
    seen, held = labelled()
    read, real = [(features(one), right, "") for one, right in seen], graded()
    if given.write:
        write(WEIGHTS, fitted(read, real), 0.005)
        return
    for name, drafts in (("seen", seen), ("held", held)):
        print(f"{name}: {len(drafts)} drafts, {sum(right for _, right in drafts)} right")
        print("\n".join(reliability([(calibrated(one).confidence, right) for one, right in drafts])))
    print(f"real: {len(real)} drafts, {sum(right for _, right, _ in real)} right")
    print("\n".join(reliability(list(unseen(read, real)))))


def graded() -> Shown:
    """The drafts of real documents that somebody graded."""
    rows = [row.split("\t") for row in REAL.read_text(encoding="utf-8").splitlines() if not row.startswith("#")]
    return [(signs.split("; "), right == "1", where) for where, right, signs in rows]


def unseen(read: Shown, real: Shown) -> Iterator[tuple[float, bool]]:
    """The chance of each real draft by a fit without its document."""
    fold = {where: n % FOLDS for n, where in enumerate(sorted({where for *_, where in real}))}
    for n in range(FOLDS):
        weights = fitted(read, [one for one in real if fold[one[2]] != n])
        for signs, right, _ in (one for one in real if fold[one[2]] == n):
            yield chance(weights, signs), right


def labelled() -> tuple[Labelled, Labelled]:
    """The drafts of both halves, each with whether all of it is right."""
    scorer, parser = scorer_at(ARTICLES / "score.py"), load_parser()
    found: tuple[Labelled, Labelled] = ([], [])
    for _, seen, folder, documents in halves():
        for doc in documents:
            text = (folder / "articles" / f"{doc['doc']}.txt").read_text(encoding="utf-8")
            found[not seen].extend(judged(scorer, text, doc, draft(text, parser=parser)))
    return found


def judged(scorer: Any, text: str, doc: Any, drafts: list[Draft]) -> Iterator[tuple[Draft, bool]]:
    rows = [row(text, number, one) for number, one in enumerate(drafts)]
    scorer.prepare(text, doc, rows)
    rows = [one for one in rows if one["words"]]
    bad = {one["number"] for one in rows if scorer.violated(one, doc["not_claims_detail"])}
    left = [one for one in rows if one["number"] not in bad]
    mine = scorer.align(left, doc["claims"])
    gold = {left[i]["number"]: doc["claims"][j] for j, i in mine.items()}
    for one in rows:
        claim, made = gold.get(one["number"]), drafts[one["number"]]
        if claim:
            right = all(scorer.right(one, claim).values()) and reads_alike(one["text"], claim.get("text", ""))
            yield made, right
        elif one["number"] in bad or made.speaker or made.cue:
            yield made, False


def row(text: str, number: int, one: Draft) -> dict[str, Any]:
    """A draft as the scorer reads it."""
    quotes = [{"start": a, "end": b, "exact": text[a:b]} for a, b in one.quotes]
    said = {"text": one.text, "speaker": one.speaker, "via": list(one.via), "cue": one.cue}
    return {"number": number, "quotes": quotes, "reported": one.reported.value, "origin": one.rule, **said}


def fitted(read: Shown, real: Shown) -> Weights:
    """Logistic regression by gradient descent, weights drawn to nought."""
    shown = [(signs, right, OF_REAL) for signs, right, _ in real] + [([*s, GOLD], right, 1.0) for s, right, _ in read]
    names = sorted({name for signs, *_ in shown for name in signs})
    table = np.array([[1.0, *(name in signs for name in names)] for signs, *_ in shown], dtype=float)
    right, counts = (np.array([one[k] for one in shown], dtype=float) for k in (1, 2))
    weights = np.zeros(table.shape[1])
    shrunk = np.array([0.0, *(PENALTY for _ in names)])
    for _ in range(STEPS):
        chances = 1 / (1 + np.exp(-table @ weights))
        weights -= RATE * (table.T @ ((chances - right) * counts) + shrunk * weights) / counts.sum()
    found = dict(zip(["always", *names], map(float, weights), strict=True))
    return {name: weight for name, weight in found.items() if name != GOLD}


def reliability(sure: list[tuple[float, bool]]) -> Iterator[str]:
    """Of the drafts of each range of confidence: how many, how sure on average, how many right."""
    yield f"{'confidence':>12} {'drafts':>7} {'mean':>6} {'right':>6}"
    for low, high in pairwise(BINS):
        held = [(chance, right) for chance, right in sure if low <= chance < high]
        if held:
            mean, share = (sum(column) / len(held) for column in zip(*held, strict=True))
            yield f"{low:>5.1f} - {min(high, 1.0):<4.1f} {len(held):>7} {mean:>6.2f} {share:>6.2f}"
    brier = sum((chance - right) ** 2 for chance, right in sure) / len(sure)
    yield f"Brier score {brier:.3f}"


if __name__ == "__main__":
    main()
