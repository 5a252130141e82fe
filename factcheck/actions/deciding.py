"""Deciding what people left contested: an event like any other, by the one who decides."""

from factcheck.actions import checks
from factcheck.actions.checking import recheck
from factcheck.actions.seen import told_whole
from factcheck.domain.conflict import Judgement
from factcheck.errors import NotFound, UsageError
from factcheck.store.reads import conflicts, differences, history
from factcheck.store.reads.differences import Difference
from factcheck.store.storage import findings
from factcheck.store.storage.unit_of_work import UnitOfWork


def decide(work: UnitOfWork, thing: str, name: str, field: str, side: int, note: str) -> Difference:
    """Take a side, counted from 1, of what is contested; 0 leaves it as it stood before. Returns what was contested.

    Raises UsageError without a reason and for a side that there is none of, NotFound.
    """
    note = checks.words(note, "note")
    try:
        several = differences.named(work.db, thing, name, field)
    except NotFound as error:
        last = history.decided(work.db, int(name)) if thing == "claim" and name.isdecimal() else None
        if last is None or last.undone:
            raise
        raise NotFound(f"{told_whole(last)} {error}", error.hint) from error
    found = several[0]
    if not 0 <= side <= len(found.sides):
        raise UsageError(f"There is no side {side}.", f"It has {len(found.sides)}; 0 leaves it as it stood before.")
    if thing == "conflict":
        to = found.sides[side - 1].to["judgement"] if side else Judgement.OPEN.value
        for one in several:
            findings.judge(work, one.number, Judgement(to), note)
        findings.settle(work, conflicts.pair(work.db, found.number))
        return found
    for part in found.fields:
        value = found.sides[side - 1].to[part] if side else work.value(thing, found.number, part)
        work.change(thing, [found.number], part, value, note=note, always=True)
    recheck(work, sorted(work.touched))
    return found
