"""`factcheck edit`."""

from typing import Annotated, Any

import typer

from factcheck.cli import completing
from factcheck.cli.choosing import Chosen, Yes, chosen, sure_of
from factcheck.cli.options import DryRun, Note, Over
from factcheck.cli.session import Session
from factcheck.errors import UsageError


def run(
    ctx: typer.Context,
    ids: Chosen,
    text: Annotated[str | None, typer.Option("--text", metavar="TEXT", help="The claim's words.")] = None,
    by: Annotated[
        str | None, typer.Option("--by", metavar="WHO", help="The speaker.", autocompletion=completing.speakers)
    ] = None,
    written: Annotated[str | None, typer.Option("--as-written", help="The speaker as the source has it.")] = None,
    role: Annotated[
        str | None, typer.Option("--role", metavar="TEXT", help="The speaker's office then; '' for the source's.")
    ] = None,
    cue: Annotated[str | None, typer.Option("--cue", help="The reporting words.")] = None,
    via: Annotated[
        list[str] | None, typer.Option("--via", help="The whole chain, outermost first; '' for none.")
    ] = None,
    reported: Annotated[
        str | None,
        typer.Option(
            "--reported", help="A logged correction of what the source reports.", autocompletion=completing.statuses
        ),
    ] = None,
    on: Annotated[str | None, typer.Option("--said-on", metavar="DATE", help="When it was said.")] = None,
    remark: Annotated[str | None, typer.Option("--remark", help="The claim's own remark.")] = None,
    tag: Annotated[list[str] | None, typer.Option("--tag", help="Add a tag.", autocompletion=completing.tags)] = None,
    untag: Annotated[list[str] | None, typer.Option("--untag", help="Take a tag off.")] = None,
    note: Note = "",
    over: Over = False,
    new_speaker: Annotated[bool, typer.Option("--new-speaker", help="The speaker is somebody new.")] = False,
    yes: Yes = False,
    dry: DryRun = False,
) -> None:
    """Correct a claim; the old words stay in the log.

    Examples:

    - `factcheck edit 5 --reported denied --note "the sentence says officially denied"`

    - `factcheck edit 5 6 --tag weapons`

    - `factcheck edit by:peskov on:2025 --role "Kremlin spokesman"`
    """  # fmt: skip
    from factcheck.actions import changing
    from factcheck.actions.seen import FIELDS
    from factcheck.cli.shown import as_shown, unless_over
    from factcheck.cli.told import claims_in_words, tell_conflicts, tell_lapsed, would
    from factcheck.domain.conflict import Conflict

    session = Session.of(ctx)
    given: dict[str, Any] = {
        "text": text, "speaker": by, "speaker_as_written": written, "speaker_role": role, "cue": cue, "via": via,
        "reported": reported, "said_on": on, "note": remark,
    }  # fmt: skip
    values = {field: value for field, value in given.items() if value is not None}
    if not (values or tag or untag):
        raise UsageError("Nothing to change.", "Say what: --text, --by, --reported, --said-on, --tag …")
    numbers = chosen(session, ids, "edit", yes=yes)
    sure = sure_of(session, (by or "", *(via or ())), new=new_speaker)

    def write(over: bool) -> tuple[list[int], list[Conflict], list[tuple[int, str]]]:
        with session.writing("edit", dry=dry) as work:
            if not over:
                as_shown(session, work, numbers, values, besides=() if values else FIELDS)
            edited, conflicts = list[int](), list[Conflict]()
            if values:
                edited, conflicts = changing.edit(work, numbers, values, note=note, new_speakers=new_speaker, sure=sure)
            tagged, _ = changing.tag(work, numbers, tag or [], untag or [])
            return sorted({*edited, *tagged}), conflicts, work.lapsed

    changed, conflicts, lapsed = unless_over(session, over, write)
    session.say(f"{would(dry, 'Changed', 'change')} {claims_in_words(changed)}." if changed else "Nothing changed.")
    tell_lapsed(session, lapsed, dry=dry)
    tell_conflicts(session, conflicts, len(changed))
