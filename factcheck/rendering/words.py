"""How the parts of a claim are put for a reader; a colour only ever repeats what a word says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from rich.text import Text

from factcheck.domain.claim import Claim
from factcheck.domain.desk import UNTOUCHED, Priority, State
from factcheck.domain.scale import Label
from factcheck.domain.status import Status
from factcheck.rendering.layout import plain

if TYPE_CHECKING:
    from factcheck.domain.conflict import Conflict
    from factcheck.domain.event import Event

STYLES = {
    "alleged": "yellow",
    "denied": "red",
    "confirmed": "green",
    "for": "green",
    "against": "red",
    "disputed": "magenta",
    "draft": "cyan",
    "contested": "magenta",
    "withdrawn": "dim",
    "open": "yellow",
    "upheld": "red",
    "dismissed": "dim",
}
OWN_VOICE = "(the document)"
AT_ODDS = "⚡"
"""The sign of a disputed claim; the last line of a list says what it means."""
SIDES = {"for": "says yes", "against": "says no"}
"""Where a claim stands towards its proposition, in a reader's words: who tells of an arms deal is not for it."""
KINDS = {
    "desk": "two marks of the desk",
    "stance": "yes and no to one proposition",
    "denial": "one denies what the other says",
    "reversal": "one speaker, two positions",
    "number": "two figures for one thing",
    "date": "two dates of one event",
    "place": "two places of one event",
    "cause": "two causes of one thing",
    "negation": "one says not",
    "antonym": "a word and its opposite",
    "roles": "who did it, and to whom",
    "attribution": "two people are given one quotation",
    "value": "two kinds or nations of one thing",
    "learnt": "read side by side, they part",
    "alike": "both speak of one thing",
    "person": "seen by a person",
    "judge": "seen by a language model",
}
"""What each kind of conflict is about; the one word for it that a person types is `called` in domain/conflict.py."""


def repaint(theme: Mapping[str, str]) -> list[str]:
    """Take the colours that somebody prefers for these words; returns a sentence about each that Rich does not know."""
    from rich.errors import StyleSyntaxError
    from rich.style import Style

    wrong = []
    for name, style in theme.items():
        try:
            Style.parse(style)
        except StyleSyntaxError:
            wrong.append(f"“{style}” is no colour for {name}; as in green, bold red, #ff8800. It is passed over.")
        else:
            STYLES[name] = style
    return wrong


def is_colour(text: str) -> bool:
    """Whether it is a word of the theme, or a colour or style that Rich knows."""
    from rich.errors import StyleSyntaxError
    from rich.style import Style

    try:
        Style.parse(STYLES.get(text, text))
    except StyleSyntaxError:
        return False
    return True


def word(text: str) -> Text:
    """A word of the field in its colour."""
    return plain(text, STYLES.get(text.lower(), ""))


def speaker(claim: Claim) -> Text:
    """Who makes the claim."""
    return plain(claim.speaker) if claim.speaker else plain(OWN_VOICE, "dim")


def who(claim: Claim) -> Text:
    """The speaker, and after arrows those by whose word we have it, the nearest first."""
    return speaker(claim) + plain("".join(f" ← {name}" for name in reversed(claim.via)), "dim")


def reported(claim: Claim) -> Text:
    """What the source reports, as a column has it: a denial in capitals, for it turns the claim's words round."""
    return word(claim.reported.upper() if claim.reported is Status.DENIED else claim.reported)


def mark(claim: Claim) -> Text:
    """The desk's verdict of a claim."""
    return verdict(claim.mark, claim.desk.label)


def verdict(status: Status | None, label: Label | None) -> Text:
    """A verdict in capitals: the label of the desk's scale behind its sign, or the status; a dash for none."""
    if label:
        colour = label.colour or str(label.counts_as or "")
        return plain(label.said.upper(), STYLES.get(colour, colour) if is_colour(colour) else "")
    return word(status.upper()) if status else plain("–", "dim")


def ruling(claim: Claim) -> str:
    """What the mark says besides: how sure the desk is, and its grade of source and information."""
    desk = claim.desk
    said = [f"confidence {desk.confidence}" if desk.confidence else "", f"graded {desk.grade}" if desk.grade else ""]
    return ", ".join(filter(None, said))


def at_odds(claim: Claim) -> Text:
    """The sign of a disputed claim."""
    return plain(AT_ODDS, "magenta") if claim.disputed else plain("")


def states(claim: Claim) -> list[Text]:
    """That a claim is a draft, or withdrawn, who works on it, who approved it: what no column says."""
    return [word(name) for name in ("draft", "withdrawn", "contested") if getattr(claim, name)] + list(work(claim))


def work(claim: Claim) -> Iterator[Text]:
    """What the desk does about a claim: nothing of what nobody said."""
    desk = claim.desk
    if desk == UNTOUCHED:
        return
    if desk.approved_by:
        yield plain(f"approved by {desk.approved_by}")
    state = "" if desk.state is State.NEW else desk.state.value
    due = f"due {desk.due.replace('T', ' ')}" if desk.due and desk.state is not State.DONE else ""
    urgent = "" if desk.priority is Priority.NORMAL else f"{desk.priority.value} priority"
    yield from (plain(part) for part in (state, desk.assignee and f"for {desk.assignee}", due, urgent) if part)


def kind(conflict: Conflict) -> str:
    """What a conflict is about, in words."""
    return KINDS.get(conflict.kind, conflict.kind)


def count(number: int, one: str, many: str = "") -> str:
    """ "1 claim", "1,203 claims"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def happened(event: Event) -> str:
    """What an event changed, from what to what; not yet safe for a terminal."""
    return event.what + (" (taken back)" if event.undone else "")
