"""Writes: one command, one transaction, one undo step. Either all of it is stored, or nothing is.

All of it goes through the door of `database.py`, in SQL that every dialect speaks: `begin` when the block is entered,
reads and writes on `db`, rows in with ids from `new_ids`, then `commit`, or `close` alone, which stores nothing.
"""

import json
import signal
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import astuple, dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any
from uuid import uuid4

from factcheck.domain.strand import strand_of
from factcheck.store.storage import contested, fields, index
from factcheck.store.storage.database import Database
from factcheck.store.storage.names import Names
from factcheck.store.storage.opening import place
from factcheck.store.storage.rows import EventRow, EvidenceRow, StepRow, insert_new


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a mark rests on: a URL, or the database id of a source or of a claim, or a file: `url` is its name then. The
    rest as `domain.evidence` has it, `place` being its `where`.
    """

    url: str = ""
    source_id: int | None = None
    claim_id: int | None = None
    sha256: str = ""
    stands: str = ""
    place: str = ""
    archive: str = ""
    retrieved: str = ""
    note: str = ""


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
        self.lapsed: list[tuple[int, str]] = []
        """The approvals that ended since the mark or the words are others now: of which claim, and whose."""
        self._stale: set[int] = set()
        self._contested: bool | None = None
        self.unites = False
        """Whether it takes in what was done in a copy of the store: then it says nothing of its own."""
        self.step_so_far = 0
        """The id of this command's step, 0 while it has changed nothing."""

    def __enter__(self) -> "UnitOfWork":
        self.db: Database = self._place.connect(writing=True)
        try:
            self.db.begin()
        except BaseException:
            self.db.close()
            raise
        self.names = Names(self.db)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if error is None and not self.dry:
                self.reindex()
                with _uninterrupted():
                    self.db.commit()
        finally:
            self.db.close()

    @property
    def step(self) -> int:
        """The id of this command's step."""
        if not self.step_so_far:
            row = StepRow(uuid4().hex, self.started, self.analyst, self.verb, file=self.file)
            (self.step_so_far,) = insert_new(self.db, [row])
        return self.step_so_far

    def reindex(self) -> None:
        """Bring the search index in line with the claims that were changed so far."""
        if self._stale:
            index.update(self.db, self._stale)
            self._stale.clear()

    def value(self, thing: str, number: int, field: str) -> Any:
        """A field of a "claim", "source" or "speaker" as JSON has it. Raises NotFound for a claim that is not there."""
        return self._values(thing, [number], field)[number]

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
        before = self._values(thing, list(dict.fromkeys(ids)), field)
        changes = [(number, old, value) for number, old in before.items() if old != value or always]
        changed = [number for number, *_ in changes]
        if changes:
            fields.assign(self.db, self.names, thing, changed, field, value)
            self.log(thing, changes, field, note=note, as_of=as_of, evidence=tuple(evidence))
            self._follow(thing, field, changed)
            self.decided(thing, changed, field)
        return changed

    def put(self, thing: str, ids: Sequence[int], field: str, value: Any) -> None:
        """Give a field a value that its past says already: nothing is logged."""
        fields.assign(self.db, self.names, thing, ids, field, value)
        self._follow(thing, field, ids)

    def decided(self, thing: str, ids: Sequence[int], field: str) -> None:
        """Whoever changes a field here has seen what was contested of it: that is decided."""
        if self._contested is None:
            self._contested = self.db.row("SELECT 1 FROM contested LIMIT 1") is not None
        if self._contested:
            contested.forget(self.db, thing, ids, strand_of(thing, field))

    def _values(self, thing: str, ids: Sequence[int], field: str) -> dict[int, Any]:
        known = fields.current(self.db, thing, ids, field)
        for number in ids:
            if number not in known:
                raise self.db.no_such_claim(number)
        return {number: known[number] for number in ids}

    def log(
        self,
        thing: str,
        changes: Sequence[tuple[int, Any, Any]],
        field: str,
        *,
        step: int = 0,
        after: str = "",
        note: str = "",
        as_of: str = "",
        evidence: Sequence[Evidence] = (),
    ) -> None:
        """Store an event for each (id, old, new), values as JSON has them; in this command's step if in no other.

        `after` is JSON: what an event of another store had seen.
        """
        step = step or self.step
        about: list[dict[str, Any]] = [{f"{thing}_id": number} for number, *_ in changes]
        events = insert_new(
            self.db,
            [
                EventRow(step, field, json.dumps(old), json.dumps(new), note, as_of, after=after, **one)
                for one, (_, old, new) in zip(about, changes, strict=True)
            ],
        )
        insert_new(self.db, [EvidenceRow(event, *astuple(one)) for event in events for one in evidence])

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


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """No Ctrl-C while a commit runs: what ends as interrupted has stored nothing."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before or signal.SIG_DFL)
