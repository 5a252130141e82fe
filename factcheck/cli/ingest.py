"""`factcheck ingest`."""

from typing import Annotated

import typer

from factcheck.cli import completing
from factcheck.cli.options import DryRun
from factcheck.cli.session import Session
from factcheck.errors import UsageError


def run(
    ctx: typer.Context,
    files: Annotated[list[str], typer.Argument(metavar="FILE|-", help="Documents and folders; - is standard input.")],
    title: Annotated[str, typer.Option("--title", metavar="TEXT", help="Else what the document says.")] = "",
    publisher: Annotated[str, typer.Option("--publisher", metavar="TEXT", help="Who published it.")] = "",
    author: Annotated[str, typer.Option("--author", metavar="TEXT", help="Who wrote it.")] = "",
    url: Annotated[str, typer.Option("--url", metavar="URL", help="Where it was found.")] = "",
    published: Annotated[str, typer.Option("--published", metavar="DATE", help="A day, month or year.")] = "",
    replaces: Annotated[
        str,
        typer.Option(
            "--replaces",
            metavar="SRC",
            help="The source that this is a changed version of; else the one with the same URL.",
            autocompletion=completing.sources,
        ),
    ] = "",
    no_drafts: Annotated[bool, typer.Option("--no-drafts", help="Store the documents and draft nothing.")] = False,
    all_drafts: Annotated[
        bool, typer.Option("--all-drafts", help="Also the drafts that say nothing to check, each with the reason.")
    ] = False,
    dry: DryRun = False,
) -> None:
    """Read documents, keep a snapshot of each, and draft its claims: who says what, how, through whom.

    Text, Markdown, saved web pages and web archives, PDF, Word, OpenDocument, rich text, e-books, mail and subtitles.
    Drafts are drafts until `factcheck review` or `factcheck accept`.
    Each document is stored by itself: one that fails is named at the end, and the exit code is 1. Into a pipe go the
    sources' ids.

    Examples:

    - `factcheck ingest report.pdf --publisher "Ministry of Defence" --published 2025-07-28`

    - `factcheck ingest saved-pages/ --dry-run`
    """
    from factcheck.actions import checks
    from factcheck.actions.ingesting import Given
    from factcheck.cli.ingest_batch import Batch
    from factcheck.reading import documents

    paths = list(documents(files))
    for name, value in (("--title", title), ("--url", url), ("--replaces", replaces)):
        if value and len(paths) > 1:
            raise UsageError(f"{name} is for one document, not for {len(paths)}.", "Ingest that one by itself.")
    given = Given(title, publisher, author, url, checks.date(published, "publication date"), replaces)
    batch = Batch(Session.of(ctx), given, drafting=not no_drafts, everything=all_drafts, dry=dry)
    batch.take(paths)
    batch.tell()
    if batch.failed:
        raise typer.Exit(1)
