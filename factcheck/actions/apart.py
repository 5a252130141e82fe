"""One claim that two have made apart with different first values: what each said is kept, and is a difference."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from factcheck.domain.claim import Claim
from factcheck.domain.strand import DRAFT, FIRST, ORIGIN, origin, strand_of
from factcheck.store.reads import firsts
from factcheck.store.reads.firsts import Firsts
from factcheck.store.reads.strands import Place
from factcheck.store.storage import past
from factcheck.store.storage.past import Happened
from factcheck.store.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class First:
    """With which values the claim of this key was made in another store, when and by whom."""

    claim: str
    values: Firsts
    at: str
    by: str


Turn = tuple[str, str, str, Any]
"""A command of another store that changed a field of a claim: its key, the claim's, the field, and what that was."""
Said = tuple[int, str, Any, First]
"""What a maker said: the claim's id here, the field, the value, and how the maker made it."""


class Apart:
    """Collects the claims that an import meets, and keeps what their makers said otherwise."""

    def __init__(self, work: UnitOfWork) -> None:
        self.work = work
        self._met: dict[int, First] = {}
        self._as_they_stand: set[int] = set()

    def meet(self, claim_id: int, first: First) -> None:
        """A claim that is here came in, with its first values."""
        self._met[claim_id] = first

    def meet_in_a_file(self, claim_id: int, claim: Claim) -> None:
        """A claim that is here came in as it stands: its events have the values of which it was made."""
        if claim_id not in self._met:
            self._met[claim_id] = First(claim.key, _values(claim), claim.created_at, claim.created_by)
            self._as_they_stand.add(claim_id)

    def look(self, turns: Iterable[Turn]) -> list[Said]:
        """What makers said who did not say the same, ours among them. Asked before any of the past is stored that comes
        in; `turns` are all that the file tells, in its order.
        """
        made = firsts.made(self.work.db, sorted(self._met)) if self._met else {}
        apart = {n: first for n, first in self._met.items() if (first.at, first.by) != made[n]}
        told = _told(turns) if self._as_they_stand & apart.keys() else {}
        ours = firsts.of(self.work.db, sorted(apart)) if apart else {}
        found: list[Said] = []
        for number, first in apart.items():
            own = First(first.claim, ours[number], *made[number])
            for field in (*FIRST, DRAFT):
                theirs = first.values[field]
                if number in self._as_they_stand:
                    theirs = told.get((first.claim, field), theirs)
                said = {repr(value): (value, own) for value in own.values[field]}  # the first: an undo goes back to it
                for value in theirs:
                    said.setdefault(repr(value), (value, first))
                if len(said) > 1:
                    found += [(number, field, value, maker) for value, maker in said.values()]
        return found

    def keep(self, said: Sequence[Said]) -> set[Place]:
        """Store what each maker said, as a step that is the same wherever the two meet; the places that this is of."""
        places: set[Place] = set()
        for number, field, value, maker in said:
            key = origin(maker.claim, field, value)
            step = past.new_step(self.work, key, maker.at, maker.by, "add", None)
            if step is None:
                step = past.step_with_key(self.work.db, key)
                past.bring_again_if_undone(self.work, step)
            places.add(("claim", number, strand_of("claim", field)))
            if not past.has_event(self.work.db, step, "claim", number, field):
                past.new_event(self.work, Happened(step, "claim", number, field, value, value, "", "", (), "[]"))
        return places


def _told(turns: Iterable[Turn]) -> dict[tuple[str, str], list[Any]]:
    """The first values that a file's events tell, by claim and field."""
    first: dict[tuple[str, str], list[Any]] = {}
    made: dict[tuple[str, str], list[Any]] = {}
    for step, claim, field, old in turns:
        if step.startswith(ORIGIN):
            made.setdefault((claim, field), []).append(old)
        else:
            first.setdefault((claim, field), [old])
    return first | made


def _values(claim: Claim) -> Firsts:
    values: dict[str, Any] = {
        "reported": claim.reported.value, "said_on": claim.said_on, "cue": claim.cue,
        "speaker_as_written": claim.speaker_as_written, "speaker_role": claim.speaker_role,
        "proposition": [claim.proposition, claim.opposite] if claim.proposition else None,
        "note": claim.note, "tags": sorted(claim.tags), DRAFT: claim.draft,
    }  # fmt: skip
    return {field: [value] for field, value in values.items()}
