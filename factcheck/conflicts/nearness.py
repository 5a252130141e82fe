"""How near claims are in words: which are worth comparing with one claim, and which could be filed with it.

What a store knows of words comes in as figures: in how many of `size` claims each surface form stands (`counts`).
"""

from collections.abc import Iterable, Mapping
from heapq import nlargest
from math import log, sqrt

from factcheck.conflicts.pairing import alike, rare_together, surfaces
from factcheck.conflicts.rules import check
from factcheck.conflicts.side import Side
from factcheck.domain.suggestion import Suggestion

ENOUGH = 0.7
"""The least share of the shorter claim's words, weighted by rarity, that two claims on one proposition share. Chosen by
eye on the seeds; `tests/bench/conflicts_stores.py` counts what the offers are worth."""

UNSEEN = 0.1
"""The weight of a term that every claim has, which is still shared."""

TURNED = frozenset({"negation", "antonym"})
"""Rules whose finding says that one text states the other's opposite."""


def nearest(text: str, others: Iterable[tuple[int, str]], counts: Mapping[str, int], size: int, most: int) -> list[int]:
    """The `most` of these claims that are likest in words, rare words counting most, likest first.

    How like: the cosine of the two sets of terms, each weighing log(claims / frequency); of a term that only the other
    claim has the weight is not looked up, and taken to be the mean of those that are known.
    """
    own = surfaces(text)
    weights: dict[str, float] = {}
    for word, number in counts.items():
        weights[own[word]] = max(weights.get(own[word], 0.0), log((size + 1) / (number + 0.5)))
    mean, mine = sum(weights.values()) / max(1, len(weights)), sum(weight**2 for weight in weights.values())
    scored = []
    for other, said in others:
        theirs = set(surfaces(said).values())
        shared = sum(weights.get(term, 0.0) ** 2 for term in theirs)
        rest = sum(mean**2 for term in theirs if term not in weights)
        if shared:
            scored.append((shared / sqrt((mine * (shared + rest)) or 1.0), -other))
    return [-other for _, other in nlargest(most, scored)]


def comparable(text: str, other: str, counts: Mapping[str, int], size: int) -> bool | None:
    """Whether the texts share rare terms and half of the shorter one's terms; None where they share none at all."""
    own, theirs = surfaces(text), set(surfaces(other).values())
    mine = set(own.values())
    shared = mine & theirs
    if not shared:
        return None
    frequency = {own[word]: number for word, number in counts.items()}
    rare = rare_together([frequency.get(term, 1) for term in shared], size)
    return rare and alike(len(mine), len(theirs), len(shared))


def overlap(one: str, other: str, counts: Mapping[str, int], size: int) -> tuple[float, list[str]]:
    """The shorter text's share of terms in both, each weighing log(claims / frequency), and its words, rarest first."""
    left, right = surfaces(one), surfaces(other)
    weight: dict[str, float] = {}
    for words in (left, right):
        for word, term in words.items():
            weight[term] = max(weight.get(term, UNSEEN), log((size + 1) / counts.get(word, 1)))
    shared = set(left.values()) & set(right.values())
    total = min(sum(weight[term] for term in set(side.values())) for side in (left, right))
    if len(shared) < 2 or not total:
        return 0.0, []
    said = sorted((word for word, term in left.items() if term in shared), key=lambda word: -weight[left[word]])
    return min(1.0, sum(weight[term] for term in shared) / total), said


def filing(own: Side, other: Side, counts: Mapping[str, int], size: int) -> Suggestion | None:
    """The filing of one claim with another to offer, if they share enough; whose proposition has no number yet."""
    score, shared = overlap(own.claim.text, other.claim.text, counts, size)
    if score < ENOUGH:
        return None
    text = other.claim.proposition or min((own.claim.text, other.claim.text), key=len)
    turned = any(finding.rule in TURNED for finding in check(own, other, same_topic=True))
    why = f"shares {', '.join(f'“{word}”' for word in shared[:5])} with claim {other.claim.id}"
    opposite = turned != other.claim.opposite
    return Suggestion(own.claim.id, other.claim.id, text, None, opposite, round(score, 2), why)


def best_of_each(offered: Iterable[Suggestion]) -> list[Suggestion]:
    """Best first: one suggestion a proposition that is there already; where there is none, the best of the new ones."""
    best: dict[int | None, Suggestion] = {}
    for made in sorted(offered, key=lambda made: -made.score):
        best.setdefault(made.proposition_id, made)
    return [made for number, made in best.items() if number or len(best) == 1]
