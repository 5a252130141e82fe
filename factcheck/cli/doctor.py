"""`factcheck doctor`."""

from typing import Annotated

import typer

from factcheck.cli.session import Session
from factcheck.errors import CheckFailed


def run(
    ctx: typer.Context,
    fix: Annotated[bool, typer.Option("--fix", help="Mend what can be mended: make the search index anew.")] = False,
) -> None:
    """Check the store, and mend what can be mended: damaged pages, rows that point nowhere, quotes, the search index.

    Example:

    - `factcheck doctor --fix`
    """
    from factcheck.actions import caring
    from factcheck.cli.progress import counting

    session = Session.of(ctx)
    with counting(session, "claims indexed") as progress:
        checked = caring.examine(session.location, session.say, fix=fix, progress=progress)
    for sentence in checked.mended:
        session.say(sentence)
    if checked.problems:
        raise CheckFailed(
            " ".join(checked.problems),
            "`factcheck doctor --fix` mends the search index; for the rest restore a backup.",
        )
    session.say(f"The store at {session.location} is sound: {checked.claims} claims.")
