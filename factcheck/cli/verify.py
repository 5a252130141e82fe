"""`factcheck verify`."""

from collections.abc import Callable, Sequence
from typing import Annotated, Any

import typer

from factcheck.cli.options import Columns, Csv, Json, Jsonl, Limit, ThingSort, format_of
from factcheck.cli.session import Session
from factcheck.cli.things import Asked, Thing, cell, write_things


def run(
    ctx: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE", help="A dossier that `export html` or `export docx` wrote.")],
    columns: Columns = None,
    sort: ThingSort = "",
    limit: Limit = None,
    json: Json = False,
    jsonl: Jsonl = False,
    csv: Csv = False,
) -> None:
    """A dossier against the store: whether each quote still stands in its source, has drifted, or is gone.

    A quote is looked for in the snapshot and in the newest version of its source. Said too are claims that are not what
    the page says of them (text, speaker, status, our verdict), whether the page's data and its visible text are as they
    were written, and which claims and quotes a Word document no longer shows as they are in its data. Exit 1 on a
    difference.

    Example:

    - `factcheck verify dossier.html`

    - `factcheck verify dossier.docx`
    """
    from factcheck.actions.verifying import CHANGED, STANDS, TOUCHED, Checked, verify
    from factcheck.exporting.dossier_reading import Shown, read_dossier

    session = Session.of(ctx)
    asked = Asked(format_of(json=json, jsonl=jsonl, csv=csv), columns or (), sort, limit)
    with session.reading() as db, open(file, "rb") as raw:
        shown = Shown(raw)
        found = list(verify(db, read_dossier(raw, shown), shown.has))
    if shown.touched:
        found.append(Checked(0, "page", CHANGED, file, TOUCHED))
    things = [one.as_dict() for one in found]
    keys = list(Checked(0, "", "", "").as_dict())

    def draw(shown: Sequence[Thing]) -> Callable[[Any], None]:
        from factcheck.rendering.layout import table

        rows = [[cell(thing[key]) for key in keys] for thing in shown]
        return lambda console: table(keys, rows, console, rigid=("claim", "what", "verdict"), wide=("words",))

    write_things(
        session, things, keys, asked,
        rows=lambda shown: [[cell(thing[key]) for key in keys] for thing in shown], draw=draw, empty="No quotes.",
    )  # fmt: skip
    if not shown.written:
        session.say("It has no digest over its visible text, which was not looked at: an older version wrote it.")
    quotes = [one for one in found if one.what == "quote"]
    stand = sum(one.verdict == STANDS for one in quotes)
    differ = sum(one.verdict != STANDS for one in found)
    more = f"; {differ} difference{'s' * (differ != 1)}" if differ else ""
    session.say(f"{stand} of {len(quotes)} quote{'s stand' if len(quotes) != 1 else ' stands'}{more}.")
    if differ:
        raise typer.Exit(1)
