"""What models have read, kept in the store: `text.remembering` says what for."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager

from factcheck.store.storage.database import Database
from factcheck.store.storage.rows import ReadingRow
from factcheck.store.storage.unit_of_work import UnitOfWork
from factcheck.text.remembering import with_memory


class Readings:
    """A store as a memory: what was asked for, and the answers that were not there."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self.asked: set[str] = set()
        self.fresh: dict[str, bytes] = {}

    def recall(self, key: str) -> bytes | None:
        """What was kept under a key, if anything."""
        self.asked.add(key)
        known = self.fresh.get(key)
        return known if known is not None else self._db.value("SELECT answer FROM reading WHERE key = ?", [key])

    def keep(self, key: str, answer: bytes) -> None:
        """Keep an answer that was not there."""
        self.fresh[key] = answer


@contextmanager
def recalled(db: Database) -> Iterator[None]:
    """Models ask the store first; what they read is not kept, for nothing is written."""
    with with_memory(Readings(db)):
        yield


@contextmanager
def kept(work: UnitOfWork) -> Iterator[Readings]:
    """Models ask the store first, and what they read is kept with whatever else this unit of work does."""
    readings = Readings(work.db)
    with with_memory(readings):
        yield readings
    work.db.write_each(
        "INSERT INTO reading (key, answer) VALUES (?, ?) ON CONFLICT (key) DO NOTHING",
        [ReadingRow(*one) for one in readings.fresh.items()],
    )


def forget_others(work: UnitOfWork, asked: Collection[str]) -> None:
    """Forget what nobody asks for any more: texts that were changed or withdrawn, and other models' answers."""
    gone = [(key,) for key in work.db.column("SELECT key FROM reading") if key not in asked]
    work.db.write_each("DELETE FROM reading WHERE key = ?", gone)
