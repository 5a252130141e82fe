"""Documents that are ZIP archives of XML parts: only the parts that are used are unpacked, and within bounds."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any
from xml.etree import ElementTree
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

from factcheck.errors import FactcheckError
from factcheck.reading.files import MAX_BYTES, too_large
from factcheck.reading.guard import one_line

MOST_ELEMENTS = 1_000_000
"""XML elements of one document: a page of dense text has about three hundred."""
_CHUNK = 1024 * 1024


class Package:
    """The parts of an archive. What was unpacked so far counts towards MAX_BYTES, whatever the archive says of it."""

    def __init__(self, data: bytes, what: str) -> None:
        """`what` is the document's kind in messages ("Word document")."""
        self._what = what
        self._left = MAX_BYTES
        self._elements = 0
        try:
            self._archive = ZipFile(BytesIO(data))
        except (BadZipFile, NotImplementedError, ValueError, OSError) as error:
            raise FactcheckError(f"the {what} is damaged: {error}") from error

    def names(self) -> list[str]:
        """The names of all parts, in the archive's order."""
        return self._archive.namelist()

    def part(self, name: str) -> bytes:
        """The bytes of a part, b"" when there is none. Raises FactcheckError over the limit, and for an XML DOCTYPE."""
        if name not in self._archive.NameToInfo:
            return b""
        with self._archive.open(name) as stream:
            found = stream.read(self._left + 1)
        self._left -= len(found)
        if self._left < 0:
            raise too_large()
        return found

    def events(self, name: str) -> Iterator[tuple[bool, Any, str]]:
        """The elements of an XML part: True when one opens, False when it closes; and the text since the one before.

        An element is forgotten when it has closed.

        Raises FactcheckError for a DOCTYPE, which could declare entities without bound, and over MOST_ELEMENTS.
        """
        xml = self.part(name)
        if not xml:
            return
        _refuse_doctype(xml, self._what)
        before: tuple[str, Any] | None = None
        for event, element in ElementTree.iterparse(BytesIO(xml), events=("start", "end")):
            words = ""
            if before:
                words = (before[1].text if before[0] == "start" else before[1].tail) or ""
                if before[0] == "end":
                    before[1].clear()
            self._elements += event == "start"
            if self._elements > MOST_ELEMENTS:
                raise FactcheckError(
                    f"the {self._what} has more than {MOST_ELEMENTS:,} elements, the limit",
                    "Split it, or save it as plain text.",
                )
            yield event == "start", element, words
            before = (event, element)

    def fields(self, name: str) -> dict[str, str]:
        """The texts of an XML part's elements by their local names, the last one of each name; {} without that part."""
        found: dict[str, str] = {}
        for opens, element, _ in self.events(name):
            if not opens and element.text and element.text.strip():
                found[local(element)] = one_line(element.text)
        return found


def local(element: Any) -> str:
    """The element's name without its namespace."""
    return str(element.tag.rpartition("}")[2])


def attribute(element: Any, name: str) -> str:
    """An attribute by its local name, or ""."""
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def _refuse_doctype(xml: bytes, what: str) -> None:
    """Entities expand without bound, and the formats forbid the DTD that declares them (ECMA-376 part 2, M1.18)."""

    def refuse(*_: object) -> None:
        raise FactcheckError(f"the {what} declares XML entities, which no sound one does: it was not read")

    def enough(*_: object) -> None:
        raise _Begun

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = enough  # a DOCTYPE stands before the first element
    try:
        for start in range(0, len(xml), _CHUNK):
            parser.Parse(xml[start : start + _CHUNK], False)
    except _Begun:
        return


class _Begun(Exception):
    """The first element was met."""
