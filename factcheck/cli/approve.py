"""`factcheck approve`."""

from typing import Annotated

import typer

from factcheck.cli.choosing import Chosen, Yes, chosen
from factcheck.cli.options import DryRun, Note, Over
from factcheck.cli.session import Session


def run(
    ctx: typer.Context,
    ids: Chosen,
    note: Note = "",
    back: Annotated[bool, typer.Option("--take-back", help="Take an approval away; with --note.")] = False,
    over: Over = False,
    yes: Yes = False,
    dry: DryRun = False,
) -> None:
    """A second pair of eyes: say that you have looked at the mark that a colleague gave, and stand by it.

    Who marked a claim, or brought its mark by a file, cannot approve it. An approval lapses when the mark or the
    claim's words are changed. `factcheck list is:approved` lists what is approved.

    Examples:

    - `factcheck approve 5`

    - `factcheck approve is:marked not is:approved`

    - `factcheck approve --take-back 5 --note "the transcript is of another day"`
    """
    from factcheck.actions import working
    from factcheck.cli.shown import as_shown, unless_over
    from factcheck.cli.told import claims_in_words, would

    session = Session.of(ctx)
    numbers = chosen(session, ids, "take back the approval of" if back else "approve", yes=yes)

    def write(over: bool) -> list[int]:
        with session.writing("approve", dry=dry) as work:
            approved = [] if back else working.approve(work, numbers, note)  # first what no --over gets past
            if not over:
                as_shown(session, work, numbers, ["approved_by"] if back else ())
            return working.take_back(work, numbers, note) if back else approved

    changed = unless_over(session, over, write)
    done, dry_form = ("Took back the approval of", "take back the approval of") if back else ("Approved", "approve")
    if changed:
        session.say(f"{would(dry, done, dry_form)} {claims_in_words(changed)}.")
    if rest := [number for number in dict.fromkeys(numbers) if number not in set(changed)]:
        session.say(f"{'Not approved' if back else 'Approved already'}: {claims_in_words(rest)}.")
