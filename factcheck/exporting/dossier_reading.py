"""A dossier back in: the lines of data that a page or a Word document carries, and whether they are as written."""

import hashlib
import html
import json
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader, TextIOWrapper
from typing import Any, TextIO

from factcheck.errors import FactcheckError
from factcheck.exporting.incoming import lines
from factcheck.exporting.visible import Visible, document_text, text_digest
from factcheck.text.safe import printed

Record = dict[str, Any]
_BEGINS = r'<pre\b[^>]*\bid="lines"[^>]*>|<(?:\w+:)?lines\b[^>]*"urn:factcheck:dossier"[^>]*>'
_ENDS = r"</(?:pre|(?:\w+:)?lines)>"
_PARTS = r"customXml/item\d*\.xml"
"""Where a Word document has data of others; programs that save it may number them anew."""
DOCUMENT = "word/document.xml"
MOST = 2**28
"""Bytes of a document's text that are looked through: of a hundred thousand claims it has a third of that."""


class Shown:
    """The words that a Word document shows, whatever its data say: people edit it. Of a page, which nobody edits, all
    counts as shown.
    """

    def __init__(self, raw: BufferedReader) -> None:
        """Raises FactcheckError for a damaged document; the stream stands at its beginning again."""
        self._text: str | None = None
        self.page, self.written, self.touched = Visible(), False, False
        """What a page shows, as it is read; whether the digest over what was shown came along, and differs."""
        if raw.peek(4).startswith(b"PK\x03\x04"):
            with _sound(), zipfile.ZipFile(raw) as archive:
                if DOCUMENT in archive.namelist() and archive.getinfo(DOCUMENT).file_size <= MOST:
                    self._text = document_text(archive.read(DOCUMENT).decode("utf-8", "replace"))
            raw.seek(0)

    def has(self, words: str) -> bool:
        """Whether it shows these words, blanks and line breaks aside."""
        return self._text is None or " ".join(printed(words).split()) in self._text

    def compare(self, written: str, *, document: bool) -> None:
        """Hold what is shown, read to its end, against the digest that was written over it, "" for none."""
        self.written = bool(written) and (self._text is not None or not document)
        found = text_digest(self._text or "") if document else self.page.sha256
        self.touched = self.written and found != written


@contextmanager
def _sound() -> Iterator[None]:
    try:
        yield
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError):
        raise FactcheckError("This Word document cannot be read: it is damaged, or locked.") from None


def read_dossier(raw: BufferedReader, shown: Shown) -> Iterator[Record]:
    """The records of a dossier, in order: claims, sources; then `shown` knows whether what is shown was touched.

    Raises FactcheckError for one that has none, one whose data were changed or end too soon, and a line that is no
    record.
    """
    digest, document = hashlib.sha256(), raw.peek(4).startswith(b"PK\x03\x04")
    found = _data(raw, shown.page)
    for number, line in enumerate(found):
        try:
            record = json.loads(line)
        except (ValueError, RecursionError):
            raise FactcheckError(f"Line {number + 1} of the page's data is no JSON: the page was changed.") from None
        if not isinstance(record, dict):
            raise FactcheckError(f"Line {number + 1} of the page's data is no record: the page was changed.")
        if record.get("record") == "digest":
            if record.get("sha256") != digest.hexdigest() or record.get("lines") != number:
                raise FactcheckError("The data of this page are not as they were written: their digest differs.")
            for _ in found:  # what stands behind the data is shown too
                pass
            shown.compare(str(record.get("shown_sha256") or ""), document=document)
            return
        digest.update(line.encode("utf-8", "surrogateescape") + b"\n")
        yield record
    raise FactcheckError("The data of this page end too soon: they have no digest.")


def _data(raw: BufferedReader, page: Visible) -> Iterator[str]:
    found = False
    streams = _parts(raw) if raw.peek(4).startswith(b"PK\x03\x04") else iter([raw])
    with _sound():
        for stream in streams:
            for line in _lines(TextIOWrapper(stream, "utf-8", "surrogateescape", newline=""), page):
                found = True
                yield line
            if found:
                return
    if not found:
        raise FactcheckError(
            "This is no dossier: it carries no data.", "`factcheck export html` and `export docx` write one."
        )


def _parts(raw: BufferedReader) -> Iterator[Any]:
    with zipfile.ZipFile(raw) as archive:
        for part in archive.infolist():
            if re.fullmatch(_PARTS, part.filename):
                with archive.open(part) as stream:
                    yield stream


def _lines(stream: TextIO, page: Visible) -> Iterator[str]:
    """The lines between the marks that begin and end the data, none where there are no such marks; the others are the
    page's.
    """
    inside = done = False
    for line in lines(stream):
        begins = None if inside or done else re.search(_BEGINS, line)
        if begins:
            inside = True
            page.add(line[: begins.end()])
            line = line[begins.end() :]
        if not inside:
            page.add(line)
            continue
        ends = re.search(_ENDS, line)
        held = line[: ends.start()] if ends else line
        if held.strip():
            yield html.unescape(held.rstrip("\r\n"))
        if ends:
            inside, done = False, True
            page.add(line[ends.start() :])
