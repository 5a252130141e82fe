"""New claims that say what a claim in the store says already."""

from collections.abc import Collection

from factcheck.store.reads import claims
from factcheck.store.search.match import MENTION, Match, match
from factcheck.store.storage.database import Database

AT_ONCE = 200
"""Of more new claims in one command none is looked up; `factcheck match` does that."""

LONGEST = 5000
"""A text of more code points is no single statement, and comparing it would take longer than storing it."""

Known = tuple[int, Match]
"""A new claim's id, and the likeliest claim that was there before."""


def already_there(db: Database, ids: Collection[int]) -> list[Known]:
    """The new claims that another claim probably says already; [] for more than `AT_ONCE`."""
    if len(ids) > AT_ONCE:
        return []
    found = []
    for claim in claims.by_ids(db, ids):
        if len(claim.text) > LONGEST:
            continue
        for made in match(db, claim.text, 1, without=ids):
            if made.chance >= MENTION:
                found.append((claim.id, made))
    return found
