"""`factcheck search`."""

from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli import completing
from factcheck.cli.options import LONGEST, Columns, Csv, IdsOnly, Json, Jsonl, Limit, Sort, format_of
from factcheck.cli.output import is_table, reader, show, write_claims
from factcheck.cli.session import Session

if TYPE_CHECKING:
    from factcheck.query import Query
    from factcheck.store.storage.database import Database

PAGE = 20
"""Hits that are shown when nobody says how many: about a screen."""


def run(
    ctx: typer.Context,
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="QUERY",
            help="Words, “phrases”, pre*, and every filter of list.",
            autocompletion=completing.filters,
        ),
    ],
    exact: Annotated[
        bool, typer.Option("--exact", help="These words as they are: no repairs, no other spellings, all of them.")
    ] = False,
    sort: Sort = "",
    limit: Limit = None,
    columns: Columns = None,
    json: Json = False,
    jsonl: Jsonl = False,
    csv: Csv = False,
    ids: IdsOnly = False,
) -> None:
    """Search claims, quotes, speakers and titles: the best first, the hit in its context.

    All words first, then any of them; a word that the store does not know is repaired, and the line above says so.
    Numbers and dates are found by value: $900m is $900 million, 04.05.2022 is 4 May 2022. Filters alone list.
    Names are found in other scripts and spellings, places by their names in other languages.
    --sort puts the hits in the order of a column instead.

    Examples:

    - `factcheck search weapons transfers`

    - `factcheck search Serdukov by:abiyev`

    - `factcheck search weapons 'amount:$500m..$1bn'`

    - `factcheck search '"air defense"' not status:denied --exact`
    """  # fmt: skip
    from factcheck.cli.empty import numbers_meant
    from factcheck.cli.shown import Showing
    from factcheck.query import parse
    from factcheck.store.search import listing
    from factcheck.store.search.search import search

    session = Session.of(ctx)
    form = format_of(json=json, jsonl=jsonl, csv=csv, ids=ids)
    query = parse(words)
    if query.filters and not any(not term.negated for term in query.terms):
        from factcheck.cli.listing import run as list_them

        if not _is_misspelt(session, query, exact=exact):
            session.say("No word to look for: this is the list.")
            list_them(ctx, words, sort or "id", limit, columns, json, jsonl, csv, ids)
            return
    most = PAGE if limit is None else limit or LONGEST
    with session.reading() as db, Showing(session, db) as seen:
        result = search(db, query, LONGEST if sort else most, exact=exact)
        if result.said:
            session.say(f"{result.said}.")
        hits = {hit.claim_id: hit for hit in result.hits}
        order = listing.ordered(db, list(hits), sort)[:most] if sort else list(hits)
        found = reader(form, columns)(db, seen.of(order))
        best = f"the {'first' if sort else 'best'} {most:,}" if len(order) == most else f"{len(order):,} found"
        more = "more: --limit" if len(order) == most else ""
        if is_table(session, form) and not columns:
            from factcheck.rendering import claims as lists
            from factcheck.store.reads.sources import short_names

            shown = [(claim, hits[claim.id].snippet) for claim in found]
            if shown:
                names = short_names(db, {claim.source for claim, _ in shown})
                last = [best, more, f"one: factcheck show {shown[0][0].id}"]
                show(session, lambda console: lists.hits(shown, names, console, last))
        else:
            write_claims(session, found, form, columns)
            if more:
                session.say(f"{best[0].upper()}{best[1:]}; --limit shows more.")
        if not result.hits:
            session.say(f"Nothing found. {_why(db, query, exact=exact) or numbers_meant(db, query)}".rstrip())


def _is_misspelt(session: Session, query: "Query", *, exact: bool) -> bool:
    """Whether a filter names nobody, and somebody is meant. Raises NotFound for a name of nothing in the store."""
    from factcheck.store.reads.filters import conditions
    from factcheck.store.search.people import with_nearest

    with session.reading() as db:
        near = [] if exact else with_nearest(db, query)[1]
        if not near:
            conditions(db, query)
        return bool(near)


def _why(db: "Database", query: "Query", *, exact: bool) -> str:
    """What would have been found without the filters, or without --exact."""
    from dataclasses import replace

    from factcheck.store.search.search import search

    if query.filters:
        free = len(search(db, replace(query, filters=()), LONGEST, exact=exact).hits)
        return f"Without the filters {free:,} would be." if free else "Nor without the filters."
    if exact:
        more = len(search(db, query, LONGEST).hits)
        return f"Without --exact {more:,} would be." if more else "Nor without --exact."
    return ""
