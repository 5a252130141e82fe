"""What is stored of the work on claims without an event of its own."""

from factcheck.store.storage.unit_of_work import UnitOfWork


def forget_approval(work: UnitOfWork, claim_id: int) -> None:
    """Take away the approval that a new claim brought: nothing was approved here."""
    work.db.write("UPDATE desk SET approved_by = '' WHERE claim_id = ?", [claim_id])
