"""`factcheck proposition`."""

from typing import Annotated

import typer

from factcheck.cli import completing
from factcheck.cli.groups import group
from factcheck.cli.options import Csv, DryRun, IdsOnly, Json, Jsonl, NewProposition, Note, Over
from factcheck.cli.session import Session

app = group(
    "What claims are filed under: list, rename, merge. One without claims is in no list.\n\n"
    "Example:\n\n- `factcheck proposition merge p9 p3`",
)

Name = Annotated[
    str,
    typer.Argument(metavar="PROP", help="A proposition: p3, or its words.", autocompletion=completing.propositions),
]


@app.command("list")
def listed(
    ctx: typer.Context, json: Json = False, jsonl: Jsonl = False, csv: Csv = False, ids: IdsOnly = False
) -> None:
    """List the propositions and how many claims are filed under each; `factcheck positions` shows one.

    Example:

    - `factcheck proposition list`
    """
    from factcheck.cli.positions import run

    run(ctx, None, json=json, jsonl=jsonl, csv=csv, ids=ids)


@app.command("rename")
def renamed(
    ctx: typer.Context,
    name: Name,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="The new words, with the same meaning.")],
    new_proposition: NewProposition = False,
    note: Note = "",
    over: Over = False,
    dry: DryRun = False,
) -> None:
    """Say a proposition in other words; its claims are filed under these.

    Example:

    - `factcheck proposition rename p3 "Russia transferred weapons to Armenia in 2008"`
    """
    from factcheck.actions.changing import Changed
    from factcheck.actions.propositions import claims_of, rename
    from factcheck.actions.seen import elsewhere
    from factcheck.cli.shown import as_shown, unless_over
    from factcheck.cli.told import claims_in_words, tell_conflicts, would

    session = Session.of(ctx)

    def write(over: bool) -> tuple[int, Changed]:
        with session.writing("proposition rename", dry=dry) as work:
            if not over:
                as_shown(session, work, claims_of(work.db, name), ["proposition"], elsewhere("proposition"))
            done = rename(work, name, text, note, new=new_proposition)
            return work.names.id("proposition", text.strip()), done

    number, (changed, conflicts) = unless_over(session, over, write)
    session.say(f"{would(dry, 'Filed', 'file')} {claims_in_words(changed)} under p{number}, “{text.strip()}”.")
    tell_conflicts(session, conflicts, len(changed))


@app.command("merge")
def merged(
    ctx: typer.Context,
    name: Name,
    into: Annotated[
        str,
        typer.Argument(metavar="INTO", help="The one that stays.", autocompletion=completing.propositions),
    ],
    opposite: Annotated[bool, typer.Option("--opposite", help="The two are each other's opposite.")] = False,
    note: Note = "",
    over: Over = False,
    dry: DryRun = False,
) -> None:
    """File all claims of one proposition under another: the two were one.

    Examples:

    - `factcheck proposition merge p9 p3`

    - `factcheck proposition merge "relations are in a crisis" "relations are friendly" --opposite`
    """
    from factcheck.actions.changing import Changed
    from factcheck.actions.propositions import claims_of, merge
    from factcheck.actions.seen import elsewhere
    from factcheck.cli.shown import as_shown, unless_over
    from factcheck.cli.told import claims_in_words, tell_conflicts, would

    session = Session.of(ctx)

    def write(over: bool) -> Changed:
        with session.writing("proposition merge", dry=dry) as work:
            if not over:
                as_shown(session, work, claims_of(work.db, name), ["proposition"], elsewhere("proposition"))
            return merge(work, name, into, opposite=opposite, note=note)

    changed, conflicts = unless_over(session, over, write)
    turned = ", for what stands against it" if opposite else ""
    session.say(f"{would(dry, 'Filed', 'file')} {claims_in_words(changed)} under {into}{turned}.")
    tell_conflicts(session, conflicts, len(changed))


@app.command("delete-if-empty")
def deleted(
    ctx: typer.Context,
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="PROP", help="p9, or its words; none for all that no claim is filed under."),
    ] = None,
    note: Note = "",
    dry: DryRun = False,
) -> None:
    """Take off propositions that no claim is filed under: their numbers find nothing any more.

    One that claims are filed under stays, and claims that are filed under the same words again bring one back.

    Example:

    - `factcheck proposition delete-if-empty p9 --note "a slip of the pen"`
    """
    from factcheck.actions.propositions import delete_if_empty
    from factcheck.cli.told import SHOWN, would

    session = Session.of(ctx)
    with session.writing("proposition delete-if-empty", dry=dry) as work:
        gone = delete_if_empty(work, names or [], note)
    for one in gone[:SHOWN]:
        session.say(f"{would(dry, 'Took', 'take')} p{one.id} off: “{one.text}”.")
    if len(gone) > SHOWN:
        session.say(f"… and {len(gone) - SHOWN} more.")
    if not gone:
        session.say("No proposition is empty.")
