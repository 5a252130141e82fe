"""Filters of the grammar as SQL conditions on `claim`, with the values that they bind."""

import sqlite3
from collections.abc import Callable
from typing import Any

from factcheck.query import Filter, Query
from factcheck.query.model import STATUSES

Condition = tuple[str, list[Any]]
"""SQL with `?` placeholders and the values for them."""

_IS = {
    "draft": "claim.draft",
    "unreviewed": "claim.mark IS NULL",
    "disputed": "claim.disputed",
    "withdrawn": "claim.withdrawn",
    "filed": "claim.proposition_id IS NOT NULL",
    "unfiled": "claim.proposition_id IS NULL",
    "marked": "claim.mark IS NOT NULL",
}


def conditions(connection: sqlite3.Connection, query: Query) -> list[Condition]:
    """One condition a filter, and one that hides what was withdrawn unless the query asks for it or names ids.

    Raises NotFound, with the nearest name, for a speaker, source, tag or proposition that the store does not know.
    """
    found = [_condition(connection, part) for part in query.filters]
    if not asks_for_withdrawn(query):
        found.append(("NOT claim.withdrawn", []))
    return found


def asks_for_withdrawn(query: Query) -> bool:
    """Whether withdrawn claims belong in the answer."""
    return any(part.field == "id" or (part.field == "is" and "withdrawn" in part.values) for part in query.filters)


def _condition(connection: sqlite3.Connection, part: Filter) -> Condition:
    if part.negated and part.field in ("status", "reported"):  # the other words, for which there is an index
        return among(f"claim.{part.field}", [word for word in STATUSES if word not in part.values])
    sql, values = _MAKERS[part.field](connection, part)
    return (f"NOT coalesce({sql}, FALSE)", values) if part.negated else (sql, values)


def among(column: str, values: list[Any]) -> Condition:
    """`column` has one of `values`."""
    return f"{column} IN ({','.join('?' * len(values))})", values


def _column(column: str) -> Callable[[sqlite3.Connection, Filter], Condition]:
    return lambda _, part: among(f"claim.{column}", list(part.values))


def _ids(_: sqlite3.Connection, part: Filter) -> Condition:
    return among("claim.id", [int(value) for value in part.values])


def _is(_: sqlite3.Connection, part: Filter) -> Condition:
    return "(" + " OR ".join(_IS[value] for value in part.values) + ")", []


# What looks up names is imported by the filters that name somebody: a plain list is a quarter faster from a cold start.


def _speaker(connection: sqlite3.Connection, part: Filter) -> Condition:
    from factcheck.store.reads import speakers

    return among("claim.speaker_id", speakers.named(connection, part.values))


def _via(connection: sqlite3.Connection, part: Filter) -> Condition:
    from factcheck.store.reads import speakers

    sql, ids = among("speaker_id", speakers.named(connection, part.values))
    return f"claim.id IN (SELECT claim_id FROM attribution_link WHERE {sql})", ids


def _source(connection: sqlite3.Connection, part: Filter) -> Condition:
    from factcheck.store.reads import sources

    return among("claim.source_id", sources.named(connection, part.values))


def _about(connection: sqlite3.Connection, part: Filter) -> Condition:
    from factcheck.store.reads import propositions

    return among("claim.proposition_id", propositions.named(connection, part.values))


def _tag(connection: sqlite3.Connection, part: Filter) -> Condition:
    from factcheck.store.reads.lookup import unknown

    ids: list[Any] = []
    for value in part.values:
        row = connection.execute("SELECT id FROM tag WHERE lower(name) = lower(?)", [value]).fetchone()
        if not row:
            raise unknown("tag", value, tags(connection))
        ids.append(row[0])
    sql, ids = among("tag_id", ids)
    return f"claim.id IN (SELECT claim_id FROM claim_tag WHERE {sql})", ids


def tags(connection: sqlite3.Connection) -> list[str]:
    """Every tag, by name."""
    return [name for (name,) in connection.execute("SELECT name FROM tag ORDER BY name")]


def _on(_: sqlite3.Connection, part: Filter) -> Condition:
    parts, values = [], []
    for low, high in part.ranges:
        parts.append("claim.said_on >= ? AND claim.said_on <= ?")
        values += [low or "0", f"{high}~" if high else "~"]
    return "(" + " OR ".join(parts) + ")", values


def _origin(_: sqlite3.Connection, part: Filter) -> Condition:
    parts = ["claim.origin >= ? AND claim.origin <= ?" for _ in part.values]
    return "(" + " OR ".join(parts) + ")", [bound for value in part.values for bound in (value, f"{value}~")]


def _cue(connection: sqlite3.Connection, part: Filter) -> Condition:
    from factcheck.store.reads.lookup import distinct
    from factcheck.text.fold import fold

    wanted = [f" {fold(value)}" for value in part.values]
    known = [cue for cue in distinct(connection, "claim", "cue") if any(w in f" {fold(cue)}" for w in wanted)]
    return among("claim.cue", known)


_MAKERS: dict[str, Callable[[sqlite3.Connection, Filter], Condition]] = {
    "status": _column("status"),
    "reported": _column("reported"),
    "mark": _column("mark"),
    "by": _speaker,
    "via": _via,
    "source": _source,
    "about": _about,
    "tag": _tag,
    "on": _on,
    "cue": _cue,
    "id": _ids,
    "origin": _origin,
    "is": _is,
}
