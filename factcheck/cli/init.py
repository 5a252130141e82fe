"""`factcheck init`."""

from pathlib import Path
from typing import Annotated

import typer

from factcheck.cli.session import Session


def run(
    ctx: typer.Context,
    path: Annotated[
        Path | None, typer.Argument(help="Where; factcheck.db in this folder unless told otherwise.")
    ] = None,
) -> None:
    """Make a store; no other command makes one.

    Example:

    - `factcheck init desk.db`
    """
    import os

    from factcheck.settings import STORE_NAME
    from factcheck.store.storage.migrate import create
    from factcheck.store.storage.opening import store_path

    session = Session.of(ctx)
    named = str(path) if path else ctx.find_root().params.get("db") or os.environ.get("FACTCHECK_DB") or STORE_NAME
    place = store_path(named)
    create(place)
    session.say(
        f"Made an empty store at {place}. Next: `factcheck ingest FILE`, `factcheck add`, or `factcheck import`."
    )
