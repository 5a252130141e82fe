"""The past that comes from another store, as it is stored: speakers with their aliases, steps, events."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from factcheck.domain.scale import Label
from factcheck.store.storage.bulk import claims_with_keys
from factcheck.store.storage.database import Database
from factcheck.store.storage.rows import AliasRow, ScaleRow, SpeakerRow, StepRow, insert_new
from factcheck.store.storage.unit_of_work import Evidence, UnitOfWork
from factcheck.text.fold import name_words


@dataclass(frozen=True, slots=True)
class Happened:
    """An event: of which thing ("claim", "source", "speaker") which field, from what to what, why, resting on what."""

    step: int
    thing: str
    id: int
    field: str
    old: Any
    new: Any
    note: str
    as_of: str
    evidence: tuple[Evidence, ...]
    after: str = ""


def claim_id(db: Database, key: str, *, step: int | None = None) -> int | None:
    """The claim with this key, if it was made in that `step` where one is given."""
    return _made_in(db, "claim", claims_with_keys(db, [key]).get(key), step)


def source_id(db: Database, slug: str, *, step: int | None = None) -> int | None:
    """The database id of the source with this id, if it was made in that `step` where one is given."""
    return _made_in(db, "source", db.value("SELECT id FROM source WHERE slug = ?", [slug]), step)


def _made_in(db: Database, table: str, number: int | None, step: int | None) -> int | None:
    if number is None or step is None:
        return number
    return number if db.value(f"SELECT step_id FROM {table} WHERE id = ?", [number]) == step else None


def new_speaker(work: UnitOfWork, name: str, kind: str, aliases: Iterable[str]) -> bool:
    """Store a speaker; False, and nothing is stored, when there is one of that name."""
    if work.db.row("SELECT 1 FROM speaker WHERE name = ?", [name]):
        return False
    (number,) = insert_new(work.db, [SpeakerRow(name, name_words(name), kind)])
    insert_new(work.db, [AliasRow(number, alias, name_words(alias)) for alias in dict.fromkeys(aliases)])
    return True


def new_step(work: UnitOfWork, key: str, at: str, analyst: str, verb: str, undoes: int | None) -> int | None:
    """Store a step of another store; None, and nothing is stored, when it is known."""
    if work.db.row("SELECT 1 FROM step WHERE key = ?", [key]):
        return None
    step = StepRow(key, at, analyst, verb, undoes_id=undoes, imported=True, brought_by_id=work.step)
    return insert_new(work.db, [step])[0]


def known_step(db: Database, key: str) -> tuple[int, str, bool, bool] | None:
    """A step that is here: its id, its analyst, whether it came from another store, and whether what brought it was
    undone.
    """
    row = db.row(
        "SELECT id, analyst, imported, EXISTS (SELECT 1 FROM step u WHERE u.undoes_id = step.brought_by_id) "
        "FROM step WHERE key = ?",
        [key],
    )
    return (row[0], row[1], bool(row[2]), bool(row[3])) if row else None


def bring_again(work: UnitOfWork, step: int) -> None:
    """A step counts again that came with a merge which was undone: this one brings it."""
    work.db.write("UPDATE step SET brought_by_id = ? WHERE id = ?", [work.step, step])


def bring_again_if_undone(work: UnitOfWork, step: int) -> None:
    """A step counts again that came with a merge which was undone."""
    undone = "SELECT 1 FROM step JOIN step u ON u.undoes_id = step.brought_by_id WHERE step.id = ?"
    if work.db.row(undone, [step]):
        bring_again(work, step)


def step_with_key(db: Database, key: str) -> int:
    """The id of a step that is known to be here."""
    return int(db.value("SELECT id FROM step WHERE key = ?", [key]))


def is_undone(db: Database, step: int) -> bool:
    """Whether a command was taken back."""
    return db.row("SELECT 1 FROM step WHERE undoes_id = ?", [step]) is not None


def has_event(db: Database, step: int, thing: str, number: int, field: str) -> bool:
    """Whether a step is known to have changed this field of this thing."""
    sql = f"SELECT 1 FROM event WHERE step_id = ? AND {thing}_id = ? AND field = ?"
    return db.row(sql, [step, number, field]) is not None


def came_with_what_was_undone(db: Database, claim: int) -> bool:
    """Whether a claim was made by an import or a merge that was undone."""
    sql = (
        "SELECT 1 FROM claim JOIN step ON step.id = claim.step_id JOIN step u ON u.undoes_id = step.id "
        "WHERE claim.id = ? AND step.file <> ''"
    )
    return db.row(sql, [claim]) is not None


def has_label(db: Database, step: int, name: str) -> bool:
    """Whether a step is known to have said something of a verdict of the scale."""
    return db.row("SELECT 1 FROM scale WHERE step_id = ? AND label = ?", [step, name]) is not None


def new_label(work: UnitOfWork, step: int, label: Label, *, dropped: bool = False, after: str = "") -> None:
    """Store what a command said of a verdict of the scale; `after` is JSON: what one of another store had seen."""
    counts_as = label.counts_as.value if label.counts_as else ""
    row = ScaleRow(step, label.name, counts_as, label.order, label.colour, label.sign, dropped, after)
    insert_new(work.db, [row])


def new_event(work: UnitOfWork, event: Happened) -> None:
    """Store an event of another store."""
    work.log(
        event.thing, [(event.id, event.old, event.new)], event.field, step=event.step, after=event.after,
        note=event.note,
        as_of=event.as_of, evidence=event.evidence,
    )  # fmt: skip


def own_states(work: UnitOfWork, note: str) -> None:
    """Log as this command's own the marks and withdrawals that new claims and sources bring without a history.

    Who marked them elsewhere is hearsay; that this command took the mark over is not.
    """
    if not work.step_so_far:
        return
    for thing, field, is_set, before, value in (
        ("claim", "mark", "claim.mark IS NOT NULL", "null", "'\"' || claim.mark || '\"'"),
        ("claim", "withdrawn", "claim.withdrawn", "false", "'true'"),
        ("source", "withdrawn", "source.withdrawn", "false", "'true'"),
    ):
        last = (
            f"(SELECT event.new FROM event WHERE event.{thing}_id = {thing}.id AND event.field = '{field}' "
            "ORDER BY event.id DESC LIMIT 1)"
        )
        work.db.write(
            f"INSERT INTO event (step_id, {thing}_id, field, old, new, note, as_of) "
            f"SELECT {thing}.step_id, {thing}.id, '{field}', coalesce({last}, '{before}'), {value}, ?, '' FROM {thing} "
            f"WHERE {thing}.step_id = ? AND {is_set} AND coalesce({last}, '') <> {value} ORDER BY {thing}.id",
            [note, work.step],
        )


def withdraw_source(work: UnitOfWork, slug: str) -> None:
    """Withdraw a source without an event of its own: the event came along."""
    work.db.write("UPDATE source SET withdrawn = TRUE WHERE slug = ?", [slug])
