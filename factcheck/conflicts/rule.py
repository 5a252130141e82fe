"""What a rule is."""

from collections.abc import Callable
from dataclasses import dataclass

from factcheck.conflicts.side import Side
from factcheck.domain.conflict import Finding

Find = Callable[[Side, Side], Finding | None]
"""Pure and symmetric; None when it has nothing to say."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of conflict, and the mechanisms that look for it: in sentences alike, in records, in sentences of their
    own.

    A finding's score is how sure it is, from 0 to 1; whether that is enough to flag is not the rule's affair but
    `check`'s, which knows whether the two claims are known to be about the same thing.
    """

    name: str
    help: str
    finds: tuple[Find, ...]

    def find(self, left: Side, right: Side) -> Finding | None:
        """The surest that its mechanisms find."""
        found = [finding for find in self.finds if (finding := find(left, right))]
        return max(found, key=lambda finding: finding.score, default=None)
