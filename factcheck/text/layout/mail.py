"""Mail as text: its header, who wrote which level of it, its signatures."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from factcheck import lexicon
from factcheck.domain.draft import Span
from factcheck.text.layout.lines import Line

_FIELDS = "From|To|Cc|Bcc|Date|Sent|Subject|Reply-To|Message-ID|In-Reply-To|References|Attachments?|Importance"
_FIELD = re.compile(rf"[*_]{{0,2}}({_FIELDS}):[*_]{{0,2}}[ \t]*(.*)")
_SENDER = re.compile(r"\"?([^\"<>@\[\]]*[^\"<>@\[\]\s])\"?(?=\s*[<\[]|\s*$)|([^\s<>@]+@[^\s<>]+)")
_WROTE = re.compile(
    r"(?:On|Am|Le|El|Il)\b[^\n]{4,120}?(?:,|\d|[ap]m|<[^<>]*>)[,\s]+\"?(?P<name>[^\W\d_][^,<>\n\"]{1,60}?)\"?\s*(?:<[^<>\n]*>)?\s*wrote:"
    r"|(?P<other>[^\W\d_][^,<>\n\"]{1,60}?)\s*(?:<[^<>\n]*>)?\s*wrote:"
)
_SIGNATURE = re.compile(r"--|-- .*")
_FORWARDED = re.compile(r"-{2,}\s*(?:Original Message|Forwarded message|Begin forwarded message).*", re.I)


@dataclass(frozen=True, slots=True)
class Letters:
    """Offsets of lines: of headers, of "On …, N wrote:", of signatures, and of whose words stand on the others."""

    header: frozenset[int] = frozenset()
    opening: dict[int, Span] = field(default_factory=dict)
    furniture: frozenset[int] = frozenset()
    writer: dict[int, Span] = field(default_factory=dict)


def letters(text: str, found: Sequence[Line]) -> Letters:
    """What is mail in these lines; empty for a text that is none.

    The writer of a level is named by the header or the "wrote:" line before it; a level whose writer nobody names
    has none.
    """
    if not any(line.depth or _FIELD.match(text, line.start, line.end) for line in found):
        return Letters()
    header: set[int] = set()
    opening: dict[int, Span] = {}
    furniture: set[int] = set()
    writer: dict[int, Span] = {}
    writers: dict[int, Span | None] = {}
    signed: set[int] = set()
    number = 0
    while number < len(found):
        line = found[number]
        held = _header(text, found, number)
        wrote = _wrote(text, found, number) if not held else None
        if held:
            header.update(one.start for one in found[number : held[0]])
            writers[line.depth] = held[1]
            signed.discard(line.depth)
            number = held[0]
            continue
        if wrote:
            opening[line.start] = wrote[1]
            deeper = next((one.depth for one in found[wrote[0] : wrote[0] + 3] if one.depth > line.depth), line.depth)
            writers[deeper] = wrote[1]
            signed.discard(deeper)
            number = wrote[0]
            continue
        if _is_end(text, found, number):
            signed.add(line.depth)
            furniture.add(line.start)
        elif line.depth in signed:
            furniture.add(line.start)
        elif whose := writers.get(line.depth):
            writer[line.start] = whose
        number += 1
    return Letters(frozenset(header), opening, frozenset(furniture), writer)


def _is_end(text: str, found: Sequence[Line], number: int) -> bool:
    """Whether a letter ends here: "Kind regards" over a few short lines, "-- ", the head of a forwarded one."""
    line = found[number]
    if _SIGNATURE.fullmatch(text, line.start, line.end) or _FORWARDED.fullmatch(text, line.start, line.end):
        return True
    if text[line.start : line.end].rstrip(",.!").lower() not in lexicon.phrases("layout.txt", "closings"):
        return False
    behind = takewhile(lambda one: one.depth == line.depth, found[number + 1 : number + 2 + _SIGNED])
    under = list(takewhile(lambda one: not _WROTE.match(text, one.start, one.end), behind))
    return len(under) <= _SIGNED and all(one.length < _SHORT for one in under)


_SIGNED = 8
"""Lines that a signature may have."""
_SHORT = 80
"""Code points of a line in a signature."""


def _header(text: str, found: Sequence[Line], number: int) -> tuple[int, Span | None] | None:
    """The line behind a header that begins here, and where its sender's name stands; None where none begins."""
    at, names, sender = number, set(), None
    while at < len(found) and found[at].depth == found[number].depth:
        line = found[at]
        match = _FIELD.match(text, line.start, line.end)
        if not match:
            break
        names.add(match[1])
        if match[1] == "From":
            named = _SENDER.match(text, match.start(2), line.end)
            sender = named.span(1 if named and named[1] else 2) if named else None
        at += 1
    return (at, sender) if "From" in names and len(names) > 1 else None


def _wrote(text: str, found: Sequence[Line], number: int) -> tuple[int, Span] | None:
    """The line behind "On …, N wrote:" that begins here, over two lines perhaps, and where the name stands."""
    line = found[number]
    for last in (number, number + 1):
        if last < len(found) and (last == number or not found[last].after_blank) and text[found[last].end - 1] == ":":
            match = _WROTE.fullmatch(text, line.start, found[last].end)
            if match:
                return last + 1, match.span("name" if match["name"] else "other")
    return None
