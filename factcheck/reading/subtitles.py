"""Subtitles (.srt, .vtt), kept as they are written; a sentence that goes over several cues is one block."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from factcheck.domain.block import Block, BlockKind
from factcheck.domain.draft import Span
from factcheck.domain.marks import CLOSING
from factcheck.domain.source import Document
from factcheck.errors import FactcheckError
from factcheck.reading.decoding import decode
from factcheck.reading.guard import storable

_LAST_WORDS = 40
"""Code points at the end of a caption in which its stop and closing marks stand."""

K = BlockKind
_TIME = r"(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3}"
_TIMING = re.compile(rf"[ \t]*({_TIME})[ \t]*-->[ \t]*{_TIME}[^\n]*")
_LINE = re.compile(r"[^\n]+")
_TAG = re.compile(r"<[^<>\n]{0,100}>|\{\\[^{}\n]{0,40}\}|^[-–—♪ ]+(?=\S)|♪")
_VOICE = re.compile(r"<v(?:\.[\w.]+)? +([^<>\n]{1,80})>")
_STOP = re.compile(rf"[.!?…♪)\]][{CLOSING}]*\s*$")
_LONGEST = 1_500
"""Code points of a block that no stop ends, as automatic subtitles have none: the longest paragraph of 84 news
articles (PolNeAR, development half) has 938."""


@dataclass(frozen=True, slots=True)
class _Cue:
    """Where a cue stands: from its number or time on, its time, and its lines of text."""

    start: int
    time: Span
    lines: tuple[Span, ...]


def read(data: bytes) -> Document:
    """The file's text as it is; numbers, times and tags are gaps of its blocks. Raises FactcheckError without a cue.

    What a cue repeats of the one before it, as rolling captions do, is a gap too. `<v NAME>` names the speaker.
    """
    text, warnings = decode(data)
    text = storable(text).replace("\r\n", "\n").replace("\r", "\n")
    cues = list(_cues(text))
    if not any(cue.lines for cue in cues):
        raise FactcheckError("the subtitles hold no timed line")
    return Document(text, sha256(data).hexdigest(), warnings=warnings, hints=tuple(_blocks(text, cues)))


def _cues(text: str) -> Iterator[_Cue]:
    """The cues in the file's order; what stands before a time on the line above it is the cue's number or name."""
    held: tuple[int, Span] | None = None
    lines: list[Span] = []
    last: Span | None = None
    for match in _LINE.finditer(text):
        timing = _TIMING.fullmatch(text, *match.span())
        blank_before = last is None or match.start() - last[1] > 1
        if timing:
            number = last if last and not blank_before and (not held or lines[-1:] == [last]) else None
            if held:
                lines = lines[:-1] if number else lines
                yield _Cue(held[0], held[1], tuple(lines))
            held, lines = (number[0] if number else match.start(), match.span()), []
        elif held and (not blank_before or (not lines and last == held[1])):
            lines.append(match.span())
        elif held and blank_before:
            yield _Cue(held[0], held[1], tuple(lines))
            held, lines = None, []
        last = match.span()
    if held:
        yield _Cue(held[0], held[1], tuple(lines))


def _blocks(text: str, cues: list[_Cue]) -> Iterator[Block]:
    """What is no cue, times, and the sentences over as many cues as they take."""
    at = 0
    open_block: Block | None = None
    before: set[str] = set()
    for cue in cues:
        lines = [line for line in cue.lines if text[slice(*line)].strip() and _bare(text, line) not in before]
        before = {_bare(text, line) for line in cue.lines}
        if open_block and (not lines or _starts_anew(text, open_block, lines[0])):
            yield open_block
            at, open_block = open_block.end, None
        if open_block is None:
            yield from _furniture(text, at, cue.start)
            yield Block(K.FURNITURE if not lines else K.TIMESTAMP, cue.start, cue.time[1])
            at = cue.time[1]
        if lines:
            open_block = _grown(text, open_block, lines)
            if open_block.start > lines[0][0] > at and open_block.speaker is None:
                yield Block(K.FURNITURE, lines[0][0], open_block.start)
    if open_block:
        yield open_block
        at = open_block.end
    yield from _furniture(text, at, len(text))


def _starts_anew(text: str, block: Block, line: Span) -> bool:
    """Whether a line begins a block of its own: behind a stop, and where another voice speaks."""
    said = _TAG.sub("", text[block.end - _LAST_WORDS : block.end])
    voice = _VOICE.match(text, *line)
    dash = text[line[0]] in "-–—"
    return bool(_STOP.search(said) or voice or dash) or line[1] - block.start > _LONGEST


def _grown(text: str, block: Block | None, lines: list[Span]) -> Block:
    """The block with these lines; what lies between it and them, and their tags, are gaps."""
    first, last = lines[0], lines[-1]
    tags = [match.span() for line in lines for match in _TAG.finditer(text, *line)]
    if block is None:
        voice = _VOICE.match(text, *first)
        start = voice.end() if voice else _past_tags(text, *first)
        inside = tuple(tag for tag in tags if tag[0] > start)
        return Block(K.TURN if voice else K.PARAGRAPH, start, last[1], voice.span(1) if voice else None, 0, inside)
    gaps = (*block.gaps, (block.end, first[0]), *tags)
    return Block(block.kind, block.start, last[1], block.speaker, 0, gaps)


def _past_tags(text: str, start: int, end: int) -> int:
    """Where the words begin behind the tags of a line; of a line of tags alone where it begins."""
    at = start
    while tag := _TAG.match(text, at, end):
        at = tag.end()
    return at if at < end else start


def _bare(text: str, line: Span) -> str:
    return _TAG.sub("", text[slice(*line)]).strip()


def _furniture(text: str, start: int, end: int) -> Iterator[Block]:
    """What stands between cues: the file's header, notes, styles."""
    words = text[start:end]
    if words.strip():
        first = start + len(words) - len(words.lstrip())
        yield Block(K.FURNITURE, first, start + len(words.rstrip()))
