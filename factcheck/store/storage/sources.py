"""Sources as they are stored: a snapshot once and for ever; what is known of it may be corrected."""

import hashlib
from collections.abc import Container
from dataclasses import dataclass

from factcheck.domain.source import Source
from factcheck.store.storage.database import Database
from factcheck.store.storage.rows import SourceRow, insert_new
from factcheck.store.storage.unit_of_work import UnitOfWork
from factcheck.text.slug import slug


@dataclass(frozen=True, slots=True)
class Known:
    """A source that is there."""

    id: int
    slug: str
    withdrawn: bool
    confidential: bool


def with_key(db: Database, key: str) -> Known | None:
    """The source that has this key."""
    row = db.row("SELECT id, slug, withdrawn, confidential FROM source WHERE key = ?", [key])
    return Known(row[0], row[1], bool(row[2]), bool(row[3])) if row else None


def called(db: Database, slug: str) -> Known:
    """The source with this id, which is known to be there."""
    number, slug, *flags = db.row("SELECT id, slug, withdrawn, confidential FROM source WHERE slug = ?", [slug])
    return Known(number, slug, *map(bool, flags))


def insert(work: UnitOfWork, source: Source, key: str, previous: int | None) -> str:
    """Store a new source; returns its id, made from the title when it has none. `previous` is a database id."""
    row = SourceRow(
        slug=slug(source.id or source.title, _Taken(work.db)),
        key=key,
        title=source.title,
        step_id=work.step,
        text=source.text,
        sha256=source.sha256,
        text_sha256=hashlib.sha256(source.text.encode()).hexdigest() if source.text else "",
        publisher=source.publisher,
        author=source.author,
        url=source.url,
        published=source.published,
        retrieved=source.retrieved or work.started,
        language=source.language,
        note=source.note,
        previous_id=previous,
        confidential=source.confidential,
    )
    insert_new(work.db, [row])
    return row.slug


class _Taken(Container[str]):
    """The ids that sources have."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def __contains__(self, slug: object) -> bool:
        return self._db.row("SELECT 1 FROM source WHERE slug = ?", [slug]) is not None
