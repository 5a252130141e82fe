"""Conflicts of wording: one text denies what the other says, or says the opposite in a word."""

from factcheck.conflicts.compare import apart_in_time
from factcheck.conflicts.polarity import Opposition, opposition
from factcheck.conflicts.rule import Rule
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
        or (left.claim.proposition and left.claim.proposition == right.claim.proposition)
    ):
        return None
    return opposition(left, right)


def _written(side: Side, word: Word) -> str:
    return side.text[word.start : word.end]


NEGATION = Rule("negation", "One text denies what the other says.", find_negation)
ANTONYM = Rule("antonym", "The texts differ in a word and its opposite.", find_antonym)
