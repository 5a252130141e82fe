"""A web archive (.warc, .warc.gz, .wacz): the first page in it."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from io import BytesIO
from typing import Any

from factcheck.domain.source import Document
from factcheck.errors import FactcheckError
from factcheck.reading.files import MAX_BYTES, too_large
from factcheck.reading.guard import needs, one_line, quiet
from factcheck.reading.html import page
from factcheck.reading.packed import Package

_NAMED = 3
"""Other pages that a warning names: for a line of a terminal."""
_MOST_RECORDS = 50_000
"""Records of one archive: a bound on time; a saved page has some hundreds."""
_UNPACKED = 100 * 1024 * 1024
"""Bytes of an archive unpacked: twice what a file may have, since text packs well; a bound on time."""
_AT_ONCE = 4 * 1024 * 1024
"""Bytes that the library takes at once: by few, a line without end takes time by the square of its length."""


@dataclass(slots=True)
class _Left:
    """What is left of the bounds of a file, however many archives are in it: bytes unpacked and of pages, records."""

    unpacked: int = _UNPACKED
    pages: int = MAX_BYTES
    records: int = _MOST_RECORDS


@dataclass(frozen=True, slots=True)
class _Page:
    """A page as it was archived: its address, its bytes, what was said of its encoding, and whether it is whole."""

    url: str
    content: bytes
    charset: str
    whole: bool


def read(data: bytes) -> Document:
    """The article of the page that the archive names first, else of the first page in it.

    Other pages in the archive, and a record that is cut, are warnings. Raises FactcheckError for an archive without a
    page, one that is damaged, and when warcio is not installed. The format is WARC 1.1 (ISO 28500).
    """
    wanted, archives = _unpacked(data)
    pages, cut, left = [], False, _Left()
    for archive in archives:
        found, broken = _pages(archive, left)
        pages += found
        cut = cut or broken
    if not pages:
        raise FactcheckError(
            f"the web archive {'is cut or damaged and ' if cut else ''}holds no page", "Save the page as .html."
        )
    first = next((one for one in pages if one.url == wanted), pages[0])
    document = page(first.content, first.charset)
    warnings = document.warnings
    others = list(dict.fromkeys(one.url for one in pages if one.url != first.url))
    if others:
        named = ", ".join(others[:_NAMED]) + (", …" if len(others) > _NAMED else "")
        warnings = (*warnings, f"the archive holds {len(others) + 1} pages; {first.url} was read, and not {named}")
    if cut or not first.whole:
        warnings = (*warnings, "the web archive is cut: what it held behind that is missing")
    url = document.url or (first.url if first.url.startswith(("http://", "https://")) else "")
    return replace(document, sha256=sha256(data).hexdigest(), url=url, warnings=warnings)


def _unpacked(data: bytes) -> tuple[str, list[bytes]]:
    """The address of the page to read, if the archive says it, and its WARC files; a .wacz is a ZIP archive of them."""
    if not data.startswith(b"PK"):
        return "", [data]
    package = Package(data, "web archive")
    wanted = ""
    for line in package.part("pages/pages.jsonl").splitlines():
        try:
            stated = json.loads(line)
        except (ValueError, RecursionError):
            continue
        wanted = wanted or str(stated.get("url") or "") if isinstance(stated, dict) else wanted
    names = [name for name in package.names() if name.startswith("archive/") and ".warc" in name]
    return wanted, [package.part(name) for name in names]


def _pages(archive: bytes, left: _Left) -> tuple[list[_Page], bool]:
    """The pages of one WARC file in order, and whether it ends before its time."""
    with needs("warcio"):
        from warcio.archiveiterator import ArchiveIterator
    plain, cut = _plain(archive, left)
    found: list[_Page] = []
    with quiet("warcio"):
        try:
            for record in ArchiveIterator(BytesIO(plain), block_size=_AT_ONCE):
                left.records -= 1
                if left.records < 0:
                    raise FactcheckError(f"the web archive has more than {_MOST_RECORDS:,} records, the limit")
                for one in _page(record, left.pages):
                    left.pages -= len(one.content)
                    found.append(one)
                cut = cut or _is_short(record)
        except FactcheckError:
            raise
        except Exception:  # noqa: BLE001 - the library fails with any exception on a record that is cut
            return found, True
    return found, cut


def _is_short(record: Any) -> bool:
    """Whether a record ends before the length that its own header states: the library only stops there."""
    while record.raw_stream.read(_AT_ONCE):
        pass
    return getattr(record.raw_stream, "limit", 0) > 0


def _plain(archive: bytes, left: _Left) -> tuple[bytes, bool]:
    """A compressed archive unpacked, however its records are packed; and whether it is cut.

    Raises FactcheckError for one that unpacks beyond what is left.
    """
    from gzip import GzipFile
    from zlib import error

    if not archive.startswith(b"\x1f\x8b"):
        return archive, False
    pieces = []
    try:
        with GzipFile(fileobj=BytesIO(archive)) as stream:
            while piece := stream.read1(1024 * 1024):
                pieces.append(piece)
                left.unpacked -= len(piece)
                if left.unpacked < 0:
                    raise FactcheckError(f"the web archive unpacks to more than {_UNPACKED // 1024**2} MB, the limit")
    except (EOFError, error, OSError):
        return b"".join(pieces), True
    return b"".join(pieces), False


def _page(record: Any, left: int) -> Iterator[_Page]:
    if record.rec_type != "response" or record.http_headers is None or record.http_headers.get_statuscode() != "200":
        return
    kind = (record.http_headers.get_header("Content-Type") or "").lower()
    if not kind.startswith(("text/html", "application/xhtml")):
        return
    content = record.content_stream().read(left + 1)
    if len(content) > left:
        raise too_large()
    charset = kind.partition("charset=")[2].strip("\"' ;")
    stated = record.http_headers.get_header("Content-Length") or ""
    whole = not stated.isdecimal() or record.http_headers.get_header("Content-Encoding") or len(content) >= int(stated)
    yield _Page(one_line(record.rec_headers.get_header("WARC-Target-URI") or ""), content, charset, bool(whole))
