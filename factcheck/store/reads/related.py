"""Claims that somebody who reads one wants to see too."""

from factcheck.domain.claim import Claim
from factcheck.store.reads import claims
from factcheck.store.storage.database import Database

MOST = 8
"""What fits under a card."""


def to(db: Database, claim: Claim) -> list[Claim]:
    """The other positions on the claim's proposition, oldest first; empty when it is not filed."""
    rows = db.rows(
        "SELECT other.id FROM claim JOIN claim other ON other.proposition_id = claim.proposition_id "
        "WHERE claim.id = ? AND other.id <> claim.id AND NOT other.withdrawn ORDER BY other.id LIMIT ?",
        [claim.id, MOST],
    )
    return list(claims.by_ids(db, [row[0] for row in rows]))
