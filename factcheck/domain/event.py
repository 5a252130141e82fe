"""What happened, for ever: one entry of the log."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Event:
    """One change by one analyst in one command.

    `at` is a UTC time; `subject` says what was changed ("claim 12", "source press-release", "claims 1 to 60");
    `old` and `new` are the field's values as JSON has them; `evidence` holds URLs, source ids and "claim 3".
    """

    step: int
    at: str
    by: str
    verb: str
    subject: str
    field: str
    old: Any = None
    new: Any = None
    note: str = ""
    as_of: str = ""
    evidence: tuple[str, ...] = ()
    undone: bool = False

    def as_dict(self) -> dict[str, Any]:
        """The entry in JSON: exactly these keys, always all of them."""
        return {
            "step": self.step,
            "at": self.at,
            "by": self.by,
            "verb": self.verb,
            "subject": self.subject,
            "field": self.field,
            "from": self.old,
            "to": self.new,
            "why": self.note or None,
            "as_of": self.as_of or None,
            "evidence": list(self.evidence),
            "undone": self.undone,
        }
