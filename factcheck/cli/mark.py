"""`factcheck mark`."""

from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli import completing
from factcheck.cli.choosing import Chosen, Yes, chosen
from factcheck.cli.options import DryRun, Note, Over
from factcheck.cli.session import Session
from factcheck.errors import UsageError

if TYPE_CHECKING:
    from factcheck.domain.status import Status


def run(
    ctx: typer.Context,
    status: Annotated[
        str,
        typer.Argument(help="alleged, denied or confirmed; none takes it away.", autocompletion=completing.statuses),
    ],
    ids: Chosen,
    note: Note = "",
    evidence: Annotated[
        list[str] | None,
        typer.Option("--evidence", metavar="E", help="A URL, a source's id or claim ids (8, 5-7); may be repeated."),
    ] = None,
    as_of: Annotated[str, typer.Option("--as-of", metavar="DATE", help="The date the verdict is of.")] = "",
    force: Annotated[bool, typer.Option("--force", help="Confirm without note or evidence.")] = False,
    over: Over = False,
    yes: Yes = False,
    dry: DryRun = False,
) -> None:
    """Mark what the desk has established about claims, and why.

    The mark is about the claim's text; what the source reports stays beside it. One command is one undo step.

    Examples:

    - `factcheck mark confirmed 5 --note "read the cable" --evidence https://wikileaks.org/…`

    - `factcheck mark none 5 --note "the cable is of another year"`

    - `factcheck list by:peskov --ids | factcheck mark confirmed - --note "transcript, kremlin.ru"`
    """
    from factcheck.actions import marking
    from factcheck.cli.shown import as_shown, unless_over
    from factcheck.cli.told import SHOWN, claims_in_words, tell_conflicts, tell_resting, would
    from factcheck.domain.conflict import called

    session = Session.of(ctx)
    wanted = _status(status, ids)
    numbers = chosen(session, ids, f"mark {{}} as {wanted.value}" if wanted else "take the mark off", yes=yes)

    def write(over: bool) -> marking.Marked:
        with session.writing("mark", dry=dry) as work:
            if not over:
                as_shown(session, work, numbers, besides=("mark",))
            return marking.mark(
                work, wanted, numbers, note=note, evidence=evidence or [], as_of=as_of, force=force, over=over
            )

    done = unless_over(session, over, write)
    if done.changed:
        said = wanted.value if wanted else "no more"
        session.say(f"{would(dry, 'Marked', 'mark')} {claims_in_words(done.changed)} {said}.")
    if done.unchanged:
        said = f"Marked {wanted.value} already" if wanted else "Not marked"
        session.say(f"{said}: {claims_in_words(done.unchanged)}.")
    tell_conflicts(session, done.conflicts, len(done.changed))
    for conflict in done.settled[:SHOWN]:
        between = " and ".join(map(str, conflict.claims))
        session.say(f"That settles the conflict ({called(conflict.kind)}) between {between}.")
    tell_resting(session, done.resting)


def _status(typed: str, ids: list[str]) -> "Status | None":
    """The status that was typed. Raises UsageError with the sentence that helps."""
    from factcheck.actions import checks
    from factcheck.domain.numbers import claim_number

    if claim_number(typed) is not None and ids:
        raise UsageError(f"The status comes first: `factcheck mark {ids[0]} {typed}`.")
    if typed.lower() in _OTHER_WORDS:
        meant = _OTHER_WORDS[typed.lower()]
        raise UsageError(f"“{typed}” is not a status.", f"Of a claim that is {typed} the mark is `{meant}`.")
    return checks.perhaps_status(typed)


_OTHER_WORDS = {"true": "confirmed", "false": "denied", "correct": "confirmed", "wrong": "denied", "unknown": "alleged"}
"""What people type for a verdict, and the word for it here."""
