"""How far a check of the whole store has come, so that one that was broken off goes on from there; and the claims that
wait: compared by their words so far, to be read; or stored and not compared at all yet.
"""

from collections.abc import Iterable

from factcheck.store.storage.database import Database
from factcheck.store.storage.rows import RescanRow, UncomparedRow, insert
from factcheck.store.storage.unit_of_work import UnitOfWork

_WHOLE = 1
"""The row of the check of everything."""


def reached(db: Database) -> int:
    """The id of the claim up to which everything was compared; 0 when no check was broken off."""
    return db.value("SELECT reached FROM rescan WHERE id = ?", [_WHOLE]) or 0


def begin(work: UnitOfWork) -> int:
    """What waits now will be looked at by the check that begins here, or goes on; where it goes on, as `reached` says.

    One that goes on looks no more at the claims up to there: of these, what has come to wait since waits on.
    """
    before = reached(work.db)
    work.db.write("UPDATE uncompared SET looked_at = ? WHERE claim_id > ?", [True, before])
    return before


def reach(work: UnitOfWork, claim_id: int) -> None:
    """Remember the claim up to which everything was compared."""
    work.db.write("DELETE FROM rescan WHERE id = ?", [_WHOLE])
    insert(work.db, [RescanRow(_WHOLE, claim_id)])


def done(work: UnitOfWork, *, read: bool) -> None:
    """Forget how far it came: the next one begins anew. What has come to wait while it ran waits on. `read`: what was
    looked at was read too, and not only compared.
    """
    work.db.write("DELETE FROM rescan WHERE id = ?", [_WHOLE])
    work.db.write("DELETE FROM uncompared WHERE looked_at AND (by_words = ? OR by_words = ?)", [False, read])


def _waiting(by_words: str) -> str:
    return (
        "SELECT claim.id FROM uncompared JOIN claim ON claim.id = uncompared.claim_id "
        f"WHERE {by_words} AND NOT claim.draft AND NOT claim.withdrawn"
    )


OWED = _waiting("NOT by_words")
"""The claims that a command stored and has not compared."""


def unread(db: Database) -> list[int]:
    """The claims that stand and wait to be read, in order."""
    return db.column(f"{_waiting('by_words')} ORDER BY claim.id")


def leave(work: UnitOfWork, ids: Iterable[int]) -> None:
    """Remember that these claims wait to be read."""
    _wait(work, ids, by_words=True)


def take(work: UnitOfWork, ids: Iterable[int]) -> None:
    """These claims wait no more."""
    if work.db.row("SELECT 1 FROM uncompared LIMIT 1"):
        work.db.write_each("DELETE FROM uncompared WHERE claim_id = ?", ((n,) for n in sorted(set(ids))))


def owe(work: UnitOfWork, ids: Iterable[int]) -> None:
    """Remember that these claims are stored, and that the command has yet to compare them."""
    _wait(work, ids, by_words=False)


def _wait(work: UnitOfWork, ids: Iterable[int], *, by_words: bool) -> None:
    wanted = sorted(set(ids))
    take(work, wanted)
    insert(work.db, [UncomparedRow(claim_id, by_words) for claim_id in wanted])


def paid(work: UnitOfWork, ids: Iterable[int]) -> None:
    """It has."""
    sql = "DELETE FROM uncompared WHERE claim_id = ? AND NOT by_words"
    work.db.write_each(sql, ((claim_id,) for claim_id in sorted(set(ids))))
