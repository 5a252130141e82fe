"""Documents that are ZIP archives of XML parts: only the parts that are used are unpacked, and within bounds."""

from collections.abc import Iterator
from io import BytesIO
from typing import NamedTuple
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

from factcheck.errors import FactcheckError
from factcheck.reading.files import MAX_BYTES, too_large
from factcheck.reading.guard import one_line

MOST_ELEMENTS = 1_000_000
"""XML elements of one document: a page of dense text has about three hundred."""
_CHUNK = 4 * 1024 * 1024
"""Bytes that are unpacked at once, before the bound on all is asked: nothing but memory depends on it."""


class Element(NamedTuple):
    """An XML element: its name and its attributes by their names, all without namespaces."""

    name: str
    attributes: dict[str, str]

    def get(self, name: str) -> str:
        """An attribute, or ""."""
        return self.attributes.get(name, "")


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

    def events(self, name: str) -> Iterator[tuple[bool, Element, str]]:
        """The elements of an XML part: True when one opens, False when it closes; and the text since the one before.

        No tree is built: hostile markup is many elements and little text.

        Raises FactcheckError for a DOCTYPE, which could declare entities without bound, and over MOST_ELEMENTS.
        """
        xml = self.part(name)
        if not xml:
            return
        events = _Events(self._what)
        for start in range(0, len(xml), _CHUNK):
            events.parser.Parse(xml[start : start + _CHUNK], False)
            self._count(events.opened)
            events.opened = 0
            yield from events.taken()
        events.parser.Parse(b"", True)
        yield from events.taken()

    def _count(self, elements: int) -> None:
        self._elements += elements
        if self._elements > MOST_ELEMENTS:
            raise FactcheckError(
                f"the {self._what} has more than {MOST_ELEMENTS:,} elements, the limit",
                "Split it, or save it as plain text.",
            )

    def fields(self, name: str) -> dict[str, str]:
        """The texts of an XML part's elements by their local names, the last one of each name; {} without that part."""
        found: dict[str, str] = {}
        for opens, element, words in self.events(name):
            if not opens and words.strip():
                found[element.name] = one_line(words)
        return found


class _Events:
    """What expat calls: it keeps the events until they are taken."""

    def __init__(self, what: str) -> None:
        self.opened = 0
        self._what = what
        self._names: dict[str, str] = {}
        self._open: list[Element] = []
        self._words: list[str] = []
        self._found: list[tuple[bool, Element, str]] = []
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self._refuse
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._words.append

    def taken(self) -> list[tuple[bool, Element, str]]:
        """The events since the last time."""
        found, self._found = self._found, []
        return found

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        # Of two with one name in two namespaces the first counts.
        own = {self._local(key): attributes[key] for key in reversed(attributes)} if attributes else {}
        element = Element(self._local(tag), own)
        self.opened += 1
        self._open.append(element)
        self._found.append((True, element, self._said()))

    def _end(self, _: str) -> None:
        self._found.append((False, self._open.pop(), self._said()))

    def _said(self) -> str:
        words = "".join(self._words)
        self._words.clear()
        return words

    def _local(self, tag: str) -> str:
        found = self._names.get(tag)
        if found is None:
            found = self._names[tag] = tag.rpartition(":")[2]
        return found

    def _refuse(self, *_: object) -> None:
        """Entities expand without bound, and the formats forbid the DTD that declares them (ECMA-376 part 2, M1.18)."""
        raise FactcheckError(f"the {self._what} declares XML entities, which no sound one does: it was not read")
