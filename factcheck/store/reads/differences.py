"""Reading what people left contested: who said what, and where it came from. What drafts only began with otherwise is
none of it, for nobody has decided anything there.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from factcheck.domain.event import in_words, ruling_in_words
from factcheck.domain.strand import strand_of
from factcheck.errors import NotFound
from factcheck.store.reads.history import brought_by
from factcheck.store.storage.contested import JOINT, UNDECIDED, stored
from factcheck.store.storage.database import BATCH, Database


@dataclass(frozen=True, slots=True)
class Side:
    """One of those who worked apart: who, as it may be shown, when by their clock, why, and what the fields are."""

    who: str
    at: str
    why: str
    to: dict[str, Any]

    @property
    def said(self) -> str:
        """What this side says, in words."""
        if len(self.to) == 1:
            (value,) = self.to.values()
            return in_words(value)
        if "mark" in self.to:
            return ruling_in_words(self.to)
        return ", ".join(f"{name}: {in_words(value)}" for name, value in self.to.items())


@dataclass(frozen=True, slots=True)
class Difference:
    """Fields of a thing ("claim", "source", "speaker", "conflict") that are contested; `name` is what the thing is
    called here: a number, an id, a name, two numbers.
    """

    thing: str
    number: int
    name: str
    fields: tuple[str, ...]
    sides: tuple[Side, ...]

    @property
    def field(self) -> str:
        """The fields as one word."""
        return stored(self.fields)

    def as_dict(self) -> dict[str, Any]:
        """The difference in JSON: exactly these keys, always all of them."""
        return {
            "thing": self.thing,
            "id": self.name,
            "field": self.field,
            "sides": [{"by": side.who, "at": side.at, "why": side.why or None, "to": side.to} for side in self.sides],
        }


_NAMED = {
    "claim": "CAST(contested.number AS VARCHAR)",
    "source": "(SELECT slug FROM source WHERE source.id = contested.number)",
    "speaker": "(SELECT name FROM speaker WHERE speaker.id = contested.number)",
    "conflict": "(SELECT CAST(left_id AS VARCHAR) || ' ' || CAST(right_id AS VARCHAR) FROM conflict "
    "WHERE conflict.id = contested.number)",
}


def count(db: Database) -> int:
    """How much is contested."""
    return int(db.value(f"SELECT count(*) FROM contested WHERE NOT {UNDECIDED}"))


def of_claim(db: Database, number: int) -> list[Difference]:
    """What is contested of a claim and of its conflicts."""
    where = (
        "thing = 'claim' AND number = ? OR thing = 'conflict' AND number IN "
        "(SELECT id FROM conflict WHERE left_id = ? OR right_id = ?)"
    )
    return list(_met(db, f"WHERE ({where}) AND NOT {UNDECIDED} ORDER BY id", [number] * 3))


def every(db: Database, limit: int | None = None) -> Iterator[Difference]:
    """What is contested, the oldest first."""
    return _met(db, f"WHERE NOT {UNDECIDED} ORDER BY id" + (" LIMIT ?" if limit else ""), [limit] if limit else [])


def of(db: Database, thing: str, number: int, field: str) -> Difference | None:
    """What is contested of these fields ("draft+withdrawn") of a thing; None where they are not."""
    return next(_met(db, "WHERE thing = ? AND number = ? AND field = ? ORDER BY id", [thing, number, field]), None)


def shown_by(db: Database) -> Iterator[tuple[str, int, str, int, int]]:
    """What is contested, the oldest first, with the claim by which it can be shown, and of a conflict the other one:
    of a source or a speaker their first claim. Without a claim nothing is shown.
    """
    first = "(SELECT min(claim.id) FROM claim WHERE claim.{}_id = contested.number AND NOT claim.withdrawn)"
    rows = db.rows(
        "SELECT thing, number, field, CASE thing WHEN 'claim' THEN number WHEN 'conflict' THEN left_id "
        f"WHEN 'source' THEN {first.format('source')} ELSE {first.format('speaker')} END, "
        "coalesce(right_id, 0) FROM contested "
        "LEFT JOIN conflict ON thing = 'conflict' AND conflict.id = contested.number "
        f"WHERE NOT {UNDECIDED} ORDER BY contested.id"
    )
    return ((thing, number, field, claim, other) for thing, number, field, claim, other in rows if claim)


def _met(db: Database, where: str, values: list[Any]) -> Iterator[Difference]:
    named = " ".join(f"WHEN '{thing}' THEN {name}" for thing, name in _NAMED.items())
    rows = list(db.rows(f"SELECT thing, number, field, sides, CASE thing {named} END FROM contested {where}", values))
    for start in range(0, len(rows), BATCH):
        batch = [(*row[:3], json.loads(row[3]), row[4]) for row in rows[start : start + BATCH]]
        who = _who(db, {side["step"] for *_, sides, _ in batch for side in sides})
        things = {thing for thing, *_ in batch}
        why = {thing: _why(db, thing, [number for one, number, *_ in batch if one == thing]) for thing in things}
        for thing, number, field, sides, name in batch:
            fields = strand_of(thing, field.split(JOINT)[0])
            unsaid = dict.fromkeys(fields, "") if len(fields) > 1 else {}  # a store of before a mark said more
            told = [
                Side(
                    *who.get(step := side["step"], ("", "")),
                    why[thing].get((number, step, fields), ""),
                    {**unsaid, **side["to"]},
                )
                for side in sides
            ]
            told.sort(key=lambda side: (side.who, side.at, side.said))  # keys of steps are random, sides are numbered
            yield Difference(thing, number, str(name), fields, tuple(told))


def named(db: Database, thing: str, name: str, field: str) -> list[Difference]:
    """What is contested of that thing: one field of it, which need not be named where no other is, or the judgement of
    two claims, whatever kinds of conflict there are between them. Raises NotFound.
    """
    one, values = (" AND number = ?", [int(name)]) if thing == "claim" and name.isdecimal() else ("", [])
    found = _met(db, f"WHERE thing = ?{one} AND NOT {UNDECIDED} ORDER BY id", [thing, *values])
    met = [d for d in found if d.name == name and (not field or field in d.fields)]
    if len(met) == 1 or (met and thing == "conflict"):
        return met
    if met:
        raise NotFound(
            f"Several things are contested of {thing} {name}.", f"Name one: {', '.join(d.field for d in met)}."
        )
    raise NotFound(f"Nothing is contested of {thing} {name}.", "`factcheck differences` lists what is.")


def _who(db: Database, keys: set[str]) -> dict[str, tuple[str, str]]:
    where, values = db.among("step.key", sorted(keys))
    return {
        key: (brought_by(*brought).said(by), at)
        for key, by, at, *brought in db.rows(
            "SELECT step.key, step.analyst, step.at, step.imported, brought.file, brought.analyst FROM step "
            f"LEFT JOIN step brought ON brought.id = step.brought_by_id WHERE {where}",
            values,
        )
    }


def _why(db: Database, thing: str, numbers: list[int]) -> dict[tuple[int, str, tuple[str, ...]], str]:
    """The reason that each command gave for what it did last to each of these things, by the thing, its key and what
    is decided together: a mark given anew takes the approval with it, for a reason of its own.

    By the things and never by the commands: one may have done something to fifty thousand.
    """
    table, column, field = "event", f"{thing}_id", "field"
    if thing == "conflict":
        table, column, field = "judgement", "conflict_id", "'judgement'"
    where, values = db.among(f"{table}.{column}", numbers)
    rows = db.rows(
        f"SELECT {table}.{column}, step.key, {field}, note FROM {table} CROSS JOIN step "
        f"WHERE step.id = {table}.step_id AND {where} ORDER BY {table}.{column}, {table}.id",
        values,
    )
    return {(number, key, strand_of(thing, name)): note for number, key, name, note in rows}
