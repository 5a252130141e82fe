"""`factcheck export`."""

import sys
from typing import Annotated

import typer

from factcheck.cli import completing
from factcheck.cli.options import Words
from factcheck.cli.session import Session
from factcheck.errors import UsageError


def run(
    ctx: typer.Context,
    form: Annotated[
        str,
        typer.Argument(metavar="FORMAT", help="csv, tsv, json, jsonl or markdown.", autocompletion=completing.formats),
    ],
    words: Words = None,
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="A file, or - for standard output.")
    ] = "-",
    sort: Annotated[str, typer.Option("--sort", metavar="KEY", help="As in list.")] = "id",
) -> None:
    """Write a claim table for an editor, or everything for another store.

    The filter is that of list. `jsonl` holds sources, claims and history too, so that `factcheck import` loses
    nothing; without a filter it holds the whole store, withdrawn claims included.

    Examples:

    - `factcheck export csv status:denied -o denied.csv`

    - `factcheck export jsonl -o store.jsonl`
    """
    from factcheck.actions.exporting import export
    from factcheck.cli.progress import counting
    from factcheck.exporting import exporter

    session = Session.of(ctx)
    exporter(form)
    if not output:
        raise UsageError("--output is empty.", "Name a file, or - for standard output.")
    with session.reading() as db, counting(session, "claims written") as progress:
        number = export(db, form, words or [], output, sort, progress)
    if output != "-":
        session.say(f"Wrote {number} claims to {output}.")
    sys.stdout.flush()
