"""`factcheck accept`."""

import typer

from factcheck.cli.choosing import Chosen, Yes, chosen
from factcheck.cli.options import DryRun, Over
from factcheck.cli.session import Session


def run(ctx: typer.Context, ids: Chosen, over: Over = False, yes: Yes = False, dry: DryRun = False) -> None:
    """Make drafts claims.

    Each is compared with the others: by its words at once, and where these see no conflict, by what it says with the
    next `factcheck conflicts` (extra `semantic`).

    Examples:

    - `factcheck accept 12 13`

    - `factcheck list is:draft by:peskov --ids | factcheck accept -`
    """
    from factcheck.actions.changing import DRAFTING, Changed, accept
    from factcheck.cli.reading_up import tell_unread
    from factcheck.cli.shown import as_shown, unless_over
    from factcheck.cli.told import claims_in_words, tell_conflicts, would

    session = Session.of(ctx)
    numbers = chosen(session, ids, "accept", yes=yes, only="is:draft")

    def write(over: bool) -> Changed:
        with session.writing("accept", dry=dry) as work:
            if not over:
                as_shown(session, work, numbers, besides=DRAFTING)
            return accept(work, numbers, later=True)

    changed, conflicts = unless_over(session, over, write)
    session.say(f"{would(dry, 'Accepted', 'accept')} {claims_in_words(changed)}.")
    tell_conflicts(session, conflicts, len(changed))
    tell_unread(session, changed)
