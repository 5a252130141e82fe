"""What happened, for ever: one entry of the log."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from factcheck.domain.hearsay import HERE, Brought
from factcheck.domain.reply import Reply, change_told


@dataclass(frozen=True, slots=True)
class Event:
    """One change by one analyst in one command.

    `at` is a UTC time; `subject` says what was changed ("claim 12", "source press-release", "claims 1 to 60");
    `old` and `new` are the field's values as JSON has them; `evidence` holds URLs, source ids and "claim 3". `brought`
    says by which file it came, `by` and `at` being only what that file says.
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
    brought: Brought = HERE

    @property
    def who(self) -> str:
        """Who did it, as it may be shown: what a file says of it is said to be the file's."""
        return self.brought.said(self.by)

    @property
    def what(self) -> str:
        """What was changed, from what to what, in words."""
        if self.field == "created":
            return f"made by {self.verb}"
        if self.subject.startswith("conflict") or self.field == "scale":
            return str(self.new)
        if self.field == "evidence":
            return "evidence taken away" if self.old else "evidence given"
        if self.field == "replies":
            return change_told(self.old, self.new)
        return f"{self.field.replace('_', ' ')} from {in_words(self.old)} to {in_words(self.new)}"

    @property
    def why(self) -> str:
        """The note, the as-of date and the evidence, in words."""
        as_of = [f"as of {self.as_of}"] if self.as_of else []
        return "; ".join([*([self.note] if self.note else []), *as_of, *self.evidence])

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
            "imported_from": self.brought.file or None,
            "imported_by": self.brought.by or None,
        }


def _is_quote(part: Any) -> bool:
    """Whether a part is a quote and not what a damaged or a strange file left in its place."""
    return isinstance(part, dict) and "exact" in part


def ruling_in_words(said: Mapping[str, Any]) -> str:
    """A mark with what it says besides: "denied (misleading), confidence high, graded B2"."""
    mark, label = in_words(said["mark"]), said.get("verdict")
    more = [f"confidence {said['confidence']}"] if said.get("confidence") else []
    more += [f"graded {said['grade']}"] if said.get("grade") else []
    return ", ".join([f"{mark} ({label})" if label else mark, *more])


def in_words(value: Any) -> str:
    """A field's value as a person would write it; [text, opposite] is a filing."""
    if value is None or value == "" or value == []:
        return "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list) and len(value) == 2 and isinstance(value[1], bool):
        return f"“{value[0]}”{' (opposite)' if value[1] else ''}"
    if isinstance(value, list):
        return ", ".join(map(_part_in_words, value))
    return str(value)


def _part_in_words(part: Any) -> str:
    """A part of a list: a quote, an entry of the log of replies, a name."""
    if _is_quote(part):
        return f"“{part['exact']}”"
    if isinstance(part, dict) and "turn" in part:
        try:
            return Reply.of(part).told
        except (KeyError, TypeError, ValueError):  # damaged; `doctor` names it
            return str(part)
    return str(part)
