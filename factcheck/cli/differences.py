"""`factcheck differences`: what people who worked apart left contested, and who decides it."""

from typing import Annotated

import typer

from factcheck.cli.groups import group
from factcheck.cli.options import DryRun, Json, Jsonl, Note, Over, format_of
from factcheck.cli.output import is_table, write_json, write_rows
from factcheck.cli.session import Session
from factcheck.errors import UsageError

THINGS = ("claim", "source", "speaker", "conflict")
PAGE = 50
"""Differences that a terminal is shown at once; the number of all is said."""

app = group(
    "What people who worked in copies of this store left contested; a person decides each.\n\n"
    'Example:\n\n- `factcheck differences take claim 93 2 --note "Omar has the later transcript"`',
)


@app.command("list")
def all_of_them(ctx: typer.Context, json: Json = False, jsonl: Jsonl = False) -> None:
    """List what is contested: who says what, when, why, and by which file it came.

    Until somebody decides, the field stands as it did before the ways parted. `factcheck list is:contested` lists the
    claims.

    Examples:

    - `factcheck differences`

    - `factcheck differences take claim 93 2 --note "Omar has the later transcript"`
    """
    import sys

    from factcheck.cli.shown import Showing
    from factcheck.store.reads import differences
    from factcheck.text.clock import local

    session, form = Session.of(ctx), format_of(json=json, jsonl=jsonl)
    with session.reading() as db, Showing(session, db) as seen:
        many = differences.count(db)
        page = PAGE if not form and sys.stdout.isatty() else None
        found = list(differences.every(db, page))
        of_claims = (one for one in found if one.thing in ("claim", "conflict"))
        seen.note(int(number) for one in of_claims for number in one.name.split())
    if form:
        write_json((one.as_dict() for one in found), form)
        return
    when = local if is_table(session, form) else str
    rows = [
        (f"{one.thing} {one.name}", one.field, str(n), side.said, side.who, when(side.at), side.why)
        for one in found
        for n, side in enumerate(one.sides, 1)
    ]
    headers = ("what", "field", "side", "says", "who", "when", "why")
    write_rows(session, headers, rows, empty="Nothing is contested.")
    if found:
        shown = f"The first {len(found)} of {many:,}. " if len(found) < many else ""
        session.say(f"{shown}Decide one: `factcheck differences take {found[0].thing} {found[0].name} SIDE --note …`.")


@app.command("take")
def take(
    ctx: typer.Context,
    thing: Annotated[str, typer.Argument(metavar="THING", help="claim, source, speaker or conflict.")],
    words: Annotated[
        list[str], typer.Argument(metavar="ID SIDE", help="Which one, and which side: 1, 2 …; 0 leaves it as it was.")
    ],
    field: Annotated[str, typer.Option("--field", help="Which field, where several are contested.")] = "",
    note: Note = "",
    over: Over = False,
    dry: DryRun = False,
) -> None:
    """Decide: take one side, for a reason. Marking, editing or judging it anew decides it too.

    Examples:

    - `factcheck differences take claim 93 2 --note "Omar has the later transcript"`

    - `factcheck differences take conflict 6 10 1 --note "read both"`
    """
    from factcheck.actions.deciding import decide
    from factcheck.cli.shown import as_shown, unless_over
    from factcheck.cli.told import would
    from factcheck.domain.numbers import claim_number
    from factcheck.store.reads.differences import Difference

    session = Session.of(ctx)
    if thing not in THINGS:
        raise UsageError(f"“{thing}” is nothing that is contested.", f"Known: {', '.join(THINGS)}.")
    *names, side = words
    if not names or not side.isdecimal():
        raise UsageError("The side is missing.", "Give the id, then the side, as in `take claim 93 2`.")
    name = " ".join(names).lstrip("#")
    numbers = map(claim_number, name.split() if thing in ("claim", "conflict") else [])
    ids = [number for number in numbers if number is not None]

    def write(over: bool) -> Difference:
        with session.writing("decide", dry=dry) as work:
            if not over:
                as_shown(session, work, ids)
            return decide(work, thing, name, field, int(side), note)

    found = unless_over(session, over, write)
    said = found.sides[int(side) - 1].said if int(side) else "as it stood before"
    session.say(f"{would(dry, 'Decided', 'decide')} the {found.field} of {thing} {name}: {said}.")
