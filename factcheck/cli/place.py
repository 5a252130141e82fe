"""`factcheck place`."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from factcheck.cli.groups import group
from factcheck.cli.options import Columns, Csv, DryRun, Json, Jsonl, Limit, Note, ThingSort
from factcheck.cli.session import Session
from factcheck.cli.things import Thing, cell

app = group(
    "What places are called elsewhere, and were before: a search finds a claim by each name.\n\n"
    "Example:\n\n- `factcheck place alias Dnipro Dnepropetrovsk`",
)

Table = Annotated[
    Path,
    typer.Argument(
        metavar="FILE", help="GeoNames' allCountries.txt, alternateNames.txt, labels of Wikidata, or a plain table."
    ),
]


@app.command("list")
def listed(
    ctx: typer.Context,
    columns: Columns = None,
    sort: ThingSort = "",
    limit: Limit = None,
    json: Json = False,
    jsonl: Jsonl = False,
    csv: Csv = False,
) -> None:
    """List the places that were given other names, with these.

    Example:

    - `factcheck place list`
    """
    from dataclasses import asdict

    from factcheck.cli.options import format_of
    from factcheck.cli.things import Asked, write_things
    from factcheck.store.reads import places

    session = Session.of(ctx)
    asked = Asked(format_of(json=json, jsonl=jsonl, csv=csv), columns or (), sort, limit)
    with session.reading() as db:
        found = places.every(db)

    def draw(shown: Sequence[Thing]) -> Callable[[Any], None]:
        from factcheck.rendering import things as drawn

        return lambda console: drawn.places([(one["name"], one["aliases"]) for one in shown], console)

    write_things(
        session,
        [asdict(place) for place in found],
        ["name", "aliases"],
        asked,
        rows=lambda shown: [[cell(thing[key]) for key in ("name", "aliases")] for thing in shown],
        draw=draw,
        empty="No place has another name yet.",
    )


@app.command("alias")
def aliased(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="PLACE", help="What the place is called here, or one of its names.")],
    aliases: Annotated[list[str] | None, typer.Argument(metavar="ALIAS", help="Other names, confirmed by you.")] = None,
    remove: Annotated[list[str] | None, typer.Option("--remove", metavar="ALIAS", help="Take one away.")] = None,
    note: Note = "",
    dry: DryRun = False,
) -> None:
    """Give a place other names: a search for one of them finds the claims that have another.

    Example:

    - `factcheck place alias Dnipro Dnepropetrovsk Ekaterinoslav`
    """
    from factcheck.actions.places import describe

    session = Session.of(ctx)
    with session.writing("place alias", dry=dry) as work:
        done = describe(work, name, aliases or (), remove or (), note)
    session.say(done.said(dry))


@app.command("import")
def imported(
    ctx: typer.Context,
    file: Table,
    every: Annotated[
        bool, typer.Option("--all", help="Every place of the table, and not only those that a claim names.")
    ] = False,
    note: Note = "",
    dry: DryRun = False,
) -> None:
    """Give places the names that a table has for them; of a table of the world only the places that claims name.

    A plain table has a name, then its other names, in TSV or CSV.

    Example:

    - `factcheck place import alternateNames.txt`
    """
    from factcheck.actions.name_tables import groups
    from factcheck.actions.places import bring
    from factcheck.cli.told import counted, would
    from factcheck.store.search.names import standing

    session = Session.of(ctx)
    with session.writing("place import", dry=dry, file=file.name) as work:
        found = groups(file, None if every else lambda names: standing(work.db, names))
        brought = bring(work, found, note or f"from {file.name}")
    names, places = counted(brought.names, "name"), counted(brought.places, "place")
    session.say(f"{would(dry, 'Gave', 'give')} {names} to {places}.")
    if not (brought.names or every):
        session.say("Of the places of that table no claim names one that has no such names yet; --all takes all.")
