"""The formats that can be read. A new one is a file with `read(data: bytes) -> Document` and a line here."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from factcheck.domain.source import Document
from factcheck.errors import UsageError
from factcheck.text.suggesting import did_you_mean


@dataclass(frozen=True, slots=True)
class Reader:
    """One format. `module` holds `read(data: bytes) -> Document`; `library` comes with the extra `read`."""

    name: str
    suffixes: tuple[str, ...]
    media_types: tuple[str, ...]
    module: str
    help: str
    library: str = ""

    def load(self) -> Callable[[bytes], Document]:
        """The function that reads: it raises FactcheckError for bytes that are not a sound document of its format."""
        read: Callable[[bytes], Document] = import_module(self.module).read
        return read


_READERS = (
    Reader(
        "plain", (".txt", ".text"), ("text/plain",), "factcheck.reading.plain", "Plain text: every character is kept."
    ),
    Reader(
        "markdown",
        (".md", ".markdown"),
        ("text/markdown",),
        "factcheck.reading.markdown",
        "Markdown, kept as it is written; title, author and date from its front matter.",
    ),
    Reader(
        "html",
        (".html", ".htm", ".xhtml"),
        ("text/html", "application/xhtml+xml"),
        "factcheck.reading.html",
        "A saved web page: the article without menus, adverts and comments.",
        "trafilatura",
    ),
    Reader(
        "pdf",
        (".pdf",),
        ("application/pdf",),
        "factcheck.reading.pdf",
        "A PDF with a text layer; a scan needs OCR first.",
        "pypdfium2",
    ),
    Reader(
        "docx",
        (".docx",),
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.document",),
        "factcheck.reading.docx",
        "A Word document: paragraphs, tables, formulas and notes.",
    ),
    Reader(
        "odt",
        (".odt",),
        ("application/vnd.oasis.opendocument.text",),
        "factcheck.reading.odt",
        "An OpenDocument text: paragraphs, tables and notes.",
    ),
    Reader("rtf", (".rtf",), ("application/rtf", "text/rtf"), "factcheck.reading.rtf", "A rich text file.", "striprtf"),
    Reader(
        "epub",
        (".epub",),
        ("application/epub+zip",),
        "factcheck.reading.epub",
        "An e-book: its chapters in order.",
        "lxml",
    ),
    Reader(
        "mail",
        (".eml",),
        ("message/rfc822",),
        "factcheck.reading.mail",
        "A mail: who wrote it to whom and when, its text, the mails that it quotes.",
    ),
    Reader(
        "mhtml",
        (".mhtml", ".mht"),
        ("multipart/related", "application/x-mimearchive"),
        "factcheck.reading.mhtml",
        "A page saved as one file: the article, as from HTML.",
        "trafilatura",
    ),
    Reader(
        "subtitles",
        (".srt", ".vtt"),
        ("application/x-subrip", "text/vtt"),
        "factcheck.reading.subtitles",
        "Subtitles, kept as they are written; sentences go over cues.",
    ),
    Reader(
        "webarchive",
        (".warc", ".wacz"),
        ("application/warc", "application/wacz"),
        "factcheck.reading.webarchive",
        "A web archive (.warc, .warc.gz, .wacz): the first page in it.",
        "warcio",
    ),
)

READERS = {reader.name: reader for reader in _READERS}
_BY_KEY = {key: r for r in _READERS for key in (r.name, *r.suffixes, *(s[1:] for s in r.suffixes), *r.media_types)}


def reader_named(name: str) -> Reader:
    """The reader with that name, suffix or media type. Raises UsageError that suggests the nearest name."""
    found = _BY_KEY.get(name.strip().casefold())
    if found is None:
        raise UsageError(f"There is no document format “{name}”.", did_you_mean(name, READERS))
    return found


def reader_for_suffix(path: Path) -> Reader | None:
    """The reader that the file's name asks for, or None when the name says nothing."""
    if path.name.casefold().endswith(".warc.gz"):
        return READERS["webarchive"]
    return _BY_KEY.get(path.suffix.casefold()) if path.suffix else None
