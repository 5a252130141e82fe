"""`factcheck source`."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any

import typer

from factcheck.cli import completing, source_diff
from factcheck.cli.groups import group
from factcheck.cli.options import (
    Columns,
    Confidential,
    Csv,
    DryRun,
    IdsOnly,
    Json,
    Jsonl,
    Limit,
    Note,
    Over,
    ThingSort,
    Words,
    are_ids,
    claim_ids,
    format_of,
)
from factcheck.cli.output import is_table, show, write_json
from factcheck.cli.session import Session
from factcheck.cli.things import Thing, cell
from factcheck.errors import UsageError
from factcheck.text.safe import visible

if TYPE_CHECKING:
    from factcheck.domain.selector import Quote

app = group(
    "The documents that claims stand in.\n\nExample:\n\n- `factcheck source show new-stage-of-crisis`",
)

app.command("diff")(source_diff.run)

Name = Annotated[str, typer.Argument(metavar="SRC", help="The source's id.", autocompletion=completing.sources)]
Title = Annotated[str | None, typer.Option("--title", metavar="TEXT")]
Publisher = Annotated[str | None, typer.Option("--publisher", metavar="TEXT")]
Author = Annotated[str | None, typer.Option("--author", metavar="TEXT")]
Url = Annotated[str | None, typer.Option("--url", metavar="URL")]
Published = Annotated[str | None, typer.Option("--published", metavar="DATE", help="A day, month or year.")]
Remark = Annotated[str | None, typer.Option("--remark", metavar="TEXT", help="The source's own remark.")]


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
    ids: IdsOnly = False,
) -> None:
    """List the sources, each with the number of its claims; with a filter those of the claims that fit.

    Examples:

    - `factcheck source list`

    - `factcheck source list by:peskov --columns id,title,url --sort published`
    """
    from dataclasses import asdict, fields

    from factcheck.cli.things import Asked, write_things
    from factcheck.domain.source import Source
    from factcheck.query import parse
    from factcheck.store.reads import sources
    from factcheck.store.search import listing

    session = Session.of(ctx)
    asked = Asked(format_of(json=json, jsonl=jsonl, csv=csv, ids=ids), columns or (), sort, limit)
    with session.reading() as db:
        fitting = listing.shared(db, parse(words), "source") if words else None
        found = {one.source.id: one for one in sources.kept(db) if fitting is None or one.source.id in fitting}

    def draw(shown: Sequence[Thing]) -> Callable[[Any], None]:
        from factcheck.rendering import things as drawn

        return lambda console: drawn.sources([found[thing["id"]] for thing in shown], console)

    things = [{**asdict(one.source), "text": None, "claims": one.claims} for one in found.values()]
    write_things(
        session,
        things,
        [*(field.name for field in fields(Source)), "claims"],
        replace(asked, form="", columns=("id",)) if ids else asked,
        rows=lambda shown: [[cell(thing[key]) for key in _PIPED] for thing in shown],
        draw=draw,
        empty="No source fits." if words else _NONE_YET,
    )


_PIPED = ("id", "title", "publisher", "published", "claims")
_NONE_YET = "No sources yet. `factcheck ingest FILE` or `factcheck source add` makes one."


@app.command("show")
def shown(ctx: typer.Context, name: Name, json: Json = False) -> None:
    """What is known of a source, and its text; of a claim's id, the claim's source, its quotes marked.

    Examples:

    - `factcheck source show new-stage-of-crisis`

    - `factcheck source show 34`
    """
    from dataclasses import asdict

    from factcheck.store.reads import claims, sources

    session = Session.of(ctx)
    quotes: Sequence[Quote] = ()
    with session.reading() as db:
        is_source = sources.begun if "-" in name else sources.is_id  # 34 is a claim, 2024-05 may begin a source's id
        if are_ids([name]) and not is_source(db, name):
            asked = claims.every_one(db, claim_ids([name]))
            if len({claim.source for claim in asked}) > 1:
                ids = ", ".join(dict.fromkeys(claim.source for claim in asked))
                raise UsageError(f"These claims are of several sources: {ids}.", "Ask for one of them.")
            name, quotes = asked[0].source, [quote for claim in asked for quote in claim.quotes]
        source = sources.source(db, name)
    if is_table(session, "json" if json else "") or (quotes and not json):
        from factcheck.rendering import things as drawn

        if quotes:
            show(session, lambda console: drawn.source(source, quotes, console), at="▸")
        else:
            show(session, lambda console: drawn.document(source, console))
        return
    known = asdict(source)
    if json:
        write_json([known], "json")
        return
    text = known.pop("text")
    lines = [f"{field.replace('_', ' ')}: {visible(str(value))}" for field, value in known.items() if value]
    sys.stdout.write("\n".join(lines) + "\n")
    if text:
        sys.stdout.write("\n" + visible(text, lines=True).rstrip("\n") + "\n")


@app.command("add")
def added(
    ctx: typer.Context,
    title: Annotated[str, typer.Argument(help="The document's title.")],
    publisher: Publisher = None,
    author: Author = None,
    url: Url = None,
    published: Published = None,
    remark: Remark = None,
    confidential: Confidential = None,
    dry: DryRun = False,
) -> None:
    """Add a source without a text: a broadcast, a book; prints its id.

    Example:

    - `factcheck source add "Evening news" --publisher "Channel 1" --published 2025-07-19`
    """
    from factcheck.actions.sources import store_source
    from factcheck.domain.source import Source

    session = Session.of(ctx)
    source = Source(
        "", title, publisher=publisher or "", author=author or "", url=url or "", published=published or "",
        note=remark or "", confidential=bool(confidential),
    )  # fmt: skip
    with session.writing("source add", dry=dry) as work:
        slug, new = store_source(work, source)
    if not new:
        session.say("That source is there already.")
    if new and dry:
        session.say("Would add the source.")
    else:
        sys.stdout.write(f"{slug}\n")


@app.command("edit")
def edited(
    ctx: typer.Context,
    name: Name,
    title: Title = None,
    publisher: Publisher = None,
    author: Author = None,
    url: Url = None,
    published: Published = None,
    remark: Remark = None,
    confidential: Confidential = None,
    note: Note = "",
    over: Over = False,
    dry: DryRun = False,
) -> None:
    """Correct what is known about a source; never its text. Of a confidential one nothing goes out for the public.

    Examples:

    - `factcheck source edit new-stage-of-crisis --published 2025-07-28 --note "the page says Jul 28"`

    - `factcheck source edit leaked-memo --confidential --note "promised on the phone"`
    """
    from factcheck.actions.sources import edit_source
    from factcheck.cli.shown import unless_over
    from factcheck.cli.told import would

    session = Session.of(ctx)
    given = {
        "title": title,
        "publisher": publisher,
        "author": author,
        "url": url,
        "published": published,
        "note": remark,
        "confidential": confidential,
    }

    def write(over: bool) -> list[str]:
        with session.writing("source edit", dry=dry) as work:
            return edit_source(work, name, {k: v for k, v in given.items() if v is not None}, note, over=over)

    changed = unless_over(session, over, write)
    session.say(f"{would(dry, 'Changed', 'change')} {', '.join(changed)}." if changed else "Nothing changed.")


@app.command("withdraw")
def withdrawn(ctx: typer.Context, name: Name, note: Note = "", over: Over = False, dry: DryRun = False) -> None:
    """Withdraw a source and all its claims, for a reason; nothing is deleted.

    Example:

    - `factcheck source withdraw evening-news --note "retracted by the publisher"`
    """
    from factcheck.actions.sources import withdraw_source
    from factcheck.cli.shown import as_shown, unless_over
    from factcheck.cli.told import would
    from factcheck.store.reads import sources

    session = Session.of(ctx)

    def write(over: bool) -> tuple[str, int]:
        with session.writing("source withdraw", dry=dry) as work:
            if not over:
                as_shown(session, work, sources.claims_of(work.db, sources.one_named(work.db, name)))
            return withdraw_source(work, name, note, over=over)

    slug, number = unless_over(session, over, write)
    session.say(f"{would(dry, 'Withdrew', 'withdraw')} {slug} and {number} of its claims.")
