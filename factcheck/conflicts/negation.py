"""Conflicts of wording: one text denies what the other says, or says the opposite in a word."""

from dataclasses import replace

from factcheck.conflicts.alignment import Spans, plainly_one
from factcheck.conflicts.compare import DOUBTED, apart_in_time
from factcheck.conflicts.polarity import Opposition, opposition
from factcheck.conflicts.scope import heading, told_apart, turns_itself
from factcheck.conflicts.side import Side
from factcheck.domain.conflict import Finding
from factcheck.text.stems import Word


def find_negation(left: Side, right: Side) -> Finding | None:
    """A negation, a denial or a "hoax" on one side falls on what the other side says."""
    found = _opposed(left, right)
    if not found or found.antonyms:
        return None
    cue, side, other = (found.left_cue, left, right) if found.left_cue else (found.right_cue, right, left)
    if not cue:
        return None
    said = side.text[cue.start : cue.end]
    why = f"“{said}” turns “{side.short}” against “{other.short}”."
    here, there = (cue.start, cue.end), (0, len(other.text))
    return Finding("negation", why, found.score, ((here, there) if side is left else (there, here),))


def find_antonym(left: Side, right: Side) -> Finding | None:
    """The texts say the same of the same thing but for a word and its opposite."""
    found = _opposed(left, right)
    if not found or not found.antonyms:
        return None
    words = " and ".join(f"“{_written(left, one)}” against “{_written(right, other)}”" for one, other in found.antonyms)
    return Finding(
        "antonym", f"{words}.", found.score, tuple(((a.start, a.end), (b.start, b.end)) for a, b in found.antonyms)
    )


def _opposed(left: Side, right: Side) -> Opposition | None:
    """Opposite texts that their speakers both stand by, or both deny; what filing has settled is left to stance, and
    one speaker at two times to reversal.
    """
    if (
        (left.voice == right.voice and apart_in_time(left, right))
        or left.denied != right.denied
        or heading(left)
        or heading(right)
        or (left.claim.proposition and left.claim.proposition == right.claim.proposition)
    ):
        return None
    found = opposition(left, right)
    if (
        found
        and found.score > DOUBTED
        and (
            told_apart(left, right)
            or _turned_elsewhere(left, right, found)
            or not plainly_one(left, right, _turning(found))
        )
    ):
        return replace(found, score=DOUBTED)
    return found


def _turned_elsewhere(left: Side, right: Side, found: Opposition) -> bool:
    """Whether the side without the negation turns the thing round in another way: "excluded from protection"."""
    other = right if found.left_cue else left
    return bool(found.left_cue) != bool(found.right_cue) and turns_itself(other)


def _turning(found: Opposition) -> tuple[Spans, Spans]:
    """Where what turns the two texts stands: it has no counterpart, and needs none."""
    here = [(word.start, word.end) for word, _ in found.antonyms]
    there = [(word.start, word.end) for _, word in found.antonyms]
    for spans, cue in ((here, found.left_cue), (there, found.right_cue)):
        spans += [(cue.start, cue.end)] if cue else []
    return here, there


def _written(side: Side, word: Word) -> str:
    return side.text[word.start : word.end]
