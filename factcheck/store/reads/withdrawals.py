"""Who has withdrawn a claim or a source, and why."""

from dataclasses import dataclass

from factcheck.store.storage.database import Database


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """`by_undo`: no person meant this thing, but took back the command that made it."""

    by: str
    note: str
    by_undo: bool

    @property
    def said(self) -> str:
        """In words that follow the name of the thing."""
        return f"{self.by} withdrew here" + (f" (“{self.note[:200]}”)" if self.note else "")


def withdrawal(db: Database, thing: str, number: int) -> Withdrawal | None:
    """The newest withdrawal of a "claim" or "source" that is withdrawn; None when the history has none."""
    row = db.row(
        "SELECT step.analyst, event.note, step.undoes_id IS NOT NULL FROM event JOIN step ON step.id = event.step_id "
        f"WHERE event.{thing}_id = ? AND event.field = 'withdrawn' AND event.new = 'true' "
        "ORDER BY event.id DESC LIMIT 1",
        [number],
    )
    return Withdrawal(row[0], row[1], bool(row[2])) if row else None
