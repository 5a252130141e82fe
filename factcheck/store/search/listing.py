"""Which claims a query lets through, in which order."""

from collections.abc import Iterator
from typing import Any

from factcheck.errors import UsageError
from factcheck.query import Query
from factcheck.store.reads.filters import conditions
from factcheck.store.storage.database import Database
from factcheck.text.suggesting import did_you_mean

SORTS = {
    "id": "claim.id",
    "said": "claim.said_on",
    "created": "claim.created_at",
    "status": "claim.status",
    "confidence": "claim.confidence",
    "speaker": "(SELECT name FROM speaker WHERE speaker.id = claim.speaker_id)",
    "source": "(SELECT slug FROM source WHERE source.id = claim.source_id)",
}
"""What `--sort` takes; a minus before the name turns the order round."""


def ids(db: Database, query: Query, sort: str = "id", limit: int | None = None) -> Iterator[int]:
    """The ids of the claims that fit, streamed. Raises UsageError for an unknown sort, NotFound for unknown names."""
    found = conditions(db, query)
    if query.terms:
        from factcheck.store.search import units  # a list without words to look for does not pay for the search

        found.append(units.condition(db, query.terms))
    values: list[Any] = [value for _, bound in found for value in bound]
    where = " AND ".join(sql for sql, _ in found) or "TRUE"
    sql = f"SELECT claim.id FROM claim WHERE {where} ORDER BY {_order(sort)}"
    if limit is not None:
        sql, values = f"{sql} LIMIT ?", [*values, limit]
    return (claim_id for (claim_id,) in db.rows(sql, values))


def all_ids(db: Database) -> Iterator[int]:
    """The ids of all claims, withdrawn ones too, streamed in order."""
    for (claim_id,) in db.rows("SELECT id FROM claim ORDER BY id"):
        yield claim_id


def _order(sort: str) -> str:
    name, direction = (sort[1:], "DESC") if sort.startswith("-") else (sort, "ASC")
    if name not in SORTS:
        raise UsageError(f"Claims can't be sorted by “{name}”.", did_you_mean(name, SORTS))
    return f"claim.id {direction}" if name == "id" else f"{SORTS[name]} {direction}, claim.id {direction}"
