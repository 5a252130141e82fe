"""`factcheck log`."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any

import typer

from factcheck.cli import completing
from factcheck.cli.options import Columns, Csv, Json, Jsonl, Limit, ThingSort, are_ids, claim_ids, format_of, number
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
            help="Claim ids: 12, #12, 12-15, 12,14; or a filter as in list.",
            autocompletion=completing.claims,
            show_default=False,
        ),
    ] = None,
    who: Annotated[str, typer.Option("--who", metavar="WHO", help="Only what this analyst did.")] = "",
    since: Annotated[str, typer.Option("--since", metavar="DATE", help="Only from this day, month or year on.")] = "",
    verb: Annotated[str, typer.Option("--verb", metavar="V", help="Only these commands: mark, file, undo …")] = "",
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

    - `factcheck log --who Omar --since 2026-11-20`

    - `factcheck log by:peskov --limit 20 --csv`
    """
    from factcheck.cli.things import Asked, Thing, write_things
    from factcheck.domain.event import Event, in_words

    session = Session.of(ctx)
    asked = Asked(format_of(json=json, jsonl=jsonl, csv=csv), columns or (), sort, limit)
    with session.reading() as db:
        table = is_table(session, asked.form) and not columns
        page = None if sort or who or since or verb else first_page(limit, table=table)
        events = _only(_events(db, words or [], page, table=table), who, _day(since), verb)
        if table and not sort:
            events = _first(events, first_page(limit, table=table))
            asked = replace(asked, limit=0)
        texts = _texts(db, events) if table else {}
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
        from factcheck.rendering import history as drawn

        return lambda console: drawn.log([told[id(thing)] for thing in shown], texts, console)

    keys = list(Event(0, "", "", "", "", "").as_dict())
    chosen = " --".join(name for name, on in (("who", who), ("since", since), ("verb", verb)) if on)
    empty = f"Nothing of that is in the log: without --{chosen} there is more." if chosen else _NOTHING
    if words and not chosen:
        empty = "No claim fits, so the log has nothing of it; `factcheck log` has everything."
    write_things(session, things, keys, asked, rows=rows, draw=draw, empty=empty)


_NOTHING = "Nothing has happened yet."


def _day(since: str) -> str:
    """The date that was typed. Raises UsageError."""
    from factcheck.domain.iso import is_date
    from factcheck.errors import UsageError

    if since and not is_date(since):
        raise UsageError(f"--since does not take “{since}”.", "Give a day, month or year: 2026-11-20, 2026-11, 2026.")
    return since


def _only(events: "list[Event]", who: str, since: str, verb: str) -> "list[Event]":
    """The events of one analyst, from a day on (by the reader's clock), by commands of that name."""
    from factcheck.text.clock import local_day

    return [
        event
        for event in events
        if who.casefold() in event.by.casefold()
        and (not since or local_day(event.at) >= since)
        and (not verb or event.verb == verb.lower())
    ]


def _first(events: "list[Event]", most: int | None) -> "list[Event]":
    """The events of the first so many commands."""
    steps = list(dict.fromkeys(event.step for event in events))[:most]
    kept = set(steps)
    return [event for event in events if event.step in kept]


def _texts(db: "Database", events: "list[Event]") -> dict[int, str]:
    """The words of the claims that these events name."""
    from factcheck.store.reads import claims

    numbers = {claim_number(event.subject.removeprefix("claim ")) for event in events} - {None}
    return {claim.id: claim.text for claim in claims.by_ids(db, sorted(n for n in numbers if n is not None))}


def _events(db: "Database", words: list[str], page: int | None, *, table: bool) -> "list[Event]":
    """What happened to one claim, to those that a filter lets through, or to the store."""
    from factcheck.query import parse
    from factcheck.store.reads import claims, history
    from factcheck.store.search import listing

    if len(words) == 1 and claim_number(words[0]) is not None:
        return history.of_claim(db, claims.claim(db, number(words[0])).id)
    if words and are_ids(words):
        return history.of_claims(db, [claim.id for claim in claims.every_one(db, claim_ids(words))])
    if words:
        return history.of_claims(db, list(listing.ids(db, parse(words))))
    return history.everything(db, page, commands=table)
