"""Untrusted strings laid out in columns that fit the terminal; what is left out shows an ellipsis."""

from collections.abc import Iterable, Sequence

from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from factcheck.text.safe import visible

Cell = str | Text
Span = tuple[int, int]

LONGEST = 4_000
"""Code points of a string that are laid out; a cell may hold 10 MB."""
GAP = 2


def plain(text: str, style: str = "", lines: bool = False, longest: int = LONGEST) -> Text:
    """`text` with nothing hidden and nothing interpreted; `lines` keeps line breaks."""
    cut = text[:longest] + "…" if len(text) > longest else text
    return Text(visible(cut, lines), style=style)


def marked(text: str, spans: Sequence[Span], console: Console, style: str = "") -> Text:
    """`text` with these spans (code points, end exclusive) set off: in bold, or by ▸ and ◂ where there is no bold."""
    before, after = ("▸", "◂") if console.color_system is None else ("", "")
    shown, at = Text(style=style), 0
    for start, end in sorted(spans):
        if start < at or end <= start:
            continue
        shown.append_text(plain(text[at:start]))
        shown.append_text(plain(before + text[start:end] + after, "bold underline"))
        at = end
    return shown.append_text(plain(text[at:]))


def table(
    headers: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    console: Console,
    rigid: Sequence[str] = (),
    wide: Sequence[str] = (),
    lines: int = 3,
) -> None:
    """Print a table as wide as its cells, at most as wide as the console; nothing at all without rows.

    A string is made safe here; a Text must have come from `plain` or `marked`. The columns named in `rigid` keep their
    width while the others are narrowed, those in `wide` to twice the width of the rest; a cell folds to at most `lines`
    lines, then an ellipsis shows that there is more.
    """
    cells = [[plain(cell) if isinstance(cell, str) else cell for cell in row] for row in rows]
    if not cells:
        return
    natural = [max(cell_len(header), *(_width(row[n]) for row in cells)) for n, header in enumerate(headers)]
    shares = [0 if header in rigid else 2 if header in wide else 1 for header in headers]
    widths = fit(natural, shares, console.width - GAP * (len(headers) - 1))
    grid = Table(box=None, padding=(0, GAP, 0, 0), pad_edge=False, header_style="bold", show_header=any(headers))
    for header, width in zip(headers, widths, strict=True):
        grid.add_column(plain(header), width=width, overflow="ellipsis", no_wrap=True)
    for row in cells:
        grid.add_row(*(folded(cell, width, lines, console) for cell, width in zip(row, widths, strict=True)))
    console.print(grid)


def fit(natural: Sequence[int], shares: Sequence[int], room: int) -> list[int]:
    """Column widths that share `room` characters, none wider than it naturally is.

    A column whose share is 0 keeps its width; what is left goes to the others in proportion to their shares, and what
    one of them does not need to the rest. Where that leaves fewer than five characters a share, all share alike.
    """
    fixed = sum(width for width, share in zip(natural, shares, strict=True) if not share)
    if room - fixed < 5 * sum(shares):
        shares, fixed = [1] * len(natural), 0
    widths, left, shared = list(natural), room - fixed, sum(shares)
    columns = [n for n, share in enumerate(shares) if share]
    for n in sorted(columns, key=lambda n: natural[n] / shares[n]):
        widths[n] = min(natural[n], left * shares[n] // shared)
        left -= widths[n]
        shared -= shares[n]
    return widths


def _width(cell: Text) -> int:
    return max((cell_len(line) for line in cell.plain.split("\n")), default=0)


def folded(cell: Text, width: int, lines: int, console: Console) -> Text:
    """`cell` wrapped to `width`, at most `lines` lines of it, the last one ending in an ellipsis if there is more."""
    if "\n" not in cell.plain and cell_len(cell.plain) <= width:
        return cell
    wrapped = cell.wrap(console, max(width, 1), overflow="fold", no_wrap=False)
    kept = list(wrapped[:lines])
    if len(wrapped) > lines:
        last = kept[-1]
        last.rstrip()
        last.truncate(max(width - 1, 0))
        last.rstrip()
        last.append("…")
    return Text("\n", style=cell.style).join(kept)
