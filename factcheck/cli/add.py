"""`factcheck add`."""

import sys
from typing import Annotated

import typer

from factcheck.cli import completing
from factcheck.cli.options import DryRun, NewProposition
from factcheck.cli.session import Session


def run(
    ctx: typer.Context,
    text: Annotated[str, typer.Argument(help="The claim, plainly and positively.")],
    source: Annotated[
        str, typer.Option("--source", metavar="SRC", help="The document's id.", autocompletion=completing.sources)
    ],
    by: Annotated[
        str,
        typer.Option(
            "--by",
            metavar="WHO",
            help="The speaker; none is the document's own voice.",
            autocompletion=completing.speakers,
        ),
    ] = "",
    quote: Annotated[
        list[str] | None, typer.Option("--quote", metavar="Q", help="The exact words in the source; may be repeated.")
    ] = None,
    prefix: Annotated[str, typer.Option("--prefix", metavar="TEXT", help="The words before the quote.")] = "",
    suffix: Annotated[str, typer.Option("--suffix", metavar="TEXT", help="The words after the quote.")] = "",
    nth: Annotated[int | None, typer.Option("--nth", min=1, help="Which of several places the quote is.")] = None,
    via: Annotated[
        list[str] | None, typer.Option("--via", metavar="W", help="Who relays it, outermost first; may be repeated.")
    ] = None,
    reported: Annotated[
        str,
        typer.Option(
            "--reported",
            help="What the source reports: alleged, denied, confirmed.",
            autocompletion=completing.statuses,
        ),
    ] = "alleged",
    on: Annotated[
        str, typer.Option("--said-on", metavar="DATE", help="When it was said: 2025-07-19, 2025-07, 2025.")
    ] = "",
    about: Annotated[
        str,
        typer.Option(
            "--about",
            metavar="PROP",
            help="The proposition to file it under: p3, or words for a new one.",
            autocompletion=completing.propositions,
        ),
    ] = "",
    opposite: Annotated[bool, typer.Option("--opposite", help="The text states the proposition's opposite.")] = False,
    cue: Annotated[str, typer.Option("--cue", metavar="TEXT", help="The reporting words.")] = "",
    written: Annotated[
        str, typer.Option("--as-written", metavar="TEXT", help="The speaker as the source has it.")
    ] = "",
    role: Annotated[
        str, typer.Option("--role", metavar="TEXT", help="The speaker's office, as you give it: minister of health.")
    ] = "",
    tag: Annotated[
        list[str] | None, typer.Option("--tag", metavar="T", help="May be repeated.", autocompletion=completing.tags)
    ] = None,
    remark: Annotated[str, typer.Option("--remark", metavar="TEXT", help="The claim's own remark.")] = "",
    new_speaker: Annotated[
        bool, typer.Option("--new-speaker", help="The speaker is somebody new, however like a known name.")
    ] = False,
    new_proposition: NewProposition = False,
    dry: DryRun = False,
) -> None:
    """Add a claim by hand; prints its id.

    Example:

    - `factcheck add "Russia transferred weapons to Armenia." --by "Safar Abiyev" --via WikiLeaks
      --source azerbaijan-russia-relations --quote "unofficially admitted to the weapon transfers"`
    """  # fmt: skip
    from factcheck.actions import checks
    from factcheck.actions.adding import Place, add
    from factcheck.actions.context import lost_by
    from factcheck.actions.recognising import already_there
    from factcheck.cli.choosing import sure_of
    from factcheck.cli.told import tell_conflicts, tell_lost, tell_matches
    from factcheck.domain.claim import Claim

    session = Session.of(ctx)
    claim = Claim(
        0, "", text, source, by, written, tuple(via or ()), cue=cue, reported=checks.status(reported), said_on=on,
        proposition=about, opposite=opposite, tags=tuple(dict.fromkeys(tag or ())), note=remark,
        speaker_role=role,
    )  # fmt: skip
    sure = sure_of(session, (by, *(via or ())), new=new_speaker)
    with session.writing("add", dry=dry) as work:
        place = Place(prefix, suffix, nth)
        claim_id, conflicts = add(
            work,
            claim,
            quote or [],
            place,
            new_speaker=new_speaker,
            new_proposition=new_proposition,
            sure=sure,
        )
        likes = already_there(work.db, [claim_id])
        lost = lost_by(work.db, claim_id)
    tell_lost(session, claim_id, lost)
    tell_matches(session, likes)
    tell_conflicts(session, conflicts)
    if dry:
        session.say("Would add the claim.")
    else:
        sys.stdout.write(f"{claim_id}\n")
