"""`factcheck speaker`."""

from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path
from typing import Annotated, Any

import typer

from factcheck.cli import completing
from factcheck.cli.groups import group
from factcheck.cli.options import (
    Columns,
    Csv,
    DryRun,
    Ids,
    Json,
    Jsonl,
    Limit,
    Note,
    Over,
    Sort,
    ThingSort,
    Words,
    claim_ids,
    format_of,
)
from factcheck.cli.output import first_page, reader, write_claims
from factcheck.cli.session import Session
from factcheck.cli.things import Thing, cell

app = group(
    "Who is who: names are matched, and merged by nobody but you.\n\n"
    'Example:\n\n- `factcheck speaker alias "Ilham Aliyev" "President Aliyev"`',
)

Table = Annotated[Path, typer.Argument(metavar="FILE", help="A name, then its other names, a line a speaker.")]
Name = Annotated[str, typer.Argument(metavar="WHO", help="A name or an alias.", autocompletion=completing.speakers)]


@app.command("list")
def listed(
    ctx: typer.Context,
    words: Words = None,
    columns: Columns = None,
    sort: ThingSort = "",
    limit: Limit = None,
    json: Json = False,
    jsonl: Jsonl = False,
    csv: Csv = False,
) -> None:
    """List the speakers, their aliases, and the number of their claims; with a filter those of the claims that fit.

    Examples:

    - `factcheck speaker list`

    - `factcheck speaker list tag:weapons --sort -claims`
    """
    from dataclasses import asdict, fields

    from factcheck.cli.things import Asked, write_things
    from factcheck.domain.speaker import Speaker
    from factcheck.query import parse
    from factcheck.store.reads import speakers
    from factcheck.store.search import listing

    session = Session.of(ctx)
    asked = Asked(format_of(json=json, jsonl=jsonl, csv=csv), columns or (), sort, limit)
    with session.reading() as db:
        fitting = listing.shared(db, parse(words), "speaker") if words else None
        found = {s.id: s for s in speakers.every(db) if fitting is None or s.name in fitting}

    def draw(shown: Sequence[Thing]) -> Callable[[Any], None]:
        from factcheck.rendering import things as drawn

        return lambda console: drawn.speakers([found[thing["id"]] for thing in shown], console)

    write_things(
        session,
        [asdict(speaker) for speaker in found.values()],
        [field.name for field in fields(Speaker)],
        asked,
        rows=lambda shown: [[cell(thing[key]) for key in ("name", "kind", "aliases", "claims")] for thing in shown],
        draw=draw,
        empty="No speaker fits." if words else "No speakers yet.",
    )


@app.command("show")
def shown(
    ctx: typer.Context,
    name: Name,
    columns: Columns = None,
    sort: Sort = "id",
    limit: Limit = None,
    json: Json = False,
    jsonl: Jsonl = False,
    csv: Csv = False,
) -> None:
    """One speaker: aliases, kind, and the claims.

    Example:

    - `factcheck speaker show peskov`
    """
    from factcheck.query.model import Filter, Query
    from factcheck.store.reads import speakers
    from factcheck.store.search import listing

    session = Session.of(ctx)
    form = format_of(json=json, jsonl=jsonl, csv=csv)
    with session.reading() as db:
        speaker = speakers.speaker(db, name)
        also = f", also {', '.join(speaker.aliases)}" if speaker.aliases else ""
        session.say(f"{speaker.name} ({speaker.kind.value}){also}: {speaker.claims} claims.")
        query = Query(filters=(Filter("by", (speaker.name,)),))
        found = (c for c in reader(form, columns)(db, listing.ids(db, query, sort)) if c.speaker == speaker.name)
        write_claims(session, islice(found, first_page(limit, table=False)), form, columns)


@app.command("alias")
def aliased(
    ctx: typer.Context,
    name: Name,
    aliases: Annotated[list[str] | None, typer.Argument(metavar="ALIAS", help="Other names, confirmed by you.")] = None,
    remove: Annotated[list[str] | None, typer.Option("--remove", metavar="ALIAS", help="Take one away.")] = None,
    kind: Annotated[str, typer.Option("--kind", help="person, organisation, government, media or unknown.")] = "",
    note: Note = "",
    over: Over = False,
    dry: DryRun = False,
) -> None:
    """Give a speaker other names, or say what kind of speaker it is.

    Example:

    - `factcheck speaker alias "Anatoliy Serdyukov" Serdyukov --kind person`
    """
    from factcheck.actions.called import Called
    from factcheck.actions.speakers import describe
    from factcheck.cli.shown import unless_over

    session = Session.of(ctx)

    def write(over: bool) -> Called:
        with session.writing("speaker alias", dry=dry) as work:
            return describe(work, name, aliases or (), remove or (), kind, note, over=over)

    done = unless_over(session, over, write)
    session.say(done.said(dry))


@app.command("import")
def imported(ctx: typer.Context, file: Table, note: Note = "", dry: DryRun = False) -> None:
    """Give speakers who are known the other names that a table has for them; it makes no speaker.

    A plain table has a name, then its other names, in TSV or CSV; labels of Wikidata will do.

    Example:

    - `factcheck speaker import names.csv --dry-run`
    """
    from factcheck.actions.name_tables import groups
    from factcheck.actions.speakers import bring
    from factcheck.cli.told import SHOWN, counted, would

    session = Session.of(ctx)
    with session.writing("speaker import", dry=dry, file=file.name) as work:
        brought = bring(work, groups(file), note or f"from {file.name}")
    names = counted(sum(brought.names.values()), "name")
    session.say(f"{would(dry, 'Gave', 'give')} {names} to {counted(len(brought.names), 'speaker')}.")
    for name in brought.unsure[:SHOWN]:
        session.say(f"“{name}” and the names beside it may be several speakers: not given to any.")


@app.command("rename")
def renamed(
    ctx: typer.Context,
    name: Name,
    new: Annotated[str, typer.Argument(metavar="NEW", help="The full name.")],
    note: Note = "",
    over: Over = False,
    dry: DryRun = False,
) -> None:
    """Give a speaker another full name; the old one stays as another name.

    Example:

    - `factcheck speaker rename Shahinoglu "Elkhan Shahinoglu"`
    """
    from factcheck.actions.speakers import rename
    from factcheck.cli.shown import unless_over
    from factcheck.cli.told import would

    session = Session.of(ctx)

    def write(over: bool) -> tuple[str, str]:
        with session.writing("speaker rename", dry=dry) as work:
            return rename(work, name, new, note, over=over)

    old, full = unless_over(session, over, write)
    session.say(f"{would(dry, 'Renamed', 'rename')} {old} to {full}; “{old}” still finds them.")


@app.command("merge")
def merged(
    ctx: typer.Context,
    name: Name,
    into: Annotated[str, typer.Argument(metavar="INTO", help="The one who stays.", autocompletion=completing.speakers)],
    note: Note = "",
    over: Over = False,
    dry: DryRun = False,
) -> None:
    """Give all claims and names of one speaker to another: two names that were one person.

    Example:

    - `factcheck speaker merge "E. Shahinoglu" "Elkhan Shahinoglu"`
    """
    from factcheck.actions.changing import Changed
    from factcheck.actions.seen import elsewhere
    from factcheck.actions.speakers import merge, named_in
    from factcheck.cli.shown import as_shown, unless_over
    from factcheck.cli.told import claims_in_words, tell_conflicts, would

    session = Session.of(ctx)

    def write(over: bool) -> Changed:
        with session.writing("speaker merge", dry=dry) as work:
            if not over:
                as_shown(session, work, named_in(work.db, name), ["speaker", "via"], elsewhere("speaker", "via"))
            return merge(work, name, into, note)

    changed, conflicts = unless_over(session, over, write)
    session.say(f"{would(dry, 'Gave', 'give')} {claims_in_words(changed)} and the name to {into}.")
    tell_conflicts(session, conflicts, len(changed))


@app.command("split")
def split(
    ctx: typer.Context,
    name: Name,
    into: Annotated[str, typer.Argument(metavar="NEW", help="The other speaker's name.")],
    ids: Ids,
    note: Note = "",
    over: Over = False,
    dry: DryRun = False,
) -> None:
    """Give some of a speaker's claims to another speaker: two people who were one.

    Example:

    - `factcheck speaker split Aliyev "Heydar Aliyev" 12 13 --note "the 2001 visit"`
    """
    from factcheck.actions.changing import Changed
    from factcheck.actions.speakers import split as give
    from factcheck.cli.shown import as_shown, unless_over
    from factcheck.cli.told import claims_in_words, tell_conflicts

    session = Session.of(ctx)
    numbers = claim_ids(ids)

    def write(over: bool) -> Changed:
        with session.writing("speaker split", dry=dry) as work:
            if not over:
                as_shown(session, work, numbers, {"speaker": into}, besides=("mark", "verdict"))
            return give(work, name, into, numbers, note)

    changed, conflicts = unless_over(session, over, write)
    session.say(f"{'Would give' if dry else 'Gave'} {claims_in_words(changed)} to {into}.")
    tell_conflicts(session, conflicts)
