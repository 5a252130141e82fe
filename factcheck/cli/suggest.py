"""`factcheck suggest`."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli import completing
from factcheck.cli.groups import group
from factcheck.cli.options import DryRun, Json, Jsonl, Limit, Words, format_of, number
from factcheck.cli.output import first_page, is_table, show, write_json, write_rows
from factcheck.cli.session import Session

if TYPE_CHECKING:
    from factcheck.domain.claim import Claim as _Claim
    from factcheck.domain.suggestion import Suggestion

app = group(
    "Filings to accept or dismiss: claims that seem to be about one proposition.\n\n"
    "Examples:\n\n- `factcheck suggest by:peskov`\n\n- `factcheck suggest accept 10 9`",
)

Claim = Annotated[str, typer.Argument(metavar="ID", help="A claim's id.", autocompletion=completing.claims)]
With = Annotated[str, typer.Argument(metavar="WITH", help="The other claim's id, or a proposition (p3).")]


@app.command("list")
def listed(
    ctx: typer.Context, words: Words = None, limit: Limit = None, json: Json = False, jsonl: Jsonl = False
) -> None:
    """List the filings to offer for claims that are not filed.

    Example:

    - `factcheck suggest source:new-stage-of-crisis`
    """
    from factcheck.query import Filter, Query, parse
    from factcheck.store.reads import claims
    from factcheck.store.reads.suggestions import offered
    from factcheck.store.search import listing

    session = Session.of(ctx)
    form = format_of(json=json, jsonl=jsonl)
    query = parse(words or [])
    unfiled = Query(query.terms, (*query.filters, Filter("is", ("unfiled",)), Filter("is", ("draft",), negated=True)))
    with session.reading() as db:
        wanted = list(listing.ids(db, unfiled))
        found = offered(db, wanted)
        known = claims.index(db, {n for made in found.suggestions for n in (made.claim, made.partner)})
    page = found.suggestions[: first_page(limit, table=is_table(session, form))]
    if form:
        write_json((made.as_dict() for made in page), form)
        return
    if is_table(session, form) and page:
        _draw(session, page, known, found.looked, len(wanted), len(found.suggestions))
        return
    rows = [
        (str(made.claim), made.name, made.text, made.proposition if made.proposition_id else made.other, made.side,
         f"{made.score:.2f}", made.why)
        for made in page
    ]  # fmt: skip
    headers = ("claim", "with", "its text", "beside", "side", "score", "why")
    write_rows(session, headers, rows, empty=_none(len(wanted), found.looked, filtered=bool(words)))
    if found.looked < len(wanted):
        session.say(f"Looked at {found.looked} of {len(wanted)} claims that are not filed; filters choose others.")


def _none(wanted: int, looked: int, *, filtered: bool) -> str:
    """Why nothing is offered."""
    if not wanted:
        return "No claim that fits waits for filing." if filtered else "Nothing to suggest: every claim is filed."
    return f"Nothing to suggest: none of {looked:,} claims not filed is enough like another."


def _draw(
    session: Session, page: "Sequence[Suggestion]", known: "Mapping[int, _Claim]", looked: int, wanted: int, total: int
) -> None:
    """The filings as blocks, and what was looked at."""
    from factcheck.rendering import offers

    some = f"looked at {looked:,} of {wanted:,} claims not filed; filters choose others" if looked < wanted else ""
    last = [f"{len(page):,} of {total:,} filings", "more: --limit 0" if len(page) < total else "", some]
    show(session, lambda console: offers.suggestions(page, known, console, last))


@app.command("accept")
def accepted(
    ctx: typer.Context,
    claim: Claim,
    other: With,
    opposite: Annotated[
        bool | None, typer.Option("--opposite/--same", help="Whether the two state opposites, or the same.")
    ] = None,
    dry: DryRun = False,
) -> None:
    """File a claim as suggested; where the suggestion asks which side the claim is on, say it.

    Examples:

    - `factcheck suggest accept 10 9`

    - `factcheck suggest accept 12 47 --opposite`
    """
    from factcheck.actions.suggesting import accept
    from factcheck.cli.told import claims_in_words, tell_conflicts, would

    session = Session.of(ctx)
    with session.writing("suggest accept", dry=dry) as work:
        text, (changed, conflicts) = accept(work, number(claim), other.removeprefix("#"), opposite)
    session.say(f"{would(dry, 'Filed', 'file')} {claims_in_words(sorted(set(changed)))} under “{text}”.")
    tell_conflicts(session, conflicts)


@app.command("dismiss")
def dismissed(ctx: typer.Context, claim: Claim, other: With, dry: DryRun = False) -> None:
    """Turn a suggested filing down; it is not offered again.

    Example:

    - `factcheck suggest dismiss 10 p3`
    """
    from factcheck.actions.suggesting import dismiss

    session = Session.of(ctx)
    with session.writing("suggest dismiss", dry=dry) as work:
        dismiss(work, number(claim), other.removeprefix("#"))
    session.say("Would dismiss it." if dry else "Dismissed.")
