"""What an OpenDocument sheet says beside its cells: which rows are hidden, and which have merged cells."""

from typing import BinaryIO
from xml.parsers import expat
from zipfile import ZipFile

_HIDDEN = ("collapse", "filter")
_CHUNK = 2**20
"""Bytes that are parsed at once: nothing but memory depends on it."""


class OdsMarks:
    """The rows of one sheet with words that are `hidden`, counted, and the first and last rows of `merged` cells."""

    def __init__(self, sheet: str) -> None:
        self.hidden = 0
        self.merged: list[tuple[int, int]] = []
        self._sheet, self._depth, self._inside = sheet, 0, False
        self._row, self._next, self._unseen = 0, 1, False

    def read(self, stream: BinaryIO) -> "OdsMarks":
        """Read a spreadsheet's marks; the stream stands at its beginning again. Raises ExpatError, KeyError."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        with ZipFile(stream) as archive, archive.open("content.xml") as opened:
            while chunk := opened.read(_CHUNK):
                parser.Parse(chunk)
            parser.Parse(b"", True)
        stream.seek(0)
        return self

    def _start(self, name: str, given: dict[str, str]) -> None:
        tag, said = _local(name), {_local(key): value for key, value in given.items()}
        if tag == "table":
            self._depth += 1
            self._inside = self._inside or (self._depth == 1 and said.get("name") == self._sheet)
        elif not self._inside:
            return
        elif tag == "table-row":
            self._row, self._next = self._next, self._next + _number(said, "number-rows-repeated")
            self._unseen = said.get("visibility") in _HIDDEN
        elif tag == "table-cell":
            rows, columns = _number(said, "number-rows-spanned"), _number(said, "number-columns-spanned")
            if rows > 1 or columns > 1:
                self.merged.append((self._row, self._row + rows - 1))
        elif tag == "p" and self._unseen:
            self.hidden, self._unseen = self.hidden + 1, False

    def _end(self, name: str) -> None:
        if _local(name) == "table":
            self._depth -= 1
            self._inside = self._inside and self._depth > 0


def _local(name: str) -> str:
    return name.rpartition(" ")[2]


def _number(said: dict[str, str], name: str) -> int:
    return int(said.get(name, "1"))
