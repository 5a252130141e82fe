"""What leads to the sources that are confidential: their names and addresses, and who speaks in them alone."""

from collections.abc import Iterator

from factcheck.store.storage.database import Database


def slugs(db: Database) -> frozenset[str]:
    """The ids of the sources that are confidential."""
    return frozenset(db.column("SELECT slug FROM source WHERE confidential"))


def names(db: Database) -> Iterator[str]:
    """Their ids, titles, addresses, authors and publishers, and the names of those who speak in them and in no other
    source, aliases too; without names that a source has which is not confidential.
    """
    public = db.rows("SELECT title, author, publisher FROM source WHERE NOT confidential")
    known = {name for row in public for name in row}
    yield from db.column("SELECT slug FROM source WHERE confidential")
    for row in db.rows("SELECT title, url, author, publisher FROM source WHERE confidential"):
        yield from (name for name in row if name and name not in known)
    closed = _heard("source.confidential")
    elsewhere = _heard("NOT source.confidential AND NOT claim.withdrawn AND NOT claim.draft")
    alone = f"{{0}} IN ({closed}) AND {{0}} NOT IN ({elsewhere})"
    for name in db.column(
        f"SELECT name FROM speaker WHERE {alone.format('id')} "
        f"UNION SELECT alias FROM alias WHERE {alone.format('speaker_id')}"
    ):
        if name not in known:
            yield name


def _heard(condition: str) -> str:
    """The speakers of claims, those who relay them too, for whose claim and source a condition holds."""
    where = f"JOIN source ON source.id = claim.source_id WHERE {condition}"
    return (
        f"SELECT claim.speaker_id FROM claim {where} AND claim.speaker_id IS NOT NULL UNION SELECT link.speaker_id "
        f"FROM attribution_link link JOIN claim ON claim.id = link.claim_id {where}"
    )
