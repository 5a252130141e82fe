"""With which first values claims were made, as their past says: two who made one claim may have said otherwise."""

from collections.abc import Sequence
from typing import Any

from factcheck.domain.strand import DRAFT, FIRST, ORIGIN, strand_of
from factcheck.store.reads import strands
from factcheck.store.storage import fields
from factcheck.store.storage.database import Database

Firsts = dict[str, list[Any]]
"""The first values of each field: several where it is known that the claim was made apart."""


def of(db: Database, ids: Sequence[int]) -> dict[int, Firsts]:
    """The first values of these claims, as JSON has them."""
    found: dict[int, Firsts] = {number: {} for number in ids}
    asked = (*FIRST, DRAFT)
    for field in asked:
        for number, value in fields.current(db, "claim", ids, field).items():
            found[number][field] = [value]
    for (_, number, (field, *_)), strand in strands.of(
        db, [("claim", n, strand_of("claim", field)) for n in ids for field in asked]
    ):
        origins = (node for node in strand.nodes if node.key.startswith(ORIGIN))
        made = [new for node in origins for name, _, new in node.changes if name == field]
        found[number][field] = made or [strand.first.get(field, found[number][field][0])]
    return found


def made(db: Database, ids: Sequence[int]) -> dict[int, tuple[str, str]]:
    """When each of these claims was made and by whom."""
    where, values = db.among("id", ids)
    rows = db.rows(f"SELECT id, created_at, created_by FROM claim WHERE {where}", values)
    return {number: (at, by) for number, at, by in rows}


def made_apart(here: Database, there: Database) -> list[tuple[int, str]]:
    """The claims of another store that are here too, made by another command: their ids there and their keys."""
    ours = {key: (at, by) for key, at, by in here.rows("SELECT key, created_at, created_by FROM claim")}
    theirs = there.rows("SELECT id, key, created_at, created_by FROM claim ORDER BY id")
    return [(number, key) for number, key, at, by in theirs if ours.get(key, (at, by)) != (at, by)]
