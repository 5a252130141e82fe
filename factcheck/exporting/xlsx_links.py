"""Links of a sheet (ECMA-376, part 1, 18.3.1.47, and part 2, relationships) that wait on the disk, not in memory.

XlsxWriter keeps every link until the end, some four hundred bytes each. Here a link is a line of a temporary file; the
end of the sheet names its cell, and a part that is put beside the sheet afterwards names its address.
"""

import re
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from typing import BinaryIO
from xml.sax.saxutils import quoteattr
from zipfile import ZIP_DEFLATED, ZipFile

from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

_ESCAPED = re.compile(r'["<>\[\]^`{}]|%(?![0-9A-Fa-f]{2})')
"""What may not stand in an address as it is (RFC 3986, 2); a per cent sign may where it begins an escape."""
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"


class LinkedSheet(Worksheet):  # type: ignore[misc]  # XlsxWriter has no types
    """A worksheet whose links wait in a file; `links` is how many there are."""

    def __init__(self) -> None:
        super().__init__()
        self.links = 0
        self._waiting = tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n")  # noqa: SIM115  lives with the sheet

    def link(self, row: int, column: int, address: str) -> None:
        """Make a cell a link to an address of the web, in which no white space stands; rows come in their order."""
        self.links += 1
        self._waiting.write(f"{xl_rowcol_to_cell(row, column)} {address}\n")

    def _write_hyperlinks(self) -> None:
        if not self.links:
            return
        self._xml_start_tag("hyperlinks")
        for number, (cell, address) in enumerate(self._all(), 1):
            _, _, fragment = address.partition("#")
            place = [("location", fragment)] if fragment else []
            self._xml_empty_tag("hyperlink", [("ref", cell), ("r:id", f"rId{number}"), *place])
        self._xml_end_tag("hyperlinks")

    def relationships(self) -> Iterator[str]:
        """The part that says where the links lead, piece by piece."""
        yield f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="{_PACKAGE}">'
        for number, (_, address) in enumerate(self._all(), 1):
            target = quoteattr(escaped(address.partition("#")[0]))
            yield f'<Relationship Id="rId{number}" Type="{_LINK}" Target={target} TargetMode="External"/>'
        yield "</Relationships>"

    def close(self) -> None:
        """Let the file go."""
        self._waiting.close()

    def _all(self) -> Iterator[tuple[str, str]]:
        self._waiting.seek(0)
        for line in self._waiting:
            cell, _, address = line.rstrip("\n").partition(" ")
            yield cell, address


def escaped(address: str) -> str:
    """An address with what may not stand in it as per cent and two digits."""
    return _ESCAPED.sub(lambda found: f"%{ord(found[0]):02X}", address)


def put_beside(sheets: Sequence[LinkedSheet], workbook: BinaryIO) -> None:
    """Put the addresses of the links into a workbook that is written, and let go of them. Raises OSError."""
    with ExitStack() as ending:
        for sheet in sheets:
            ending.callback(sheet.close)
        package = ending.enter_context(ZipFile(workbook, "a", ZIP_DEFLATED))
        for number, sheet in ((number, sheet) for number, sheet in enumerate(sheets, 1) if sheet.links):
            with package.open(f"xl/worksheets/_rels/sheet{number}.xml.rels", "w", force_zip64=True) as part:
                for piece in sheet.relationships():
                    part.write(piece.encode("utf-8"))
