"""A Word document: paragraphs, tables and notes, without what tracked changes deleted."""

from collections.abc import Iterator
from hashlib import sha256
from io import BytesIO
from typing import Any
from xml.etree import ElementTree
from xml.parsers import expat
from zipfile import ZipFile

from factcheck.domain.source import Document
from factcheck.errors import FactcheckError
from factcheck.reading.dates import iso_date, made_on
from factcheck.reading.files import MAX_BYTES, too_large
from factcheck.reading.guard import needs, one_line, parsing, storable
from factcheck.reading.plain import headline

_CORE = "docProps/core.xml"


def read(data: bytes) -> Document:
    """The paragraphs' texts, one blank line between them, then the notes in the order of their references.

    Raises FactcheckError for a damaged or hostile file, and when mammoth is not installed.
    """
    with needs("mammoth"):
        from mammoth import docx
    with parsing("Word document"):
        inspected = _inspected(data)
        about = _core_properties(inspected)
        body = docx.read(inspected).value
        notes: list[Any] = []
        text = "".join(_text(body, notes))
        for reference in notes:
            text += "".join(_text(body.notes.resolve(reference), []))
    text = storable(text).strip("\n")
    if not text.strip():
        raise FactcheckError("the Word document holds no text", "Run OCR first if it holds pictures of pages.")
    return Document(
        text,
        sha256(data).hexdigest(),
        title=about.get("title") or headline(text),
        author=about.get("creator", ""),
        language=about.get("language", "").split("-")[0].casefold(),
        warnings=made_on(iso_date(about.get("created", ""))),
    )


def _text(element: Any, notes: list[Any]) -> Iterator[str]:
    """The pieces of text under a mammoth element; references to notes are collected in `notes`.

    mammoth's own raw text joins the words around a line break.
    """
    from mammoth import documents

    if isinstance(element, documents.Text):
        yield element.value
    elif isinstance(element, documents.Tab):
        yield "\t"
    elif isinstance(element, documents.Break):
        yield "\n"
    elif isinstance(element, documents.NoteReference):
        notes.append(element)
    else:
        for child in getattr(element, "children", getattr(element, "body", ())):
            yield from _text(child, notes)
        if isinstance(element, documents.Paragraph):
            yield "\n\n"


def _inspected(data: bytes) -> BytesIO:
    """The XML parts alone, none of which can exhaust memory: mammoth opens whatever part the file's relations name."""
    inspected = BytesIO()
    with ZipFile(BytesIO(data)) as given, ZipFile(inspected, "w") as copy:
        wanted = {part.filename: part for part in given.infolist() if part.filename.endswith((".xml", ".rels"))}
        if sum(part.file_size for part in wanted.values()) > MAX_BYTES:
            raise too_large()
        for name, part in wanted.items():
            if not name.startswith("customXml/"):
                xml = given.read(part)
                _refuse_doctype(xml)
                copy.writestr(name, xml)
    return inspected


def _refuse_doctype(xml: bytes) -> None:
    """Entities expand without bound, and the format forbids the DTD that declares them (ECMA-376 part 2, M1.18)."""

    def refuse(*_: object) -> None:
        raise FactcheckError("the Word document declares XML entities, which no sound one does: it was not read")

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = refuse
    parser.Parse(xml, True)


def _core_properties(inspected: BytesIO) -> dict[str, str]:
    """What the file says of itself, by the properties' names: title, creator, created, language."""
    with ZipFile(inspected) as archive:
        if _CORE not in archive.namelist():
            return {}
        root = ElementTree.fromstring(archive.read(_CORE))
    return {child.tag.rpartition("}")[2]: one_line(child.text or "") for child in root}
