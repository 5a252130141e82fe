"""Claims that probably say what a draft says: the reviewer should see them before accepting it."""

from factcheck.domain.claim import Claim
from factcheck.store.reads import claims
from factcheck.store.search.match import MENTION, match
from factcheck.store.storage.database import Database

NEAREST = 10
"""How many claims are looked at closely, a bound on time; drafts among them are left out afterwards."""


def like(db: Database, claim: Claim) -> list[Claim]:
    """The accepted claims that say the same, likeliest first, but for those that report the same words of one source.

    Raises StoreError when the index is behind or damaged.
    """
    # Words alone and few candidates: a screen must not wait for the vectors to load.
    matches = match(db, claim.text, NEAREST, use_meaning=False, breadth=50, without=[claim.id])
    found = [made.claim_id for made in matches if made.chance >= MENTION]
    return [other for other in claims.by_ids(db, found) if not other.draft and not _share_words(claim, other)]


def _share_words(one: Claim, other: Claim) -> bool:
    """Whether quotes of the two overlap in one source, as the links of a chain do."""
    spans = [(q.start, q.end) for q in other.quotes if q.start is not None and q.end is not None]
    return one.source == other.source and any(
        q.start is not None and q.end is not None and q.start < end and start < q.end
        for q in one.quotes
        for start, end in spans
    )
