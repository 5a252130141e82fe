"""Claims on their way through, counted."""

from collections.abc import Callable, Iterable, Iterator

from factcheck.domain.claim import Claim

STEP = 1000
"""Claims after which progress is told."""


class Counted:
    """An iterable over claims; `number` is how many have passed, which `progress` is told now and then."""

    def __init__(self, found: Iterable[Claim], progress: Callable[[int], None] = lambda number: None) -> None:
        self.number, self._found, self._progress = 0, found, progress

    def __iter__(self) -> Iterator[Claim]:
        for claim in self._found:
            self.number += 1
            if not self.number % STEP:
                self._progress(self.number)
            yield claim
