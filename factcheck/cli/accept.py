"""`factcheck accept`."""

import typer

from factcheck.cli.options import DryRun, Ids, claim_ids
from factcheck.cli.session import Session


def run(ctx: typer.Context, ids: Ids, dry: DryRun = False) -> None:
    """Make drafts claims.

    Examples:

    - `factcheck accept 12 13`

    - `factcheck list is:draft by:peskov --ids | factcheck accept -`
    """
    from factcheck.actions.changing import accept
    from factcheck.cli.told import claims_in_words, tell_conflicts, would

    session = Session.of(ctx)
    numbers = claim_ids(ids)
    with session.writing("accept", dry=dry) as work:
        changed, conflicts = accept(work, numbers)
    session.say(f"{would(dry, 'Accepted', 'accept')} {claims_in_words(changed)}.")
    tell_conflicts(session, conflicts, len(changed))
