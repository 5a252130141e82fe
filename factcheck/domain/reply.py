"""The right of reply: what somebody was asked about a claim, how and until when, and what came of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Turn(StrEnum):
    """One entry of the log: the desk asked, gave longer, somebody answered or would not, sent documents; or what was
    published was corrected."""

    ASKED = "asked"
    EXTENDED = "extended"
    ANSWERED = "answered"
    DECLINED = "declined"
    DOCUMENTS = "documents"
    CORRECTION = "correction"


class Standing(StrEnum):
    """How it stands between a claim and somebody who must be asked about it.

    What is overdue has been asked too, and a refusal to comment is an answer.
    """

    ASKED = "asked"
    OVERDUE = "overdue"
    ANSWERED = "answered"
    NONE = "none"


WAITING = (Turn.ASKED, Turn.EXTENDED)
"""After these an answer is waited for."""
CLOSING = (Turn.ANSWERED, Turn.DECLINED)
"""After these none is."""


@dataclass(frozen=True, slots=True)
class Reply:
    """One entry: `to` is who was asked, `on` an ISO day (month, year) or "", `how` by which way, `until` the day or the
    minute ("2026-11-27T17:00", by the desk's own clock) by which an answer was asked for, `words` what was asked,
    answered or corrected, `documents` addresses or names of what came along.
    """

    to: str
    turn: Turn
    on: str = ""
    how: str = ""
    until: str = ""
    words: str = ""
    documents: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """The entry in JSON: exactly these keys, always all of them; what is not known is ""."""
        return {
            "to": self.to, "turn": self.turn.value, "on": self.on, "how": self.how, "until": self.until,
            "words": self.words, "documents": list(self.documents),
        }  # fmt: skip

    @classmethod
    def of(cls, value: dict[str, Any]) -> "Reply":
        """The entry that `as_dict` gave."""
        return cls(**{**value, "turn": Turn(value["turn"]), "documents": tuple(value["documents"])})

    @property
    def told(self) -> str:
        """The entry in words: "asked Port Authority on 2026-11-20 by e-mail, until 2026-11-22"."""
        on = f" on {self.on}" if self.on else ""
        how = f" by {self.how}" if self.how else ""
        until = f", until {self.until.replace('T', ' ')}" if self.until else ""
        words = f": “{self.words}”" if self.words else ""
        sent = f" ({', '.join(self.documents)})" if self.documents else ""
        begun = {
            Turn.ASKED: f"asked {self.to}", Turn.EXTENDED: f"gave {self.to} longer",
            Turn.ANSWERED: f"{self.to} answered", Turn.DECLINED: f"{self.to} would not comment",
            Turn.DOCUMENTS: f"{self.to} sent documents", Turn.CORRECTION: f"corrected after {self.to} was heard",
        }[self.turn]  # fmt: skip
        return f"{begun}{on}{how}{until}{words}{sent}"


def with_each(replies: Iterable[Reply]) -> dict[str, list[Reply]]:
    """The entries by whom they are with, in their order."""
    found: dict[str, list[Reply]] = {}
    for reply in replies:
        found.setdefault(reply.to, []).append(reply)
    return found


def standing(with_one: Sequence[Reply], now: str) -> Standing:
    """How it stands with one person or body; `now` is a minute as `Reply.until` has it."""
    turns = [reply.turn for reply in with_one if reply.turn in (*WAITING, *CLOSING)]
    if not turns:
        return Standing.NONE
    if turns[-1] in CLOSING:
        return Standing.ANSWERED
    until = due(with_one)
    return Standing.OVERDUE if until and now[: len(until)] > until else Standing.ASKED


def due(with_one: Sequence[Reply]) -> str:
    """Until when an answer is waited for from one person or body: as was said last; "" for no day, or no waiting."""
    until = ""
    for reply in with_one:
        if reply.turn in CLOSING:
            until = ""
        elif reply.turn in WAITING:
            until = reply.until or until
    return until


def said(replies: Sequence[Reply], now: str) -> tuple[str, ...]:
    """What a reader must know of the answers to a claim, in sentences; that nobody was asked is one."""
    found = []
    for to, entries in with_each(replies).items():
        stands = standing(entries, now)
        if stands in (Standing.ASKED, Standing.OVERDUE):
            found.append(_unanswered(to, entries, stands))
        found += [sentence(entry.told) for entry in entries if entry.turn not in WAITING]
    if all(reply.turn not in (*WAITING, *CLOSING) for reply in replies):
        found.insert(0, "Nobody was asked about this claim.")
    return tuple(found)


def _unanswered(to: str, entries: Sequence[Reply], stands: Standing) -> str:
    asked = next((entry for entry in reversed(entries) if entry.turn is Turn.ASKED), None)
    on = f" on {asked.on}" if asked and asked.on else ""
    how = f" by {asked.how}" if asked and asked.how else ""
    until = due(entries).replace("T", " ")
    if stands is Standing.OVERDUE:
        return f"{to} was asked{on}{how} and had not answered by {until}."
    return f"{to} was asked{on}{how} and has not answered yet{f' (asked to by {until})' if until else ''}."


def sentence(told: str) -> str:
    """Words as a sentence of their own."""
    return told[:1].upper() + ended(told[1:])


def ended(told: str) -> str:
    """Words as the end of a sentence, with one full stop."""
    return told + ("" if told.endswith((".", ".”", "!”", "?”")) else ".")


def change_told(old: Any, new: Any) -> str:
    """What a change of a claim's log was, in words: what was added, or what an undo took back."""
    try:
        before, after = ([Reply.of(one) for one in value] for value in (old, new))
    except (KeyError, TypeError, ValueError):  # a damaged entry of the history, which `doctor` names
        return f"from {old} to {new}"
    added = [reply.told for reply in after if reply not in before]
    gone = [f"no longer: {reply.told}" for reply in before if reply not in after]
    return "; ".join(added + gone) or "as before"
