"""Two versions of a document, sentence by sentence."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from factcheck.domain.block import Block
from factcheck.domain.draft import Span
from factcheck.domain.marks import CLOSING, OPENING
from factcheck.text.joining import joined
from factcheck.text.layout import blocks
from factcheck.text.layout.marks import NOTE

_MANY = 2000
"""Sentences from which those that come again and again are not lined up one by one: a bound on time."""

SENTENCE_END = re.compile(
    rf"(?<!\b[A-Z])(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bMrs)[.!?…][{CLOSING})\]]*{NOTE}*\s+(?=[{OPENING}(\[]?[A-Z0-9À-Þ])"
)
"""Where a sentence ends, the blank behind it included; an initial and a title end none."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """`words` as a reader sees them, on one line; `span` is where they stand in the stored text."""

    words: str
    span: Span


@dataclass(frozen=True, slots=True)
class Change:
    """Sentences that stand in the old version only, in the new one only, or in both with other words."""

    old: tuple[Sentence, ...]
    new: tuple[Sentence, ...]


def sentences(text: str) -> list[Sentence]:
    """The sentences of a text in order; none goes over the end of its block."""
    return [sentence for block in blocks(text) for sentence in _of_block(text, block)]


def _of_block(text: str, block: Block) -> Iterator[Sentence]:
    shown = joined(text, block)
    start = 0
    for end in [*(match.end() for match in SENTENCE_END.finditer(shown.text)), len(shown.text)]:
        words = shown.text[start:end].strip()
        if words:
            at = shown.text.index(words, start)
            yield Sentence(words, shown.span(at, at + len(words)))
        start = end


def covering(found: list[Sentence], start: int, end: int) -> tuple[Sentence, ...]:
    """The sentences that `text[start:end]` stands in."""
    return tuple(one for one in found if one.span[0] < end and start < one.span[1])


def changes(old: list[Sentence], new: list[Sentence]) -> list[Change]:
    """What differs between two versions, in the order of the new one."""
    matcher = SequenceMatcher(None, [one.words for one in old], [one.words for one in new], autojunk=len(old) > _MANY)
    return [Change(tuple(old[a:b]), tuple(new[c:d])) for tag, a, b, c, d in matcher.get_opcodes() if tag != "equal"]
