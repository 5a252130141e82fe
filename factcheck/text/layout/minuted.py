"""Whom minutes hand the word inside a paragraph: "… last year. AB: It never was.", "AB - lift out of order"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from factcheck.domain.block import Block, BlockKind
from factcheck.text.layout.fields import FieldKind, field
from factcheck.text.layout.labelforms import initials

K = BlockKind
_CALLED = re.compile(r"(?P<name>[A-ZÀ-Þ][\w'’-]*\.?(?: [A-ZÀ-Þ][\w'’-]*\.?){1,3}) ?\((?P<short>[A-Z]{2,4})(?=[,;)\s])")
"""As in "Ana Roos (AR, chair)"."""
_LISTED = re.compile(r"(?:(?<=[,;:)] )|(?<=\n)[ \t]*|^)(?P<name>[A-ZÀ-Þ][\w'’-]*\.?(?: [A-ZÀ-Þ][\w'’-]*\.?){1,3})")
_PRESENT = frozenset({FieldKind.PRESENT, FieldKind.PRESIDING})
_LEAST_CALLED = 2
"""Names with their initials behind them that make a text one that goes on to use initials."""
_LEAST_SAID = 3
"""Words of a remark: "AB - apologies" is none."""


def minuted(text: str, found: Sequence[Block]) -> Iterator[Block]:
    """The blocks, with a turn of its own for what stands behind the initials or the name of somebody present.

    Only in minutes: a text with a list of those present, or one that gives initials behind names. A list of what is to
    be done by whom is none of remarks.
    """
    names = _names(text, found)
    if not names:
        yield from found
        return
    short = "|".join(sorted(map(re.escape, names), key=lambda one: (-len(one), one)))
    marks = re.compile(
        rf"(?P<open>\()?(?<![\w.’'-])(?P<name>{short})(?:(?P<colon>:)(?=\s)|(?P<dash> ?[–—] ?| - )(?=\S))"
    )
    doing = False
    for block in found:
        remark = marks.match(text, block.start, block.end)
        if block.kind in {K.HEADING, K.FRONT_MATTER} and not remark:
            doing = text[block.start : block.end].lower().lstrip("*_# ").startswith("action")
        open_to_it = block.speaker is None and block.kind in {K.PARAGRAPH, K.LIST_ITEM} and not doing
        yield from _parts(text, block, marks) if open_to_it else [block]


def _names(text: str, found: Sequence[Block]) -> frozenset[str]:
    """Initials and names by which those present may be given the word."""
    called = [m for m in _CALLED.finditer(text) if m["name"][0] == m["short"][0]]
    names = {m["short"] for m in called} if len(called) >= _LEAST_CALLED else set[str]()
    for block in found if names else ():
        known = field(text, block.start, block.end) if block.kind is K.FRONT_MATTER else None
        if known and known[0] in _PRESENT:
            listed = [m["name"] for m in _LISTED.finditer(text, known[1], block.end)]
            names.update(listed, map(initials, listed))
    return frozenset(names)


def _parts(text: str, block: Block, marks: re.Pattern[str]) -> Iterator[Block]:
    at = block.start
    for mark in marks.finditer(text, block.start, block.end):
        if mark.start() < at or not _opens(text, block, mark):
            continue
        end = text.find(")", mark.end(), block.end) if mark["open"] else _next(text, block, marks, mark.end())
        if end < 0 or len(text[mark.end() : end].split()) < _LEAST_SAID:
            continue
        before = text[at : mark.start()].rstrip()
        if before:
            yield _cut(block, at, at + len(before))
        yield Block(K.LABEL, mark.start("name"), mark.end(), mark.span("name"))
        start = mark.end() + len(text[mark.end() : end]) - len(text[mark.end() : end].lstrip())
        turn = _cut(block, start, start + len(text[start:end].rstrip()))
        yield replace(turn, kind=K.TURN, speaker=mark.span("name"), level=0)
        at = end + bool(mark["open"])
        at += len(text[at : block.end]) - len(text[at : block.end].lstrip(" .\n\t\u00a0"))
    if at < block.end:
        yield _cut(block, at, block.end)


def _opens(text: str, block: Block, mark: re.Match[str]) -> bool:
    """Whether the mark opens the block, a sentence or brackets; a dash opens nothing but a block."""
    if mark.start() == block.start or (mark["open"] and mark["colon"]):
        return True
    return bool(mark["colon"]) and text[block.start : mark.start()].rstrip()[-1:] in {".", "!", "?", "”", '"'}


def _next(text: str, block: Block, marks: re.Pattern[str], at: int) -> int:
    later = (
        mark.start() for mark in marks.finditer(text, at, block.end) if mark["colon"] and _opens(text, block, mark)
    )
    return next(later, block.end)


def _cut(block: Block, start: int, end: int) -> Block:
    gaps = tuple((a, b) for a, b in block.gaps if start < a and b <= end)
    return replace(block, start=start, end=end, gaps=gaps)
