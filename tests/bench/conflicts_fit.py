"""The weights by which pairs are offered for comparison, fitted to whole stores.

usage: conflicts_fit.py

Fitted on the stores that may be read (`tests/gold/conflict_stores/seen`, and `company` and `border` of the development
stores); the others are only ranked. Each claim is paired as the product pairs it. Printed are the weights to put into
`conflicts/comparing.py` (logistic regression with a quadratic penalty, by Newton's method, features scaled), and how
many of the planted conflicts stand among the first three, and the first one, times as many rows as were planted; beside
it the order by likeness alone.
"""

import json
from pathlib import Path

import numpy as np
from conflicts import claim_of

from factcheck.conflicts.alignment import align
from factcheck.conflicts.comparing import FEATURES, features
from factcheck.conflicts.pairing import Blocks, near, ranked, terms
from factcheck.conflicts.rules import suspect
from factcheck.conflicts.side import Side

ROOT = Path(__file__).parents[2]
GOLD, DESK = ROOT / "tests/gold/conflict_stores", ROOT / "../shared/bench/conflicts_desk/stores"
READ = [*sorted((GOLD / "seen").glob("*.gold.json")), DESK / "company.gold.json", DESK / "border.gold.json"]
SCORED = [*sorted((GOLD / "held").glob("*.gold.json")), DESK / "election.gold.json", DESK / "outbreak.gold.json"]

PENALTY = 10.0


def rows_of(gold: Path) -> tuple[np.ndarray, np.ndarray, int, np.ndarray]:
    """Features and labels of the pairs of a store, how many conflicts were planted, and how like each pair is."""
    planted = {frozenset(row[:2]) for row in json.loads(gold.read_text(encoding="utf-8"))["conflicts"]}
    lines = gold.with_name(gold.name.replace(".gold.json", ".jsonl")).read_text(encoding="utf-8").splitlines()
    sides = [Side(claim_of(row, row["id"])) for row in map(json.loads, lines)]
    blocks = Blocks()
    for side in sides:
        blocks.add(terms(side.claim))
    values, labels, like = [], [], []
    met = near(dict(enumerate(blocks.nearest())))
    for (one, other), ranks in ranked(met, lambda a, b: align(sides[a], sides[b]).likeness).items():
        left, right = sides[one], sides[other]
        suspects = suspect(left, right)
        values.append(features(left, right, suspects[0].score if suspects else 0.0, ranks))
        labels.append(frozenset((left.claim.id, right.claim.id)) in planted)
        like.append(align(left, right).likeness)
    return np.array(values, float), np.array(labels), len(planted), np.array(like)


def fit(values: np.ndarray, labels: np.ndarray) -> tuple[np.ndarray, float]:
    """Weights of the raw features, and the offset."""
    mean, spread = values.mean(axis=0), values.std(axis=0) + 1e-9
    scaled = np.column_stack([(values - mean) / spread, np.ones(len(values))])
    penalty = np.diag([PENALTY] * values.shape[1] + [0.0])
    weights = np.zeros(scaled.shape[1])
    for _ in range(50):
        chance = 1 / (1 + np.exp(-scaled @ weights))
        slope = scaled.T @ (chance - labels) + penalty @ weights
        weights -= np.linalg.solve(scaled.T @ (scaled * (chance * (1 - chance))[:, None]) + penalty, slope)
    raw = weights[:-1] / spread
    return raw, float(weights[-1] - raw @ mean)


def shown(found: list[tuple[np.ndarray, np.ndarray, int, np.ndarray]], order: list[np.ndarray]) -> str:
    """How many planted conflicts are among the first rows of each store."""
    total = sum(planted for _, _, planted, _ in found)
    first = [
        sum(
            labels[np.argsort(-scores)[: times * planted]].sum()
            for (_, labels, planted, _), scores in zip(found, order, strict=True)
        )
        for times in (3, 1)
    ]
    paired = sum(labels.sum() for _, labels, _, _ in found)
    return f"first 3x {first[0]} of {total}, first 1x {first[1]}; paired {paired}"


def main() -> None:
    read, scored = (
        [rows_of(path) for path in READ if path.exists()],
        [rows_of(path) for path in SCORED if path.exists()],
    )
    weights, offset = fit(np.concatenate([v for v, *_ in read]), np.concatenate([y for _, y, *_ in read]))
    for name, found in (("read", read), ("scored", scored)):
        print(f"{name}: {shown(found, [v @ weights for v, *_ in found])}")
        print(f"    by likeness {shown(found, [like for *_, like in found])}")
    print("WEIGHTS = (" + ", ".join(f"{w:.3f}" for w in weights) + f")\nOFFSET = {offset:.3f}")
    for name, weight in zip(FEATURES, weights, strict=True):
        print(f"  {name:16} {weight:7.3f}")


if __name__ == "__main__":
    main()
