"""Comparing what an import has stored, when it is stored: that takes longer than the rest of it, and others write."""

from collections.abc import Callable
from contextlib import AbstractContextManager

from factcheck.actions.checking import keep, look_at
from factcheck.actions.importing import Report
from factcheck.store.storage import rescans
from factcheck.store.storage.database import Database
from factcheck.store.storage.unit_of_work import UnitOfWork


def compare(
    report: Report, reading: Callable[[], AbstractContextManager[Database]], begin: Callable[[], UnitOfWork]
) -> None:
    """Look for the conflicts of what waits for it, and store them as found by the same command, so that an undo takes
    them along. Until then the store counts these claims as never compared. Raises StoreError.
    """
    if not report.waiting:
        return
    with reading() as db:
        looked = look_at(db, report.waiting)
    with begin() as work:
        work.step_so_far, work.unites = report.step, report.unites
        report.conflicts = keep(work, looked)
        rescans.paid(work, report.waiting)
    report.waiting = []
