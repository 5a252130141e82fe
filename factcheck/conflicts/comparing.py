"""Pairs that speak of one thing, best first: which of them a person should lay side by side.

The chance that two claims contradict each other, from how like they are, what differs between them, and how near each
is to the other among all the claims of the store: two newsrooms that contradict each other speak of the same thing in
words of their own, so nearness among neighbours says more than likeness alone. A logistic function, its weights
(`lexicon/comparing.txt`) fitted to whole stores by `tests/bench/conflicts_fit.py`. Alone it is never enough to flag: on
stores that it was not fitted to, 13 of the 19 pairs were conflicts that it took for one and some rule suspected. Put
together with a learnt judge of the texts it is (`learnt`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from factcheck import lexicon
from factcheck.conflicts import learnt
from factcheck.conflicts.alignment import align, one_thing, other_names, spare
from factcheck.conflicts.authors import quoted_alike
from factcheck.conflicts.compare import apart_in_time
from factcheck.conflicts.scope import figures_part, may_have_grown, negations, one_voice, planned, running, told_apart
from factcheck.conflicts.side import Side
from factcheck.conflicts.turned import opposed
from factcheck.domain.conflict import SURE, Finding
from factcheck.domain.status import Status
from factcheck.text.matching import logistic
from factcheck.text.stems import Word

BELOW = 0.01
"""How far under what is flagged the surest pair to compare stays."""

Ranks = tuple[int, int]
"""Which neighbour the right claim is to the left one, from 1, and the left one to the right."""

ALIKE = "alike"
"""The kind of a pair in which no rule sees a conflict."""

LEAST = 0.02
"""A pair whose chance is less is not offered."""

OFFSET = "offset"
"""The row of the table of weights that belongs to no feature."""

_SUSPECTED = "suspected "


TABLE = "comparing.txt"
"""The table of weights."""

CONFLICT, ONE_STATEMENT = "conflict", "one statement"
"""The sections of the table of weights: that two contradict each other, and that they state or deny the same."""


@cache
def weights(section: str, table: str = TABLE) -> dict[str, float]:
    """What each feature counts for, by its name; 0 for one that the table does not have."""
    return {name: float(weight) for name, weight in lexicon.rows(table, section)}


def features(left: Side, right: Side, suspects: Sequence[Finding], ranks: Ranks) -> dict[str, float]:
    """What is known of a pair, by name; `suspects` is whatever any rule says of it, surest first."""
    spared = spare(left, right), spare(right, left)
    found = {
        "suspected": suspects[0].score if suspects else 0.0,
        **{_SUSPECTED + finding.rule: finding.score for finding in suspects},
        "nearer": 1 / min(ranks),
        "farther": 1 / max(ranks),
    }
    return found | _likeness(left, right, spared) | _wording(left, right) | _figures(left, right) | _record(left, right)


def _likeness(left: Side, right: Side, spared: tuple[list[Word], list[Word]]) -> dict[str, float]:
    """How like the two are, and what each says that the other does not."""
    met = align(left, right)
    names = [
        len(other_names(*sides, words)) for sides, words in zip(((left, right), (right, left)), spared, strict=True)
    ]
    return {
        "likeness": met.likeness,
        "one thing": one_thing(left, right),
        "least met": min(sum(value for value, _ in side) / max(1, len(side)) for side in (met.left, met.right)),
        "least spare": min(map(len, spared)),
        "most spare": max(map(len, spared)),
        "spare alike": _alike(left, right, spared),
        "names": max(names),
        "names on both": min(names),
        "longer by": abs(len(left.told) - len(right.told)),
    }


def _alike(left: Side, right: Side, spared: tuple[list[Word], list[Word]]) -> float:
    """How like the likest two of the words without a counterpart are: “Porto” and “Helsinki” fill one place."""
    here, there = ({word.start for word in words} for words in spared)
    return max(
        (
            value
            for word, (value, at) in zip(left.told, align(left, right).left, strict=True)
            if right.told and word.start in here and right.told[-at].start in there
        ),
        default=0.0,
    )


def _wording(left: Side, right: Side) -> dict[str, float]:
    counted = negations(left), negations(right)
    return {
        "negated": counted[0] % 2 != counted[1] % 2,
        "negations apart": abs(counted[0] - counted[1]),
        "any negation": any(counted),
        "opposed": len(opposed(left, right)) % 2,
        "quoted": quoted_alike(left, right),
        "planned": planned(left) != planned(right),
        "running": running(left) or running(right),
        "told apart": told_apart(left, right),
    }


def _figures(left: Side, right: Side) -> dict[str, float]:
    dates = [one.parts_from(other) for one in left.dates for other in right.dates]
    figures = [(one, other) for one in left.quantities for other in right.quantities if one.kind == other.kind]
    part = figures_part(left, right)
    shares = [min(one.value, other.value) / (max(one.value, other.value) or 1.0) for one, other in figures]
    return {
        "figures part": part,
        "grown": part and may_have_grown(left, right, *figures[0]),
        "figures agree": bool(figures) and not part,
        "share of the figure": max(shares, default=1.0),
        "dates part": bool(dates) and all(dates),
        "dates agree": not all(dates),
    }


def _record(left: Side, right: Side) -> dict[str, float]:
    """What is known of the two beside their words."""
    confirmed = [side.claim.reported is Status.CONFIRMED for side in (left, right)]
    later = apart_in_time(left, right)
    return {
        "one denied": left.denied != right.denied,
        "both denied": left.denied and right.denied,
        "one confirmed": confirmed[0] != confirmed[1],
        "both confirmed": all(confirmed),
        "later": later,
        "one voice later": one_voice(left, right) and later,
    }


def chance(values: Mapping[str, float], of: str = CONFLICT, table: str = TABLE) -> float:
    """The chance that two claims with these features contradict each other, or are `of` one statement, 0 to 1."""
    known = weights(of, table)
    return logistic(sum(known.get(name, 0.0) * value for name, value in values.items()) + known[OFFSET])


@dataclass(frozen=True, slots=True)
class Chances:
    """How likely two claims contradict each other, and how likely they are one statement, each 0 to 1."""

    conflict: float
    one: float


def chances(left: Side, right: Side, suspects: Sequence[Finding], ranks: Ranks) -> Chances | None:
    """The chances of a pair, `suspects` being what any rule says of it; None where it is no use to compare the two."""
    if left.denied and right.denied:
        return None
    values = features(left, right, suspects, ranks)
    likely = chance(values)
    return Chances(likely, chance(values, ONE_STATEMENT)) if likely >= LEAST else None


def compared(
    left: Side,
    right: Side,
    suspects: Sequence[Finding],
    known: Chances,
    *,
    learnt_flags: bool = False,
    ask_from: float = learnt.ASKED,
) -> Finding:
    """The pair as something to compare, with what the surest rule that suspects it says.

    Its score is below what is flagged, in the order of the chance, with the learnt judge's put to it where there is one
    and the chance is `ask_from` or more (`learnt`). `learnt_flags`: where both together are sure enough, the pair is
    flagged.
    """
    best = suspects[0] if suspects else None
    weighed = learnt.weigh(left, right, known.conflict, known.one, ask_from=ask_from)
    if weighed and weighed.sure and learnt_flags:
        return learnt.flag(left, right, weighed.chance, best)
    score = round((weighed.chance if weighed else known.conflict) * (SURE - BELOW), 4)
    if best:
        return Finding(best.rule, best.why, score, best.spans)
    return Finding(ALIKE, f"Both speak of one thing: “{left.short}”, “{right.short}”.", score)
