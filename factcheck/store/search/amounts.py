"""The amounts and dates among the words of a query."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factcheck.query import Term
from factcheck.text.fold import words
from factcheck.text.valued import may_have_values

if TYPE_CHECKING:
    from factcheck.text.values import Value


@dataclass(frozen=True, slots=True)
class Read:
    """Words of a query that are one amount or one date: the terms as typed, and what they come to."""

    terms: tuple[Term, ...]
    value: "Value"

    @property
    def typed(self) -> str:
        """The words as typed."""
        return " ".join(term.text for term in self.terms)


def read(terms: Sequence[Term]) -> list[Term | Read]:
    """The terms in order, those that are one amount or one date together read as it; phrases stay as typed."""
    found: list[Term | Read] = []
    run: list[Term] = []
    for term in terms:
        if term.kind == "word":
            run.append(term)
        else:
            found += [*_read(run), term]
            run = []
    return found + _read(run)


def _read(run: list[Term]) -> list[Term | Read]:
    text = " ".join(term.text for term in run)
    if not may_have_values(text):
        return list(run)
    from factcheck.text.values import values

    spans, at = [], 0
    for term in run:
        spans.append((at, at + len(term.text)))
        at += len(term.text) + 1
    found: list[Term | Read] = []
    left = list(zip(run, spans, strict=True))
    for value in values(text):
        inside = [(term, span) for term, span in left if span[0] < value.end and value.start < span[1]]
        if not inside or not _whole(text, value, inside[0][1][0], inside[-1][1][1]):
            continue
        found += [term for term, span in left if span[1] <= value.start]
        found.append(Read(tuple(term for term, _ in inside), value))
        left = [(term, span) for term, span in left if span[0] >= value.end]
    return found + [term for term, _ in left]


def _whole(text: str, value: "Value", start: int, end: int) -> bool:
    """Whether the value is all that its words say: a letter or digit beside it would be lost."""
    return not words(text[start : value.start] + " " + text[value.end : end])
