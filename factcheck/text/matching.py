"""Whether one text says what another says: how alike they are, how sure that is, and what sets them apart.

Likeness is a sum of a few features with weights fitted to tweets and the claims that they repeat (CheckThat! 2020,
task 2, development part) by `tests/bench/matching_fit.py`; the chance is a logistic function of the same features,
fitted on the best candidates of queries whose claim is there and of the same queries with it taken away.
"""

import math
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from factcheck.text.stems import Word, words_with_places

_SCALE = 50
"""Weights of words are summed up in units of so much: a scale whose weight was fitted (tests/bench/matching_fit.py)."""

USUAL = math.log(10_000)
"""Weights of words are scaled to a store of this size, so that a chance means the same in every store."""

Weigh = Callable[[str], float]
"""The weight of a stem: how much it says that a text has it, 0 to USUAL."""

_TERMS, _LENGTH = 1.2, 0.5
"""BM25's k1, and a mild b: claims differ little in length (Robertson and Zaragoza 2009, The Probabilistic Relevance
Framework: BM25 and Beyond)."""

_TYPICAL = 12
"""Content words of a typical claim: a scale whose weight was fitted with it (tests/bench/matching_fit.py). Of 10,190
claims (CheckThat! 2020) the median has 16 words in all."""

_ALIKE = 0.5
"""The cosine of letters from which two claims count as written alike, and are no rivals."""

SHORT, KEPT = 1_000, 2_000
"""Code points of a text that is remembered, and how many are: a script's sentences meet the same claims.
A bound of memory: some ten kilobytes each, of claims 20 MB in all.
"""

FAR = 4.0
"""No lead counts for more: a bound on one feature of the fitted chance (tests/bench/matching_fit.py)."""


def weight(n: int, total: int) -> float:
    """The weight of a word that stands `n` times in a store of `total` claims."""
    return max(0.0, math.log((total + 1) / (n + 0.5))) / math.log(total + 2) * USUAL


@dataclass(frozen=True, slots=True)
class Said:
    """A text as matching sees it: its words, its content words' stems in order, and the stems' letters in fours.

    `square` is the sum of the squares of how often each four is there; `distinct` has each content word once, with its
    stem.
    """

    words: tuple[Word, ...]
    stems: tuple[str, ...]
    counts: Counter[str]
    fours: Counter[str]
    square: int
    distinct: tuple[tuple[str, str], ...]


def said(text: str) -> Said:
    """`text` prepared for `features`; of short ones the last are remembered."""
    return _remembered(text) if len(text) <= SHORT else _said(text)


def _said(text: str) -> Said:
    words = words_with_places(text)
    content = [word for word in words if word.content]
    stems = tuple(word.stem for word in content)
    line = f" {' '.join(stems)} "
    fours = Counter(line[at : at + 4] for at in range(len(line) - 3))
    square = sum(count * count for count in fours.values())
    return Said(
        words, stems, Counter(stems), fours, square, tuple({word.folded: word.stem for word in content}.items())
    )


_remembered = lru_cache(maxsize=KEPT)(_said)


FEATURES = ("terms", "shared", "rarest", "letters", "title letters", "length", "covered", "title covered", "asked")


def features(query: Said, claim: Said, title: Said, weigh: Weigh) -> list[float]:
    """How `claim`, from a source with this title, resembles `query`; the values that FEATURES names."""
    own, heading = query.counts.keys() & claim.counts.keys(), query.counts.keys() & title.counts.keys()
    common = own | heading
    shared, length = sum(map(weigh, common)), len(claim.stems)
    return [
        sum(weigh(stem) * _saturated(2 * claim.counts[stem] + title.counts[stem], length) for stem in common) / _SCALE,
        shared / _SCALE,
        max(map(weigh, common), default=0.0) / USUAL,
        _cosine(query, claim),
        _cosine(query, title),
        min(len(claim.stems), 2 * _TYPICAL) / _TYPICAL,
        _share(sum(map(weigh, own)), claim.counts, weigh),
        _share(sum(map(weigh, heading)), title.counts, weigh),
        _share(shared, query.counts, weigh),
    ]  # fmt: skip


def _saturated(count: int, length: int) -> float:
    return count * (_TERMS + 1) / (count + _TERMS * (1 - _LENGTH + _LENGTH * length / _TYPICAL))


def _share(matched: float, counts: Counter[str], weigh: Weigh) -> float:
    return matched / (sum(map(weigh, counts)) or 1.0)


def _cosine(one: Said, other: Said) -> float:
    ours, theirs = one.fours, other.fours
    dot = sum(ours[four] * theirs[four] for four in ours.keys() & theirs.keys())
    return dot / math.sqrt(one.square * other.square) if dot else 0.0


@dataclass(frozen=True, slots=True)
class Weights:
    """What each feature counts for: for the order of candidates, and for the chance that the text says the same.

    The last weight of `chance` is that of the lead.
    """

    rank: tuple[float, ...]
    chance: tuple[float, ...]
    offset: float


def linear(weights: Sequence[float], values: Sequence[float]) -> float:
    """The weighted sum."""
    return sum(weight * value for weight, value in zip(weights, values, strict=True))


def lead(at: int, scores: Sequence[float], claims: Sequence[Said]) -> float:
    """How far the claim at `at` is ahead of the best one that says something else, -FAR to FAR.

    `scores` are in order, best first. Claims that are written alike are no rivals: a store may hold several.
    """
    for other, score in enumerate(scores):
        if other != at and _cosine(claims[at], claims[other]) < _ALIKE:
            return max(-FAR, min(FAR, scores[at] - score))
    return FAR


def logistic(score: float) -> float:
    """A score as a chance, 0 to 1."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))


PLAIN = Weights(
    (13.059, -0.019, 3.858, 5.848, 6.300, 1.751, 0.294, 1.783, 2.824),
    (2.787, -1.561, 4.176, 1.174, 1.170, 1.201, 0.578, 2.303, 7.192, 0.599),
    -9.737,
)
WITH_MEANING = Weights(
    (9.257, 3.229, 2.797, 0.847, 3.130, 2.315, -8.249, -4.576, 0.351, 1.617, 15.287, 3.403, 2.293, 7.547, 7.744),
    (
        2.028,
        -1.127,
        5.598,
        4.545,
        -1.008,
        2.198,
        -6.154,
        -1.905,
        8.220,
        -1.079,
        8.864,
        -1.173,
        -1.834,
        6.312,
        4.199,
        0.532,
    ),
    -14.822,
)
