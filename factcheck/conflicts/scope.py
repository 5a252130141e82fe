"""What keeps two like sentences from being about one thing: another time, a plan, a count that goes on, a heading."""

import re
from functools import cache, lru_cache

from factcheck import lexicon
from factcheck.conflicts.compare import apart_in_time, compare, namesakes, other_period
from factcheck.conflicts.side import Side
from factcheck.domain.conflict import SURE
from factcheck.text.negation import Turn
from factcheck.text.quantities import Quantity
from factcheck.text.stems import words_with_places

SUREST = 0.95
"""No rule of words and likeness is surer than this: a person may still see another scope."""

FALL = 2.5
"""How much faster the score falls below the threshold than it rises above it: what misses by a fifth is not shown."""

GROWING = frozenset({"count", "area"})
"""Kinds of quantity whose later figure is so often an update that two voices' figures say nothing."""

KEPT = 5000
"""Claims of which it is kept what their words amount to: more than a check of everything comes back to."""

_BY_DISTANCE = re.compile(
    r"\b(this|last|next|previous)\s+(?:year|month|week|quarter|season|spring|summer|autumn|fall|winter|century)\b",
    re.IGNORECASE,
)
_GROUP = re.compile(
    r"\b(?:top|bottom|richest|poorest|wealthiest|largest|biggest|smallest|highest|lowest)\b[^.;]{0,12}$", re.IGNORECASE
)

_FINITE = re.compile(
    r"is|are|was|were|ha[sd]|have|will|would|can|could|may|might|must|should|do(?:es)?|did|[a-z]{2,}ed"
)

LEAST = 3
"""Content words that two claims in the same words must have."""

_HEADING = re.compile(r"\W*(?:on|about|regarding|for|against)\s", re.IGNORECASE)
_VERBLESS = 12
"""Words up to which a text that begins like a heading is one."""


@cache
def _phrases(section: str) -> re.Pattern[str]:
    known = sorted(lexicon.lines("scope.txt", section), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, known)) + r")\b", re.IGNORECASE)


def told_apart(left: Side, right: Side) -> bool:
    """Whether the two speak of different periods, one of a plan and one of what came of it, or one is no claim."""
    return (
        planned(left) != planned(right)
        or namesakes(left, right, compare(left, right))
        or other_period(left, right)
        or _relative(left) != _relative(right)
        or heading(left)
        or heading(right)
        or left.asks
        or right.asks
    )


@lru_cache(maxsize=KEPT)
def _relative(side: Side) -> frozenset[str]:
    """Which period the text gives by its distance to the day of writing: "last winter", "this year"."""
    return frozenset(match[1].lower() for match in _BY_DISTANCE.finditer(side.text))


@lru_cache(maxsize=KEPT)
def planned(side: Side) -> bool:
    """Whether the text says what somebody expects, wants or allows for, and not what is or was."""
    return bool(_phrases("planned").search(side.text))


@lru_cache(maxsize=KEPT)
def running(side: Side) -> bool:
    """Whether the text gives the state of a count that goes on."""
    return bool(_phrases("running").search(side.text))


def crowd(side: Side) -> bool:
    """Whether the speaker is no one person or body, who could change position: "Facebook posts"."""
    return bool(_phrases("crowd").fullmatch(" ".join(side.claim.speaker.split())))


def filed_together(left: Side, right: Side) -> bool:
    """Whether both are filed under one proposition, which settles what the words would only suggest."""
    return bool(left.claim.proposition) and left.claim.proposition == right.claim.proposition


def one_voice(left: Side, right: Side) -> bool:
    """Whether one speaks: one name, or one that stands with an office beside it ("Ebba Skov, chief of staff")."""
    if left.voice == right.voice:
        return True
    if left.voice[0] != right.voice[0] or left.voice[0] != "speaker":
        return False
    short, long = sorted((_name(left), _name(right)), key=len)
    return len(short) > 1 and short <= long


@lru_cache(maxsize=KEPT)
def _name(side: Side) -> frozenset[str]:
    return frozenset(word.folded for word in words_with_places(side.claim.speaker))


def heading(side: Side) -> bool:
    """Whether the text only names a subject: "On offshore drilling", and not "On Monday Orda closed its harbour"."""
    if len(side.words) > _VERBLESS or not _HEADING.match(side.text) or "," in side.text:
        return False
    return not any(_FINITE.fullmatch(word.folded) or word.folded in _irregular() for word in side.words)


@cache
def _irregular() -> frozenset[str]:
    """The irregular forms of verbs and nouns that are listed."""
    return frozenset(
        form for line in lexicon.lines("grammar.txt", "irregular") for form in line.replace(";", " ").split()
    )


def turns_itself(side: Side) -> bool:
    """Whether the text turns something round without a "not": it stops, prevents or denies it, or calls it a hoax."""
    return bool(_phrases("turning").search(side.text)) or any(cue.turn is not Turn.NOT for cue in side.cues)


def negations(side: Side) -> int:
    """How many negations the text has; a "hoax" or a "forged" is none, since it is often what the claim is about."""
    return sum(cue.turn is Turn.NOT for cue in side.cues)


def may_have_grown(left: Side, right: Side, one: Quantity, other: Quantity) -> bool:
    """Whether two figures can be two states of one count: given by one voice, or on two days, the later being
    the higher, while no date in the texts holds both to one time. Only counts and areas are said to grow by others.
    """
    return (one_voice(left, right) and not crowd(left)) or updated(left, right, one, other)


def updated(left: Side, right: Side, one: Quantity, other: Quantity) -> bool:
    """Whether the later of two counts is the higher, while no date in the texts holds both to one time."""
    if not apart_in_time(left, right):
        return False
    dated = any(not here.parts_from(there) for here in left.dates for there in right.dates)
    first, then = (one, other) if left.when < right.when else (other, one)
    return not dated and one.kind in GROWING and first.value < then.value


def one_figure_each(left: Side, right: Side, one: Quantity, other: Quantity) -> bool:
    """Whether neither text has another figure of the kind, or one that only names a group ("the top 10 percent")."""
    for side, told in ((left, one), (right, other)):
        if sum(quantity.kind == told.kind for quantity in side.quantities) > 1:
            return False
        if _GROUP.search(side.text, 0, told.start):
            return False
    return True


def figures_part(left: Side, right: Side) -> bool:
    """Whether two quantities of one kind exclude each other, and none agrees."""
    pairs = [(one, other) for one in left.quantities for other in right.quantities if one.kind == other.kind]
    return bool(pairs) and all(one.parts_from(other) for one, other in pairs)


def same_words(left: Side, right: Side, rule: str) -> bool:
    """Whether the two are in the same words but for what a finding of this rule points at: content, figures, dates."""
    common = compare(left, right)
    if common.left_only or common.right_only or common.assumed or len(common.shared) + len(common.opposed) < LEAST:
        return False
    figures = [sorted(quantity.value for quantity in side.quantities) for side in (left, right)]
    return rule == "number" or figures[0] == figures[1]


def graded(value: float, enough: float, most: float = SUREST) -> float:
    """How sure a finding is, 0 to 1: at least what flags strangers from `enough` on, and soon little below it."""
    over = value - enough
    return round(max(0.0, min(most, SURE + (over if over >= 0 else FALL * over))), 3)
