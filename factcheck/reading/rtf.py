"""A rich text file (.rtf)."""

import re
from hashlib import sha256
from typing import Any

from factcheck.domain.source import Document
from factcheck.errors import FactcheckError
from factcheck.reading.guard import needs, one_line, parsing, storable
from factcheck.reading.plain import headline
from factcheck.reading.scripts import raised

_PICTURE = re.compile(rb"(?:[0-9a-fA-F]{64,}\s*)+")
_SUPER = re.compile(r"\{[^{}]{0,200}\\super\b ?([^{}\\]{0,40})\}|\\super\b ?([^{}\\]{0,40})\\nosupersub\b ?")
_STRUCK = re.compile(r"\{[^{}]{0,200}\\(?:strike|striked1|v)\b(?!0)[^{}]*\}|\\(strike|v)\b(?!0)[^{}]*?\\\1(?:0)\b ?")
_TITLE = re.compile(r"\{\\title ([^{}\\]{1,300})\}")
_LARGEST = 8_000_000
"""Characters without pictures: the library reads about one million a second."""


def read(data: bytes) -> Document:
    """The text as striprtf gives it, without the marks of notes and without what is struck or hidden.

    Raises FactcheckError for a damaged file, one that is too long, and when striprtf is not installed.
    """
    with needs("striprtf"):
        from striprtf.striprtf import rtf_to_text
    source = _PICTURE.sub(b"", data).decode("latin-1")
    if len(source) > _LARGEST:
        raise FactcheckError(f"the rich text is longer than {_LARGEST // 1_000_000} million characters, the limit",
                             "Save it as plain text.")  # fmt: skip
    with parsing("rich text file"):
        left, struck = _STRUCK.subn("{}", source)
        marked = _SUPER.sub(lambda found: _raised(left, found), left)
        text = storable(_converted(rtf_to_text, marked)).strip("\n")
    if not text.strip():
        raise FactcheckError("the rich text file holds no text")
    title = _TITLE.search(source)
    warnings = (f"{struck} struck or hidden passage{'s were' if struck > 1 else ' was'} left out",) if struck else ()
    return Document(
        re.sub(r"\n{3,}", "\n\n", text.replace("\r\n", "\n").replace("\r", "\n")),
        sha256(data).hexdigest(),
        title=one_line(title[1]) if title else headline(text),
        warnings=warnings,
    )


def _raised(source: str, found: re.Match[str]) -> str:
    before = source[max(0, found.start() - 12) : found.start()]
    return "{" + raised(before, found[1] or found[2] or "") + "}"


def _converted(convert: Any, source: str) -> str:
    return str(convert(source.translate(_ESCAPED), errors="replace"))


_ESCAPED = {ord(sign): f"\\u{ord(sign)}?" for sign in "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ"}
