"""A whole store into another one, row by row with its ids: its past goes along, and what broke off is gone on with."""

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Boolean
from sqlmodel import SQLModel

from factcheck.errors import CheckFailed, UsageError
from factcheck.store.storage import index, tables
from factcheck.store.storage.database import Database

AT_ONCE = 2_000
"""Rows that are stored in one transaction: what is done is kept when the rest breaks off. A bound on memory too."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it is copied: its columns, those of its key first in order, and which of them are yes or no."""

    name: str
    columns: tuple[str, ...]
    key: tuple[int, ...]
    flags: frozenset[int]

    @property
    def listed(self) -> str:
        """The columns, as SQL has them."""
        return ", ".join(f'"{column}"' for column in self.columns)

    def told(self, row: Sequence[Any]) -> list[Any]:
        """A row in one form, whichever database it comes from."""
        return [bool(value) if n in self.flags and value is not None else value for n, value in enumerate(row)]


@dataclass(frozen=True, slots=True)
class Copied:
    """A table that is the same in both stores: how many rows, and the SHA-256 of them all."""

    table: str
    rows: int
    digest: str


MADE_AGAIN = frozenset({"reading"})
"""Tables whose rows are made again where they are missing, and are no part of what a store says."""


def all_tables() -> list[Table]:
    """Every table of a store but those that are `MADE_AGAIN`, those that others point to first."""
    assert tables
    found = []
    for table in SQLModel.metadata.sorted_tables:
        if table.name in MADE_AGAIN:
            continue
        columns = [column for column in table.columns if not column.computed]
        names = tuple(column.name for column in columns)
        key = tuple(names.index(column.name) for column in table.primary_key)
        flags = frozenset(n for n, column in enumerate(columns) if isinstance(column.type, Boolean))
        found.append(Table(table.name, names, key, flags))
    return found


def copy(origin: Database, target: Database, progress: Callable[[int], None]) -> list[Copied]:
    """Copy what is not there yet, then compare everything; `progress` hears how many rows were copied.

    Raises UsageError when the target holds what the origin does not, CheckFailed when the two differ at the end.
    """
    done, wanted = 0, all_tables()
    with origin.snapshot():
        for table in wanted:
            _begins_alike(origin, target, table)
        for table in wanted:
            for batch in _missing(origin, target, table):
                with target.transaction():
                    target.insert(table.name, table.columns, batch)
                done += len(batch)
                progress(done)
        with target.transaction():
            index.rebuild(target)
        return [_compared(origin, target, table) for table in wanted]


def _ordered(table: Table) -> str:
    return ", ".join(f'"{table.columns[n]}"' for n in table.key)


def _last(db: Database, table: Table) -> Any:
    order = ", ".join(f'"{table.columns[n]}" DESC' for n in table.key)
    return db.row(f"SELECT {table.listed} FROM {table.name} ORDER BY {order} LIMIT 1")


def _begins_alike(origin: Database, target: Database, table: Table) -> None:
    last = _last(target, table)
    if last is None:
        return
    where = " AND ".join(f'"{table.columns[n]}" = ?' for n in table.key)
    same = origin.row(f"SELECT {table.listed} FROM {table.name} WHERE {where}", [last[n] for n in table.key])
    if same is None or table.told(same) != table.told(last):
        raise UsageError(
            f"{target.location} holds a {table.name} that is not of {origin.location}.",
            "Copy into a place where nothing is, or go on with a copy of the same store.",
        )


def _missing(origin: Database, target: Database, table: Table) -> Iterator[list[list[Any]]]:
    """The rows behind the last that is there, in the order of their keys."""
    return _read(origin, table, _last(target, table))


def _read(db: Database, table: Table, last: Sequence[Any] | None = None) -> Iterator[list[list[Any]]]:
    """The rows behind a row, all where none is given, in the order of their keys, so many at once: what a server
    answers to one question is held in memory as a whole.
    """
    keys, marks = _ordered(table), ", ".join("?" * len(table.key))
    while True:
        where, values = (f"WHERE ({keys}) > ({marks})", [last[n] for n in table.key]) if last else ("", [])
        sql = f"SELECT {table.listed} FROM {table.name} {where} ORDER BY {keys} LIMIT ?"
        batch = [table.told(row) for row in db.rows(sql, [*values, AT_ONCE])]
        if not batch:
            return
        yield batch
        last = batch[-1]


def _compared(origin: Database, target: Database, table: Table) -> Copied:
    theirs, ours = _digest(origin, table), _digest(target, table)
    if theirs != ours:
        raise CheckFailed(
            f"{table.name}: {theirs.rows} rows at {origin.location}, {ours.rows} at {target.location}, not the same.",
            "Somebody changed one of the two meanwhile: copy again, into a place where nothing is.",
        )
    return ours


def _digest(db: Database, table: Table) -> Copied:
    told, number = hashlib.sha256(), 0
    for batch in _read(db, table):
        told.update(b"".join(json.dumps(row).encode() + b"\n" for row in batch))
        number += len(batch)
    return Copied(table.name, number, told.hexdigest())
