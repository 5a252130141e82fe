"""A fitted chance: a logistic function of what something shows, by name, with the weights in a file of the lexicon."""

import math
from collections.abc import Iterable
from functools import cache

from factcheck import lexicon


def chance(file: str, shown: Iterable[str]) -> float:
    """The chance, between 0 and 1, of what shows these features, each named once; one without a weight counts nothing.

    The sum is the same in any order: that of a set differs from run to run.
    """
    weights = _weights(file)
    return 1 / (1 + math.exp(-math.fsum(weights.get(name, 0.0) for name in ("always", *shown))))


@cache
def _weights(file: str) -> dict[str, float]:
    return {name: float(weight) for name, weight in lexicon.rows(file, "weights")}
