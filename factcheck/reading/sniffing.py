"""What a file is, by its first bytes, when its name does not say or says something else."""

import re
from io import BytesIO

from factcheck.errors import FactcheckError

_HEAD = 2048
_HTML = re.compile(rb"(?:<\?xml[^>]*>\s*)?(?><!--.*?-->\s*)*+<(?:!doctype html|html|head|body)\b", re.I | re.S)

# First bytes of what people hand in by mistake, and what to do about it.
_FOREIGN = (
    (
        b"\xd0\xcf\x11\xe0",
        "an old Office file (.doc, .xls) or a Word document with a password",
        "Save it as .docx without a password.",
    ),
    (b"{\\rtf", "a rich text file (.rtf)", "Save it as .docx or plain text."),
    (b"\x89PNG", "an image", "Run OCR first and ingest its text."),
    (b"\xff\xd8\xff", "an image", "Run OCR first and ingest its text."),
    (b"GIF8", "an image", "Run OCR first and ingest its text."),
    (b"II*\0", "an image", "Run OCR first and ingest its text."),
    (b"MM\0*", "an image", "Run OCR first and ingest its text."),
    (b"\x1f\x8b", "a compressed file", "Unpack it first."),
    (b"7z\xbc\xaf\x27\x1c", "an archive", "Unpack it first."),
    (b"Rar!\x1a\x07", "an archive", "Unpack it first."),
    (b"SQLite format 3\0", "an SQLite database", "Use --db to open a store."),
)


def format_of(data: bytes) -> str:
    """The reader's name for these bytes: "pdf", "docx", "html", else "plain".

    Raises FactcheckError for a format that is known and cannot be read.
    """
    for magic, what, hint in _FOREIGN:
        if data.startswith(magic):
            raise FactcheckError(f"this is {what}, which cannot be read", hint)
    # UTF-16 markup is ASCII with a NUL beside each letter.
    head = data[:_HEAD].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\f")
    if head.startswith(b"%PDF-"):
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return _inside_zip(data)
    return "html" if _HTML.match(head) else "plain"


def _inside_zip(data: bytes) -> str:
    from zipfile import BadZipFile, ZipFile

    try:
        with ZipFile(BytesIO(data)) as archive:
            if any(name.startswith("word/") for name in archive.namelist()):
                return "docx"
    except (BadZipFile, NotImplementedError, ValueError, OSError) as error:
        raise FactcheckError("this is a damaged Word document or ZIP archive") from error
    raise FactcheckError("this is a ZIP archive or an office file other than .docx", "Save it as .docx or unpack it.")
