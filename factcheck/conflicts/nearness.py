"""How near claims are in words: which are worth comparing with one claim.

What a store knows of words comes in as figures: in how many of `size` claims each surface form stands (`counts`).
"""

from collections.abc import Iterable, Mapping
from heapq import nlargest
from math import fsum, log, sqrt

from factcheck.conflicts.pairing import HALF, surfaces


def nearest(text: str, others: Iterable[tuple[int, str]], counts: Mapping[str, int], size: int, most: int) -> list[int]:
    """The `most` of these claims that are likest in words, rare words counting most, likest first.

    How like: the cosine of the two sets of terms, each weighing log(claims / frequency); of a term that only the other
    claim has the weight is not looked up, and taken to be the mean of those that are known. Sums are exact, so that in
    which order a set gives its words decides nothing between claims that are as like.
    """
    own = surfaces(text)
    weights: dict[str, float] = {}
    for word, number in counts.items():
        weights[own[word]] = max(weights.get(own[word], 0.0), log((size + 1) / (number + HALF)))
    mean, mine = fsum(weights.values()) / max(1, len(weights)), fsum(weight**2 for weight in weights.values())
    scored = []
    for other, said in others:
        theirs = set(surfaces(said).values())
        shared = fsum(weights.get(term, 0.0) ** 2 for term in theirs)
        rest = mean**2 * sum(term not in weights for term in theirs)
        if shared:
            scored.append((shared / sqrt((mine * (shared + rest)) or 1.0), -other))
    return [-other for _, other in nlargest(most, scored)]
