"""What is there of a document that was ingested before."""

from factcheck.store.storage.database import Database


def holding(db: Database, sha256: str, text_sha256: str) -> tuple[str, bool] | None:
    """The id of the source with these bytes or this text, and whether claims were drafted from it; None for none."""
    row = db.row(
        "SELECT slug, EXISTS (SELECT 1 FROM claim WHERE source_id = source.id AND origin LIKE 'ingest:%') FROM source "
        "WHERE text <> '' AND (sha256 = ? OR text_sha256 = ?) ORDER BY withdrawn, id DESC LIMIT 1",
        [sha256, text_sha256],
    )
    return (row[0], bool(row[1])) if row else None


def newest_at(db: Database, url: str) -> str:
    """The id of the newest source with a text from this address, "" for none."""
    sql = "SELECT slug FROM source WHERE url = ? AND text <> '' AND NOT withdrawn ORDER BY id DESC LIMIT 1"
    return db.value(sql, [url]) or ""


def gone(db: Database, slug: str) -> list[int]:
    """The claims of a source that were withdrawn together with it, or by an undo of the ingest that drafted them.

    What a person has rejected or withdrawn is not among them.
    """
    with_source = db.value(
        "SELECT event.step_id FROM event JOIN source ON source.id = event.source_id "
        "WHERE source.slug = ? AND source.withdrawn AND event.field = 'withdrawn' ORDER BY event.id DESC LIMIT 1",
        [slug],
    )
    return db.column(
        "SELECT claim.id FROM claim JOIN source ON source.id = claim.source_id JOIN event ON event.id = "
        "(SELECT max(id) FROM event WHERE claim_id = claim.id AND field = 'withdrawn') "
        "JOIN step ON step.id = event.step_id WHERE source.slug = ? AND claim.withdrawn AND "
        "(step.id = ? OR (step.undoes_id IS NOT NULL AND claim.origin LIKE 'ingest:%')) ORDER BY claim.id",
        [slug, with_source],
    )
