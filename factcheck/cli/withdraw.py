"""`factcheck withdraw`."""

import typer

from factcheck.cli.options import DryRun, Ids, Note, claim_ids
from factcheck.cli.session import Session


def run(ctx: typer.Context, ids: Ids, note: Note = "", dry: DryRun = False) -> None:
    """Take claims out of every list, for a reason; nothing is deleted.

    Example:

    - `factcheck withdraw 12 --note "entered twice, see 11"`
    """
    from factcheck.actions.changing import withdraw
    from factcheck.cli.told import claims_in_words, tell_resting, would
    from factcheck.store.reads.history import resting_on

    session = Session.of(ctx)
    numbers = claim_ids(ids)
    with session.writing("withdraw", dry=dry) as work:
        changed, _ = withdraw(work, numbers, note)
        resting = resting_on(work.db, changed)
    session.say(f"{would(dry, 'Withdrew', 'withdraw')} {claims_in_words(changed)}." if changed else "Nothing changed.")
    tell_resting(session, resting)
