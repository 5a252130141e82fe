"""`factcheck demo`."""

import sys
import tempfile
from pathlib import Path
from typing import Annotated

import typer

from factcheck.cli.session import Session

STEPS = (
    (["list", "by:abiyev,serdyukov"], "What two ministers claim, and how it stands"),
    (["search", "Serdukov", "weapon"], "A search with a misspelt name"),
    (["positions", "Russia", "transferred", "weapons"], "Who stands where on one proposition"),
    (["conflicts"], "What cannot both stand"),
)


def run(
    ctx: typer.Context,
    keep: Annotated[Path | None, typer.Option("--keep", metavar="PATH", help="Keep the store there.")] = None,
) -> None:
    """The two seed documents: claims, a search, the conflicts, in a throwaway store.

    Example:

    - `factcheck demo --keep demo.db`
    """
    from factcheck.actions.begin import begin
    from factcheck.actions.seeding import seed
    from factcheck.store.storage.migrate import create

    session = Session.of(ctx)
    with tempfile.TemporaryDirectory(prefix="factcheck-demo-") as folder:
        path = keep or Path(folder) / "demo.db"
        create(path)
        with begin(str(path), session.analyst, "demo", session.say) as work:
            report = seed(work)
        sys.stdout.write(f"{len(report.added)} claims from two documents, each with its speaker, source and status.\n")
        for words, title in STEPS:
            _step(session, str(path), words, title)
    store = f"--db {keep} " if keep else ""
    sys.stdout.write("\nWhat to type next:\n")
    if keep:
        sys.stdout.write(f'  factcheck {store}show 4\n  factcheck {store}mark denied 4 --note "why"\n')
    else:
        sys.stdout.write("  factcheck demo --keep demo.db     keep this store, then: factcheck --db demo.db show 4\n")
    sys.stdout.write("  factcheck init                    make a store of your own\n")
    sys.stdout.write("  factcheck ingest article.txt      draft the claims of a document\n")
    sys.stdout.write("  factcheck --help                  every command\n")


def _step(session: Session, path: str, words: list[str], title: str) -> None:
    from factcheck.cli.app import program

    sys.stdout.write(f"\n{title}:\n$ factcheck {' '.join(words)}\n")
    sys.stdout.flush()
    program().main(
        ["--db", path, "--no-input", "--table", "--color", session.color, *words],
        prog_name="factcheck",
        standalone_mode=False,
    )
    sys.stdout.flush()
