"""`factcheck doctor`."""

import os
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
    from factcheck.drafting.parser import pipeline_in_use

    session = Session.of(ctx)
    with counting(session, "claims indexed") as progress:
        checked = caring.examine(session.location, session.say, fix=fix, progress=progress)
    for sentence in checked.mended:
        session.say(sentence)
    for sentence in checked.changed:
        session.say(sentence)
    if checked.problems:
        raise CheckFailed(
            " ".join(checked.problems),
            "`factcheck doctor --fix` mends the search index; for the rest restore a backup.",
        )
    asked_for = os.environ.get("FACTCHECK_PIPELINE", "")
    reads = pipeline_in_use(asked_for)
    session.say(f"Drafting reads with {reads}." if reads else f"{asked_for or 'Drafting'} is not installed.")
    session.say(f"The store at {session.place} is sound: {checked.claims} claims.")
