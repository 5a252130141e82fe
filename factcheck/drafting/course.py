"""How the drafting of one text goes, for whoever waits for it."""

from collections.abc import Callable
from dataclasses import dataclass, field

from factcheck.domain.draft import Span

LONGEST = 400
"""Words and marks of one parse: a longer sentence is not read, or a page without a stop would take all the memory. The
longest sentence of 84 news articles (PolNeAR, development half) has 83 words."""


def _silent(share: float) -> None:
    pass


@dataclass(slots=True)
class Course:
    """`tell` is called with the share of the text that is done, from 0 to 1; `length` are the text's code points.

    `unread` are the sentences that were too long to be parsed, as spans of the text that the rules read.
    """

    tell: Callable[[float], None] = _silent
    length: int = 0
    unread: list[Span] = field(default_factory=list)
    _done: int = 0

    def went(self, length: int) -> None:
        """So many code points more are parsed, or searched: each is counted twice."""
        self._done += length
        self.tell(min(1.0, self._done / max(1, 2 * self.length)))

    @property
    def too_long(self) -> int:
        """How many sentences are unread; the pieces of one that a page is cut into count once."""
        spans = sorted(set(self.unread))
        return sum(not n or start > spans[n - 1][1] + 1 for n, (start, _) in enumerate(spans))
