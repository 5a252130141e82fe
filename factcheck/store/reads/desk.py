"""Who works on what, until when: the conditions of the filters, and what waits for one analyst."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from factcheck.store.reads.lookup import unknown
from factcheck.store.storage.database import Condition, Database, joined

NOBODY = "none"
"""What a filter takes for no assignee."""
LAST = "~"
"""Sorts behind every date that begins with what stands before it."""


@dataclass(frozen=True, slots=True)
class Own:
    """What one analyst has to do: claims that are theirs and not done, of these those whose day is past, and marks of
    others that nobody approved, where this desk approves at all.
    """

    assigned: int
    overdue: int
    unapproved: int


def own(db: Database, analyst: str, now: str) -> Own:
    """What waits for this analyst; `now` is a minute of the desk's clock, as a due day is written."""
    mine = [number for number, name in _open(db) if name.casefold() == analyst.casefold()]
    where, values = db.among("claim_id", mine)
    late = db.value(
        f"SELECT count(*) FROM desk WHERE {where} AND due <> '' AND due < ? AND due <> ?", [*values, now, now[:10]]
    )
    return Own(len(mine), int(late or 0), _unapproved(db, analyst))


def _open(db: Database) -> Iterable[tuple[int, str]]:
    return list(
        db.rows(
            "SELECT desk.claim_id, desk.assignee FROM desk JOIN claim ON claim.id = desk.claim_id "
            "WHERE desk.assignee <> '' AND desk.state <> 'done' AND NOT claim.withdrawn"
        )
    )


def _unapproved(db: Database, analyst: str) -> int:
    """A desk that never approves anything is not told that nothing is approved."""
    if not db.value("SELECT count(*) FROM desk WHERE approved_by <> ''"):
        return 0
    rows = db.rows(
        "SELECT step.analyst, count(*) FROM claim "
        "JOIN event ON event.id = (SELECT max(id) FROM event WHERE claim_id = claim.id AND field = 'mark') "
        "JOIN step ON step.id = event.step_id LEFT JOIN desk ON desk.claim_id = claim.id "
        "WHERE claim.mark IS NOT NULL AND NOT claim.withdrawn AND coalesce(desk.approved_by, '') = '' "
        "GROUP BY step.analyst"
    )
    return sum(many for who, many in rows if who.casefold() != analyst.casefold())


def as_written(db: Database, name: str) -> str:
    """The name as this analyst writes it: “omar” is Omar where an Omar works here."""
    for known in people(db):
        if known.casefold() == name.casefold():
            return known
    return name


def people(db: Database) -> list[str]:
    """Everybody who did something here, or has something to do."""
    return db.column(
        "SELECT analyst FROM step WHERE NOT imported UNION SELECT assignee FROM desk WHERE assignee <> '' ORDER BY 1"
    )


def approves(db: Database) -> bool:
    """Whether somebody here has ever approved a mark."""
    return db.row("SELECT 1 FROM event WHERE field = 'approved_by' LIMIT 1") is not None


def approved(db: Database, ids: Sequence[int]) -> dict[int, str]:
    """Those of these claims that are approved, by whom."""
    where, values = db.among("claim_id", ids)
    asked = f"SELECT claim_id, approved_by FROM desk WHERE {where} AND approved_by <> '' ORDER BY claim_id"
    return dict(db.rows(asked, values))


def assigned(db: Database, names: Sequence[str]) -> Condition:
    """The condition that a claim is one of these analysts' to work on, or nobody's. Raises NotFound."""
    known = people(db)
    parts: list[Condition] = []
    for name in names:
        if name.casefold() == NOBODY:
            parts.append(("claim.id NOT IN (SELECT claim_id FROM desk WHERE assignee <> '')", []))
            continue
        met = [one for one in known if one.casefold() == name.casefold()]
        if not met:
            raise unknown("analyst", name, known)
        where, values = db.among("assignee", met)
        parts.append((f"claim.id IN (SELECT claim_id FROM desk WHERE {where})", values))
    return f"({joined([sql for sql, _ in parts], 'OR')})", [value for _, values in parts for value in values]


def stands(db: Database, column: str, words: Sequence[str], usual: str) -> Condition:
    """The condition that a claim's state or priority, `column`, is one of these words; `usual` where nobody said."""
    where, values = db.among(column, words)
    if usual not in words:
        return f"claim.id IN (SELECT claim_id FROM desk WHERE {where})", values
    return f"claim.id NOT IN (SELECT claim_id FROM desk WHERE NOT ({where}))", values


def due(spans: Iterable[tuple[str, str]]) -> Condition:
    """The condition that a claim is due between two dates, both among them."""
    bounds = [(low or "0", f"{high}{LAST}" if high else LAST) for low, high in spans]
    parts = joined(["due >= ? AND due <= ?" for _ in bounds], "OR")
    return f"claim.id IN (SELECT claim_id FROM desk WHERE {parts})", [end for pair in bounds for end in pair]
