"""What stands in quotation marks, parsed by itself as the words of whoever says them.

The sentence around a quotation is parsed without it (see `parser`). Here the quotation is a text of its own: its
pronouns give way to whoever they mean, and who speaks in it is relayed by whoever is quoted.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from factcheck.domain.block import BlockKind
from factcheck.domain.draft import Draft, Span
from factcheck.domain.status import Status
from factcheck.drafting.claims import claims_among
from factcheck.drafting.course import Course
from factcheck.drafting.found import Found
from factcheck.drafting.page import Line
from factcheck.drafting.parser import Frame, Parser
from factcheck.drafting.referring import Voice, replacements
from factcheck.drafting.reporting import reported
from factcheck.drafting.shapes import refined
from factcheck.drafting.speakers import Speakers
from factcheck.drafting.status import through
from factcheck.text.pronouns import FIRST

_LEAST = 3
"""Words of a claim that is made inside a quotation."""

Edit = tuple[int, int, str]
"""Start and end in the page's text, and what stands there instead."""


class Inside:
    """The quotations of a portion of the page."""

    def __init__(
        self, text: str, frames: Sequence[Frame], parser: Parser, find: Callable[[Frame], list[Found]], course: Course
    ) -> None:
        self._text, self._find, self._parser = text, find, parser
        self._unread = course.unread
        lines = [_line(text, *quote.inner) for frame in frames for _, _, quote in frame.quotes]
        self._lines = sorted((line for line in lines if line.start < line.end), key=lambda line: line.start)

    @cached_property
    def frames(self) -> list[Frame]:
        """The quotations parsed, in order."""
        return list(self._parser.frames(self._text, self._lines, Course(unread=self._unread)))

    def within(self, spans: Sequence[Span]) -> list[Frame]:
        """The parsed quotations that begin in these spans, in order."""
        found: list[Frame] = []
        for start, end in spans:
            first = bisect_left(self.frames, start, key=lambda one: one.start)
            while first < len(self.frames) and self.frames[first].start < end:
                found.append(self.frames[first])
                first += 1
        return found

    def over(self, spans: Sequence[Span]) -> list[Frame]:
        """The parsed quotations that have words in these spans, in order."""
        return [one for one in self.frames if any(one.start < end and start < one.end for start, end in spans)]

    def edits(self, spans: Sequence[Span], speakers: Speakers, voice: Voice) -> list[Edit]:
        """What stands instead of the pronouns in these spans."""
        found, told = list[Edit](), set[str]()
        for frame in self.over(spans):
            tokens = [i for i, (a, b) in enumerate(frame.spans) if any(x <= a and b <= y for x, y in spans)]
            if not tokens:
                continue
            instead = replacements(frame, tokens, speakers.naming, voice, told)
            found += [(*frame.spans[i], word) for i, word in sorted(instead.items())]
        return found

    def relayed(self, outer: Draft, speakers: Speakers, before: Sequence[Draft]) -> Iterator[Draft]:
        """The claims that somebody makes in the words of `outer`'s speaker; his own only where he denies or admits."""
        for frame in self.over(outer.quotes):
            speakers.naming.holders[frame.line.start] = outer.speaker
            own = refined(frame, self._find(frame))
            for one in claims_among(frame, own):
                if not any(start <= frame.spans[one.head][0] < end for start, end in outer.quotes):
                    continue
                mine = {frame.doc[i].lower_ for i in one.source} <= FIRST
                for draft in reported(self._text, frame, one, own, speakers, before, self):
                    if not draft.speaker or (mine and draft.reported is Status.ALLEGED):
                        continue
                    if len(draft.text.split()) < _LEAST or draft.bare:
                        continue
                    status = through([Status.ALLEGED] * len(outer.via), draft.reported)
                    yield replace(draft, via=(*outer.via, *draft.via), reported=status, attribution=None)


def _line(text: str, start: int, end: int) -> Line:
    while start < end and text[start].isspace():
        start += 1
    return Line(start, end, BlockKind.TURN, quoted=True)
