"""Claims on stdout: a table to a terminal, TSV into a pipe, or what was asked for."""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TextIO

from factcheck.cli.session import Session
from factcheck.domain.claim import Claim
from factcheck.text.terminal import data_out

if TYPE_CHECKING:
    from rich.console import Console

    from factcheck.store.storage.database import Database

PAGE = 50
"""Rows of a list on a terminal: about a screen. `--limit` says otherwise; into a pipe all go."""


def first_page(limit: int | None, *, table: bool, page: int = 0) -> int | None:
    """How many rows to fetch: what was asked for, 0 meaning all, else a page (of the settings file, or PAGE) to a
    terminal and all into a pipe.
    """
    if limit is None:
        return (page or PAGE) if table else None
    return limit or None


def is_table(session: Session, form: str) -> bool:
    """Whether the output is a table for a person."""
    return not form and (session.table or sys.stdout.isatty())


def reader(form: str, columns: Sequence[str] | None) -> "Callable[[Database, Iterable[int]], Iterator[Claim]]":
    """What reads the claims of an output: whole where a column needs that, else the claims alone, which is faster.

    Raises UsageError for an unknown column.
    """
    from factcheck.exporting.columns import BESIDE, chosen

    names = chosen(columns or [])
    if (form in ("json", "jsonl", "csv") and not names) or set(names) & set(BESIDE):
        from factcheck.store.reads import whole

        return whole.by_ids
    from factcheck.store.reads import claims

    return claims.by_ids


def write_claims(
    session: Session,
    claims: Iterator[Claim],
    form: str,
    columns: Sequence[str] | None,
    *,
    names: "Callable[[Iterable[str]], Mapping[str, str]] | None" = None,
    last: Callable[[int, Claim], Sequence[str]] = lambda number, first: (),
) -> int:
    """Write the claims; returns how many they were. Raises UsageError for an unknown column.

    A table asks `names` for the short names of their sources, and `last` for the parts of its last line, by how many
    claims were drawn and the first of them. Of very many it is drawn as they come.
    """
    from factcheck.exporting.columns import LISTED, chosen
    from factcheck.exporting.counted import Counted

    chosen_names = chosen(columns or ())
    counted = Counted(claims)
    if form in ("json", "jsonl") and not chosen_names:
        from factcheck.exporting import exporter

        exporter(form).write(counted, data_out())
    elif form in ("json", "jsonl"):
        write_json(({name: record[name] for name in chosen_names} for record in map(Claim.as_dict, counted)), form)
    elif form == "csv":
        from factcheck.exporting.csv import write

        write(counted, data_out(), chosen_names)
    elif form == "ids":
        sys.stdout.writelines(f"{claim.id}\n" for claim in counted)
    elif is_table(session, form):
        _draw_claims(session, iter(counted), chosen_names, names or (lambda _: {}), last)
    else:
        from factcheck.exporting.tsv import lines

        sys.stdout.writelines(lines(counted, chosen_names or LISTED))
    return counted.number


def _draw_claims(
    session: Session,
    claims: Iterator[Claim],
    columns: Sequence[str],
    names: "Callable[[Iterable[str]], Mapping[str, str]]",
    last: Callable[[int, Claim], Sequence[str]],
) -> None:
    from itertools import islice

    from factcheck.rendering import claims as lists

    first = list(islice(claims, lists.BLOCK))
    if not first:
        return

    def blocks() -> Iterator[list[Claim]]:
        block = first
        while block:
            yield block
            block = list(islice(claims, lists.BLOCK))

    def draw(console: "Console") -> Iterator[None]:
        if columns:
            return lists.columns(blocks(), columns, console, last)
        return lists.claims(blocks(), names, console, last)

    def whole(console: "Console") -> None:
        for _ in draw(console):
            pass

    if len(first) < lists.BLOCK:
        show(session, whole)
    else:
        flowing(session, draw)


def write_json(rows: Iterable[dict[str, Any]], form: str, stream: TextIO | None = None) -> None:
    """Rows as one JSON array, or one object a line."""
    import json

    from factcheck.text.safe import encodable

    stream = stream or data_out()
    encode = json.JSONEncoder(ensure_ascii=False, indent=None if form == "jsonl" else 2).encode
    if form == "jsonl":
        stream.writelines(encodable(encode(row)) + "\n" for row in rows)
    else:
        stream.writelines(map(encodable, _array(map(encode, rows))))


def _array(encoded: Iterable[str]) -> Iterator[str]:
    """The lines of a JSON array of these, as they come: a list of 100,000 begins at once and is never held."""
    joint = "[\n  "
    for one in encoded:
        yield joint + one.replace("\n", "\n  ")
        joint = ",\n  "
    yield "[]\n" if joint.startswith("[") else "\n]\n"


def write_rows(
    session: Session, headers: Sequence[str], rows: Sequence[Sequence[str]], *, empty: str = "Nothing here yet."
) -> None:
    """A table to a terminal, TSV into a pipe, for lists of things that are not claims."""
    if is_table(session, ""):
        from factcheck.rendering.layout import table

        if rows:
            show(session, lambda console: table(headers, rows, console))
    else:
        from factcheck.exporting.tsv import line

        sys.stdout.writelines(map(line, rows))
    if not rows:
        session.say(empty)


def _console(session: Session) -> "Console":
    """The console on stdout, in the colours that the person chose."""
    from factcheck.rendering.console import console_for

    if session.preferences.theme:
        from factcheck.rendering.words import repaint

        for sentence in repaint(session.preferences.theme):
            session.say(f"{session.preferences.path}: {sentence}")
    return console_for(session.color, sys.stdout)


def flowing(session: Session, draw: "Callable[[Console], Iterator[None]]") -> None:
    """Draw with Rich a step at a time, as it comes: what does not fit into the memory of a machine at once."""
    from factcheck.cli.paging import flow

    flow(_console(session), draw, paged=sys.stdout.isatty() and not session.no_input)


def show(session: Session, draw: "Callable[[Console], None]", at: str = "") -> None:
    """Draw with Rich on stdout; through a pager when a terminal is too low for it, which opens where `at` stands."""
    console = _console(session)
    if not sys.stdout.isatty():
        draw(console)
        return
    with console.capture() as capture:
        draw(console)
    text = capture.get()
    if text.count("\n") < console.height or session.no_input:
        sys.stdout.write(text)
    else:
        from factcheck.cli.paging import page

        page(text, at)
