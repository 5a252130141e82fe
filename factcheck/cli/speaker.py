"""`factcheck speaker`."""

from typing import Annotated

import typer

from factcheck.cli import completing
from factcheck.cli.groups import group
from factcheck.cli.options import DryRun, Ids, Json, Note, claim_ids
from factcheck.cli.output import is_table, show, write_claims, write_json, write_rows
from factcheck.cli.session import Session

app = group(
    "Who is who: names are matched, and merged by nobody but you.\n\n"
    'Example:\n\n- `factcheck speaker alias "Ilham Aliyev" "President Aliyev"`',
)

Name = Annotated[str, typer.Argument(metavar="WHO", help="A name or an alias.", autocompletion=completing.speakers)]


@app.command("list")
def listed(ctx: typer.Context, json: Json = False) -> None:
    """List the speakers, their aliases, and the number of their claims.

    Example:

    - `factcheck speaker list`
    """
    from dataclasses import asdict

    from factcheck.store.reads import speakers

    session = Session.of(ctx)
    with session.reading() as db:
        found = speakers.every(db)
    if json:
        write_json((asdict(speaker) for speaker in found), "json")
    elif is_table(session, "") and found:
        from factcheck.rendering import tables

        show(session, lambda console: tables.speakers(found, console))
    else:
        rows = [(s.name, s.kind.value, ", ".join(s.aliases), str(s.claims)) for s in found]
        write_rows(session, (), rows, empty="No speakers yet.")


@app.command("show")
def shown(ctx: typer.Context, name: Name, json: Json = False) -> None:
    """One speaker: aliases, kind, and the claims.

    Example:

    - `factcheck speaker show peskov`
    """
    from factcheck.query.model import Filter, Query
    from factcheck.store.reads import claims, speakers
    from factcheck.store.search import listing

    session = Session.of(ctx)
    with session.reading() as db:
        speaker = speakers.speaker(db, name)
        also = f", also {', '.join(speaker.aliases)}" if speaker.aliases else ""
        session.say(f"{speaker.name} ({speaker.kind.value}){also}: {speaker.claims} claims.")
        query = Query(filters=(Filter("by", (speaker.name,)),))
        found = (c for c in claims.by_ids(db, listing.ids(db, query)) if c.speaker == speaker.name)
        write_claims(session, found, "json" if json else "", None)


@app.command("alias")
def aliased(
    ctx: typer.Context,
    name: Name,
    aliases: Annotated[list[str] | None, typer.Argument(metavar="ALIAS", help="Other names, confirmed by you.")] = None,
    remove: Annotated[list[str] | None, typer.Option("--remove", metavar="ALIAS", help="Take one away.")] = None,
    kind: Annotated[str, typer.Option("--kind", help="person, organisation, government, media or unknown.")] = "",
    note: Note = "",
    dry: DryRun = False,
) -> None:
    """Give a speaker other names, or say what kind of speaker it is.

    Example:

    - `factcheck speaker alias "Anatoliy Serdyukov" Serdyukov --kind person`
    """
    from factcheck.actions.speakers import describe

    session = Session.of(ctx)
    with session.writing("speaker alias", dry=dry) as work:
        full = describe(work, name, aliases or (), remove or (), kind, note)
    session.say(f"{'Would change' if dry else 'Changed'} {full}.")


@app.command("rename")
def renamed(
    ctx: typer.Context,
    name: Name,
    new: Annotated[str, typer.Argument(metavar="NEW", help="The full name.")],
    note: Note = "",
    dry: DryRun = False,
) -> None:
    """Give a speaker another full name; the old one stays as another name.

    Example:

    - `factcheck speaker rename Shahinoglu "Elkhan Shahinoglu"`
    """
    from factcheck.actions.speakers import rename
    from factcheck.cli.told import would

    session = Session.of(ctx)
    with session.writing("speaker rename", dry=dry) as work:
        old, full = rename(work, name, new, note)
    session.say(f"{would(dry, 'Renamed', 'rename')} {old} to {full}; “{old}” still finds them.")


@app.command("merge")
def merged(
    ctx: typer.Context,
    name: Name,
    into: Annotated[str, typer.Argument(metavar="INTO", help="The one who stays.", autocompletion=completing.speakers)],
    note: Note = "",
    dry: DryRun = False,
) -> None:
    """Give all claims and names of one speaker to another: two names that were one person.

    Example:

    - `factcheck speaker merge "E. Shahinoglu" "Elkhan Shahinoglu"`
    """
    from factcheck.actions.speakers import merge
    from factcheck.cli.told import claims_in_words, tell_conflicts, would

    session = Session.of(ctx)
    with session.writing("speaker merge", dry=dry) as work:
        changed, conflicts = merge(work, name, into, note)
    session.say(f"{would(dry, 'Gave', 'give')} {claims_in_words(changed)} and the name to {into}.")
    tell_conflicts(session, conflicts, len(changed))


@app.command("split")
def split(
    ctx: typer.Context,
    name: Name,
    into: Annotated[str, typer.Argument(metavar="NEW", help="The other speaker's name.")],
    ids: Ids,
    note: Note = "",
    dry: DryRun = False,
) -> None:
    """Give some of a speaker's claims to another speaker: two people who were one.

    Example:

    - `factcheck speaker split Aliyev "Heydar Aliyev" 12 13 --note "the 2001 visit"`
    """
    from factcheck.actions.speakers import split as give
    from factcheck.cli.told import claims_in_words, tell_conflicts

    session = Session.of(ctx)
    numbers = claim_ids(ids)
    with session.writing("speaker split", dry=dry) as work:
        changed, conflicts = give(work, name, into, numbers, note)
    session.say(f"{'Would give' if dry else 'Gave'} {claims_in_words(changed)} to {into}.")
    tell_conflicts(session, conflicts)
