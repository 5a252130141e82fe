"""`factcheck export`."""

import sys
from pathlib import PurePath
from typing import Annotated

import typer

from factcheck.cli import completing
from factcheck.cli.options import Columns, Limit, Sort, Words
from factcheck.cli.session import Session
from factcheck.errors import UsageError


def run(
    ctx: typer.Context,
    form: Annotated[
        str,
        typer.Argument(
            metavar="FORMAT",
            help="csv, tsv, json, jsonl, markdown, xlsx, html, docx, claimreview, annotations, hypothesis.",
            autocompletion=completing.formats,
        ),
    ],
    words: Words = None,
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="FILE", help="A file, or - for standard output.")
    ] = None,
    columns: Columns = None,
    sort: Sort = "id",
    limit: Limit = None,
    audience: Annotated[
        str,
        typer.Option(
            "--for",
            metavar="WHO",
            help="desk, editor (no history), public (no notes, no names, nothing confidential).",
        ),
    ] = "",
    drafts: Annotated[bool, typer.Option("--drafts", help="Drafts too: claims that nobody has accepted.")] = False,
    base_url: Annotated[
        str, typer.Option("--base-url", metavar="URL", help="What the address of each claim's page begins with.")
    ] = "",
    desk: Annotated[
        str, typer.Option("--desk", metavar="NAME", help="Who publishes the reviews; else the host of --base-url.")
    ] = "",
    unapproved: Annotated[
        bool, typer.Option("--unapproved", help="Reviews too whose mark no second person has approved.")
    ] = False,
) -> None:
    """Write a claim table for an editor, or everything for another store.

    The filter, --columns, --sort and --limit are those of list; a word that ends like a file of an export (out.csv)
    is the file. Drafts stay here unless --drafts or is:draft asks for them. `jsonl` holds sources, claims and history
    too, so that `factcheck import` loses nothing; without a filter it holds the whole store, drafts and withdrawn
    claims included. For the public there are no notes, names of analysts and replies; of a confidential source nothing
    is told, and of its claims what you say of them alone. What is for the web is for the public.

    Examples:

    - `factcheck export csv status:denied -o denied.csv`

    - `factcheck export jsonl store.jsonl`

    - `factcheck export claimreview is:marked --base-url https://desk.example/checks/ --desk "The Desk"`
    """
    from factcheck.actions.exporting import Shape, export
    from factcheck.cli.empty import numbers_meant
    from factcheck.cli.progress import counting
    from factcheck.cli.reading_up import tell_unread
    from factcheck.query import parse

    session = Session.of(ctx)
    given, target = _target(form, words or [], output)
    shape = Shape(columns or (), sort, limit or 0, drafts, audience, base_url, desk, unapproved)
    with session.reading() as db, counting(session, "claims written") as progress:
        done = export(db, form, given, target, shape, progress)
        meant = numbers_meant(db, parse(given))
    if meant:
        session.say(meant)
    among = f", {done.drafts} of them drafts" if done.drafts else ""
    if target != "-":
        session.say(f"Wrote {done.number} claim{'s' * (done.number != 1)}{among} to {target}.")
    if done.left_out:
        one = done.left_out == 1
        session.say(
            f"Left out {done.left_out} draft{'' if one else 's'}; --drafts takes {'it' if one else 'them'} along."
        )
    for why, number in done.unfit:
        session.say(f"Left out {number} claim{'s' * (number != 1)} {why}.")
    if done.unapproved:
        verdicts = f"{done.unapproved} verdict{'s' * (done.unapproved != 1)}"
        more = "" if done.approves else "; once somebody here does, only approved ones go out"
        session.say(f"No second person has approved {verdicts} of these (`factcheck approve`){more}.")
    if done.withheld:
        session.say(f"Withheld the confidential source of {done.withheld} claim{'s' * (done.withheld != 1)}.")
    tell_unread(session)
    sys.stdout.flush()


_OTHER_SUFFIXES = {".markdown", ".htm", ".ndjson"}
"""How files of these formats are called too."""


def _target(form: str, words: list[str], output: str | None) -> tuple[list[str], str]:
    """The filter, and the file: of -o, or the word that ends like one. Raises UsageError."""
    from factcheck.exporting import EXPORTERS, exporter

    exporter(form)
    suffixes = {known.suffix for known in EXPORTERS.values()} | _OTHER_SUFFIXES
    if output == "":
        raise UsageError("--output is empty.", "Name a file, or - for standard output.")
    files = [word for word in words if PurePath(word).suffix.lower() in suffixes and word == word.strip("\"'")]
    named = [*files, *([output] if output else [])]
    if len(named) > 1:
        raise UsageError(
            f"Two files are named: {', '.join(named)}.",
            f"To look for the words themselves, write '\"{files[0]}\"'.",
        )
    return [word for word in words if word not in files], named[0] if named else "-"
