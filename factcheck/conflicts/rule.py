"""What a rule is."""

from collections.abc import Callable
from dataclasses import dataclass

from factcheck.conflicts.side import Side
from factcheck.domain.conflict import Finding


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of conflict: `find` is pure and symmetric, and returns None when it has nothing to say.

    A finding's score is how sure the rule is, from 0 to 1; whether that is enough to flag is not the rule's affair
    but `check`'s, which knows whether the two claims are known to be about the same thing.
    """

    name: str
    help: str
    find: Callable[[Side, Side], Finding | None]
