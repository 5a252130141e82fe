"""`factcheck undo`."""

import typer

from factcheck.cli.options import DryRun
from factcheck.cli.session import Session


def run(ctx: typer.Context, dry: DryRun = False) -> None:
    """Take back your last command, and say in words what that is.

    The past stays in the log; undoing again takes back the command before.

    Example:

    - `factcheck undo -n`
    """
    from factcheck.actions.undoing import undo
    from factcheck.cli.told import would
    from factcheck.text.clock import local

    session = Session.of(ctx)
    with session.writing("undo", dry=dry) as work:
        taken = undo(work)
    session.say(f"{would(dry, 'Took', 'take')} back “{taken.verb}” of {local(taken.at)} by {taken.by}:")
    for event in taken.events[:20]:
        session.say(f"  {event.subject}: {event.what}{f' ({event.why})' if event.why else ''}")
    if len(taken.events) > 20:
        session.say(f"  … and {len(taken.events) - 20} more changes.")
