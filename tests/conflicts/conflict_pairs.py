"""Claims for the tests of rules: two texts, or two texts with what else is known."""

from typing import Any

from factcheck.conflicts.rules import check
from factcheck.conflicts.side import Side
from factcheck.domain.claim import Claim
from factcheck.domain.conflict import Finding


def side(number: int, text: str, **fields: Any) -> Side:
    """A claim of its own source, which nobody has filed."""
    return Side(Claim(id=number, key=f"k{number}", text=text, source=f"s{number}", **fields))


def between(one: str, other: str, same_topic: bool = True) -> list[Finding]:
    """What the rules find between two texts whose speakers nobody knows."""
    return check(side(1, one), side(2, other), same_topic=same_topic)


def kinds(one: str, other: str, same_topic: bool = True) -> list[str]:
    """The rules that find something."""
    return [finding.rule for finding in between(one, other, same_topic)]
