"""`factcheck list`."""

from itertools import islice

import typer

from factcheck.cli.options import Columns, Csv, IdsOnly, Json, Jsonl, Limit, Sort, Words, format_of
from factcheck.cli.output import first_page, is_table, reader, write_claims
from factcheck.cli.session import Session


def run(
    ctx: typer.Context,
    words: Words = None,
    sort: Sort = "id",
    limit: Limit = None,
    columns: Columns = None,
    json: Json = False,
    jsonl: Jsonl = False,
    csv: Csv = False,
    ids: IdsOnly = False,
) -> None:
    """List claims that fit a filter.

    A list shows both what the source reports and what the desk has marked. Into a pipe it is TSV without a header.

    Examples:

    - `factcheck list by:aliyev on:2025-07..`

    - `factcheck list status:denied not is:disputed --csv`

    - `factcheck list by:peskov --ids | factcheck mark confirmed - --note "transcript, kremlin.ru"`
    """
    from factcheck.query import parse
    from factcheck.store.search import listing

    session = Session.of(ctx)
    form = format_of(json=json, jsonl=jsonl, csv=csv, ids=ids)
    query = parse(words or [])
    page = first_page(limit, table=is_table(session, form))
    with session.reading() as db:
        found = listing.ids(db, query, sort, None if page is None else page + 1)
        shown = islice(found, page)
        number = write_claims(session, reader(form, columns)(db, shown), form, columns)
        if page is not None and next(found, None) is not None:
            session.say(f"The first {number}; --limit 0 shows all.")
        elif not number:
            session.say(
                "No claim fits." if words else "No claims yet. `factcheck add` or `factcheck ingest` makes some."
            )
