"""`factcheck evidence`: what is for and against a claim, where in it, and where else it is kept."""

from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli import completing
from factcheck.cli.choosing import Chosen, Yes, chosen
from factcheck.cli.groups import group
from factcheck.cli.options import DryRun, Json, Jsonl, Note, Over, Words, format_of, number
from factcheck.cli.output import write_json, write_rows
from factcheck.cli.session import Session
from factcheck.errors import UsageError

if TYPE_CHECKING:
    from factcheck.domain.evidence import Evidence

app = group(
    "What is for and against a claim: a URL, a source, another claim or a file, where in it, and where else it is "
    "kept. No address is ever opened.\n\n"
    'Examples:\n\n- `factcheck evidence add https://example.org/register 5 --stands contradicts --where "p. 12"`\n\n'
    "- `factcheck evidence 5`",
)


@app.command("list")
def listed(ctx: typer.Context, words: Words = None, json: Json = False, jsonl: Jsonl = False) -> None:
    """List the evidence of claims, each record with its number; and say which files are not as they were.

    Examples:

    - `factcheck evidence 5`

    - `factcheck evidence by:peskov is:marked`
    """
    from factcheck.actions.evidencing import not_as_it_was
    from factcheck.cli.options import are_ids, claim_ids
    from factcheck.cli.shown import Showing
    from factcheck.query import parse
    from factcheck.store.reads import claims, whole
    from factcheck.store.search import listing

    session, form = Session.of(ctx), format_of(json=json, jsonl=jsonl)
    with session.reading() as db, Showing(session, db) as seen:
        if words and are_ids(words):
            ids = list(seen.of(claim_ids(words)))
            claims.every_one(db, ids)
        else:
            ids = list(listing.ids(db, parse(words or [])))
        found = [
            (claim.id, n, record)
            for claim in whole.by_ids(db, ids)
            for n, record in enumerate(claim.beside.verdict.records, 1)
        ]
        seen.note(claim for claim, *_ in found)
    if form:
        write_json(({"claim": claim, "number": n, **record.as_dict()} for claim, n, record in found), form)
    else:
        headers = ("claim", "no.", "evidence", "stands", "where", "archive", "retrieved", "note", "by")
        rows = [(str(claim), str(n), *_cells(record)) for claim, n, record in found]
        write_rows(session, headers, rows, empty="There is no evidence of that: `factcheck evidence add` gives some.")
    for sentence in dict.fromkeys(not_as_it_was(record) for *_, record in found):
        if sentence:
            session.say(sentence)


def _cells(record: "Evidence") -> tuple[str, ...]:
    from factcheck.text.clock import local

    return (
        record.name, record.stands, record.where, record.archive, local(record.retrieved), record.note, record.by,
    )  # fmt: skip


def _stands() -> list[str]:
    """How evidence may stand, for a shell."""
    from factcheck.domain.evidence import Stands

    return [one.value for one in Stands]


@app.command("add")
def added(
    ctx: typer.Context,
    what: Annotated[
        str,
        typer.Argument(
            metavar="E", help="A URL, a source's id, a claim's id or a file.", autocompletion=completing.sources
        ),
    ],
    ids: Chosen,
    stands: Annotated[
        str,
        typer.Option(
            "--stands",
            metavar="S",
            help="How it stands to the claim: supports, contradicts, context.",
            autocompletion=_stands,
        ),
    ] = "",
    supports: Annotated[bool, typer.Option("--supports", hidden=True)] = False,
    contradicts: Annotated[bool, typer.Option("--contradicts", hidden=True)] = False,
    context: Annotated[bool, typer.Option("--context", hidden=True)] = False,
    where: Annotated[str, typer.Option("--where", metavar="W", help='Where in it: "p. 12", "14:05", "par. 3".')] = "",
    archive: Annotated[str, typer.Option("--archive", metavar="URL", help="Where else it is kept.")] = "",
    retrieved: Annotated[
        str, typer.Option("--retrieved", metavar="T", help="When it was read: a day, a minute by your clock, or now.")
    ] = "",
    note: Annotated[str, typer.Option("--note", metavar="TEXT", help="What is to be known of it.")] = "",
    over: Over = False,
    yes: Yes = False,
    dry: DryRun = False,
) -> None:
    """Give evidence of claims, marked or not; `mark --evidence` does so with the mark.

    Examples:

    - `factcheck evidence add https://example.org/register 5 --stands contradicts --where "p. 12" --retrieved now`

    - `factcheck evidence add cable.pdf 5 7 --stands supports --note "as the ministry sent it"`
    """
    from factcheck.actions.checks import one_of
    from factcheck.actions.evidencing import Added, Piece, add
    from factcheck.cli.shown import as_shown, unless_over
    from factcheck.cli.told import claims_in_words, would
    from factcheck.domain.evidence import Stands

    session = Session.of(ctx)
    known = [one.value for one in Stands]
    ways = [one for one, said in zip(known, (supports, contradicts, context), strict=True) if said]
    ways += [one_of(stands.strip().lower(), known, "way to stand")] if stands else []
    if len(set(ways)) > 1:
        raise UsageError(f"It cannot stand as {ways[0]} and as {ways[1]}.", "Give two records, with --where for each.")
    numbers = chosen(session, ids, "give evidence of", yes=yes)
    piece = Piece(what, "".join(ways[:1]), where, archive, retrieved, note)

    def write(over: bool) -> Added:
        with session.writing("evidence", dry=dry) as work:
            if not over:
                as_shown(session, work, numbers, besides=("mark", "verdict"))
            return add(work, numbers, piece)

    done = unless_over(session, over, write)
    if done.changed:
        session.say(f"{would(dry, 'Gave', 'give')} {done.name} as evidence of {claims_in_words(done.changed)}.")
    if done.known:
        session.say(f"It is evidence already of {claims_in_words(done.known)}.")


@app.command("remove")
def removed(
    ctx: typer.Context,
    claim: Annotated[str, typer.Argument(metavar="ID", help="A claim.", autocompletion=completing.claims)],
    which: Annotated[
        int, typer.Argument(metavar="NO", min=1, help="The record's number, as `factcheck evidence ID` has it.")
    ],
    note: Note = "",
    over: Over = False,
    dry: DryRun = False,
) -> None:
    """Take evidence away, for a reason; the log keeps it.

    Example:

    - `factcheck evidence remove 5 2 --note "the register is of another year"`
    """
    from factcheck.actions.evidencing import remove
    from factcheck.actions.seen import elsewhere
    from factcheck.cli.shown import as_shown, unless_over
    from factcheck.cli.told import would
    from factcheck.domain.evidence import Evidence
    from factcheck.store.reads.evidence import ALONE

    session = Session.of(ctx)

    def write(over: bool) -> Evidence:
        with session.writing("evidence", dry=dry) as work:
            if not over:
                as_shown(session, work, [number(claim)], [ALONE], elsewhere())
            return remove(work, number(claim), which, note, over=over)

    gone = unless_over(session, over, write)
    session.say(f"{would(dry, 'Took', 'take')} {gone.told} away from claim {number(claim)}.")
