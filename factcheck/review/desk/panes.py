"""The panes of the full screen, laid out here line by line, so that a long text costs no more than what is seen."""

import io
from collections import Counter

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from factcheck.rendering.layout import GAP, folded, marked, plain
from factcheck.review.excerpt import excerpt
from factcheck.review.items import Item, Key
from factcheck.review.queue import Queue
from factcheck.review.screen import fields

WIDE = 100
"""Columns from which on the document stands beside the decision: two halves of fifty, as narrow as a screen may be."""
LOW = 24
"""Lines below which the decision gets more of the room: of twenty it has six otherwise, half of a conflict."""
REACH = 12_000
"""Code points of a document that are laid out around a quote: some two hundred lines to scroll through, in a fiftieth
of a second. A document may be one line of 5 MB."""
AROUND = 60
"""Lines of a document on either side of the quote that can be scrolled to, for the eye alone."""
LABEL = 9
"""Columns of the labels: the longest is “its words”."""
NARROW = 30
"""Columns below which a label stands above its value: beside it three words would be left."""

# Nothing is printed on it: it only says how wide characters are, and that there is no bold to rely on.
_MEASURE = Console(file=io.StringIO(), width=80, color_system=None, markup=False, emoji=False, highlight=False)


def document(item: Item, width: int) -> tuple[Text, int]:
    """The document around the quote, folded to `width` cells, and the line on which the quote begins."""
    found = excerpt(item.source.text, item.claim.quotes, AROUND, REACH)
    shown: list[Text] = []
    first, at = 0, 0
    for line in found.text.split("\n"):
        end = at + len(line)
        spans = [(max(s, at) - at, min(e, end) - at) for s, e in found.spans if s < end and e > at]
        if spans and found.spans[0][0] >= at:
            before = folded(plain(line[: spans[0][0]]), width, None, _MEASURE)
            first = len(shown) + len(before) - 1
        if line.strip():
            shown += folded(marked(line, spans, _MEASURE), width, None, _MEASURE)
        at = end + 1
    return Text("\n").join(shown), max(first, 0)


def decision(item: Item, queue: Queue[Key], width: int) -> Text:
    """What is known of the thing that waits, label and value, folded to `width` cells."""
    told: list[Text] = []
    for label, value in fields(item, queue.decision(item.key)):
        if width < NARROW:
            told += [plain(label, "dim"), *folded(value, max(width, 1), None, _MEASURE)]
            continue
        gap = LABEL + GAP
        for n, line in enumerate(folded(value, width - gap, None, _MEASURE)):
            told.append(plain((label if n == 0 else "").ljust(gap), "dim") + line)
    return Text("\n").join(told)


def head(queue: Queue[Key], item: Item | None, width: int) -> Text:
    """How far the review is, how much waits, and where the thing stands, on one line. For room the bar goes first, then
    the document's name, then what waits; nothing is cut in the middle.
    """
    left = len(queue.waiting)
    number = f" {min(queue.at + 1, len(queue.ids)):,}/{len(queue.ids):,}"
    filled = (len(queue.ids) - left) * BAR // (len(queue.ids) or 1)
    bar = "▓" * filled + "░" * (BAR - filled)
    kinds = Counter(key.kind for key in queue.waiting)
    many = ", ".join(f"{number:,} {kind}{'s' * (number != 1)}" for kind, number in kinds.items()) or "none"
    many = f"{many} left"
    claim, name = (f"#{item.claim.id}", f"#{item.claim.id} {item.source.id}") if item else ("", "")
    whole = "  ".join((number, many))
    ways = [(f"{number}  {bar}  {many}", name), (whole, name), (whole, claim), (number, claim)]
    fitting = (way for way in ways if cell_len(way[0]) + GAP + cell_len(way[1]) <= width)
    told, name = next(fitting, (number, ""))
    return plain(told, "bold") + plain(" " * max(width - cell_len(told) - cell_len(name), 0) + name, "dim")


BAR = 20
"""Cells of the bar that shows how far a review is, for the eye alone."""
