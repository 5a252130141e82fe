"""Filters of the grammar as SQL conditions on `claim`, with the values that they bind."""

from collections.abc import Callable
from typing import Any

from factcheck.domain.numbers import claim_range, united
from factcheck.query import Filter, Query
from factcheck.query.model import STATUSES
from factcheck.store.storage.contested import UNDECIDED
from factcheck.store.storage.database import Condition, Database, joined

_ON_THE_SCALE = "SELECT claim_id FROM desk WHERE verdict <> ''"
"""The claims with a verdict of the desk's own scale: one that counts as no status is no mark, and said all the same."""

_IS = {
    "draft": "claim.draft",
    "unreviewed": f"(claim.mark IS NULL AND claim.id NOT IN ({_ON_THE_SCALE}))",
    "disputed": "claim.disputed",
    "withdrawn": "claim.withdrawn",
    "filed": "claim.proposition_id IS NOT NULL",
    "unfiled": "claim.proposition_id IS NULL",
    "marked": f"claim.id IN (SELECT id FROM claim WHERE mark IS NOT NULL UNION ALL {_ON_THE_SCALE})",
    "contested": "(claim.id IN (SELECT number FROM contested WHERE thing = 'claim' AND NOT " + UNDECIDED + ") "
    "OR claim.id IN (SELECT left_id FROM conflict "
    "JOIN contested ON thing = 'conflict' AND number = conflict.id) OR claim.id IN (SELECT right_id FROM conflict "
    "JOIN contested ON thing = 'conflict' AND number = conflict.id))",
    "approved": "claim.id IN (SELECT claim_id FROM desk WHERE approved_by <> '')",
    "confidential": "claim.source_id IN (SELECT id FROM source WHERE confidential)",
}

FEW = 100
"""Ids of a range up to which they are asked for one by one, as those of a list are: a database binds some thousands of
values, and so many ranges of more nobody types."""


def conditions(db: Database, query: Query) -> list[Condition]:
    """One condition a filter, and one that hides what was withdrawn unless the query asks for it or names ids.

    Raises NotFound, with the nearest name, for a speaker, source, tag or proposition that the store does not know.
    """
    found = [_condition(db, part) for part in query.filters]
    if not asks_for_withdrawn(query):
        found.append(("NOT claim.withdrawn", []))
    return found


def asks_for_withdrawn(query: Query) -> bool:
    """Whether withdrawn claims belong in the answer."""
    return any(part.field == "id" or (part.field == "is" and "withdrawn" in part.values) for part in query.filters)


def _condition(db: Database, part: Filter) -> Condition:
    if part.negated and part.field in ("status", "reported"):  # the other words, for which there is an index
        return db.among(f"claim.{part.field}", [word for word in STATUSES if word not in part.values])
    sql, values = _MAKERS[part.field](db, part)
    return (f"NOT coalesce({sql}, FALSE)", values) if part.negated else (sql, values)


def _column(column: str) -> Callable[[Database, Filter], Condition]:
    return lambda db, part: db.among(f"claim.{column}", list(part.values))


def _ids(db: Database, part: Filter) -> Condition:
    ends = united(filter(None, map(claim_range, part.values)))
    few, ids = db.among("claim.id", [n for low, high in ends if high - low < FEW for n in range(low, high + 1)])
    wide = [both for both in ends if both[1] - both[0] >= FEW]
    parts = [few, *("claim.id BETWEEN ? AND ?" for _ in wide)]
    return f"({joined(parts, 'OR')})", [*ids, *(end for both in wide for end in both)]


def _is(db: Database, part: Filter) -> Condition:
    parts = [_IS[value] for value in part.values if value in _IS]
    bound: list[Any] = []
    if "stale" in part.values:
        from factcheck.store.reads import stale

        sql, bound = stale.condition(db)
        parts.append(sql)
    return f"({joined(parts, 'OR')})", bound


# What looks up names is imported by the filters that name somebody: a plain list is a quarter faster from a cold start.


def _speaker(db: Database, part: Filter) -> Condition:
    from factcheck.store.reads import speakers

    return db.among("claim.speaker_id", speakers.named(db, part.values))


def _via(db: Database, part: Filter) -> Condition:
    from factcheck.store.reads import speakers

    sql, ids = db.among("speaker_id", speakers.named(db, part.values))
    return f"claim.id IN (SELECT claim_id FROM attribution_link WHERE {sql})", ids


def _source(db: Database, part: Filter) -> Condition:
    from factcheck.store.reads import sources

    return db.among("claim.source_id", sources.named(db, part.values))


def _about(db: Database, part: Filter) -> Condition:
    from factcheck.store.reads import propositions

    return db.among("claim.proposition_id", propositions.named(db, part.values))


def _tag(db: Database, part: Filter) -> Condition:
    from factcheck.store.reads.lookup import unknown

    known: dict[str, list[int]] = {}
    for number, name in db.rows("SELECT id, name FROM tag"):
        known.setdefault(name.casefold(), []).append(number)
    ids: list[int] = []
    for value in part.values:
        if value.casefold() not in known:
            raise unknown("tag", value, tags(db))
        ids += known[value.casefold()]
    sql, ids = db.among("tag_id", ids)
    return f"claim.id IN (SELECT claim_id FROM claim_tag WHERE {sql})", ids


def tags(db: Database) -> list[str]:
    """Every tag, by name."""
    return db.column("SELECT name FROM tag ORDER BY name")


def _on(_: Database, part: Filter) -> Condition:
    between = [bound for span_of in span(part) for bound in span_of]
    parts = ["claim.said_on >= ? AND claim.said_on <= ?"] * (len(between) // 2)
    return f"({joined(parts, 'OR')})", between


def span(part: Filter) -> list[tuple[str, str]]:
    """The dates that an `on:` asks for, from the first to the last as they are compared, for each of its values."""
    return [(low or "0", f"{high}~" if high else "~") for low, high in part.ranges]


def _amount(db: Database, part: Filter) -> Condition:
    from factcheck.store.storage import index
    from factcheck.text.values import asked

    index.require(db)
    found = [db.index.with_amount(wanted) for value in part.values if (wanted := asked(value))]
    return f"({joined([sql for sql, _ in found], 'OR')})", [bound for _, values in found for bound in values]


def _reply(_: Database, part: Filter) -> Condition:
    from factcheck.store.reads import replies

    return replies.condition(part.values)


def _assigned(db: Database, part: Filter) -> Condition:
    from factcheck.store.reads import desk

    return desk.assigned(db, part.values)


def _state(db: Database, part: Filter) -> Condition:
    from factcheck.store.reads import desk

    return desk.stands(db, "state", [value.replace("-", " ") for value in part.values], "new")


def _priority(db: Database, part: Filter) -> Condition:
    from factcheck.store.reads import desk

    return desk.stands(db, "priority", part.values, "normal")


def _verdict(db: Database, part: Filter) -> Condition:
    from factcheck.store.reads import scale

    return scale.condition(db, part.values)


def _confidence(db: Database, part: Filter) -> Condition:
    where, values = db.among("confidence", list(part.values))
    return f"claim.id IN (SELECT claim_id FROM desk WHERE {where})", values


def _grade(_: Database, part: Filter) -> Condition:
    parts = joined(["grade LIKE ?" for _ in part.values], "OR")
    wanted = [value if len(value) > 1 else f"%{value}%" for value in part.values]
    return f"claim.id IN (SELECT claim_id FROM desk WHERE {parts})", wanted


def _due(_: Database, part: Filter) -> Condition:
    from factcheck.store.reads import desk

    return desk.due(part.ranges)


def _origin(_: Database, part: Filter) -> Condition:
    parts = ["claim.origin >= ? AND claim.origin <= ?" for _ in part.values]
    return f"({joined(parts, 'OR')})", [bound for value in part.values for bound in (value, f"{value}~")]


def _cue(db: Database, part: Filter) -> Condition:
    from factcheck.store.reads.lookup import distinct
    from factcheck.text.fold import fold

    wanted = [f" {fold(value)}" for value in part.values]
    known = [cue for cue in distinct(db, "claim", "cue") if any(w in f" {fold(cue)}" for w in wanted)]
    return db.among("claim.cue", known)


_MAKERS: dict[str, Callable[[Database, Filter], Condition]] = {
    "status": _column("status"),
    "reported": _column("reported"),
    "mark": _column("mark"),
    "verdict": _verdict,
    "confidence": _confidence,
    "grade": _grade,
    "by": _speaker,
    "via": _via,
    "source": _source,
    "about": _about,
    "tag": _tag,
    "said_on": _on,
    "amount": _amount,
    "reply": _reply,
    "assigned": _assigned,
    "state": _state,
    "priority": _priority,
    "due": _due,
    "cue": _cue,
    "id": _ids,
    "origin": _origin,
    "is": _is,
}
