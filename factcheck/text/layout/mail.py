"""Mail as text: its header, who wrote which level of it, its signatures."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import takewhile

from factcheck import lexicon
from factcheck.domain.draft import Span
from factcheck.text.fold import fold
from factcheck.text.layout.lines import Line

_ADDRESS = r"[^\s<>@()\[\]]+@[^\s<>()\[\]]+"
_SENDER = re.compile(r"\"?([^\"<>@\[\]]*[^\"<>@\[\]\s])\"?(?=\s*[<\[]|\s*$)|([^\s<>@]+@[^\s<>]+)")
_NAMED = rf"\"?(?P<{{}}>{_ADDRESS}|[^\W\d_][^<>\n\":\d]{{{{1,60}}}}?)\"?"
_SHOWN = r"\s*(?:[<(\[][^<>()\[\]\n]*[>)\]])?"
_WHEN = r"[A-ZÀ-Þ\d][^\n]{3,120}?(?:,|\d|[ap]\.?m\.?|<[^<>]*>)[,\s]+"
_SIGNATURE = re.compile(r"--|-- .*")
_FORWARDED = re.compile(
    r"-{2,}\s*(?:Original Message|Forwarded message).*|(?:-{2,}\s*)?Begin forwarded message:?.*", re.I
)
_NAME = re.compile(r"(?:[A-Z][a-z]{1,3}\. )*(?P<name>[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w.'’-]*){1,3})(?:\s*[,|–—/-].*)?")
"""A line of a signature that names whose it is."""


@cache
def _field() -> re.Pattern[str]:
    sender, others = (lexicon.lines("layout.txt", section) for section in ("mail sender", "mail fields"))
    return re.compile(rf"[*_]{{0,2}}({'|'.join(map(re.escape, (*sender, *others)))}) ?:[*_]{{0,2}}(?:[ \t]+(.*)|$)")


@cache
def _wrote_line() -> re.Pattern[str]:
    """As in "On 3 May, Ana Roos wrote:", "Am 3. Mai schrieb Ana Roos:", "Ana Roos <a@salt.example> writes:"."""
    said = "|".join(map(re.escape, lexicon.lines("layout.txt", "mail wrote")))
    behind = rf"(?:{_WHEN}|On (?=\d))?{_NAMED.format('name')}{_SHOWN},?\s+(?:{said})\s?:"
    return re.compile(rf"{behind}|{_WHEN}(?:{said})\s+{_NAMED.format('other')}{_SHOWN}\s?:")


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
    if not any(line.depth or _field().match(text, line.start, line.end) for line in found):
        return Letters()
    header: set[int] = set()
    opening: dict[int, Span] = {}
    furniture: set[int] = set()
    writer: dict[int, Span] = {}
    writers: dict[int, Span | None] = {}
    signed: set[int] = set()
    held_by: dict[Span, list[int]] = {}
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
            furniture.update(one.start for one in found[number + 1 : wrote[0]])
            deeper = max(one.depth for one in (line, *found[wrote[0] : wrote[0] + 1]))
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
        if whose := writers.get(line.depth):
            held_by.setdefault(whose, []).append(number)
        number += 1
    signed_by = {whose: _signature_of(text, found, at, furniture, whose) for whose, at in held_by.items()}
    for whose, at in held_by.items():
        furniture |= {
            found[one].start for one in at if signed_by[whose] != whose and found[one].end > signed_by[whose][0]
        }
    known = {at: signed_by[whose] for at, whose in writer.items()}
    return Letters(frozenset(header), opening, frozenset(furniture), known)


def _signature_of(text: str, found: Sequence[Line], held: Sequence[int], ends: set[int], whose: Span) -> Span:
    """Where a letter names who wrote it, of whom its header has no more than an address: in its signature.

    That is the line under its last words that has a name in the address, or the first one under "Kind regards".
    """
    address = text[slice(*whose)]
    if "@" not in address:
        return whose
    local = fold(address.split("@")[0])
    for number in reversed(held[-_SIGNED:]):
        named = _NAME.fullmatch(text, found[number].start, found[number].end)
        if not named or found[number].length > _SHORT:
            continue
        words = [fold(word) for word in named["name"].split() if len(word) >= _TELLING]
        closed = number - 1 in held and found[number - 1].start in ends and found[number].start in ends
        if any(word in local for word in words) or (closed and _closes(text, found[number - 1])):
            return named.span("name")
    return whose


_TELLING = 3
"""Letters from which on a name in an address tells whose it is."""


def _closes(text: str, line: Line) -> bool:
    """Whether the line is "Kind regards," or the like."""
    return text[line.start : line.end].rstrip(",.!").lower() in lexicon.phrases("layout.txt", "closings")


def _is_end(text: str, found: Sequence[Line], number: int) -> bool:
    """Whether a letter ends here: "Kind regards" over a few short lines, "-- ", the head of a forwarded one."""
    line = found[number]
    if _SIGNATURE.fullmatch(text, line.start, line.end) or _FORWARDED.fullmatch(text, line.start, line.end):
        return True
    if not _closes(text, line):
        return False
    behind = takewhile(lambda one: one.depth == line.depth, found[number + 1 : number + 2 + _SIGNED])
    under = list(takewhile(lambda one: not _wrote_line().match(text, one.start, one.end), behind))
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
        match = _field().match(text, line.start, line.end)
        if not match:
            break
        names.add("From" if match[1] in lexicon.phrases("layout.txt", "mail sender") else match[1])
        if match[1] in lexicon.phrases("layout.txt", "mail sender"):
            named = _SENDER.match(text, match.start(2), line.end) if match[2] else None
            sender = named.span(1 if named and named[1] else 2) if named else None
        at += 1
    return (at, sender) if "From" in names and len(names) > 1 else None


def _wrote(text: str, found: Sequence[Line], number: int) -> tuple[int, Span] | None:
    """The line behind "On …, N wrote:" that begins here, over two lines perhaps, and where the name stands."""
    one, *after = found[number : number + 2]
    words = text[one.start : one.end]
    if words.endswith(":") and (match := _wrote_line().fullmatch(words)):
        return number + 1, _in_text(_named_at(match), one.start)
    if not after or after[0].after_blank or after[0].depth != one.depth or text[after[0].end - 1] != ":":
        return None
    # A mail program breaks the line as it breaks any other, with its marks before the second half.
    match = _wrote_line().fullmatch(f"{words}\n{text[after[0].start : after[0].end]}")
    if match is None:
        return None
    start, end = _named_at(match)
    second = start > len(words)
    if not second and end > len(words):
        return None
    return number + 2, _in_text((start, end), after[0].start - len(words) - 1 if second else one.start)


def _named_at(match: re.Match[str]) -> Span:
    return match.span("name" if match["name"] else "other")


def _in_text(span: Span, at: int) -> Span:
    return span[0] + at, span[1] + at
