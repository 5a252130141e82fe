"""Which claims are near each other in what they mean: two newsrooms may tell of one thing and share no word."""

from collections.abc import Collection, Mapping, Sequence

from factcheck.conflicts.pairing import near
from factcheck.conflicts.side import Side
from factcheck.text import likeness

MEANT = 5
"""With how many claims that are near in meaning a claim is compared, beside those that are near in words. In eleven
stores of some 80 claims all but 10 of 131 planted conflicts are met so, all but 21 by words alone; with ten, all but 4,
of which none comes among the first rows to compare."""

_BLOCK = 256
"""Claims whose nearest are looked for at once: a bound on memory."""


def nearest_in_meaning(sides: Sequence[Side], most: int) -> dict[int, list[int]]:
    """For each of these claims, by id, the `most` others that are nearest to it in meaning, nearest first; {} where
    what claims mean is not read.
    """
    model = likeness.model()
    if model is None or len(sides) < 2:
        return {}
    import numpy as np

    whole = np.stack([side.reading(model).whole for side in sides])
    found = {}
    for start in range(0, len(sides), _BLOCK):
        alike = whole[start : start + _BLOCK] @ whole.T
        for row in range(len(alike)):
            alike[row, start + row] = -np.inf
        order = np.argsort(-alike, axis=1, kind="stable")[:, : min(most, len(sides) - 1)]
        for row, places in enumerate(order.tolist(), start):
            found[sides[row].claim.id] = [sides[at].claim.id for at in places]
    return found


def beside(
    met: Mapping[int, Collection[int]], sides: Sequence[Side]
) -> tuple[dict[int, list[int]], frozenset[tuple[int, int]]]:
    """The neighbours of claims in words (`met`) with those in meaning, each other's both ways; and the pairs that are
    near in meaning alone, the smaller id first.
    """
    meant = near(nearest_in_meaning(sides, MEANT))
    alone = {
        (claim, other)
        for claim, others in meant.items()
        for other in others
        if claim < other and other not in met.get(claim, ()) and claim not in met.get(other, ())
    }
    wide = {
        claim: list(dict.fromkeys([*met.get(claim, ()), *meant.get(claim, ())]))
        for claim in dict.fromkeys([*met, *meant])
    }
    return wide, frozenset(alone)
