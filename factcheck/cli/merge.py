"""`factcheck merge`."""

from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli.options import DryRun
from factcheck.cli.session import Session
from factcheck.errors import UsageError
from factcheck.text.secrets import without_passwords

if TYPE_CHECKING:
    from factcheck.actions.importing import Report

LISTED = 12
"""Changed or contested things that are named one by one, for the eye alone."""
SQLITE = b"SQLite format 3\0"
"""How a store begins (https://www.sqlite.org/fileformat.html)."""


def run(
    ctx: typer.Context,
    other: Annotated[str, typer.Argument(metavar="OTHER.db|FILE.jsonl", help="A copy of the store, or its export.")],
    unrelated: Annotated[
        bool, typer.Option("--unrelated", help="Also a store that has nothing in common with this one.")
    ] = False,
    dry: DryRun = False,
) -> None:
    """Take in what was done in another copy of this store: every mark, correction, judgement, by whom and why.

    What both changed without knowing of each other is kept twice and is contested: `factcheck differences` lists it,
    and a person decides. It does not matter who merges whom, in which order, or how often. `undo` takes a merge back
    as a whole. What was turned down in `suggest`, and propositions that were taken off, stay in the other copy.

    Examples:

    - `factcheck merge omar.db`

    - `factcheck merge omar.jsonl --dry-run`
    """
    from factcheck.actions import merging
    from factcheck.actions.import_files import rows_of
    from factcheck.actions.importing import Import
    from factcheck.actions.settling import named
    from factcheck.cli.importing import compare_stored
    from factcheck.cli.progress import counting
    from factcheck.cli.told import counted, tell_conflicts

    session = Session.of(ctx)
    with ExitStack() as held:
        there = None
        with session.reading() as here:
            if _is_store(other):
                there = merging.opened(other, here)
                held.callback(there.close)
        done_with = held.enter_context(counting(session, "done"))
        lines = held.enter_context(rows_of(other, "jsonl")) if there is None else None
        work = held.enter_context(session.writing("merge", dry=dry, file=_called(other)))
        if there is not None and not unrelated:
            merging.refuse_a_stranger(work.db, there, without_passwords(other))
        taking = Import(work, history=True, vouched=there is not None, later=not dry)
        rows = merging.rows(taking, there) if there is not None else merging.unbroken(lines or (), _called(other))
        report = taking.run(rows, done_with)
        moved = [named(work.db, place) for place in report.settled.changed[:LISTED]]
        apart = [named(work.db, place) for place in report.settled.contested[:LISTED]]
        left = merging.left_behind(work.db, there) if there is not None else (0, 0)
    compare_stored(session, "merge", report)
    tell_conflicts(session, report.conflicts or [])
    tell_merged(session, report, moved, apart, dry=dry)
    if any(left):
        parts = (left[0], "suggestion", "turned down"), (left[1], "proposition", "taken off")
        told = ", ".join(f"{counted(many, what)} {how}" for many, what, how in parts if many)
        session.say(f"Not handed on by a merge: {told}.")
    if report.refused:
        raise typer.Exit(1)


def _called(other: str) -> str:
    """What the history calls the other store or file: by its name alone, and never with a password."""
    return Path(without_passwords(other).partition("?")[0] if "://" in other else other).name


def _is_store(name: str) -> bool:
    """Whether it is a store and no export. Raises UsageError for what is not there."""
    if "://" in name:
        return True
    if not Path(name).is_file():
        raise UsageError(f"There is no file {name}.")
    with open(name, "rb") as file:
        return file.read(len(SQLITE)) == SQLITE


def tell_merged(session: Session, report: "Report", changed: Sequence[str], apart: Sequence[str], *, dry: bool) -> None:
    """What a merge did, and above all what it kept apart."""
    from factcheck.cli.importing import tell_refused
    from factcheck.cli.told import tell_settled

    tell_refused(report.refused)
    if not (report.commands or report.added or report.sources or report.restored):
        if report.settled.changed:
            session.say(f"{'Would merge' if dry else 'Merged'} how claims that are here too were made there.")
        else:
            rest = "what could be taken" if report.refused else "all of that"
            session.say(f"Nothing new: {rest} is here already.")
    else:
        counted = (
            (report.commands, "command"), (len(report.added), "new claim"), (report.sources, "new source"),
            (report.restored, "returning claim"),
        )  # fmt: skip
        told = ", ".join(f"{many} {what}{'s' * (many != 1)}" for many, what in counted if many)
        session.say(f"{'Would merge' if dry else 'Merged'} {told}.")
    tell_settled(session, report.settled, changed, apart)
    if report.refused:
        session.say(f"{len(report.refused)} refused.")
