"""Which two claims could be filed under one proposition, and on which side of it each is.

The chances are those of `conflicts.comparing`: that two claims state or deny the same, and that they contradict each
other; with those of the learnt judge of the two texts (`conflicts.learnt`) where it is asked.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.conflicts import learnt
from factcheck.conflicts.comparing import ONE_STATEMENT, Ranks, chance, features
from factcheck.conflicts.rules import SURE_ON_ONE_TOPIC, suspect
from factcheck.conflicts.scope import figures_part
from factcheck.conflicts.side import Side
from factcheck.domain.conflict import Finding
from factcheck.domain.suggestion import Suggestion
from factcheck.text import opposing

ENOUGH, READ_ENOUGH = 0.3, 0.5
"""The least chance of a pair that is offered, and of one that the judge has read. On the read stores, the chances of
each fitted to the others, 36 of 44 offers belong together from there on, 31 of 44 without the judge."""

SHARED = 2
"""Stems that two claims must have in common to be offered unread."""

TURNED = frozenset({"negation", "antonym", "reversal"})
"""Rules whose finding says that one text states the other's opposite."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A claim that is not filed and another: the chances that they state or deny the `same`, and that they are
    `against` each other, and whatever any rule says of them.
    """

    own: Side
    other: Side
    same: float
    against: float
    suspects: Sequence[Finding]

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
    values = features(left, right, suspects, ranks)
    return Pair(own, other, chance(values, ONE_STATEMENT), chance(values), suspects)


def filing(near: Pair, *, ask: bool) -> Suggestion | None:
    """The filing to offer, without the proposition's number; None where too little speaks for it. `ask`: have the
    learnt judge read the two, where there is one.
    """
    own, other = near.own, near.other
    model = opposing.model() if ask else None
    same, against, score = _read(model, near) if model else (near.same, near.against, max(near.same, near.against))
    if score < (READ_ENOUGH if model else ENOUGH):
        return None
    if not model and len(own.stems & other.stems) < SHARED:
        return None
    turned = _turned(own, other, near.suspects, surely=same < against)
    shorter = min((own.claim.text, other.claim.text), key=len)
    text = other.claim.proposition or (shorter if turned is False else other.claim.text)
    opposite = None if turned is None else turned != other.claim.opposite
    why = near.suspects[0].why if near.suspects else _shared(own, other)
    one, two = own.claim, other.claim
    return Suggestion(one.id, two.id, text, None, opposite, round(score, 2), why, one.text, two.text)


def _read(model: opposing.Model, near: Pair) -> tuple[float, float, float]:
    """The two chances with the judge's put to them, and that of belonging together: where the rules know that there is
    no conflict, only as one statement.
    """
    left, right = _in_order(near.own, near.other)
    opinion = learnt.read(model, left, right)
    same = learnt.together(near.same, opinion.same)
    against = learnt.together(near.against, opinion.contradict)
    if learnt.no_conflict(left, right):
        return same, against, same
    return same, against, learnt.together(near.together, 1 - opinion.neither)


def _in_order(own: Side, other: Side) -> tuple[Side, Side]:
    return (own, other) if own.claim.id < other.claim.id else (other, own)


def _turned(own: Side, other: Side, suspects: Sequence[Finding], *, surely: bool) -> bool | None:
    """Whether the one states the other's opposite; None where a person has to say. Of two figures neither is the
    other's opposite, and they are no one side.
    """
    kinds = {finding.rule for finding in suspects if finding.score >= SURE_ON_ONE_TOPIC}
    if own.denied != other.denied and not kinds & TURNED:
        return False
    if kinds & TURNED and not figures_part(own, other):
        return True
    return None if surely or kinds - {"denial"} or figures_part(own, other) else False


def _shared(own: Side, other: Side) -> str:
    words = [word.folded for word in own.content if word.stem in {their.stem for their in other.content}]
    if not words:
        return f"says in other words what claim {other.claim.id} speaks of"
    return f"shares {', '.join(f'“{word}”' for word in dict.fromkeys(words[:5]))} with claim {other.claim.id}"
