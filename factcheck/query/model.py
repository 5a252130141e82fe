"""What somebody is looking for, as values."""

import dataclasses
from dataclasses import dataclass
from typing import Literal

from factcheck.domain.desk import Confidence, Priority, State
from factcheck.domain.reply import Standing
from factcheck.domain.status import Status

Kind = Literal["word", "phrase", "prefix"]

STATUSES = tuple(status.value for status in Status)
REPLIES = tuple(standing.value for standing in Standing)
IS_VALUES = (
    "draft", "unreviewed", "disputed", "withdrawn", "filed", "unfiled", "marked", "approved", "stale", "contested",
    "confidential",
)  # fmt: skip
STATES = tuple(state.value.replace(" ", "-") for state in State)
PRIORITIES = tuple(priority.value for priority in Priority)
CONFIDENCES = tuple(confidence.value for confidence in Confidence)

FIELDS: dict[str, str] = {
    "status": "the mark if there is one, else what the source reports: alleged, denied, confirmed",
    "reported": "what the source reports: alleged, denied, confirmed",
    "mark": "what the desk has established: alleged, denied, confirmed",
    "verdict": "a verdict of the desk's own scale (`factcheck scale`): verdict:misleading,false",
    "confidence": "how sure the desk is of its verdict: high, moderate, low",
    "grade": "how the desk grades source and information: B2, or B, or 2",
    "by": "the speaker",
    "via": "somebody in the relaying chain",
    "source": "the document",
    "about": "the proposition, as p3 or in words",
    "tag": "a tag",
    "said_on": "when it was said: 2025, 2025-07, 2025-07.., ..2024, 2024-01..2024-06",
    "amount": "an amount in it, by value: 'amount:>1bn', amount:$20m..$30m, 'amount:<=40%'",
    "reply": "what came of asking somebody: asked (no answer yet), overdue, answered, none (nobody was asked)",
    "assigned": "whose it is to work on; none: nobody's",
    "state": "how far the work on it is: new, in-work, waiting, done",
    "priority": "high, normal, low",
    "due": "until when it is to be done: 2026-12-01, ..2026-12-01, 2026-12",
    "cue": "the reporting words",
    "id": "claims by their numbers: id:3, id:5-9,12; or with a # before them alone: '#3', '#5-9,12'",
    "origin": "hand, import or ingest",
    "is": "draft, unreviewed, disputed, withdrawn, filed, unfiled, marked, approved, stale (a mark to look at again: "
    "its ground changed, or it is older than 60 days, or what `stale` in the settings file says), "
    "contested (two disagree), confidential (its source is)",
}
"""Every field of a filter and what it looks at, in the order that help shows."""

FORMER = {"on": "said_on", "said-on": "said_on"}
"""Other spellings of a field, which are taken and shown nowhere."""

CHOICES: dict[str, tuple[str, ...]] = {
    "status": STATUSES, "reported": STATUSES, "mark": STATUSES, "reply": REPLIES, "is": IS_VALUES,
    "state": STATES, "priority": PRIORITIES, "confidence": CONFIDENCES,
}  # fmt: skip
"""The fields that take only these values."""


OF_SPEAKERS = ("by", "via")
"""The fields whose values are names of speakers."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word, a phrase, or the beginning of a word to look for; as typed, punctuation included."""

    text: str
    kind: Kind = "word"
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Filter:
    """`field` is one of FIELDS; one of `values` must fit, or none of them when `negated`.

    `typed` is how the field was spelt by whoever asks, so that they are answered in their own words.
    """

    field: str
    values: tuple[str, ...]
    negated: bool = False
    typed: str = dataclasses.field(default="", compare=False)

    @property
    def name(self) -> str:
        """The field as it was typed."""
        return self.typed or self.field

    @property
    def ranges(self) -> tuple[tuple[str, str], ...]:
        """The values of `said_on:` or `due:` as (lowest, highest) ISO days, months or years, "" for an open end.

        A date fits when `lowest <= date` and `date[:len(highest)] <= highest`.
        """
        return tuple(
            (low, high) if dots else (low, low) for low, dots, high in (v.partition("..") for v in self.values)
        )


@dataclass(frozen=True, slots=True)
class Query:
    """All terms and all filters must fit."""

    terms: tuple[Term, ...] = ()
    filters: tuple[Filter, ...] = ()

    @property
    def speakers(self) -> list[str]:
        """The names of speakers in its filters."""
        return [name for part in self.filters if part.field in OF_SPEAKERS for name in part.values]
