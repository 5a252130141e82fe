"""`factcheck withdraw`."""

import typer

from factcheck.cli.choosing import Chosen, Yes, chosen
from factcheck.cli.options import DryRun, Note
from factcheck.cli.session import Session


def run(ctx: typer.Context, ids: Chosen, note: Note = "", yes: Yes = False, dry: DryRun = False) -> None:
    """Take claims out of every list, for a reason; nothing is deleted.

    Example:

    - `factcheck withdraw 12 --note "entered twice, see 11"`
    """
    from factcheck.actions.changing import withdraw
    from factcheck.cli.told import claims_in_words, tell_resting, would
    from factcheck.store.reads.evidence import resting_on

    session = Session.of(ctx)
    numbers = chosen(session, ids, "withdraw", yes=yes)
    with session.writing("withdraw", dry=dry) as work:
        changed, _ = withdraw(work, numbers, note)
        resting = resting_on(work.db, changed)
    session.say(f"{would(dry, 'Withdrew', 'withdraw')} {claims_in_words(changed)}." if changed else "Nothing changed.")
    tell_resting(session, resting)
