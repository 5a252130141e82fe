"""The text of a table's bytes: UTF-8 and what says that it is UTF-16 or UTF-32; else a guess that says it is one."""

import codecs
import io
from io import BufferedReader, TextIOWrapper
from typing import TextIO

from factcheck.errors import FactcheckError, UsageError
from factcheck.exporting.incoming import Told, decoded
from factcheck.reading.decoding import decode

MOST_GUESSED = 64 * 2**20
"""Bytes of a table whose encoding is guessed: it is held in memory then."""
_CHUNK = 2**20
"""Bytes that are looked through at once: nothing but memory depends on it."""
_NULS = 0.25
"""The share of NUL bytes on one side of the pairs from which bytes are UTF-16 without a mark: of English it is all."""


def text_of(raw: BufferedReader, encoding: str, told: Told, *, guess: bool) -> TextIO:
    """The text of a file in its encoding, told apart when none is given.

    Without a byte order mark it is UTF-8, or UTF-16 where every other byte is NUL; with `guess` what is not UTF-8 at
    all is read as what it probably is, and `told.said` hears that. A few wrong bytes in UTF-8 stay lone surrogates, so
    that only their lines are refused. Raises UsageError for an encoding that there is not.
    """
    if encoding:
        return TextIOWrapper(raw, _known(encoding), newline="")
    start = raw.peek(4096)[:4096]
    if wide := _wide(start):
        return TextIOWrapper(raw, wide, newline="")
    if guess and raw.seekable() and not _is_utf8(raw):
        data = raw.read(MOST_GUESSED + 1)
        if len(data) <= MOST_GUESSED and (text := _guessed(data, told)) is not None:
            return io.StringIO(text, newline="")
        raw.seek(0)
    return decoded(raw)


def _known(encoding: str) -> str:
    try:
        found = codecs.lookup(encoding)
    except LookupError:
        raise UsageError(
            f"There is no encoding “{encoding}”.", "For example utf-8, utf-16, cp1252, cp1251, latin-1."
        ) from None
    if not found._is_text_encoding:
        raise UsageError(f"“{encoding}” is no encoding of text.")
    return "utf-8-sig" if found.name == "utf-8" else found.name


def _wide(start: bytes) -> str:
    """UTF-16 without a byte order mark, by where its NUL bytes are; "" where none are."""
    if start.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")) or b"\x00" not in start:
        return ""
    for name, zeros, letters in (("utf-16-le", start[1::2], start[::2]), ("utf-16-be", start[::2], start[1::2])):
        if zeros.count(0) > _NULS * len(zeros) and letters.count(0) < _NULS * len(letters):
            return name
    return ""


def _is_utf8(raw: BufferedReader) -> bool:
    """Whether all of a file is; it is read through and stands at its beginning again."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while chunk := raw.read(_CHUNK):
            decoder.decode(chunk)
        decoder.decode(b"", True)
    except UnicodeDecodeError:
        return False
    finally:
        raw.seek(0)
    return True


def _guessed(data: bytes, told: Told) -> str | None:
    """The text, unless it is UTF-8 with some damage, or nothing that can be told."""
    sound = len(data.decode("utf-8", "ignore").encode()) - len(data.decode("ascii", "ignore"))
    if data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or sound > 0:
        return None
    try:
        text, warnings = decode(data)
    except FactcheckError:
        return None
    if "\ufffd" in text or not warnings:
        return None
    word = next((word for word in text.split() if not word.isascii()), "")
    told.said(f"The table is {warnings[0]}, as in “{word[:40]}”; --encoding NAME reads it otherwise.")
    return text
