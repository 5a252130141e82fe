"""Spreadsheets back in: the rows of an XLSX or ODS file as cells of text, for the one reader of tables.

What a cell shows is what is taken: a day of a date, the value of a formula. What would be lost or guessed is refused
by its row: a formula without a value, an error, a cell that is merged with others.
"""

import math
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any, BinaryIO, NamedTuple
from zipfile import BadZipFile, ZipFile

from factcheck.errors import FactcheckError
from factcheck.exporting.incoming import Told
from factcheck.exporting.naming import is_header
from factcheck.exporting.ods_marks import OdsMarks
from factcheck.text.safe import cell

Row = tuple[int, list[str] | FactcheckError]
Cells = tuple[int, tuple[Any, ...]]
"""The number of a row from 1, and what its cells hold."""

MOST_UNPACKED = 2**30
"""Bytes that a workbook may unpack to: 100,000 claims of ours are a third of it."""
MOST_WORDS = 2**28
"""Bytes of the words that a workbook keeps in one place, which are held in memory."""
MOST_COLUMNS = 200
"""Cells of a row that are read: a table of claims has some forty, and a sheet may say that it has 16,384."""
LOOKED_AT = 20
"""Rows of a sheet in which a header is looked for."""
_CHUNK = 2**20
"""Bytes that are looked through at once: nothing but memory depends on it."""
_ERRORS = frozenset({"#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!"})
_REFUSED = "Unmerge the cells, and write in each what it means."


def read_xlsx(stream: BinaryIO, told: Told) -> Iterator[Row]:
    """The rows of the sheet that has claims ("Claims", else the first that names the text), by their numbers.

    `told.said` hears of the sheets that are not read and of hidden rows that are. Raises FactcheckError for what is no
    workbook, or unpacks without measure.
    """
    with _reading("XLSX workbook", "openpyxl"):
        from openpyxl import load_workbook

        parts = _checked(stream)
        book = load_workbook(stream, read_only=True, data_only=True, keep_links=False)
        sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        sheet = _with_claims(sheets, lambda one: (row for _, row in _rows(one)))
        _tell(told, [one.title for one in sheets if one is not sheet])
        marks = _marks(stream, parts.get(sheet._worksheet_path.lstrip("/"), ""))  # it is nowhere public
        if marks.hidden:
            rows = "row was" if marks.hidden == 1 else "rows were"
            told.said(f"{marks.hidden} hidden {rows} read too.")
        formulas = None
        if marks.formulas:
            again = load_workbook(stream, read_only=True, data_only=False, keep_links=False)
            formulas = _rows(again[sheet.title])
        yield from _sound(_rows(sheet), marks, formulas)


class _Marks(NamedTuple):
    """What the cells alone do not say: how many rows are hidden, whether there are formulas and errors, the first and
    last rows of merged cells, in order and apart.
    """

    hidden: int
    formulas: bool
    errors: bool
    merged: tuple[tuple[int, int], ...]

    def merged_at(self, number: int) -> tuple[int, int] | None:
        """The rows that are merged with a row."""
        at = bisect_right(self.merged, (number, math.inf)) - 1
        return self.merged[at] if at >= 0 and self.merged[at][1] >= number else None


def _sound(rows: Iterable[Cells], marks: _Marks, formulas: Iterator[Cells] | None) -> Iterator[Row]:
    for number, values in rows:
        written = next(formulas, (number, ()))[1] if formulas else ()
        lost = [n for n, one in enumerate(written) if str(one)[:1] == "=" and values[n] is None]
        if values.count(None) == len(values) and not lost:
            continue
        texts = list(map(_text, _trimmed(values)))
        merged = marks.merged_at(number)
        if merged and not is_header(texts):
            first, last = merged
            rows_said = f"rows {first} to {last}" if first != last else f"row {first}"
            yield number, FactcheckError(f"Cells of {rows_said} are merged: whose they are is not said.", _REFUSED)
        elif lost:
            where = ", ".join(_letters(n) + str(number) for n in lost)
            yield (
                number,
                FactcheckError(f"The formula in {where} has no value.", "Save the file in a spreadsheet program."),
            )
        elif wrong := next((text for text in texts if text in _ERRORS), "") if marks.errors else "":
            yield number, FactcheckError(f"A cell has the error {wrong}.")
        else:
            yield number, list(map(cell, texts))


def read_ods(stream: BinaryIO, told: Told) -> Iterator[Row]:
    """The same of an OpenDocument spreadsheet."""
    with _reading("ODS spreadsheet", "python-calamine"):
        from python_calamine import CalamineWorkbook, SheetVisibleEnum

        _checked(stream)
        book = CalamineWorkbook.from_filelike(stream)
        names = [one.name for one in book.sheets_metadata if one.visible == SheetVisibleEnum.Visible]
        sheets = [book.get_sheet_by_name(name) for name in names]
        sheet = _with_claims(sheets, lambda one: iter(one.to_python(skip_empty_area=False, nrows=LOOKED_AT)))
        _tell(told, [one.name for one in sheets if one is not sheet])
        found = OdsMarks(sheet.name).read(stream)
        if found.hidden:
            told.said(f"{found.hidden} hidden rows were read too.")
        rows = enumerate(sheet.iter_rows(), 1 + (sheet.start[0] if sheet.start else 0))
        none = ((number, tuple(None if one == "" else one for one in row[:MOST_COLUMNS])) for number, row in rows)
        yield from _sound(none, _Marks(found.hidden, False, False, _apart(found.merged)), None)


@contextmanager
def _reading(what: str, library: str) -> Iterator[None]:
    """Raises FactcheckError for whatever a library meets in a damaged file, and where the library is missing."""
    try:
        yield
    except FactcheckError:
        raise
    except ImportError as error:
        raise FactcheckError(
            f"Reading this needs {library}, which is not installed.", "Run pip install 'factcheck-cli[xlsx]'."
        ) from error
    except RecursionError as error:
        raise FactcheckError(f"This {what} nests too deep to be read.") from error
    except OSError:
        raise
    except Exception as error:  # a parser of files from anywhere
        detail = " ".join(str(error).split())[:160] or type(error).__name__
        raise FactcheckError(f"This {what} is damaged: {detail}", "Save it again, or as “CSV UTF-8”.") from error


def _checked(stream: BinaryIO) -> dict[str, str]:
    """The names of the parts, by their names without case; what they unpack to is bounded."""
    try:
        with ZipFile(stream) as archive:
            found = archive.infolist()
    except (BadZipFile, NotImplementedError) as error:
        raise FactcheckError(f"This workbook is damaged: {error}") from error
    words = sum(part.file_size for part in found if "sharedstrings" in part.filename.lower())
    if sum(part.file_size for part in found) > MOST_UNPACKED or words > MOST_WORDS:
        raise FactcheckError("This workbook unpacks to more than can be read.", "Save its sheet as “CSV UTF-8”.")
    stream.seek(0)
    return {part.filename.lstrip("/"): part.filename for part in found}


def _with_claims(sheets: list[Any], rows_of: Any) -> Any:
    """The sheet that is called “Claims”, else the first with a header, else the first."""
    if not sheets:
        raise FactcheckError("This workbook has no sheet that is not hidden.")
    for sheet in sheets:
        if getattr(sheet, "title", getattr(sheet, "name", "")).lower() == "claims":
            return sheet
    for sheet in sheets:
        for _, row in zip(range(LOOKED_AT), rows_of(sheet), strict=False):
            if is_header([_text(value) for value in row]):
                return sheet
    return sheets[0]


def _tell(told: Told, names: list[str]) -> None:
    if names:
        told.said(f"Not read, since they hold no table of claims to take: the sheets {', '.join(names)}.")


def _rows(sheet: Any) -> Iterator[Cells]:
    sheet.reset_dimensions()  # what a file says of its size is a million rows of nothing, now and then
    yield from enumerate(sheet.iter_rows(max_col=MOST_COLUMNS, values_only=True), 1)


def _trimmed(values: Sequence[Any]) -> Sequence[Any]:
    """The values without the empty ones at the end."""
    end = len(values)
    while end and values[end - 1] in (None, ""):
        end -= 1
    return values[:end]


def _text(value: Any) -> str:
    """What a cell shows, as text: a day of a date, a whole number without its point. Raises FactcheckError."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    text = str(value).replace("_x000D_\n", "\n").replace("\r\n", "\n")
    return re.sub(r"_x005F_(?=x[0-9A-Fa-f]{4}_)", "_", text)


def _marks(stream: BinaryIO, part: str) -> _Marks:
    """What the XML of a sheet says beside its cells, looked for in its bytes: the library does not tell."""
    hidden, formulas, errors, merged, tail = 0, False, False, [], b""
    if part:
        with ZipFile(stream) as archive, archive.open(part) as opened:
            while chunk := opened.read(_CHUNK):
                text = tail + chunk
                cut = max(text.rfind(b"<"), 0)
                text, tail = text[:cut], text[cut:]
                hidden += len(re.findall(rb"<(?:\w+:)?row\b[^>]*\bhidden=\"(?:1|true)\"", text))
                formulas = formulas or re.search(rb"<(?:\w+:)?f[ />]", text) is not None
                errors = errors or b' t="e"' in text
                merged += re.findall(rb"<(?:\w+:)?mergeCell\b[^>]*\bref=\"[A-Z]+(\d+):[A-Z]+(\d+)\"", text)
    stream.seek(0)
    return _Marks(hidden, formulas, errors, _apart((int(first), int(last)) for first, last in merged))


def _apart(merged: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Ranges of rows in order, those that touch the same row as one."""
    apart: list[tuple[int, int]] = []
    for first, last in sorted(merged):
        if apart and first <= apart[-1][1]:
            apart[-1] = (apart[-1][0], max(last, apart[-1][1]))
        else:
            apart.append((first, last))
    return tuple(apart)


def workbook_kind(stream: BinaryIO) -> str:
    """ "xlsx", "ods", or "" for an archive that is neither; the stream stands at its beginning again."""
    try:
        with ZipFile(stream) as archive:
            names = {name.lstrip("/").lower() for name in archive.namelist()}
    except (BadZipFile, NotImplementedError):
        names = set()
    stream.seek(0)
    return "xlsx" if "xl/workbook.xml" in names else "ods" if "content.xml" in names else ""


def _letters(column: int) -> str:
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name
