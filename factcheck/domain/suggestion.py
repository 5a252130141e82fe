"""A filing that the program offers and a person accepts or dismisses."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Suggestion:
    """File `claim` with `partner`: under `proposition`, which is there already as `proposition_id` or would be new.

    `opposite` says that the claim's text seems to state the proposition's opposite; `score` (0 to 1) how much of the
    shorter text the two share, its rare words counting most; `why` names what they share.
    """

    claim: int
    partner: int
    proposition: str
    proposition_id: int | None
    opposite: bool
    score: float
    why: str

    @property
    def name(self) -> str:
        """What a person types for the second half: the proposition, or the other claim."""
        return f"p{self.proposition_id}" if self.proposition_id else str(self.partner)

    def as_dict(self) -> dict[str, Any]:
        """The suggestion in JSON: exactly these keys, always all of them."""
        return {
            "claim": self.claim,
            "with": self.partner,
            "proposition": self.proposition,
            "proposition_id": f"p{self.proposition_id}" if self.proposition_id else None,
            "opposite": self.opposite,
            "score": self.score,
            "why": self.why,
        }
