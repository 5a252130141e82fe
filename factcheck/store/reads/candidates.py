"""Claims worth comparing with one claim, fetched: which are near is for `conflicts.nearness` to say."""

from collections.abc import Mapping, Sequence

from factcheck.conflicts.nearness import nearest as nearest_of
from factcheck.conflicts.pairing import BUDGET, NEAREST, QUOTED_FROM, QUOTED_TO, lookups, surfaces
from factcheck.conflicts.side import Side
from factcheck.domain.claim import Claim
from factcheck.store.reads import claims
from factcheck.store.storage.database import Database
from factcheck.store.storage.search_index import AnyOf, Phrase
from factcheck.text.fold import words


def nearest(db: Database, claim: Claim, most: int = NEAREST) -> list[int]:
    """The claims that are likest in words, likest first, and all with a long quotation of it."""
    if claim.draft or claim.withdrawn:
        return []
    counts = frequencies(db, claim.text)
    others = [row for row in _sharing(db, counts) if row[0] != claim.id]
    found = nearest_of(claim.text, others, counts, size(db), most)
    return list(dict.fromkeys([*found, *(other for other, _ in _quoting(db, claim, most) if other != claim.id)]))


def frequencies(db: Database, *texts: str) -> dict[str, int]:
    """In how many claims the words of these texts stand that count for likeness."""
    sought = {word for text in texts for word in surfaces(text)}
    return {word: number for word, (number, _) in db.index.frequencies(list(sought)).items()}


def size(db: Database) -> int:
    """About how many claims there are, for shares of them."""
    return db.roughly("claim") or 1


def _sharing(db: Database, counts: Mapping[str, int]) -> Sequence[tuple[int, str]]:
    chosen = [word for word, _ in lookups(counts, lambda word: counts[word])]
    return (
        list(db.index.texts_with(AnyOf(tuple(Phrase((word,), field="text") for word in chosen)), BUDGET))
        if chosen
        else []
    )


def _quoting(db: Database, claim: Claim, most: int) -> list[tuple[int, str]]:
    said = [words(quote.exact) for quote in claim.quotes]
    long = [Phrase(tuple(found[:QUOTED_TO]), field="quotes") for found in said if len(found) >= QUOTED_FROM]
    return [row for phrase in long for row in db.index.texts_with(phrase, most)]


def sides(db: Database, ids: list[int]) -> dict[int, Side]:
    """Claims as the rules see them, by id."""
    found = list(claims.by_ids(db, ids))
    where, slugs = db.among("slug", {claim.source for claim in found})
    published = dict(db.rows(f"SELECT slug, published FROM source WHERE {where}", slugs))
    return {claim.id: Side(claim, published[claim.source]) for claim in found}
