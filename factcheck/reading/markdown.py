"""Markdown, kept as it is written: offsets refer to the raw text."""

import re
from hashlib import sha256

from factcheck.domain.source import Document
from factcheck.reading.dates import iso_date
from factcheck.reading.decoding import decode
from factcheck.reading.guard import one_line
from factcheck.reading.plain import headline

_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*\r?$", re.S | re.M)
_FIELD = re.compile(r"^([A-Za-z_-]+)[ \t]*:[ \t]*(\S.*?)[ \t]*\r?$", re.M)
_FENCED = re.compile(r"^(```|~~~).*?(?:^\1|\Z)", re.S | re.M)
_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(\S.*)$|^(\S.*)\r?\n=+[ \t]*\r?$", re.M)
_CLOSING = re.compile(r"\s#+$")


def read(data: bytes) -> Document:
    """The decoded text; metadata from the front matter's `key: value` lines, else the first heading as title."""
    text, warnings = decode(data)
    front = _FRONT_MATTER.match(text)
    fields = {key.casefold(): one_line(value.strip("\"'")) for key, value in _FIELD.findall(front[1] if front else "")}
    body = text[front.end() :] if front else text

    def field(*names: str) -> str:
        return next((fields[name] for name in names if fields.get(name)), "")

    url = field("url", "source", "link")
    return Document(
        text,
        sha256(data).hexdigest(),
        title=field("title") or _heading(body) or headline(body),
        author=field("author", "by"),
        published=iso_date(field("published", "date")),
        url=url if url.startswith(("http://", "https://")) else "",
        publisher=field("publisher", "site", "sitename"),
        language=field("lang", "language"),
        warnings=warnings,
    )


def _heading(body: str) -> str:
    found = _HEADING.search(_FENCED.sub("", body))
    return _CLOSING.sub("", one_line(found[1] or found[2])) if found else ""
