"""Reading conflicts."""

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from factcheck.domain.conflict import LEARNT, SURE, Conflict, Judgement, called
from factcheck.domain.ids import Ids
from factcheck.errors import NotFound
from factcheck.store.reads.history import KEPT, brought_by
from factcheck.store.storage.database import Database

if TYPE_CHECKING:
    from factcheck.query import Query

_CONFLICTS = f"""
SELECT conflict.id, conflict.kind, conflict.left_id, conflict.right_id, conflict.why, conflict.spans, conflict.score,
       conflict.judgement, coalesce(newest.note, ''), coalesce(step.analyst, ''), coalesce(step.at, ''),
       conflict.closed, step.imported, brought.file, brought.analyst
FROM conflict
LEFT JOIN judgement newest
  ON newest.id = coalesce(
    (SELECT max(given.id) FROM judgement given JOIN step ON step.id = given.step_id
     WHERE given.conflict_id = conflict.id AND given.verdict = conflict.judgement AND {KEPT}),
    (SELECT max(id) FROM judgement WHERE judgement.conflict_id = conflict.id)
  ) AND newest.verdict <> 'open'
LEFT JOIN step ON step.id = newest.step_id
LEFT JOIN step brought ON brought.id = step.brought_by_id
"""


_FLAGGED = "(conflict.score >= ? OR conflict.judgement = 'upheld') AND NOT conflict.closed"


def of_claims(db: Database, ids: list[int]) -> list[Conflict]:
    """The conflicts, open or judged, in which one of these claims stands; a pair to compare is none."""
    (left, ours), (right, theirs) = db.among("conflict.left_id", ids), db.among("conflict.right_id", ids)
    return list(_load(db, f"WHERE ({left} OR {right}) AND {_FLAGGED}", [*ours, *theirs, SURE]))


def of_many(db: Database, ids: Ids) -> Iterator[Conflict]:
    """The same of very many claims, streamed."""
    return (one for one in _load(db, f"WHERE {_FLAGGED}", [SURE]) if any(number in ids for number in one.claims))


def contradicting(db: Database, ids: list[int]) -> dict[int, list[int]]:
    """For each of these claims that stands in a conflict which nobody has dismissed: the other claims."""
    found: dict[int, list[int]] = {}
    for conflict in of_claims(db, ids):
        if conflict.judgement is not Judgement.DISMISSED:
            for one, other in (conflict.claims, conflict.claims[::-1]):
                if one in ids and other not in found.setdefault(one, []):
                    found[one].append(other)
    return found


def every(db: Database, *, kind: str = "", history: bool = False, compare: bool = False) -> Iterator[Conflict]:
    """Open conflicts, surest first, or with `compare` the pairs that are only worth comparing, likeliest first; with
    `history` also those that were judged or have closed.
    """
    wanted = ["(conflict.score < ? AND conflict.judgement <> 'upheld') = ?"]
    values: list[Any] = [SURE, compare]
    if not history:
        wanted.append("conflict.judgement = 'open' AND NOT conflict.closed")
    if kind:
        wanted.append("conflict.kind = ?")
        values.append(kind)
    return _load(db, f"WHERE {' AND '.join(wanted)}", values)


def held_back(db: Database) -> int:
    """How many open findings of the learnt judge are only to be compared, since it finds so few here."""
    return int(
        db.value(
            "SELECT count(*) FROM conflict WHERE kind = ? AND score < ? AND judgement = 'open' AND NOT closed",
            [LEARNT, SURE],
        )
    )


def between(db: Database, one: int, other: int) -> list[Conflict]:
    """The conflicts between two claims, closed ones too. Raises NotFound when none was flagged."""
    found = list(_load(db, "WHERE conflict.left_id = ? AND conflict.right_id = ?", sorted((one, other))))
    if not found:
        raise NotFound(
            f"No conflict between claims {one} and {other} was flagged.",
            "`factcheck conflicts` lists them; one that only you see: `factcheck conflicts add A B --note …`.",
        )
    return found


def _load(db: Database, rest: str, values: list[Any]) -> Iterator[Conflict]:
    sql = f"{_CONFLICTS} {rest} ORDER BY conflict.score DESC, conflict.left_id, conflict.right_id, conflict.kind"
    for row in db.rows(sql, values):
        number, kind, left, right, why, spans, score, judgement, note, by, at, closed, *brought = row
        yield Conflict(
            number, kind, (left, right), why, tuple((tuple(a), tuple(b)) for a, b in json.loads(spans)), score,
            Judgement(judgement), note, brought_by(*brought).said(by), at, bool(closed),
        )  # fmt: skip


def concerning(db: Database, found: Iterator[Conflict], query: "Query") -> Iterator[Conflict]:
    """The conflicts one of whose claims a query lets through."""
    from factcheck.store.search import listing  # a card that shows a claim's conflicts filters nothing

    fitting = set(listing.ids(db, query))
    return (conflict for conflict in found if fitting & set(conflict.claims))


def judged(db: Database) -> dict[str, tuple[int, int]]:
    """For each kind that people have judged: how many they upheld, and how many they judged, of what was flagged."""
    rows = db.rows(
        "SELECT kind, sum(CASE WHEN judgement = 'upheld' THEN 1 ELSE 0 END), count(*) FROM conflict "
        "WHERE judgement <> 'open' AND score >= ? GROUP BY kind",
        [SURE],
    )
    return {kind: (int(upheld), int(total)) for kind, upheld, total in rows}


def judged_by_rule(db: Database) -> list[dict[str, Any]]:
    """For each rule that found something: how many are open, wait for comparison, are upheld, dismissed and closed, and
    upheld / judged.
    """
    rows = db.rows(
        "SELECT kind, sum(CASE WHEN judgement = 'open' AND NOT closed AND score >= ? THEN 1 ELSE 0 END), "
        "sum(CASE WHEN judgement = 'open' AND NOT closed AND score < ? THEN 1 ELSE 0 END), "
        "sum(CASE WHEN judgement = 'upheld' THEN 1 ELSE 0 END), "
        "sum(CASE WHEN judgement = 'dismissed' THEN 1 ELSE 0 END), "
        "sum(CASE WHEN judgement = 'open' AND closed THEN 1 ELSE 0 END) FROM conflict GROUP BY kind ORDER BY kind",
        [SURE, SURE],
    )
    return [
        {
            "kind": kind, "open": waiting, "compare": near, "upheld": upheld, "dismissed": dismissed, "closed": closed,
            "precision": upheld / (upheld + dismissed) if upheld + dismissed else None,
            "called": called(kind),
        }
        for kind, waiting, near, upheld, dismissed, closed in rows
    ]  # fmt: skip


def pair(db: Database, number: int) -> tuple[int, int]:
    """The two claims of a conflict that is known to be there."""
    left, right = db.row("SELECT left_id, right_id FROM conflict WHERE id = ?", [number])
    return left, right
