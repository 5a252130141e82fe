"""Plain text: every character is kept."""

import re
from hashlib import sha256

from factcheck.domain.marks import CLOSING
from factcheck.domain.source import Document
from factcheck.reading.decoding import decode
from factcheck.text.layout.marks import is_byline, is_timestamp

_LONGEST_HEADLINE = 120
"""Code points: the longest first line of 84 news articles (PolNeAR, development half) has 98."""
_HEAD = 2_000
"""Code points in which a title is looked for, a bound on time: it is among the first lines."""
_LINE_END = re.compile(r"\r\n?|\n")
_SENTENCE_END = re.compile(rf"[.;:,…][{CLOSING})\]]*$")


def read(data: bytes) -> Document:
    """The decoded text; the title is its first line where that looks like a headline."""
    text, warnings = decode(data)
    return Document(text, sha256(data).hexdigest(), title=headline(text), warnings=warnings)


def headline(text: str) -> str:
    """The first line that says more than when and by whom, if it is short, no sentence, and no prose runs on in it.

    Else "". A line that runs on is the first of a paragraph with hard line breaks.
    """
    lines = [line.strip() for line in _LINE_END.split(text[:_HEAD].lstrip())]
    start = next((n for n, line in enumerate(lines) if line and not _says_when_or_by_whom(line)), 0)
    first, after = (*lines[start : start + 2], "", "")[:2]
    if len(first) > _LONGEST_HEADLINE or not any(map(str.isalpha, first)) or _SENTENCE_END.search(first):
        return ""
    runs_on = after[:1].isalnum() and not after.casefold().startswith("by ")
    return "" if runs_on else " ".join(first.split())


def _says_when_or_by_whom(line: str) -> bool:
    return is_timestamp(line, 0, len(line)) or is_byline(line, 0, len(line))
