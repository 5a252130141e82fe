"""Small look-ups that several reads share."""

from factcheck.errors import NotFound
from factcheck.store.storage.database import Database
from factcheck.text.fold import words


def distinct(db: Database, table: str, column: str) -> list[str]:
    """The values of an indexed column, one index probe a value instead of a scan of the rows.

    The "loose index scan" of https://wiki.postgresql.org/wiki/Loose_indexscan.
    """
    rows = db.rows(
        f"WITH RECURSIVE seen(value) AS (SELECT min({column}) FROM {table} UNION ALL "
        f"SELECT (SELECT min({column}) FROM {table} WHERE {column} > value) FROM seen WHERE value IS NOT NULL) "
        "SELECT value FROM seen WHERE value IS NOT NULL"
    )
    return [value for (value,) in rows]


def unknown(what: str, name: str, known: list[str]) -> NotFound:
    """The error for a name that the store does not know, with the nearest ones that it does."""
    from factcheck.text.similarity import closest

    near = closest(name, known)
    return NotFound(f"The store knows no {what} “{name}”.", f"Nearest: {', '.join(near)}." if near else _LISTED[what])


_LISTED = {
    "source": "`factcheck source list` shows them all.",
    "speaker": "`factcheck speaker list` shows them all.",
    "tag": "`factcheck stats` shows them all.",
    "proposition": "`factcheck positions` shows them all.",
}


def like(value: str) -> tuple[str, list[str]]:
    """A condition on `folded` that each word of `value` begins a word of the name, and what it binds."""
    parts = words(value)
    return " AND ".join("' ' || folded LIKE ?" for _ in parts) or "FALSE", [f"% {part}%" for part in parts]
