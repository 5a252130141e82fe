"""One document: choose the reader, read, and see to what all formats owe the store."""

from dataclasses import replace
from pathlib import Path

from factcheck.domain.source import Document
from factcheck.errors import FactcheckError
from factcheck.reading.files import MAX_BYTES, load, too_large
from factcheck.reading.registry import READERS, Reader, reader_for_suffix, reader_named
from factcheck.reading.sniffing import BY_SUFFIX, format_of, refused


def read_file(path: Path) -> Document:
    """Read the file at `path`; raises what `load` and `read` raise."""
    return read(path, load(path))


def read(path: Path | None, data: bytes, *, as_format: str = "") -> Document:
    """Read one document from its bytes.

    `path` lends its suffix only (None: standard input); `as_format` overrides it. The text has LF line ends, holds no
    NUL and no lone surrogate, and is otherwise as the format's reader gives it; offsets count its code points.
    `sha256` is of `data`. Raises FactcheckError with a sentence that does not repeat the file's name, and UsageError
    for an unknown `as_format`.
    """
    if not data:
        raise FactcheckError("the file is empty")
    if len(data) > MAX_BYTES:
        raise too_large()
    document = _choose(path, data, as_format).load()(data)
    text = document.text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise FactcheckError("the file holds nothing but blanks")
    return replace(document, text=text)


def _choose(path: Path | None, data: bytes, as_format: str) -> Reader:
    if as_format:
        return reader_named(as_format)
    unreadable = BY_SUFFIX.get(path.suffix.casefold()) if path else None
    if unreadable:
        raise refused(*unreadable)
    by_name = reader_for_suffix(path) if path else None
    if by_name and by_name.name == "webarchive" and data.startswith(b"\x1f\x8b"):
        return by_name
    by_content = format_of(data)
    if by_name is None or by_name.name == by_content:
        return READERS[by_content]
    if by_content in _SURE or (by_name.name in _SURE and by_content == "html"):
        raise FactcheckError(
            f"the name says {by_name.name}, but the content is {by_content}",
            "Rename the file if that is what you want.",
        )
    return by_name


_SURE = frozenset({"pdf", "docx", "odt", "epub", "rtf", "webarchive"})
"""What its first bytes tell beyond doubt."""
