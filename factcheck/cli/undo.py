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
    from factcheck.cli.told import counted, tell_lapsed, would
    from factcheck.text.clock import local

    session = Session.of(ctx)
    with session.writing("undo", dry=dry) as work:
        taken = undo(work)
    session.say(f"{would(dry, 'Took', 'take')} back “{taken.verb}” of {local(taken.at)} by {taken.by}:")
    told = [event for event in taken.events if event.old != event.new or event.field == "mark"]
    for event in told[:20]:
        by = f", by {event.by}" if event.by != taken.by else ""
        session.say(f"  {event.subject}: {event.what}{by}{f' ({event.why})' if event.why else ''}")
    if len(told) > 20:
        session.say(f"  … and {len(told) - 20} more changes.")
    if taken.brought:
        are = "is" if taken.brought == 1 else "are"
        session.say(f"  {counted(taken.brought, 'command')} that came with it {are} as if never made.")
    tell_lapsed(session, work.lapsed, dry=dry)
