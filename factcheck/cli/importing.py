"""`factcheck import`."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli import completing
from factcheck.cli.options import DryRun, Over
from factcheck.cli.session import Session
from factcheck.errors import UsageError
from factcheck.text.safe import visible

if TYPE_CHECKING:
    from factcheck.actions.import_sheets import Sheets
    from factcheck.actions.importing import Import, Report
    from factcheck.actions.recognising import Known
    from factcheck.store.storage.database import Database

SHOWN = 50
"""Refused lines that are printed one by one; the number of all is said. For the eye alone."""
STDIN = "standard input"


def run(
    ctx: typer.Context,
    file: Annotated[
        str, typer.Argument(metavar="FILE|-", help="A .csv, .tsv, .jsonl, .xlsx or .ods file, or - for standard input.")
    ],
    form: Annotated[str, typer.Option("--format", help="csv, jsonl, xlsx or ods; else told from the file.")] = "",
    source: Annotated[
        str,
        typer.Option(
            "--source", metavar="SRC", help="The source of rows that name none.", autocompletion=completing.sources
        ),
    ] = "",
    dates: Annotated[
        str,
        typer.Option("--dates", metavar="ORDER", help="Of 03/05/2021: dmy is 3 May, mdy is 5 March; else asked once."),
    ] = "",
    encoding: Annotated[
        str, typer.Option("--encoding", metavar="NAME", help="Of a table that is not UTF-8: cp1252, cp1251, utf-16.")
    ] = "",
    on_duplicate: Annotated[str, typer.Option("--on-duplicate", metavar="WHAT", help="skip, update or fail.")] = "skip",
    confidential: Annotated[
        bool, typer.Option("--confidential", help="The sources of this file are confidential, whatever it says.")
    ] = False,
    over: Over = False,
    dry: DryRun = False,
) -> None:
    """Take claims in from a table (CSV, XLSX, ODS) or a JSONL file; a second import of the same file adds nothing.

    A table needs a header with text and source, and takes speaker, status and every other column of an export, and the
    names that others have for them (claim, claimant, claim date, link, verdict). A line that is refused is named with
    the reason, the others are stored, and the exit code is 1. ClaimReview (JSON-LD, or a page with it), answers of
    fact-check search, web annotations and exports of Hypothesis are known by what is in them; a published rating goes
    into the note and is no mark. All or nothing otherwise. What an editor has filled in in
    a sheet of `export xlsx` (mark and why, note, tags) is shown, and becomes events of yours.

    Examples:

    - `factcheck import claims.csv --dry-run`

    - `factcheck import store.jsonl`
    """  # fmt: skip
    from factcheck.actions.import_files import rows_of
    from factcheck.actions.importing import Import
    from factcheck.actions.records import Step
    from factcheck.actions.settling import named
    from factcheck.cli.progress import counting
    from factcheck.exporting.incoming import Told

    session, columns, heard = Session.of(ctx), list[str](), list[str]()
    told = Told(columns.extend, heard.append, _order(session, dates))
    kinds = set[type]()
    with session.reading():  # a store that is not there is not worth the reading of a long input
        pass
    with (
        counting(session, "lines read") as read,
        rows_of(file, form, read, told, encoding, kinds) as rows,
        session.writing("import", dry=dry, file=Path(file).name if file != "-" else STDIN) as work,
        counting(session, "lines done") as done_with,
    ):
        taking = Import(
            work, on_duplicate=on_duplicate, source=source, over=over, confidential=confidential,
            history=Step in kinds, later=not dry,
        )  # fmt: skip
        report = taking.run(rows, done_with)
        likes = _there(work.db, report) if dry else []
        apart = [named(work.db, place) for place in report.settled.contested[:SHOWN]]
        moved = [named(work.db, place) for place in report.settled.changed[:SHOWN]]
    if columns:
        session.say(f"Left out, since no claim has such a column: {', '.join(map(visible, columns))}.")
    for sentence in heard:
        session.say(sentence)
    if not dry:
        with session.reading() as db, said_if_cut_short(session, report):
            likes = _there(db, report)
        compare_stored(session, "import", report)
    _tell(session, taking, likes, moved, apart, dry=dry)
    if report.refused:
        raise typer.Exit(1)


def _there(db: "Database", report: "Report") -> "Sequence[Known]":
    """Which of the new claims somebody has said before."""
    from factcheck.actions.recognising import already_there

    return already_there(db, report.added)


def compare_stored(session: Session, verb: str, report: "Report") -> None:
    """Look for conflicts of what a command has stored, while others write."""
    from factcheck.actions.comparing_later import compare

    with said_if_cut_short(session, report):
        compare(report, session.reading, lambda: session.writing(verb))


@contextmanager
def said_if_cut_short(session: Session, report: "Report") -> Iterator[None]:
    """Whoever breaks off here is told what is stored: all but what comparing would have found."""
    try:
        yield
    except BaseException:
        session.say(
            f"All is stored ({len(report.added)} new), but was not compared with the other claims: "
            "`factcheck conflicts --rescan` does that."
        )
        raise


def _tell(
    session: Session, taking: "Import", likes: "Sequence[Known]", moved: list[str], apart: list[str], *, dry: bool
) -> None:
    """What an import did, and what it kept apart."""
    from factcheck.cli.told import (
        claims_in_words,
        drafts_wait,
        tell_conflicts,
        tell_filed,
        tell_lapsed,
        tell_matches,
        tell_settled,
    )
    from factcheck.domain.reply import sentence

    report = taking.report
    for difference in taking.sheets.differences:
        session.say(sentence(difference.said))
    _tell_apart(session, taking.sheets)
    tell_filed(session, taking.whom.filed, taking.whom.unsure)
    tell_matches(session, likes)
    tell_lapsed(session, taking.work.lapsed, dry=dry)
    tell_conflicts(session, report.conflicts or [])
    tell_refused(report.refused)
    if report.unapproved:
        session.say(f"{report.unapproved} approvals came without their history: not taken over.")
    done = _done(report, len({d.claim for d in taking.sheets.differences}))
    tell_settled(session, report.settled, moved, apart)
    session.say(f"{'would add' if dry else 'added'} {', '.join(done)}.".capitalize())
    if report.differ:
        rows, them = ("row says", "it") if len(report.differ) == 1 else ("rows say", "them")
        said = f"{len(report.differ):,} {rows} otherwise than what is here ({claims_in_words(report.differ)})"
        session.say(f"{said}: `--on-duplicate update` takes {them}.")
    if report.drafts and not dry:
        session.say(drafts_wait(report.drafts))
    if report.conflicts is None:
        session.say("Not checked for conflicts yet: `factcheck conflicts --rescan` does that.")


def _tell_apart(session: Session, sheets: "Sheets") -> None:
    """What is otherwise in a sheet, and was not taken."""
    from factcheck.cli.told import claims_in_words

    for claim, columns in sheets.apart[:SHOWN]:
        ways = {
            "factcheck source edit" if name.startswith("source_") else f"factcheck edit {claim}" for name in columns
        }
        named, are = ", ".join(columns), "is" if len(columns) == 1 else "are"
        instead = "`, `".join(sorted(ways))
        session.say(f"Claim {claim}: {named} in the sheet {are} not as here; that is not taken: `{instead}`.")
    if len(sheets.apart) > SHOWN:
        session.say(f"… and of {len(sheets.apart) - SHOWN} more claims.")
    if older := list(dict.fromkeys(sheets.older)):
        rows = "1 row has" if len(older) == 1 else f"{len(older):,} rows have"
        now = f"not what is here now ({claims_in_words(older)})"
        session.say(f"{rows} what stood when the sheet was made, and {now}: that stays.")
    if sheets.emptied:
        rows, leave = ("1 row", "leaves") if sheets.emptied == 1 else (f"{sheets.emptied} rows", "leave")
        session.say(
            f"{rows} without the hidden last column {leave} a cell empty that has something here: nothing is taken "
            "away."
        )


def _done(report: "Report", by_sheet: int) -> list[str]:
    """What an import did, in numbers; what it did not do is left out."""
    counted = (
        (report.known, "there already"), (by_sheet, "changed by the sheet"), (report.updated, "updated"),
        (report.restored, "brought back"), (report.accepted, f"draft{'s' * (report.accepted != 1)} accepted"),
        (report.sources, f"new source{'s' * (report.sources != 1)}"),
        (len(report.refused), "refused"),
    )  # fmt: skip
    return [str(len(report.added)), *(f"{count} {what}" for count, what in counted if count)]


def tell_refused(refused: Sequence[tuple[int, str]]) -> None:
    """Why lines were refused, the first of them one by one."""
    from factcheck.exporting.incoming import Item

    for line, reason in refused[:SHOWN]:
        sys.stderr.write(f"{'Item' if isinstance(line, Item) else 'Line'} {line}: {visible(reason)}\n")
    if len(refused) > SHOWN:
        sys.stderr.write(f"… and {len(refused) - SHOWN} more lines.\n")


def _order(session: Session, given: str) -> Callable[[str], str]:
    """Who says the order of day and month: the option, else the person at the terminal, once. Raises UsageError."""
    from factcheck.text.dating import DAY_FIRST, MONTH_FIRST, iso

    orders = (DAY_FIRST, MONTH_FIRST)
    if given and given not in orders:
        raise UsageError(f"--dates takes {' or '.join(orders)}, not “{given}”.")
    said = [given] if given else []

    def order(written: str) -> str:
        if not said and not session.no_input and sys.stdin.isatty() and sys.stderr.isatty():
            one, other = (iso(written, each) for each in orders)
            sys.stderr.write(f"“{visible(written)}”: is that {one} (d) or {other} (m)? ")
            sys.stderr.flush()
            answer = sys.stdin.readline().strip().lower()[:1]
            said.append({"d": DAY_FIRST, "m": MONTH_FIRST}.get(answer, ""))
        return said[0] if said else ""

    return order
