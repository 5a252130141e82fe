"""CSV back in, a row at a time, as it was exported or as somebody made it by hand; a bad row is a value."""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import Any, TextIO

from factcheck.domain.claim import CLAIM_KEYS, Claim
from factcheck.errors import FactcheckError
from factcheck.exporting.checking import LONGEST_TEXT, check_storable, checked_claim
from factcheck.exporting.columns import COLUMNS, join, split
from factcheck.exporting.incoming import SILENT, Told, lines
from factcheck.exporting.naming import RATING, REVIEWER, VERDICT, folded, header, is_header, known_names, verdict
from factcheck.exporting.state import COLUMN
from factcheck.exporting.xlsx_sheets import fitting
from factcheck.text.safe import cell, uncell, unescaped

Record = dict[str, Any]
_OURS = frozenset(CLAIM_KEYS)

Line = tuple[int, Record | FactcheckError]
"""A line number from 1, and the record that stands there, or what is wrong with it."""

TITLE_ROWS = 20
"""Rows among which the header is looked for: a title and some remarks stand above it. For the eye."""
FEWEST_KEYS = 25
"""Columns of the oldest export of ours."""
_SEPARATORS = {"via": ">", "quotes": "|", "tags": ",", "evidence": "|", "places": "|"}
_DERIVED = {"positions", "other_side", "replies", "approved_by", "contested", "evidence_records"}
"""Columns from which nothing is taken: they come from other claims, and a table is no second pair of eyes."""
_IN_NOTES = {VERDICT, RATING, REVIEWER}
_FLAGS = {"draft", "withdrawn", "disputed", "source_confidential"}
_TRUE, _FALSE = {"true", "yes", "y", "1"}, {"false", "no", "n", "0"}


def read_csv(stream: TextIO, told: Told = SILENT) -> Iterator[Line]:
    """The line a row begins on (from 1) and its claim, with the keys of `Claim.as_dict` that the file has, or an error.

    Takes a comma, a semicolon, a tab or a bar between cells, a byte order mark, long cells, and the guard of
    `safe.cell`, which is taken off. An empty cell is null (an empty list for via, quotes and tags); a quote is a dict
    with `exact` alone. A file without a usable header is one error. Open the stream with `newline=""`.
    """
    csv.field_size_limit(LONGEST_TEXT)
    yield from read_table(_rows(stream), told)


def read_table(
    rows: Iterable[tuple[int, list[str] | FactcheckError]], told: Told = SILENT, *, ragged: bool = False
) -> Iterator[Line]:
    """The same of rows that come from anywhere, the header the first that has a name for the text, of the first few.
    With `ragged` a row may end before the header does.

    `told.left_out` hears the columns that no claim has, which may be somebody's own; `told.said` what became of
    verdicts that are none of ours.
    """
    waiting = iter(rows)
    first = list(islice(waiting, TITLE_ROWS))
    at = next((n for n, (_, row) in enumerate(first) if isinstance(row, list) and is_header(row)), 0)
    line, cells = first[at] if first else (1, [])
    if isinstance(cells, FactcheckError):
        yield line, cells
        return
    try:
        found = header(cells)
    except FactcheckError as error:
        yield line, error
        return
    if found.left_out:
        told.left_out(list(found.left_out))
    kept = Kept()
    for line, row in chain(first[at + 1 :], waiting):
        if isinstance(row, FactcheckError):
            yield line, row
        elif any(row) and row != cells:  # some tables say their header on every page
            full = row + [""] * (len(cells) - len(row)) if ragged else row
            yield line, _claim(found.keys, full, kept)
    for sentence in kept.said():
        told.said(sentence)


def _rows(stream: TextIO) -> Iterator[tuple[int, list[str] | FactcheckError]]:
    """Every row and the line it begins on. The parser starts afresh on the line after a malformed one."""
    ends = 0
    try:
        given = lines(stream)
        first = next(given, "").removeprefix("\ufeff")
        exported = _is_ours(first.rstrip("\r\n").split("\t"))
        before = [first]
        if said := re.fullmatch(_SEPARATOR_SAID, first):  # what Excel writes before the header where it is no comma
            before, delimiter = ["\n"], said[1]
        else:
            while len(before) < TITLE_ROWS and not _may_be_a_header(before[-1]):  # titles stand above it
                if not (after := next(given, "")):
                    break
                before.append(after)
            delimiter = max(_DELIMITERS, key=before[-1].count)
        quoting: Any = csv.QUOTE_NONE if exported else csv.QUOTE_MINIMAL
        reader = csv.reader(chain(before, given), delimiter=delimiter, quoting=quoting, strict=True)
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


def _may_be_a_header(line: str) -> bool:
    return any(map(line.count, _DELIMITERS)) or known_names().get(folded(line)) == "text"


_SEPARATOR_SAID = r"sep=([,;\t|])\s*"
_DELIMITERS = ",;\t|"


def _is_ours(names: list[str]) -> bool:
    """Whether a header is that of our own TSV, of this version or one before, which had fewer columns."""
    return len(names) >= FEWEST_KEYS and tuple(names) == CLAIM_KEYS[: len(names)]


def _explained(error: str) -> str:
    if "end of data" in error:
        return "a quotation mark is opened here and never closed"
    if "field limit" in error:
        return f"a cell is longer than {LONGEST_TEXT:,} characters, the limit"
    return error


@dataclass(slots=True)
class Kept:
    """What was kept in notes: verdicts that are none of ours, and ratings that others gave."""

    verdicts: list[str] = field(default_factory=list)
    ratings: int = 0
    marks: int = 0
    """Claims that a verdict of the table marks."""

    def said(self) -> Iterator[str]:
        """What a person must know of it."""
        if self.marks:
            yield f"{self.marks} claim{'s' * (self.marks != 1)} marked by the table's verdicts."
        if self.verdicts:
            words = ", ".join(f"“{word}”" for word in dict.fromkeys(self.verdicts[:1000]))[:200]
            number = len(self.verdicts)
            are = "verdict is" if number == 1 else "verdicts are"
            yield f"{number} {are} none of alleged, denied, confirmed ({words}): kept in the notes."
        if self.ratings:
            s = "" if self.ratings == 1 else "s"
            yield f"{self.ratings} published rating{s} kept in the notes: not your desk's mark{s}."


def _claim(keys: Sequence[str], row: list[str], kept: Kept) -> Record | FactcheckError:
    if len(row) < len(keys) or any(row[len(keys) :]):
        return FactcheckError(f"This row has {len(row)} cells, the header {len(keys)}.")
    try:
        cells = [(key, uncell(text)) for key, text in zip(keys, row, strict=False) if key and key not in _DERIVED]
        record = {key: _value(key, text) for key, text in cells if key not in _IN_NOTES}
        _note(record, cells, kept)
        was = record.pop(COLUMN, None)
        check_storable(record)
        checked_claim(record)
        return {**record, COLUMN: was} if was else record
    except FactcheckError as error:
        return error


def _note(record: Record, cells: list[tuple[str, str]], kept: Kept) -> None:
    """Make a mark of a verdict that is one of ours, and words of the note of every other one and of ratings."""
    said = {key: text.strip() for key, text in reversed(cells) if key in _IN_NOTES}
    more = []
    if word := said.get(VERDICT, ""):
        if status := verdict(word):
            record["mark"] = status
            kept.marks += 1
        else:
            kept.verdicts.append(word)
            more.append(f"Verdict in the table: “{word}”.")
    if word := said.get(RATING, ""):
        kept.ratings += 1
        by = f" by {said[REVIEWER]}" if said.get(REVIEWER) else ""
        more.append(f"Rated “{word}”{by}.")
    if more:
        record["note"] = "\n".join(filter(None, (record.get("note") or "", *more)))


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
    return text.strip().lower() if key in ("reported", "mark", "status", "stance", "state", "priority") else text


def _flag(key: str, text: str) -> bool:
    if text not in _TRUE | _FALSE:
        raise FactcheckError(f"“{key}” cannot be “{text}”.", "Write true or false.")
    return text in _TRUE


def read_named(record: Record, told: Told, kept: Kept) -> Record | FactcheckError:
    """A claim of an object whose keys are names that columns have: its plain values are cells.

    `told.left_out` hears the keys that no claim has. Raises FactcheckError as a header does.
    """
    given = {key: _cell(key, value) for key, value in record.items()}
    found = header(list(given))
    plain_keys = [key if cell is not None else "" for key, cell in zip(found.keys, given.values(), strict=True)]
    if found.left_out:
        told.left_out(list(found.left_out))
    return _claim(plain_keys, [cell or "" for cell in given.values()], kept)


def _cell(name: str, value: Any) -> str | None:
    """A value as a cell, None for one that is none. Raises FactcheckError where it would be lost."""
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return join(value, _SEPARATORS.get(known_names().get(folded(name), ""), ","))
    if isinstance(value, list | dict):
        if known_names().get(folded(name)):
            raise FactcheckError(f"“{name}” must be words.")
        return None
    return "" if value is None else str(value).lower() if isinstance(value, bool) else cell(str(value))


def has_other_names(record: Record) -> bool:
    """Whether an object's keys are other names of a claim's: of each, or with the text under another one."""
    if "record" in record or not record.keys() - _OURS:
        return False
    known = [known_names().get(folded(key)) for key in record.keys() - _OURS]
    return all(known) if "text" in record else "text" in known


def read_again(key: str, claim: Claim) -> Any:
    """A column of a claim as a table of ours has it when it is read again."""
    return _value(key, fitting(COLUMNS[key](claim)))


def plain(value: Any) -> str:
    """What a cell says, whatever blanks it says it with; "" for nothing."""
    if isinstance(value, list):
        return " | ".join(filter(None, map(plain, value)))
    if isinstance(value, dict):
        return plain(value.get("exact"))
    return "" if value is None else " ".join(str(value).split())
