"""Stretches of the text: what a quote is without the marks around it, and several of them in a row."""

import re
from collections.abc import Sequence

from factcheck.domain.draft import Span
from factcheck.domain.marks import CLOSING_DOUBLE, OPENING, OPENING_DOUBLE, PAIRS
from factcheck.drafting.pieces import MEET, whole_verbs


def joined(text: str, spans: list[Span], edits: Sequence[tuple[int, int, str]] = ()) -> str:
    """The words of the spans in a row, a full stop between two sentences; `edits` is what stands instead of what."""
    words = ""
    for start, end in spans:
        part = _edited(text, start, end, edits)
        ended = words.rstrip("\"”’'»")[-1:] in {*".!?…"}
        opened = (part[:1].isupper() or part[:1] == "[") and text[:start].rstrip()[-1:] in _OPENING
        gap = ". " if words and not ended and opened else " "
        words = f"{words}{gap}{part}" if words else part
    return words


def _edited(text: str, start: int, end: int, edits: Sequence[tuple[int, int, str]]) -> str:
    parts, at = list[str](), start
    for first, last, word in edits:
        if at <= first and last <= end:
            joint = " " if parts and not text[at:first] and text[first] in "'’" else text[at:first]
            parts += [joint, word]
            at = last
    return whole_verbs(MEET.sub(" ", "".join([*parts, text[at:end]])))


_OPENING = frozenset(OPENING)
_FRONT = re.compile(
    rf"[\s,;:—–•*·{OPENING_DOUBLE}{CLOSING_DOUBLE}‘-]*"
    r"(?:that[\s,]+(?!(?:is|was|were|has|had|would|will|could|can|did|does|may|might|should|must)\b))?"
    rf"[\s{OPENING_DOUBLE}‘]*"
    r"(?:(?<![^\W_])'(?=[A-Z]))?"
)


def bare_span(text: str, start: int, end: int) -> Span:
    """The span without marks and commas at its ends; a mark that closes one inside stays."""
    match = _FRONT.match(text, start, end)
    start = match.end() if match else start
    while end > start and (text[end - 1] in " \t\r\n,;:—–-" or text[end - 1] in _CLOSING):
        inside = text[start : end - 1]
        if text[end - 1] in _CLOSING and (
            inside.count('"') % 2 if text[end - 1] == '"' else _is_open(inside, text[end - 1])
        ):
            break
        end -= 1
    return start, _before_single(text, start, end)


def _before_single(text: str, start: int, end: int) -> int:
    """The end without a straight single mark that closes what opened before the span."""
    closes = end - start > 1 and text[end - 1] == "'" and text[end - 2] in ".,!?…"
    if not closes or _SINGLE.search(text, start, end):
        return end
    return end - (2 if text[end - 2] == "," else 1)


_SINGLE = re.compile(r"(?<![^\s(\[—–-])'(?=\w)")
_CLOSING = {
    mark: "".join(one for one, closers in PAIRS.items() if mark in closers and one not in "'‚")
    for mark in CLOSING_DOUBLE + "“’"
}
"""What may close a quote, with what opened it; an apostrophe belongs to its word."""


def _is_open(inside: str, mark: str) -> bool:
    return max(inside.rfind(opener) for opener in _CLOSING[mark]) > inside.rfind(mark)
