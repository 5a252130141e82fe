"""A Word document: paragraphs, tables, formulas and notes, without what was deleted, struck or hidden."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256

from factcheck.domain.block import BlockKind
from factcheck.domain.source import Document
from factcheck.errors import FactcheckError
from factcheck.reading.composing import Part, broken, composed, row
from factcheck.reading.dates import iso_date, made_on
from factcheck.reading.guard import parsing
from factcheck.reading.packed import Element, Package
from factcheck.reading.plain import headline
from factcheck.reading.scripts import raised

K = BlockKind
_WHAT = "Word document"
_SKIPPED = frozenset({"del", "moveFrom", "Fallback", "instrText", "delText", "rPrChange", "pPrChange"})
_OFF = frozenset({"0", "false", "off", "none"})
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}


def read(data: bytes) -> Document:
    """The paragraphs, one blank line between two, rows and items on lines of their own; then the notes, as referred to.

    Marks of notes are left out and powers stay raised; struck, hidden and deleted text is left out, the first two with
    a warning. Raises FactcheckError for a damaged or hostile file. The format is ECMA-376 part 1, 17.
    """
    with parsing(_WHAT):
        package = Package(data, _WHAT)
        main = _main(package)
        folder = main.rpartition("/")[0]
        body = _Body(_styles(package, f"{folder}/styles.xml"))
        parts = body.read(package.events(main))
        for kind in ("footnote", "endnote"):
            parts += _notes(package, f"{folder}/{kind}s.xml", kind, [n for k, n in body.notes if k == kind], body)
        about = package.fields("docProps/core.xml")
    text, hints = composed(parts)
    if not text.strip():
        raise FactcheckError("the Word document holds no text", "Run OCR first if it holds pictures of pages.")
    return Document(
        text,
        sha256(data).hexdigest(),
        title=about.get("title") or headline(text),
        author=about.get("creator", ""),
        language=about.get("language", "").split("-")[0].casefold(),
        warnings=(*body.warnings(), *made_on(iso_date(about.get("created", "")))),
        hints=hints,
    )


def _main(package: Package) -> str:
    """The name of the main part, as the package's relations give it. Raises FactcheckError when it is not there."""
    for opens, element, _ in package.events("_rels/.rels"):
        if opens and element.get("Type").endswith("/officeDocument"):
            name = element.get("Target").lstrip("/")
            if name.endswith(".xml") and name in package.names():
                return name
    raise FactcheckError("the Word document is damaged: its main part is missing")


def _styles(package: Package, name: str) -> dict[str, str]:
    """The names of the paragraph styles by their ids; in a German document "berschrift1" is "heading 1"."""
    found, style = {}, ""
    for opens, element, _ in package.events(name):
        tag = element.name
        if opens and tag == "style":
            style = element.get("styleId")
        elif opens and tag == "name" and style:
            found[style] = element.get("val").lower()
    return found


def _notes(package: Package, name: str, kind: str, wanted: list[str], body: "_Body") -> list[Part]:
    """The parts of the notes that the text refers to, in the order of the references."""
    found: dict[str, list[Part]] = {}
    events = package.events(name)
    for opens, element, _ in events:
        if opens and element.name == kind:
            found[element.get("id")] = body.read(events, until=kind)
    return [part for number in dict.fromkeys(wanted) for part in found.get(number, [])]


@dataclass
class _Run:
    """What one run of letters is set as."""

    hidden: bool = False
    struck: bool = False
    raised: bool = False


@dataclass
class _Body:
    """Parts from WordprocessingML; `notes` are the references met, as kind and id."""

    styles: dict[str, str]
    notes: list[tuple[str, str]] = field(default_factory=list)
    struck: int = 0
    hidden: int = 0
    _words: list[str] = field(default_factory=list)
    _run: _Run = field(default_factory=_Run)
    _style: str = ""
    _item: bool = False
    _outer: list[tuple[list[str], str, bool]] = field(default_factory=list)
    """The paragraphs that are open around this one: a text box stands in a paragraph and holds others."""
    _rows: list[list[list[Part]]] = field(default_factory=list)
    _parts: list[Part] = field(default_factory=list)

    def read(self, events: Iterator[tuple[bool, Element, str]], until: str = "") -> list[Part]:
        """The parts that the events make, up to the end of an element `until`."""
        self._parts, skipped = [], 0
        for opens, element, words in events:
            tag = element.name
            if tag not in _READ and tag != until:
                continue
            if tag in _SKIPPED:
                skipped += 1 if opens else -1
            elif skipped:
                continue
            elif opens:
                self._opened(tag, element)
            elif tag == until:
                break
            else:
                self._closed(tag, element, words)
        return self._parts

    def warnings(self) -> tuple[str, ...]:
        """What was left out, in words."""
        found = (("struck", self.struck), ("hidden", self.hidden))
        return tuple(f"{number} {what} passage{'s' if number > 1 else ''} left out" for what, number in found if number)

    def _opened(self, tag: str, element: Element) -> None:
        if tag == "p":
            self._outer.append((self._words, self._style, self._item))
            self._words, self._style, self._item = [], "", False
        elif tag == "r":
            self._run = _Run()
        elif tag == "tr":
            self._rows.append([])
        elif tag == "tc" and self._rows:
            self._rows[-1].append([])
        elif tag in ("footnoteReference", "endnoteReference"):
            self.notes.append((tag.removesuffix("Reference"), element.get("id")))
        elif tag == "den":
            self._words.append("/")

    def _closed(self, tag: str, element: Element, words: str) -> None:
        if tag == "t":
            self._say(words)
        elif tag in _SIGNS:
            self._words.append(_SIGNS[tag])
        elif tag in _SETTINGS:
            value = element.get("val")
            _SETTINGS[tag](self._run, value not in _OFF, value)
        elif tag == "pStyle":
            self._style = self.styles.get(element.get("val"), element.get("val").lower())
        elif tag == "numPr":
            self._item = True
        elif tag == "p":
            self._paragraph()
        elif tag == "tr":
            self._row(self._rows.pop())

    def _say(self, words: str) -> None:
        if self._run.hidden or self._run.struck:
            self.hidden += self._run.hidden
            self.struck += not self._run.hidden
        elif self._run.raised:
            self._words.append(raised("".join(self._words[-4:])[-16:], words))
        else:
            self._words.append(words)

    def _paragraph(self) -> None:
        words = "".join(self._words)
        kind, level = self._kind()
        for part in broken(kind, words, level) if words.strip() else ():
            self._put(part)
        self._words, self._style, self._item = self._outer.pop()

    def _kind(self) -> tuple[BlockKind, int]:
        name = self._style
        if name.startswith("heading") and name[-1:].isdecimal():
            return K.HEADING, int(name[-1])
        if name in ("title", "subtitle"):
            return K.HEADING, 1 + (name == "subtitle")
        if self._item or name.startswith("list"):
            return K.LIST_ITEM, 1
        if name in ("caption", "quote", "intense quote"):
            return (K.CAPTION, 0) if name == "caption" else (K.QUOTATION, 1)
        return K.PARAGRAPH, 0

    def _put(self, part: Part) -> None:
        (self._rows[-1][-1] if self._rows and self._rows[-1] else self._parts).append(part)

    def _row(self, cells: list[list[Part]]) -> None:
        for part in row(cells):
            self._put(part)


def _vertical(run: _Run, on: bool, value: str) -> None:
    run.raised = value == "superscript"


def _setting(name: str) -> Callable[[_Run, bool, str], None]:
    return lambda run, on, value: setattr(run, name, on)


_SETTINGS: dict[str, Callable[[_Run, bool, str], None]] = {
    "vanish": _setting("hidden"),
    "webHidden": _setting("hidden"),
    "strike": _setting("struck"),
    "dstrike": _setting("struck"),
    "vertAlign": _vertical,
}
_READ = frozenset({"p", "r", "t", "tr", "tc", "footnoteReference", "endnoteReference", "den", "pStyle", "numPr"}).union(
    _SKIPPED, _SIGNS, _SETTINGS
)
"""The elements that say something of the text: most of a Word document's do not."""
