"""What a desk does about a claim: how far it is, whose, until when, who looked again; what its mark says besides."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from factcheck.domain.scale import Label


class State(StrEnum):
    """How far the work on a claim is."""

    NEW = "new"
    IN_WORK = "in work"
    WAITING = "waiting"
    DONE = "done"


class Priority(StrEnum):
    """What comes first."""

    HIGH = "high"
    NORMAL = "normal"
    LOW = "low"


class Confidence(StrEnum):
    """How sure the desk is of its verdict: the three levels of ICD 203, "Analytic Standards" (2015), D.6.e."""

    HIGH = "high"
    MODERATE = "moderate"
    LOW = "low"


SOURCES, SAID = tuple("ABCDEF"), tuple("123456")
"""Grades of a source and of what it says, the best first; the last of each: it cannot be judged."""


GRADED = "A grade is A to F for the source, 1 to 6 for what it says, or both, as in B2."
"""What a person is told who gives one that there is not."""


def is_grade(text: str) -> bool:
    """Whether this grades a source (A reliable to E unreliable, F cannot be judged), what it says (1 confirmed to 5
    improbable, 6 cannot be judged), or both, "B2": the Admiralty system of NATO's AJP-2.1, Allied Joint Doctrine for
    Intelligence Procedures.
    """
    source, said = (text[:1], text[1:]) if text[:1] in SOURCES else ("", text)
    return (bool(source) and not said) or (len(said) == 1 and said in SAID)


@dataclass(frozen=True, slots=True)
class Desk:
    """`assignee` and `approved_by` are names of analysts, "" for nobody; `due` is an ISO day or minute, or "".

    `label` is the verdict of the desk's own scale, None where the mark is one of the three words alone or there is
    none; `confidence` is one of `Confidence` or "", `grade` as `is_grade` has it or "".

    An approval is of the mark and the words as they stood: it lapses when one of them is changed.
    """

    state: State = State.NEW
    assignee: str = ""
    priority: Priority = Priority.NORMAL
    due: str = ""
    approved_by: str = ""
    label: Label | None = None
    confidence: str = ""
    grade: str = ""

    @property
    def verdict(self) -> str:
        """The label's name, "" for none."""
        return self.label.name if self.label else ""

    def as_dict(self) -> dict[str, Any]:
        """The keys of a claim in JSON, always all of them; what there is none of is null."""
        return {
            "state": self.state.value,
            "assignee": self.assignee or None,
            "priority": self.priority.value,
            "due": self.due or None,
            "approved_by": self.approved_by or None,
        }

    @property
    def ruling(self) -> dict[str, Any]:
        """The keys of what a mark says besides the status."""
        return {"verdict": self.verdict or None, "confidence": self.confidence or None, "grade": self.grade or None}


UNTOUCHED = Desk()
"""How a claim stands that nobody has taken up."""
