"""What people left contested, as it is stored until somebody decides."""

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from factcheck.domain.strand import ORIGIN
from factcheck.store.storage.database import Database
from factcheck.store.storage.rows import ContestedRow, insert_new

if TYPE_CHECKING:
    from factcheck.store.storage.unit_of_work import UnitOfWork

_MADE = '"step": "' + ORIGIN
UNDECIDED = (
    "(contested.thing = 'claim' AND EXISTS (SELECT 1 FROM claim drafted WHERE drafted.id = contested.number "
    "AND drafted.draft AND NOT drafted.withdrawn) "
    f"AND replace(replace(contested.sides, '{_MADE}', ''), '\"step\": \"', '') = "
    f"replace(contested.sides, '{_MADE}', ''))"
)
"""The condition that a row is of a draft with which all sides only began: machines drafted it, and nobody decided that
it is a claim, nor what it says. Who accepts it decides both.
"""
JOINT = "+"
"""Between the names of fields that are decided together."""


def stored(names: Sequence[str]) -> str:
    """What fields that are decided together are called: a mark, with what it says besides, is the mark."""
    return names[0] if names[0] == "mark" else JOINT.join(names)


def sides(db: Database, thing: str, number: int, names: Sequence[str]) -> list[str]:
    """The sides of these fields of a thing as they are kept, [] where they are not contested."""
    row = db.row(
        "SELECT sides FROM contested WHERE thing = ? AND number = ? AND field = ?", [thing, number, stored(names)]
    )
    return [json.dumps(side) for side in json.loads(row[0])] if row else []


def keep(work: "UnitOfWork", thing: str, number: int, names: Sequence[str], sides: Sequence[str]) -> None:
    """Remember that these fields of a thing are contested; each side is a JSON object."""
    insert_new(work.db, [ContestedRow(thing, number, stored(names), f"[{', '.join(sides)}]")])


def forget(db: Database, thing: str, numbers: Sequence[int], names: Sequence[str]) -> None:
    """These fields are contested no more: somebody has decided, or they agree."""
    where, values = db.among("number", numbers)
    db.write(f"DELETE FROM contested WHERE thing = ? AND field = ? AND {where}", [thing, stored(names), *values])


def first_values(db: Database, numbers: Sequence[int]) -> list[tuple[int, str]]:
    """The fields of these claims in which drafts only began otherwise, each with its claim."""
    where, values = db.among("number", numbers)
    return list(db.rows(f"SELECT number, field FROM contested WHERE {where} AND {UNDECIDED} ORDER BY id", values))


def judgements(db: Database, numbers: Sequence[int]) -> dict[int, Any]:
    """How these conflicts are judged."""
    where, values = db.among("id", numbers)
    return dict(db.rows(f"SELECT id, judgement FROM conflict WHERE {where}", values))


def judge(work: "UnitOfWork", number: int, verdict: str) -> None:
    """Let a conflict stand as its past says; nothing is logged."""
    work.db.write("UPDATE conflict SET judgement = ? WHERE id = ?", [verdict, number])
