"""Untrusted strings laid out in columns that fit the terminal; what is left out shows an ellipsis."""

from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions
from rich.segment import Segment
from rich.text import Text

from factcheck.text.safe import visible

Cell = str | Text
Span = tuple[int, int]

LONGEST = 4_000
"""Code points of a string that are laid out; a cell may hold 10 MB."""
GAP = 2
NARROW = 70
"""Columns of a terminal below which a row is a block, as the mock-ups of the screens have it: 80 is the usual width,
and what is left of 69 beside ids, dates and two verdicts holds some five words a line."""
UNBROKEN = 52
"""Columns to which a table widens for one word before it turns into blocks: the longest slug (`text.slug.LONGEST`) with
a number behind it. A longer word is an address, and breaks."""


def plain(text: str, style: str = "", lines: bool = False, longest: int = LONGEST) -> Text:
    """`text` with nothing hidden and nothing interpreted; `lines` keeps line breaks."""
    cut = text[:longest] + "…" if len(text) > longest else text
    made = Text(visible(cut, lines))
    if style:  # as a span: a Text that is rendered by itself leaves its own style out
        made.stylize(style)
    return made


def marked(text: str, spans: Sequence[Span], console: Console, style: str = "") -> Text:
    """`text` with these spans (code points, end exclusive) set off: in bold, or by ▸ and ◂ where there is no bold."""
    before, after = ("▸", "◂") if console.color_system is None else ("", "")
    shown, at = Text(), 0
    for start, end in sorted(spans):
        if start < at or end <= start:
            continue
        shown.append_text(plain(text[at:start]))
        shown.append_text(plain(before + text[start:end] + after, "bold underline"))
        at = end
    shown.append_text(plain(text[at:]))
    if style:
        shown.stylize_before(style)
    return shown


def table(
    headers: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    console: Console,
    rigid: Sequence[str] = (),
    wide: Sequence[str] = (),
    lines: int = 3,
) -> None:
    """Print a table as wide as its cells, at most as wide as the console; nothing at all without rows. Where a console
    is too narrow for columns, each row is a block, its cells one below the other with four times as many lines.

    A string is made safe here; a Text must have come from `plain` or `marked`. The columns named in `rigid` keep their
    width while the others are narrowed, those in `wide` to twice the width of the rest; no column is narrower than its
    longest word, so that no id, date or slug breaks. A cell folds to at most `lines` lines, then an ellipsis shows that
    there is more.
    """
    cells = [[plain(cell) if isinstance(cell, str) else cell for cell in row] for row in rows]
    if not cells:
        return
    natural = [max(cell_len(header), *(_width(row[n]) for row in cells)) for n, header in enumerate(headers)]
    words = [max(cell_len(header), *(_longest_word(row[n]) for row in cells)) for n, header in enumerate(headers)]
    shares = [0 if header in rigid else 2 if header in wide else 1 for header in headers]
    floors = [
        full if not share else min(full, word, UNBROKEN)
        for full, word, share in zip(natural, words, shares, strict=True)
    ]
    room = console.width - GAP * (len(headers) - 1)
    if sum(natural) > room and (room < sum(floors) or console.width < NARROW):
        _blocks(headers, cells, console, 4 * lines)
        return
    if any(headers):
        cells.insert(0, [plain(header, "bold") for header in headers])
    console.print(Grid(cells, fit(natural, floors, shares, room), lines), crop=False, end="")


def _blocks(headers: Sequence[str], rows: Sequence[Sequence[Text]], console: Console, lines: int) -> None:
    """Rows one below the other, a header before each cell that is not empty, a blank line between rows; headers stand
    above their cells where a word beside them would break.
    """
    label = max(map(cell_len, headers), default=0)
    longest = max((_longest_word(cell) for row in rows for cell in row), default=0)
    if longest > console.width - label - GAP:
        label = 0
    widths = (label, max(console.width - label - GAP, 1))
    for n, row in enumerate(rows):
        if n:
            console.print()
        filled = [(header, cell) for header, cell in zip(headers, row, strict=True) if cell.plain]
        if label:
            cells = [(plain(header, "dim"), cell) for header, cell in filled]
        else:
            cells = [pair for header, cell in filled for pair in ((Text(), plain(header, "dim")), (Text(), cell))]
        console.print(Grid(cells, widths, lines), crop=False, end="")


class Grid:
    """Rows of cells side by side, each folded to its column's width; a Rich renderable.

    Rich's own Table lays every cell out three times over, which a list of fifty claims feels; these widths are known.
    A list of Texts is a cell whose lines are folded already.
    """

    def __init__(
        self, rows: Iterable[Sequence[Text | list[Text]]], widths: Sequence[int], lines: int | None = None
    ) -> None:
        self.rows, self.widths, self.lines = rows, widths, lines

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Segment]:
        for row in self.rows:
            columns = [
                cell if isinstance(cell, list) else folded(cell, width, self.lines, console)
                for cell, width in zip(row, self.widths, strict=True)
            ]
            for n in range(max(map(len, columns))):
                yield from self._line([column[n] if n < len(column) else None for column in columns], console)
                yield Segment.line()

    def _line(self, parts: Sequence[Text | None], console: Console) -> Iterator[Segment]:
        owed = 0
        for part, width in zip(parts, self.widths, strict=True):
            if part:
                yield Segment(" " * owed)
                yield from part.render(console)
                owed = width - cell_len(part.plain) + GAP
            else:
                owed += width + GAP


def fit(natural: Sequence[int], floors: Sequence[int], shares: Sequence[int], room: int) -> list[int]:
    """Column widths that share `room` characters, none wider than it naturally is, none narrower than its floor.

    A column whose share is 0 keeps its width; what is left beyond the floors goes to the others in proportion to their
    shares, and what one of them does not need to the rest.
    """
    widths = [floor if share else full for full, floor, share in zip(natural, floors, shares, strict=True)]
    left, shared = room - sum(widths), sum(shares)
    columns = [n for n, share in enumerate(shares) if share]
    for n in sorted(columns, key=lambda n: (natural[n] - floors[n]) / shares[n]):
        more = max(min(natural[n] - floors[n], left * shares[n] // shared), 0)
        widths[n] += more
        left -= more
        shared -= shares[n]
    return widths


def _longest_word(cell: Text) -> int:
    return max(map(cell_len, cell.plain.split()), default=0)


def _width(cell: Text) -> int:
    return max((cell_len(line) for line in cell.plain.split("\n")), default=0)


def folded(cell: Text, width: int, lines: int | None, console: Console) -> list[Text]:
    """The lines of `cell` wrapped to `width`; of more than `lines`, the first ones, the last ending in an ellipsis."""
    if "\n" not in cell.plain and cell_len(cell.plain) <= width:
        return [cell]
    wrapped = list(cell.wrap(console, max(width, 1), overflow="fold", no_wrap=False))
    for line in wrapped:
        line.rstrip()
    if lines is None or len(wrapped) <= lines:
        return wrapped
    last = wrapped[lines - 1]
    last.rstrip()
    last.truncate(max(width - 1, 0))
    last.rstrip()
    last.append("…")
    return wrapped[:lines]
