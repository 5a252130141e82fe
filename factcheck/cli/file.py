"""`factcheck file`."""

from typing import Annotated

import typer

from factcheck.cli import completing
from factcheck.cli.choosing import Chosen, Yes, chosen
from factcheck.cli.options import DryRun, NewProposition, Over
from factcheck.cli.session import Session
from factcheck.errors import UsageError


def run(
    ctx: typer.Context,
    ids: Chosen,
    about: Annotated[
        str,
        typer.Option(
            "--about",
            metavar="PROP",
            help="A proposition: p3, or its words; new words make a new one.",
            autocompletion=completing.propositions,
        ),
    ] = "",
    opposite: Annotated[bool, typer.Option("--opposite", help="The claims' texts state its opposite.")] = False,
    new_proposition: NewProposition = False,
    none: Annotated[bool, typer.Option("--none", help="Take the claims out of their proposition.")] = False,
    over: Over = False,
    yes: Yes = False,
    dry: DryRun = False,
) -> None:
    """File claims under a proposition: each becomes a position, for or against.

    Whether it says yes or no follows from its text and what is reported: --opposite turns it, a denial turns it.

    Examples:

    - `factcheck file 3 7 --about "Russia transferred weapons to Armenia in 2008"`

    - `factcheck file 31 --about p4 --opposite`
    """  # fmt: skip
    from factcheck.actions import changing
    from factcheck.actions.adding import filed_under
    from factcheck.cli.reading_up import tell_unread
    from factcheck.cli.shown import as_shown, unless_over
    from factcheck.cli.told import claims_in_words, tell_conflicts, would

    if bool(about.strip()) == none:
        raise UsageError("Say under what: --about PROP, or --none.")
    session = Session.of(ctx)
    numbers = chosen(session, ids, "file", yes=yes)

    def write(over: bool) -> tuple[str, changing.Changed]:
        with session.writing("file", dry=dry) as work:
            text = filed_under(work, about.strip(), new=new_proposition)
            if not over:
                as_shown(session, work, numbers, {"proposition": [text, opposite] if text else None})
            return text, changing.file(work, numbers, text, opposite=opposite, later=True)

    text, (changed, conflicts) = unless_over(session, over, write)
    place = f"under “{text}”" if text else "under no proposition"
    session.say(
        f"{would(dry, 'Filed', 'file')} {claims_in_words(changed)} {place}." if changed else "Filed so already."
    )
    tell_conflicts(session, conflicts, len(changed))
    tell_unread(session, changed)
