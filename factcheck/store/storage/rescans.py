"""How far a check of the whole store has come, so that one that was broken off goes on from there; and the claims that
wait: compared by their words so far, to be read; or stored and not compared at all yet.
"""

from collections.abc import Iterable

from factcheck.store.storage.database import Database
from factcheck.store.storage.rows import RescanRow, insert
from factcheck.store.storage.unit_of_work import UnitOfWork

_WHOLE = 1
"""The row of the check of everything. A claim that waits has the row of its id turned negative."""
_BY_WORDS, _NOT_AT_ALL = 0, 1
"""How far a claim that waits was compared, as its row says."""


def reached(db: Database) -> int:
    """The id of the claim up to which everything was compared; 0 when no check was broken off."""
    return db.value("SELECT reached FROM rescan WHERE id = ?", [_WHOLE]) or 0


def reach(work: UnitOfWork, claim_id: int) -> None:
    """Remember the claim up to which everything was compared."""
    work.db.write("DELETE FROM rescan WHERE id = ?", [_WHOLE])
    insert(work.db, [RescanRow(_WHOLE, claim_id)])


def done(work: UnitOfWork, *, read: bool) -> None:
    """Forget how far it came: the next one begins anew. `read`: nothing waits to be read any more."""
    work.db.write(
        "DELETE FROM rescan" if read else f"DELETE FROM rescan WHERE id = {_WHOLE} OR reached = {_NOT_AT_ALL}"
    )


def _waiting(how_far: int) -> str:
    return f"""
    SELECT claim.id FROM rescan JOIN claim ON claim.id = -rescan.id
    WHERE rescan.id < 0 AND reached = {how_far} AND NOT claim.draft AND NOT claim.withdrawn
    """


OWED = _waiting(_NOT_AT_ALL)
"""The claims that a command stored and has not compared."""


def unread(db: Database) -> list[int]:
    """The claims that stand and wait to be read, in order."""
    return db.column(f"{_waiting(_BY_WORDS)} ORDER BY claim.id")


def leave(work: UnitOfWork, ids: Iterable[int]) -> None:
    """Remember that these claims wait to be read."""
    _wait(work, ids, _BY_WORDS)


def take(work: UnitOfWork, ids: Iterable[int]) -> None:
    """These claims wait no more."""
    if work.db.value("SELECT min(id) FROM rescan") is not None:
        work.db.write_each("DELETE FROM rescan WHERE id = ?", ((-claim_id,) for claim_id in sorted(set(ids))))


def owe(work: UnitOfWork, ids: Iterable[int]) -> None:
    """Remember that these claims are stored, and that the command has yet to compare them."""
    _wait(work, ids, _NOT_AT_ALL)


def _wait(work: UnitOfWork, ids: Iterable[int], how_far: int) -> None:
    wanted = sorted(set(ids))
    take(work, wanted)
    insert(work.db, [RescanRow(-claim_id, how_far) for claim_id in wanted])


def paid(work: UnitOfWork, ids: Iterable[int]) -> None:
    """It has."""
    sql = f"DELETE FROM rescan WHERE id = ? AND reached = {_NOT_AT_ALL}"
    work.db.write_each(sql, ((-claim_id,) for claim_id in sorted(set(ids))))
