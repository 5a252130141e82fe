"""`factcheck stats`."""

from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli.options import Json, Limit, Words
from factcheck.cli.output import is_table, show, write_json, write_rows
from factcheck.cli.session import Session
from factcheck.cli.timeline import Output
from factcheck.errors import UsageError

if TYPE_CHECKING:
    from factcheck.query import Query

GROUPS = ("speaker", "source", "status", "verdict", "month")
PAGE = 20
"""Bars that are drawn when nobody says how many: about a screen."""


def _groups() -> list[str]:
    """What claims are counted by, for a shell."""
    return list(GROUPS)


def run(
    ctx: typer.Context,
    words: Words = None,
    by: Annotated[
        str,
        typer.Option(
            "--by",
            metavar="WHAT",
            help="Bars by speaker, source, status, verdict or month.",
            autocompletion=_groups,
        ),
    ] = "",
    limit: Limit = None,
    output: Output = None,
    json: Json = False,
) -> None:
    """The store in numbers; with --by how many claims each speaker, source, status, verdict or month has, as bars.

    Examples:

    - `factcheck stats --json`

    - `factcheck stats --by speaker tag:weapons`

    - `factcheck stats --by month -o months.svg`
    """
    from factcheck.store.reads import stats

    session = Session.of(ctx)
    if not by:
        if words or output is not None or limit is not None:
            raise UsageError("Say what to count by.", "--by speaker, source, status, verdict or month.")
        with session.reading() as db:
            counted = stats.counted(db)
        if json:
            write_json([counted], "json")
        else:
            write_rows(session, ("what", "how many"), [(name.replace("_", " "), str(n)) for name, n in counted.items()])
        return
    _bars(session, words or [], by.lower(), limit, output, json=json)


def _bars(session: Session, words: list[str], by: str, limit: int | None, output: str | None, *, json: bool) -> None:
    from factcheck.rendering import pictures
    from factcheck.store.reads import stats
    from factcheck.text.suggesting import did_you_mean

    if by not in GROUPS:
        raise UsageError(f"Claims are not counted by “{by}”.", did_you_mean(by, GROUPS))
    if output is not None and not output.lower().endswith(".svg"):
        raise UsageError(f"“{output}” is no name of a picture.", "It is drawn as SVG: -o stats.svg.")
    table = is_table(session, "json" if json else "")
    with session.reading() as db:
        found = stats.by(db, _query(words), by)
    page = limit if limit is not None else PAGE if table or output is not None else 0
    rows = [(name or _UNNAMED[by], many) for name, many in found[: page or None]]
    claims = sum(many for _, many in found)
    if json:
        write_json(({by: name or None, "claims": many} for name, many in found[: page or None]), "json")
    elif output is not None:
        from factcheck.actions.exporting import write_whole

        title = f"Claims by {by}" + (f": {' '.join(words)}" if words else "")
        write_whole(output, pictures.bars_svg(rows, title))
        session.say(f"Drew {len(rows):,} bars to {output}.")
    elif table and rows:
        last = [
            f"{len(rows):,} of {len(found):,}, {claims:,} claims",
            "more: --limit 0" if len(rows) < len(found) else "",
        ]
        show(session, lambda console: pictures.bars(rows, console, last))
    else:
        write_rows(session, (), [(name, str(many)) for name, many in rows], empty="No claim fits.")


_UNNAMED = {"speaker": "(the document)", "month": "no date", "verdict": "none yet", "source": "", "status": ""}


def _query(words: list[str]) -> "Query":
    """The filter, without drafts unless it asks for them."""
    from factcheck.query import Filter, Query, parse

    query = parse(words)
    if any(part.field == "is" and "draft" in part.values for part in query.filters):
        return query
    return Query(query.terms, (*query.filters, Filter("is", ("draft",), negated=True)))
