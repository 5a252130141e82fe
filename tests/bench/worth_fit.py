"""Fit what a sentence worth checking looks like, and show what the fit is worth on documents that it did not see.

usage: worth_fit.py CLAIMBUSTER.json [--write]       (needs numpy)

Three sources: tests/gold/worth.tsv (drafts of real documents, judged one by one); the halves of the gold documents
that may be read, where a draft that a claim is paired with is worth it and one that is nobody's claim is not; and
ClaimBuster (Arslan, Hassan, Li and Tremayne, "A Benchmark Dataset of Check-worthy Factual Claims", ICWSM 2020; CC BY
4.0, on Zenodo): its two-class file of sentences from presidential debates, {"label": 0 or 1, "text": ...} each. The
table is of eight parts by document, each judged by a fit on the other seven, then of the held halves of the gold.
--write puts the weights into factcheck/lexicon/worth.txt.
"""

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from desk_drafts import ARTICLES, halves, scorer_at
from drafts_fit import row
from fitting import Example, Weights, chance, unseen, write

from factcheck.drafting import worth
from factcheck.drafting.draft import draft
from factcheck.drafting.parser import Parser, load_parser

ROOT = Path(__file__).resolve().parents[2]
REAL = ROOT / "tests" / "gold" / "worth.tsv"
WEIGHTS = ROOT / "factcheck" / "lexicon" / "worth.txt"
COUNTS = {"real": 1.0, "gold": 0.5, "debates": 0.15}
"""How much one sentence of each source counts: a real draft is what the fit is for, the gold names more than a desk
would check, and debates have a thousand sentences for each real one."""
SELDOM, PENALTY, STEPS = 5, 3.4, 600
PARTS = 8


def main() -> None:
    """Parse the arguments, fit, print what each threshold keeps."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("claimbuster", type=Path)
    options.add_argument("--write", action="store_true")
    given = options.parse_args()
    parser = load_parser()
    known = [*real(parser), *gold(parser, seen=True), *debates(parser, given.claimbuster)]
    weights = fitted(known)
    if given.write:
        write(WEIGHTS, weights, 0.05)
        return
    documents = {one.document for one in known if one.source != "debates"}
    held = ((one, chance(weights, one.shown)) for one in gold(parser, seen=False))
    show([*unseen(known, documents, PARTS, 1, fitted), *held])


def real(parser: Parser) -> list[Example]:
    rows = [line.split("\t") for line in REAL.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return judged(parser, [("real", where, kind, text, label == "1") for where, kind, label, text in rows])


def debates(parser: Parser, path: Path) -> list[Example]:
    found = json.loads(path.read_text(encoding="utf-8"))
    return judged(parser, [("debates", "debates", "turn", one["text"], one["label"] == 1) for one in found])


def gold(parser: Parser, *, seen: bool) -> list[Example]:
    """The drafts of one half, with what this gate withholds, without own words of the document that no gold has."""
    scorer, found = scorer_at(ARTICLES / "score.py"), []
    for name, is_seen, folder, documents in halves():
        for doc in documents if is_seen == seen else []:
            text = (folder / "articles" / f"{doc['doc']}.txt").read_text(encoding="utf-8")
            drafts = [d for d in draft(text, parser=parser, everything=True) if d.withheld in {"", worth.WHY}]
            rows = [row(text, number, one) for number, one in enumerate(drafts)]
            scorer.prepare(text, doc, rows)
            rows = [one for one in rows if one["words"]]
            bad = {one["number"] for one in rows if scorer.violated(one, doc["not_claims_detail"])}
            left = [one for one in rows if one["number"] not in bad]
            good = {left[i]["number"] for i in scorer.align(left, doc["claims"]).values()}
            for one in rows:
                made = drafts[one["number"]]
                if one["number"] in good | bad or made.speaker or made.cue:
                    of = "gold" if seen else "held"
                    found.append((of, name + doc["doc"], worth.kind(made), made.text, one["number"] in good))
    return judged(parser, found)


def judged(parser: Parser, rows: Sequence[tuple[str, str, str, str, bool]]) -> list[Example]:
    docs: Any = parser.read([text for *_, text, _ in rows])
    return [
        Example(source, document, kind, frozenset(worth.features(doc, kind)), is_worth)
        for (source, document, kind, _, is_worth), doc in zip(rows, docs, strict=True)
    ]


def fitted(known: Sequence[Example]) -> Weights:
    """Logistic regression with weights drawn to nought, by gradient descent with Nesterov's momentum."""
    counts = Counter(name for one in known for name in one.shown)
    names = ["always", *sorted(name for name, count in counts.items() if count >= SELDOM)]
    at = {name: number for number, name in enumerate(names)}
    rows = [[at[name] for name in ("always", *one.shown) if name in at] for one in known]
    place = np.concatenate(rows)
    owner = np.repeat(np.arange(len(rows)), [len(one) for one in rows])
    right = np.array([one.right for one in known], dtype=float)
    times = np.array([COUNTS[one.source] for one in known])

    def forth(weights: Any) -> Any:
        return np.bincount(owner, weights[place], len(rows))

    def back(gap: Any) -> Any:
        return np.bincount(place, gap[owner], len(names))

    weights = ahead = np.zeros(len(names))
    along = np.ones(len(names))  # towards the steepest direction, by powers: a step is one part of its curvature
    for _ in range(30):
        along = back(times * forth(along))
        steep = float(np.linalg.norm(along))
        along /= steep
    rate = 1 / (PENALTY + 0.25 * steep * 1.05)
    for step in range(STEPS):
        gap = (1 / (1 + np.exp(-forth(ahead))) - right) * times
        new = ahead - rate * (back(gap) + PENALTY * ahead)
        ahead = new + step / (step + 3) * (new - weights)
        weights = new
    return dict(zip(names, map(float, weights), strict=True))


def show(chances: Sequence[tuple[Example, float]]) -> None:
    """What each threshold keeps: how many, how many of them worth it, and of all worth it how many."""
    print(f"{'':12}{'drafts':>7} {'worth':>6}   kept, precision, recall at each threshold")
    for source in ("real", "gold", "held"):
        for kind in ("turn", "said", "own"):
            of = [(one.right, chance) for one, chance in chances if (one.source, one.kind) == (source, kind)]
            all_worth, cells = sum(is_worth for is_worth, _ in of), []
            for least in (0.2, 0.3, 0.35, 0.4, 0.5):
                kept = [is_worth for is_worth, chance in of if chance >= least]
                share = f"{sum(kept) / max(len(kept), 1):.2f} {sum(kept) / max(all_worth, 1):.2f}"
                cells.append(f"{least}: {len(kept)} {share}")
            print(f"{source + ' ' + kind:12}{len(of):>7} {all_worth / max(len(of), 1):>6.2f}   " + " | ".join(cells))


if __name__ == "__main__":
    main()
