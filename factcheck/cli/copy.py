"""`factcheck copy`."""

from typing import Annotated

import typer

from factcheck.cli.session import Session


def run(
    ctx: typer.Context,
    origin: Annotated[str, typer.Argument(metavar="FROM", help="The store: a file, or postgresql://….")],
    target: Annotated[str, typer.Argument(metavar="TO", help="Where nothing is yet, or a copy that broke off.")],
) -> None:
    """A whole store into another place, its history with it: from a file to a server, or back.

    What breaks off is gone on with by the same command. At the end every row of both is compared: printed are each
    table, how many rows it has, and the SHA-256 of them all.

    Example:

    - `factcheck copy factcheck.db postgresql://db.example.org/desk`
    """
    from factcheck.actions.copying_store import copy_store
    from factcheck.cli.output import write_rows
    from factcheck.cli.progress import counting

    session = Session.of(ctx)
    with counting(session, "rows copied") as progress:
        done = copy_store(origin, target, session.say, progress)
    write_rows(session, ("table", "rows", "sha256"), [(one.table, f"{one.rows}", one.digest) for one in done])
    session.say(f"Copied {origin} to {target}: {sum(one.rows for one in done):,} rows, the same in both.")
