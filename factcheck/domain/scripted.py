"""A sentence of the desk's own text, held against the store."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from factcheck.domain.draft import Span


class Standing(StrEnum):
    """How a sentence stands to what the store holds, the worst first."""

    CONTRADICTED = "contradicted"
    DIFFERS = "differs"
    """It is a claim's sentence with another number, date or name."""
    MISATTRIBUTED = "attribution"
    """It is given to somebody else, or told as a fact where the store has only somebody's word for it."""
    POSSIBLE = "possible"
    """Something near is there, and a person should look."""
    NOT_COVERED = "not covered"
    COVERED = "covered"

    @property
    def wrong(self) -> bool:
        """Whether it says that the text is at odds with the store."""
        return self in (Standing.CONTRADICTED, Standing.DIFFERS, Standing.MISATTRIBUTED)


@dataclass(frozen=True, slots=True)
class Swap:
    """What a sentence has (`said`) where claim `claim_id` has `instead`; `kind` is number, date or name."""

    kind: str
    said: str
    instead: str
    claim_id: int

    def as_dict(self) -> dict[str, Any]:
        """In JSON."""
        return {"kind": self.kind, "said": self.said, "instead": self.instead, "claim": self.claim_id}


@dataclass(frozen=True, slots=True)
class Checked:
    """A sentence that states something.

    `span` is where it stands in the text that was read, in code points, end exclusive; `line` counts from 1. `claims`
    are the ids of those that it rests on, or that speak against it, the likeliest first; `against` those that deny or
    contradict what it rests on. `why` are sentences for a person, `notes` what else should be known: that a quote was
    cut before what turns it.
    """

    words: str
    span: Span
    line: int
    standing: Standing
    claims: tuple[int, ...] = ()
    chance: float = 0.0
    swaps: tuple[Swap, ...] = ()
    why: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    against: tuple[int, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """The sentence in JSON: exactly these keys, always all of them."""
        return {
            "line": self.line,
            "start": self.span[0],
            "end": self.span[1],
            "text": self.words,
            "standing": self.standing.value,
            "wrong": self.standing.wrong,
            "chance": round(self.chance, 3) if self.claims else None,
            "claims": list(self.claims),
            "against": list(self.against),
            "differences": [swap.as_dict() for swap in self.swaps],
            "why": list(self.why),
            "notes": list(self.notes),
        }
