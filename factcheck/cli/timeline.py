"""`factcheck timeline`."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli import completing
from factcheck.cli.output import is_table, show
from factcheck.cli.session import Session
from factcheck.text.terminal import data_out

if TYPE_CHECKING:
    from factcheck.query import Query
    from factcheck.store.storage.database import Database

Output = Annotated[str | None, typer.Option("-o", "--output", metavar="FILE.svg", help="Draw it there, as SVG.")]
MOST = 1_000
"""Claims of one picture: more are a list, and filters choose."""


def run(
    ctx: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PROP|FILTER]...",
            help="A proposition (p3), or a filter as in list.",
            autocompletion=completing.claims_or_filters,
            show_default=False,
        ),
    ] = None,
    output: Output = None,
) -> None:
    """Who said what when: of one proposition, one speaker, or whatever a filter finds; undated claims come last.

    A claim without a date of its own stands where its document does, which is said.

    Examples:

    - `factcheck timeline p2`

    - `factcheck timeline by:peskov -o peskov.svg`
    """
    from itertools import islice

    from factcheck.cli.empty import numbers_meant, why
    from factcheck.errors import UsageError
    from factcheck.query import parse
    from factcheck.rendering import pictures
    from factcheck.store.reads import claims, sources
    from factcheck.store.search import listing

    if output is not None and not output.lower().endswith(".svg"):
        raise UsageError(f"“{output}” is no name of a picture.", "It is drawn as SVG: -o timeline.svg.")
    session = Session.of(ctx)
    with session.reading() as db:
        query, title = _asked(db, words or [])
        found = list(claims.by_ids(db, islice(listing.ids(db, query, "date", MOST), MOST)))
        total = listing.count(db, query) if len(found) == MOST else len(found)
        if meant := numbers_meant(db, parse(words or [])):
            session.say(meant)
        if not found:
            session.say(f"No claim fits. {why(db, query)}".rstrip() if words else "No claims yet.")
            return
        dates = sources.published(db, {claim.source for claim in found})
        names = sources.short_names(db, {claim.source for claim in found})
    moments = pictures.in_time(found, dates)
    if output is not None:
        from factcheck.actions.exporting import write_whole

        write_whole(output, pictures.timeline_svg(moments, title, names))
        session.say(f"Drew {len(found):,} claims to {output}.")
    elif is_table(session, ""):
        last = [*pictures.span(moments), "as a picture: -o FILE.svg"]
        show(session, lambda console: pictures.timeline(moments, title, names, console, last))
    else:
        from factcheck.exporting.tsv import line

        out = data_out()
        out.writelines(
            line((m.date, str(m.claim.id), m.side, m.claim.speaker, m.claim.reported.value, m.claim.text))
            for m in moments
        )
    if total > len(found):
        session.say(f"The first {len(found):,} of {total:,}; filters choose others.")


def _asked(db: "Database", words: Sequence[str]) -> "tuple[Query, str]":
    """What was asked for, and what to call it; a word alone that names a proposition means that."""
    from factcheck.domain.numbers import proposition_number
    from factcheck.query import Filter, Query, parse
    from factcheck.store.reads import propositions

    drafts = Filter("is", ("draft",), negated=True)
    if len(words) == 1 and proposition_number(words[0]) is not None:
        found = propositions.proposition(db, words[0])
        return Query((), (Filter("about", (f"p{found.id}",)), drafts)), f"p{found.id}  {found.text}"
    query = parse(words)
    asks = any(part.field == "is" and "draft" in part.values for part in query.filters)
    return (query if asks else Query(query.terms, (*query.filters, drafts))), " ".join(words)
