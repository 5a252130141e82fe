"""Writes: one command, one transaction, one undo step. Either all of it is stored, or nothing is."""

import json
import signal
import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, cast
from uuid import uuid4

from sqlalchemy.exc import DBAPIError
from sqlmodel import Session, SQLModel, col, select

from factcheck.errors import StoreError
from factcheck.store.reads.lookup import name_words
from factcheck.store.storage import dialect_sqlite, fields, index
from factcheck.store.storage.database import Database
from factcheck.store.storage.tables import (
    ClaimRow,
    EventRow,
    EvidenceRow,
    PropositionRow,
    SourceRow,
    SpeakerRow,
    StepRow,
    TagRow,
)


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
    """`with UnitOfWork(path, analyst, verb) as work:` commits at the end, or rolls back on an error or when `dry`.

    The step is made by the first write, so a command that changes nothing leaves no trace. Raises StoreError.
    """

    def __init__(self, path: Path, analyst: str, verb: str, *, dry: bool = False) -> None:
        self.path, self.analyst, self.verb, self.dry = path, analyst, verb, dry
        self.started = now()
        self.touched: set[int] = set()
        self._step: StepRow | None = None

    def __enter__(self) -> "UnitOfWork":
        self._engine = dialect_sqlite.engine(self.path)
        self.session = Session(self._engine, autoflush=False, expire_on_commit=False)
        try:
            held = self.session.connection().connection.driver_connection
        except DBAPIError as error:
            self._close()
            raise self._said(error) from error
        self.db: Database = dialect_sqlite.attached(held, self.path)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if error is None and not self.dry:
                self.reindex()
                self._commit()
        except DBAPIError as failure:
            raise self._said(failure) from failure
        finally:
            self._close()
        if isinstance(error, DBAPIError):
            raise self._said(error) from error

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

    def _said(self, error: Exception) -> StoreError:
        return dialect_sqlite.as_store_error(error, self.path)

    def _close(self) -> None:
        self.session.close()
        self._engine.dispose()

    @property
    def step(self) -> int:
        """The id of this command's step."""
        if self._step is None:
            self._step = StepRow(key=uuid4().hex, at=self.started, analyst=self.analyst, verb=self.verb)
            self.insert(self._step)
        return cast(int, self._step.id)

    @property
    def step_so_far(self) -> int:
        """The id of this command's step, 0 while it has changed nothing."""
        return cast(int, self._step.id) if self._step else 0

    def insert(self, row: SQLModel) -> None:
        """Insert one row at once, so that it has its id."""
        self.session.add(row)
        self.session.flush()

    def flush(self) -> None:
        """Send pending changes, so that reads on `db` see them."""
        self.session.flush()

    def reindex(self) -> None:
        """Bring the search index in line with the claims that were changed so far."""
        self.flush()
        index.update(self.db, self.touched)
        self.touched.clear()

    def claim(self, claim_id: int) -> ClaimRow:
        """The row of a claim. Raises NotFound."""
        row = self.session.get(ClaimRow, claim_id)
        if row is None:
            raise self.db.no_such_claim(claim_id)
        return row

    def change(
        self,
        row: ClaimRow | SourceRow | SpeakerRow,
        field: str,
        value: Any,
        *,
        note: str = "",
        as_of: str = "",
        evidence: Iterable[Evidence] = (),
        always: bool = False,
    ) -> bool:
        """Set a field and log it; False, and no event, when it has that value already (unless `always`)."""
        old = fields.current(self, row, field)
        if old == value and not always:
            return False
        fields.assign(self, row, field, value)
        event = EventRow(
            step_id=self.step, field=field, old=json.dumps(old), new=json.dumps(value), note=note, as_of=as_of
        )
        setattr(event, f"{row.__tablename__}_id", row.id)
        self.insert(event)
        for piece in evidence:
            self.session.add(
                EvidenceRow(
                    event_id=cast(int, event.id), url=piece.url, source_id=piece.source_id, claim_id=piece.claim_id
                )
            )
        self.flush()
        self.touched.update(self._concerned(row))
        return True

    def _concerned(self, row: ClaimRow | SourceRow | SpeakerRow) -> list[int]:
        """The claims of which something is indexed that stands in this row."""
        if isinstance(row, ClaimRow):
            return [cast(int, row.id)]
        return self.db.column(f"SELECT id FROM claim WHERE {row.__tablename__}_id = ?", [row.id])

    def speaker_id(self, name: str) -> int:
        """The id of the speaker with exactly this name, made if there is none."""
        row = self.session.exec(select(SpeakerRow).where(SpeakerRow.name == name)).first()
        if row is None:
            row = SpeakerRow(name=name, folded=name_words(name))
            self.insert(row)
        return cast(int, row.id)

    def proposition_id(self, text: str) -> int:
        """The id of the proposition with exactly this text, made if there is none."""
        row = self.session.exec(select(PropositionRow).where(PropositionRow.text == text)).first()
        if row is None:
            row = PropositionRow(text=text, folded=name_words(text))
            self.insert(row)
        return cast(int, row.id)

    def tag_ids(self, names: Sequence[str]) -> list[int]:
        """The ids of the tags with these names, made where there are none."""
        known = {row.name: row.id for row in self.session.exec(select(TagRow).where(col(TagRow.name).in_(names)))}
        for name in names:
            if name not in known:
                row = TagRow(name=name)
                self.insert(row)
                known[name] = row.id
        return [cast(int, known[name]) for name in names]
