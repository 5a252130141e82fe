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
    from factcheck.actions.seen import taken_out
    from factcheck.cli.told import SHOWN, claims_in_words, tell_conflicts, would

    session = Session.of(ctx)
    numbers = claim_ids(ids)
    with session.writing("restore", dry=dry) as work:
        gone = [taken_out(work, number) for number in dict.fromkeys(numbers)]
        changed, conflicts = restore(work, numbers, note)
    session.say(
        f"{would(dry, 'Restored', 'restore')} {claims_in_words(changed)}." if changed else "None of them was withdrawn."
    )
    for said in [sentence for sentence in gone if sentence][:SHOWN]:
        session.say(said)
    tell_conflicts(session, conflicts, len(changed))
