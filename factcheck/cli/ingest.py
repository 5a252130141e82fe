"""`factcheck ingest`."""

import os
from contextlib import nullcontext
from enum import StrEnum
from typing import Annotated

import typer

from factcheck.cli import completing
from factcheck.cli.asking import Judge, Model, Remote, asker
from factcheck.cli.options import Confidential, DryRun
from factcheck.cli.session import Session
from factcheck.errors import UsageError


class DrafterName(StrEnum):
    """Who drafts."""

    RULES = "rules"
    JUDGE = "judge"


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
    confidential: Confidential = None,
    no_drafts: Annotated[bool, typer.Option("--no-drafts", help="Store the documents and draft nothing.")] = False,
    all_drafts: Annotated[
        bool, typer.Option("--all-drafts", help="Also the drafts that say nothing to check, each with the reason.")
    ] = False,
    drafter: Annotated[
        DrafterName,
        typer.Option(
            "--drafter", envvar="FACTCHECK_DRAFTER", help="“judge” has your language model draft beside the rules."
        ),
    ] = DrafterName.RULES,
    judge: Judge = "",
    model: Model = "",
    remote: Remote = False,
    dry: DryRun = False,
) -> None:
    """Read documents, keep a snapshot of each, and draft its claims: who says what, how, through whom.

    Text, Markdown, saved web pages and web archives, PDF, Word, OpenDocument, rich text, e-books, mail and subtitles.
    Drafts are drafts until `factcheck review` or `factcheck accept`.
    Each document is stored by itself: one that fails is named at the end. The exit code is 1 when one failed or
    a draft was lost to an error. Into a pipe go the sources' ids.

    Examples:

    - `factcheck ingest report.pdf --publisher "Ministry of Defence" --published 2025-07-28`

    - `factcheck ingest saved-pages/ --dry-run`

    - `factcheck ingest report.pdf --drafter judge --judge http://127.0.0.1:8080/v1 --judge-model qwen3`
    """
    from factcheck.actions import checks
    from factcheck.actions.ingest_drafts import Drafter
    from factcheck.actions.ingesting import Given
    from factcheck.actions.second_drafter import SecondDrafter
    from factcheck.cli.ingest_batch import Batch
    from factcheck.reading import documents

    paths = list(documents(files))
    for name, value in (("--title", title), ("--url", url), ("--replaces", replaces)):
        if value and len(paths) > 1:
            raise UsageError(f"{name} is for one document, not for {len(paths)}.", "Ingest that one by itself.")
    day = checks.date(published, "publication date")
    given = Given(title, publisher, author, url, day, replaces, confidential)
    session, second = Session.of(ctx), drafter is DrafterName.JUDGE and not no_drafts
    with asker(session, judge, model, remote=remote) if second else nullcontext() as somebody:
        drafts = Drafter(
            wanted=not no_drafts,
            everything=all_drafts,
            pipeline=os.environ.get("FACTCHECK_PIPELINE", ""),
            second=SecondDrafter(somebody) if somebody else None,
        )
        batch = Batch(session, given, drafts, dry=dry)
        batch.take(paths)
        batch.tell()
    if batch.failed or batch.lost or drafts.unanswered:
        raise typer.Exit(1)
