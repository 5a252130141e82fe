"""Which claims are worth comparing: those that share stems and names too rare to be shared by chance.

Blocking in the sense of P. Christen, Data Matching (2012), ch. 4: a claim is indexed under each of its content stems,
names included and numbers not, and under each of its quotations. Two claims meet if, by the frequencies of the terms
they share, fewer than `CHANCE` claims of the store would share them by accident. Only the rarest terms of a claim are
looked up, as many as point to `BUDGET` claims, so that the work grows with the claims and not with their pairs.
"""

import re
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from heapq import nlargest
from math import log, sqrt
from operator import itemgetter
from typing import TypeVar

from factcheck.conflicts.lexicon import canonical
from factcheck.conflicts.side import READ
from factcheck.domain.claim import Claim
from factcheck.text.fold import fold
from factcheck.text.stems import FUNCTION_WORDS, stem
from factcheck.text.units import ONES, SCALES, TENS

HALF = 0.5
"""What is added to a term's frequency, as in BM25's inverse document frequency (Robertson and Spärck Jones
1976)."""

QUOTED_FROM = 5
"""Words from which on a quotation is its own: of those in 84 news articles (PolNeAR) half have ten or more."""

QUOTED_TO = 8
"""Its first words, by which it is indexed: quotations that begin so are the same, whatever was cut from the end."""

WEIGHED = 10
"""How many times the neighbours that are wanted are weighed in full: the order by shared words alone is that near."""

T = TypeVar("T", str, int)

CHANCE = 100.0
"""How many claims may share a pair's common terms by accident, at most, for the pair to be looked at."""

BUDGET = 1000
"""How many index entries one claim may look through: a bound on time, which decides from some 100,000 claims on (see
“At scale” in tests/bench/README.md: headlines met .977 of 10,000, .829 of a million)."""

LIKE = 0.5
"""How much of both claims' terms must be common (Dice), where nobody has filed the two together; no rule flags
strangers that have less."""

NEAREST = 10
"""With how many of the claims that are likest in words a claim is compared, filed together or not."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_NUMBERS = frozenset((*ONES, *TENS, *SCALES, "percent", "cent"))


def terms(claim: Claim) -> frozenset[str]:
    """What a claim is indexed under: stems of content words, and `"` with the first words of each longer quotation."""
    found = {term for word in _WORD.findall(claim.text[:READ]) if (term := _surface(word)[1])}
    for quote in claim.quotes:
        said = _WORD.findall(quote.exact.lower())
        if len(said) >= QUOTED_FROM:
            found.add('"' + " ".join(said[:QUOTED_TO]))
    return frozenset(found)


def surfaces(text: str) -> dict[str, str]:
    """The folded words of a text that stand for a term, each with its term: what a full-text index can look up.

    Of a long text, those of its first `READ` code points.
    """
    found = dict(map(_surface, _WORD.findall(text[:READ])))
    return {folded: term for folded, term in found.items() if term}


@lru_cache(maxsize=200_000)
def _surface(written: str) -> tuple[str, str]:
    """A word folded, and its term, or "" where it is none."""
    folded = fold(written)
    if folded in FUNCTION_WORDS or folded in _NUMBERS or len(folded) < 2 or any(letter.isdigit() for letter in folded):
        return folded, ""
    return folded, canonical(stem(folded))


def lookups(claim_terms: Iterable[T], count: Callable[[T], int]) -> list[tuple[T, int]]:
    """The terms of a claim to look up, rarest first, with how many claims have each: at least one, and no more than
    point to `BUDGET` claims together. `count` may stop counting at `BUDGET`. Terms that no claim has are left out.
    """
    known = sorted((number, term) for term in claim_terms if (number := count(term)))
    chosen: list[tuple[T, int]] = []
    entries = 0
    for number, term in known:
        entries += number
        if chosen and entries > BUDGET:
            break
        chosen.append((term, number))
    return chosen


def rare_together(frequencies: Iterable[int], size: int) -> bool:
    """Whether fewer than `CHANCE` of `size` claims would share terms of these frequencies by accident, were the terms
    independent: size x the product of (frequency / size).
    """
    expected = float(size)
    for number in frequencies:
        expected *= number / size
    return expected < CHANCE


def alike(one: int, other: int, shared: int) -> bool:
    """Whether two claims with `one` and `other` terms, of which they share `shared`, can be about one thing."""
    return 2 * shared >= LIKE * (one + other)


class Blocks:
    """An index of claims by terms, held in memory: some 100 bytes a claim. Claims are numbered from 0 as added."""

    def __init__(self) -> None:
        self._number: dict[str, int] = {}
        self._terms = array("I")
        self._ends = array("Q", [0])
        self._postings: list[array[int]] = []
        self._quotations: set[int] = set()

    def add(self, claim_terms: Iterable[str]) -> None:
        """Take the next claim in."""
        claim = len(self._ends) - 1
        for term in sorted(claim_terms):  # in one order on every run: what is added up in another is not quite the same
            number = self._number.setdefault(term, len(self._number))
            if number == len(self._postings):
                self._postings.append(array("I"))
                if term.startswith('"'):
                    self._quotations.add(number)
            self._postings[number].append(claim)
            self._terms.append(number)
        self._ends.append(len(self._terms))

    def nearest(self, most: int = NEAREST) -> list[list[int]]:
        """For each claim the `most` others that are like it in words, likest first; see `likeness`."""
        weights = [self._weight(claim) for claim in range(len(self._ends) - 1)]
        return [self._nearest(claim, most, weights) for claim in range(len(weights))]

    def _nearest(self, claim: int, most: int, weights: list[float]) -> list[int]:
        own = self._terms[self._ends[claim] : self._ends[claim + 1]]
        size = len(self._ends) - 1
        shared: dict[int, float] = {}
        for term, number in lookups(own, lambda term: len(self._postings[term])):
            weight = log((size + 1) / (number + HALF))
            for other in self._postings[term][-BUDGET:]:
                shared[other] = shared.get(other, 0.0) + weight * weight
        shared.pop(claim, None)
        scored = [
            (total / sqrt(weights[claim] * weights[other] or 1.0), -other)
            for other, total in nlargest(WEIGHED * most, shared.items(), key=itemgetter(1))
        ]
        return [-other for _, other in nlargest(most, scored)]

    def _weight(self, claim: int) -> float:
        size = len(self._ends) - 1
        terms = self._terms[self._ends[claim] : self._ends[claim + 1]]
        return sum(log((size + 1) / (len(self._postings[term]) + HALF)) ** 2 for term in terms)

    def close(self, most: int = NEAREST) -> Iterator[tuple[int, list[int]]]:
        """Each claim with the `most` earlier ones that share rare terms with it and are `alike`, likest first, and of
        those as like the latest; claims without any left out.
        """
        for claim in range(1, len(self._ends) - 1):
            met = self._met(claim, most)
            if met:
                yield claim, met

    def _met(self, claim: int, most: int) -> list[int]:
        """Claims before this one that meet it, likest first."""
        mine = set(self._terms[self._ends[claim] : self._ends[claim + 1]])
        size = len(self._ends) - 1
        expected: dict[int, float] = {}
        for term, number in lookups(mine, lambda term: len(self._postings[term])):
            share = number / size
            for other in self._latest(term, claim):
                expected[other] = expected.get(other, size) * share
        met = []
        for other, by_accident in expected.items():
            if by_accident < CHANCE:
                theirs = self._terms[self._ends[other] : self._ends[other + 1]]
                shared = mine.intersection(theirs)
                if alike(len(mine), len(theirs), len(shared)) or not shared.isdisjoint(self._quotations):
                    met.append((len(shared) / (len(mine) + len(theirs)), other))
        return [other for _, other in nlargest(most, met)]

    def _latest(self, term: int, before: int) -> "array[int]":
        """The last `BUDGET` claims under a term that are numbered below `before`."""
        claims = self._postings[term]
        end = bisect_left(claims, before)
        return claims[max(0, end - BUDGET) : end]


def near(nearest: Mapping[int, Iterable[int]]) -> dict[int, list[int]]:
    """For each claim its neighbours, and the claims whose neighbour it is."""
    met: dict[int, list[int]] = defaultdict(list)
    for claim, others in nearest.items():
        for other in others:
            met[claim].append(other)
            met[other].append(claim)
    return {claim: sorted(set(others)) for claim, others in met.items()}


def ranked(
    met: Mapping[int, Iterable[int]], likeness: Callable[[int, int], float]
) -> dict[tuple[int, int], tuple[int, int]]:
    """For every two claims that meet, the smaller number first: which neighbour the second is to the first, from 1, in
    the order of their likeness, and the first to the second. Of a claim whose neighbours are not given the place of the
    other is taken.
    """
    place: dict[tuple[int, int], int] = {}
    for claim, others in met.items():
        order = sorted(others, key=lambda other: (-likeness(min(claim, other), max(claim, other)), other))
        place.update({(claim, other): at for at, other in enumerate(order, 1)})
    return {
        (min(pair), max(pair)): (place.get((min(pair), max(pair)), at), place.get((max(pair), min(pair)), at))
        for pair, at in place.items()
    }
