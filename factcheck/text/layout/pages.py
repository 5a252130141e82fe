"""Page breaks that came along with the words: numbers and running heads between two paragraphs of one sentence."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from factcheck import lexicon
from factcheck.domain.block import Block, BlockKind
from factcheck.domain.marks import CLOSING
from factcheck.text.dates import MONTH
from factcheck.text.layout.lines import NARROWEST, Line, lines

_NUMBER = re.compile(r"(?:[Pp]age )?[\[–—-]? ?\d{1,4}(?:/\d{1,4})?(?: of \d{1,4})? ?[\]–—-]?")
_DAY = rf"(?:[A-Z][a-z]+day,? )?(?:\d{{1,2}} ?(?:st|nd|rd|th)? {MONTH}|{MONTH} \d{{1,2}}),? \d{{4}}"
_DATE = re.compile(_DAY)
_GLUED = re.compile(rf"(?:{_DAY}|(?P<page>\d{{1,4}}))[ \u00a0]+(?=\S)")
"""A page number or a date that ran into the first line of the page."""
_LONGEST = 80
"""Code points of a running head: one line of a page."""
_MOST = 4
"""Lines of a running head: number, name of the record, day, sitting."""
_STOPS = ".?!:;…)]" + CLOSING


@dataclass(frozen=True, slots=True)
class _Break:
    """Lines `found[first:last]` between two pages; the next one begins at `begins`, `cut` in a sentence."""

    first: int
    last: int
    begins: int
    cut: bool
    keys: frozenset[str]


def mended(text: str, hints: Sequence[Block]) -> list[Block]:
    """The hints with what stands between two pages as furniture.

    Only where a sentence is cut by such lines at least once: elsewhere a number, a day and a short line are a heading.
    """
    found = list(lines(text, quoted=False))
    breaks = _breaks(text, found)
    torn = frozenset[str]().union(*(one.keys for one in breaks if one.cut))
    breaks = [one for one in breaks if one.cut or one.keys & torn]
    spans = [(line.start, line.end) for one in breaks for line in found[one.first : one.last]]
    spans += [(start, one.begins) for one in breaks if one.begins > (start := found[one.last].start)]
    kept = [hint for hint in hints if not any(a <= hint.start and hint.end <= b for a, b in spans)]
    begins = {found[one.last].start: one.begins for one in breaks}
    kept = [replace(hint, start=begins.get(hint.start, hint.start)) for hint in kept]
    furniture = [Block(BlockKind.FURNITURE, start, start + len(text[start:end].rstrip())) for start, end in spans]
    return sorted([*kept, *furniture], key=lambda one: one.start)


def joined(text: str, hints: Iterable[Block]) -> list[Block]:
    """The hints, a paragraph that goes on in the next one in one with it, the furniture between as a gap."""
    made: list[Block] = []
    for hint in hints:
        before = next((one for one in reversed(made) if one.kind is not BlockKind.FURNITURE), None)
        if before and {before.kind, hint.kind} == {BlockKind.PARAGRAPH} and _goes_on(text, before, hint):
            parted = made[-1] is not before
            made = made[: made.index(before)]
            gaps = [(before.end, hint.start)] if parted else []
            hint = replace(before, end=hint.end, gaps=(*before.gaps, *gaps, *hint.gaps))
        made.append(hint)
    return made


def _goes_on(text: str, before: Block, hint: Block) -> bool:
    last = text.rfind("\n", before.start, before.end) + 1 or before.start
    return _is_cut(text, max(last, before.start), before.end, hint.start)


def _breaks(text: str, found: Sequence[Line]) -> list[_Break]:
    keys = [_key(text, line) for line in found]
    counted = Counter(keys)
    signs = [bool(key) and _is_sign(text, line) for key, line in zip(keys, found, strict=True)]
    days = {key for key, line in zip(keys, found, strict=True) if _DATE.fullmatch(text, line.start, line.end)}
    heads = lexicon.phrases("layout.txt", "running heads")
    named = [bool(key) and (counted[key] > 1 or key.split()[-1] in heads) for key in keys]
    inside = [one or sign for one, sign in zip(named, signs, strict=True)]
    pages = _pages(text, found)
    breaks, number = [], 1
    while number < len(found):
        last = number
        while last < len(found) and last - number < _MOST and inside[last]:
            last += 1
        if last == number or last == len(found):
            number = max(last, number + 1)
            continue
        glued = _GLUED.match(text, found[last].start, found[last].end)
        if keys[last] and last + 1 < len(found) and last - number < _MOST:
            further = _GLUED.match(text, found[last + 1].start, found[last + 1].end)
            glued, last = (further, last + 1) if further else (glued, last)
        day = "" if glued is None else re.sub(r"\d+", "#", glued[0].lower().rstrip())
        if any(signs[number:last]) or day in days:
            begins = glued.end() if glued and (day in days or glued["page"] in pages) else found[last].start
            before = found[number - 1]
            cut = _is_cut(text, before.start, before.end, begins)
            own = frozenset([*keys[number:last], day]) - {"", "#"}
            breaks.append(_Break(number, last, begins, cut, own))
        number = last
    return breaks


def _pages(text: str, found: Sequence[Line]) -> set[str | None]:
    """The numbers that lines begin with and that are of pages: a small letter is behind them, or behind one near by."""
    glued = [match for line in found if (match := _GLUED.match(text, line.start, line.end)) and match["page"]]
    sure = [int(match["page"]) for match in glued if text[match.end()].islower()]
    return {match["page"] for match in glued if any(abs(int(match["page"]) - page) <= _MOST for page in sure)}


def _key(text: str, line: Line) -> str:
    """What a short line without a stop is known again by: its words in small letters, numbers aside; "" for another."""
    words = text[line.start : line.end]
    if line.length > _LONGEST or words[-1] in _STOPS or words[0].islower():
        return ""
    return re.sub(r"\d+", "#", words.lower())


def _is_sign(text: str, line: Line) -> bool:
    """Whether a line is the number of a page, or a day."""
    return any(form.fullmatch(text, line.start, line.end) for form in (_NUMBER, _DATE))


def _is_cut(text: str, start: int, end: int, begins: int) -> bool:
    """Whether the line before goes on at `begins`: it is long and has no stop, and no sentence begins there."""
    words = text[start:end]
    if len(words) < NARROWEST or words[-1] in _STOPS:
        return False
    return text[begins].islower() or words.split()[-1].lower() in lexicon.words("grammar.txt", "leading on")
