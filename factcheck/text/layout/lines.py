"""The lines of a text, and which of them a page width broke."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from factcheck import lexicon
from factcheck.domain.draft import Span
from factcheck.domain.marks import CLOSING

_FULL = 0.9
"""Which of the lines, from the shortest on, is as wide as the page, for the longest tenth may hang over; and how full a
line is that ends in a stop and is not the last of its paragraph."""

_MANY_OVER = 10
"""One in so many code points may stand in lines that are longer than the page."""

_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_QUOTED = re.compile(r"[ \t]{0,3}(?:>[ \t]?)+")
_CAPTION = re.compile(r"[ \t]{0,3}>>>?[ \t]*(?=[A-ZÀ-Þ][A-ZÀ-Þ .'’-]+:)")
"""What stands before a change of speakers in captions of television (CTA-608, and the FCC's style guides after it)."""
NARROWEST = 38
"""Code points: no page is set narrower; what stands in shorter lines is verse, an address, a list."""
_WIDEST = 160
"""Code points: what stands in longer lines was never broken."""
_OVER = 1.25
"""How much longer than the rest a line may be in a text that was broken; a tenth of it may be longer still."""
_UNBROKEN = re.compile(rf"\S{{{NARROWEST}}}")
"""A word that no page could break."""
_SLACK = 0.82
"""How full a line of a proportional font is at least, against the fullest ones: its letters differ in width."""
_STOPS = ".!?:;…"
_CLOSING = CLOSING + ")]*_"


@dataclass(frozen=True, slots=True)
class Line:
    """`text[start:end]` without blanks at either end and, `depth` deep, without the marks of a quoted mail.

    `first` is where the marks begin; `after_blank` is true behind an empty line and at the beginning.
    """

    first: int
    start: int
    end: int
    depth: int = 0
    after_blank: bool = False
    column: int = 0
    """Blanks before it."""

    @property
    def length(self) -> int:
        return self.end - self.start

    @property
    def span(self) -> Span:
        return self.start, self.end


def lines(text: str, start: int = 0, end: int | None = None, *, quoted: bool = True) -> Iterator[Line]:
    """The lines with something on them; `quoted` takes the marks of a quoted mail off."""
    last, blank = start, True
    for match in _LINE.finditer(text, start, len(text) if end is None else end):
        blank = blank or len(_breaks(text, last, match.start())) > 1
        marks = _QUOTED.match(text, *match.span()) if quoted else None
        caption = _CAPTION.match(text, *match.span())
        marks = marks if caption is None else None
        at, stop = _stripped(text, caption.end() if caption else marks.end() if marks else match.start(), match.end())
        last = match.end()
        if at == stop:
            blank = True
            continue
        depth = marks[0].count(">") if marks else 0
        first = _stripped(text, *match.span())[0]
        yield Line(first, at, stop, depth, blank, first - match.start())
        blank = False


_NUMBERED = re.compile(r"(\d{1,2})(?:[ \t\u00a0]+(?=\S)|$)")
_SPOKEN = re.compile(r"\d{1,2}[ \t\u00a0]+(?:(?:Q|A)[. \t\u00a0]|[A-Z][A-Z. ]{3,40}:)")


def unnumbered(text: str, found: Sequence[Line]) -> list[Line]:
    """The lines of a record without the numbers that its pages count them by: "4      A.   It leaked on 9 March."."""
    numbers = [_NUMBERED.match(text, line.start, line.end) for line in found]
    counted = [int(match[1]) if match else 0 for match in numbers]
    running = sum(number == 1 or number == before + 1 for before, number in pairwise([0, *counted]) if number)
    if running < _FEWEST_COUNTED or running < _FULL * len(found):
        return list(found)
    if not any(_SPOKEN.match(text, line.start, line.end) for line in found):
        return list(found)
    behind = (replace(line, start=match.end()) if match else line for line, match in zip(found, numbers, strict=True))
    return [line for line in behind if line.start < line.end]


_FEWEST_COUNTED = 6
"""Lines that are counted: a list of so many items has stops behind its numbers, and nobody speaks in it."""


def _breaks(text: str, start: int, end: int) -> list[str]:
    return text[start:end].replace("\r\n", "\n").splitlines()


def _stripped(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def page_width(text: str, found: Sequence[Line]) -> int:
    """The width in code points that the text's lines were broken to, or 0 where no line was.

    Looked for among lines that another line follows at once: nearly all of a wrapped text's are about as long. One
    with a word that no page could break, as an address is, says nothing.
    """
    said = [line for line in found if not _UNBROKEN.search(text, line.start, line.end)]
    follows = {line.start for line, after in pairwise(found) if not after.after_blank and after.depth == line.depth}
    lengths = sorted(line.length for line in said if line.start in follows)
    if not lengths:
        return 0
    width = lengths[int(_FULL * len(lengths))]
    longer = sum(line.length for line in said if line.length > width * _OVER)
    broken = longer * _MANY_OVER < sum(line.length for line in said)
    return width if broken and NARROWEST <= width <= _WIDEST else 0


def runs_on(text: str, line: Line, after: Line, width: int) -> bool:
    """Whether `after` goes on with the paragraph of `line`; `width` is the page's.

    It does where its first word would not have fitted into a line that ends without a stop, where no sentence can end
    and none begin, and behind a full line in any case.
    """
    if after.depth != line.depth or after.after_blank:
        return False
    said = text[line.start : line.end].rstrip(_CLOSING)
    stopped = said[-1:] in _STOPS and not said.endswith(("Mr.", "Mrs.", "Ms.", "Dr.", "St."))
    goes_on = text[after.start].islower() or text[line.end - 1] in ",-–—" or _leads_on(said)
    if not width:
        return goes_on and not stopped and line.length >= NARROWEST
    word = text[after.start : after.end].split(maxsplit=1)[0]
    if goes_on and not stopped:
        return line.length * 2 >= width
    return line.length + 1 + len(word) > width * (_SLACK if not stopped else _FULL)


def _leads_on(said: str) -> bool:
    """Whether the line ends in a word that no sentence and no heading ends with: "by a vote of"."""
    last = said.rsplit(maxsplit=1)[-1:]
    return bool(last) and last[0] in lexicon.words("grammar.txt", "leading on")


def shouted(text: str, found: Sequence[Line]) -> frozenset[int]:
    """Where lines begin that are headlines in capitals, in a text that is not set in them; a label ends in a colon."""
    letters = [letter for letter in text[:_READ] if letter.isalpha()]
    if sum(map(str.isupper, letters)) * 2 > len(letters):
        return frozenset()
    return frozenset(one.start for one in found if _is_shouted(text[one.start : one.end]))


def _is_shouted(line: str) -> bool:
    return line.isupper() and not line.endswith(":") and len(line.split()) >= _SHORTEST_HEADLINE


_READ = 20_000
"""Code points by which a text is judged, a bound on time."""
_SHORTEST_HEADLINE = 6
"""Words of a line that says something; an office with a name has fewer, or a colon behind it."""
