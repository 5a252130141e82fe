"""Taking back the last command: by new events that turn its own round; the past stays as it was."""

import json
from dataclasses import dataclass
from typing import cast

from sqlalchemy import delete
from sqlmodel import col, func, select

from factcheck.actions.checking import recheck
from factcheck.actions.judging import record
from factcheck.domain.event import Event
from factcheck.errors import FactcheckError
from factcheck.store.reads import history
from factcheck.store.storage.fields import Row, current
from factcheck.store.storage.tables import (
    ClaimRow,
    DismissalRow,
    EventRow,
    JudgementRow,
    SourceRow,
    SpeakerRow,
    StepRow,
)
from factcheck.store.storage.unit_of_work import UnitOfWork

RESCAN = "rescan"
"""The verb of what the rules found by themselves; it is judged, not undone."""


@dataclass(frozen=True, slots=True)
class Undone:
    """The step that was taken back, and what it had done."""

    step: int
    verb: str
    at: str
    by: str
    events: tuple[Event, ...]


class NothingToUndo(FactcheckError):
    """The analyst has no command left to take back."""


def undo(work: UnitOfWork) -> Undone:
    """Take back this analyst's last command that was not taken back yet.

    Raises NothingToUndo, and FactcheckError when somebody has changed the same field, judged the same conflict or
    worked on what the command made since.
    """
    last = _last(work)
    _refuse_if_others_built_on_it(work, last)
    events = history.of_step(work.db, cast(int, last.id))
    _turn_events(work, last)
    _turn_judgements(work, last)
    _withdraw_what_it_made(work, last)
    work.session.execute(delete(DismissalRow).where(col(DismissalRow.step_id) == last.id))
    mine = work.session.get_one(StepRow, work.step)
    mine.undoes_id = last.id
    work.session.add(mine)
    work.flush()
    recheck(work, sorted(work.touched))
    return Undone(cast(int, last.id), last.verb, last.at, last.analyst, tuple(events))


def _last(work: UnitOfWork) -> StepRow:
    undone = select(StepRow.undoes_id).where(col(StepRow.undoes_id).is_not(None))
    found = work.session.exec(
        select(StepRow)
        .where(
            StepRow.analyst == work.analyst,
            StepRow.verb != RESCAN,
            col(StepRow.imported).is_(False),
            col(StepRow.undoes_id).is_(None),
            col(StepRow.id).not_in(undone),
        )
        .order_by(col(StepRow.id).desc())
        .limit(1)
    ).first()
    if found is None:
        raise NothingToUndo(
            f"There is nothing of {work.analyst}'s left to undo.", "`factcheck log` shows who did what."
        )
    return found


def _refuse_if_others_built_on_it(work: UnitOfWork, step: StepRow) -> None:
    """What a command made cannot go while another analyst's work rests on it."""
    rested = work.db.row(
        "SELECT 'claim ' || claim.id, later.analyst FROM claim JOIN event ON event.claim_id = claim.id "
        "JOIN step later ON later.id = event.step_id WHERE claim.step_id = ? AND later.id > claim.step_id "
        "AND later.analyst <> ? AND NOT later.imported AND later.undoes_id IS NULL "
        "AND NOT EXISTS (SELECT 1 FROM step undo WHERE undo.undoes_id = later.id) "
        "UNION ALL SELECT 'source ' || source.slug, later.analyst FROM source "
        "JOIN claim ON claim.source_id = source.id "
        "JOIN step later ON later.id = claim.step_id WHERE source.step_id = ? AND later.analyst <> ? "
        "AND NOT later.imported AND NOT claim.withdrawn LIMIT 1",
        [step.id, step.analyst, step.id, step.analyst],
    )
    if rested:
        thing, who = rested
        raise FactcheckError(
            f"{who} has worked on {thing} since, which this command made; that would be lost from sight.",
            "Withdraw what should go with `factcheck withdraw`, or ask them to undo theirs first.",
        )


def _turn_events(work: UnitOfWork, step: StepRow) -> None:
    for event in work.session.exec(
        select(EventRow).where(EventRow.step_id == step.id).order_by(col(EventRow.id).desc())
    ).all():
        row = _row(work, event)
        if current(work, row, event.field) != json.loads(event.new):
            raise FactcheckError(
                f"The {event.field} of {row.__tablename__} {row.id} was changed again since; undo that first.",
                "`factcheck log` shows who changed it.",
            )
        work.change(row, event.field, json.loads(event.old), note=f"undo of step {step.id}", always=True)


def _row(work: UnitOfWork, event: EventRow) -> Row:
    if event.claim_id is not None:
        return work.session.get_one(ClaimRow, event.claim_id)
    if event.source_id is not None:
        return work.session.get_one(SourceRow, event.source_id)
    return work.session.get_one(SpeakerRow, event.speaker_id)


def _turn_judgements(work: UnitOfWork, step: StepRow) -> None:
    given = work.session.exec(select(JudgementRow).where(JudgementRow.step_id == step.id)).all()
    for judgement in given:
        newest = select(func.max(JudgementRow.id)).where(JudgementRow.conflict_id == judgement.conflict_id)
        if work.session.exec(newest).one() != judgement.id:
            raise FactcheckError(
                "That conflict was judged again since; undo that first.", "`factcheck log` shows who judged it."
            )
        before = work.session.exec(
            select(JudgementRow)
            .where(JudgementRow.conflict_id == judgement.conflict_id, col(JudgementRow.id) < cast(int, judgement.id))
            .order_by(col(JudgementRow.id).desc())
        ).first()
        record(
            work, judgement.conflict_id, before.verdict if before else "open", before.note if before else "",
        )  # fmt: skip


def _withdraw_what_it_made(work: UnitOfWork, step: StepRow) -> None:
    note = f"undo of step {step.id}"
    for claim in work.session.exec(select(ClaimRow).where(ClaimRow.step_id == step.id)).all():
        work.change(claim, "withdrawn", True, note=note)
    for source in work.session.exec(select(SourceRow).where(SourceRow.step_id == step.id)).all():
        work.change(source, "withdrawn", True, note=note)
