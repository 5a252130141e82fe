"""`factcheck init`."""

from typing import Annotated

import typer

from factcheck.cli.session import Session


def run(
    ctx: typer.Context,
    path: Annotated[
        str | None,
        typer.Argument(
            metavar="PATH", help="A file, or postgresql://…; factcheck.db in this folder unless told otherwise."
        ),
    ] = None,
) -> None:
    """Make a store; no other command makes one.

    Example:

    - `factcheck init desk.db`
    - `factcheck init postgresql://db.example.org/desk`
    """
    import os

    from factcheck.settings import STORE_NAME
    from factcheck.store.storage.migrate import create
    from factcheck.store.storage.opening import place

    session = Session.of(ctx)
    named = path if path else ctx.find_root().params.get("db") or os.environ.get("FACTCHECK_DB") or STORE_NAME
    create(named)
    where = place(named)
    session.say(
        f"Made an empty store at {where}. Next: `factcheck ingest FILE`, `factcheck add`, or `factcheck import`."
    )
    if alone := where.alone():
        session.say(alone)
