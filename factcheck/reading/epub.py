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
from factcheck.reading.packed import Package, attribute, local

_WHAT = "e-book"


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
        warnings: tuple[str, ...] = ()
        for chapter in _chapters(package, book):
            markup, said = decode(package.part(chapter))
            warnings += said
            parts += [one.part for one in Walk(parsed(markup)).parts if not one.aside]
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
        warnings=warnings,
        hints=hints,
    )


def _book(package: Package) -> str:
    for opens, element, _ in package.events("META-INF/container.xml"):
        if opens and local(element) == "rootfile":
            return attribute(element, "full-path")
    raise FactcheckError("the e-book is damaged: it does not say where it begins")


def _chapters(package: Package, book: str) -> list[str]:
    files: dict[str, str] = {}
    spine: list[str] = []
    for opens, element, _ in package.events(book):
        if opens and local(element) == "item":
            files[attribute(element, "id")] = normpath(join(dirname(book), unquote(attribute(element, "href"))))
        elif opens and local(element) == "itemref":
            spine.append(attribute(element, "idref"))
    return [files[one] for one in spine if one in files]
