"""An e-book (.epub): its chapters in the order in which they are read."""

from hashlib import sha256
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from factcheck.domain.source import Document
from factcheck.errors import FactcheckError
from factcheck.reading.composing import Part, composed
from factcheck.reading.dates import iso_date
from factcheck.reading.decoding import decode
from factcheck.reading.guard import needs, parsing
from factcheck.reading.markup import Walk
from factcheck.reading.packed import Package

_WHAT = "e-book"
MOST_CHAPTERS = 5_000
"""A bound on time: 2,000 chapters take 12 s by the clock (tests/bench/bombs.py); a book has some tens."""
MOST_ELEMENTS = 300_000
"""Elements of all chapters: a book of a thousand pages has some tens of thousands."""
_LARGEST = 8_000_000
"""Characters of all chapters, markup and all: a book of a thousand pages has some three million."""


def read(data: bytes) -> Document:
    """The chapters that the package's spine names, as a page's blocks; title, author, publisher and day from it too.

    Raises FactcheckError for a damaged or hostile file, and when lxml is not installed. The format is EPUB 3 (W3C).
    """
    with needs("lxml"):
        from factcheck.reading.html import parsed
    with parsing(_WHAT):
        package = Package(data, _WHAT)
        book = _book(package)
        parts: list[Part] = []
        warnings: dict[str, None] = {}
        left, length = MOST_ELEMENTS, 0
        for chapter in _chapters(package, book):
            markup, said = decode(package.part(chapter))
            warnings.update(dict.fromkeys(said))
            length += len(markup)
            if length > _LARGEST:
                raise FactcheckError(
                    f"the e-book's chapters are longer than {_LARGEST // 10**6} million characters, the limit",
                    "Split it, or save it as plain text.",
                )
            walk = Walk(parsed(markup), most=MOST_ELEMENTS, left=left, what=_WHAT)
            left -= walk.elements
            parts += [one.part for one in walk.parts if not one.aside]
        about = package.fields(book)
    text, hints = composed(parts)
    if not text.strip():
        raise FactcheckError("the e-book holds no text", "It may be locked, or hold pictures of pages.")
    return Document(
        text,
        sha256(data).hexdigest(),
        title=about.get("title", ""),
        author=about.get("creator", ""),
        published=iso_date(about.get("date", "")),
        publisher=about.get("publisher", ""),
        language=about.get("language", "").split("-")[0].casefold(),
        warnings=tuple(warnings),
        hints=hints,
    )


def _book(package: Package) -> str:
    for opens, element, _ in package.events("META-INF/container.xml"):
        if opens and element.name == "rootfile":
            return element.get("full-path")
    raise FactcheckError("the e-book is damaged: it does not say where it begins")


def _chapters(package: Package, book: str) -> list[str]:
    """The names of the chapters, each once: a spine names none twice (EPUB 3.3, 5.7.2). Raises over MOST_CHAPTERS."""
    files: dict[str, str] = {}
    spine: dict[str, None] = {}
    for opens, element, _ in package.events(book):
        if opens and element.name == "item":
            files[element.get("id")] = normpath(join(dirname(book), unquote(element.get("href"))))
        elif opens and element.name == "itemref":
            spine[element.get("idref")] = None
    found = list(dict.fromkeys(files[one] for one in spine if one in files))
    if len(found) > MOST_CHAPTERS:
        raise FactcheckError(f"the e-book has {len(found):,} chapters; {MOST_CHAPTERS:,} is the limit")
    return found
