"""Conflicts of attribute: one thing, said to be of two kinds, nations or ranks that exclude each other."""

import re
from collections.abc import Callable
from functools import partial

from factcheck import lexicon
from factcheck.conflicts.compare import compare
from factcheck.conflicts.kinds import classes, nations, ordinals
from factcheck.conflicts.lexicon import canonical
from factcheck.conflicts.side import Side
from factcheck.domain.conflict import Finding
from factcheck.text.stems import Word, stems_in

SCORE = 0.6
"""Enough on one topic, never between strangers: a thing may have two of most attributes."""

RANKED = 3
"""Words after an ordinal in which its noun stands: “fourth studio album”."""

FILLED = 7
"""Words after “directed” in which “by” stands, and after “by” in which the name ends."""

_COPULA = frozenset({"is", "was", "are", "were", "be", "been", "became", "become", "becomes", "remains"})
_END = lexicon.words("classes.txt", "end")
_ELSEWHERE = frozenset({"outside", "beyond", "except", "other", "than"})

Found = dict[int | tuple[str, int | str], Word]
"""The values of one attribute in a text, each with the word that gives it."""


def find_value(left: Side, right: Side) -> Finding | None:
    """Both texts say what one thing is, and cannot both be right. Never sure enough between strangers."""
    if left.denied or right.denied or left.open or right.open or len(left.cues) % 2 or len(right.cues) % 2:
        return None
    if left.claim.proposition and left.claim.proposition == right.claim.proposition:
        return None
    if not _same_subject(left, right):
        return None
    for attribute, values_of in ATTRIBUTES:
        one, other = _comparable(values_of(left), values_of(right))
        if one and other and not one.keys() & other.keys():
            a, b = next(iter(one.values())), next(iter(other.values()))
            said, counter = left.text[a.start : a.end], right.text[b.start : b.end]
            why = f"“{said}” and “{counter}” cannot both be its {attribute}."
            return Finding("value", why, SCORE, (((a.start, a.end), (b.start, b.end)),))
    return None


def _comparable(one: Found, other: Found) -> tuple[Found, Found]:
    """Ranks only of what both texts rank; other values as they are."""
    nouns = {key[0] for key in one if isinstance(key, tuple)} & {key[0] for key in other if isinstance(key, tuple)}
    kept = [
        {key: word for key, word in found.items() if not isinstance(key, tuple) or key[0] in nouns}
        for found in (one, other)
    ]
    return kept[0], kept[1]


def _same_subject(left: Side, right: Side) -> bool:
    """Whether the shorter text begins with a name that the other has too, or a pronoun stands for it."""
    short, long = sorted((left, right), key=lambda side: (len(side.text), side.text))
    shared = {pair[0 if short is left else 1].start for pair in compare(left, right).shared}
    head = [word for word in short.content if short.text[word.start].isupper()][:2]
    return long.anaphoric or any(word.start in shared for word in head)


def _predicate(side: Side) -> list[list[Word]]:
    """The words after each "is a ...", up to a preposition or a participle, in runs between commas and "and"."""
    runs: list[list[Word]] = []
    reading, last = False, 0
    for word in side.words:
        if word.folded in _COPULA:
            reading, last = True, word.end
            runs.append([])
        elif reading and (word.folded in _END or re.search(r"[.;:(]", side.text[last : word.start])):
            reading = False
        elif reading:
            if word.folded in ("and", "or") or "," in side.text[last : word.start]:
                runs.append([])
            runs[-1].append(word)
        last = word.end
    return [run for run in runs if run]


def _heads(name: str) -> Callable[[Side], Found]:
    """The class of the last word of each run that this section of the classes knows."""

    def values_of(side: Side) -> Found:
        table = classes(name)
        found: Found = {}
        for run in _predicate(side):
            head = next((word for word in reversed(run) if word.stem in table), None)
            if head:
                found.setdefault(table[head.stem], head)
        return found

    return values_of


def _anywhere(name: str) -> Callable[[Side], Found]:
    """Every class that a word of the predicates belongs to."""

    def values_of(side: Side) -> Found:
        table = classes(name)
        return {table[word.stem]: word for run in _predicate(side) for word in run if word.stem in table}

    return values_of


def _said_of_it(side: Side) -> list[Word]:
    """The words after the first "is": what stands before is the thing itself, and what frames it."""
    first = next((word.start for word in side.words if word.folded in _COPULA), len(side.text))
    return [word for word in side.words if word.start > first]


def _named(table_of: Callable[[], dict[str, int]]) -> Callable[[Side], Found]:
    """Every class that a capitalised word in what is said of the thing belongs to."""

    def values_of(side: Side) -> Found:
        table, said = table_of(), _said_of_it(side)
        if any(word.folded in _ELSEWHERE for word in said):
            return {}
        said = [word for word in said if side.text[word.start].isupper()]
        return {table[word.stem]: word for word in said if word.stem in table}

    return values_of


def _ranks(side: Side) -> Found:
    """ "her fourth studio album", "is the eighth and final season": an ordinal with each noun within three words."""
    found: Found = {}
    said = {word.start for word in _said_of_it(side)}
    for at, word in enumerate(side.words):
        owned = at > 0 and side.words[at - 1].folded in ("its", "his", "her", "their")
        if word.stem in ordinals() and (word.start in said or owned):
            for noun in side.words[at + 1 : at + 1 + RANKED]:
                if noun.content and noun.stem not in ordinals():
                    found[(noun.stem, ordinals()[word.stem])] = word
    return found


def _fillers(side: Side) -> Found:
    """Who or what stands in a place that has one holder: "directed by Jane Roe", "aired on the Blue Network"."""
    found: Found = {}
    filled = stems_in("classes.txt", "filled")
    for at, word in enumerate(side.words):
        if word.stem not in filled:
            continue
        for before, after in zip(side.words[at : at + FILLED], side.words[at + 1 : at + FILLED + 1], strict=False):
            if after.folded in ("by", "on", "at"):
                place = f"{canonical(word.stem)} {after.folded}"
                for name in _name_after(side, after):
                    found[(place, name.stem)] = name
                break
            if before is not word and before.stem in filled:
                break
    return found


def _name_after(side: Side, preposition: Word) -> list[Word]:
    """The first run of capitalised words close behind a preposition, nations left out."""
    run: list[Word] = []
    for word in [word for word in side.words if word.start >= preposition.end][:FILLED]:
        if side.text[word.start].isupper() and word.stem not in nations():
            run.append(word)
        elif run or re.search(r"[.;:(]", side.text[preposition.end : word.start]):
            break
    return run


ATTRIBUTES: tuple[tuple[str, Callable[[Side], Found]], ...] = (
    ("kind", _heads("thing")),
    ("nation", _named(nations)),
    ("field", _anywhere("field")),
    ("genre", _anywhere("genre")),
    ("rank", _ranks),
    ("continent", _named(partial(classes, "continent"))),
    ("maker", _fillers),
)
