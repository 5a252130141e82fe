"""A learnt judge of two claims: what a model reads in their texts, put to what the records say of them.

The model (`text.opposing`) says whether two texts contradict each other or say the same; **status stands outside it**:
where exactly one side is denied, saying the same is the conflict; where both are, there is none. Its chance is put
together with that of `comparing`, which knows how near the two are in the store: neither flags alone. How often they
are right together, and each alone, stands in tests/bench/judge.md.
"""

import re
from dataclasses import dataclass
from datetime import date
from math import log

from factcheck.conflicts.alignment import other_names, spare
from factcheck.conflicts.compare import EVEN, compare
from factcheck.conflicts.exchange import from_other_end
from factcheck.conflicts.scope import figures_part, negations, one_voice, told_apart
from factcheck.conflicts.side import Side
from factcheck.domain.conflict import LEARNT, SURE, Finding
from factcheck.text import opposing
from factcheck.text.matching import logistic
from factcheck.text.stems import Word

ASKED = 0.03
"""The least chance of a pair for which the model is asked, which takes some 50 ms: below, the two together are hardly
ever `ENOUGH`."""

UNASKED = 0.1
"""What is taken for the model's chance where it is not asked: such a pair stands above those in which it sees no
conflict, and below the others. About the share of conflicts among the first rows of the read stores."""

ENOUGH = 0.645
"""From which chance, both together, a pair is flagged. On the read stores, the chance of each fitted to the others,
nine in ten are right from there on, and on 24 short stores that nothing was fitted to (57 of 63); from 0.5 on 67 of 78
there, but on the scored ones 16 of 25 for 16 of 20.
"""

SAME = 0.25
"""From which chance of the model that two records of one status say the same they are no conflict, whatever else it
sees: of six duplicates in the short stores that would be flagged two are not, and no conflict is lost there or in the
read stores."""

MARGIN = 2.5
"""How far, in log odds, a conflict must be from one statement, each by all that is known. Of the flags on the read and
the short stores none is nearer (the nearest right one 2.7, of four duplicates the nearest 4.9), so it only keeps what
is nearer than anything that was read from being flagged."""

AGREES = 0.2
"""The least chance of the model's own for a flag, in the same way."""

BACKS = 0.3
"""Below which chance of the model's own what a rule doubts is not flagged where two claims were put side by side: of
the development pairs that may be read it keeps two from being flagged wrongly and one rightly.
"""

APART = 1
"""Words on either side without their like in the other up to which two texts are in the same words: what rules find
there is right in 94 of 96 (`trust`), and what they leave alone mostly is."""

_OPENING = re.compile(r"(?:In|Across|Throughout)\s[^,.;]{2,40},")
"""A place in front of a sentence: all that follows is said of it."""

_SURER = 0.95
"""The most that is said of a flag: below what is certain."""

HELD = SURE - 0.01
"""What the score of a flag is multiplied by to be held back: as the chance of a pair to compare (`comparing.BELOW`), so
that both stand in one order."""

_LEAST = 1e-4
"""No chance is taken for less than this, nor for more than what is left of 1."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """How likely two claims contradict each other, 0 to 1, by all that is known, and whether that is enough to flag.

    Where nobody knows when one of the two was said it never is, for they may be years apart: of 18 pairs of the old
    sets that would be flagged 5 are right, of 2 real ones none.
    """

    chance: float
    sure: bool


def weigh(left: Side, right: Side, chance: float, one: float, *, ask_from: float = ASKED) -> Weighed | None:
    """`chance` and what the model reads, put together; None without the model. `one`: the chance that the two are one
    statement, by all that is known but the model, which is asked from the chance `ask_from` on.
    """
    model = opposing.model()
    if model is None:
        return None
    if chance < ask_from or not to_ask(left, right, chance):
        return Weighed(together(chance, UNASKED), sure=False)
    against, same = _read(model, left, right)
    both = together(chance, against)
    apart = odds(both) - odds(together(one, same)) >= MARGIN
    dated = _days(left, right) is not None
    return Weighed(both, sure=both >= ENOUGH and against >= AGREES and same < SAME and apart and dated)


def to_ask(left: Side, right: Side, chance: float) -> bool:
    """Whether the model has anything to say of a pair of this `chance`: where the rules know better it is not asked,
    and the order of the pairs to compare loses nothing with it.
    """
    return chance >= ASKED and not no_conflict(left, right) and not _seen_by_rules(left, right)


def backs(left: Side, right: Side) -> bool:
    """Whether the model leaves open that the two contradict each other; where a day is unknown it has no say."""
    model = opposing.model()
    return model is None or _days(left, right) is None or _read(model, left, right)[0] >= BACKS


def flag(left: Side, right: Side, chance: float, suspect: Finding | None) -> Finding:
    """The conflict that the two together see at this `chance`, at least `ENOUGH`; the reason is what the surest rule
    that suspects the pair says, where that rule is as sure as on one topic (`EVEN`), else in which slot the two part.
    """
    score = round(SURE + (_SURER - SURE) * (chance - ENOUGH) / (1 - ENOUGH), 3)
    if suspect and suspect.score >= EVEN:
        return Finding(LEARNT, suspect.why, score, suspect.spans)
    what, spans = _differs(left, right)
    why = f"Read side by side, the two contradict each other in {what}: “{left.short}”, “{right.short}”."
    return Finding(LEARNT, why, score, spans)


def held_back(score: float) -> float:
    """The score of a flag that is only to be compared, below `SURE`: the order stays, and `let_go` gives it back."""
    return round(score * HELD, 4)


def let_go(score: float) -> float:
    """The score that was `held_back`."""
    return round(score / HELD, 3)


def _read(model: opposing.Model, left: Side, right: Side) -> tuple[float, float]:
    """The chance of a conflict by the texts and the two statuses, and that records of one status say the same."""
    if left.denied and right.denied:
        return 0.0, 0.0
    opinion = read(model, left, right)
    return (opinion.same, 0.0) if left.denied != right.denied else (opinion.contradict, opinion.same)


def read(model: opposing.Model, left: Side, right: Side) -> opposing.Opinion:
    """What the model reads in the two texts, whatever their statuses, the earlier one first. It was shown no two texts
    that are one, so what it makes of these is not asked.
    """
    if left.text.casefold().split() == right.text.casefold().split():
        return opposing.Opinion(0.0, 1.0, 0.0)
    days = _days(left, right)
    first, second = (left, right) if days is None or days >= 0 else (right, left)
    relation = opposing.relation(None if days is None else abs(days), one_voice=one_voice(left, right))
    return model.read(first.text, second.text, relation, both_ways=not days)


def together(one: float, other: float) -> float:
    """Two chances put together, 0 to 1: the sum of their log odds."""
    return logistic(odds(one) + odds(other))


def no_conflict(left: Side, right: Side) -> bool:
    """Whether the rules know better: one only supposes, they speak of other times or people, they tell of one deed from
    its two ends and neither or both deny it, or nothing stands apart.
    """
    if left.open or right.open or told_apart(left, right):
        return True
    if left.bounds and right.bounds and left.bounds != right.bounds:
        return True
    if left.denied == right.denied and _one_deed(left, right):
        return True
    return not _apart(left, right) or _of_others(left, right)


def _one_deed(left: Side, right: Side) -> bool:
    return any(from_other_end(left, right, one, other) for one in left.told for other in right.told)


def _seen_by_rules(left: Side, right: Side) -> bool:
    """Whether the two are in the same words but for one that is no name on both sides, and both say or deny them."""
    if left.denied != right.denied:
        return False
    common = compare(left, right)
    return max(len(common.left_only), len(common.right_only)) <= APART and not all(_names(left, right))


def _of_others(left: Side, right: Side) -> bool:
    """Whether two figures are of two who are named, or the two begin with two places: "In Velm, …", "In Orda, …"."""
    names = _names(left, right)
    if not all(names):
        return False
    opening = [_OPENING.match(side.text) for side in (left, right)]
    return figures_part(left, right) or all(
        place and any(word.start < place.end() for word in named) for place, named in zip(opening, names, strict=True)
    )


def _apart(left: Side, right: Side) -> bool:
    """Whether anything stands apart but a number that names something ("Decree 1701")."""
    words = [*spare(left, right), *spare(right, left)]
    if any(not word.folded.isdigit() for word in words) or left.denied != right.denied:
        return True
    return negations(left) % 2 != negations(right) % 2 or figures_part(left, right) or _dates_part(left, right)


def _names(left: Side, right: Side) -> tuple[list[Word], list[Word]]:
    """Whom and what each names that the other does not."""
    here, there = (other_names(*sides, spare(*sides)) for sides in ((left, right), (right, left)))
    return here, there


def _dates_part(left: Side, right: Side) -> bool:
    dates = [(one, other) for one in left.dates for other in right.dates]
    return bool(dates) and all(one.parts_from(other) for one, other in dates)


def _days(left: Side, right: Side) -> int | None:
    """How many days after `left` was said `right` was: a month or a year counts as its first day."""
    days = [_day(side.when) for side in (left, right)]
    if days[0] is None or days[1] is None:
        return None
    return (days[1] - days[0]).days


def _day(when: str) -> date | None:
    """The first day of an ISO day, month or year; None for anything else."""
    try:
        return date.fromisoformat(when + "-01-01"[len(when) - 4 :] if len(when) in (4, 7) else when)
    except ValueError:
        return None


def odds(chance: float) -> float:
    """The log odds of a chance, 0 to 1."""
    bound = min(1 - _LEAST, max(_LEAST, chance))
    return log(bound / (1 - bound))


Spans = tuple[tuple[tuple[int, int], tuple[int, int]], ...]


def _differs(left: Side, right: Side) -> tuple[str, Spans]:
    """In which slot the two part, in a word or two, and where it stands in either text."""
    if left.denied != right.denied:
        return "what the one denies", ()
    if _dates_part(left, right):
        one, other = left.dates[0], right.dates[0]
        return "when", (((one.start, one.end), (other.start, other.end)),)
    if figures_part(left, right):
        here, there = next((a, b) for a in left.quantities for b in right.quantities if a.parts_from(b))
        return "how much", (((here.start, here.end), (there.start, there.end)),)
    if negations(left) % 2 != negations(right) % 2:
        return "whether it is so", ()
    names = _names(left, right)
    if all(names):
        return "who or where", (((names[0][0].start, names[0][0].end), (names[1][0].start, names[1][0].end)),)
    return "what is said of one thing", ()
