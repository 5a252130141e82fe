"""How far a check of the whole store has come, so that one that was broken off goes on from there."""

from factcheck.store.storage.database import Database
from factcheck.store.storage.rows import RescanRow, insert
from factcheck.store.storage.unit_of_work import UnitOfWork


def reached(db: Database) -> int:
    """The id of the claim up to which everything was compared; 0 when no check was broken off."""
    return db.value("SELECT reached FROM rescan") or 0


def reach(work: UnitOfWork, claim_id: int) -> None:
    """Remember the claim up to which everything was compared."""
    work.db.write("DELETE FROM rescan")
    insert(work.db, [RescanRow(1, claim_id)])


def done(work: UnitOfWork) -> None:
    """Forget how far it came: the next one begins anew."""
    work.db.write("DELETE FROM rescan")
