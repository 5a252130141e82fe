"""Bytes of a file on their way to its reader: told apart, decoded, and bounded."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BufferedReader, TextIOWrapper
from typing import Any, TextIO

from factcheck.errors import FactcheckError


def _unheard(_: Any) -> None:
    pass


def _unknown(_: str) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Told:
    """Who hears of a table while it is read, and whom it may ask.

    `left_out` hears the names of columns that no claim has, `said` what became of the rest, in sentences; `order`
    is asked for the order of day and month ("dmy" or "mdy") with a date that may be two, and answers "" if unknown.
    """

    left_out: Callable[[list[str]], None] = _unheard
    said: Callable[[str], None] = _unheard
    order: Callable[[str], str] = _unknown


SILENT = Told()


class Item(int):
    """The number of an item, from 1, in a file that has all of them on one line."""


LONGEST = 64 * 2**20
"""Code points of one line, or of one JSON document: the text of the longest source has room."""

_MARKS = ((b"\xff\xfe\x00\x00", "utf-32"), (b"\x00\x00\xfe\xff", "utf-32"), (b"\xff\xfe", "utf-16"),
          (b"\xfe\xff", "utf-16"))  # fmt: skip


def kind_of(start: bytes, name: str) -> str:
    """ "csv", "jsonl", "page" or "workbook", by the first bytes and the end of the name.

    Raises FactcheckError for none of them.
    """
    if start.startswith(b"PK\x03\x04"):
        return "workbook"
    if start.startswith((b"\xd0\xcf\x11\xe0", b"SQLite format 3")):
        raise FactcheckError(
            "This is no text but an old spreadsheet or a database.", "Save it as .xlsx, or “CSV UTF-8”."
        )
    plain = start.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if name.lower().endswith((".csv", ".tsv")):
        return "csv"
    if name.lower().endswith((".jsonl", ".ndjson", ".json", ".jsonld")):
        return "jsonl"
    if plain.startswith(b"<"):
        return "page"
    return "jsonl" if plain[:1] in (b"{", b"[") else "csv"


def decoded(raw: BufferedReader) -> TextIO:
    """The text of a file: UTF-16 or UTF-32 by its byte order mark, else UTF-8.

    A byte that is no UTF-8 stands in it as a lone surrogate (PEP 383), so that only its own line is refused.
    """
    start = raw.peek(4)[:4]
    for mark, encoding in _MARKS:
        if start.startswith(mark):
            return TextIOWrapper(raw, encoding, newline="")
    return TextIOWrapper(raw, "utf-8", "surrogateescape", newline="")


def lines(stream: TextIO) -> Iterator[str]:
    """The lines of a stream, each with its end. Raises FactcheckError for one that does not end, or no encoding."""
    try:
        while line := stream.readline(LONGEST + 1):
            if len(line) > LONGEST:
                raise FactcheckError(f"This line is longer than {LONGEST:,} characters; nothing from here on was read.")
            yield line
    except UnicodeDecodeError as error:
        raise FactcheckError(
            f"The file is not {error.encoding.upper()} from about here on: {error.reason} (byte "
            f"0x{error.object[error.start]:02X}).",
            "Save it as “CSV UTF-8”, or convert it, for example with iconv.",
        ) from None
