"""A document as the drafting rules read it: one line a block, nothing of the page between, and the way back.

The rules work on `Page.text`, where a paragraph that the page width broke is one line; what they find leads back to the
stored text by `Page.stored`.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from factcheck.domain.block import Block, BlockKind
from factcheck.domain.draft import Span
from factcheck.domain.marks import DOUBLE, OPENING_DOUBLE, PAIRS
from factcheck.text.joining import Joined, joined
from factcheck.text.layout import blocks

_LONGEST = 20_000
"""Code points of one line: a page on a single line is cut behind a full stop. A bound on time, as in quotations."""

_SPOKEN = frozenset({BlockKind.TURN, BlockKind.ANSWER})
_LEAST_QUOTED = 3
"""Code points of a quotation: its marks and something between them."""


@dataclass(frozen=True, slots=True)
class Line:
    """A block as `Page.text[start:end]`; `holder` is who has the word, as the label or the header names them.

    `label_at` is where in the stored text that name stands, -1 where the document itself speaks.
    """

    start: int
    end: int
    kind: BlockKind = BlockKind.PARAGRAPH
    holder: str = ""
    label_at: int = -1
    level: int = 0
    block: Block | None = None
    quoted: bool = False
    """Whether it is no block but what stands between quotation marks."""


@dataclass(frozen=True, slots=True)
class Page:
    """The text that the rules read; the lines follow one another, a line break between two."""

    text: str
    lines: tuple[Line, ...]
    views: tuple[Joined, ...]

    def stored(self, span: Span) -> list[Span]:
        """Where a stretch of `text` stands in the stored text: one span for each line, more where a gap parts it."""
        found: list[Span] = []
        first = max(0, bisect_right(self.lines, span[0], key=lambda line: line.start) - 1)
        for number in range(first, len(self.lines)):
            line = self.lines[number]
            if line.start >= span[1]:
                break
            start, end = max(span[0], line.start) - line.start, min(span[1], line.end) - line.start
            if start < end:
                found += self.views[number].spans(start, end)
        return found


def page_of(text: str, hints: Sequence[Block] = ()) -> Page:
    """The page of a stored text; `hints` are the blocks that its markup gave."""
    parts: list[str] = []
    lines: list[Line] = []
    views: list[Joined] = []
    at = 0
    for block in (_unquoted(text, block) for block in blocks(text, hints)):
        view = joined(text, block)
        holder, label_at = ("", -1) if block.speaker is None else (text[slice(*block.speaker)], block.speaker[0])
        lines.append(
            Line(
                at,
                at + len(view.text),
                block.kind,
                " ".join(holder.replace("\\_", " ").split()),
                label_at,
                block.level,
                block,
            )
        )
        views.append(view)
        parts.append(view.text)
        at += len(view.text) + 1
    return Page("\n".join(parts), tuple(lines), tuple(views))


def _unquoted(text: str, block: Block) -> Block:
    """A turn without the quotation marks around all of it, as in `CLIP – LIV TANGEN: "There are sixty."`.

    Behind a label on the same line they say nothing that the label has not said. Of a post, whose head is a line of its
    own, they may mean that somebody else said it.
    """
    if block.kind not in _SPOKEN or block.speaker is None or "\n" in text[block.speaker[1] : block.start]:
        return block
    words = text[block.start : block.end].strip()
    if len(words) < _LEAST_QUOTED or words[0] not in OPENING_DOUBLE or words[-1] not in PAIRS[words[0]]:
        return block
    if any(mark in words[1:-1] for mark in DOUBLE):
        return block
    start = text.index(words, block.start) + 1
    return replace(block, start=start, end=start + len(words) - 2)


_FEWEST_ENTRIES = 3
"""Times before or over paragraphs that make a page a live blog: an article has one or two over it."""
_TO_THE_SECOND = re.compile(r"\d[:.]\d\d[:.]\d\d")


def entries(page: Page) -> tuple[int, ...]:
    """Where the entries of a live blog begin; none in a text of turns or in subtitles, where a time parts nothing."""
    stamps = [line for line in page.lines if line.kind is BlockKind.TIMESTAMP]
    talk = sum(line.kind is BlockKind.LABEL for line in page.lines) * 2 > len(stamps)
    counted = any(_TO_THE_SECOND.search(page.text, line.start, line.end) for line in stamps)
    return tuple(line.start for line in stamps) if len(stamps) >= _FEWEST_ENTRIES and not (talk or counted) else ()
