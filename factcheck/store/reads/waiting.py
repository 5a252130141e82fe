"""What waits for a person, what nobody has looked at, and what others did meanwhile."""

from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.domain.conflict import SURE
from factcheck.store.reads import stale
from factcheck.store.storage import rescans
from factcheck.store.storage.database import Database

NAMED = 3
"""Marks on changed ground that are named one by one, for the eye alone."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """What a store holds and what waits in it; `resting` are pairs of a marked claim and what its mark rests on (#9, or
    a source), which was changed since; `old` counts marks that nobody looked at for long; `broken_off` is the claim up
    to which a check of everything came, 0 when none was; `unread` claims were compared by their words alone so far.
    """

    claims: int
    sources: int
    drafts: int
    drafts_of: tuple[tuple[str, int], ...]
    unmarked: int
    unfiled: int
    conflicts: int
    compare: int
    unlooked: int
    broken_off: int
    resting: tuple[tuple[int, str], ...]
    old: int
    unread: int


@dataclass(frozen=True, slots=True)
class Doings:
    """What one analyst did with one command's verb: how many claims or conflicts."""

    who: str
    verb: str
    many: int


def waiting(db: Database, at_once: int) -> Waiting:
    """What waits; commands that changed more than `at_once` claims have compared none of them."""
    kept = "FROM claim WHERE NOT withdrawn AND NOT draft"
    drafts_of = db.rows(
        "SELECT source.title, count(*) FROM claim JOIN source ON source.id = claim.source_id "
        "WHERE claim.draft AND NOT claim.withdrawn GROUP BY source.id, source.title ORDER BY 2 DESC LIMIT 2"
    )
    open_ones = "FROM conflict WHERE judgement = 'open' AND NOT closed AND score"
    return Waiting(
        db.value(f"SELECT count(*) {kept}"),
        db.value("SELECT count(*) FROM source WHERE NOT withdrawn"),
        db.value("SELECT count(*) FROM claim WHERE draft AND NOT withdrawn"),
        tuple((title, many) for title, many in drafts_of),
        db.value(
            f"SELECT count(*) {kept} AND mark IS NULL AND id NOT IN (SELECT claim_id FROM desk WHERE verdict <> '')"
        ),
        db.value(f"SELECT count(*) {kept} AND proposition_id IS NULL"),
        db.value(f"SELECT count(*) {open_ones} >= ?", [SURE]),
        db.value(f"SELECT count(*) {open_ones} < ?", [SURE]),
        unlooked(db, at_once),
        rescans.reached(db),
        stale.grounds(db),
        stale.old(db),
        len(rescans.unread(db)),
    )


_MADE = """
SELECT claim.id FROM claim JOIN step ON step.id = claim.step_id
WHERE coalesce(step.brought_by_id, step.id) IN (
  SELECT coalesce(step.brought_by_id, step.id) FROM claim JOIN step ON step.id = claim.step_id
  WHERE NOT claim.draft GROUP BY coalesce(step.brought_by_id, step.id) HAVING count(*) > ?)
AND claim.step_id > ? AND NOT claim.draft AND NOT claim.withdrawn
AND NOT EXISTS (SELECT 1 FROM event WHERE event.claim_id = claim.id AND event.field = 'draft')
"""
_CHANGED = """
SELECT claim.id FROM claim JOIN event ON event.claim_id = claim.id
WHERE event.field IN ('draft', 'text') AND event.step_id > ? AND NOT claim.draft AND NOT claim.withdrawn
AND event.step_id IN (
  SELECT step_id FROM event WHERE field IN ('draft', 'text') GROUP BY step_id HAVING count(DISTINCT claim_id) > ?)
"""


def unlooked(db: Database, at_once: int) -> int:
    """How many claims were never compared with the others: those of commands that changed more than `at_once`, since
    the last check of everything, and of such as ended before they had compared them.
    """
    last = db.value("SELECT max(id) FROM step WHERE verb = 'rescan'") or 0
    if db.newest("claim") <= at_once:
        return int(db.value(f"SELECT count(*) FROM ({rescans.OWED}) never"))
    sql = f"SELECT count(*) FROM ({_MADE} UNION {_CHANGED} UNION {rescans.OWED}) never"
    return int(db.value(sql, [at_once, last, last, at_once]))


def unlooked_since(db: Database, step: int, at_once: int) -> list[int]:
    """The claims that commands after that one stored or changed, more than `at_once` each, and compared with none."""
    return db.column(f"{_MADE} UNION {_CHANGED} ORDER BY 1", [at_once, step, step, at_once])


def last_change(db: Database) -> tuple[str, str] | None:
    """When (UTC) and by whom something was changed last, in this store."""
    row = db.row("SELECT at, analyst FROM step WHERE NOT imported ORDER BY id DESC LIMIT 1")
    return (row[0], row[1]) if row else None


def last_of(db: Database, analyst: str) -> tuple[int, str] | None:
    """The last command of an analyst: its number, and when (UTC)."""
    row = db.row("SELECT id, at FROM step WHERE analyst = ? AND NOT imported ORDER BY id DESC LIMIT 1", [analyst])
    return (row[0], row[1]) if row else None


def since(db: Database, step: int, but: str) -> Sequence[Doings]:
    """What others did after that command, analyst by analyst, in the order in which they began."""
    counted: dict[tuple[str, str], int] = {}
    changed = "SELECT step.analyst, step.verb, count(DISTINCT event.claim_id) FROM event"
    for sql in (
        f"{changed} JOIN step ON step.id = event.step_id",
        "SELECT step.analyst, step.verb, count(*) FROM claim JOIN step ON step.id = claim.step_id",
        "SELECT step.analyst, step.verb, count(*) FROM judgement JOIN step ON step.id = judgement.step_id",
    ):
        for who, verb, many in db.rows(
            f"{sql} WHERE step.id > ? AND NOT step.imported AND step.analyst <> ? "
            "GROUP BY step.analyst, step.verb ORDER BY min(step.id)",
            [step, but],
        ):
            counted[who, verb] = counted.get((who, verb), 0) + int(many)
    return [Doings(who, verb, many) for (who, verb), many in counted.items()]
