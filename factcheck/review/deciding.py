"""Decisions: each one transaction and one undo step, of what a person saw and nothing else."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from factcheck.actions import changing, deciding, judging, marking, suggesting
from factcheck.actions.marking import Ruling
from factcheck.actions.seen import as_seen
from factcheck.actions.undoing import undo
from factcheck.actions.working import lapsed_told
from factcheck.domain.claim import Claim
from factcheck.domain.conflict import Judgement
from factcheck.domain.scale import Scale
from factcheck.domain.status import Status
from factcheck.domain.suggestion import Suggestion
from factcheck.errors import Differs, FactcheckError
from factcheck.review.items import Item, Key, draft
from factcheck.review.queue import Decision, Queue
from factcheck.store.reads import differences, scale
from factcheck.store.reads.differences import Difference
from factcheck.store.storage.contested import JOINT
from factcheck.store.storage.database import Database
from factcheck.store.storage.unit_of_work import UnitOfWork

Begin = Callable[[str], UnitOfWork]
"""A unit of work for the command of that name."""
Change = Callable[[UnitOfWork, list[int]], changing.Changed]
"""A change to claims with these ids, within a unit of work."""


@dataclass(frozen=True, slots=True)
class Done:
    """What a decision did, in words; `step` is 0 when it changed nothing. `ends`: `keys` wait no more. `made` are
    drafts that came of it.
    """

    said: str
    keys: tuple[Key, ...] = ()
    verb: str = ""
    step: int = 0
    ends: bool = False
    made: tuple[Key, ...] = ()


NOTHING = Done("Nothing changed.")


@dataclass(frozen=True, slots=True)
class Desk:
    """The store that decisions are read from and written to."""

    db: Database
    begin: Begin

    def accept(self, seen: Sequence[Claim]) -> Done:
        """Make drafts claims; one that was turned down is brought back for it. Raises Differs."""
        if not any(claim.draft or claim.withdrawn for claim in seen):
            return Done(f"{_named(seen)} {'is a claim' if len(seen) == 1 else 'are claims'} already.")

        def change(work: UnitOfWork, ids: list[int]) -> changing.Changed:
            gone = [claim.id for claim in seen if claim.withdrawn]
            if gone:
                changing.restore(work, gone, "")
            changed, found = changing.accept(work, [claim.id for claim in seen if claim.draft])
            return changed or gone, found

        return self._store("accept", seen, change, "Accepted {}.", ends=True)

    def reject(self, seen: Sequence[Claim], note: str = "") -> Done:
        """Withdraw drafts. Raises Differs, UsageError for what is a claim by now."""

        def change(work: UnitOfWork, ids: list[int]) -> changing.Changed:
            return changing.reject(work, ids, note)

        return self._store("reject", seen, change, "Rejected {}.", ends=True)

    def withdraw(self, seen: Sequence[Claim], note: str) -> Done:
        """Take claims out that were accepted, for a reason. Raises Differs, UsageError without one."""

        def change(work: UnitOfWork, ids: list[int]) -> changing.Changed:
            return changing.withdraw(work, ids, note)

        return self._store("withdraw", seen, change, "Took {} out.", ends=True)

    def edit(self, seen: Sequence[Claim], values: Mapping[str, Any], *, new_speakers: bool = False) -> Done:
        """Give fields new values. Raises Differs, UsageError as the command does."""

        def change(work: UnitOfWork, ids: list[int]) -> changing.Changed:
            return changing.edit(work, ids, values, new_speakers=new_speakers)

        return self._store("edit", seen, change, "Changed {}.")

    def file(self, seen: Sequence[Claim], about: str, *, opposite: bool) -> Done:
        """File under a proposition, or under none. Raises Differs, NotFound."""

        def change(work: UnitOfWork, ids: list[int]) -> changing.Changed:
            return changing.file(work, ids, about, opposite=opposite)

        return self._store("file", seen, change, "Filed {}." if about else "Filed {} under nothing.")

    def split(self, claim: Claim, texts: Sequence[str]) -> Done:
        """Part a draft into several. Raises Differs, UsageError."""

        def change(work: UnitOfWork, ids: list[int]) -> changing.Changed:
            return changing.split(work, ids[0], texts)

        done = self._store("split", [claim], change, "Parted {}.")
        made = tuple(key for key in done.keys if key.claim != claim.id)
        return replace(done, keys=(draft(claim.id),), made=made) if done.step else done

    def same(self, claim: Claim, other: Claim) -> Done:
        """Accept a draft and file it with a claim that says the same. Raises Differs."""

        def change(work: UnitOfWork, ids: list[int]) -> changing.Changed:
            return changing.same(work, *ids)

        return self._paired(claim, other, "accept", change, f"Accepted #{claim.id}, filed with #{other.id}.")

    def merge(self, claim: Claim, other: Claim) -> Done:
        """Turn a draft down as a repetition of a claim, which takes its quotes over. Raises Differs, UsageError."""

        def change(work: UnitOfWork, ids: list[int]) -> changing.Changed:
            return changing.merge(work, *ids)

        return self._paired(claim, other, "reject", change, f"Merged #{claim.id} into #{other.id}.")

    def _paired(self, claim: Claim, other: Claim, verb: str, change: Change, said: str) -> Done:
        return replace(self._store(verb, [claim, other], change, said, ends=True), keys=(draft(claim.id),))

    def judge(self, item: Item, verdict: Judgement, note: str) -> Done:
        """Uphold or dismiss what is open between two claims. Raises Differs."""
        pair = item.key.claim, item.key.other

        def change(work: UnitOfWork) -> None:
            judging.judge(work, *pair, verdict, note)

        said = f"{verdict.value.capitalize()} the conflict between #{pair[0]} and #{pair[1]}."
        return self._settle(verdict.value, item, change, said)

    def judge_all(self, keys: Sequence[Key], seen: Sequence[Claim], verdict: Judgement, note: str) -> Done:
        """Uphold or dismiss what is open between several pairs of claims, as one step. Raises Differs."""
        with self.begin(verdict.value) as work:
            as_seen(work, seen)
            for key in keys:
                judging.judge(work, key.claim, key.other, verdict, note)
            said = f"{verdict.value.capitalize()} {len(keys)} conflicts of one question."
            return Done(said, tuple(keys), verdict.value, work.step, True)

    def file_as_offered(self, item: Item, opposite: bool | None) -> Done:
        """File a claim as it is offered. Raises Differs, NotFound when nothing offers it any more."""
        offered = _offered(item)

        def change(work: UnitOfWork) -> None:
            suggesting.accept(work, offered.claim, offered.name, opposite)

        return self._settle("suggest accept", item, change, f"Filed #{offered.claim} with #{offered.partner}.")

    def turn_down(self, item: Item) -> Done:
        """A filing is not offered again. Raises Differs."""
        offered = _offered(item)

        def change(work: UnitOfWork) -> None:
            suggesting.dismiss(work, offered.claim, offered.name)

        said = f"#{offered.claim} is not filed with #{offered.partner}."
        return self._settle("suggest dismiss", item, change, said)

    def labels(self, status: Status) -> Scale:
        """The verdicts of the desk's scale that count as a status; with alleged those that establish nothing."""
        return tuple(one for one in scale.current(self.db) if (one.counts_as or Status.ALLEGED) is status)

    def mark(self, item: Item, given: Ruling, note: str, evidence: Sequence[str]) -> Done:
        """Mark a claim. Raises Differs, UsageError, NotFound as the command does."""

        def change(work: UnitOfWork) -> None:
            marking.mark(work, given, [item.claim.id], note=note, evidence=evidence)

        return self._settle("mark", item, change, f"Marked #{item.claim.id} {given.said}.")

    def take(self, item: Item, side: int, note: str) -> Done:
        """Take a side, counted from 1, of what people left contested; 0 leaves it as it stood. Raises Differs where it
        is not contested in the same way any more, UsageError without a reason.
        """
        seen = item.difference
        if seen is None or item.key.of is None:
            raise Differs("Nobody disagrees about that any more.")
        said = f"“{seen.sides[side - 1].said}”" if side else "as it stood"
        thing, number, field = item.key.of

        def change(work: UnitOfWork) -> None:
            if differences.of(work.db, thing, number, field) != seen:
                raise Differs("It is not contested in the same way any more: this is how it stands now.")
            deciding.decide(work, thing, seen.name, seen.fields[0], side, note)

        return self._settle("decide", item, change, f"Decided the {contested(seen)}: {said}.")

    def _settle(self, verb: str, item: Item, change: Callable[[UnitOfWork], None], said: str) -> Done:
        """One thing that is no draft is decided, if its claims still are as they were seen."""
        with self.begin(verb) as work:
            as_seen(work, item.claims)
            change(work)
            return Done(" ".join([said, *lapsed_told(work.lapsed)]), (item.key,), verb, work.step, True)

    def undo(self, last: Decision[Key] | None) -> str:
        """Take the last decision of this review back; says what that was.

        Raises FactcheckError when the analyst's last command is another one, or somebody built on it.
        """
        if last is None:
            raise FactcheckError("Nothing was decided in this review yet.")
        with self.begin("undo") as work:
            taken = undo(work)
            if taken.step != last.step:
                raise FactcheckError(
                    f"Your last command is a “{taken.verb}” outside this review.", "`factcheck undo` takes that back."
                )
        return " ".join([f"Took back: {last.said}", *lapsed_told(work.lapsed)])

    def _store(self, verb: str, seen: Sequence[Claim], change: Change, said: str, ends: bool = False) -> Done:
        """One change in a transaction of its own, if all still is as it was seen."""
        with self.begin(verb) as work:
            as_seen(work, seen)
            changed, conflicts = change(work, [claim.id for claim in seen])
            if not changed:
                return NOTHING
            met = [*lapsed_told(work.lapsed), *(conflict.said for conflict in conflicts)]
            told = " ".join([said.format(_named(seen)), *met])
            return Done(told, tuple(map(draft, changed)), verb, work.step, ends)


def contested(found: Difference) -> str:
    """What is contested, in words: "mark of claim 93"."""
    of = found.name.replace(" ", " and ") if found.thing == "conflict" else found.name
    between = "between claims" if found.thing == "conflict" else f"of {found.thing}"
    return f"{found.field.replace(JOINT, ' and ')} {between} {of}"


def _offered(item: Item) -> Suggestion:
    if item.filing is None:
        raise Differs("Nothing offers to file these two together any more.")
    return item.filing


def _named(seen: Sequence[Claim]) -> str:
    return f"#{seen[0].id}" if len(seen) == 1 else f"{len(seen)} drafts"


def after(queue: Queue[Key], done: Done) -> Queue[Key]:
    """The queue when this was done: what came of it stands behind the thing on the screen."""
    said = done.said.partition(". ")[0].rstrip(".") + "."  # what an undo repeats
    more = queue.added(done.made, queue.at + 1) if done.made else queue
    return more.decided(done.keys, done.verb, done.step, ends=done.ends, said=said)
