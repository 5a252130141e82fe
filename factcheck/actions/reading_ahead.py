"""What a check of everything reads and asks before it compares: texts once, and the learnt judge the likeliest first.

Nobody's work waits meanwhile: what was read is stored in small parts, and is there when the check was broken off.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from factcheck.conflicts import learnt
from factcheck.conflicts.alignment import align
from factcheck.conflicts.comparing import Chances, Ranks
from factcheck.conflicts.meaning import beside
from factcheck.conflicts.pairing import ranked
from factcheck.conflicts.rules import Outlook, look, outlook
from factcheck.conflicts.side import Side
from factcheck.conflicts.trust import can_be_enough
from factcheck.domain.conflict import Finding
from factcheck.store.reads import candidates
from factcheck.store.storage import readings
from factcheck.store.storage.unit_of_work import UnitOfWork
from factcheck.text import likeness, opposing

TEXTS, PAIRS = 100, 25
"""Texts that are read, and pairs that the learnt judge is asked about, in one transaction: about a second of either."""

LATELY = 100
"""Of how many pairs that were asked about last it counts how many the judge took for conflicts. They are asked about in
the order of their chance, so of those that are left no greater share will be: in 1,900 real claims it took 10 of
1,510, nine of them among the first hundred."""

Begin = Callable[[], UnitOfWork]
Progress = Callable[[str, int, int], None]
"""Told what is being done, how much of it is done, and how much there is."""
Pair = tuple[int, int]
T = TypeVar("T")


@dataclass
class Ahead:
    """The claims of a store as they were read last, and what was found out about their pairs.

    `asked` are the answers of models that were asked for. The judge is asked of pairs from the chance `ask_from` on.
    Those that are near in nothing but what they `meant`, the smaller id first, are for a person to compare.
    """

    begin: Begin
    trusted: frozenset[str]
    progress: Progress
    asked: set[str] = field(default_factory=set)
    ask_from: float = learnt.ASKED
    meant: frozenset[Pair] = frozenset()
    _sides: dict[int, Side] = field(default_factory=dict)
    _known: dict[Pair, tuple[Side, Side, Ranks, Outlook]] = field(default_factory=dict)

    def sides(self, work: UnitOfWork, ids: Iterable[int]) -> dict[int, Side]:
        """These claims as they stand now; of one that is as it was, what was worked out is kept."""
        now = candidates.sides(work.db, list(ids))
        for number, side in now.items():
            known = self._sides.get(number)
            if known is None or (known.claim, known.published) != (side.claim, side.published):
                self._sides[number] = side
        return {number: self._sides[number] for number in now}

    def neighbours(self, met: Mapping[int, Collection[int]], ids: Sequence[int]) -> dict[Pair, Ranks]:
        """How near every two of these claims are to each other that are near in words (`met`) or in what they mean;
        every text is read.
        """
        model = likeness.model()
        for part in _parts(ids, TEXTS):
            with self.begin() as work, readings.kept(work) as kept:
                for side in self.sides(work, part).values():
                    if model:
                        side.reading(model)
            self.asked |= kept.asked
            self.progress("claims read", len(self._sides), len(ids))
        wide, self.meant = beside(met, [self._sides[number] for number in ids if number in self._sides])
        return ranked(wide, lambda one, other: align(self._sides[one], self._sides[other]).likeness)

    def look_at(self, pairs: Mapping[Pair, Ranks]) -> None:
        """Take the outlook of pairs, the smaller id first, and ask the judge of those that it may flag, the likeliest
        first, as long as there may be enough conflicts in the store for it to be believed (`trust.can_be_enough`).
        """
        waiting: list[tuple[Chances, Side, Side]] = []
        for done, ((left, right), ranks) in enumerate(pairs.items(), 1):
            one, other = self._sides[left], self._sides[right]
            known = outlook(one, other, ranks, self.trusted)
            self._known[left, right] = (one, other, ranks, known)
            if known.chances and learnt.to_ask(one, other, known.chances.conflict):
                waiting.append((known.chances, one, other))
            if done % TEXTS == 0 or done == len(pairs):
                self.progress("pairs looked at", done, len(pairs))
        if opposing.model():
            waiting.sort(key=lambda one: (-one[0].conflict, one[1].claim.id, one[2].claim.id))
            self._ask(waiting)

    def _ask(self, waiting: Sequence[tuple[Chances, Side, Side]]) -> None:
        seen: list[bool] = []
        for part in _parts(waiting, PAIRS):
            with self.begin() as work, readings.kept(work) as kept:
                for chances, one, other in part:
                    weighed = learnt.weigh(one, other, chances.conflict, chances.one)
                    seen.append(bool(weighed and weighed.sure))
            self.asked |= kept.asked
            self.progress("pairs judged", len(seen), len(waiting))
            lately, left = seen[-LATELY:], len(waiting) - len(seen)
            if len(seen) >= LATELY and not can_be_enough(sum(seen), sum(lately), len(lately), left, len(self._sides)):
                self.ask_from = part[-1][0].conflict
                return

    def found(self, left: Side, right: Side, ranks: Ranks | None) -> list[Finding]:
        """What is to be kept of two claims."""
        known = self._known.get((left.claim.id, right.claim.id))
        outlook = known[3] if known and known[:3] == (left, right, ranks) else None
        judged = (left.claim.id, right.claim.id) not in self.meant
        return look(left, right, ranks, self.trusted, known=outlook, ask_from=self.ask_from, judged=judged)


def _parts(things: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    return (things[start : start + size] for start in range(0, len(things), size))
