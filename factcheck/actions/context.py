"""What a claim's quotes were cut away from."""

from factcheck.store.reads import claims, sources
from factcheck.store.storage.database import Database
from factcheck.text.cutting import Lost, lost_context


def lost_by(db: Database, claim_id: int) -> list[Lost]:
    """What turns this claim's quotes in its source and stands in none of them. Raises NotFound."""
    claim = claims.claim(db, claim_id)
    return lost_context(claim, sources.source(db, claim.source).text) if claim.quotes else []
