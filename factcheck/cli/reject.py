"""`factcheck reject`."""

import typer

from factcheck.cli.choosing import Chosen, Yes, chosen
from factcheck.cli.options import DryRun, Note
from factcheck.cli.session import Session


def run(ctx: typer.Context, ids: Chosen, note: Note = "", yes: Yes = False, dry: DryRun = False) -> None:
    """Turn drafts down; they leave every list but stay in the log.

    Example:

    - `factcheck reject 12 13`
    """
    from factcheck.actions.changing import reject
    from factcheck.cli.told import claims_in_words, would

    session = Session.of(ctx)
    numbers = chosen(session, ids, "reject", yes=yes, only="is:draft")
    with session.writing("reject", dry=dry) as work:
        changed, _ = reject(work, numbers, note)
    session.say(f"{would(dry, 'Rejected', 'reject')} {claims_in_words(changed)}." if changed else "Nothing changed.")
