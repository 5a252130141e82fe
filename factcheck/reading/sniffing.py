"""What a file is, by its first bytes, when its name does not say or says something else."""

import re
from io import BytesIO

from factcheck.errors import FactcheckError

_HEAD = 2048
"""Bytes that tell what a file is: browsers read 1,445 (WHATWG MIME Sniffing, 5.2), and the first tag of a page may
stand behind a long comment."""
_HTML = re.compile(rb"(?:<\?xml[^>]*>\s*)?(?><!--.*?-->\s*)*+<(?:!doctype html|html|head|body)\b", re.I | re.S)

# First bytes of what people hand in by mistake, and what to do about it.
_FOREIGN = (
    (
        b"\xd0\xcf\x11\xe0",
        "an old Office file (.doc, .xls) or a Word document with a password",
        "Save it as .docx without a password.",
    ),
    (b"\x89PNG", "an image", "Run OCR first and ingest its text."),
    (b"\xff\xd8\xff", "an image", "Run OCR first and ingest its text."),
    (b"GIF8", "an image", "Run OCR first and ingest its text."),
    (b"II*\0", "an image", "Run OCR first and ingest its text."),
    (b"MM\0*", "an image", "Run OCR first and ingest its text."),
    (b"7z\xbc\xaf\x27\x1c", "an archive", "Unpack it first."),
    (b"Rar!\x1a\x07", "an archive", "Unpack it first."),
    (b"SQLite format 3\0", "an SQLite database", "Use --db to open a store."),
)


_TABLE = "It is a table or data: `factcheck import FILE` takes claims from .csv, .tsv and .jsonl."
BY_SUFFIX = {
    **dict.fromkeys(
        (".csv", ".tsv", ".jsonl", ".ndjson", ".json", ".xls", ".xlsx", ".ods"), ("a table or data", _TABLE)
    ),
    ".xml": ("an XML file, data without a page", "Save what it shows as .html or plain text."),
    ".doc": ("an old Office file (.doc)", "Save it as .docx or .odt."),
    ".pptx": ("slides", "Save them as .pdf."),
    ".ppt": ("slides", "Save them as .pdf."),
    ".zip": ("an archive", "Unpack it first."),
}
"""What no reader takes by its name alone, as words and a hint."""
_MAIL = re.compile(
    rb"(?:(?!MIME-Version|Message-ID|Received)[A-Za-z][A-Za-z-]+:[^\n]*\n(?:[ \t][^\n]*\n)*+)*+"
    rb"(?:MIME-Version|Message-ID|Received):",
    re.I,
)
_SAVED = re.compile(rb"^Content-Type:\s*multipart/related", re.I | re.M)
_SUBTITLES = re.compile(rb"WEBVTT\b|(?:\d+\s*\n)?\d{1,3}:\d\d:\d\d[.,]\d{1,3} +--> ")


def refused(what: str, hint: str) -> FactcheckError:
    """The error for a format that is known and cannot be read."""
    return FactcheckError(f"this is {what}, which cannot be read", hint)


def format_of(data: bytes) -> str:
    """The reader's name for these bytes ("pdf", "html", "mail" …), "plain" when they show nothing else.

    Raises FactcheckError for a format that is known and cannot be read.
    """
    for magic, what, hint in _FOREIGN:
        if data.startswith(magic):
            raise refused(what, hint)
    # UTF-16 markup is ASCII with a NUL beside each letter.
    head = data[:_HEAD].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\f")
    if data.startswith(b"PK\x03\x04"):
        return _inside_zip(data)
    if data.startswith(b"\x1f\x8b"):
        return _inside_gzip(data)
    for start, name in ((b"%PDF-", "pdf"), (b"{\\rtf", "rtf"), (b"WARC/1.", "webarchive")):
        if head.startswith(start):
            return name
    if _HTML.match(head):
        return "html"
    if _MAIL.match(head.replace(b"\r\n", b"\n")):
        return "mhtml" if _SAVED.search(data[:8192]) else "mail"
    return "subtitles" if _SUBTITLES.match(head.replace(b"\r\n", b"\n")) else "plain"


def _inside_gzip(data: bytes) -> str:
    from zlib import decompressobj, error

    try:
        if decompressobj(wbits=31).decompress(data[:_HEAD], 64).startswith(b"WARC/1."):
            return "webarchive"
    except error:
        pass
    raise refused("a compressed file", "Unpack it first.")


def _inside_zip(data: bytes) -> str:
    from zipfile import BadZipFile, ZipFile

    try:
        with ZipFile(BytesIO(data)) as archive:
            names = archive.namelist()
    except (BadZipFile, NotImplementedError, ValueError, OSError) as error:
        raise FactcheckError("this is a damaged Word document or ZIP archive") from error
    for name, holds in _BY_PART:
        if any(map(holds, names)):
            return name
    if any(name.startswith(("xl/", "Object")) for name in names):
        raise refused("a spreadsheet", _TABLE)
    raise refused("a ZIP archive or an office file other than .docx, .odt and .epub", "Save it as .docx or unpack it.")


_BY_PART = (
    ("docx", lambda name: name.startswith("word/")),
    ("epub", lambda name: name == "META-INF/container.xml"),
    ("webarchive", lambda name: name.startswith("archive/") and ".warc" in name),
    ("odt", lambda name: name == "content.xml"),
)
