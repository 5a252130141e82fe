"""Writes: one command, one transaction, one undo step. Either all of it is stored, or nothing is."""

import json
import signal
import threading
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, cast
from uuid import uuid4

from sqlalchemy.exc import DBAPIError
from sqlmodel import Session, SQLModel, col, select

from factcheck.store.storage import fields, index
from factcheck.store.storage.database import BATCH, Database
from factcheck.store.storage.names import Names
from factcheck.store.storage.opening import place
from factcheck.store.storage.tables import EventRow, EvidenceRow, StepRow


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a mark rests on: a URL, or the database id of a source or of a claim."""

    url: str = ""
    source_id: int | None = None
    claim_id: int | None = None


def now() -> str:
    """The time in UTC, to the second, as it is stored."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class UnitOfWork:
    """`with UnitOfWork(location, analyst, verb) as work:` commits at the end, or rolls back on an error or when `dry`.

    The step is made by the first write, so a command that changes nothing leaves no trace. `db` reads and writes in the
    same transaction. `file` names what an import reads. Raises StoreError.
    """

    def __init__(self, location: Path | str, analyst: str, verb: str, *, dry: bool = False, file: str = "") -> None:
        self.analyst, self.verb, self.dry, self.file = analyst, verb, dry, file
        self._place = place(location)
        self.started = now()
        self.touched: set[int] = set()
        """The claims that changed, or of which something changed."""
        self._stale: set[int] = set()
        self._step: StepRow | None = None

    def __enter__(self) -> "UnitOfWork":
        self._engine = self._place.engine()
        self.session = Session(self._engine, autoflush=False, expire_on_commit=False)
        try:
            held = self.session.connection()
        except DBAPIError as error:
            self._close()
            raise self._place.said(error) from error
        except BaseException:
            self._close()
            raise
        self.db: Database = self._place.attached(held)
        self.names = Names(self.db)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if error is None and not self.dry:
                self.reindex()
                self.db.check_in_place()
                self._commit()
                self.db.check_in_place()
        except DBAPIError as failure:
            raise self._place.said(failure) from failure
        finally:
            self._close()
        if isinstance(error, DBAPIError):
            raise self._place.said(error) from error

    def _commit(self) -> None:
        """Commit without being interrupted: what ends as interrupted has stored nothing."""
        if threading.current_thread() is not threading.main_thread():
            self.session.commit()
            return
        before = signal.signal(signal.SIGINT, signal.SIG_IGN)
        try:
            self.session.commit()
        finally:
            signal.signal(signal.SIGINT, before or signal.SIG_DFL)

    def _close(self) -> None:
        self.session.close()
        self._engine.dispose()

    @property
    def step(self) -> int:
        """The id of this command's step."""
        if self._step is None:
            self._step = StepRow(key=uuid4().hex, at=self.started, analyst=self.analyst, verb=self.verb, file=self.file)
            self.insert(self._step)
        return cast(int, self._step.id)

    @property
    def step_so_far(self) -> int:
        """The id of this command's step, 0 while it has changed nothing."""
        return cast(int, self._step.id) if self._step else 0

    def insert(self, *rows: SQLModel) -> None:
        """Insert rows, and send what else is waiting, so that they have their ids and reads on `db` see them."""
        self.session.add_all(rows)
        self.session.flush()

    def reindex(self) -> None:
        """Bring the search index in line with the claims that were changed so far."""
        if self._stale:
            index.update(self.db, self._stale)
            self._stale.clear()

    def value(self, thing: str, number: int, field: str) -> Any:
        """A field of a "claim", "source" or "speaker" as JSON has it. Raises NotFound for a claim that is not there."""
        (row,) = self._rows(thing, [number])
        return fields.current(self.session, row, field)

    def change(
        self,
        thing: str,
        ids: Iterable[int],
        field: str,
        value: Any,
        *,
        note: str = "",
        as_of: str = "",
        evidence: Iterable[Evidence] = (),
        always: bool = False,
    ) -> list[int]:
        """Give a field of claims, sources or speakers a value, and log it; the ids of those that had another.

        `always` logs it for those that have it already too. Raises NotFound for a claim that is not there.
        """
        changed, events = [], []
        for row in self._rows(thing, ids):
            old = fields.current(self.session, row, field)
            if old != value or always:
                fields.assign(self.session, self.names, row, field, value)
                changed.append(cast(int, row.id))
                events.append(self._event(row, field, old, value, note, as_of))
        if events:
            self.insert(*events)
            pieces = [(cast(int, event.id), piece) for event in events for piece in evidence]
            self.insert(*(EvidenceRow(event_id=event, **asdict(piece)) for event, piece in pieces))
            self._follow(thing, field, changed)
        return changed

    def _rows(self, thing: str, ids: Iterable[int]) -> list[fields.Row]:
        kind, wanted = fields.ROWS[thing], list(dict.fromkeys(ids))
        known = {
            row.id: row
            for start in range(0, len(wanted), BATCH)
            for row in self.session.exec(select(kind).where(col(kind.id).in_(wanted[start : start + BATCH])))
        }
        for number in wanted:
            if number not in known:
                raise self.db.no_such_claim(number)
        return [known[number] for number in wanted]

    def _event(self, row: fields.Row, field: str, old: Any, new: Any, note: str, as_of: str) -> EventRow:
        subject: dict[str, Any] = {f"{row.__tablename__}_id": row.id}
        return EventRow(
            step_id=self.step, field=field, old=json.dumps(old), new=json.dumps(new), note=note, as_of=as_of, **subject
        )

    def _follow(self, thing: str, field: str, changed: Sequence[int]) -> None:
        """Remember the claims of which something changed."""
        concerned = changed
        if thing != "claim":
            where, values = self.db.among(f"{thing}_id", changed)
            concerned = self.db.column(f"SELECT id FROM claim WHERE {where}", values)
        self.touched.update(concerned)
        if field in fields.INDEXED[thing]:
            self._stale.update(concerned)

    def undoes(self, step: int) -> None:
        """Say that this command takes the command of that step back."""
        self.db.write("UPDATE step SET undoes_id = ? WHERE id = ?", [step, self.step])
