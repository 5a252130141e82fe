"""How alike two words are: the only importer of RapidFuzz, and only when asked, since many commands never ask."""

from collections.abc import Iterable, Sequence

from factcheck.text.fold import fold

CUTOFF = 0.8
"""Jaro-Winkler, 0 to 1, from which a name is asked about. Nothing is merged by it: names are only suggested, so it
decides no answer."""


def closest(word: str, choices: Iterable[str], *, cutoff: float = CUTOFF) -> list[str]:
    """The choices most like `word`, best first, for "did you mean"; case, accents and script do not count.

    `cutoff` is a Jaro-Winkler similarity (0 to 1), which forgives a wrong end more than a wrong beginning.
    """
    from rapidfuzz import process
    from rapidfuzz.distance import JaroWinkler

    found = process.extract(
        word, list(choices), scorer=JaroWinkler.normalized_similarity, processor=fold, limit=3, score_cutoff=cutoff
    )
    return [choice for choice, _, _ in found]


def likeness(one: str, other: str) -> float:
    """Jaro-Winkler similarity of two words as they are, 0 to 1."""
    from rapidfuzz.distance import JaroWinkler

    return JaroWinkler.normalized_similarity(one, other)


def same_words(text: str, others: Sequence[str], cutoff: float) -> list[tuple[int, float]]:
    """The places of the texts that have nearly the words of `text`, in whatever order, the most alike first.

    Each with RapidFuzz's token-sort ratio, as a share: an indel similarity of the sorted words.
    """
    from rapidfuzz import fuzz, process

    found = process.extract(
        text, others, scorer=fuzz.token_sort_ratio, processor=fold, limit=None, score_cutoff=100 * cutoff
    )
    return [(place, score / 100) for _, score, place in found]


def within(word: str, choices: Sequence[str], distance: int) -> list[tuple[str, int]]:
    """The choices at most `distance` edits from `word`, each with its distance, nearest first.

    An edit is a letter too many, missing, changed, or two neighbours swapped (optimal string alignment).
    """
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    found = process.extract(word, choices, scorer=OSA.distance, limit=None, score_cutoff=distance)
    return [(choice, int(edits)) for choice, edits, _ in found]
