"""How else a name may be spelt: by the habits of other languages, and what places are called elsewhere."""

import re
from functools import cache
from pathlib import Path

from factcheck import lexicon

_SECTIONS = ("Korean in Russian", "Arabic in French and German", "Arabic in French", "Arabic in English")


def by_habit(word: str) -> list[str]:
    """A folded word as each language's habits would have had it, where that makes a difference."""
    found: dict[str, None] = {}
    for rules in _habits():
        spelt = word
        for pattern, instead in rules:
            spelt = pattern.sub(instead, spelt)
        found[spelt] = None
    found.pop(word, None)
    return list(found)


@cache
def _habits() -> tuple[tuple[tuple[re.Pattern[str], str], ...], ...]:
    return tuple(
        tuple((re.compile(row[0]), row[1] if len(row) > 1 else "") for row in lexicon.rows("spellings.txt", section))
        for section in _SECTIONS
    )


def places(name: str, *, elsewhere: bool) -> list[tuple[str, ...]]:
    """The other names of the places that are called `name` (folded words, a blank between two), a tuple a place.

    `elsewhere`: it was typed in another script than Latin, and names that only such a one tells from words count;
    those begin with a `~`.
    """
    found = _called(name)
    if elsewhere:
        found += [others for others in _called(f"~{name}") if others not in found]
    return found


def _called(wanted: str) -> list[tuple[str, ...]]:
    text, found, at = _places(), list[tuple[str, ...]](), 0
    while (at := text.find(f"|{wanted}|", at)) >= 0:
        start, end = text.rfind("\n", 0, at) + 1, text.index("\n", at)
        found.append(tuple(other for other in text[start:end].strip("|").split("|") if other != wanted))
        at = end
    return found


@cache
def _places() -> str:
    """The list as it stands: one look through its two megabytes takes less than taking it apart."""
    return (Path(lexicon.__file__).parent / "places.txt").read_text(encoding="utf-8")
