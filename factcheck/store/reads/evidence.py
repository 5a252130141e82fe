"""Reading evidence: what the desk's marks rest on."""

from factcheck.store.storage.database import Database


def rests_on(db: Database, claim_id: int) -> set[int]:
    """The claims that the marks of a claim rest on, and those that theirs rest on, and so on."""
    found: set[int] = set()
    waiting = [claim_id]
    while waiting:
        basis = db.column(
            "SELECT evidence.claim_id FROM evidence JOIN event ON event.id = evidence.event_id "
            "WHERE event.claim_id = ? AND evidence.claim_id IS NOT NULL",
            [waiting.pop()],
        )
        waiting += set(basis) - found
        found.update(basis)
    return found
