"""Plain text: every character is kept."""

import re
from hashlib import sha256

from factcheck.domain.marks import CLOSING
from factcheck.domain.source import Document
from factcheck.reading.decoding import decode

_LONGEST_HEADLINE = 120
"""Code points: the longest first line of 84 news articles (PolNeAR, development half) has 98."""
_LINE_END = re.compile(r"\r\n?|\n")
_SENTENCE_END = re.compile(rf"[.;:,…][{CLOSING})\]]*$")


def read(data: bytes) -> Document:
    """The decoded text; the title is its first line where that looks like a headline."""
    text, warnings = decode(data)
    return Document(text, sha256(data).hexdigest(), title=headline(text), warnings=warnings)


def headline(text: str) -> str:
    """The first line with words, if it is short, no sentence, and prose does not run on in the next line; else "".

    A line that runs on is the first of a paragraph with hard line breaks.
    """
    first, after, *_ = (line.strip() for line in (*_LINE_END.split(text.lstrip(), maxsplit=2), ""))
    if len(first) > _LONGEST_HEADLINE or not any(map(str.isalpha, first)) or _SENTENCE_END.search(first):
        return ""
    runs_on = after[:1].isalnum() and not after.casefold().startswith("by ")
    return "" if runs_on else " ".join(first.split())
