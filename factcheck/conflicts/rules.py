"""The registry of rules, and the one function that runs them."""

from factcheck.conflicts.attribution import ATTRIBUTION
from factcheck.conflicts.dating import DATE
from factcheck.conflicts.negation import ANTONYM, NEGATION
from factcheck.conflicts.numbers import NUMBER
from factcheck.conflicts.roles import ROLES
from factcheck.conflicts.rule import Rule
from factcheck.conflicts.side import Side
from factcheck.conflicts.stance import DESK, REVERSAL, STANCE
from factcheck.conflicts.values import VALUE
from factcheck.domain.conflict import Finding

RULES: tuple[Rule, ...] = (DESK, STANCE, REVERSAL, NUMBER, DATE, NEGATION, ANTONYM, ROLES, ATTRIBUTION, VALUE)
"""To add a rule, write its file and name it here."""

SURE = 0.75
"""The least score that flags two claims which nobody has said are about the same thing."""

SURE_ON_ONE_TOPIC = 0.5
"""The least score for two claims that somebody has put side by side."""


def check(left: Side, right: Side, *, same_topic: bool = False) -> list[Finding]:
    """All that the rules find between two claims, surest first.

    `same_topic` says that the two are known to be about the same thing because a person asks about just these two
    or has filed both under one proposition; it lowers the score a finding needs. Claims filed under one
    proposition count as such without being told. A draft or a withdrawn claim conflicts with nothing, and no claim
    with itself.
    """
    one, other = left.claim, right.claim
    if one.draft or other.draft or one.withdrawn or other.withdrawn or (one.id and one.id == other.id):
        return []
    known = same_topic or bool(one.proposition and one.proposition == other.proposition)
    enough = SURE_ON_ONE_TOPIC if known else SURE
    found = [finding for rule in RULES if (finding := rule.find(left, right)) and finding.score >= enough]
    return sorted(found, key=lambda finding: -finding.score)
