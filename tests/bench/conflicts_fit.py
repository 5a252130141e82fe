"""The weights by which pairs are offered for comparison, fitted to whole stores.

usage: conflicts_fit.py [--write]        (--write: factcheck/lexicon/comparing.txt)

Fitted on the stores that may be read (`tests/gold/conflict_stores/seen`, and `company` and `border` of the development
stores); the others are only ranked. Each claim is paired as the product pairs it. The function is a logistic regression
with a quadratic penalty, by Newton's method, features scaled. Printed is how many of the planted conflicts stand among
the first three, and the first one, times as many rows as were planted, and how many of the surest rows were right as
long as four in five were; each read store is ranked by what was fitted to the others. Beside it the order by likeness.
"""

import json
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from conflicts import claim_of

from factcheck import lexicon
from factcheck.conflicts import learnt
from factcheck.conflicts.alignment import align
from factcheck.conflicts.comparing import CONFLICT, OFFSET, ONE_STATEMENT, chance, features
from factcheck.conflicts.pairing import Blocks, near, ranked, terms
from factcheck.conflicts.rules import suspect
from factcheck.conflicts.side import Side
from factcheck.text import opposing
from factcheck.text.matching import logistic

ROOT = Path(__file__).parents[2]
GOLD, DESK = ROOT / "tests/gold/conflict_stores", ROOT / "../shared/bench/conflicts_desk/stores"
READ = [*sorted((GOLD / "seen").glob("*.gold.json")), DESK / "company.gold.json", DESK / "border.gold.json"]
SCORED = [*sorted((GOLD / "held").glob("*.gold.json")), DESK / "election.gold.json", DESK / "outbreak.gold.json"]

PENALTY = 10.0


_HEAD = """# What each thing known of a pair counts for in the chance that the two claims contradict each other.
# A name and a weight a line. Written by tests/bench/conflicts_fit.py on {day}, fitted to the stores that it names; MIT.

"""

Found = tuple[list[dict[str, float]], np.ndarray, int, np.ndarray, np.ndarray, list[tuple[Side, Side]]]
"""The features of the pairs of a store, which are conflicts, how many were planted, how like each pair is, which
pairs state, or state and deny, the same, and the pairs.
"""


def rows_of(gold: Path) -> Found:
    """The pairs of a store as the product pairs them."""
    known = json.loads(gold.read_text(encoding="utf-8"))
    planted = {frozenset(row[:2]) for row in known["conflicts"]}
    one = {frozenset(row[:2]) for row in known["same"]} | {
        frozenset(row[:2]) for row in known["conflicts"] if row[2] == "denial"
    }
    lines = gold.with_name(gold.name.replace(".gold.json", ".jsonl")).read_text(encoding="utf-8").splitlines()
    sides = [Side(claim_of(row, row["id"])) for row in map(json.loads, lines)]
    return paired(sides, planted, one)


def paired(sides: list[Side], planted: set[frozenset[int]], one: set[frozenset[int]]) -> Found:
    """The pairs of these claims as the product pairs them; which are conflicts, and which one statement, is given."""
    blocks = Blocks()
    for side in sides:
        blocks.add(terms(side.claim))
    values, labels, like, same, pairs = [], [], [], [], []
    met = near(dict(enumerate(blocks.nearest())))
    for (a, b), ranks in ranked(met, lambda x, y: align(sides[x], sides[y]).likeness).items():
        left, right = sides[a], sides[b]
        values.append(features(left, right, suspect(left, right), ranks))
        labels.append(frozenset((left.claim.id, right.claim.id)) in planted)
        like.append(align(left, right).likeness)
        same.append(frozenset((left.claim.id, right.claim.id)) in one)
        pairs.append((left, right))
    return values, np.array(labels), len(planted), np.array(like), np.array(same), pairs


def table(values: list[dict[str, float]], names: list[str]) -> np.ndarray:
    """A row a pair, a column a name."""
    return np.array([[row.get(name, 0.0) for name in names] for row in values], float)


def fit(
    found: Sequence[tuple[Any, ...]], names: list[str], of: int = 1, penalty: float = PENALTY
) -> tuple[np.ndarray, float]:
    """Weights of the raw features, and the offset; the features stand first in each of `found`, the labels at `of`."""
    values = np.concatenate([table(rows, names) for rows, *_ in found])
    labels = np.concatenate([one[of] for one in found])
    mean, spread = values.mean(axis=0), values.std(axis=0)
    spread[spread < 1e-6] = 1.0
    scaled = np.column_stack([(values - mean) / spread, np.ones(len(values))])
    ridge = np.diag([penalty] * values.shape[1] + [0.0])
    weights = np.zeros(scaled.shape[1])
    for _ in range(50):
        chance = 1 / (1 + np.exp(-scaled @ weights))
        slope = scaled.T @ (chance - labels) + ridge @ weights
        weights -= np.linalg.solve(scaled.T @ (scaled * (chance * (1 - chance))[:, None]) + ridge, slope)
    raw = weights[:-1] / spread
    return raw, float(weights[-1] - raw @ mean)


def shown(found: list[Found], order: list[np.ndarray]) -> str:
    """How many planted conflicts are among the first rows of each store, and among the surest of all."""
    total = sum(planted for _, _, planted, *_ in found)
    first = [
        sum(
            labels[np.argsort(-scores)[: times * planted]].sum()
            for (_, labels, planted, *_), scores in zip(found, order, strict=True)
        )
        for times in (3, 1)
    ]
    paired = sum(labels.sum() for _, labels, *_ in found)
    right = np.concatenate([labels for _, labels, *_ in found])[np.argsort(-np.concatenate(order))].cumsum()
    most = max((n for n, hits in enumerate(right, 1) if hits >= 0.8 * n), default=0)
    surest = f"{right[most - 1] if most else 0} of the surest {most}"
    return f"first 3x {first[0]} of {total}, first 1x {first[1]}; paired {paired}; at precision .8 {surest}"


def stores(paths: list[Path]) -> list[Found]:
    """The stores that are here."""
    return [rows_of(path) for path in paths if path.exists()]


def by_the_others(read: list[Found], names: list[str]) -> list[np.ndarray]:
    """How likely each pair of each store is a conflict, as log odds, by what was fitted to the other stores."""
    others = [fit(read[:at] + read[at + 1 :], names) for at in range(len(read))]
    return [table(rows, names) @ w + offset for (rows, *_), (w, offset) in zip(read, others, strict=True)]


def with_the_judge(found: list[Found], odds: list[np.ndarray]) -> list[list[learnt.Weighed]]:
    """The same with the learnt judge's put to them (`conflicts/learnt.py`)."""
    return [
        [
            weighed
            for pair, row, x in zip(one[-1], one[0], of, strict=True)
            if (weighed := learnt.weigh(*pair, logistic(float(x)), chance(row, ONE_STATEMENT)))
        ]
        for one, of in zip(found, odds, strict=True)
    ]


def flagged(found: list[Found], weighed: list[list[learnt.Weighed]]) -> tuple[int, int]:
    """How many of the pairs that the judge flags are right, and how many it flags."""
    hits = [
        bool(label)
        for one, of in zip(found, weighed, strict=True)
        for label, w in zip(one[1], of, strict=True)
        if w.sure
    ]
    return sum(hits), len(hits)


def main() -> None:
    read, scored = stores(READ), stores(SCORED)
    names = sorted({name for rows, *_ in read for row in rows for name in row})
    left_out = by_the_others(read, names)
    weights, offset = fit(read, names)
    print(f"read, each by the others: {shown(read, left_out)}")
    print(f"    by likeness {shown(read, [like for *_, like, _, _ in read])}")
    print(f"scored: {shown(scored, [table(rows, names) @ weights for rows, *_ in scored])}")
    print(f"    by likeness {shown(scored, [like for *_, like, _, _ in scored])}")
    if opposing.available():
        order = [table(rows, names) @ weights + offset for rows, *_ in scored]
        for name, found, odds in (("read, each by the others", read, left_out), ("scored", scored, order)):
            weighed = with_the_judge(found, odds)
            right, flags = flagged(found, weighed)
            print(f"with the judge, {name}: {shown(found, [np.array([w.chance for w in of]) for of in weighed])}")
            print(f"    {right} right of {flags} flagged")
    text = _HEAD.format(day=date.today().isoformat())
    for section, (found, start) in (
        (CONFLICT, (weights, offset)),
        (ONE_STATEMENT, fit(read, names, of=4)),
    ):
        told = [f"{name}\t{weight:.3f}\n" for name, weight in zip(names, found, strict=True) if abs(weight) >= 0.0005]
        text += f"[{section}]\n" + "".join(told) + f"{OFFSET}\t{start:.3f}\n\n"
    print(text)
    if "--write" in sys.argv:
        Path(lexicon.__file__).with_name("comparing.txt").write_text(text.rstrip() + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
