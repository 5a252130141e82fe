"""A PDF with a text layer: the pages' text as the file gives it."""

import re
from hashlib import sha256
from io import BytesIO
from typing import Any

from factcheck.domain.source import Document
from factcheck.errors import FactcheckError
from factcheck.reading.dates import iso_date, made_on
from factcheck.reading.guard import needs, one_line, parsing, quiet, storable
from factcheck.reading.plain import headline

# What a word processor leaves as title when nobody gives one.
_FILE_NAME = re.compile(r"microsoft word - |untitled|.*\.(?:docx?|odt|pdf|indd|rtf|tex)$", re.I)


def read(data: bytes) -> Document:
    """The pages' texts, one blank line between pages; nothing is mended, a word split at a line end stays split.

    Raises FactcheckError for a damaged file, one that needs a password, one without a text layer, and when pypdf is
    not installed.
    """
    with needs("pypdf"):
        from pypdf import PdfReader
        from pypdf.errors import DependencyError
    with parsing("PDF"), quiet("pypdf") as heard:
        try:
            reader = PdfReader(BytesIO(data))
            if reader.is_encrypted and not reader.decrypt(""):
                raise FactcheckError("the PDF is encrypted and needs a password", "Save a copy without one.")
            pages = [storable(page.extract_text()).strip("\n") for page in reader.pages]
            about: Any = reader.metadata or {}
            title, author = (one_line(str(about.get(key) or "")) for key in ("/Title", "/Author"))
            language = _language(reader)
            made = _made(about)
        except DependencyError as error:
            raise FactcheckError(
                "this encrypted PDF needs the cryptography library: run pip install 'factcheck-cli[read]'"
            ) from error
    if not pages:
        raise FactcheckError("the PDF has no pages")
    with_text = [page for page in pages if page.strip()]
    if not with_text:
        raise FactcheckError("the PDF has no text layer: run OCR first", "A scan is pictures of pages.")
    text = "\n\n".join(with_text)
    return Document(
        text,
        sha256(data).hexdigest(),
        title=headline(text) if not title or _FILE_NAME.match(title) else title,
        author=author,
        language=language,
        warnings=_warnings(len(pages) - len(with_text), len(pages), heard) + made_on(made),
    )


def _language(reader: Any) -> str:
    return one_line(str(reader.root_object.get("/Lang") or "")).split("-")[0].casefold()


def _made(about: Any) -> str:
    """The day of creation: PDF writes it "D:20250728101500+04'00'" (ISO 32000-1, 7.9.4)."""
    stated = str(about.get("/CreationDate") or "").removeprefix("D:")
    return iso_date(f"{stated[:4]}-{stated[4:6]}-{stated[6:8]}") if stated[:8].isdecimal() else ""


def _warnings(bare: int, pages: int, heard: list[str]) -> tuple[str, ...]:
    found = []
    if bare:
        found.append(f"{bare} of {pages} pages have no text layer; they were left out")
    if heard:
        more = f" (and {len(heard) - 1} more)" if len(heard) > 1 else ""
        found.append(f"the PDF is malformed in places: {heard[0]}{more}")
    return tuple(found)
