"""Which two claims could be filed under one proposition, and on which side of it each is.

Where the learnt judge of two texts (`conflicts.learnt`) has read them, the chances that they belong on one side and on
two are logistic functions of what it reads and of what is known of a pair (`comparing.features`), their weights
(`lexicon/filing.txt`) fitted to whole stores by `tests/bench/filing_fit.py`. Unread, the chances are those of
`conflicts.comparing`: that the two state or deny the same, and that they contradict each other.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from factcheck.conflicts import learnt
from factcheck.conflicts.comparing import ONE_STATEMENT, Ranks, chance, features
from factcheck.conflicts.rules import SURE_ON_ONE_TOPIC, suspect
from factcheck.conflicts.scope import figures_part, negations
from factcheck.conflicts.side import Side
from factcheck.domain.conflict import Finding
from factcheck.domain.suggestion import Suggestion
from factcheck.text import opposing

ENOUGH, READ_ENOUGH = 0.3, 0.5
"""The least chance of a pair that is offered unread, and of one that the judge has read: more likely right as offered
than not. Of the stores that may be read, each by what was fitted to the others, three in four are from there on."""

AGREES = 0.3
"""The least chance of the judge's own for the side on which a pair is offered: neither is enough alone."""

CLEAR = 0.6
"""The least share of both chances that the likelier side must have: below, a person is asked. Of the stores that may be
read two pairs are asked about so that are on one side, and one that would be offered on the wrong one."""

SHARED = 2
"""Stems that two claims must have in common to be offered unread."""

TURNED = frozenset({"negation", "antonym", "reversal", "roles"})
"""Rules whose finding says that one text states the other's opposite, or has who and whom changed places."""

STATED = frozenset({"denial", "stance", "desk"})
"""Rules that only tell how what is stated stands: whoever denies a text states it as well."""

TABLE = "filing.txt"
"""The table of weights for what was read."""

ONE_SIDE, TWO_SIDES = "one side", "two sides"
"""Its sections: that two claims state, or state and deny, the same, and that they contradict each other otherwise."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A claim that is not filed and another: the chances that they state or deny the `same`, and that they are
    `against` each other, whatever any rule says of them, and what is known of the two, by name.
    """

    own: Side
    other: Side
    same: float
    against: float
    suspects: Sequence[Finding]
    known: Mapping[str, float]

    @property
    def together(self) -> float:
        """The chance that they belong under one proposition, 0 to 1."""
        return 1 - (1 - self.same) * (1 - self.against)


def settled(side: Side) -> bool:
    """Whether there is nothing to file: it is filed, or nobody stands by it."""
    return bool(side.claim.proposition) or side.claim.draft or side.claim.withdrawn


def pair(own: Side, other: Side, ranks: Ranks) -> Pair:
    """How likely `own` and `other` belong together; `ranks` are their places among each other's neighbours."""
    left, right = _in_order(own, other)
    suspects = suspect(left, right)
    known = features(left, right, suspects, ranks)
    return Pair(own, other, chance(known, ONE_STATEMENT), chance(known), suspects, known)


def filing(near: Pair, *, ask: bool) -> Suggestion | None:
    """The filing to offer, without the proposition's number; None where too little speaks for it. `ask`: have the
    learnt judge read the two, where there is one.
    """
    own, other = near.own, near.other
    model = opposing.model() if ask else None
    if model:
        left, right = _in_order(own, other)
        opinion = learnt.read(model, left, right)
        values = {**near.known, **judged(opinion, left, right)}
        one, two = chance(values, ONE_SIDE, TABLE), chance(values, TWO_SIDES, TABLE)
        if max(one, two) < READ_ENOUGH or (opinion.same if one >= two else opinion.contradict) < AGREES:
            return None
        turned = _turned(own, other, near.suspects, one / (one + two))
    else:
        one, two = near.same, near.against
        if max(one, two) < ENOUGH or len(own.stems & other.stems) < SHARED:
            return None
        turned = _turned(own, other, near.suspects, 1.0 if one >= two or own.denied != other.denied else 0.0)
    shorter = min((own.claim.text, other.claim.text), key=len)
    text = other.claim.proposition or (shorter if turned is False else other.claim.text)
    opposite = None if turned is None else turned != other.claim.opposite
    why = near.suspects[0].why if near.suspects else _shared(own, other)
    return Suggestion(
        own.claim.id, other.claim.id, text, None, opposite, round(max(one, two), 2), why, own.claim.text,
        other.claim.text,
    )  # fmt: skip


def judged(opinion: opposing.Opinion, left: Side, right: Side) -> dict[str, float]:
    """What the judge has read in two texts, by name: the log odds of its three chances; and whether the rules know that
    there is no conflict.
    """
    return {
        "judged the same": learnt.odds(opinion.same),
        "judged a conflict": learnt.odds(opinion.contradict),
        "judged neither": learnt.odds(opinion.neither),
        "no conflict": learnt.no_conflict(left, right),
    }


def _in_order(own: Side, other: Side) -> tuple[Side, Side]:
    return (own, other) if own.claim.id < other.claim.id else (other, own)


def _turned(own: Side, other: Side, suspects: Sequence[Finding], one: float) -> bool | None:
    """Whether the one states the other's opposite, `one` being how sure it is that they are on one side, 0 to 1; None
    where a person has to say. Of two figures neither is the other's opposite, and they are no one side; nor are a yes
    and a no, nor what a rule sees against each other.
    """
    kinds = {finding.rule for finding in suspects if finding.score >= SURE_ON_ONE_TOPIC}
    if figures_part(own, other):
        return None
    if kinds & TURNED:
        return True
    if one < CLEAR or kinds - STATED or negations(own) % 2 != negations(other) % 2:
        return None
    return False


def _shared(own: Side, other: Side) -> str:
    words = [word.folded for word in own.content if word.stem in {their.stem for their in other.content}]
    if not words:
        return f"says in other words what claim {other.claim.id} speaks of"
    return f"shares {', '.join(f'“{word}”' for word in dict.fromkeys(words[:5]))} with claim {other.claim.id}"
