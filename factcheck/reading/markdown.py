"""Markdown, kept as it is written: offsets refer to the raw text, and hints say what of it is no part of the words."""

import re
from hashlib import sha256

from factcheck.domain.block import Block, BlockKind
from factcheck.domain.source import Document
from factcheck.errors import FactcheckError
from factcheck.reading.dates import iso_date
from factcheck.reading.decoding import decode
from factcheck.reading.guard import one_line
from factcheck.reading.plain import headline

_FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*$", re.S | re.M)
_LONGEST_FRONT = 100_000
"""Code points of front matter: a bound on time, a header has some hundreds."""
_MOST_MARKS = 500_000
"""Of emphasis, links and notes: a book has some thousands."""
_FIELD = re.compile(r"^([A-Za-z_-]+)[ \t]*:[ \t]*(\S.*?)[ \t]*$", re.M)
_FENCED = re.compile(r"^(```|~~~).*?(?:^\1|\Z)", re.S | re.M)
_CODE = re.compile(r"(?:```|~~~)[ \t]*(?!(?:te?xt|quote|plain|md|markdown)?[ \t]*$)", re.M | re.I)
"""The opening of a fence that names a language of programs; one that names none may hold anybody's words."""
_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(\S.*)$|^(\S.*)\n=+[ \t]*$", re.M)
_CLOSING = re.compile(r"\s#+$")
_TARGET = r"\([^()\s]{1,2000}(?: \"[^\"\n]{0,300}\")?\)"
_IMAGE = rf"!\[[^\]\n]{{0,300}}\]{_TARGET}"
_NOTE = r"\[\^[\w-]{1,30}\](?!:)"
_LINK = rf"(?P<open>\[)(?P<words>[^\[\]\n]{{1,500}})(?P<close>\]{_TARGET})"
_STRONG = r"(?<!\\)\*\*|(?<![\w\\])__(?=\w)|(?<=[\w.,!?])__(?!\w)"
_STARS = r"(?<![\s*\\])\*(?!\*)|(?<!\*)(?<!\\)\*(?![\s*])"
_SCORES = r"(?<![\w\\])_(?=[\w“\"])|(?<=[\w.,!?”\"])_(?!\w)"
_STRUCK = r"<(?P<struck>s|del|strike)>[^\n]{0,500}?</(?P=struck)>"
_TAGS = rf"{_STRUCK}|</?(?:[abisu]|em|strong|sup|sub|span|mark|small)(?: [^<>\n]{{0,500}})?>"
"""Tags of HTML inside a line, and what is struck out with its tags."""
_ESCAPE = r"\\(?=[\[\]#*.!()+~`>|$&{}-])"
"""A backslash that keeps the mark behind it from being markup."""
_MARKUP = re.compile(
    rf"(?P<apart>{_IMAGE}|{_NOTE}|<!--.*?-->|{_TAGS}|{_ESCAPE})|{_LINK}|(?P<strong>{_STRONG})|(?P<weak>{_STARS}|{_SCORES})",
    re.S,
)


def read(data: bytes) -> Document:
    """The decoded text; metadata from the front matter, which is YAML, else the first heading as title.

    The front matter, the targets of links and the marks of emphasis and of notes are hints of what is not read. Raises
    FactcheckError for more marks than _MOST_MARKS.
    """
    text, warnings = decode(data)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    front = _FRONT_MATTER.match(text, 0, _LONGEST_FRONT)
    fields = _fields(front[1]) if front else {}
    start = front.end() if front else 0
    body = text[start:]

    def field(*names: str) -> str:
        return next((fields[name] for name in names if fields.get(name)), "")

    url = next(filter(_is_address, map(field, ("source_url", "url", "source", "link", "canonical"))), "")
    hints = [Block(BlockKind.FRONT_MATTER, 0, front.end())] if front else []
    return Document(
        text,
        sha256(data).hexdigest(),
        title=field("title", "headline") or _heading(body) or headline(body),
        author=field("author", "authors", "by"),
        published=iso_date(field("published", "date", "date_published")),
        url=url,
        publisher=field("publisher", "site", "sitename"),
        language=field("lang", "language").split("-")[0].casefold(),
        warnings=warnings,
        hints=(*hints, *_not_read(text, start)),
    )


def _fields(front: str) -> dict[str, str]:
    """The front matter's plain values; line by line where it is no sound YAML, as a title with a colon is none."""
    try:
        from yaml import YAMLError, safe_load
    except ImportError:
        return _lines(front)
    try:
        found = safe_load(front)
    except (YAMLError, ValueError, RecursionError):
        return _lines(front)
    if not isinstance(found, dict):
        return {}
    return {str(key).casefold(): _plain(value) for key, value in found.items()}


def _lines(front: str) -> dict[str, str]:
    return {key.casefold(): one_line(value.strip("\"'")) for key, value in _FIELD.findall(front)}


def _plain(value: object) -> str:
    """A value as text; of a list the texts, of anything else that holds others nothing."""
    if isinstance(value, list):
        return ", ".join(one_line(str(one)) for one in value[:20] if isinstance(one, str))
    return "" if value is None or isinstance(value, dict) else one_line(str(value))


def _is_address(url: str) -> bool:
    return url.startswith(("http://", "https://"))


def _not_read(text: str, start: int) -> list[Block]:
    """What of the text is no words of it: code, and the markup around it."""
    found: list[Block] = []
    for fence in _FENCED.finditer(text, start):
        if _CODE.match(text, fence.start()):
            found += [*_markup(text, start, fence.start()), Block(BlockKind.FURNITURE, *fence.span())]
            start = fence.end()
    found += _markup(text, start, len(text))
    if len(found) > _MOST_MARKS:
        raise FactcheckError(f"the text has more than {_MOST_MARKS:,} marks, the limit", "Save it as plain text.")
    return found


def _markup(text: str, start: int, end: int) -> list[Block]:
    """What of the lines is markup: images and marks of notes whole, of links all but the words, marks of emphasis."""
    spans = []
    for match in _MARKUP.finditer(text, start, end):
        groups = ("open", "close") if match["words"] is not None else (match.lastgroup or "",)
        spans += [match.span(name) for name in groups]
        if len(spans) > _MOST_MARKS:
            raise FactcheckError(f"the text has more than {_MOST_MARKS:,} marks, the limit", "Save it as plain text.")
    return [Block(BlockKind.FURNITURE, *span) for span in spans if span[0] < span[1]]


def _heading(body: str) -> str:
    found = _HEADING.search(_FENCED.sub("", body))
    return _CLOSING.sub("", one_line(found[1] or found[2])) if found else ""
