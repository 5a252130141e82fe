"""Files for an import: opened, told apart, and read to their end before anything is stored."""

import os
import pickle
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BufferedReader
from itertools import islice
from tempfile import SpooledTemporaryFile
from typing import IO

from factcheck.actions.records import Record, Taken, taken
from factcheck.domain.claim import Claim
from factcheck.errors import FactcheckError, UsageError
from factcheck.exporting.csv_reading import read_csv
from factcheck.exporting.incoming import decoded, kind_of
from factcheck.exporting.jsonl_reading import read_jsonl

Row = tuple[int, Taken | FactcheckError]
"""A line number from 1, and what stands there, or why it is refused."""

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
    left_out: Callable[[list[str]], None] = lambda names: None,
) -> Iterator[Iterator[Row]]:
    """The rows of a file, or of standard input for "-", read to the end and checked: nothing is waited for after that.

    `form` is csv or jsonl, else it is told from the name and the first bytes. Raises UsageError for a form that is
    unknown and for a device, FactcheckError for a file that is no text or has too many wrong lines, OSError.
    """
    if form not in ("", "csv", "jsonl"):
        raise UsageError(f"“{form}” can't be imported.", "Known: csv, jsonl.")
    with SpooledTemporaryFile(IN_MEMORY) as spool:
        with _opened(name) as raw:
            rows = _read(raw, form, name, left_out)
            while batch := list(islice(rows, BATCH)):
                pickle.dump(batch, spool, pickle.HIGHEST_PROTOCOL)
                progress(batch[-1][0])
        spool.seek(0)
        yield _again(spool)


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


def _read(raw: BufferedReader, form: str, name: str, left_out: Callable[[list[str]], None]) -> Iterator[Row]:
    kind = form or kind_of(raw.peek(64), name)
    read = read_csv(decoded(raw), left_out) if kind == "csv" else read_jsonl(decoded(raw), check=dict)
    named: Named = {}
    wrong = 0
    for line, record in read:
        made = _taken(record, line, named)
        wrong += isinstance(made, FactcheckError)
        if wrong > MOST_WRONG:
            raise FactcheckError(
                f"More than {MOST_WRONG:,} lines are no claims, the last in line {line}: {made}", "Nothing was stored."
            )
        yield line, made


Named = dict[int, tuple[int, object]]
"""The ids that claims without a key have in a file, each with its line and its text."""


def _taken(record: Record | FactcheckError, line: int, named: Named) -> Taken | FactcheckError:
    if isinstance(record, FactcheckError):
        return record
    try:
        made = taken(record)
        if isinstance(made, Claim) and not made.key and isinstance(number := record.get("id"), int):
            first, text = named.setdefault(number, (line, made.text))
            if text != made.text:
                raise FactcheckError(
                    f"Line {first} has the id {number} too, and another text.", "Give each its own id."
                )
        return made
    except FactcheckError as error:
        return error
