"""`factcheck restore`."""

import typer

from factcheck.cli.options import DryRun, Ids, Note, claim_ids
from factcheck.cli.session import Session


def run(ctx: typer.Context, ids: Ids, note: Note = "", dry: DryRun = False) -> None:
    """Bring back claims that were withdrawn, rejected or undone; a rejected draft is a draft again.

    Example:

    - `factcheck restore 12 --note "it was the right one after all"`
    """
    from factcheck.actions.changing import restore
    from factcheck.cli.told import claims_in_words, tell_conflicts, would

    session = Session.of(ctx)
    numbers = claim_ids(ids)
    with session.writing("restore", dry=dry) as work:
        changed, conflicts = restore(work, numbers, note)
    session.say(
        f"{would(dry, 'Restored', 'restore')} {claims_in_words(changed)}." if changed else "None of them was withdrawn."
    )
    tell_conflicts(session, conflicts, len(changed))
