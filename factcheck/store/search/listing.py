"""Which claims a query lets through, in which order."""

from collections.abc import Iterable, Iterator, Sequence
from heapq import merge
from itertools import islice
from typing import Any

from factcheck.errors import UsageError
from factcheck.query import Query
from factcheck.store.reads.filters import conditions, span
from factcheck.store.reads.lookup import distinct
from factcheck.store.storage.database import BATCH, Condition, Database, joined
from factcheck.text.suggesting import did_you_mean

SORTS = {
    "id": "claim.id",
    **dict.fromkeys(("said_on", "said", "date"), "claim.said_on"),
    **dict.fromkeys(("created_at", "created"), "claim.created_at"),
    "status": "claim.status",
    "reported": "claim.reported",
    "mark": "claim.mark",
    "confidence": "claim.confidence",
    "text": "claim.text",
    "speaker": "(SELECT name FROM speaker WHERE speaker.id = claim.speaker_id)",
    "source": "(SELECT slug FROM source WHERE source.id = claim.source_id)",
    **{
        name: f"coalesce((SELECT {name} FROM desk WHERE desk.claim_id = claim.id), '')"
        for name in ("assignee", "state", "verdict", "grade")
    },
    "due": "coalesce(nullif((SELECT due FROM desk WHERE desk.claim_id = claim.id), ''), '~')",
    "priority": "coalesce((SELECT CASE priority WHEN 'high' THEN 0 WHEN 'low' THEN 2 ELSE 1 END FROM desk "
    "WHERE desk.claim_id = claim.id), 1)",
    "proposition": "(SELECT text FROM proposition WHERE proposition.id = claim.proposition_id)",
}
"""What `--sort` takes: columns, `date` and what is said for short; a minus before the name turns the order round."""

_MAY_BE_UNKNOWN = frozenset(("mark", "confidence", "speaker", "proposition"))

WITHHELD = frozenset(("said_on", "said", "date", "speaker", "source"))
"""What the public is not told of a claim from a confidential source: an order by it would tell it."""

MOST_DAYS = 4000
"""More dates than these in eleven years are sorted by the database."""

AT_FIRST = 10_000
"""Ids at the beginning of a list in which a page of some dates is looked for before anything else: 2 ms in vain."""


def ids(
    db: Database, query: Query, sort: str = "id", limit: int | None = None, *, public: bool = False
) -> Iterator[int]:
    """The ids of the claims that fit, streamed; for the `public`, what is withheld sorts as if it were not there.

    Raises UsageError for an unknown sort, NotFound for unknown names.
    """
    found = conditions(db, query)
    if query.terms:
        from factcheck.store.search import understanding  # a list without words to look for does not pay for the search

        found.append(understanding.condition(db, query.terms))
    elif limit is not None and _asks_for_dates_alone(query, sort):
        if len(first := _among_the_first(db, found, sort, limit)) == limit:
            return iter(first)
        if days := _days(db, query):
            return _day_by_day(db, days, found[1:], sort, limit)
    values: list[Any] = [value for _, bound in found for value in bound]
    where = joined([sql for sql, _ in found], "AND") or "TRUE"
    sql = f"SELECT claim.id FROM claim WHERE {where} ORDER BY {_order(sort, public=public)}"
    if limit is not None:
        sql, values = f"{sql} LIMIT ?", [*values, limit]
    return (claim_id for (claim_id,) in db.rows(sql, values))


def count(db: Database, query: Query) -> int:
    """How many claims fit. Raises NotFound for unknown names."""
    where, values = condition(db, query)
    return int(db.value(f"SELECT count(*) FROM claim WHERE {where}", values))


def condition(db: Database, query: Query) -> Condition:
    """The query as one SQL condition on `claim`. Raises NotFound for unknown names."""
    found = conditions(db, query)
    if query.terms:
        from factcheck.store.search import understanding

        found.append(understanding.condition(db, query.terms))
    return joined([sql for sql, _ in found], "AND") or "TRUE", [value for _, bound in found for value in bound]


def ordered(db: Database, ids: Sequence[int], sort: str) -> list[int]:
    """These ids in the order of a sort. Raises UsageError for an unknown one."""
    where, values = db.among("claim.id", ids)
    return db.column(f"SELECT claim.id FROM claim WHERE {where} ORDER BY {_order(sort)}", values)


def filed_with(db: Database, ids: Iterable[int], *, public: bool = False) -> Iterator[int]:
    """The ids of all claims under the propositions of these, those among them, one proposition after the other, by
    their dates; for the `public` those that it is told.
    """
    said = _told("claim.said_on") if public else "said_on"
    about: set[int] = set()
    for where, values in _at_once(db, "id", ids):
        about.update(
            db.column(f"SELECT DISTINCT proposition_id FROM claim WHERE {where} AND proposition_id IS NOT NULL", values)
        )
    for where, values in _at_once(db, "proposition_id", sorted(about)):
        yield from db.column(
            f"SELECT id FROM claim WHERE {where} AND NOT withdrawn AND NOT draft ORDER BY proposition_id, {said}, id",
            values,
        )


def _at_once(db: Database, column: str, numbers: Iterable[int]) -> Iterator[Condition]:
    """The condition that a column has one of these numbers, some after the other."""
    waiting = iter(numbers)
    while batch := list(islice(waiting, BATCH)):
        yield db.among(column, batch)


def shared(db: Database, query: Query, what: str) -> set[str]:
    """The ids of the sources, or with `what` "speaker" the names of the speakers, of the claims that fit."""
    return shared_by(db, ids(db, query), what)


def shared_by(db: Database, numbers: Iterable[int], what: str) -> set[str]:
    """The same of the claims with these ids."""
    column = {"source": "source.slug", "speaker": "speaker.name"}[what]
    sql = f"SELECT DISTINCT {column} FROM claim JOIN {what} ON {what}.id = claim.{what}_id"
    found: set[str] = set()
    for where, values in _at_once(db, "claim.id", numbers):
        found.update(db.column(f"{sql} WHERE {where}", values))
    return found


def _asks_for_dates_alone(query: Query, sort: str) -> bool:
    """Whether no index has the answer in order: a year of a million claims would be sorted for a page."""
    return sort in ("id", "-id") and [(part.field, part.negated) for part in query.filters] == [("said_on", False)]


def _among_the_first(db: Database, found: list[Condition], sort: str, limit: int) -> list[int]:
    """The first ids that fit, of the first `AT_FIRST` there are: of many dates a page is soon full."""
    end, reach = ("max(id)", "claim.id > ?") if sort.startswith("-") else ("min(id)", "claim.id < ?")
    begin = db.row(f"SELECT {end} FROM claim")
    at = (begin[0] or 0) if begin else 0
    last = at - AT_FIRST if sort.startswith("-") else at + AT_FIRST
    where = joined([reach, *(sql for sql, _ in found)], "AND")
    sql = f"SELECT claim.id FROM claim WHERE {where} ORDER BY {_order(sort)} LIMIT ?"
    bound = [value for _, values in found for value in values]
    return [claim_id for (claim_id,) in db.rows(sql, [last, *bound, limit])]


def _days(db: Database, query: Query) -> list[str]:
    """The dates that a query asks for and claims have; [] where they are too many."""
    days = {day for low, high in span(query.filters[0]) for day in distinct(db, "claim", "said_on", low, high)}
    return sorted(days) if len(days) <= MOST_DAYS else []


def _day_by_day(db: Database, days: list[str], others: list[Condition], sort: str, limit: int) -> Iterator[int]:
    """The first ids of all these dates, from those of each."""
    where = joined(["claim.said_on = ?", *(sql for sql, _ in others)], "AND")
    bound = [value for _, values in others for value in values]
    sql = f"SELECT claim.id FROM claim WHERE {where} ORDER BY {_order(sort)} LIMIT ?"
    found = merge(*(db.rows(sql, [day, *bound, limit]) for day in days), reverse=sort.startswith("-"))
    return (claim_id for (claim_id,) in islice(found, limit))


def all_ids(db: Database) -> Iterator[int]:
    """The ids of all claims, withdrawn ones too, streamed in order."""
    for (claim_id,) in db.rows("SELECT id FROM claim ORDER BY id"):
        yield claim_id


def _told(column: str) -> str:
    """A column, empty where it is withheld from the public."""
    closed = "(SELECT confidential FROM source WHERE source.id = claim.source_id)"
    return f"coalesce(CASE WHEN NOT {closed} THEN {column} END, '')"


def _order(sort: str, *, public: bool = False) -> str:
    name, direction = (sort[1:], "DESC") if sort.startswith("-") else (sort, "ASC")
    if name not in SORTS:
        raise UsageError(f"Claims can't be sorted by “{name}”.", did_you_mean(name, SORTS))
    if name == "id":
        return f"claim.id {direction}"
    nothing = "NULLS LAST" if direction == "DESC" else "NULLS FIRST"  # as SQLite has it; an index is read so too
    unknown = f" {nothing}" if name in _MAY_BE_UNKNOWN else ""
    column = _told(SORTS[name]) if public and name in WITHHELD else SORTS[name]
    return f"{column} {direction}{unknown}, claim.id {direction}"
