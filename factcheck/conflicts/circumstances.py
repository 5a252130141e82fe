"""Conflicts of circumstance between two sentences of their own: when, where and why one thing happened."""

import re
from dataclasses import replace

from factcheck.conflicts.alignment import counterpart, one_thing, other_names, spare
from factcheck.conflicts.dating import figures_differ
from factcheck.conflicts.lexicon import opposite
from factcheck.conflicts.scope import graded, heading, negations, planned, told_apart
from factcheck.conflicts.side import Side
from factcheck.domain.conflict import Finding
from factcheck.text.dates import Date
from factcheck.text.negation import Turn
from factcheck.text.stems import stems_in

WHEN = 0.6
WHERE = 0.45
WHY = 0.62
"""From which likeness, less what has no counterpart and the circumstance itself, the two tell of one event."""

UNDATED = 0.3
"""What it takes off that two places are not given for one day: people move, and things happen again."""

_IN = re.compile(
    r"\b(?:in|at|on|near|from|outside|inside|off|beneath|below|under|to|aboard)\s+(?:the\s+|an?\s+)?"
    r"(?:[^\W\d_][\w’'-]*\s+){0,3}?(?=[A-Z])[^\W\d_][\w’'-]*(?:\s+(?:of\s+)?[A-Z][\w’'-]*)*"
)
_BECAUSE = re.compile(
    r"\b(?:because|due to|owing to|caused?|causes|set off|brought (?:down|about)|as a result of|the result of"
    r"|blamed? on|died (?:of|from)|killed by)\b",
    re.IGNORECASE,
)
_ALONE = re.compile(r"\b(?:alone|solely|purely|only|exclusively|nothing but|nothing to do)\b", re.IGNORECASE)


def find_when(left: Side, right: Side) -> Finding | None:
    """One thing that happens once is dated apart."""
    if not left.dates or not right.dates or _unlike(left, right) or planned(left) != planned(right):
        return None
    if negations(left) or negations(right):
        return None
    if any(opposite(one.stem, other.stem) for one in left.told for other in right.told):
        return None
    pairs = [(one, other) for one in left.dates for other in right.dates]
    if any(not _dated(one, left).parts_from(_dated(other, right)) for one, other in pairs) or not _once(left, right):
        return None
    if any(other_names(here, there, spare(here, there)) for here, there in ((left, right), (right, left))):
        return None
    one, other = pairs[0]
    said, counter = left.text[one.start : one.end], right.text[other.start : other.end]
    why = f"“{said}” against “{counter}” for one event: “{left.short}”, “{right.short}”."
    return Finding(
        "date", why, graded(one_thing(left, right), WHEN), (((one.start, one.end), (other.start, other.end)),)
    )


def find_where(left: Side, right: Side) -> Finding | None:
    """One thing happens, or one person is, in two places at one time."""
    if _unlike(left, right) or told_apart(left, right):
        return None
    places = [_place(here, there) for here, there in ((left, right), (right, left))]
    if None in places:
        return None
    one, other = places[0] or (0, 0), places[1] or (0, 0)
    said, counter = left.text[slice(*one)], right.text[slice(*other)]
    why = f"“{said}” against “{counter}” for one event: “{left.short}”, “{right.short}”."
    value = one_thing(left, right, ([one], [other])) - (0.0 if _one_day(left, right) else UNDATED)
    return Finding("place", why, graded(value, WHERE), ((one, other),))


def find_why(left: Side, right: Side) -> Finding | None:
    """One thing is said to come of two causes, and at least one of the two says that nothing else did it."""
    if left.denied or right.denied or told_apart(left, right) or figures_differ(left, right):
        return None
    if not _BECAUSE.search(left.text) and not _BECAUSE.search(right.text):
        return None
    if not _excludes(left, right) and not _excludes(right, left):
        return None
    one, other = spare(left, right), spare(right, left)
    if not one or not other:
        return None
    spans = (one[0].start, one[-1].end), (other[0].start, other[-1].end)
    said, counter = left.text[slice(*spans[0])], right.text[slice(*spans[1])]
    why = f"Two causes of one thing: “{said}” against “{counter}”."
    return Finding("cause", why, graded(one_thing(left, right, ([spans[0]], [spans[1]])), WHY), (spans,))


def _excludes(here: Side, there: Side) -> bool:
    """Whether `here` says that nothing else did it, or that what `there` speaks of did not."""
    if _ALONE.search(here.text):
        return True
    for cue in here.cues:
        if here.text.startswith("lack", cue.start):
            continue
        near = [word for word in here.told if cue.scope[0] <= word.start < cue.scope[1]][:2]
        near += [word for word in here.told if word.end <= cue.start][-1:]
        if cue.turn is Turn.NOT and any(counterpart(here, there, word) for word in near):
            return True
    return False


def _one_day(left: Side, right: Side) -> bool:
    """Whether both give a date, and the same."""
    return any(not one.parts_from(other) for one in left.dates for other in right.dates)


def _unlike(left: Side, right: Side) -> bool:
    return (
        left.denied
        or right.denied
        or negations(left) % 2 != negations(right) % 2
        or figures_differ(left, right)
        or heading(left)
        or heading(right)
    )


def _dated(date: Date, side: Side) -> Date:
    """The date with the year it was said in, where it gives a month and no year."""
    year = side.when[:4]
    return replace(date, years=(int(year), int(year))) if not date.years and year.isdigit() else date


def _once(left: Side, right: Side) -> bool:
    once = stems_in("telling.txt", "once")
    return any(word.stem in once for side in (left, right) for word in side.told)


def _place(here: Side, there: Side) -> tuple[int, int] | None:
    """The first place of `here` with a name that `there` has not."""
    own = other_names(here, there, spare(here, there))
    for match in _IN.finditer(here.text):
        if any(match.start() <= word.start < match.end() for word in own):
            return match.span()
    return None
