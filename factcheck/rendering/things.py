"""Tables of sources and speakers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from factcheck.domain.source import short_name
from factcheck.rendering.layout import Cell, plain, table
from factcheck.rendering.lines import indented
from factcheck.text.clock import local
from factcheck.text.safe import visible

if TYPE_CHECKING:
    from factcheck.domain.selector import Quote
    from factcheck.domain.source import Source
    from factcheck.domain.speaker import Speaker
    from factcheck.store.reads.sources import Kept

WIDE = 110
"""Columns from which on a source is shown with its publisher, slug and drafts."""


def sources(found: Iterable[Kept], console: Console) -> None:
    """Sources by the short id that is typed (s2), with the number of their claims."""
    wide = console.width >= WIDE
    rows: list[list[Cell]] = []
    for one in found:
        source = one.source
        title = source.title + "".join(f" ({word})" for word in source.signs)
        row: list[Cell] = [str(one.claims), title, source.published or "–", f"s{one.number}"]
        if wide:
            row[1:1] = [str(one.drafts or "–"), str(one.conflicts or "–")]
            row += [source.publisher, source.id]
        rows.append(row)
    headers = ["claims", "source", "published", "id"]
    if wide:
        headers[1:1] = ["drafts", "conflicts"]
        headers += ["publisher", "slug"]
    table(headers, rows, console, rigid=("claims", "drafts", "conflicts", "published", "id", "slug"), wide=("source",))


def source(found: Source, quotes: Sequence[Quote], console: Console) -> None:
    """A source's text with the quotes of a claim set off by ▸ and ◂, in colour too, for a pager to find them."""
    name = short_name(found.title, found.publisher, found.published)
    indented(plain(found.title + "".join(f" ({word})" for word in found.signs), "bold"), 0, console)
    indented(plain(f"{name} · factcheck source show {found.id}", "dim"), 0, console)
    console.print()
    spans = sorted((q.start, q.end) for q in quotes if q.start is not None and q.end is not None)
    text, at = Text(), 0
    for start, end in spans:
        if start >= at:
            text += Text(visible(found.text[at:start], lines=True))
            text += plain(f"▸{found.text[start:end]}◂", "bold", lines=True, longest=end)
            at = end
    text += Text(visible(found.text[at:], lines=True))
    console.print(text, overflow="fold", crop=False)


def document(found: Source, console: Console) -> None:
    """All that is known of a source, a line each, then its text."""
    for field, value in asdict(found).items():
        if value and field != "text":
            told = local(value) if field == "retrieved" else str(value)
            indented(plain(f"{field.replace('_', ' ')}: ", "dim") + plain(told), 0, console, hanging=2)
    console.print()
    console.print(Text(visible(found.text, lines=True)), overflow="fold", crop=False)


def places(found: Iterable[tuple[str, Sequence[str]]], console: Console) -> None:
    """Places with their other names."""
    table(("place", "also"), [[name, ", ".join(aliases)] for name, aliases in found], console, wide=("also",))


def speakers(found: Iterable[Speaker], console: Console) -> None:
    """Speakers with their aliases and the number of their claims."""
    rows = [[str(speaker.claims), speaker.name, str(speaker.kind), ", ".join(speaker.aliases)] for speaker in found]
    if not any(row[-1] for row in rows):
        rows = [row[:-1] for row in rows]
    headers = ("claims", "speaker", "kind", "also")[: len(rows[0]) if rows else 4]
    table(headers, rows, console, rigid=("claims", "kind"), wide=("speaker",))
