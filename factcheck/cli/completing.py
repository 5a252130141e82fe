"""What a shell offers to complete: live ids, speakers, sources and tags; silent where there is no store."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import typer

from factcheck.errors import FactcheckError
from factcheck.settings import find_store
from factcheck.store.storage.database import Database

Offers = list[tuple[str, str]]
MOST = 50


def _offered(ctx: typer.Context, find: Callable[[Database], Iterator[tuple[str, str]]]) -> Offers:
    from factcheck.store.storage.dialect_sqlite import connect
    from factcheck.store.storage.opening import store_path

    try:
        given = ctx.find_root().params.get("db")
        db = connect(store_path(find_store(given, os.environ, Path.cwd())))
    except FactcheckError:
        return []
    try:
        return [(value, " ".join(text.split())[:60]) for value, text in find(db)]
    except FactcheckError:
        return []
    finally:
        db.close()


def claims(ctx: typer.Context, incomplete: str) -> Offers:
    """Ids of claims that begin so, the newest first, each with its text."""

    def find(db: Database) -> Iterator[tuple[str, str]]:
        if incomplete and not incomplete.isdecimal():
            return
        for low, high in _ranges(incomplete):
            yield from (
                (str(claim_id), text)
                for claim_id, text in db.rows(
                    "SELECT id, text FROM claim WHERE id BETWEEN ? AND ? AND NOT withdrawn ORDER BY id DESC LIMIT ?",
                    [low, high, MOST],
                )
            )

    return _offered(ctx, find)


def _ranges(digits: str) -> list[tuple[int, int]]:
    """The ranges of numbers up to ten digits that begin with these digits."""
    if not digits:
        return [(1, 10**18)]
    return [(int(digits) * 10**n, (int(digits) + 1) * 10**n - 1) for n in range(max(1, 11 - len(digits)))]


def sources(ctx: typer.Context, incomplete: str) -> Offers:
    """Ids of sources that begin so, each with its title."""
    return _beginning(ctx, "SELECT slug, title FROM source WHERE slug >= ? AND slug < ? AND NOT withdrawn", incomplete)


def speakers(ctx: typer.Context, incomplete: str) -> Offers:
    """Names of speakers, and the ends of names, that begin so: a shell takes no offer that begins otherwise."""

    def find(db: Database) -> Iterator[tuple[str, str]]:
        from factcheck.store.reads.lookup import like

        condition, words = like(incomplete) if incomplete.strip() else ("TRUE", [])
        for name, kind in db.rows(f"SELECT name, kind FROM speaker WHERE {condition} LIMIT ?", [*words, MOST]):
            at = f" {name}".find(f" {incomplete}")
            yield (name, kind) if at <= 0 else (name[at:], name)

    return _offered(ctx, find)


def tags(ctx: typer.Context, incomplete: str) -> Offers:
    """Tags that begin so."""
    return _beginning(ctx, "SELECT name, '' FROM tag WHERE name >= ? AND name < ?", incomplete)


def propositions(ctx: typer.Context, incomplete: str) -> Offers:
    """Propositions by number."""

    def find(db: Database) -> Iterator[tuple[str, str]]:
        rows = db.rows("SELECT id, text FROM proposition ORDER BY id DESC LIMIT ?", [MOST])
        yield from ((f"p{number}", text) for number, text in rows if f"p{number}".startswith(incomplete))

    return _offered(ctx, find)


def _beginning(ctx: typer.Context, sql: str, incomplete: str) -> Offers:
    def find(db: Database) -> Iterator[tuple[str, str]]:
        yield from db.rows(f"{sql} LIMIT ?", [incomplete, incomplete + "\U0010ffff", MOST])

    return _offered(ctx, find)


def filters(ctx: typer.Context, incomplete: str) -> Offers:
    """Fields of the filter grammar, then their values from the store."""
    from factcheck.query.model import CHOICES, FIELDS

    field, colon, value = incomplete.partition(":")
    if not colon:
        return [(f"{name}:", meaning) for name, meaning in FIELDS.items() if name.startswith(field)]
    if field in CHOICES:
        return [(f"{field}:{choice}", "") for choice in CHOICES[field] if choice.startswith(value)]
    live = {"by": speakers, "via": speakers, "source": sources, "tag": tags, "about": propositions, "id": claims}
    return [(f"{field}:{name}", text) for name, text in live[field](ctx, value)] if field in live else []


def columns(incomplete: str) -> list[str]:
    """Names of columns."""
    from factcheck.exporting.columns import COLUMNS

    done, comma, last = incomplete.rpartition(",")
    return [f"{done}{comma}{name}" for name in COLUMNS if name.startswith(last)]


def statuses(incomplete: str) -> list[str]:
    """The three statuses."""
    return [name for name in ("alleged", "denied", "confirmed") if name.startswith(incomplete)]


def formats(incomplete: str) -> list[str]:
    """Export formats."""
    from factcheck.exporting import EXPORTERS

    return [name for name in EXPORTERS if name.startswith(incomplete)]
