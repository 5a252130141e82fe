"""The weights by which filings are offered, fitted to whole stores.

usage: filing_fit.py [--write]        (--write: factcheck/lexicon/filing.txt; needs the extra `semantic`)

Fitted on the stores that may be read: those of `conflicts_fit.py`, the seeds as a desk filed them, and
`tests/gold/short_stores`; the others are only scored. Of each store the pairs that `suggest` has the learnt judge read.
A store of the first, and the seeds, count `OFTEN` times, for they hold more that only looks like one statement, as a
desk does. Printed is how many of the first 25 offers of each
store are right as offered (`conflicts_stores.py` says what that is), a fifth of the read stores at a time by what was
fitted to the others, from several chances on. A pair counts by its likelier side: where the program asks which, it is
one on two sides.
"""

import json
import sys
from collections import defaultdict
from datetime import date
from itertools import combinations
from pathlib import Path

import numpy as np
from conflicts import claim_of
from conflicts_fit import GOLD, READ, ROOT, SCORED, Found, fit, paired, stores, table

from factcheck import lexicon
from factcheck.conflicts import learnt
from factcheck.conflicts.comparing import CONFLICT, OFFSET, ONE_STATEMENT, chance
from factcheck.conflicts.filing import AGREES, ONE_SIDE, READ_ENOUGH, TWO_SIDES, judged
from factcheck.conflicts.side import Side
from factcheck.store.reads.suggestions import ASKED
from factcheck.text import opposing

SHORT = sorted((GOLD.parent / "short_stores").glob("*.gold.json"))
FIRST, FOLDS, OFTEN, PENALTY = 25, 5, 3, 30.0

_HEAD = """# What each thing known of a pair counts for in the chance that two claims belong under one proposition.
# A name and a weight a line. Written by tests/bench/filing_fit.py on {day}, fitted to the stores that it names; MIT.

"""

Rows = tuple[list[dict[str, float]], np.ndarray, np.ndarray, np.ndarray]
"""Of each pair of a store that is read: what is known, whether it is on one side, whether on two, and the judge's own
chances of either."""


def seeds() -> Found:
    """The pairs of the seeds; what is filed under one proposition is one statement, or is on two sides of it."""
    rows = [json.loads(line) for line in (ROOT / "seeds/claims.jsonl").read_text(encoding="utf-8").splitlines()]
    turned = [(row["stance"] == "against") != (row["reported"] == "denied") for row in rows]
    one, two = set(), set()
    for (n, left), (m, right) in combinations(enumerate(rows), 2):
        if left["proposition"] and left["proposition"] == right["proposition"]:
            (one if turned[n] == turned[m] else two).add(frozenset((n + 1, m + 1)))
    return paired([Side(claim_of(row | {"quotes": []}, n)) for n, row in enumerate(rows, 1)], two, one)


def rows_of(found: Found) -> Rows:
    """The likeliest pairs of a store, with what the judge reads."""
    values, against, _, _, same, pairs = found
    model = opposing.model()
    assert model, "needs the extra `semantic`"
    order = sorted(
        range(len(values)),
        key=lambda n: (1 - chance(values[n], ONE_STATEMENT)) * (1 - chance(values[n], CONFLICT)),
    )[:ASKED]
    opinions = [learnt.read(model, *pairs[n]) for n in order]
    known = [values[n] | judged(opinion, *pairs[n]) for n, opinion in zip(order, opinions, strict=True)]
    own = np.array([(opinion.same, opinion.contradict) for opinion in opinions])
    return known, same[order], np.array([bool(against[n] and not same[n]) for n in order]), own


def fitted(read: list[Rows], names: list[str]) -> list[tuple[np.ndarray, float]]:
    """Weights and offset for one side and for two."""
    return [fit(read, names, of=of, penalty=PENALTY) for of in (1, 2)]


def right(rows: Rows, names: list[str], by: list[tuple[np.ndarray, float]], least: float) -> tuple[int, int]:
    """How many of the first offers are right, and how many there are."""
    one, two = (1 / (1 + np.exp(-table(rows[0], names) @ weights - offset)) for weights, offset in by)
    best = np.maximum(one, two) * (np.where(one >= two, rows[3][:, 0], rows[3][:, 1]) >= AGREES)
    offers = [n for n in np.argsort(-best, kind="stable") if best[n] >= least][:FIRST]
    return sum(bool(rows[1][n] if one[n] >= two[n] else rows[2][n]) for n in offers), len(offers)


def main() -> None:
    parts = {name: [rows_of(one) for one in stores(paths)] for name, paths in
             (("read", READ), ("short", SHORT), ("scored", SCORED))}  # fmt: skip
    parts["read"].append(rows_of(seeds()))
    names = sorted({name for rows in parts.values() for known, *_ in rows for row in known for name in row})
    folds = [(parts["read"][n::FOLDS], parts["short"][n::FOLDS]) for n in range(FOLDS)]
    every = fitted(parts["read"] * OFTEN + parts["short"], names)
    counts: defaultdict[tuple[str, float], list[tuple[int, int]]] = defaultdict(list)
    for least in (0.4, READ_ENOUGH, 0.6, 0.7):
        for n in range(FOLDS):
            others = [fold for m, fold in enumerate(folds) if m != n]
            read = [rows for long, short in others for rows in long * OFTEN + short]
            by = fitted(read, names)
            for name, left_out in zip(("read", "short"), folds[n], strict=True):
                counts[name, least] += [right(rows, names, by, least) for rows in left_out]
        counts["scored", least] = [right(rows, names, every, least) for rows in parts["scored"]]
    for (name, least), stores_ in counts.items():
        hits, offers = (sum(one[at] for one in stores_) for at in (0, 1))
        each = "  ".join(f"{hit} of {of}" for hit, of in stores_)
        print(f"{name}, from {least}: {hits} of {offers} ({hits / max(1, offers):.2f}): {each}")
    text = _HEAD.format(day=date.today().isoformat())
    for section, (weights, offset) in zip((ONE_SIDE, TWO_SIDES), every, strict=True):
        told = [f"{name}\t{weight:.3f}\n" for name, weight in zip(names, weights, strict=True) if abs(weight) >= 0.0005]
        text += f"[{section}]\n" + "".join(told) + f"{OFFSET}\t{offset:.3f}\n\n"
    if "--write" in sys.argv:
        Path(lexicon.__file__).with_name("filing.txt").write_text(text.rstrip() + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
