"""Small look-ups that several reads share."""

from collections.abc import Sequence

from factcheck.errors import NotFound
from factcheck.store.storage.database import Condition, Database, joined
from factcheck.text.fold import words

LAST = "\U0010ffff"
"""Behind every character: what begins with a word stands before the word with this after it."""


LONGEST = 200
"""Code points that are shown, or compared, of a name that is nobody's: a bound on time; no name is so long."""


def distinct(db: Database, table: str, column: str, low: str = "", high: str = LAST) -> list[str]:
    """The values of an indexed column from `low` to `high`, one index probe a value instead of a scan of the rows.

    The "loose index scan" of https://wiki.postgresql.org/wiki/Loose_indexscan.
    """
    return db.column(
        f"WITH RECURSIVE seen(value) AS (SELECT min({column}) FROM {table} WHERE {column} >= ? UNION ALL "
        f"SELECT (SELECT min({column}) FROM {table} WHERE {column} > value) FROM seen WHERE value <= ?) "
        "SELECT value FROM seen WHERE value <= ?",
        [low, high, high],
    )


def unknown(what: str, name: str, known: list[str], *, near: Sequence[str] = ()) -> NotFound:
    """The error for a name that the store does not know, with the nearest ones that it does, `near` ones first."""
    from factcheck.text.similarity import closest

    near = near or closest(name[:LONGEST], known) or _with_a_word_like(name[:LONGEST], known)
    shown = name if len(name) <= LONGEST else f"{name[:LONGEST]}…"
    return NotFound(
        f"The store knows no {what} “{shown}”.",
        f"Nearest: {', '.join(near).removesuffix('.')}." if near else _LISTED[what],
    )


def _with_a_word_like(name: str, known: list[str]) -> list[str]:
    """The names that have the word most like `name`: many are asked for by a surname, or a word of a source's id."""
    from factcheck.text.similarity import closest

    whose: dict[str, str] = {}
    for full in known:
        for part in full.replace("-", " ").split():
            whose.setdefault(part, full)
    return list(dict.fromkeys(whose[part] for part in closest(name, whose)))


_LISTED = {
    "verdict": "`factcheck scale` lists the desk's own verdicts.",
    "analyst": "`factcheck log` shows who works here.",
    "source": "`factcheck source list` shows them all.",
    "speaker": "`factcheck speaker list` shows them all.",
    "tag": "`factcheck stats` shows them all.",
    "proposition": "`factcheck positions` shows them all.",
}


def like(db: Database, value: str) -> Condition:
    """The condition on `folded` that each word of `value` begins a word of the name."""
    parts = list(dict.fromkeys(words(value)))
    return joined([db.holds("' ' || folded")] * len(parts), "AND") or "FALSE", [f" {part}" for part in parts]
