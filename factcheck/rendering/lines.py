"""Lines that tables, cards and blocks are made of: a rule, two ends of a line, a last line."""

from collections.abc import Iterable, Sequence

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from factcheck.rendering.layout import GAP, folded, plain

WIDEST = 160
"""Columns that a line of reading takes at most on a very wide terminal: the eye loses its way back on a longer one."""


def room(console: Console) -> int:
    """Columns that are used: those of the console, but no more than the eye can follow."""
    return min(console.width, WIDEST)


def rule(console: Console, width: int = 0) -> None:
    """A line across what is shown."""
    console.print(plain("─" * min(width or console.width, console.width), "dim"), crop=False)


def ends(left: Text, right: Text, console: Console, width: int = 0, below: int = 4) -> None:
    """One text at the left and one at the right of a line; one below the other, `below` blanks in, where they do not
    fit.
    """
    width = width or room(console)
    gap = width - cell_len(left.plain) - cell_len(right.plain)
    if gap >= GAP:
        console.print(left + Text(" " * gap) + right, crop=False, soft_wrap=True)
    else:
        indented(left, 0, console, hanging=below)
        if right.plain:
            indented(right, below, console)


def indented(text: Text, by: int, console: Console, lines: int | None = None, hanging: int = 0) -> None:
    """A text with blanks before each of its lines, `hanging` more from the second on; at most so many lines."""
    width = room(console)
    first = folded(text, max(width - by, 1), None if hanging else lines, console)
    if hanging and len(first) > 1:
        more = folded(_after(text, first[0]), max(width - by - hanging, 1), lines - 1 if lines else None, console)
        first = [first[0], *(Text(" " * hanging) + line for line in more)]
    for line in first:
        console.print(Text(" " * by) + line, crop=False, soft_wrap=True)


def _after(text: Text, line: Text) -> Text:
    """What is left of a text behind its first folded line."""
    at = len(line.plain)
    while text.plain[at : at + 1].isspace():
        at += 1
    return text[at:]


def todo(commands: Sequence[str], console: Console) -> None:
    """What may be typed next, on one line or a line each; a command is not broken where a line has room for it."""
    told = [f"→ {command}" for command in commands]
    whole = "   ".join(told)
    for line in [whole] if len(whole) + 3 <= room(console) else told:
        indented(plain(line, "dim"), 3, console, hanging=4)


def joined(parts: Iterable[Text | str], between: str = " · ") -> Text:
    """The parts that are not empty, with a dot between them."""
    texts = [plain(part) if isinstance(part, str) else part for part in parts]
    return Text(between).join(text for text in texts if text.plain)


def footer(parts: Sequence[str], console: Console, width: int = 0) -> None:
    """The last line: how many of how many, what the signs mean, and what next."""
    rule(console, width)
    indented(joined([plain(part, "dim") for part in parts]), 0, console)
