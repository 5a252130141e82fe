"""What a desk does about a claim besides marking it: how far it is, whose, until when, who looked again."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any


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


@dataclass(frozen=True, slots=True)
class Desk:
    """`assignee` and `approved_by` are names of analysts, "" for nobody; `due` is an ISO day or minute, or "".

    An approval is of the mark and the words as they stood: it lapses when one of them is changed.
    """

    state: State = State.NEW
    assignee: str = ""
    priority: Priority = Priority.NORMAL
    due: str = ""
    approved_by: str = ""

    def as_dict(self) -> dict[str, Any]:
        """The keys of a claim in JSON, always all of them; what there is none of is null."""
        return {
            "state": self.state.value,
            "assignee": self.assignee or None,
            "priority": self.priority.value,
            "due": self.due or None,
            "approved_by": self.approved_by or None,
        }


UNTOUCHED = Desk()
"""How a claim stands that nobody has taken up."""
