"""The past of fields as strands: which command had seen which, from the order of a store and what files said."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from factcheck.domain.strand import Node, strand_of
from factcheck.store.reads.evidence import ALONE
from factcheck.store.reads.history import as_stored
from factcheck.store.storage.database import BATCH, Database

Place = tuple[str, int, tuple[str, ...]]
"""A thing ("claim", "source", "speaker", "conflict"), its database id, and the fields that are decided together."""

JUDGEMENT = ("judgement",)
"""The one field of a conflict that people decide."""


@dataclass(frozen=True, slots=True)
class Strand:
    """The commands that worked on a place, what the fields were at first as far as the past says, and whether any of
    it came from another store.
    """

    nodes: tuple[Node, ...]
    first: dict[str, Any]
    brought: bool


class Frontier:
    """What of each place was not yet seen by a later command, while the past is gone through in its order."""

    def __init__(self) -> None:
        self._ends: dict[Any, list[str]] = {}

    def seen(self, place: Any, key: str, after: str) -> tuple[str, ...]:
        """What this command had seen last: as its file said, in JSON, or all that stood in this store before it."""
        ends = self._ends.get(place, [])
        if key in ends:
            return ()
        named = json.loads(after) if after else None
        seen = tuple(ends) if named is None else tuple(named)
        self._ends[place] = [key] if named is None else [*(end for end in ends if end not in seen), key]
        return seen


_ACTIVE = (
    "NOT EXISTS (SELECT 1 FROM step u WHERE u.undoes_id = step.brought_by_id) "
    "AND NOT EXISTS (SELECT 1 FROM step m JOIN step b ON b.brought_by_id = m.id "
    "WHERE m.id = step.undoes_id AND event.field <> 'withdrawn')"
)
"""What a merge brought that was undone is as if it had not been."""
ORDER = "coalesce(step.brought_by_id, step.id)"
"""The order in which commands came into a store."""


def of(db: Database, places: Iterable[Place]) -> Iterator[tuple[Place, Strand]]:
    """The strand of each place that has a past, a batch at a time."""
    by_thing: dict[str, dict[int, set[tuple[str, ...]]]] = {}
    for thing, number, fields in places:
        by_thing.setdefault(thing, {}).setdefault(number, set()).add(fields)
    for thing, wanted in by_thing.items():
        ids = sorted(wanted)
        for start in range(0, len(ids), BATCH):
            rows = (
                _judged(db, ids[start : start + BATCH])
                if thing == "conflict"
                else _changed(db, thing, ids[start : start + BATCH])
            )
            yield from _strands(thing, wanted, rows)


def _changed(db: Database, thing: str, ids: list[int]) -> list[Any]:
    where, values = db.among(f"event.{thing}_id", ids)
    return list(
        db.rows(
            f"SELECT event.{thing}_id, event.field, step.key, step.imported, event.after, event.old, event.new, "
            f"undone.key, {_ACTIVE} FROM event JOIN step ON step.id = event.step_id "
            "LEFT JOIN step undone ON undone.id = step.undoes_id "
            f"WHERE {where} ORDER BY {ORDER}, event.id",
            values,
        )
    )


def _judged(db: Database, ids: list[int]) -> list[Any]:
    where, values = db.among("judgement.conflict_id", ids)
    return list(
        db.rows(
            "SELECT judgement.conflict_id, 'judgement', step.key, step.imported, judgement.after, '\"open\"', "
            "'\"' || judgement.verdict || '\"', undone.key, "
            "NOT EXISTS (SELECT 1 FROM step u WHERE u.undoes_id = step.brought_by_id) "
            "FROM judgement JOIN step ON step.id = judgement.step_id "
            f"LEFT JOIN step undone ON undone.id = step.undoes_id WHERE {where} "
            f"ORDER BY {ORDER}, judgement.id",
            values,
        )
    )


def _strands(thing: str, wanted: dict[int, set[tuple[str, ...]]], rows: list[Any]) -> Iterator[tuple[Place, Strand]]:
    nodes: dict[Place, dict[str, Node]] = {}
    first: dict[Place, dict[str, Any]] = {}
    brought: set[Place] = set()
    frontier = Frontier()
    for number, field, key, imported, after, old, new, undoes, active in rows:
        place = (thing, number, strand_of(thing, field))
        if place[2] not in wanted[number]:
            continue
        change = (field, as_stored(old), as_stored(new))
        first.setdefault(place, {}).setdefault(field, change[1])
        held = nodes.setdefault(place, {})
        if not active:
            continue
        seen = frontier.seen(place, key, after)
        known = held.get(key)
        held[key] = (
            Node(key, known.seen, (*known.changes, change), known.undoes)
            if known
            else Node(key, seen, (change,), undoes or "")
        )
        if imported:
            brought.add(place)
    for place, held in nodes.items():
        yield place, Strand(tuple(held.values()), first[place], place in brought)


def touched(db: Database, step: int) -> list[Place]:
    """What a command worked on that needs to follow from its past once more: what it brought, and what it decided."""
    if not db.value("SELECT count(*) FROM event WHERE after <> ''") and not db.value(
        "SELECT count(*) FROM judgement WHERE after <> ''"
    ):
        return []
    found: set[Place] = set()
    for claim, source, speaker, field in db.rows(
        "SELECT event.claim_id, event.source_id, event.speaker_id, event.field FROM event "
        "JOIN step ON step.id = event.step_id WHERE step.id = ? OR step.brought_by_id = ?",
        [step, step],
    ):
        if field == ALONE:
            continue  # each record stands by itself
        thing = "claim" if claim else "source" if source else "speaker"
        found.add((thing, claim or source or speaker, strand_of(thing, field)))
    for (number,) in db.rows(
        "SELECT DISTINCT judgement.conflict_id FROM judgement JOIN step ON step.id = judgement.step_id "
        "WHERE step.id = ? OR step.brought_by_id = ?",
        [step, step],
    ):
        found.add(("conflict", number, JUDGEMENT))
    return sorted(found)
