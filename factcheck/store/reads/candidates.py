"""Claims worth comparing with one claim: filed beside it, or sharing words too rare to be shared by chance."""

from heapq import nlargest
from math import log, sqrt

from factcheck.conflicts.pairing import BUDGET, NEAREST, alike, lookups, rare_together, surfaces
from factcheck.conflicts.side import Side
from factcheck.domain.claim import Claim
from factcheck.store.reads import claims
from factcheck.store.storage.database import Database
from factcheck.store.storage.search_index import AnyOf, Phrase, Wanted
from factcheck.text.fold import words

LONG_QUOTE = 5
"""Words from which on a quotation is its own."""


def nearest(db: Database, claim: Claim, most: int = NEAREST) -> list[int]:
    """The claims that are likest in words, rare words counting most, likest first, and all with a long quotation of it.

    How like: the cosine of the two sets of terms, each weighing log(claims / frequency); of a term that only the other
    claim has the weight is not looked up, and taken to be the mean of those that are known.
    """
    if claim.draft or claim.withdrawn:
        return []
    own = surfaces(claim.text)
    counts = {word: n for word, (n, _) in db.index.frequencies(list(own)).items()}
    chosen = [word for word, _ in lookups(own, lambda word: counts.get(word, 0))]
    size = db.roughly("claim") or 1
    weights: dict[str, float] = {}
    for word, n in counts.items():
        weights[own[word]] = max(weights.get(own[word], 0.0), log((size + 1) / (n + 0.5)))
    mean, mine = sum(weights.values()) / max(1, len(weights)), sum(weight**2 for weight in weights.values())
    scored = []
    wanted = AnyOf(tuple(Phrase((word,), field="text") for word in chosen))
    rows = dict(db.index.texts_with(wanted, BUDGET)) if chosen else {}
    for other, text in rows.items():
        theirs = set(surfaces(text).values())
        shared = sum(weights.get(term, 0.0) ** 2 for term in theirs)
        rest = sum(mean**2 for term in theirs if term not in weights)
        if other != claim.id and shared:
            scored.append((shared / sqrt((mine * (shared + rest)) or 1.0), -other))
    found = [-other for _, other in nlargest(most, scored)]
    for quote in claim.quotes:
        if said := _opening(quote.exact):
            found += [
                other for other, _ in db.index.texts_with(Phrase(said, field="quotes"), most) if other != claim.id
            ]
    return list(dict.fromkeys(found))


def alike_in_words(db: Database, claim: Claim) -> list[int]:
    """Claims that share rare terms with this one and half of the shorter one's terms, or a long quotation."""
    own = surfaces(claim.text)
    counts = {word: n for word, (n, _) in db.index.frequencies(list(own)).items()}
    chosen = [word for word, _ in lookups(own, lambda word: counts.get(word, 0))]
    sought: list[Wanted] = [AnyOf(tuple(Phrase((word,), field="text") for word in chosen))] if chosen else []
    sought += [Phrase(said, field="quotes") for quote in claim.quotes if (said := _opening(quote.exact))]
    rows: dict[int, str] = {}
    for wanted in sought:
        rows.update(db.index.texts_with(wanted, BUDGET))
    size = db.roughly("claim") or 1
    frequency = {own[word]: n for word, n in counts.items()}
    return [
        other for other, text in rows.items() if other != claim.id and _comparable(own, text, frequency, size, claim)
    ]


def _comparable(own: dict[str, str], text: str, frequency: dict[str, int], size: int, claim: Claim) -> bool:
    mine, theirs = set(own.values()), set(surfaces(text).values())
    shared = mine & theirs
    if not shared:
        return bool(claim.quotes)
    return rare_together([frequency.get(term, 1) for term in shared], size) and alike(
        len(mine), len(theirs), len(shared)
    )


def _opening(said: str) -> tuple[str, ...]:
    found = words(said)
    return tuple(found[:8]) if len(found) >= LONG_QUOTE else ()


def sides(db: Database, ids: list[int]) -> dict[int, Side]:
    """Claims as the rules see them, by id."""
    found = list(claims.by_ids(db, ids))
    where, slugs = db.among("slug", {claim.source for claim in found})
    published = dict(db.rows(f"SELECT slug, published FROM source WHERE {where}", slugs))
    return {claim.id: Side(claim, published[claim.source]) for claim in found}
