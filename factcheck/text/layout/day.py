"""The day of a document, where its own text states it."""

from collections.abc import Sequence

from factcheck.domain.block import Block, BlockKind
from factcheck.text.dates import dates
from factcheck.text.layout.blocks import blocks
from factcheck.text.saying import iso

_HEAD = 20_000
"""Code points of a text's beginning in which its date stands."""
_FIRST = 12
"""How many blocks it may be down."""
_STATES = frozenset({BlockKind.DATELINE, BlockKind.TIMESTAMP, BlockKind.BYLINE, BlockKind.FRONT_MATTER})
_SHORT = 60
"""Code points of a heading that is a date and a place."""


def day_of(text: str, hints: Sequence[Block] = ()) -> str:
    """The ISO day in the dateline, time stamp, byline, mail header or short heading that comes first, or ""."""
    head = text[:_HEAD]
    for block in blocks(head, [hint for hint in hints if hint.end <= _HEAD])[:_FIRST]:
        line = text[block.start : block.end]
        if block.kind in _STATES or (block.kind is BlockKind.HEADING and len(line) <= _SHORT):
            days = {iso(one, "") for one in dates(line) if one.years and one.day}
            if len(days) == 1:
                return days.pop()
    return ""
