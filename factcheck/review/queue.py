"""Where a review stands: which drafts are to be walked, which one is next, what was decided. Values only."""

from dataclasses import dataclass, replace

ENDING = ("accept", "reject")
"""The decisions after which a draft is none any more."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What was done to a claim, and the step of the store that did it."""

    claim_id: int
    verb: str
    step: int


@dataclass(frozen=True, slots=True)
class Queue:
    """`ids` are the drafts in order, `at` the place of the one on the screen, or `len(ids)` behind the last.

    `gone` holds those that somebody else decided meanwhile.
    """

    ids: tuple[int, ...]
    at: int = 0
    done: tuple[Decision, ...] = ()
    gone: frozenset[int] = frozenset()

    @property
    def current(self) -> int | None:
        """The draft on the screen; None behind the last."""
        return self.ids[self.at] if self.at < len(self.ids) else None

    @property
    def waiting(self) -> tuple[int, ...]:
        """The drafts that nobody has decided."""
        over = self.gone | {one.claim_id for one in self.done if one.verb in ENDING}
        return tuple(claim_id for claim_id in self.ids if claim_id not in over)

    def count(self, verb: str) -> int:
        """How many decisions of this kind stand."""
        return sum(one.verb == verb for one in self.done)

    def decided(self, claim_id: int, verb: str, step: int) -> "Queue":
        """The claim was changed in that step; after an ending decision the next draft comes up."""
        after = replace(self, done=(*self.done, Decision(claim_id, verb, step)))
        return after.forward() if verb in ENDING else after

    def undone(self) -> "Queue":
        """The last decision was taken back, and its draft is on the screen again."""
        claim_id = self.done[-1].claim_id
        return replace(self, at=self.ids.index(claim_id), done=self.done[:-1], gone=self.gone - {claim_id})

    def passed_over(self) -> "Queue":
        """The draft on the screen turned out to be decided by somebody else."""
        return replace(self, gone=self.gone | set(self.ids[self.at : self.at + 1])).forward()

    def forward(self) -> "Queue":
        """The next undecided draft, or behind the last."""
        waiting = set(self.waiting)
        ahead = (n for n in range(self.at + 1, len(self.ids)) if self.ids[n] in waiting)
        return replace(self, at=next(ahead, len(self.ids)))

    def back(self) -> "Queue":
        """The undecided draft before this one; the same place where there is none."""
        waiting = set(self.waiting)
        behind = (n for n in range(self.at - 1, -1, -1) if self.ids[n] in waiting)
        return replace(self, at=next(behind, self.at))
