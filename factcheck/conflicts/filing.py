"""Which two claims could be filed under one proposition, and on which side of it each is.

The chances are those of `conflicts.comparing`: that two claims state or deny the same, and that they contradict each
other.
"""

from collections.abc import Sequence

from factcheck.conflicts.comparing import ONE_STATEMENT, Ranks, chance, features
from factcheck.conflicts.rules import SURE_ON_ONE_TOPIC, suspect
from factcheck.conflicts.scope import figures_part
from factcheck.conflicts.side import Side
from factcheck.domain.conflict import Finding
from factcheck.domain.suggestion import Suggestion

ENOUGH = 0.3
"""The least chance of a pair that is offered."""

TURNED = frozenset({"negation", "antonym", "reversal"})
"""Rules whose finding says that one text states the other's opposite."""


def settled(side: Side) -> bool:
    """Whether there is nothing to file: it is filed, or nobody stands by it."""
    return bool(side.claim.proposition) or side.claim.draft or side.claim.withdrawn


def filing(own: Side, other: Side, ranks: Ranks) -> Suggestion | None:
    """The filing of `own` with `other` to offer, without the proposition's number; None where too little speaks for it.

    `ranks` are the places of the two among each other's neighbours.
    """
    left, right = (own, other) if own.claim.id < other.claim.id else (other, own)
    if len(left.stems & right.stems) < 2:
        return None
    suspects = suspect(left, right)
    values = features(left, right, suspects, ranks)
    same, against = chance(values, ONE_STATEMENT), chance(values)
    if max(same, against) < ENOUGH:
        return None
    turned = _turned(own, other, suspects, surely=same < against)
    shorter = min((own.claim.text, other.claim.text), key=len)
    text = other.claim.proposition or (shorter if turned is False else other.claim.text)
    opposite = None if turned is None else turned != other.claim.opposite
    why = suspects[0].why if suspects else _shared(own, other)
    score = round(max(same, against), 2)
    return Suggestion(own.claim.id, other.claim.id, text, None, opposite, score, why, own.claim.text, other.claim.text)


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
    return f"shares {', '.join(f'“{word}”' for word in dict.fromkeys(words[:5]))} with claim {other.claim.id}"
