"""Reading sources."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from factcheck.domain.conflict import SURE
from factcheck.domain.source import Source, short_name
from factcheck.store.reads.lookup import LAST, unknown
from factcheck.store.storage.database import Database

_FIELDS = (
    "source.slug, source.title, {text}, source.sha256, source.text_sha256, source.publisher, source.author, "
    "source.url, source.published, source.retrieved, source.language, coalesce(previous.slug, ''), source.note, "
    "source.withdrawn, source.confidential"
)
_FROM = " FROM source LEFT JOIN source previous ON previous.id = source.previous_id "


def source(db: Database, slug: str) -> Source:
    """One source with its text. Raises NotFound with the nearest ids."""
    sql = f"SELECT {_FIELDS.format(text='source.text')} {_FROM} WHERE source.id = ?"
    return _source(db.row(sql, [one_named(db, slug)]))


def every(db: Database) -> Iterator[tuple[Source, int]]:
    """All sources without their texts, oldest first, each with its number of claims that were not withdrawn."""
    counts = dict(db.rows("SELECT source_id, count(*) FROM claim WHERE NOT withdrawn GROUP BY source_id"))
    sql = f"SELECT {_FIELDS.format(text=chr(39) * 2)}, source.id {_FROM} ORDER BY source.id"
    for *fields, source_id in db.rows(sql):
        yield _source(tuple(fields)), counts.get(source_id, 0)


@dataclass(frozen=True, slots=True)
class Kept:
    """A source with its database id and what hangs on it: claims that were not withdrawn, drafts among them, and open
    conflicts of its claims.
    """

    source: Source
    number: int
    claims: int
    drafts: int = 0
    conflicts: int = 0


def kept(db: Database) -> Iterator[Kept]:
    """All sources without their texts, oldest first, with what hangs on them."""
    counts = {
        source: (int(many), int(drafts or 0))
        for source, many, drafts in db.rows(
            "SELECT source_id, count(*), sum(CASE WHEN draft THEN 1 ELSE 0 END) FROM claim WHERE NOT withdrawn "
            "GROUP BY source_id"
        )
    }
    at_odds: dict[int, int] = {}
    for left, right in db.rows(
        "SELECT one.source_id, other.source_id FROM conflict JOIN claim one ON one.id = conflict.left_id "
        "JOIN claim other ON other.id = conflict.right_id "
        "WHERE judgement = 'open' AND NOT closed AND score >= ?",
        [SURE],
    ):
        for number in {left, right}:
            at_odds[number] = at_odds.get(number, 0) + 1
    sql = f"SELECT {_FIELDS.format(text=chr(39) * 2)}, source.id {_FROM} ORDER BY source.id"
    for *fields, number in db.rows(sql):
        yield Kept(_source(tuple(fields)), number, *counts.get(number, (0, 0)), at_odds.get(number, 0))


def published(db: Database, slugs: Iterable[str]) -> dict[str, str]:
    """When these sources were published (ISO), of those of which it is known."""
    where, values = db.among("slug", sorted(set(slugs)))
    return dict(db.rows(f"SELECT slug, published FROM source WHERE {where} AND published <> ''", values))


def short_names(db: Database, slugs: Iterable[str]) -> dict[str, str]:
    """What lists call these sources (`domain.source.short_name`)."""
    where, values = db.among("slug", sorted(set(slugs)))
    return {
        slug: short_name(title, publisher, published)
        for slug, title, publisher, published in db.rows(
            f"SELECT slug, title, publisher, published FROM source WHERE {where}", values
        )
    }


def _source(row: tuple[Any, ...]) -> Source:
    *fields, withdrawn, confidential = row
    return replace(Source(*fields), withdrawn=bool(withdrawn), confidential=bool(confidential))


def named(db: Database, values: Iterable[str]) -> list[int]:
    """The database ids of the sources with these ids (slugs). Raises NotFound with the nearest."""
    return [one_named(db, value) for value in values]


def one_named(db: Database, slug: str) -> int:
    """The database id of the source with this id, of the only one whose id begins so, or of s2, as lists number them.

    Raises NotFound.
    """
    asked = slug.lower()
    rows = list(
        db.rows(
            "SELECT id, slug FROM source WHERE slug >= ? AND slug < ? ORDER BY length(slug), slug LIMIT 2",
            [asked, asked + LAST],
        )
    )
    if rows and (rows[0][1] == asked or (len(rows) == 1 and asked)):
        return int(rows[0][0])
    if not rows and asked[:1] == "s" and asked[1:].isascii() and asked[1:].isdecimal() and len(asked) < 12:
        numbered = db.row("SELECT id FROM source WHERE id = ?", [int(asked[1:])])
        if numbered:
            return int(numbered[0])
    raise unknown("source", slug, slugs(db))


def slug_of(db: Database, number: int) -> str:
    """The id (slug) of a source with this database id."""
    return str(db.value("SELECT slug FROM source WHERE id = ?", [number]))


def claims_of(db: Database, number: int) -> list[int]:
    """The ids of the claims of a source, withdrawn ones too."""
    return db.column("SELECT id FROM claim WHERE source_id = ? ORDER BY id", [number])


def at_address(db: Database, url: str) -> str:
    """The id (slug) of the newest source with this address that was not withdrawn, "" for none.

    A fragment, and a slash at the end, make no other address.
    """
    plain = url.partition("#")[0].rstrip("/")
    if not plain:
        return ""
    where, values = db.among("url", dict.fromkeys((url, plain, f"{plain}/")))
    found = db.column(f"SELECT slug FROM source WHERE {where} AND NOT withdrawn ORDER BY id DESC LIMIT 1", values)
    return str(found[0]) if found else ""


def is_id(db: Database, name: str) -> bool:
    """Whether this is the id (slug) of a source."""
    return db.row("SELECT 1 FROM source WHERE slug = ?", [name]) is not None


def begun(db: Database, name: str) -> bool:
    """Whether the id (slug) of a source begins so."""
    asked = name.lower()
    return db.row("SELECT 1 FROM source WHERE slug >= ? AND slug < ?", [asked, asked + LAST]) is not None


def by_title(db: Database) -> dict[str, str]:
    """Every title, and the id (slug) of the oldest source that has it."""
    return dict(db.rows("SELECT title, slug FROM source ORDER BY id DESC"))


def decided(db: Database, number: int) -> bool:
    """Whether somebody here has said of the source with this database id that it is confidential, or is not."""
    here = (
        "SELECT 1 FROM event JOIN step ON step.id = event.step_id WHERE source_id = ? AND field = 'confidential' "
        "AND NOT imported"
    )
    return db.row(here, [number]) is not None


def newest(db: Database, slug: str) -> str:
    """The id of the newest version of a source, itself where there is no later one that was not withdrawn."""
    seen = {slug}
    later = "SELECT later.slug FROM source JOIN source later ON later.previous_id = source.id WHERE source.slug = ? "
    while (row := db.row(f"{later} AND NOT later.withdrawn ORDER BY later.id DESC", [slug])) and row[0] not in seen:
        slug = row[0]
        seen.add(slug)
    return slug


def slugs(db: Database) -> list[str]:
    """Every source's id."""
    return db.column("SELECT slug FROM source ORDER BY id")
