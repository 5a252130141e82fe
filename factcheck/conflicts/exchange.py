"""Conflicts of role between two sentences of their own: the same deed, and who did it to whom changed places."""

import re
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from factcheck import lexicon
from factcheck.conflicts.alignment import align, one_thing
from factcheck.conflicts.scope import figures_part, graded, negations, told_apart
from factcheck.conflicts.side import Side
from factcheck.domain.conflict import Finding
from factcheck.text.stems import Word, is_headline, stem, stems_in

LISTED = 12
"""Code points between two names that are joined by “and” or a comma: room for an article."""

ENOUGH = 0.6
"""From which likeness, less what has no counterpart, the two tell of one deed."""

SURE = 0.6
"""How like each other the two deeds must be, word for word."""

_BY = re.compile(r"\bby\s+(?:the\s+|a\s+|an\s+)?(?:[^\W\d_][\w’'-]*\s+){0,2}$", re.IGNORECASE)
_OF_A_NOUN = re.compile(r"(?:\b(?:the|an?|of|his|her|its|their|first)|['’]s?)\s+$", re.IGNORECASE)
_PAUSE = re.compile(r"[,:;()—–]|\s-\s")
_BE = re.compile(r"\b(?:is|are|was|were|be|been|being|got)\s+(?:\w+ly\s+)?$", re.IGNORECASE)

NAMES = 12
"""Of how many names a text is looked at for two that changed places: every two of them are tried with every word."""

PARTICLE = 12
"""How many code points may stand between a deed and the "by" of whoever did it: "turned down by"."""


@dataclass(frozen=True, slots=True)
class Deed:
    """Who did something to whom: the doer, the word for what was done, and the one it was done to."""

    doer: Word
    done: Word
    to: Word


def find_exchange(left: Side, right: Side) -> Finding | None:
    """Two that both texts name have changed places around a word that both texts have for what was done."""
    if left.denied or right.denied or negations(left) % 2 != negations(right) % 2 or told_apart(left, right):
        return None
    if figures_part(left, right):
        return None
    if len(left.stems & right.stems) < 2 or is_headline(left.text) or is_headline(right.text):
        return None
    met = align(left, right).left
    pairs = [
        (word, right.told[-at])
        for word, (value, at) in zip(left.told, met, strict=True)
        if value >= SURE and not _figure(left, word)
    ]
    ends = [(word, there) for word in left.told for there in right.told if _converse(word, there)]
    # The first word of a sentence shows no capital of its own; of a deed with two ends it may be one.
    opening = [pair for pair in pairs if pair == (left.told[0], right.told[0])] if ends else []
    named = [pair for pair in pairs if pair[0].name or pair[1].name or pair in opening][:NAMES]
    for done, done_there in ends or pairs:
        if done.name or done.stem in stems_in("telling.txt", "symmetric"):
            continue
        if _noun(left, done) or _noun(right, done_there):
            continue
        for (one, one_there), (other, other_there) in combinations(named, 2):
            if len({one.start, other.start, done.start}) < 3:
                continue
            if len({one_there.start, other_there.start, done_there.start}) < 3:
                continue
            here = _deed(left, one, other, done)
            there = _deed(right, one_there, other_there, done_there) if here else None
            if here and there and ((here.doer is one) != (there.doer is one_there)) != _converse(done, done_there):
                return _finding(left, right, here, there)
    return None


def _figure(side: Side, word: Word) -> bool:
    return any(start <= word.start < end for start, end in side.figures)


def _deed(side: Side, one: Word, other: Word, done: Word) -> Deed | None:
    """Who does it, by the order of the words and the voice; None where neither order tells."""
    first, last = (one, other) if one.start < other.start else (other, one)
    if re.search(r"\band\s+(?:the\s+)?$|,\s*$", side.text[first.end : last.start]) and last.start - first.end < LISTED:
        return None
    if _BY.search(side.text, 0, last.start) and 0 <= side.text.rfind(" by ", 0, last.start) - done.end <= PARTICLE:
        return Deed(last, done, first)
    if first.start < done.start < last.start:
        if _PAUSE.search(side.text, first.end, done.start) or _PAUSE.search(side.text, done.end, last.start):
            return None
        return None if _BE.search(side.text, 0, done.start) else Deed(first, done, last)
    return None


def _noun(side: Side, word: Word) -> bool:
    """Whether an article or a possessive stands before a word: it is then no deed."""
    return bool(_OF_A_NOUN.search(side.text, 0, word.start))


def _converse(one: Word, other: Word) -> bool:
    """Whether the two words tell one deed from its two ends: lend and borrow, beat and lose."""
    return (one.stem, other.stem) in _converses()


def from_other_end(left: Side, right: Side, one: Word, other: Word) -> bool:
    """Whether two opposites tell one deed from its two ends: "A won against B", "B lost to A"."""
    if not _converse(one, other):
        return False
    named = {word.stem for side in (left, right) for word in side.content if word.name} & left.stems & right.stems
    order = [list(dict.fromkeys(w.stem for w in side.content if w.stem in named)) for side in (left, right)]
    return len(named) > 1 and order[0] == order[1][::-1]


@cache
def _converses() -> frozenset[tuple[str, str]]:
    lines = [line.split("|") for line in lexicon.lines("converses.txt")]
    both = [(one.split(), other.split()) for one, other in lines + [line[::-1] for line in lines]]
    return frozenset((stem(one), stem(other)) for ones, others in both for one in ones for other in others)


def _finding(left: Side, right: Side, here: Deed, there: Deed) -> Finding:
    who, whom = left.text[here.doer.start : here.doer.end], left.text[here.to.start : here.to.end]
    why = f"“{who}” and “{whom}” have changed places: “{left.short}” against “{right.short}”."
    spans = (
        ((here.doer.start, here.doer.end), (there.to.start, there.to.end)),
        ((here.to.start, here.to.end), (there.doer.start, there.doer.end)),
    )
    return Finding("roles", why, graded(one_thing(left, right), ENOUGH), spans)
