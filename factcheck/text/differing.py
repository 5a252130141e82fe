"""Which figures, dates and names of a sentence a claim about the same thing has otherwise.

Stricter than `sameness`: who checks a text wants to hear of “39,000” for “38,000”, though both round to forty.
"""

import math
from collections.abc import Callable, Iterable
from difflib import SequenceMatcher
from functools import cache

from factcheck import lexicon
from factcheck.text.dates import Date
from factcheck.text.fold import name_key
from factcheck.text.quantities import Quantity
from factcheck.text.slots import BARE, CALENDAR, Difference, Held, Name, SlotKind, Slots, country
from factcheck.text.stems import Word
from factcheck.text.titles import before_names
from factcheck.text.values import MONEY

_SAME = 1e-6
"""Two amounts this near, as a share of the larger, are one: what counting in binary fractions leaves."""

_FAR_OFF = 3.5
"""How far a share told in words (“half”, “two thirds”) may be from the figure, in points of a hundred: what
`quantities` allows it."""

_COUNTED = 20
"""Below it things are counted and not rounded: nobody says ten for nine, unless with “nearly”."""

_FEW = 2
"""Words of a claim that are too few for another one in one's place to say anything."""

Known = Callable[[str], bool]
"""Whether a folded word is a common one, so that its capital at the beginning of a sentence makes it no name."""


def differences(
    sentence: Slots, held: Held, common: Known, whole: Slots | None = None, *, loose: bool = False
) -> list[Difference]:
    """The figures, dates and names of a sentence that the claim has otherwise, in the order of the sentence.

    What only one of the two has is no difference. `whole` is what the sentence is a part of: what the claim has and
    stands there is in no other thing's place. `loose` takes the one name that only the sentence has for the one that
    only the claim has, wherever they stand: not for a sentence that also names who says so.
    """
    whole = whole or sentence
    found = [
        *_numbers(sentence, held, whole),
        *_dates(sentence, held, whole),
        *_names(sentence, held, common, whole, loose),
    ]
    return sorted(found, key=lambda one: one.start)


def other_word(sentence: Slots, claim: Slots) -> tuple[str, str] | None:
    """The one word of a sentence in whose place the claim has another, both as written, all others being the same:
    “arsenic” for “mercury”, “with” for “without”. It may be another word for the same thing. None for a name, a figure,
    more words, or none.
    """
    ours, theirs = ([word for word in part.all_words if _weighs(word)] for part in (sentence, claim))
    matcher = SequenceMatcher(None, [w.stem for w in ours], [w.stem for w in theirs], False)
    changes = [code for code in matcher.get_opcodes() if code[0] != "equal"]
    if len(changes) != 1 or len(theirs) <= _FEW:
        return None
    _, a, b, c, d = changes[0]
    if (b - a, d - c) != (1, 1):
        return None
    said, instead = sentence.text[ours[a].start : ours[a].end], claim.text[theirs[c].start : theirs[c].end]
    return (said, instead) if said[0].islower() and instead[0].islower() else None


def _weighs(word: Word) -> bool:
    return word.content or word.folded in ("with", "without")


def repaired(text: str, found: Iterable[Difference]) -> str:
    """The sentence with what the claim has in each place."""
    for one in sorted(found, key=lambda one: -one.start):
        text = text[: one.start] + one.instead + text[one.end :]
    return text


def without(text: str, found: Iterable[Difference]) -> str:
    """The sentence with nothing in each place."""
    for one in sorted(found, key=lambda one: -one.start):
        text = f"{text[: one.start]} {text[one.end :]}"
    return text


def bears_out(held: Held, sentence: Slots, one: Difference) -> bool:
    """Whether what a sentence has in one place stands in this claim, or in what belongs to it."""
    if one.kind is SlotKind.NUMBER:
        mine = [n for n in sentence.numbers if n.start == one.start]
        return all(_has_number(sentence, n, held) for n in mine)
    if one.kind is SlotKind.DATE:
        return all(_has_date(d, held) for d in sentence.dates if d.start == one.start)
    return all(_has_word(sentence, word, held) for word in sentence.all_words if one.start <= word.start < one.end)


def _numbers(sentence: Slots, held: Held, whole: Slots) -> list[Difference]:
    again = _said_again(sentence, held.text)
    lacking = [one for one in sentence.numbers if one in again or not _has_number(sentence, one, held)]
    if not lacking:
        return []
    spare = [
        (part, other)
        for part in (held.text, *held.besides[:1])
        for other in part.numbers
        if not any(_agree(whole, one, part, other) for one in whole.numbers)
    ]
    pairs = [
        (one, part, other) for one in lacking for part, other in spare if _one_kind(one, other) or _one_sum(one, other)
    ]
    pairs.sort(key=lambda pair: (_one_noun(pair[0], pair[2]), _share(pair[0], pair[2])), reverse=True)
    found: dict[int, Difference] = {}
    taken: set[tuple[str, int]] = set()
    for one, part, other in pairs:
        if one.start not in found and (part.text, other.start) not in taken:
            taken.add((part.text, other.start))
            found[one.start] = _difference(SlotKind.NUMBER, sentence, one, part, other)
    return list(found.values())


def _difference(
    kind: SlotKind, sentence: Slots, one: Quantity | Date | Name, part: Slots, other: Quantity | Date | Name
) -> Difference:
    said, instead = sentence.text[one.start : one.end].strip(), part.text[other.start : other.end].strip()
    return Difference(kind, one.start, one.start + len(said), said, instead)


def _one_kind(one: Quantity, other: Quantity) -> bool:
    return one.kind == other.kind or {one.kind, other.kind} <= {"count", BARE}


def _one_sum(one: Quantity, other: Quantity) -> bool:
    """Whether it is one amount in two currencies."""
    return {one.kind, other.kind} <= MONEY.keys() and _share(one, other) > 1 - _SAME


def _said_again(sentence: Slots, claim: Slots) -> list[Quantity]:
    """Figures that the sentence has again in another's place: “nine of nine” where the claim has two of nine."""
    ours, theirs = sorted(sentence.numbers, key=_start), sorted(claim.numbers, key=_start)
    if len(ours) != len(theirs):
        return []
    same = [_agree(sentence, one, claim, other) for one, other in zip(ours, theirs, strict=True)]
    kept = [one for one, alike in zip(ours, same, strict=True) if alike]
    return [
        one for one, alike in zip(ours, same, strict=True)
        if not alike and any(_one_kind(one, other) and _share(one, other) > 1 - _SAME for other in kept)
    ]  # fmt: skip


def _start(one: Quantity) -> int:
    return one.start


def _one_noun(one: Quantity, other: Quantity) -> bool:
    return bool(set(one.noun) & set(other.noun))


def _share(one: Quantity, other: Quantity) -> float:
    high = max(abs(one.value), abs(other.value))
    return min(abs(one.value), abs(other.value)) / high if high else 1.0


def _has_number(sentence: Slots, one: Quantity, held: Held) -> bool:
    return any(_agree(sentence, one, part, other) for part in held.every for other in part.numbers)


def _agree(said: Slots, one: Quantity, held: Slots, other: Quantity) -> bool:
    """Whether the figure of a sentence is a claim's: the same, or rounded from it."""
    if one.kind == "score" or other.kind == "score":
        return one.kind == other.kind and {one.low, one.high} == {other.low, other.high}
    if not _one_kind(one, other):
        return _share(one, other) > 1 - _SAME and not {one.kind, other.kind}.isdisjoint({"count", BARE})
    if one.hedge == "between" or other.hedge == "between":
        return (one.low, one.high) == (other.low, other.high) or one.low <= other.value <= one.high
    if _share(one, other) > 1 - _SAME:
        return True
    if one.unit != other.unit and one.unit > 0 and not one.parts_from(other):
        return True  # who converts, rounds
    told = said.text[one.start : one.end], held.text[other.start : other.end]
    if one.kind == "percent" and not all(any(map(str.isdigit, words)) for words in told):
        return abs(one.value - other.value) <= _FAR_OFF
    return _rounds(one, other)


def _rounds(one: Quantity, other: Quantity) -> bool:
    """Whether the first figure is the second one rounded to its last place that is no nought, as its hedge says."""
    places = f"{one.value / one.unit:.12f}".rstrip("0")
    step = 10.0 ** -len(places.partition(".")[2]) if not places.endswith(".") else 10.0 ** _noughts(places[:-1])
    share = round(other.value / one.unit / step, 9)
    mine = round(one.value / one.unit / step)
    near = {round(share)}
    if not one.hedge and other.value < _COUNTED and other.value.is_integer():
        return math.isclose(one.value, other.value)
    if one.hedge in ("over", "least", "slightly over", "about"):
        near.add(math.floor(share))
    if one.hedge in ("under", "most", "nearly", "about"):
        near.add(math.ceil(share))
    return mine in near and mine > 0 and (step > 1 or "." in places.rstrip("."))


def _noughts(whole: str) -> int:
    return len(whole) - len(whole.rstrip("0"))


def _dates(sentence: Slots, held: Held, whole: Slots) -> list[Difference]:
    lacking = [one for one in sentence.dates if not _has_date(one, held)]
    if not lacking:
        return []
    spare = [
        (part, other)
        for part in (held.text, *held.besides[:1])
        for other in part.dates
        if all(other.parts_from(one) for one in whole.dates)
    ]
    found = []
    for one in lacking:
        apart = [(part, other) for part, other in spare if other.parts_from(one)]
        if apart:
            part, other = max(apart, key=lambda pair: _precision(pair[1]) == _precision(one))
            spare = [pair for pair in spare if pair[1] is not other]
            found.append(_difference(SlotKind.DATE, sentence, one, part, other))
    return found


def _precision(one: Date) -> tuple[bool, bool, bool]:
    return one.years is not None, one.months is not None, one.day is not None


def _has_date(one: Date, held: Held) -> bool:
    """Whether a date as precise stands there: a year bears out no month."""
    return any(
        not one.parts_from(other)
        and not any(mine and not theirs for mine, theirs in zip(_precision(one), _precision(other), strict=True))
        for part in held.every
        for other in part.dates
    )


def _has_word(sentence: Slots, word: Word, held: Held) -> bool:
    land = country(sentence.text[word.start : word.end])
    return any(
        name_key(word.folded) in part.keys or word.stem in part.keys or (land and land in part.countries)
        for part in held.every
    )


def _names(sentence: Slots, held: Held, common: Known, whole: Slots, loose: bool) -> list[Difference]:
    lacking = [name for name in sentence.names if _is_lacking(sentence, name, held, common)]
    if not lacking:
        return []
    found: list[Difference] = []
    spare = [name for name in held.text.names if _is_spare(held.text, name, whole, common)]
    facing = _facing(sentence, held.text)
    for name in lacking:
        fitting = [other for other in spare if _is_day(other) == _is_day(name)]
        others = [
            other for other in fitting if any((w.start, o.start) in facing for w in name.words for o in other.words)
        ]
        others = others or [other for other in fitting if _beside_alike(sentence, name, held.text, other)]
        others = others or (fitting if loose and len(lacking) == len(spare) == 1 and not name.opening else [])
        if others:
            best = min(others, key=lambda other: abs(len(other.words) - len(name.words)))
            spare.remove(best)
            found.append(_difference(SlotKind.NAME, sentence, *_told_apart(sentence, name, held.text, best)))
        elif half := _half_known(sentence, name, held, whole):
            found.append(half)
    return found


def _is_day(name: Name) -> bool:
    """Whether it is a day of the week or a month, which takes no other name's place."""
    return all(word.folded in CALENDAR for word in name.words)


def _beside_alike(sentence: Slots, name: Name, claim: Slots, other: Name) -> bool:
    """Whether the two stand between the same words on one side: “in Velm” and “in Baku”."""
    if name.opening:
        return False
    ours, theirs = _neighbours(sentence, name), _neighbours(claim, other)
    return any(one and one == two and one not in _ARTICLES for one, two in zip(ours, theirs, strict=True))


_ARTICLES = frozenset({"the", "a", "an", "and", "of"})
"""Words that stand beside any name."""


def _neighbours(text: Slots, name: Name) -> tuple[str, str]:
    before = [word.stem for word in text.all_words if word.end <= name.start]
    after = [word.stem for word in text.all_words if word.start >= name.end]
    return before[-1] if before else "", after[0] if after else ""


def _half_known(sentence: Slots, name: Name, held: Held, whole: Slots) -> Difference | None:
    """A name of several words one of which the claim, or what belongs to it, has beside another: “Kordova Lines” where
    it is Skerrow Lines.
    """
    if len(name.words) < 2:
        return None
    ours = [name_key(word.folded) for word in name.words]
    for part in held.every:
        for other in part.names:
            theirs = [name_key(word.folded) for word in other.words]
            apart = [n for n, pair in enumerate(zip(ours, theirs, strict=False)) if pair[0] != pair[1]]
            if len(ours) == len(theirs) and len(apart) == 1 and theirs[apart[0]] not in whole.keys:
                mine = name.words[apart[0]]
                if mine.folded not in _ranks() and not _has_word(sentence, mine, held):
                    return _difference(SlotKind.NAME, sentence, name, part, other)
    return None


def _told_apart(sentence: Slots, name: Name, claim: Slots, other: Name) -> tuple[Name, Slots, Name]:
    """The two runs without the words at either end that both have."""
    ours, theirs = list(name.words), list(other.words)
    while len(ours) > 1 and len(theirs) > 1 and _one_word(ours[-1], theirs[-1]):
        ours.pop(), theirs.pop()
    while len(ours) > 1 and len(theirs) > 1 and _one_word(ours[0], theirs[0]):
        del ours[0], theirs[0]
    cut = Name(ours[0].start, ours[-1].end, tuple(ours), name.opening)
    return cut, claim, Name(theirs[0].start, theirs[-1].end, tuple(theirs), other.opening)


def _one_word(one: Word, other: Word) -> bool:
    return one.stem == other.stem or name_key(one.folded) == name_key(other.folded)


def _facing(sentence: Slots, claim: Slots) -> set[tuple[int, int]]:
    """Pairs of words, by where they begin, that stand in one place between words that both texts share."""
    ours, theirs = [w for w in sentence.all_words if w.content], [w for w in claim.all_words if w.content]
    found: set[tuple[int, int]] = set()
    for tag, a, b, c, d in SequenceMatcher(None, [w.stem for w in ours], [w.stem for w in theirs], False).get_opcodes():
        if tag == "replace":
            found |= {(one.start, other.start) for one in ours[a:b] for other in theirs[c:d]}
    return found


def _is_lacking(sentence: Slots, name: Name, held: Held, common: Known) -> bool:
    """Whether the name stands nowhere in what the sentence is held against; what somebody is called by rank is none."""
    if name.opening and common(name.words[0].folded):
        return False
    own = [word for word in name.words if word.folded not in _generic()]
    return any(not _has_word(sentence, word, held) for word in own)


def _is_spare(claim: Slots, name: Name, sentence: Slots, common: Known) -> bool:
    """Whether the claim has a word of this name more often than the sentence, in whatever form."""
    if name.opening and common(name.words[0].folded):
        return False
    own = [word for word in name.words if word.folded not in _ranks()]
    return any(claim.often(word) > sentence.often(word) for word in own)


@cache
def _ranks() -> frozenset[str]:
    """What stands before a name and is none: “President”."""
    return before_names() | lexicon.words("speakers.txt", "shortened titles")


@cache
def _generic() -> frozenset[str]:
    """What stands for a name in a sentence, and is no other name: “the Company”, “the Committee's Chair”."""
    return _ranks().union(*(lexicon.words("speakers.txt", section) for section in _FOR_NAMES))


_FOR_NAMES = ("bodies", "trading bodies", "documents")
