"""Quotes that a sentence rests on, or has itself, and that were cut away from what turns them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from factcheck.actions.script import Sentence
from factcheck.domain.marks import CLOSING_DOUBLE, OPENING_DOUBLE
from factcheck.domain.selector import QuoteAmbiguous, QuoteNotFound, anchor
from factcheck.text.cutting import Lost, cut_away, lost_context
from factcheck.text.stems import words_with_places

if TYPE_CHECKING:
    from factcheck.actions.script_judging import Beside

_MOST = 3
"""Claims of a sentence whose sources are looked into: a bound on time."""

_SHORT = 3
"""Words of a quotation that is looked up: of fewer, as of “Z-bloggers”, nothing is cut off."""

_QUOTED = re.compile(rf"[{OPENING_DOUBLE}]([^{OPENING_DOUBLE}{CLOSING_DOUBLE}]{{8,600}})[{CLOSING_DOUBLE}“]")


def cut(sentence: Sentence, agreeing: Sequence[Beside]) -> tuple[str, ...]:
    """What turns the quotes of these claims, or the sentence's own quotations in their sources, in words for a person.

    What the sentence says itself is not missed.
    """
    held: dict[str, list[int]] = {}
    own: dict[str, None] = {}
    for one in agreeing[:_MOST]:
        for lost in lost_context(one.claim, one.proof.source.text):
            if not _says(sentence, lost):
                held.setdefault(lost.said, []).append(one.claim.id)
        for lost in _own(sentence, one.proof.source.text):
            if not _says(sentence, lost):
                own[_quoted(one.claim.source, lost)] = None
    return (*own, *(f"claim{'s' * (len(ids) > 1)} {', '.join(map(str, ids))}: {said}" for said, ids in held.items()))


def _quoted(source: str, lost: Lost) -> str:
    if lost.after:
        return f"in {source} the words quoted go on: “{lost.words}”"
    return f"in {source} “{lost.words}” stands before the words quoted"


def _own(sentence: Sentence, source: str) -> Iterator[Lost]:
    """What turns the sentence's quotations where they stand in a source."""
    for match in _QUOTED.finditer(sentence.words) if source else ():
        words = match[1].strip(" ,.;")
        if len(words.split()) < _SHORT:
            continue
        try:
            place = anchor(source, words)
        except (QuoteNotFound, QuoteAmbiguous):
            continue
        if place.start is not None and place.end is not None:
            yield from cut_away(source, [(place.start, place.end)])


def _says(sentence: Sentence, lost: Lost) -> bool:
    """Whether the sentence has what the quote leaves out: the words that turn it, or most of what they say."""
    here = {word.stem for word in words_with_places(sentence.words)}
    missed = [word.stem for word in words_with_places(lost.words)]
    return 2 * sum(stem in here for stem in missed) > len(missed)
