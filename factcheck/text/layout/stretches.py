"""The stretches of a text that a reader's markup covers, and the lines that none does."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from factcheck.domain.block import Block, BlockKind
from factcheck.text.layout.lines import Line, lines, unnumbered

K = BlockKind


@dataclass(frozen=True, slots=True)
class Stretch:
    """A hint with its lines, or lines that no hint covers."""

    lines: tuple[Line, ...]
    hint: Block | None = None
    furniture: tuple[Block, ...] = ()
    """The page's furniture among the lines, or in the middle of a paragraph: running heads, numbers of lines."""


def stretches(text: str, hints: Sequence[Block]) -> list[Stretch]:
    found, at = [], 0
    furniture: list[Block] = []
    for hint in hints:
        if hint.start < at or hint.end > len(text) or hint.start >= hint.end:
            continue
        if hint.kind is K.FURNITURE:
            furniture.append(hint)
            continue
        found.append(_unhinted(text, at, hint.start, furniture))
        furniture = []
        inside = lines(text, hint.start, hint.end, quoted=False)
        found.append(Stretch(tuple(line for line in inside if not _is_gap(hint, line)), hint))
        at = hint.end
    found.append(_unhinted(text, at, len(text), furniture))
    return [stretch for stretch in found if stretch.lines or stretch.furniture]


def _is_gap(hint: Block, line: Line) -> bool:
    return any(start <= line.start and line.end <= end for start, end in hint.gaps)


def _unhinted(text: str, start: int, end: int, furniture: Sequence[Block]) -> Stretch:
    """Lines without those that are furniture, and without the furniture before their words."""
    waiting = list(reversed(furniture))
    found: list[Line] = []
    over, reach = False, start
    for line in unnumbered(text, [*lines(text, start, end)]):
        while waiting and waiting[-1].start <= line.start:
            reach = max(reach, waiting.pop().end)
        begin = past_blanks(text, reach, line.end) if reach > line.start else line.start
        if begin >= line.end:
            over = True
            continue
        found.append(replace(line, start=begin, after_blank=line.after_blank and not over))
        over = False
    return Stretch(tuple(found), furniture=tuple(furniture))


def with_furniture(found: Iterator[Block], furniture: Sequence[Block]) -> Iterator[Block]:
    """The blocks, furniture before and behind them; what stands inside a block is a gap of it."""
    waiting = list(reversed(furniture))
    for block in found:
        while waiting and waiting[-1].start < block.start:
            yield waiting.pop()
        inside = []
        while waiting and waiting[-1].start < block.end:
            inside.append((waiting[-1].start, min(waiting.pop().end, block.end)))
        yield replace(block, gaps=tuple(sorted({*block.gaps, *inside}))) if inside else block
    yield from reversed(waiting)


def past_blanks(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start
