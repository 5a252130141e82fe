"""`factcheck mark`."""

from typing import Annotated

import typer

from factcheck.cli import completing
from factcheck.cli.options import DryRun, Ids, Note, claim_ids
from factcheck.cli.session import Session


def run(
    ctx: typer.Context,
    status: Annotated[str, typer.Argument(help="alleged, denied or confirmed.", autocompletion=completing.statuses)],
    ids: Ids,
    note: Note = "",
    evidence: Annotated[
        list[str] | None,
        typer.Option("--evidence", metavar="E", help="A URL, a source's id or a claim's id; may be repeated."),
    ] = None,
    as_of: Annotated[str, typer.Option("--as-of", metavar="DATE", help="The date the verdict is of.")] = "",
    force: Annotated[bool, typer.Option("--force", help="Confirm without note or evidence.")] = False,
    dry: DryRun = False,
) -> None:
    """Mark what the desk has established about claims, and why.

    The mark is about the claim's text; what the source reports stays beside it. One command is one undo step.

    Examples:

    - `factcheck mark confirmed 5 --note "read the cable" --evidence https://wikileaks.org/…`

    - `factcheck list by:peskov --ids | factcheck mark confirmed - --note "transcript, kremlin.ru"`
    """
    from factcheck.actions import checks, marking
    from factcheck.cli.told import SHOWN, claims_in_words, tell_conflicts, tell_resting, would

    session = Session.of(ctx)
    wanted, numbers = checks.status(status), claim_ids(ids)
    with session.writing("mark", dry=dry) as work:
        done = marking.mark(work, wanted, numbers, note=note, evidence=evidence or [], as_of=as_of, force=force)
    if done.changed:
        session.say(f"{would(dry, 'Marked', 'mark')} {claims_in_words(done.changed)} {wanted.value}.")
    if done.unchanged:
        session.say(f"Marked {wanted.value} already: {claims_in_words(done.unchanged)}.")
    tell_conflicts(session, done.conflicts, len(done.changed))
    for conflict in done.settled[:SHOWN]:
        session.say(f"That settles the conflict ({conflict.kind}) between {' and '.join(map(str, conflict.claims))}.")
    tell_resting(session, done.resting)
