"""`factcheck list`."""

from itertools import islice
from typing import TYPE_CHECKING

import typer

from factcheck.cli.options import Columns, Csv, IdsOnly, Json, Jsonl, Limit, Sort, Words, format_of
from factcheck.cli.output import first_page, is_table, reader, write_claims
from factcheck.cli.session import Session

if TYPE_CHECKING:
    from factcheck.domain.claim import Claim
    from factcheck.query import Query
    from factcheck.store.storage.database import Database


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

    - `factcheck list by:aliyev said_on:2025-07..`

    - `factcheck list status:denied not is:disputed --csv`

    - `factcheck list by:peskov --ids | factcheck mark confirmed - --note "transcript, kremlin.ru"`
    """
    from functools import partial

    from factcheck.cli.empty import numbers_meant, why
    from factcheck.cli.shown import Showing
    from factcheck.query import parse
    from factcheck.store.reads.sources import short_names
    from factcheck.store.search import listing

    session = Session.of(ctx)
    form = format_of(json=json, jsonl=jsonl, csv=csv, ids=ids)
    query = parse(words or [])
    table = is_table(session, form)
    columns = columns or (list(session.preferences.columns) if table else None)
    page = first_page(limit, table=table, page=session.preferences.page)
    with session.reading() as db, Showing(session, db) as seen:
        if form != "ids":  # what goes into another command stands for whom somebody wrote, and for nobody near
            query = _with_people(session, db, query)
        found = listing.ids(db, query, sort, None if page is None else page + 1)
        shown = list(islice(found, page)) if page is not None else found
        more = page is not None and next(found, None) is not None
        total = listing.count(db, query) if more else None

        def last(drawn: int, first: "Claim") -> list[str]:
            many = f"{drawn:,} of {drawn if total is None else total:,}"
            return [many, "more: --limit 0" if more else "", f"one: factcheck show {first.id}"]

        read = reader(form, columns)(db, seen.of(shown))
        number = write_claims(session, read, form, columns, names=partial(short_names, db), last=last)
        if total is not None and not is_table(session, form):
            session.say(f"The first {number:,} of {total:,}; --limit 0 shows all.")
        elif not number:
            session.say(f"No claim fits. {why(db, query)}".rstrip() if words else _NONE_YET)
        if meant := numbers_meant(db, query):
            session.say(meant)


def _with_people(session: Session, db: "Database", query: "Query") -> "Query":
    """The query with those whom misspelt names in `by:` and `via:` may mean, which is said."""
    from factcheck.store.reads import speakers

    if all(speakers.fitting(db, name) for name in query.speakers):
        return query
    from factcheck.store.search import people

    query, read = people.with_nearest(db, query)
    if read:
        session.say(f"{'; '.join(people.said(name, near) for name, near in read)}.")
    return query


_NONE_YET = "No claims yet. `factcheck add` or `factcheck ingest` makes some."
