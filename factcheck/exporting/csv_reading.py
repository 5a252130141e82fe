"""CSV back in, a row at a time, as it was exported or as somebody made it by hand; a bad row is a value."""

import csv
import re
from collections.abc import Callable, Iterator
from itertools import chain
from typing import Any, TextIO

from factcheck.domain.claim import CLAIM_KEYS
from factcheck.errors import FactcheckError
from factcheck.exporting.checking import LONGEST_TEXT, check_storable, checked_claim
from factcheck.exporting.columns import split
from factcheck.exporting.incoming import lines
from factcheck.text.safe import uncell, unescaped
from factcheck.text.suggesting import did_you_mean

Record = dict[str, Any]

ALIASES = {"status": "reported", "quote": "quotes", "claim": "text", "tag": "tags", "date": "said_on"}
"""Other names that a column may have when the file has none of the proper name."""

_EXPORTED_TSV = "\t".join(CLAIM_KEYS)
"""The first line of our own TSV: its cells have backslashes for what has no place on a line, and are never quoted."""
_SEPARATORS = {"via": ">", "quotes": "|", "tags": ",", "evidence": "|", "places": "|"}
_DERIVED = {"positions", "other_side", "replies"}
"""Columns that an export fills from other claims: nothing is taken from them."""
_FLAGS = {"draft", "withdrawn", "disputed"}
_TRUE, _FALSE = {"true", "yes", "y", "1"}, {"false", "no", "n", "0"}


def read_csv(
    stream: TextIO, left_out: Callable[[list[str]], None] = lambda names: None
) -> Iterator[tuple[int, Record | FactcheckError]]:
    """The line a row begins on (from 1) and its claim, with the keys of `Claim.as_dict` that the file has, or an error.

    Takes a comma, a semicolon or a tab between cells, a byte order mark, long cells, and the guard of
    `safe.cell`, which is taken off. An empty cell is null (an empty list for via, quotes and tags); a quote is a dict
    with `exact` alone. A file without a usable header is one error. Open the stream with `newline=""`.
    `left_out` is told the columns that no claim has, which may be somebody's own.
    """
    csv.field_size_limit(LONGEST_TEXT)
    rows = _rows(stream)
    line, header = next(rows, (1, []))
    if isinstance(header, FactcheckError):
        yield line, header
        return
    try:
        keys = _keys(header)
    except FactcheckError as error:
        yield line, error
        return
    if names := [name for name, key in zip(header, keys, strict=True) if name and not key]:
        left_out(names)
    for line, row in rows:
        if isinstance(row, FactcheckError):
            yield line, row
        elif any(row):
            yield line, _claim(keys, row)


def _rows(stream: TextIO) -> Iterator[tuple[int, list[str] | FactcheckError]]:
    """Every row and the line it begins on. The parser starts afresh on the line after a malformed one."""
    ends = 0
    try:
        given = lines(stream)
        first = next(given, "").removeprefix("\ufeff")
        exported = first.rstrip("\r\n") == _EXPORTED_TSV
        delimiter = max(",;\t", key=first.count)
        if said := re.fullmatch(_SEPARATOR_SAID, first):  # what Excel writes before the header where it is no comma
            first, delimiter = "\n", said[1]
        quoting: Any = csv.QUOTE_NONE if exported else csv.QUOTE_MINIMAL
        reader = csv.reader(chain([first], given), delimiter=delimiter, quoting=quoting, strict=True)
        while True:
            try:
                cells = next(reader)
                row: list[str] | FactcheckError = list(map(unescaped, cells)) if exported else cells
            except StopIteration:
                return
            except csv.Error as error:
                row = FactcheckError(f"This is not CSV: {_explained(str(error))}.")
            if row:
                yield ends + 1, row
            ends = reader.line_num
    except FactcheckError as error:
        yield ends + 1, error


_SEPARATOR_SAID = r"sep=([,;\t])\s*"


def _explained(error: str) -> str:
    if "end of data" in error:
        return "a quotation mark is opened here and never closed"
    if "field limit" in error:
        return f"a cell is longer than {LONGEST_TEXT:,} characters, the limit"
    return error


def _keys(header: list[str]) -> list[str]:
    """The key of each column, "" for one that is none of ours. Raises FactcheckError."""
    names = ["_".join(uncell(name).lower().split()) for name in header]
    keys = []
    for name in names:
        key = ALIASES[name] if name in ALIASES and ALIASES[name] not in names else name
        if key not in CLAIM_KEYS:
            _refuse_a_misspelling(name)
            key = ""
        if key and key in keys:
            raise FactcheckError(f"The header has the column “{key}” twice.")
        keys.append(key)
    if "text" not in keys:
        raise FactcheckError(
            "The first line has no column “text”.", "It must name the columns: text, speaker, source, status, and more."
        )
    return keys


def _refuse_a_misspelling(name: str) -> None:
    """A column that nobody knows may be somebody's own; one that is nearly ours would be lost unseen."""
    hint = did_you_mean(name, [*CLAIM_KEYS, *ALIASES])
    if hint.startswith("Did you mean"):
        raise FactcheckError(f"There is no column “{name}”.", hint)


def _claim(keys: list[str], row: list[str]) -> Record | FactcheckError:
    if len(row) != len(keys):
        return FactcheckError(f"This row has {len(row)} cells, the header {len(keys)}.")
    try:
        record = {
            key: _value(key, uncell(text)) for key, text in zip(keys, row, strict=True) if key and key not in _DERIVED
        }
        check_storable(record)
        return checked_claim(record)
    except FactcheckError as error:
        return error


def _value(key: str, text: str) -> Any:
    if key in _SEPARATORS:
        parts = split(text, _SEPARATORS[key])
        if key == "quotes":
            return [{"exact": part} for part in parts]
        if key == "places":
            return ["" if part.strip() == "–" else part.strip() for part in parts]
        return [part.strip() for part in parts if part.strip()]
    if not text:
        return None
    if key in _FLAGS:
        return _flag(key, text.strip().lower())
    if key == "id":
        return int(text) if text.isascii() and text.isdecimal() and len(text) < 20 else text
    return text.strip().lower() if key in ("reported", "mark", "status", "stance") else text


def _flag(key: str, text: str) -> bool:
    if text not in _TRUE | _FALSE:
        raise FactcheckError(f"“{key}” cannot be “{text}”.", "Write true or false.")
    return text in _TRUE
