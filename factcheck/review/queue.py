"""Where a review stands: what is to be walked, what is next, what was decided. Values only."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
"""What names a thing that waits."""


@dataclass(frozen=True, slots=True)
class Decision(Generic[K]):
    """What was done to which things, by which step of the store, in words. `ends`: they wait no more."""

    keys: tuple[K, ...]
    verb: str
    step: int
    ends: bool
    said: str = ""


@dataclass(frozen=True, slots=True)
class Queue(Generic[K]):
    """`ids` are the things in order, `at` the place of the one on the screen, or `len(ids)` behind the last.

    `gone` holds those that somebody else decided meanwhile, `met` the last of them while nothing else was done.
    """

    ids: tuple[K, ...]
    at: int = 0
    done: tuple[Decision[K], ...] = ()
    gone: frozenset[K] = frozenset()
    met: K | None = None

    @property
    def current(self) -> K | None:
        """The thing on the screen; None behind the last."""
        return self.ids[self.at] if self.at < len(self.ids) else None

    @property
    def over(self) -> set[K]:
        """What waits no more, whoever decided it."""
        return {*self.gone, *chain.from_iterable(one.keys for one in self.done if one.ends)}

    @property
    def waiting(self) -> tuple[K, ...]:
        """The things that nobody has decided."""
        over = self.over
        return tuple(key for key in self.ids if key not in over)

    def count(self, verb: str) -> int:
        """How many things were decided so."""
        return sum(len(one.keys) for one in self.done if one.verb == verb)

    def decision(self, key: K) -> Decision[K] | None:
        """The last decision that ended this one; None while it waits."""
        return next((one for one in reversed(self.done) if one.ends and key in one.keys), None)

    def decided(self, keys: Sequence[K], verb: str, step: int, *, ends: bool, said: str = "") -> "Queue[K]":
        """These were changed in that step; when the one on the screen waits no more, the next comes up."""
        after = replace(self, done=(*self.done, Decision(tuple(keys), verb, step, ends, said)))
        return after.forward() if ends and self.current in keys else replace(after, met=None)

    def undone(self) -> "Queue[K]":
        """The last decision was taken back, and its first thing is on the screen again."""
        keys = self.done[-1].keys
        at = next((n for n, key in enumerate(self.ids) if key in keys), self.at)
        return replace(self, at=at, done=self.done[:-1], gone=self.gone - set(keys))

    def passed_over(self) -> "Queue[K]":
        """The thing on the screen turned out to be decided by somebody else."""
        after = replace(self, gone=self.gone | set(self.ids[self.at : self.at + 1])).forward()
        return replace(after, met=self.current)

    def brought_back(self) -> "Queue[K]":
        """What somebody else decided last was taken back, and is on the screen again."""
        return self if self.met is None else replace(self, gone=self.gone - {self.met}, met=None).to(self.met)

    def added(self, keys: Iterable[K], before: int | None = None) -> "Queue[K]":
        """More that waits, at that place or at the end; what is there already stays where it is."""
        known = set(self.ids)
        fresh = tuple(key for key in dict.fromkeys(keys) if key not in known)
        place = len(self.ids) if before is None else before
        at = self.at + len(fresh) if place <= self.at < len(self.ids) else self.at
        return replace(self, ids=(*self.ids[:place], *fresh, *self.ids[place:]), at=at)

    def to(self, key: K) -> "Queue[K]":
        """This one is on the screen, decided or not; the same place where it is not in the queue."""
        return replace(self, at=self.ids.index(key)) if key in self.ids else self

    def forward(self) -> "Queue[K]":
        """The next undecided one, or behind the last."""
        over = self.over
        ahead = (n for n in range(self.at + 1, len(self.ids)) if self.ids[n] not in over)
        return replace(self, at=next(ahead, len(self.ids)), met=None)

    def back(self) -> "Queue[K]":
        """The one before this, decided in this review or not; the same place where there is none."""
        behind = (n for n in range(self.at - 1, -1, -1) if self.ids[n] not in self.gone)
        return replace(self, at=next(behind, self.at), met=None)
