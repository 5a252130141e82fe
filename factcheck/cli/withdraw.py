"""`factcheck withdraw`."""

import typer

from factcheck.cli.choosing import Chosen, Yes, chosen
from factcheck.cli.options import DryRun, Note, Over
from factcheck.cli.session import Session


def run(
    ctx: typer.Context, ids: Chosen, note: Note = "", over: Over = False, yes: Yes = False, dry: DryRun = False
) -> None:
    """Take claims out of every list, for a reason; nothing is deleted.

    Example:

    - `factcheck withdraw 12 --note "entered twice, see 11"`
    """
    from factcheck.actions.changing import withdraw
    from factcheck.cli.shown import as_shown, unless_over
    from factcheck.cli.told import claims_in_words, tell_resting, would
    from factcheck.store.reads.evidence import resting_on

    session = Session.of(ctx)
    numbers = chosen(session, ids, "withdraw", yes=yes)

    def write(over: bool) -> tuple[list[int], list[tuple[int, int]]]:
        with session.writing("withdraw", dry=dry) as work:
            if not over:
                as_shown(session, work, numbers, besides=("withdrawn",))
            gone, _ = withdraw(work, numbers, note)
            return gone, resting_on(work.db, gone)

    changed, resting = unless_over(session, over, write)
    session.say(f"{would(dry, 'Withdrew', 'withdraw')} {claims_in_words(changed)}." if changed else "Nothing changed.")
    tell_resting(session, resting)
