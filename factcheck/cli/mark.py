"""`factcheck mark`."""

from typing import Annotated

import typer

from factcheck.cli import completing
from factcheck.cli.options import DryRun, Ids, Note, Over, claim_ids
from factcheck.cli.session import Session


def run(
    ctx: typer.Context,
    status: Annotated[
        str,
        typer.Argument(help="alleged, denied or confirmed; none takes it away.", autocompletion=completing.statuses),
    ],
    ids: Ids,
    note: Note = "",
    evidence: Annotated[
        list[str] | None,
        typer.Option("--evidence", metavar="E", help="A URL, a source's id or a claim's id; may be repeated."),
    ] = None,
    as_of: Annotated[str, typer.Option("--as-of", metavar="DATE", help="The date the verdict is of.")] = "",
    force: Annotated[bool, typer.Option("--force", help="Confirm without note or evidence.")] = False,
    over: Over = False,
    dry: DryRun = False,
) -> None:
    """Mark what the desk has established about claims, and why.

    The mark is about the claim's text; what the source reports stays beside it. One command is one undo step.

    Examples:

    - `factcheck mark confirmed 5 --note "read the cable" --evidence https://wikileaks.org/…`

    - `factcheck mark none 5 --note "the cable is of another year"`

    - `factcheck list by:peskov --ids | factcheck mark confirmed - --note "transcript, kremlin.ru"`
    """
    from factcheck.actions import checks, marking
    from factcheck.cli.told import SHOWN, claims_in_words, tell_conflicts, tell_resting, would

    session = Session.of(ctx)
    wanted, numbers = checks.perhaps_status(status), claim_ids(ids)
    with session.writing("mark", dry=dry) as work:
        done = marking.mark(
            work, wanted, numbers, note=note, evidence=evidence or [], as_of=as_of, force=force, over=over
        )
    if done.changed:
        said = wanted.value if wanted else "no more"
        session.say(f"{would(dry, 'Marked', 'mark')} {claims_in_words(done.changed)} {said}.")
    if done.unchanged:
        said = f"Marked {wanted.value} already" if wanted else "Not marked"
        session.say(f"{said}: {claims_in_words(done.unchanged)}.")
    tell_conflicts(session, done.conflicts, len(done.changed))
    for conflict in done.settled[:SHOWN]:
        session.say(f"That settles the conflict ({conflict.kind}) between {' and '.join(map(str, conflict.claims))}.")
    tell_resting(session, done.resting)
