"""Commands as they are stored: which is the last of an analyst's, and what it did, as far as it can be taken back."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from factcheck.errors import StoreError
from factcheck.store.reads.history import KEPT
from factcheck.store.reads.soundness import reads_well
from factcheck.store.storage.database import Database


@dataclass(frozen=True, slots=True)
class Step:
    """One command of one analyst."""

    id: int
    verb: str
    at: str
    by: str


@dataclass(frozen=True, slots=True)
class Change:
    """One field of one thing ("claim", "source", "speaker") that a command changed, as JSON has its values."""

    thing: str
    id: int
    field: str
    old: Any
    new: Any


@dataclass(frozen=True, slots=True)
class Judged:
    """A judgement that a command gave, the one before it, and whether somebody has judged again since."""

    conflict: int
    claims: tuple[int, int]
    before: str
    note: str
    judged_since: bool


def newest(db: Database) -> str:
    """The key of the last command that was stored; "" in a new store."""
    return str(db.value("SELECT key FROM step ORDER BY id DESC LIMIT 1") or "")


def numbers(db: Database, keys: Sequence[str]) -> dict[str, int]:
    """The ids of the commands with these keys that are here."""
    where, values = db.among("key", keys)
    return dict(db.rows(f"SELECT key, id FROM step WHERE {where}", values))


def last(db: Database, analyst: str, besides: Sequence[str]) -> Step | None:
    """The last command of an analyst that was not taken back and takes none back, those with verbs `besides` aside."""
    aside, verbs = db.among("verb", besides)
    row = db.row(
        f"SELECT id, verb, at, analyst FROM step WHERE analyst = ? AND NOT {aside} AND NOT imported "
        "AND undoes_id IS NULL "
        "AND NOT EXISTS (SELECT 1 FROM step undo WHERE undo.undoes_id = step.id) ORDER BY id DESC LIMIT 1",
        [analyst, *verbs],
    )
    return Step(*row) if row else None


def rested_on(db: Database, step: Step) -> tuple[str, str] | None:
    """Something that a command made and another analyst has worked on since, and who that was."""
    row = db.row(
        "SELECT 'claim ' || claim.id, later.analyst FROM claim JOIN event ON event.claim_id = claim.id "
        "JOIN step later ON later.id = event.step_id WHERE claim.step_id = ? AND later.id > claim.step_id "
        "AND later.analyst <> ? AND NOT later.imported AND later.undoes_id IS NULL "
        "AND NOT EXISTS (SELECT 1 FROM step undo WHERE undo.undoes_id = later.id) "
        "UNION ALL SELECT 'source ' || source.slug, later.analyst FROM source "
        "JOIN claim ON claim.source_id = source.id "
        "JOIN step later ON later.id = claim.step_id WHERE source.step_id = ? AND later.analyst <> ? "
        "AND NOT later.imported AND NOT claim.withdrawn LIMIT 1",
        [step.id, step.by, step.id, step.by],
    )
    return (row[0], row[1]) if row else None


def brought_by(db: Database, step: int) -> list[int]:
    """The ids of the commands that came with one from a copy of the store."""
    return db.column("SELECT id FROM step WHERE brought_by_id = ? ORDER BY id", [step])


def changes(db: Database, step: int) -> Iterator[Change]:
    """What a command changed, the last change first. Raises StoreError where the history is damaged."""
    rows = db.rows(
        "SELECT claim_id, source_id, speaker_id, field, old, new FROM event WHERE step_id = ? ORDER BY id DESC", [step]
    )
    for claim, source, speaker, field, old, new in list(rows):
        thing, number = next(
            (thing, number) for thing, number in (("claim", claim), ("source", source), ("speaker", speaker)) if number
        )
        if not (reads_well(thing, field, old) and reads_well(thing, field, new)):
            raise StoreError(
                f"What the history says of the {field} of {thing} {number} cannot be read, nor taken back.",
                "`factcheck doctor` names each such entry.",
            )
        yield Change(thing, number, field, json.loads(old), json.loads(new))


def judgements(db: Database, step: int) -> Iterator[Judged]:
    """What a command judged."""
    rows = db.rows(
        "SELECT given.conflict_id, conflict.left_id, conflict.right_id, coalesce(before.verdict, 'open'), "
        "coalesce(before.note, ''), EXISTS (SELECT 1 FROM judgement later JOIN step ON step.id = later.step_id "
        f"WHERE later.conflict_id = given.conflict_id AND later.id > given.id AND {KEPT}) "
        "FROM judgement given JOIN conflict ON conflict.id = given.conflict_id "
        "LEFT JOIN judgement before ON before.id = (SELECT max(older.id) FROM judgement older "
        "JOIN step ON step.id = older.step_id "
        f"WHERE older.conflict_id = given.conflict_id AND older.id < given.id AND {KEPT}) "
        "WHERE given.step_id = ? ORDER BY given.id",
        [step],
    )
    for conflict, left, right, before, note, since in list(rows):
        yield Judged(conflict, (left, right), before, note, bool(since))


def made(db: Database, table: str, step: int) -> list[int]:
    """The ids of the claims or sources that a command made."""
    return db.column(f"SELECT id FROM {table} WHERE step_id = ? ORDER BY id", [step])
