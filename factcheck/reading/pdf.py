"""A PDF with a text layer: the pages' text as the file gives it."""

import itertools
import re
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import sha256
from time import process_time
from typing import Any

from factcheck.domain.block import Block, BlockKind
from factcheck.domain.draft import Span
from factcheck.domain.marks import CLOSING
from factcheck.domain.source import Document
from factcheck.errors import FactcheckError
from factcheck.reading.dates import iso_date, made_on
from factcheck.reading.guard import needs, one_line, parsing, storable
from factcheck.reading.pdf_notes import without_notes
from factcheck.reading.plain import headline

_RISING = 0.8
"""The share of line numbers that are one more than the one above, in a record with numbered lines: breaks allowed."""

_LEAST_NUMBERED = 6
"""Numbered lines of a page by which it is known; fewer may be a list."""

_ON_PAGES = 3
"""Pages on which a line comes again to be a running head, and one page in so many."""

# What a word processor leaves as title when nobody gives one.
_FILE_NAME = re.compile(r"microsoft word - |untitled|.*\.(?:docx?|odt|pdf|indd|rtf|tex)$", re.I)
MOST_PAGES = 5_000
"""A bound on time: 5,000 pages of 100 lines took 27 s before their text was bounded too (tests/bench/bombs.py)."""
_LONGEST = 5_000_000
"""Code points of one document: a book has one million."""
_STREAM = re.compile(rb"(<<(?:[^<>]|<(?!<)|>(?!>)|<<[^<>]*>>){0,2000}+>>)\s{0,4}stream\r?\n")
_LARGEST_STREAM, _ALL_STREAMS = 30_000_000, 400_000_000
"""Bytes of a stream that is no picture, and of all of them, unpacked."""
_PATIENCE = 5.0
"""Seconds of the processor for all pages: drawing instructions can be many where text is little."""
_DIGITS = re.compile(r"\d+")
_HYPHEN = re.compile(r"[\ufffe\x02](?:\r?\n)?")
_NUMBERED = re.compile(r"[ \t]*(\d{1,2})[ \t]+(?=\S)")
_TRAILER = 1024
"""Bytes at the end in which readers look for a PDF's last mark (ISO 32000-1, annex H): one without it is damaged."""
_EDGE = 2
"""How many lines at the top and at the bottom of a page may be a running head: a title and a page number."""
_STOPS = ".!?:;…)]" + CLOSING


def read(data: bytes) -> Document:
    """The pages' lines; a blank line between two pages, but where a sentence goes on. Nothing is mended.

    Marks of notes in a line are left out, powers stay raised. A word split at a line end stays split; running heads,
    page numbers and line numbers are hints of furniture.
    Raises FactcheckError for a damaged file, one that needs a password, one without a text layer, one with more than
    MOST_PAGES pages, and when pypdfium2 is not installed.
    """
    with needs("pypdfium2"):
        from pypdfium2 import PdfDocument, PdfiumError
    with parsing("PDF"):
        _refuse_bombs(data)
        try:
            document = PdfDocument(data)
        except PdfiumError as error:
            if b"/Encrypt" in data:
                raise FactcheckError("the PDF is encrypted and needs a password", "Save a copy without one.") from error
            if b"%%EOF" in data[-_TRAILER:]:
                raise FactcheckError("the PDF has no pages") from error
            raise FactcheckError("the PDF is damaged and cannot be opened") from error
        try:
            pages = list(_pages(document))
            about = document.get_metadata_dict()
        finally:
            document.close()
    with_text = [page for page in pages if page.strip()]
    if not with_text:
        raise FactcheckError("the PDF has no text layer: run OCR first", "A scan is pictures of pages.")
    text, hints = _composed(with_text)
    title = one_line(about.get("Title") or "")
    return Document(
        text,
        sha256(data).hexdigest(),
        title=headline(text) if not title or _FILE_NAME.match(title) else title,
        author=one_line(about.get("Author") or ""),
        warnings=_warnings(len(pages) - len(with_text), len(pages)) + made_on(_made(about.get("CreationDate") or "")),
        hints=hints,
    )


def _refuse_bombs(data: bytes) -> None:
    """Raises FactcheckError for streams that unpack without measure, which the library would do in memory."""
    left = _ALL_STREAMS
    for found in _STREAM.finditer(data):
        about = found[1]
        if b"FlateDecode" not in about or b"Image" in about:
            continue
        try:
            size = len(zlib.decompressobj().decompress(memoryview(data)[found.end() :], _LARGEST_STREAM + 1))
        except zlib.error:
            continue
        left -= size
        if size > _LARGEST_STREAM or left < 0:
            raise FactcheckError("the PDF unpacks to more than can be read", "Print it to a new PDF.")


def _pages(document: Any) -> Iterator[str]:
    """The text of each page, as PDFium orders it."""
    if len(document) > MOST_PAGES:
        raise FactcheckError(f"the PDF has {len(document):,} pages; {MOST_PAGES:,} is the limit", "Split it.")
    length, begun = 0, process_time()
    for number in range(len(document)):
        if process_time() - begun > _PATIENCE:
            raise FactcheckError(f"the PDF's pages take longer to read than {_PATIENCE:.0f} s", "Split it.")
        page = document[number]
        layer = page.get_textpage()
        text = without_notes(layer.get_text_bounded(), layer)
        layer.close()
        page.close()
        length += len(text)
        if length > _LONGEST:
            raise FactcheckError(f"the PDF's text is longer than {_LONGEST // 10**6} million characters, the limit")
        # PDFium writes the hyphen of a full line, and the break behind it, as U+FFFE or U+0002.
        lines = storable(_HYPHEN.sub("-\n", text)).replace("\r\n", "\n").replace("\r", "\n")
        yield "\n".join(line.rstrip() for line in lines.split("\n")).strip("\n")


def _composed(pages: Sequence[str]) -> tuple[str, tuple[Block, ...]]:
    split = [page.split("\n") for page in pages]
    heads = _running(split)
    numbered = _are_numbered(split)
    pieces: list[str] = []
    hints: list[Block] = []
    length = 0
    last = ""
    for lines in split:
        marks = [_is_head(lines, at, heads) for at in range(len(lines))]
        body = [line for line, head in zip(lines, marks, strict=True) if line.strip() and not head]
        if pieces:
            between = "\n" if body and last and _goes_on(last, body[0]) else "\n\n"
            pieces.append(between)
            length += len(between)
        for line, head in zip(lines, marks, strict=True):
            hints += _hint(line, length, head, numbered)
            length += len(line) + 1
        pieces.append("\n".join(lines))
        length -= 1
        last = body[-1] if body else last
    return "".join(pieces), tuple(hints)


def _hint(line: str, at: int, head: bool, numbered: bool) -> list[Block]:
    span = _span(line, head, numbered)
    return [Block(BlockKind.FURNITURE, at + span[0], at + span[1])] if span else []


def _span(line: str, head: bool, numbered: bool) -> Span | None:
    """What of a line is no part of the document: all of a running head, the number of a numbered line."""
    if head:
        stripped = line.strip()
        start = line.find(stripped)
        return (start, start + len(stripped)) if stripped else None
    number = _NUMBERED.match(line) if numbered else None
    return number.span(1) if number else None


def _running(pages: Sequence[Sequence[str]]) -> set[str]:
    """The lines at the edges of pages, their figures aside, that come again on `_ON_PAGES` of them."""
    counted = Counter(key for lines in pages for key in {_key(line) for line in _edges(lines)})
    return {key for key, number in counted.items() if number >= _ON_PAGES and number * _ON_PAGES >= len(pages)}


def _edges(lines: Sequence[str]) -> list[str]:
    return [line for line in (*lines[:_EDGE], *lines[-_EDGE:]) if line.strip()]


def _key(line: str) -> str:
    return _DIGITS.sub("#", " ".join(line.split()))


def _is_head(lines: Sequence[str], at: int, heads: set[str]) -> bool:
    return (at < _EDGE or at >= len(lines) - _EDGE) and _key(lines[at]) in heads


def _are_numbered(pages: Sequence[Sequence[str]]) -> bool:
    """Whether the lines of most pages are numbered from 1, as in the record of a court."""
    good = 0
    for lines in pages:
        found = [int(number[1]) for line in lines if (number := _NUMBERED.match(line))]
        rising = sum(two == one + 1 for one, two in itertools.pairwise(found))
        good += (
            len(found) >= _LEAST_NUMBERED
            and found[0] <= 2
            and rising >= _RISING * (len(found) - 1)
            and len(found) * 2 > len(lines)
        )
    return good * 2 > len(pages)


def _goes_on(last: str, first: str) -> bool:
    """Whether a page's last line runs on in the first of the next."""
    return last.rstrip()[-1:] not in _STOPS and (first.lstrip()[:1].islower() or last.rstrip().endswith("-"))


def _made(stated: str) -> str:
    """The day of creation: PDF writes it "D:20250728101500+04'00'" (ISO 32000-1, 7.9.4)."""
    stated = stated.removeprefix("D:")
    return iso_date(f"{stated[:4]}-{stated[4:6]}-{stated[6:8]}") if stated[:8].isdecimal() else ""


def _warnings(bare: int, pages: int) -> tuple[str, ...]:
    return (f"{bare} of {pages} pages have no text layer; they were left out",) if bare else ()
