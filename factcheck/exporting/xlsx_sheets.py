"""The sheets of a workbook: rows in constant memory, frozen headers, filters, colours, links; within Excel's limits.

A string is never a formula, a link or a number by itself, and one that is too long says that it is cut.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from factcheck.domain.status import Status
from factcheck.text.safe import printed

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

    from factcheck.exporting.xlsx_links import LinkedSheet

Value = str | int | date | None
"""What a cell holds."""

LONGEST_CELL = 32_767
"""UTF-16 units of a cell (Excel specifications and limits)."""
LONGEST_URL = 2_079
"""Characters of a link's address (the same)."""
_LONGER = '"<>[]^`{}%'
"""Characters of an address that are three in the file."""
MOST_LINKS = 65_530
"""Links of a sheet (the same): what is more stays words."""
MOST_ROWS = 1_048_575
"""Rows of a sheet below its header (the same)."""
EXACT = 10**15 - 1
"""The greatest number that a cell shows digit for digit (the same): what is greater is words."""
CUT = " […cut here: {} characters in all; the whole is in the store]"
"""What a cell says of a text that is longer than a cell."""
FIRST_YEAR = 1900
"""Before it a sheet has no dates."""
WIDTHS = {
    **dict.fromkeys(("text", "quotes", "claim", "other claim"), 50),
    **dict.fromkeys(("other_side", "mark_why", "note", "why", "title", "source_title", "evidence", "from", "to"), 36),
    **dict.fromkeys(("id", "other id", "claim id", "reported", "mark", "confidence", "grade"), 10),
    "words": 90,
}
"""Widths in characters of a column that has more or less to say than others; for the eye."""
WIDTH = 18
"""Of all others."""
_COLOURS = {
    Status.CONFIRMED: ("#d9ead3", "#1e4620"),
    Status.DENIED: ("#f4cccc", "#660000"),
    Status.ALLEGED: ("#fff2cc", "#4c3a00"),
}
"""The fill of a status and its letters, at a contrast of 7 and more; the word is in the cell too."""
LONGEST_LIST = 255
"""Characters of the words that a cell is offered, commas too (a limit of Excel's); of a longer list it takes any."""
STATUS_COLUMNS = ("reported", "mark", "status", "was", "became")


class Formats:
    """The looks of a cell, made once for a workbook."""

    def __init__(self, book: "Workbook") -> None:
        top: dict[str, Any] = {"valign": "top", "text_wrap": True}
        self.words = book.add_format(top)
        self.day = book.add_format({**top, "num_format": "yyyy-mm-dd"})
        self.number = book.add_format({"valign": "top"})
        self.link = book.add_format({**top, "font_color": "#0b57d0", "underline": 1})
        self.head = book.add_format({"bold": True, "bg_color": "#e8eaed", "border": 1, "valign": "top"})
        self.edited = book.add_format({"bold": True, "bg_color": "#cfe2f3", "border": 1, "valign": "top"})
        self.statuses = {
            status: book.add_format({"bg_color": fill, "font_color": ink}) for status, (fill, ink) in _COLOURS.items()
        }


class Sheet:
    """One sheet: a header, then rows; `edited` columns have another colour, the `hidden` one is not shown."""

    def __init__(
        self,
        sheet: "LinkedSheet",
        formats: Formats,
        header: Sequence[str],
        edited: Sequence[str] = (),
        hidden: str = "",
    ) -> None:
        self.number, self.left_out = 0, 0
        self._sheet, self._formats, self._header = sheet, formats, header
        for at, name in enumerate(header):
            sheet.set_column(at, at, WIDTHS.get(name, WIDTH), formats.words, {"hidden": 1} if name == hidden else {})
            sheet.write_string(0, at, name, formats.edited if name in edited else formats.head)
        sheet.freeze_panes(1, 1)

    def row(self, values: Sequence[Value]) -> None:
        """Write the next row; a sheet that is full counts it in `left_out`."""
        if self.number >= MOST_ROWS:
            self.left_out += 1
            return
        self.number += 1
        for at, value in enumerate(values):
            self._cell(at, value)

    def _cell(self, at: int, value: Value) -> None:
        if value is None or value == "":
            return
        if isinstance(value, bool):
            value = "true" if value else "false"
        if isinstance(value, int) and value > EXACT:
            value = str(value)
        if isinstance(value, int):
            self._sheet.write_number(self.number, at, value, self._formats.number)
        elif isinstance(value, date):
            self._sheet.write_datetime(self.number, at, datetime(value.year, value.month, value.day), self._formats.day)
        else:
            self._words(at, fitting(value))

    def _words(self, at: int, text: str) -> None:
        linked = text.startswith(("http://", "https://")) and not any(map(str.isspace, text))
        length = len(text) + 2 * sum(map(text.count, _LONGER))
        linked = linked and length <= LONGEST_URL and self._sheet.links < MOST_LINKS
        self._sheet.write_string(self.number, at, text, self._formats.link if linked else self._formats.words)
        if linked:
            self._sheet.link(self.number, at, text)

    def end(self) -> None:
        """What concerns the whole sheet: filters, and colours of the statuses."""
        last = max(self.number, 1)
        self._sheet.autofilter(0, 0, last, len(self._header) - 1)
        for at in (at for at, name in enumerate(self._header) if name in STATUS_COLUMNS):
            for status, look in self._formats.statuses.items():
                rule = {"type": "cell", "criteria": "==", "value": f'"{status.value}"', "format": look}
                self._sheet.conditional_format(1, at, last, at, rule)

    def offer(self, name: str, choices: Sequence[str], said: str) -> None:
        """Let a column take these words alone."""
        if name in self._header and len(",".join(choices)) <= LONGEST_LIST:
            at = self._header.index(name)
            rule = {"validate": "list", "source": list(choices), "error_title": name, "error_message": said}
            self._sheet.data_validation(1, at, max(self.number, 1), at, rule)


def is_cut(text: str) -> bool:
    """Whether a cell's text says that it was cut."""
    head, *rest = CUT.split("{}")
    return text.endswith(rest[-1]) and head in text


def fitting(text: str) -> str:
    """A text as a cell can hold it: nothing unseen in it, and cut only with a word about it."""
    text = printed(text)
    if len(text) > LONGEST_CELL // 2 and len(text.encode("utf-16-le", "replace")) // 2 > LONGEST_CELL:
        said = CUT.format(f"{len(text):,}")
        head = text.encode("utf-16-le", "replace")[: 2 * (LONGEST_CELL - len(said))]
        text = head.decode("utf-16-le", "ignore") + said
    if text.startswith("<r>") and text.endswith("</r>"):  # XlsxWriter would take it for markup of its own
        text += " "
    return text
