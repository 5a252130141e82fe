"""`factcheck reject`."""

import typer

from factcheck.cli.choosing import Chosen, Yes, chosen
from factcheck.cli.options import DryRun, Note, Over
from factcheck.cli.session import Session


def run(
    ctx: typer.Context, ids: Chosen, note: Note = "", over: Over = False, yes: Yes = False, dry: DryRun = False
) -> None:
    """Turn drafts down; they leave every list but stay in the log.

    Example:

    - `factcheck reject 12 13`
    """
    from factcheck.actions.changing import DRAFTING, Changed, reject
    from factcheck.cli.shown import as_shown, unless_over
    from factcheck.cli.told import claims_in_words, would

    session = Session.of(ctx)
    numbers = chosen(session, ids, "reject", yes=yes, only="is:draft")

    def write(over: bool) -> Changed:
        with session.writing("reject", dry=dry) as work:
            if not over:
                as_shown(session, work, numbers, besides=DRAFTING)
            return reject(work, numbers, note)

    changed, _ = unless_over(session, over, write)
    session.say(f"{would(dry, 'Rejected', 'reject')} {claims_in_words(changed)}." if changed else "Nothing changed.")
