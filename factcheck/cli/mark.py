"""`factcheck mark`."""

from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli import completing
from factcheck.cli.choosing import Chosen, Yes, chosen, texts
from factcheck.cli.options import DryRun, Note, Over
from factcheck.cli.session import Session
from factcheck.errors import UsageError

if TYPE_CHECKING:
    from factcheck.actions.marking import Marked, Ruling

ECHOED = 3
"""Claims whose sentence is said with its verdict, for the eye alone."""


def run(
    ctx: typer.Context,
    verdict: Annotated[
        str,
        typer.Argument(
            metavar="VERDICT",
            help="alleged, denied, confirmed, or a verdict of the desk's own scale; none takes it away.",
            autocompletion=completing.verdicts,
        ),
    ],
    ids: Chosen,
    note: Note = "",
    evidence: Annotated[
        list[str] | None,
        typer.Option("--evidence", metavar="E", help="A URL, a source's id or claim ids (8, 5-7); may be repeated."),
    ] = None,
    as_of: Annotated[str, typer.Option("--as-of", metavar="DATE", help="The date the verdict is of.")] = "",
    confidence: Annotated[
        str | None, typer.Option("--confidence", metavar="C", help="How sure the desk is: high, moderate, low; none.")
    ] = None,
    grade: Annotated[
        str | None,
        typer.Option(
            "--grade",
            metavar="G",
            help="Source (A to F) and information (1 to 6) by the Admiralty system, as in B2; none.",
        ),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Confirm without note or evidence.")] = False,
    over: Over = False,
    yes: Yes = False,
    dry: DryRun = False,
) -> None:
    """Mark what the desk has established about claims, and why.

    The mark is about the claim's text; what the source reports stays beside it. One command is one undo step. A verdict
    of the desk's own scale (`factcheck scale`) counts as one of the three statuses, and always needs a reason.

    Examples:

    - `factcheck mark confirmed 5 --note "read the cable" --evidence https://wikileaks.org/…`

    - `factcheck mark misleading 5 --note "the figure is of another year" --confidence high --grade B2`

    - `factcheck mark none 5 --note "the cable is of another year"`

    - `factcheck list by:peskov --ids | factcheck mark confirmed - --note "transcript, kremlin.ru"`
    """
    from factcheck.actions import marking
    from factcheck.cli.shown import as_shown, unless_over

    session = Session.of(ctx)
    _refuse_turned(verdict, ids)
    with session.reading() as db:
        given = marking.ruling(db, verdict, confidence=confidence, grade=grade)
    is_none = given.said == marking.NONE
    verb = "take the mark off" if is_none else f"mark {{}} as {given.said}"
    numbers = chosen(session, ids, verb, yes=yes)
    if not (note or evidence or force):
        note = _asked_why(session)
    sentences: list[tuple[int, str]] = []
    lapsed: list[tuple[int, str]] = []

    def write(over: bool) -> marking.Marked:
        with session.writing("mark", dry=dry) as work:
            if not over:
                as_shown(session, work, numbers, besides=("mark", "verdict"))
            done = marking.mark(
                work, given, numbers, note=note, evidence=evidence or [], as_of=as_of, force=force, over=over
            )
            sentences.extend([] if is_none else texts(work.db, done.changed[:ECHOED]))
            lapsed.extend(work.lapsed)
            return done

    done = unless_over(session, over, write)
    _tell(session, done, given, [text for _, text in sentences], lapsed, dry=dry)


def _refuse_turned(verdict: str, ids: list[str]) -> None:
    """Raises UsageError for an id where the verdict should stand."""
    from factcheck.domain.numbers import claim_number

    if claim_number(verdict) is not None and ids:
        raise UsageError(f"The status comes first: `factcheck mark {ids[0]} {verdict}`.")


def _asked_why(session: Session) -> str:
    """The reason that a person types, "" where nobody can be asked."""
    if not session.asks:
        return ""
    return str(typer.prompt("Why", default="", show_default=False, err=True))


def _tell(
    session: Session,
    done: "Marked",
    given: "Ruling",
    sentences: list[str],
    lapsed: list[tuple[int, str]],
    *,
    dry: bool,
) -> None:
    from factcheck.actions.marking import NONE
    from factcheck.cli.told import SHOWN, claims_in_words, tell_conflicts, tell_lapsed, tell_resting, would
    from factcheck.domain.conflict import called

    is_none = given.said == NONE
    if done.changed:
        said = "no more" if is_none else given.said
        session.say(f"{would(dry, 'Marked', 'mark')} {claims_in_words(done.changed)} {said}{_counts(given)}.")
        for text in sentences:
            that = "that" if given.status else "whether"
            session.say(f"Desk: {given.said.upper()} {that} {text.removesuffix('.')}.")
    if done.unchanged:
        said = "Not marked" if is_none else f"Marked {given.said} already"
        session.say(f"{said}: {claims_in_words(done.unchanged)}.")
    tell_lapsed(session, lapsed, dry=dry)
    tell_conflicts(session, done.conflicts, len(done.changed))
    for conflict in done.settled[:SHOWN]:
        between = " and ".join(map(str, conflict.claims))
        session.say(f"That settles the conflict ({called(conflict.kind)}) between {between}.")
    tell_resting(session, done.resting)


def _counts(given: "Ruling") -> str:
    """What a label counts as, where it is another word."""
    if given.label is None:
        return ""
    return f", which counts as {given.status.value}" if given.status else ", which establishes nothing"
