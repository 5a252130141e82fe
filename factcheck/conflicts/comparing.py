"""Pairs that speak of one thing, best first: which of them a person should lay side by side.

The chance that two claims contradict each other, from how like they are, what differs between them, and how near each
is to the other among all the claims of the store: two newsrooms that contradict each other speak of the same thing in
words of their own, so nearness among neighbours says more than likeness alone. A logistic function, its weights fitted
to whole stores by `tests/bench/conflicts_fit.py`. It is never enough to flag: what it offers is for a person to judge.
"""

from factcheck.conflicts.alignment import align, one_thing, other_names, spare
from factcheck.conflicts.authors import quoted_alike
from factcheck.conflicts.compare import apart_in_time
from factcheck.conflicts.scope import figures_part, may_have_grown, negations, one_voice, planned, running
from factcheck.conflicts.side import Side
from factcheck.conflicts.turned import opposed
from factcheck.domain.conflict import SURE, Finding
from factcheck.text.matching import logistic

Ranks = tuple[int, int]
"""Which neighbour the right claim is to the left one, from 1, and the left one to the right."""

ALIKE = "alike"
"""The kind of a pair in which no rule sees a conflict."""

LEAST = 0.02
"""A pair whose chance is less is not offered."""

FEATURES = (
    "likeness", "one thing", "least spare", "most spare", "names", "one denied", "both denied", "negated", "opposed",
    "figures part", "grown", "figures agree", "dates part", "dates agree", "quoted", "one voice later", "planned",
    "running", "suspected", "nearer", "farther",
)  # fmt: skip
WEIGHTS = (
    1.696, 0.231, 0.293, 0.057, 0.096, 0.037, -1.583, 0.804, -1.307, -0.161, -0.528, -0.424, -0.866, 1.543, 0.447,
    -0.166, -0.294, -0.184, 3.847, 1.882, 2.016,
)  # fmt: skip
OFFSET = -8.072


def features(left: Side, right: Side, suspected: float, ranks: Ranks) -> list[float]:
    """The values that FEATURES names; `suspected` is the score of the surest finding, 0 for none."""
    spared = spare(left, right), spare(right, left)
    names = [
        len(other_names(*sides, words)) for sides, words in zip(((left, right), (right, left)), spared, strict=True)
    ]
    dates = [one.parts_from(other) for one in left.dates for other in right.dates]
    figures = [(one, other) for one in left.quantities for other in right.quantities if one.kind == other.kind]
    part = figures_part(left, right)
    return [
        align(left, right).likeness,
        one_thing(left, right),
        min(map(len, spared)),
        max(map(len, spared)),
        max(names),
        left.denied != right.denied,
        left.denied and right.denied,
        negations(left) % 2 != negations(right) % 2,
        len(opposed(left, right)) % 2,
        part,
        part and may_have_grown(left, right, *figures[0]),
        bool(figures) and not part,
        bool(dates) and all(dates),
        not all(dates),
        quoted_alike(left, right),
        one_voice(left, right) and apart_in_time(left, right),
        planned(left) != planned(right),
        running(left) or running(right),
        suspected,
        1 / min(ranks),
        1 / max(ranks),
    ]


def chance(left: Side, right: Side, suspected: float, ranks: Ranks) -> float:
    """The chance that the two contradict each other, 0 to 1."""
    values = features(left, right, suspected, ranks)
    return logistic(sum(weight * value for weight, value in zip(WEIGHTS, values, strict=True)) + OFFSET)


def compared(left: Side, right: Side, suspects: list[Finding], ranks: Ranks) -> Finding | None:
    """The pair as something to compare, with what the surest rule that suspects it says; None when it is no use.

    Its score is below what is flagged, in the order of the chance.
    """
    best = suspects[0] if suspects else None
    likely = chance(left, right, best.score if best else 0.0, ranks)
    if likely < LEAST or (left.denied and right.denied):
        return None
    score = round(likely * (SURE - 0.01), 4)
    if best:
        return Finding(best.rule, best.why, score, best.spans)
    return Finding(ALIKE, f"Both speak of one thing: “{left.short}”, “{right.short}”.", score)
