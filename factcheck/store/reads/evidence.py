"""Reading evidence: what the desk's marks rest on, and what of it was taken away again."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from factcheck.domain.evidence import Evidence
from factcheck.domain.hearsay import HERE, UNKNOWN, Brought
from factcheck.store.storage.database import BATCH, Database

ALONE = "evidence"
"""The field of an event that gives evidence by itself, or takes some away: its values are keys of records."""
UNDONE = (
    "(EXISTS (SELECT 1 FROM step later WHERE later.undoes_id = step.id) "
    "OR EXISTS (SELECT 1 FROM step later WHERE later.undoes_id = step.brought_by_id))"
)
"""Whether a command was taken back, or came with a merge that was."""


@dataclass(frozen=True, slots=True)
class Given:
    """A record, the claim that it is of, the event that gave it, and whether it was taken away or back."""

    record: Evidence
    claim: int
    event: int
    gone: bool
    basis: int | None


_ROWS = (
    "SELECT event.claim_id, event.id, event.field, step.key, step.at, step.analyst, step.imported, brought.file, "
    f"brought.analyst, {UNDONE}, evidence.url, source.slug, evidence.claim_id, evidence.sha256, evidence.stands, "
    "evidence.place, evidence.archive, evidence.retrieved, evidence.note FROM evidence "
    "JOIN event ON event.id = evidence.event_id JOIN step ON step.id = event.step_id "
    "LEFT JOIN step brought ON brought.id = step.brought_by_id LEFT JOIN source ON source.id = evidence.source_id"
)


def of_claims(db: Database, ids: Sequence[int]) -> dict[int, list[Given]]:
    """Every record that was ever given of these claims, in the order in which they came."""
    found: dict[int, list[Given]] = {}
    for start in range(0, len(ids), BATCH):
        where, values = db.among("event.claim_id", ids[start : start + BATCH])
        rows = list(db.rows(f"{_ROWS} WHERE {where} ORDER BY evidence.id", values))
        removed = _removed(db, where, values) if rows else set()
        many: dict[tuple[int, str], int] = {}
        for claim, event, field, step, at, by, imported, file, importer, undone, *row in rows:
            n = many[claim, step] = many.get((claim, step), -1) + 1
            key = f"{step}:{n}"
            who = (Brought(file or UNKNOWN, importer or "") if imported else HERE).said(by)
            record = _record(row, key, who, at, field == ALONE)
            found.setdefault(claim, []).append(
                Given(record, claim, event, bool(undone) or (claim, key) in removed, row[2])
            )
    return found


def _record(row: Sequence[Any], key: str, by: str, at: str, alone: bool) -> Evidence:
    url, slug, claim, sha256, stands, where, archive, retrieved, note = row
    what, of = ("file", url) if sha256 else ("url", url) if url else ("source", slug) if slug else ("claim", str(claim))
    return Evidence(what, of, sha256, stands, where, archive, retrieved, note, key, by, at, alone)


def _removed(db: Database, where: str, values: Sequence[Any]) -> set[tuple[int, str]]:
    """The records of claims that somebody has taken away, by the keys of their claim and their own."""
    found: set[tuple[int, str]] = set()
    for claim, old in db.rows(
        "SELECT event.claim_id, event.old FROM event JOIN step ON step.id = event.step_id "
        f"WHERE {where} AND event.field = ? AND event.old <> '[]' AND step.undoes_id IS NULL AND NOT {UNDONE}",
        [*values, ALONE],
    ):
        found |= {(claim, key) for key in json.loads(old)}
    return found


def key_of_step(db: Database, step: int) -> str:
    """The key of a command, by which records are known in every store."""
    return str(db.value("SELECT key FROM step WHERE id = ?", [step]))


def source_of(db: Database, number: int) -> str:
    """The id of the source with this number in the database."""
    return str(db.value("SELECT slug FROM source WHERE id = ?", [number]))


def keys_of_step(db: Database, step: str, claim: int) -> int:
    """How many records a command has given of a claim so far."""
    sql = (
        "SELECT count(*) FROM evidence JOIN event ON event.id = evidence.event_id JOIN step ON step.id = event.step_id "
        "WHERE step.key = ? AND event.claim_id = ?"
    )
    return int(db.value(sql, [step, claim]))


def rests_on(db: Database, claim_id: int, most: int | None = None) -> set[int]:
    """The claims that the marks of a claim rest on, and those that theirs rest on, and so on, up to about `most`."""
    found: set[int] = set()
    waiting = [claim_id]
    while waiting and (most is None or len(found) < most):
        given = of_claims(db, [waiting.pop()])
        basis = {one.basis for several in given.values() for one in several if one.basis and not one.gone}
        waiting += basis - found
        found.update(basis)
    return found


def resting_on(db: Database, ids: Iterable[int]) -> list[tuple[int, int]]:
    """The marks that rest on one of these claims: the claim that is marked, and the claim that is its evidence."""
    where, values = db.among("evidence.claim_id", ids)
    sql = "SELECT DISTINCT event.claim_id, evidence.claim_id FROM evidence JOIN event ON event.id = evidence.event_id"
    return _standing(db, list(db.rows(f"{sql} WHERE {where} ORDER BY 1, 2", values)))


def _standing(db: Database, pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Those of these pairs of a claim and its evidence whose evidence was not taken away."""
    given = of_claims(db, sorted({marked for marked, _ in pairs}))
    left = {(one.claim, one.basis) for several in given.values() for one in several if not one.gone}
    return [(marked, ground) for marked, ground in pairs if (marked, ground) in left]


def files(db: Database) -> list[Given]:
    """Every file that is evidence now."""
    ids = db.column(
        "SELECT DISTINCT event.claim_id FROM evidence JOIN event ON event.id = evidence.event_id "
        "WHERE evidence.sha256 <> '' ORDER BY 1"
    )
    several = (one for given in of_claims(db, ids).values() for one in given)
    return [one for one in several if one.record.what == "file" and not one.gone]
