"""Reading evidence: what the desk's marks rest on."""

from factcheck.store.storage.database import Database


def rests_on(db: Database, claim_id: int, most: int | None = None) -> set[int]:
    """The claims that the marks of a claim rest on, and those that theirs rest on, and so on, up to about `most`."""
    found: set[int] = set()
    waiting = [claim_id]
    while waiting and (most is None or len(found) < most):
        basis = db.column(
            "SELECT evidence.claim_id FROM evidence JOIN event ON event.id = evidence.event_id "
            "WHERE event.claim_id = ? AND evidence.claim_id IS NOT NULL",
            [waiting.pop()],
        )
        waiting += set(basis) - found
        found.update(basis)
    return found
