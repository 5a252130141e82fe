"""`factcheck log`."""

from typing import Annotated

import typer

from factcheck.cli import completing
from factcheck.cli.options import Json, Jsonl, Limit, format_of, number
from factcheck.cli.output import first_page, is_table, show, write_json, write_rows
from factcheck.cli.session import Session


def run(
    ctx: typer.Context,
    claim: Annotated[
        str | None, typer.Argument(metavar="ID", help="A claim's id.", autocompletion=completing.claims)
    ] = None,
    limit: Limit = None,
    json: Json = False,
    jsonl: Jsonl = False,
) -> None:
    """Who changed what, when, from, to, and why: of one claim oldest first, of the whole store newest first.

    Examples:

    - `factcheck log 5`

    - `factcheck log --limit 20 --json`
    """
    from factcheck.domain.event import in_words
    from factcheck.store.reads import claims, history

    session = Session.of(ctx)
    form = format_of(json=json, jsonl=jsonl)
    with session.reading() as db:
        if claim is None:
            events = history.everything(db, first_page(limit, table=is_table(session, form)))
        else:
            number_of = claims.claim(db, number(claim)).id
            events = history.of_claim(db, number_of)[: limit or None]
    if form:
        write_json((event.as_dict() for event in events), form)
        return
    if is_table(session, "") and events:
        from factcheck.rendering import tables

        show(session, lambda console: tables.log(events, console))
        return
    rows = [
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
        for e in events
    ]
    write_rows(session, (), rows, empty="Nothing has happened yet.")
