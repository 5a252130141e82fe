"""Two claims that cannot both stand, the rule that says so, and what a person has judged."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Judgement(StrEnum):
    """What a person has decided about a flagged conflict."""

    OPEN = "open"
    UPHELD = "upheld"
    DISMISSED = "dismissed"


class Tier(StrEnum):
    """What a finding promises.

    `disputed`: filed on both sides, plainly denied, or upheld by a person. `flagged`: found by a mechanism that was
    right at least four times in five where it was measured. `compare`: the two speak of one thing; a person may look.
    """

    DISPUTED = "disputed"
    FLAGGED = "flagged"
    COMPARE = "compare"


CERTAIN = 0.96
"""The least score that follows from what people have filed and marked, or from a plain denial."""

SURE = 0.75
"""The least score of what is flagged; what scores less is offered for comparison."""


AT_ONCE = 300
"""Claims of one command that are compared with the others; more are left to `conflicts --rescan`: a bound on time."""

LEARNT = "learnt"
"""The kind of a conflict that no rule finds and the learnt judge does."""

SEEN = frozenset({"person", "judge"})
"""Kinds that no rule finds: what a person saw, and what a language model was asked. They stand while the texts do."""


CALLED = {
    "desk": "marks",
    "stance": "sides",
    "negation": "contradiction",
    "antonym": "opposites",
    "roles": "who-whom",
    "attribution": "quotation",
    "value": "identity",
    "learnt": "reading",
    "alike": "likeness",
    "judge": "model",
}
"""What a kind of conflict is called before a person, where that is not the name of its rule."""


def called(kind: str) -> str:
    """The word for a kind of conflict."""
    return CALLED.get(kind, kind)


def tier_of(score: float, judgement: Judgement) -> Tier:
    """The tier of a finding with this score, as it is judged."""
    if score >= CERTAIN or judgement is Judgement.UPHELD:
        return Tier.DISPUTED
    return Tier.FLAGGED if score >= SURE else Tier.COMPARE


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule says of two claims.

    `rule` is its name, `why` a sentence for a person, `score` how sure (0 to 1), `spans` the words that differ, as
    `((left start, left end), (right start, right end))` in code points of the two claims' texts, end exclusive.
    """

    rule: str
    why: str
    score: float
    spans: tuple[tuple[tuple[int, int], tuple[int, int]], ...] = ()


@dataclass(frozen=True, slots=True)
class Conflict:
    """A stored finding: `claims` are the two claims' ids, smaller first; `judged_at` is a UTC time. `closed` is one
    that is found no more.
    """

    id: int
    kind: str
    claims: tuple[int, int]
    why: str
    spans: tuple[tuple[tuple[int, int], tuple[int, int]], ...]
    score: float
    judgement: Judgement = Judgement.OPEN
    note: str = ""
    judged_by: str = ""
    judged_at: str = ""
    closed: bool = False

    @property
    def said(self) -> str:
        """The conflict in a sentence, for whoever has just brought it about."""
        return f"Conflict ({called(self.kind)}) between {self.claims[0]} and {self.claims[1]}: {self.why}"

    @property
    def tier(self) -> Tier:
        """What the finding promises."""
        return tier_of(self.score, self.judgement)

    def as_dict(self) -> dict[str, Any]:
        """The conflict in JSON: exactly these keys, always all of them."""
        return {
            "id": self.id,
            "kind": self.kind,
            "claims": list(self.claims),
            "why": self.why,
            "spans": [[list(left), list(right)] for left, right in self.spans],
            "score": self.score,
            "tier": self.tier.value,
            "judgement": self.judgement.value,
            "note": self.note or None,
            "judged_by": self.judged_by or None,
            "judged_at": self.judged_at or None,
            "called": called(self.kind),
        }
