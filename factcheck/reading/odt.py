"""An OpenDocument text (.odt): paragraphs, tables and notes, without what was deleted, struck or hidden."""

import re
from dataclasses import dataclass, field
from hashlib import sha256

from factcheck.domain.block import BlockKind
from factcheck.domain.source import Document
from factcheck.errors import FactcheckError
from factcheck.reading.composing import Part, broken, composed, flowed, row
from factcheck.reading.dates import iso_date, made_on
from factcheck.reading.guard import parsing
from factcheck.reading.packed import Element, Package
from factcheck.reading.plain import headline
from factcheck.reading.scripts import raised

K = BlockKind
_WHAT = "OpenDocument text"
_BLANKS = re.compile(r"[ \t\r\n]+")
_SKIPPED = frozenset({"tracked-changes", "annotation", "note-citation", "forms", "sequence-decls"})


def read(data: bytes) -> Document:
    """The paragraphs, one blank line between two, rows and items on lines of their own; then the notes.

    Raises FactcheckError for a damaged or hostile file. The format is OpenDocument 1.3 part 3 (OASIS).
    """
    with parsing(_WHAT):
        package = Package(data, _WHAT)
        body = _Body()
        for opens, element, words in package.events("content.xml"):
            body.take(opens, element, words)
        about = package.fields("meta.xml")
    text, hints = composed([*body.parts, *body.notes])
    if not text.strip():
        raise FactcheckError("the OpenDocument text holds no text")
    return Document(
        text,
        sha256(data).hexdigest(),
        title=about.get("title") or headline(text),
        author=about.get("initial-creator") or about.get("creator", ""),
        language=about.get("language", "").split("-")[0].casefold(),
        warnings=(*body.warnings(), *made_on(iso_date(about.get("creation-date", "")))),
        hints=hints,
    )


@dataclass
class _Body:
    """Parts from OpenDocument's elements; those of notes stand in `notes`."""

    parts: list[Part] = field(default_factory=list)
    notes: list[Part] = field(default_factory=list)
    left_out: int = 0
    _styles: dict[str, frozenset[str]] = field(default_factory=dict)
    _style: str = ""
    _skipped: int = 0
    _in_note: int = 0
    _items: int = 0
    _words: list[list[str]] = field(default_factory=list)
    _spans: list[frozenset[str]] = field(default_factory=list)
    _rows: list[list[list[Part]]] = field(default_factory=list)

    def take(self, opens: bool, element: Element, words: str) -> None:
        """One element that opens or closes, and the words before that."""
        tag = element.name
        if not self._skipped:
            self._say(_BLANKS.sub(" ", words))
        if tag in _SKIPPED:
            self._skipped += 1 if opens else -1
        elif not self._skipped:
            (self._opened if opens else self._closed)(tag, element)

    def warnings(self) -> tuple[str, ...]:
        """What was left out, in words."""
        number = self.left_out
        return (f"{number} struck or hidden passage{'s' if number > 1 else ''} left out",) if number else ()

    def _opened(self, tag: str, element: Element) -> None:
        if tag in ("p", "h"):
            self._words.append([])
        elif tag == "span":
            self._spans.append(self._styles.get(element.get("style-name"), frozenset()))
        elif tag == "note":
            self._in_note += 1
        elif tag == "list-item":
            self._items += 1
        elif tag == "table-row":
            self._rows.append([])
        elif tag == "table-cell" and self._rows:
            self._rows[-1].append([])
        elif tag == "style":
            self._style = element.get("name")
        elif tag == "text-properties":
            self._styles[self._style] = _settings(element)
        elif tag in _SIGNS:
            self._say(_SIGNS[tag])

    def _closed(self, tag: str, element: Element) -> None:
        if tag in ("p", "h"):
            self._paragraph(tag, element)
        elif tag == "span":
            self._spans.pop()
        elif tag == "note":
            self._in_note -= 1
        elif tag == "list-item":
            self._items -= 1
        elif tag == "table-row":
            self._row(self._rows.pop())

    def _say(self, words: str) -> None:
        if not self._words or not words:
            return
        settings = frozenset().union(*self._spans)
        if settings & {"struck", "hidden"}:
            self.left_out += bool(words.strip())
        elif "raised" in settings:
            self._words[-1].append(raised("".join(self._words[-1][-4:])[-16:], words))
        else:
            self._words[-1].append(words)

    def _paragraph(self, tag: str, element: Element) -> None:
        words = flowed("".join(self._words.pop()))
        level = element.get("outline-level")
        kind = K.HEADING if tag == "h" else K.LIST_ITEM if self._items and not self._in_note else K.PARAGRAPH
        depth = int(level) if level.isdecimal() else int(kind is not K.PARAGRAPH)
        for part in broken(kind, words, depth) if words else ():
            self._put(part)

    def _put(self, part: Part) -> None:
        if self._in_note:
            self.notes.append(part)
        else:
            (self._rows[-1][-1] if self._rows and self._rows[-1] else self.parts).append(part)

    def _row(self, cells: list[list[Part]]) -> None:
        for part in row(cells):
            self._put(part)


_SIGNS = {"tab": "\t", "line-break": "\n", "s": " "}


def _settings(element: Element) -> frozenset[str]:
    """What a style does to its words, as far as it changes what is read."""
    through = element.get("text-line-through-style") or element.get("text-line-through-type")
    found = {
        "struck": through not in ("", "none"),
        "hidden": element.get("display") == "none",
        "raised": element.get("text-position").startswith("super"),
    }
    return frozenset(name for name, is_so in found.items() if is_so)
