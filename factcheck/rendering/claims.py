"""Claims in a list: what is claimed, who says so and where, what the source reports and what the desk has marked.

From WIDE columns on the speaker and the source have columns of their own; below that they stand on a dim line under the
claim; below `layout.NARROW` each claim is a block.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from factcheck.domain.claim import Claim
from factcheck.exporting.columns import COLUMNS
from factcheck.rendering.layout import GAP, NARROW, Grid, fit, folded, marked, plain, table
from factcheck.rendering.lines import footer, indented, joined
from factcheck.rendering.words import AT_ODDS, at_odds, mark, reported, speaker, states, who, word

if TYPE_CHECKING:  # a list should not pay for what only a search shows
    from factcheck.store.search.snippets import Snippet

WIDE = 110
"""Columns from which on speaker and source have columns of their own, and the claim still has some forty."""
LINES, HIT_LINES, BELOW = 3, 6, 2
"""Lines that a claim's words get in a list, those with a hit in its context, and the line of who and where."""
SHARE = 5
"""The fifth of the width that a name or a source gets at most, unless it is one long word."""
MARGIN = 4
"""Columns before the words of a block."""


BLOCK = 1_000
"""Rows that are laid out at once: some thirty screens, and a few megabytes."""

Names = Callable[[Iterable[str]], Mapping[str, str]]
Last = Callable[[int, Claim], Sequence[str]]


class Drawn(NamedTuple):
    """The columns of a table so far: the width of each, which of them are shown, and the width of all."""

    widths: tuple[int, ...] = (0,) * 8
    kept: tuple[int, ...] = ()
    whole: int = 0

    def at_least(self, widths: Sequence[int]) -> list[int]:
        """Widths that none of its columns falls short of, but for that of the words, which has what is left."""
        return [wide if n == 1 else max(wide, self.widths[n]) for n, wide in enumerate(widths)]


_NONE = Drawn()


class Row(NamedTuple):
    """A claim with its words as they are shown, and what stands below them."""

    claim: Claim
    text: Text
    below: Text = Text()


def claims(blocks: Iterable[Sequence[Claim]], names: Names, console: Console, last: Last) -> Iterator[None]:
    """Claims, one a row, a block of rows at each step; `names` gives the short names of sources, `last` the parts of
    the last line. A later block keeps the columns of the one before as far as it fits them, else it gets headers anew.
    """
    drawn, first, signs, before = 0, None, False, _NONE
    for block in blocks:
        rows = [Row(claim, plain(claim.text)) for claim in block]
        if drawn and console.width < NARROW:
            console.print()
        before = _rows(rows, names({claim.source for claim in block}), console, LINES, before)
        drawn, first = drawn + len(block), first or block[0]
        signs = signs or any(claim.disputed for claim in block)
        yield
    if first:
        _last(last(drawn, first), console, before, disputed=signs)


def columns(blocks: Iterable[Sequence[Claim]], names: Sequence[str], console: Console, last: Last) -> Iterator[None]:
    """Claims with these columns, named as in COLUMNS, a table of a block at each step."""
    drawn, first = 0, None
    for block in blocks:
        rows = [[word(COLUMNS[name](claim)) for name in names] for claim in block]
        table(names, rows, console, rigid=("id", "reported", "mark", "status", "said_on"), wide=("text", "quotes"))
        drawn, first = drawn + len(block), first or block[0]
        yield
    if first and (parts := last(drawn, first)):
        footer(parts, console)


def hits(
    found: Iterable[tuple[Claim, Snippet]], names: Mapping[str, str], console: Console, last: Sequence[str] = ()
) -> None:
    """Search results: the words set off in the claim, or below it in the quote, speaker or source that has them."""
    _list([_hit(claim, snippet, console) for claim, snippet in found], names, console, last, HIT_LINES)


def _hit(claim: Claim, snippet: Snippet, console: Console) -> Row:
    if snippet.field == "text":
        return Row(claim, marked(snippet.text, snippet.spans, console))
    below = marked(snippet.text, snippet.spans, console, "dim")
    return Row(claim, plain(claim.text), plain(f"{snippet.field}: ", "dim") + below)


def _list(rows: Sequence[Row], names: Mapping[str, str], console: Console, last: Sequence[str], lines: int) -> None:
    if rows:
        drawn = _rows(rows, names, console, lines, _NONE)
        _last(last, console, drawn, disputed=any(row.claim.disputed for row in rows))


def _rows(rows: Sequence[Row], names: Mapping[str, str], console: Console, lines: int, before: Drawn) -> Drawn:
    """Draw rows below those that were drawn before."""
    if console.width < NARROW:
        _blocks(rows, names, console, lines)
        return before
    return (_stacked if console.width < WIDE else _wide)(rows, names, console, lines, before)


def _last(parts: Sequence[str], console: Console, drawn: Drawn, *, disputed: bool) -> None:
    """The last line, with what a sign means that stands above it."""
    if parts:
        footer([parts[0], *([f"{AT_ODDS} disputed"] if disputed else []), *parts[1:]], console, drawn.whole)


def where(claim: Claim, names: Mapping[str, str]) -> Text:
    """Who says so, when, and where it stands, on one dim line; what is not known is not there."""
    said = plain(f"said {claim.said_on}") if claim.said_on else plain("")
    source = plain(names.get(claim.source, claim.source))
    found = joined([*states(claim), who(claim), said, source])
    found.stylize_before("dim")
    return found


def _blocks(rows: Sequence[Row], names: Mapping[str, str], console: Console, lines: int) -> None:
    for n, row in enumerate(rows):
        if n:
            console.print()
        desk = plain("desk ", "dim") + mark(row.claim)
        head = [plain(f"#{row.claim.id}", "bold") + plain(" ") + reported(row.claim), desk, at_odds(row.claim)]
        indented(joined(head), 1, console)
        indented(row.text, MARGIN, console, 2 * lines)
        if row.below.plain:
            indented(row.below, MARGIN, console, 2 * lines)
        indented(where(row.claim, names), MARGIN, console)


def _stacked(rows: Sequence[Row], names: Mapping[str, str], console: Console, lines: int, before: Drawn) -> Drawn:
    headers = ("#", "claim", "reported", "desk", "")
    cells = [(_number(row.claim), row.text, reported(row.claim), mark(row.claim), at_odds(row.claim)) for row in rows]
    widths = [max(cell_len(header), *(cell_len(row[n].plain) for row in cells)) for n, header in enumerate(headers)]
    widths = before.at_least(widths)
    kept = [n for n in range(len(headers)) if widths[n]]
    widths[1] = console.width - sum(widths[n] for n in kept if n != 1) - GAP * (len(kept) - 1)
    told = [
        (cell[0], _words(row, widths[1], lines, console, where(row.claim, names)), *cell[2:])
        for row, cell in zip(rows, cells, strict=True)
    ]
    return _print(headers, told, widths, kept, console, before)


def _wide(rows: Sequence[Row], names: Mapping[str, str], console: Console, lines: int, before: Drawn) -> Drawn:
    headers = ("#", "claim", "speaker", "said", "reported", "desk", "", "source")
    cells = [
        (
            _number(row.claim), row.text, _relayed(row.claim), plain(row.claim.said_on), reported(row.claim),
            mark(row.claim), at_odds(row.claim), plain(names.get(row.claim.source, row.claim.source), "dim"),
        )
        for row in rows
    ]  # fmt: skip
    widths = [max(cell_len(header), *(_natural(row[n]) for row in cells)) for n, header in enumerate(headers)]
    said = 3 in before.kept or any(row.claim.said_on for row in rows)
    kept = [n for n in range(len(headers)) if max(widths[n], before.widths[n]) and (n != 3 or said)]
    most = console.width // SHARE
    for n in (2, 7):
        longest = max(max(map(cell_len, row[n].plain.split()), default=0) for row in cells)
        widths[n] = max(min(widths[n], most), min(longest, 2 * most))
    widths = before.at_least(widths)
    room = console.width - GAP * (len(kept) - 1)
    natural = [widths[n] for n in kept]
    floors = [1 if n == 1 else widths[n] for n in kept]
    for n, width in zip(kept, fit(natural, floors, [int(n == 1) for n in kept], room), strict=True):
        widths[n] = width
    below = [joined(states(row.claim)) for row in rows]
    told = [
        (cell[0], _words(row, widths[1], lines, console, more), *cell[2:])
        for row, cell, more in zip(rows, cells, below, strict=True)
    ]
    return _print(headers, told, widths, kept, console, before)


def _words(row: Row, width: int, lines: int, console: Console, more: Text) -> list[Text]:
    """A claim's words, what a search found beside them, and who and where, each folded to the width."""
    parts = folded(row.text, width, lines, console)
    if row.below.plain:
        parts = parts + folded(row.below, width, lines, console)
    return parts + (folded(more, width, BELOW, console) if more.plain else [])


def _print(
    headers: Sequence[str],
    rows: Iterable[Sequence[Text | list[Text]]],
    widths: Sequence[int],
    kept: Sequence[int],
    console: Console,
    before: Drawn,
) -> Drawn:
    """The table without its empty columns, ruled off from its headers, which rows in the same columns below others do
    without.
    """
    shown = [widths[n] for n in kept]
    first = [plain(headers[n].rjust(widths[n]) if n == 0 else headers[n], "bold") for n in kept]
    whole = min(sum(shown) + GAP * (len(shown) - 1), console.width)
    drawn = Drawn(tuple(widths), tuple(kept), whole)
    if drawn != before:
        console.print(Grid([first], shown), crop=False, end="")
        console.print(Text("─" * whole, style="dim"), crop=False)
    aligned = [[_right(row[n], widths[n]) if n == 0 else row[n] for n in kept] for row in rows]
    console.print(Grid(aligned, shown), crop=False, end="")
    return drawn


def _right(cell: Text | list[Text], width: int) -> Text | list[Text]:
    if isinstance(cell, list):
        return cell
    return Text(" " * (width - cell_len(cell.plain))) + cell


def _number(claim: Claim) -> Text:
    return plain(str(claim.id), "bold")


def _relayed(claim: Claim) -> Text:
    """The speaker, and below the name those by whose word we have it."""
    return Text("\n").join([speaker(claim), *(plain(f"← {name}", "dim") for name in reversed(claim.via))])


def _natural(cell: Text) -> int:
    return max((cell_len(line) for line in cell.plain.split("\n")), default=0)
