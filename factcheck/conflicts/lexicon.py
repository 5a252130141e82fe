"""Words that mean the same and words that exclude each other."""

from collections import defaultdict
from functools import cache, lru_cache

from factcheck import lexicon
from factcheck.text.stems import stem, stems_in

SHORTEST = 5
"""Letters of a stem that may take or lose a prefix: “lawful”, “legal”; of shorter ones too many begin so by chance."""

_PREFIXES = {"un": 4, "dis": 5, "non": 4, "ir": 6, "il": 5, "im": 6, "in": 6}
"""Prefixes that turn a word round, and from how many letters of it on: "invest" is not the opposite of "vest"."""


@cache
def _sides() -> dict[str, set[tuple[int, int]]]:
    """The stems that have an opposite, each with the lines of the list that it stands in and the side of the stroke."""
    sides: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for number, line in enumerate(lexicon.lines("opposites.txt", "opposites")):
        for half, words in enumerate(line.split("|")):
            for word in words.split():
                sides[stem(word)].add((number, half))
    return dict(sides)


@cache
def _canonical() -> dict[str, str]:
    lines = lexicon.lines("opposites.txt", "same")
    return {stem(word): stem(line.split()[0]) for line in lines for word in line.split()}


def canonical(stemmed: str) -> str:
    """The stem that stands for this one and its close synonyms."""
    return _canonical().get(stemmed, stemmed)


def has_opposite(stemmed: str) -> bool:
    """Whether some word excludes this one, or may: any word long enough to take or lose a prefix."""
    return stemmed in _sides() or len(stemmed) >= SHORTEST


@lru_cache(maxsize=100_000)
def opposite(one: str, other: str) -> bool:
    """Whether two stems exclude each other when said of one thing."""
    if len(one) != len(other) and _negates(*sorted((one, other), key=len)):
        return True
    sides = _sides()
    return any((number, 1 - half) in sides.get(other, ()) for number, half in sides.get(one, ()))


def _negates(short: str, long: str) -> bool:
    """Whether the long stem is the short one behind a prefix that turns it round; twice the same is a slip."""
    prefix = long[: -len(short)]
    if long in stems_in("opposites.txt", "not turned"):
        return False
    return long.endswith(short) and len(short) >= _PREFIXES.get(prefix, 99) and not short.startswith(prefix)
