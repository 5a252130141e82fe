"""`factcheck import`."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from factcheck.cli import completing
from factcheck.cli.options import DryRun
from factcheck.cli.session import Session
from factcheck.text.safe import visible

SHOWN = 50
"""Refused lines that are printed one by one; the number of all is said. For the eye alone."""
STDIN = "standard input"


def run(
    ctx: typer.Context,
    file: Annotated[
        str, typer.Argument(metavar="FILE|-", help="A .csv, .tsv or .jsonl file, or - for standard input.")
    ],
    form: Annotated[str, typer.Option("--format", help="csv or jsonl; else told from the name or the text.")] = "",
    source: Annotated[
        str,
        typer.Option(
            "--source", metavar="SRC", help="The source of rows that name none.", autocompletion=completing.sources
        ),
    ] = "",
    on_duplicate: Annotated[str, typer.Option("--on-duplicate", metavar="WHAT", help="skip, update or fail.")] = "skip",
    dry: DryRun = False,
) -> None:
    """Take claims in from a CSV or JSONL file; a second import of the same file adds nothing.

    A CSV needs a header with text and source, and takes speaker, status and every other column of an export. A line
    that is refused is named with the reason, the others are stored, and the exit code is 1. All or nothing otherwise.

    Examples:

    - `factcheck import claims.csv --dry-run`

    - `factcheck import store.jsonl`
    """  # fmt: skip
    from factcheck.actions.import_files import rows_of
    from factcheck.actions.importing import Import
    from factcheck.actions.recognising import already_there
    from factcheck.cli.progress import counting
    from factcheck.cli.told import tell_conflicts, tell_matches

    session, columns = Session.of(ctx), list[str]()
    with session.reading():  # a store that is not there is not worth the reading of a long input
        pass
    with (
        counting(session, "lines read") as read,
        rows_of(file, form, read, columns.extend) as rows,
        session.writing("import", dry=dry, file=Path(file).name if file != "-" else STDIN) as work,
        counting(session, "lines done") as done_with,
    ):
        report = Import(work, on_duplicate=on_duplicate, source=source).run(rows, done_with)
        likes = already_there(work.db, report.added)
    tell_matches(session, likes)
    tell_conflicts(session, report.conflicts or [])
    done = [f"{'would add' if dry else 'added'} {len(report.added)}"]
    for count, what in (
        (report.known, "there already"), (report.updated, "updated"), (report.restored, "brought back"),
        (report.accepted, "drafts accepted"),
        (report.sources, "new sources"), (len(report.refused), "refused"),
    ):  # fmt: skip
        done += [f"{count} {what}"] if count else []
    for line, reason in report.refused[:SHOWN]:
        sys.stderr.write(f"Line {line}: {visible(reason)}\n")
    if len(report.refused) > SHOWN:
        sys.stderr.write(f"… and {len(report.refused) - SHOWN} more lines.\n")
    if columns:
        session.say(f"Left out, since no claim has such a column: {', '.join(map(visible, columns))}.")
    session.say(f"{', '.join(done)}.".capitalize())
    if report.conflicts is None:
        session.say("Not checked for conflicts yet: `factcheck conflicts --rescan` does that.")
    if report.refused:
        raise typer.Exit(1)
