"""Claims that are in the store already and say what a draft says, by the calibrated chance of `match`."""

from factcheck.domain.claim import Claim
from factcheck.store.reads import claims
from factcheck.store.search.match import WARN, match
from factcheck.store.storage.database import Database

MOST = 3
"""What a person reads of what is only suggested."""

LONGEST = 5000
"""Code points of the longest draft that is looked up: a longer one is no single statement."""


def said_before(db: Database, claim: Claim) -> list[Claim]:
    """The claims that say what this one says as surely as `add` warns of it, likeliest first; a suggestion, no more.

    Drafts, what was withdrawn and the claim itself are not among them. What words mean is not asked: that would cost
    half as much again for each draft of a thousand documents. Raises StoreError.
    """
    if len(claim.text) > LONGEST:
        return []
    found = [one.claim_id for one in match(db, claim.text, MOST, use_meaning=False, without=[claim.id])
             if one.chance >= WARN]  # fmt: skip
    return [other for other in claims.by_ids(db, found) if not other.draft]
