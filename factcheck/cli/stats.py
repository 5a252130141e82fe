"""`factcheck stats`."""

import typer

from factcheck.cli.options import Json
from factcheck.cli.output import write_json, write_rows
from factcheck.cli.session import Session


def run(ctx: typer.Context, json: Json = False) -> None:
    """The store in numbers.

    Example:

    - `factcheck stats --json`
    """
    from factcheck.store.reads import stats

    session = Session.of(ctx)
    with session.reading() as db:
        counted = stats.counted(db)
    if json:
        write_json([counted], "json")
    else:
        write_rows(session, ("what", "how many"), [(name.replace("_", " "), str(n)) for name, n in counted.items()])
