"""Conflicts of polarity between two sentences of their own: a negation on one side, or a word and its opposite."""

import re

from factcheck.conflicts.alignment import align, both_name_others, counterpart, one_thing, spare
from factcheck.conflicts.compare import apart_in_time
from factcheck.conflicts.exchange import from_other_end
from factcheck.conflicts.lexicon import has_opposite, opposite
from factcheck.conflicts.scope import (
    crowd,
    figures_part,
    filed_together,
    graded,
    one_voice,
    planned,
    running,
    told_apart,
    turns_itself,
)
from factcheck.conflicts.side import Side
from factcheck.domain.conflict import Finding
from factcheck.text.negation import Cue, Turn
from factcheck.text.stems import Word

NEGATED = 0.65
OPPOSED = 0.6
REVERSED = 0.2
"""From which likeness, less what has no counterpart, one negation or one pair of opposites turns the one against the
other."""

LEFT = 0.2
"""What must be left of that when all without a counterpart is taken off, where a negation turns the rest."""

NEAR = 4
"""Of how many words after a negation all but one must have a counterpart, the first among them."""

_BESIDE = re.compile(
    r"(?:,|\b(?:and|so|that|which|who|whom|to|if|whether|because)\b)\s*(?:[^\W\d_]+\s+){0,2}$", re.IGNORECASE
)
_DOING = re.compile(r"\s+(?:\w+\s+)?(?:having|being|\w{3,}ing)\b", re.IGNORECASE)


def find_turned(left: Side, right: Side) -> Finding | None:
    """One side negates what the other says: the words that the negation falls on have counterparts there."""
    if left.denied or right.denied or _one_speaker_later(left, right) or _told_apart(left, right):
        return None
    if left.open or right.open:
        return None
    cues = [_cues(left), _cues(right)]
    if len(cues[0]) % 2 == len(cues[1]) % 2 or opposed(left, right):
        return None
    side, other, cue = (left, right, cues[0][0]) if len(cues[0]) % 2 else (right, left, cues[1][0])
    if not _falls_on(cue, side, other):
        return None
    if one_thing(left, right, _without(left, right, side, cue)) < LEFT:
        return None
    score = graded(align(left, right).likeness, NEGATED)
    said = side.text[cue.start : cue.end]
    here, there = (cue.start, cue.end), (0, len(other.text))
    why = f"“{said}” turns “{side.short}” against “{other.short}”."
    return Finding("negation", why, score, ((here, there) if side is left else (there, here),))


def find_opposed(left: Side, right: Side) -> Finding | None:
    """The two say of one thing a word and its opposite."""
    if left.denied or right.denied or _one_speaker_later(left, right) or _told_apart(left, right):
        return None
    if len(_cues(left)) % 2 != len(_cues(right)) % 2:
        return None
    pairs = opposed(left, right)
    if len(pairs) % 2 == 0:
        return None
    one, other = pairs[0]
    spans = tuple(((a.start, a.end), (b.start, b.end)) for a, b in pairs)
    if spare(left, right, [span for span, _ in spans]) and spare(right, left, [span for _, span in spans]):
        return None
    score = graded(one_thing(left, right, ([span for span, _ in spans], [span for _, span in spans])), OPPOSED)
    said, counter = left.text[one.start : one.end], right.text[other.start : other.end]
    return Finding("antonym", f"“{said}” against “{counter}”: “{left.short}”, “{right.short}”.", score, spans)


def find_reversed(left: Side, right: Side) -> Finding | None:
    """One speaker says the opposite on a later day, in other words; a crowd is no one speaker.

    What is open may close: of two opposites only those are a change of position that say what should or will be.
    """
    if left.denied != right.denied or crowd(left) or crowd(right) or not _one_speaker_later(left, right):
        return None
    if _told_apart(left, right):
        return None
    cues, pairs = [_cues(left), _cues(right)], opposed(left, right)
    if (len(cues[0]) + len(cues[1]) + len(pairs)) % 2 == 0:
        return None
    if not pairs:
        side, other, cue = (left, right, cues[0][0]) if len(cues[0]) % 2 else (right, left, cues[1][0])
        if not _falls_on(cue, side, other, so_many=0):
            return None
    elif not (planned(left) and planned(right)):
        return None
    first, then = sorted((left, right), key=lambda side: side.when)
    score = graded(one_thing(left, right), REVERSED)
    name = first.claim.speaker or f"the source {first.claim.source}"
    why = f"{name} changed position: “{first.short}” ({first.when}), “{then.short}” ({then.when})."
    return Finding("reversal", why, score, (((0, len(left.text)), (0, len(right.text))),))


def _told_apart(left: Side, right: Side) -> bool:
    return (
        filed_together(left, right)
        or told_apart(left, right)
        or figures_part(left, right)
        or both_name_others(left, right)
    )


def _one_speaker_later(left: Side, right: Side) -> bool:
    return one_voice(left, right) and apart_in_time(left, right)


def _cues(side: Side) -> list[Cue]:
    return [cue for cue in side.cues if cue.turn is Turn.NOT and not side.text.startswith("lack", cue.start)]


def _falls_on(cue: Cue, side: Side, other: Side, so_many: int = 1) -> bool:
    """Whether what the negation turns is what the other side says, all but so many of its first words."""
    if running(side) or _of_one_word(cue, side) or turns_itself(other):
        return False
    inside = [word for word in side.told if cue.scope[0] <= word.start < cue.scope[1]][:NEAR]
    met = [counterpart(side, other, word) is not None for word in inside]
    if not met or not met[0] or sum(met) < len(met) - so_many:
        return False
    before = [word for word in side.told if word.end <= cue.start]
    return not before or counterpart(side, other, before[-1]) is not None


def _of_one_word(cue: Cue, side: Side) -> bool:
    """Whether a negation turns a word or a clause beside the point: "a ticket, not a fine", "so he won't"."""
    before, said = side.text[: cue.start], side.text[cue.start : cue.end].lower()
    return bool(_BESIDE.search(before)) or (said == "without" and not _DOING.match(side.text, cue.end))


def _without(left: Side, right: Side, side: Side, cue: Cue) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    span = [(cue.start, cue.end)]
    return (span, []) if side is left else ([], span)


def opposed(left: Side, right: Side) -> list[tuple[Word, Word]]:
    """Words and their opposites, one on each side, in the same place in what is said."""
    found = []
    for one in left.told:
        if has_opposite(one.stem):
            against = next((word for word in right.told if opposite(one.stem, word.stem)), None)
            if against and not _both_ways(one, against, left, right) and not from_other_end(left, right, one, against):
                found.append((one, against))
    return found


def _both_ways(one: Word, other: Word, left: Side, right: Side) -> bool:
    """Whether either text has both words."""
    return any(word.stem == other.stem for word in left.told) or any(word.stem == one.stem for word in right.told)
