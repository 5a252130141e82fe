"""`factcheck log`."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from factcheck.cli import completing
from factcheck.cli.options import Columns, Csv, Json, Jsonl, Limit, ThingSort, format_of, number
from factcheck.cli.output import first_page, is_table
from factcheck.cli.session import Session
from factcheck.domain.numbers import claim_number

if TYPE_CHECKING:
    from factcheck.domain.event import Event
    from factcheck.store.storage.database import Database


def run(
    ctx: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[ID|FILTER]...",
            help="A claim's id, or a filter as in list.",
            autocompletion=completing.claims,
            show_default=False,
        ),
    ] = None,
    columns: Columns = None,
    sort: ThingSort = "",
    limit: Limit = None,
    json: Json = False,
    jsonl: Jsonl = False,
    csv: Csv = False,
) -> None:
    """Who changed what, when, from, to, and why: of one claim oldest first, of the store or a filter newest first.

    Examples:

    - `factcheck log 5`

    - `factcheck log by:peskov --limit 20 --csv`
    """
    from factcheck.cli.things import Asked, Thing, write_things
    from factcheck.domain.event import Event, in_words

    session = Session.of(ctx)
    asked = Asked(format_of(json=json, jsonl=jsonl, csv=csv), columns or (), sort, limit)
    with session.reading() as db:
        page = None if sort else first_page(limit, table=is_table(session, asked.form))
        events = _events(db, words or [], page)
    things = [event.as_dict() for event in events]
    told = {id(thing): event for thing, event in zip(things, events, strict=True)}

    def rows(shown: Sequence[Thing]) -> list[tuple[str, ...]]:
        return [
            (
                e.at,
                e.who,
                f"{e.verb} (undone)" if e.undone else e.verb,
                e.subject,
                e.field,
                in_words(e.old),
                in_words(e.new),
                e.why,
            )
            for e in (told[id(thing)] for thing in shown)
        ]

    def draw(shown: Sequence[Thing]) -> Callable[[Any], None]:
        from factcheck.rendering import tables

        return lambda console: tables.log([told[id(thing)] for thing in shown], console)

    keys = list(Event(0, "", "", "", "", "").as_dict())
    write_things(session, things, keys, asked, rows=rows, draw=draw, empty="Nothing has happened yet.")


def _events(db: "Database", words: list[str], page: int | None) -> "list[Event]":
    """What happened to one claim, to those that a filter lets through, or to the store."""
    from factcheck.query import parse
    from factcheck.store.reads import claims, history
    from factcheck.store.search import listing

    if len(words) == 1 and claim_number(words[0]) is not None:
        return history.of_claim(db, claims.claim(db, number(words[0])).id)
    if words:
        return history.of_claims(db, list(listing.ids(db, parse(words))))
    return history.everything(db, page)
