"""What a shell may complete a word to: ids and names that begin so, each with what it stands for."""

from collections.abc import Iterator

from factcheck.store.reads.lookup import LAST, like
from factcheck.store.reads.propositions import FILED
from factcheck.store.reads.speakers import HERE
from factcheck.store.storage.database import Database

MOST = 50
"""More than a shell shows at once."""

Offer = tuple[str, str]
"""What stands on the command line, and what it means."""


def claims(db: Database, start: str) -> Iterator[Offer]:
    """Ids of claims that begin so, the newest first, each with its text."""
    sql = "SELECT id, text FROM claim WHERE id BETWEEN ? AND ? AND NOT withdrawn ORDER BY id DESC LIMIT ?"
    if start and not start.isdecimal():
        return
    for low, high in _ranges(start):
        yield from ((str(claim_id), text) for claim_id, text in db.rows(sql, [low, high, MOST]))


def _ranges(digits: str) -> list[tuple[int, int]]:
    """The ranges of numbers up to ten digits that begin with these digits."""
    if not digits:
        return [(1, 10**18)]
    return [(int(digits) * 10**n, (int(digits) + 1) * 10**n - 1) for n in range(max(1, 11 - len(digits)))]


def sources(db: Database, start: str) -> Iterator[Offer]:
    """Ids of sources that begin so, each with its title."""
    sql = "SELECT slug, title FROM source WHERE slug >= ? AND slug < ? AND NOT withdrawn LIMIT ?"
    return db.rows(sql, [start, start + LAST, MOST])


def speakers(db: Database, start: str) -> Iterator[Offer]:
    """Names of speakers, and the ends of names, that begin so: a shell takes no offer that begins otherwise."""
    condition, words = like(db, start) if start.strip() else ("TRUE", [])
    for name, kind in db.rows(f"SELECT name, kind FROM speaker WHERE {condition} AND {HERE} LIMIT ?", [*words, MOST]):
        at = f" {name}".find(f" {start}")
        yield (name, kind) if at <= 0 else (name[at:], name)


def tags(db: Database, start: str) -> Iterator[Offer]:
    """Tags that begin so."""
    return db.rows("SELECT name, '' FROM tag WHERE name >= ? AND name < ? LIMIT ?", [start, start + LAST, MOST])


def verdicts(db: Database, start: str) -> Iterator[Offer]:
    """The labels of the desk's scale that begin so, each with what it counts as."""
    from factcheck.store.reads import scale

    return ((one.name, one.counts_as or "") for one in scale.current(db) if one.name.startswith(start))


def propositions(db: Database, start: str) -> Iterator[Offer]:
    """The numbers of the newest propositions, those that begin so."""
    rows = db.rows(f"SELECT id, text FROM proposition WHERE {FILED} ORDER BY id DESC LIMIT ?", [MOST])
    return ((f"p{number}", text) for number, text in rows if f"p{number}".startswith(start))
