"""`factcheck suggest`."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli import completing
from factcheck.cli.groups import group
from factcheck.cli.options import DryRun, Json, Jsonl, Limit, Over, Words, are_ids, claim_ids, format_of
from factcheck.cli.output import first_page, is_table, show, write_json, write_rows
from factcheck.cli.session import Session
from factcheck.errors import UsageError

if TYPE_CHECKING:
    from factcheck.domain.claim import Claim as _Claim
    from factcheck.domain.suggestion import Suggestion

app = group(
    "Filings to accept or dismiss: claims that seem to be about one proposition.\n\n"
    "Examples:\n\n- `factcheck suggest by:peskov`\n\n- `factcheck suggest accept 10 9`",
)

Claims = Annotated[
    list[str],
    typer.Argument(
        metavar="ID... WITH",
        help="Claim ids (10, #10, 10-12, 10,12), last the other claim's or a proposition (p3).",
        autocompletion=completing.claims,
    ),
]


@app.command("list")
def listed(
    ctx: typer.Context, words: Words = None, limit: Limit = None, json: Json = False, jsonl: Jsonl = False
) -> None:
    """List the filings to offer for claims that are not filed.

    Example:

    - `factcheck suggest source:new-stage-of-crisis`
    """
    from factcheck.cli.empty import numbers_meant
    from factcheck.cli.shown import Showing
    from factcheck.query import Filter, Query, parse
    from factcheck.store.reads import claims
    from factcheck.store.reads.suggestions import offered
    from factcheck.store.search import listing

    session = Session.of(ctx)
    form = format_of(json=json, jsonl=jsonl)
    query = parse(words or [])
    unfiled = Query(query.terms, (*query.filters, Filter("is", ("unfiled",)), Filter("is", ("draft",), negated=True)))
    with session.reading() as db, Showing(session, db) as seen:
        wanted = list(listing.ids(db, unfiled))
        found = offered(db, wanted)
        page = found.suggestions[: first_page(limit, table=is_table(session, form))]
        pairs = ((made.claim, made.partner) for made in page)
        known = claims.index(db, {*seen.of(number for pair in pairs for number in pair)})
        meant = "" if found.suggestions else numbers_meant(db, query)
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
    write_rows(
        session, headers, rows, empty=f"{_none(len(wanted), found.looked, filtered=bool(words))} {meant}".rstrip()
    )
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
    words: Claims,
    opposite: Annotated[
        bool | None, typer.Option("--opposite/--same", help="Whether the two state opposites, or the same.")
    ] = None,
    over: Over = False,
    dry: DryRun = False,
) -> None:
    """File claims as suggested, several with one as one step; where it asks which side a claim is on, say it.

    Examples:

    - `factcheck suggest accept 10 9`

    - `factcheck suggest accept 12 47 --opposite`

    - `factcheck suggest accept 12-14 p3`
    """
    from factcheck.actions.suggesting import accept
    from factcheck.cli.shown import as_shown, unless_over
    from factcheck.cli.told import claims_in_words, tell_conflicts, would
    from factcheck.domain.conflict import Conflict
    from factcheck.domain.numbers import claim_number

    session = Session.of(ctx)
    numbers, other = _with(words)
    partner = claim_number(other)

    def write(over: bool) -> tuple[dict[str, set[int]], list[Conflict]]:
        filed: dict[str, set[int]] = {}
        found: list[Conflict] = []
        with session.writing("suggest accept", dry=dry) as work:
            if not over:
                as_shown(session, work, [*numbers, *([partner] if partner else [])], besides=("mark", "verdict"))
                as_shown(session, work, numbers, ["proposition"])
            for claim in numbers:
                text, (changed, conflicts) = accept(work, claim, other, opposite)
                filed.setdefault(text, set()).update(changed)
                found += conflicts
        return filed, found

    filed, found = unless_over(session, over, write)
    for text, ids in filed.items():
        session.say(f"{would(dry, 'Filed', 'file')} {claims_in_words(sorted(ids))} under “{text}”.")
    tell_conflicts(session, found)


@app.command("dismiss")
def dismissed(ctx: typer.Context, words: Claims, dry: DryRun = False) -> None:
    """Turn suggested filings down; they are not offered again.

    Example:

    - `factcheck suggest dismiss 10 p3`
    """
    from factcheck.actions.suggesting import dismiss

    session = Session.of(ctx)
    numbers, other = _with(words)
    with session.writing("suggest dismiss", dry=dry) as work:
        for claim in numbers:
            dismiss(work, claim, other)
    many = f"{len(numbers)} filings" if len(numbers) > 1 else "it"
    session.say(f"Would dismiss {many}." if dry else f"Dismissed{f' {many}' * (len(numbers) > 1)}.")


def _with(words: Sequence[str]) -> tuple[list[int], str]:
    """The claims, and with what: the last that was typed, as an id or a proposition; "5,8" alone is 5 with 8.

    Raises UsageError, NotFound.
    """
    *first, last = words
    numbers = claim_ids(words if not first or are_ids([last]) else first)
    other = last
    if not first or are_ids([last]):
        *numbers, partner = numbers
        other = str(partner)
    if not numbers:
        raise UsageError("With what?", "As in `suggest accept 10 9`, or `suggest accept 10 p3`.")
    return numbers, other
