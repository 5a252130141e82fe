"""What leads to the sources that are confidential: their names and addresses, and who speaks in them alone."""

import re
from collections.abc import Iterable, Iterator

from factcheck.store.storage.database import Database


def slugs(db: Database) -> frozenset[str]:
    """The ids of the sources that are confidential."""
    return frozenset(db.column("SELECT slug FROM source WHERE confidential"))


def names(db: Database) -> Iterator[str]:
    """Their ids, titles, addresses and publishers, and the names of `people`; without names that a source has which is
    not confidential.
    """
    public = db.rows("SELECT title, publisher FROM source WHERE NOT confidential")
    known = {name for row in public for name in row}
    yield from db.column("SELECT slug FROM source WHERE confidential")
    for row in db.rows("SELECT title, url, publisher FROM source WHERE confidential"):
        yield from (name for name in row if name and name not in known)
    yield from people(db)


def people(db: Database) -> Iterator[str]:
    """Who wrote them, and who speaks in them and in no other source, aliases too; without names that stand with a
    source that is not confidential.
    """
    public = db.rows("SELECT title, author, publisher FROM source WHERE NOT confidential")
    known = {"", *(name for row in public for name in row)}
    closed = _heard("source.confidential")
    alone = f"{{0}} IN ({closed}) AND {{0}} NOT IN ({_heard(ELSEWHERE)})"
    for name in db.column(
        "SELECT author FROM source WHERE confidential "
        f"UNION SELECT name FROM speaker WHERE {alone.format('id')} "
        f"UNION SELECT alias FROM alias WHERE {alone.format('speaker_id')}"
    ):
        if name not in known:
            yield name


def elsewhere(db: Database) -> Iterator[str]:
    """The names, aliases and addresses that stand with sources which are not confidential."""
    for row in db.rows("SELECT author, publisher, url FROM source WHERE NOT confidential"):
        yield from row
    heard = _heard(ELSEWHERE)
    yield from db.column(
        f"SELECT name FROM speaker WHERE id IN ({heard}) UNION SELECT alias FROM alias WHERE speaker_id IN ({heard})"
    )


def texts(db: Database) -> Iterator[str]:
    """Their texts, one after the other."""
    for (text,) in db.rows("SELECT text FROM source WHERE confidential AND text <> ''"):
        yield text


def told(db: Database, names: Iterable[str]) -> set[str]:
    """Which of these names, as they are written, stand in a source that is not confidential, or in a claim from one."""
    like = "LIKE ? ESCAPE '!'"
    documents = f"SELECT 1 FROM source WHERE NOT confidential AND (text {like} OR title {like})"
    claimed = f"SELECT 1 FROM claim JOIN source ON source.id = claim.source_id WHERE {ELSEWHERE} AND claim.text {like}"
    found = set()
    for name in names:
        stretch = "%" + re.sub("[!%_]", r"!\g<0>", name) + "%"
        if db.row(f"{documents} UNION ALL {claimed} LIMIT 1", [stretch] * 3):
            found.add(name)
    return found


ELSEWHERE = "NOT source.confidential AND NOT claim.withdrawn AND NOT claim.draft"
"""Of a claim and its source: that the public may know who speaks there."""


def _heard(condition: str) -> str:
    """The speakers of claims, those who relay them too, for whose claim and source a condition holds."""
    where = f"JOIN source ON source.id = claim.source_id WHERE {condition}"
    return (
        f"SELECT claim.speaker_id FROM claim {where} AND claim.speaker_id IS NOT NULL UNION SELECT link.speaker_id "
        f"FROM attribution_link link JOIN claim ON claim.id = link.claim_id {where}"
    )
