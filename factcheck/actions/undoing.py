"""Taking back the last command: by new events that turn its own round; the past stays as it was."""

from dataclasses import dataclass

from factcheck.actions.called import as_called_now
from factcheck.actions.checking import recheck
from factcheck.actions.places import say
from factcheck.actions.scaling import refuse_undo
from factcheck.actions.seen import told_with_reason
from factcheck.actions.settling import settle
from factcheck.actions.working import lapse
from factcheck.domain.conflict import Judgement
from factcheck.domain.event import Event
from factcheck.errors import FactcheckError
from factcheck.store.reads import history, places, steps, strands
from factcheck.store.reads.evidence import ALONE
from factcheck.store.reads.steps import Change, Step
from factcheck.store.storage import findings
from factcheck.store.storage.unit_of_work import UnitOfWork

RESCAN, COMPARE = "rescan", "compare"
"""The verbs of what the rules found by themselves, in everything or in claims that waited to be read; it is judged, not
undone.
"""
TOLD = 20
"""Commands that came with one from a copy of which is told what they did, for the eye alone."""


@dataclass(frozen=True, slots=True)
class Undone:
    """The step that was taken back, and what it had done; `brought` counts the commands that came with it from a copy,
    of which the first are told too.
    """

    step: int
    verb: str
    at: str
    by: str
    events: tuple[Event, ...]
    brought: int = 0


class NothingToUndo(FactcheckError):
    """The analyst has no command left to take back."""


def undo(work: UnitOfWork) -> Undone:
    """Take back this analyst's last command that was not taken back yet.

    Raises NothingToUndo, and FactcheckError when somebody has changed the same field, judged the same conflict or
    worked on what the command made since.
    """
    last = steps.last(work.db, work.analyst, (RESCAN, COMPARE))
    if last is None:
        raise NothingToUndo(
            f"There is nothing of {work.analyst}'s left to undo.", "`factcheck log` shows who did what."
        )
    _refuse_if_others_built_on_it(work, last)
    refuse_undo(work, last.id)
    brought = steps.brought_by(work.db, last.id)
    events = [event for step in [last.id, *brought[:TOLD]] for event in history.of_step(work.db, step)]
    _turn_changes(work, last)
    _turn_judgements(work, last)
    _turn_names_of_places(work, last)
    _withdraw_what_it_made(work, last)
    findings.forget_dismissals(work, last.id)
    concerned = strands.touched(work.db, last.id)
    work.undoes(last.id)
    settle(work, concerned)
    recheck(work, sorted(work.touched))
    return Undone(last.id, last.verb, last.at, last.by, tuple(events), len(brought))


def _refuse_if_others_built_on_it(work: UnitOfWork, step: Step) -> None:
    """What a command made cannot go while another analyst's work rests on it."""
    rested = steps.rested_on(work.db, step)
    if rested:
        thing, who = rested
        raise FactcheckError(
            f"{who} has worked on {thing} since, which this command made; that would be lost from sight.",
            "Withdraw what should go with `factcheck withdraw`, or ask them to undo theirs first.",
        )


def _turn_changes(work: UnitOfWork, step: Step) -> None:
    changes = list(steps.changes(work.db, step.id))
    for change in changes:
        if change.field == ALONE:  # what it gave or took away stands by itself; that it was undone is enough
            work.log(change.thing, [(change.id, change.new, change.old)], ALONE, note=f"undo of step {step.id}")
            work.touched.add(change.id)
            continue
        if work.value(change.thing, change.id, change.field) != as_called_now(
            work.db, change.thing, change.field, change.new
        ):
            raise _changed_since(work, change, step)
        old = as_called_now(work.db, change.thing, change.field, change.old)
        work.change(change.thing, [change.id], change.field, old, note=f"undo of step {step.id}", always=True)
    approvals = {change.id for change in changes if change.field == "approved_by"}
    unmarked = [change.id for change in changes if change.thing == "claim" and change.field in ("mark", "text")]
    lapse(work, sorted({*unmarked} - approvals), "the mark or the words were undone")


def _changed_since(work: UnitOfWork, change: Change, step: Step) -> FactcheckError:
    """The error for a field that is not as this command left it, and who changed it since, when and why."""
    said = f"The {change.field} of {change.thing} {change.id} was changed again since"
    last = history.last_of_thing(work.db, change.thing, change.id, change.field)
    if last is None or last.step <= step.id:
        return FactcheckError(f"{said}; undo that first.", "`factcheck log` shows who changed it.")
    who = "undo that first" if last.by == work.analyst else "ask them, or change it anew"
    return FactcheckError(f"{said}: {told_with_reason(last)}; {who}.", "`factcheck log` shows it.")


def _turn_judgements(work: UnitOfWork, step: Step) -> None:
    for judged in steps.judgements(work.db, step.id):
        if judged.judged_since:
            raise FactcheckError(
                "That conflict was judged again since; undo that first.", "`factcheck log` shows who judged it."
            )
        findings.judge(work, judged.conflict, Judgement(judged.before), judged.note)
        findings.settle(work, judged.claims)


def _turn_names_of_places(work: UnitOfWork, step: Step) -> None:
    said = list(places.of_step(work.db, step.id))
    for one in said:
        if one.changed_since:
            raise FactcheckError(
                f"What {one.place} is called was changed again since; undo that first.",
                "`factcheck log` shows who changed it.",
            )
    say(work, [places.Naming(one.place, one.alias, not one.gone) for one in said], f"undo of step {step.id}")


def _withdraw_what_it_made(work: UnitOfWork, step: Step) -> None:
    for thing in ("claim", "source"):
        work.change(thing, steps.made(work.db, thing, step.id), "withdrawn", True, note=f"undo of step {step.id}")
