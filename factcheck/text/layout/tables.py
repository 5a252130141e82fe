"""Tables that say who said what: under "Speaker" whose words stand under "Statement" in the same row."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from factcheck import lexicon
from factcheck.domain.block import Block, BlockKind
from factcheck.domain.draft import Span

K = BlockKind
_LINE = re.compile(r"[^\n]+")
_PIPED = re.compile(r"[ \t]*\|.*\|[ \t]*")
"""A row of a table in Markdown."""
_PARTING = re.compile(r"[|\t]")
_SET = re.compile(r"[*_ ]+")
RULE = re.compile(r"[|:\s-]+")
"""The line under the heads of columns in Markdown."""


@dataclass(frozen=True, slots=True)
class _Columns:
    """Which cell of a row has the name, and which the words."""

    name: int
    said: int

    def of(self, cells: Sequence[Span]) -> tuple[Span, Span]:
        """The two cells of a row, empty ones where it has them not."""
        name, said = (cells[at] if at < len(cells) else (0, 0) for at in (self.name, self.said))
        return name, said


def tabled(text: str, found: Sequence[Block]) -> Iterator[Block]:
    """The blocks; what stands in a cell is a turn of whoever the row names, where the heads of columns say so."""
    columns, inside = None, False
    for block in found:
        rows = _rows(text, block)
        if rows is None:
            columns, inside = None, False
            yield block
            continue
        pieces: list[Block] = []
        for row in rows:
            cells = _cells(text, *row)
            if not inside:
                columns, inside = _columns([text[slice(*cell)] for cell in cells]), True
                pieces += _piece(text, *row)
            elif columns and all(cell[0] < cell[1] for cell in columns.of(cells)):
                pieces += _spoken(text, row, *columns.of(cells))
            else:
                pieces += _piece(text, *row)
        yield from pieces if pieces and (columns or _is_ruled(text, rows)) else [block]


def _rows(text: str, block: Block) -> list[Span] | None:
    """The rows that a block is made of, None where it is of no table; the rule under the heads is no row."""
    if block.kind is K.TABLE_ROW:
        return [(block.start, block.end)]
    if block.kind not in (K.PARAGRAPH, K.HEADING):
        return None
    lines = [one.span() for one in _LINE.finditer(text, block.start, block.end)]
    if all("\t" in text[slice(*line)] for line in lines):
        return lines
    if not all(_PIPED.fullmatch(text, *line) for line in lines):
        return None
    return [line for line in lines if not RULE.fullmatch(text, *line)]


def _is_ruled(text: str, rows: Sequence[Span]) -> bool:
    """Whether every row has cells as no sentence has: two between bars, or three short ones between tabs."""
    return all(
        len(cells) > 1
        if _PIPED.fullmatch(text, *row)
        else len(cells) > _FEWEST and max(b - a for a, b in cells) < _LONG
        for row, cells in ((row, _cells(text, *row)) for row in rows)
    )


_FEWEST, _LONG = 2, 60
"""Tabs of a row, as a label has one; and code points of what is no cell but words that a tab stands between."""


def _cells(text: str, start: int, end: int) -> list[Span]:
    """The cells, empty ones too; the marks at both ends of a row in Markdown part nothing."""
    if _PIPED.fullmatch(text, start, end):
        start, end = text.index("|", start) + 1, text.rindex("|", start, end)
    ends = [start - 1, *(mark.start() for mark in _PARTING.finditer(text, start, end)), end]
    return [_bare(text, a + 1, b) for a, b in pairwise(ends)]


def _bare(text: str, start: int, end: int) -> Span:
    """Without blanks and marks of emphasis at either end."""
    while start < end and (text[start].isspace() or text[start] in "*_"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in "*_"):
        end -= 1
    return start, end


def _columns(heads: Sequence[str]) -> _Columns | None:
    words = [_SET.sub(" ", head).strip().lower() for head in heads]
    name = next((n for n, word in enumerate(words) if word in _called("speaker")), None)
    said = next((n for n, word in enumerate(words) if word in _called("text") | _called("quotes")), None)
    return None if name is None or said is None else _Columns(name, said)


@cache
def _called(key: str) -> frozenset[str]:
    """What tables call a column of claims."""
    rows = (row for row in lexicon.rows("columns.txt", "names") if row[0] == key)
    return frozenset(name for row in rows for name in row)


def _spoken(text: str, row: Span, name: Span, said: Span) -> Iterator[Block]:
    """The row in three: what stands before the words, the words, what stands behind them."""
    comma = text.find(",", *name)
    holder = (name[0], comma) if comma > name[0] else name
    yield from _piece(text, row[0], said[0])
    yield Block(K.TURN, *said, speaker=holder)
    yield from _piece(text, said[1], row[1])


def _piece(text: str, start: int, end: int) -> Iterator[Block]:
    start, end = _bare(text, start, end)
    if start < end:
        yield Block(K.TABLE_ROW, start, end)
