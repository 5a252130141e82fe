"""Whether two passages are one text copied: runs of the same words, after Broder's shingles.

A. Z. Broder, "On the resemblance and containment of documents", Compression and Complexity of Sequences (1997).
"""

from factcheck.text.fold import words

SHINGLE = 4
"""Words in a run. A. Broder et al., Syntactic clustering of the web, 1997, take ten for whole pages; a claim has some
sixteen words in all, so four."""

COPIED = 0.6
"""The share of the shorter passage's runs from which on it counts as copied: more than half, with room for an edit. It
folds rows of `positions` together and judges nothing."""


def containment(one: str, other: str) -> float:
    """The share (0 to 1) of the shorter passage's runs of four words that the longer has too; 0 when it has no run."""
    left, right = _runs(one), _runs(other)
    shorter, longer = sorted((left, right), key=len)
    return len(shorter & longer) / len(shorter) if shorter else 0.0


def is_copied(one: str, other: str) -> bool:
    """Whether one passage is the other's wording, whole or in large part."""
    return containment(one, other) >= COPIED


def _runs(text: str) -> set[tuple[str, ...]]:
    found = words(text)
    return {tuple(found[at : at + SHINGLE]) for at in range(len(found) - SHINGLE + 1)}
