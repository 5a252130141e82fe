"""`factcheck accept`."""

import typer

from factcheck.cli.choosing import Chosen, Yes, chosen
from factcheck.cli.options import DryRun
from factcheck.cli.session import Session


def run(ctx: typer.Context, ids: Chosen, yes: Yes = False, dry: DryRun = False) -> None:
    """Make drafts claims.

    Examples:

    - `factcheck accept 12 13`

    - `factcheck list is:draft by:peskov --ids | factcheck accept -`
    """
    from factcheck.actions.changing import accept
    from factcheck.cli.told import claims_in_words, tell_conflicts, would

    session = Session.of(ctx)
    numbers = chosen(session, ids, "accept", yes=yes, only="is:draft")
    with session.writing("accept", dry=dry) as work:
        changed, conflicts = accept(work, numbers)
    session.say(f"{would(dry, 'Accepted', 'accept')} {claims_in_words(changed)}.")
    tell_conflicts(session, conflicts, len(changed))
