"""`factcheck work`."""

from typing import Annotated

import typer

from factcheck.cli.choosing import Chosen, Yes, chosen
from factcheck.cli.options import DryRun, Note, Over
from factcheck.cli.session import Session

State = Annotated[str | None, typer.Option("--state", metavar="S", help="new, in-work, waiting or done.")]
To = Annotated[str | None, typer.Option("--to", metavar="WHO", help="Whose it is to work on; none: nobody's.")]
Priority = Annotated[str | None, typer.Option("--priority", metavar="P", help="high, normal or low.")]
Due = Annotated[str | None, typer.Option("--due", metavar="DAY", help="Until when: a day or a minute; none: no day.")]


def run(
    ctx: typer.Context,
    ids: Chosen,
    state: State = None,
    to: To = None,
    priority: Priority = None,
    due: Due = None,
    note: Note = "",
    over: Over = False,
    yes: Yes = False,
    dry: DryRun = False,
) -> None:
    """Who works on which claims, until when, and how far they are.

    A claim that is done is nobody's any more. `factcheck` alone says what waits for you; the filters are assigned:,
    state:, priority: and due:.

    Examples:

    - `factcheck work 5-9 --to Omar --due 2026-12-01`

    - `factcheck work 5 --state waiting --note "asked the ministry"`

    - `factcheck list assigned:omar due:..2026-12-01 --sort due`
    """
    from factcheck.actions.seen import elsewhere
    from factcheck.actions.working import Task, checked, take_up
    from factcheck.cli.shown import as_shown, unless_over
    from factcheck.cli.told import claims_in_words, would

    session = Session.of(ctx)
    numbers = chosen(session, ids, "change the work on", yes=yes)
    task = Task(state, to, priority, due)

    def write(over: bool) -> list[int]:
        with session.writing("work", dry=dry) as work:
            if not over:
                as_shown(session, work, numbers, checked(work, task), besides={*elsewhere(), "assignee"})
            return take_up(work, numbers, task, note, over=over)

    changed = unless_over(session, over, write)
    said = [
        f"{what} {value}"
        for what, value in (("state", state), ("to", to), ("priority", priority), ("due", due))
        if value is not None
    ]
    if changed:
        session.say(f"{would(dry, 'Changed', 'change')} {claims_in_words(changed)}: {', '.join(said)}.")
    else:
        session.say(f"Nothing changed: {claims_in_words(list(dict.fromkeys(numbers)))} stood so already.")
