"""A filing that the program offers and a person accepts or dismisses."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Suggestion:
    """File `claim` with `partner`: under `proposition`, which is there already as `proposition_id` or would be new.

    `opposite` says that the claim's text seems to state the proposition's opposite, None that a person has to say which
    side it is on; `score` is the chance (0 to 1) that the two belong together; `why` what speaks for it. `text` and
    `other` are the two claims' texts.
    """

    claim: int
    partner: int
    proposition: str
    proposition_id: int | None
    opposite: bool | None
    score: float
    why: str
    text: str = ""
    other: str = ""

    @property
    def side(self) -> str:
        """Which side of the proposition the claim is on, in a word or two."""
        return "which side?" if self.opposite is None else "the opposite" if self.opposite else "the same side"

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
            "text": self.text,
            "other": self.other,
        }
