"""Files for an import: opened, told apart, and read to their end before anything is stored."""

import os
import pickle
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import fields
from io import BufferedReader, BytesIO
from itertools import islice
from operator import attrgetter
from tempfile import SpooledTemporaryFile
from typing import IO, Any, BinaryIO, NamedTuple

from factcheck.actions.apart import First
from factcheck.actions.import_encodings import text_of
from factcheck.actions.import_pages import reviews_in
from factcheck.actions.import_sheets import Filled
from factcheck.actions.records import Record, Taken, taken
from factcheck.domain.claim import Claim
from factcheck.domain.iso import is_date
from factcheck.domain.selector import Quote
from factcheck.errors import FactcheckError, UsageError
from factcheck.exporting.annotations_reading import is_hypothesis_csv, read_hypothesis_csv
from factcheck.exporting.csv_reading import read_csv, read_table
from factcheck.exporting.foreign import unfolded
from factcheck.exporting.incoming import SILENT, Told, kind_of
from factcheck.exporting.jsonl_reading import read_jsonl
from factcheck.exporting.sheet_reading import read_ods, read_xlsx, workbook_kind
from factcheck.exporting.state import COLUMN
from factcheck.text.dating import DAY_FIRST, MONTH_FIRST, Ambiguous, iso, order_of

Row = tuple[int, Taken | First | Filled | FactcheckError]
"""A line number from 1, and what stands there, or why it is refused."""

FORMS = ("csv", "jsonl", "xlsx", "ods")
"""What `--format` takes; a .tsv is read as csv, a .json as jsonl."""
MOST_PIPED = 2**28
"""Bytes of a workbook that comes through a pipe: it is held in memory, since it is not read from its beginning."""
DATES = ("said_on", "source_published", "mark_as_of")
"""The keys of a row that are dates: they come as people write them."""
BATCH = 1000
"""Rows that are written out at once: some megabytes."""
MOST_WRONG = 10_000
"""Lines that may be refused: what has more is no file of claims, or never ends."""
IN_MEMORY = 32 * 2**20
"""Bytes of rows that wait in memory; more wait in a temporary file."""


@contextmanager
def rows_of(
    name: str,
    form: str = "",
    progress: Callable[[int], None] = lambda done: None,
    told: Told = SILENT,
    encoding: str = "",
    kinds: set[type] | None = None,
) -> Iterator[Iterator[Row]]:
    """The rows of a file, or of standard input for "-", read to the end and checked: nothing is waited for after that.

    `kinds` is told what the rows are.

    `form` is one of FORMS, else it is told from the name and the first bytes. Raises UsageError for a form or an
    encoding that is unknown and for a device, FactcheckError for a file that is no text or has too many wrong lines,
    OSError.
    """
    if form and form not in FORMS:
        raise UsageError(f"“{form}” can't be imported.", f"Known: {', '.join(FORMS)}.")
    with SpooledTemporaryFile(IN_MEMORY) as spool:
        with _opened(name) as raw:
            rows = _read(raw, form, name, told, encoding)
            while batch := list(islice(rows, BATCH)):
                _written(batch, spool)
                if kinds is not None:
                    kinds.update(type(what) for _, what in batch)
                progress(batch[-1][0])
        spool.seek(0)
        yield _again(spool)


_Apart = str | tuple[Callable[..., Any], tuple[Any, ...]]
"""What is written for one thing: a call that makes it again."""


def _written(batch: list[Row], spool: IO[bytes]) -> None:
    pickler = pickle.Pickler(spool, pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = _TAKEN_APART
    pickler.dump(batch)


def _taken_apart(kind: type) -> Callable[[Any], _Apart]:
    values = attrgetter(*(field.name for field in fields(kind)))
    return lambda one: (kind, values(one))


_TAKEN_APART: dict[type, Callable[[Any], _Apart]] = {kind: _taken_apart(kind) for kind in (Claim, Quote)}
"""How what a file has most of is written: by its values in order, a third of the time that a frozen class takes."""


def _again(spool: IO[bytes]) -> Iterator[Row]:
    while True:
        try:
            yield from pickle.load(spool)  # what was written a moment ago, into a file without a name
        except EOFError:
            return


@contextmanager
def _opened(name: str) -> Iterator[BufferedReader]:
    if name == "-":
        raw = sys.stdin.buffer
        # It takes whatever can be read; its stub asks for a raw stream.
        yield raw if isinstance(raw, BufferedReader) else BufferedReader(raw)  # type: ignore[arg-type]
        return
    mode = os.stat(name).st_mode
    if stat.S_ISCHR(mode) or stat.S_ISBLK(mode):
        raise UsageError(f"{name} is a device, not a file.")
    with open(name, "rb") as file:
        yield file


def _read(raw: BufferedReader, form: str, name: str, told: Told, encoding: str) -> Iterator[Row]:
    kind = form or kind_of(raw.peek(64), name)
    read: Iterator[tuple[int, Record | FactcheckError]]
    if kind in ("workbook", "xlsx", "ods"):
        read = _workbook(raw, told)
    elif kind == "page":
        read = unfolded(reviews_in(raw), told)
    elif kind == "csv" and is_hypothesis_csv(raw.peek(64)):
        read = unfolded(read_hypothesis_csv(text_of(raw, encoding, told, guess=True)), told)
    elif kind == "csv":
        read = read_csv(text_of(raw, encoding, told, guess=True), told)
    else:
        read = unfolded(read_jsonl(text_of(raw, encoding, told, guess=False), check=dict), told)
    seen = _Seen({}, {})
    wrong = 0
    for line, record in read:
        made = _taken(record, line, seen, told, sheet=kind in ("workbook", "xlsx", "ods"))
        wrong += isinstance(made, FactcheckError)
        if wrong > MOST_WRONG:
            raise FactcheckError(
                f"More than {MOST_WRONG:,} lines are no claims, the last in line {line}: {made}", "Nothing was stored."
            )
        yield line, made


def _workbook(raw: BufferedReader, told: Told) -> Iterator[tuple[int, Record | FactcheckError]]:
    if raw.seekable():
        stream: BinaryIO = raw
    else:
        data = raw.read(MOST_PIPED + 1)
        if len(data) > MOST_PIPED:
            raise FactcheckError("This workbook is too large to come through a pipe.", "Name it as a file.")
        stream = BytesIO(data)
    kind = workbook_kind(stream)
    if not kind:
        raise FactcheckError("This is no text but an archive.", "Save it as .xlsx, .ods or “CSV UTF-8”.")
    return read_table((read_xlsx if kind == "xlsx" else read_ods)(stream, told), told, ragged=True)


class _Seen(NamedTuple):
    """What the rows before said: the ids that claims without a key have, each with its line and its text; and of the
    columns of dates the order of day and month, with the line and the date that showed it.
    """

    named: dict[int, tuple[int, object]]
    orders: dict[str, tuple[str, int, str]]


def _taken(
    record: Record | FactcheckError, line: int, seen: _Seen, told: Told, *, sheet: bool
) -> Taken | Filled | FactcheckError:
    if isinstance(record, FactcheckError):
        return record
    try:
        was = str(record.pop(COLUMN, ""))
        record = record if "record" in record else _dated(record, line, seen, told)
        made = taken(record)
        if isinstance(made, Claim) and (was or (sheet and made.key)):
            return Filled(made, was, record.get("id") or 0, record)
        if isinstance(made, Claim) and not made.key and isinstance(number := record.get("id"), int):
            first, text = seen.named.setdefault(number, (line, made.text))
            if text != made.text:
                raise FactcheckError(
                    f"Line {first} has the id {number} too, and another text.", "Give each its own id."
                )
        return made
    except FactcheckError as error:
        return error


def _dated(record: Record, line: int, seen: _Seen, told: Told) -> Record:
    """The record with its dates as ISO has them; what is none stays, to be refused.

    Raises FactcheckError for one that may be two, where nobody says which, and for one in another order than an
    earlier row of its column has.
    """
    for key in DATES:
        written = record.get(key)
        if isinstance(written, str) and not is_date(written):
            if order := order_of(written):
                before, first, shown = seen.orders.setdefault(key, (order, line, written))
                if before != order:
                    raise FactcheckError(
                        f"“{written}” and “{shown}” in line {first} have day and month in two orders: one is a slip.",
                        "Write such days as 2021-05-14.",
                    )
            record = {**record, key: _date(written, told) or written}
    return record


def _date(written: str, told: Told) -> str | None:
    try:
        return iso(written)
    except Ambiguous:
        if order := told.order(written):
            return iso(written, order)
        one, other = (iso(written, order) for order in (DAY_FIRST, MONTH_FIRST))
        raise FactcheckError(
            f"“{written}” may be {one} or {other}.", f"Say which: --dates {DAY_FIRST} or --dates {MONTH_FIRST}."
        ) from None
