"""What a typed word may mean in this store: the spellings of one name, and the words nearest to a misspelt one.

Costs grow with the vocabulary, not with the claims, and only with its part that begins or ends like the word:
one edit leaves one half of a word whole, two leave the first or the last third, or both, nearly always.
"""

import math
import sqlite3
from collections.abc import Sequence

from factcheck.store import dialect_sqlite_search as dialect
from factcheck.text.fold import name_key, name_skeleton
from factcheck.text.similarity import likeness, within

CHOICES = 4
"""At most so many words stand in for one."""

_LIKE = 0.78
_MARGIN = 0.08
_EDIT = 0.06
_COMMON = 0.015


def variants(connection: sqlite3.Connection, word: str) -> list[str]:
    """Other spellings in the store of a name with the same name key, most frequent first; `word` is folded."""
    found = dialect.same_key(connection, name_key(word), CHOICES + 1)
    return [term for term, _ in found if term != word][:CHOICES]


def nearest(connection: sqlite3.Connection, word: str) -> list[str]:
    """What the store may know a misspelt folded word as, best first; [] for a number and where nothing is near.

    A number is another number, never a misspelling.
    """
    if len(word) < 3 or any(char.isdigit() for char in word):
        return []
    counts = _candidates(connection, word)
    counts.pop(word, None)
    scored = sorted(((_fit(word, term, n, edits), term) for term, (n, edits) in counts.items()), reverse=True)
    if not scored or scored[0][0] < _LIKE:
        return []
    return [term for score, term in scored[:CHOICES] if score >= scored[0][0] - _MARGIN]


def _candidates(connection: sqlite3.Connection, word: str) -> dict[str, tuple[int, int]]:
    """Words near `word` with their counts and how many edits away they are (a spelling of one sound counts as two)."""
    edits = 1 if len(word) < 6 else 2
    part = max(1, len(word) // (edits + 1))
    counts = dialect.beginning_or_ending(
        connection, word[:part], word[-part:], max(2, len(word) - edits), len(word) + edits
    )
    found = {term: (counts[term], distance) for term, distance in within(word, list(counts), edits)}
    skeleton = name_skeleton(word)
    if len(skeleton) >= 2:
        for term, n in dialect.same_skeleton(connection, skeleton, 200):
            found.setdefault(term, (n, 2))
    return found


def _fit(word: str, term: str, n: int, edits: int) -> float:
    """How well `term` explains `word`: alike in letters or in sound, few edits, and the commoner the better."""
    alike = max(likeness(word, term), likeness(name_key(word), name_key(term)))
    return alike - _EDIT * edits + _COMMON * math.log10(n + 1)


def known(connection: sqlite3.Connection, words: Sequence[str]) -> dict[str, tuple[int, int]]:
    """How often each folded word stands in the store, and how often as a name; unknown words are left out."""
    return dialect.frequencies(connection, words)
