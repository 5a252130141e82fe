"""How the parts of a claim are put for a reader; a colour only ever repeats what a word says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from factcheck.domain.claim import Claim
from factcheck.domain.status import Status
from factcheck.exporting.columns import signs
from factcheck.rendering.layout import plain

if TYPE_CHECKING:
    from factcheck.domain.event import Event

STYLES = {
    "alleged": "yellow",
    "denied": "red",
    "confirmed": "green",
    "for": "green",
    "against": "red",
    "disputed": "magenta",
    "draft": "cyan",
    "withdrawn": "dim",
    "open": "yellow",
    "upheld": "red",
    "dismissed": "dim",
}
OWN_VOICE = "(the source itself)"


def word(text: str) -> Text:
    """A word of the field in its colour."""
    return plain(text, STYLES.get(text, ""))


def who(claim: Claim) -> Text:
    """The speaker and the chain of those who relay it, outermost first."""
    speaker = plain(claim.speaker) if claim.speaker else plain(OWN_VOICE, "dim")
    return speaker + plain(f" (via {' > '.join(claim.via)})", "dim") if claim.via else speaker


def mark(status: Status | None) -> Text:
    """The desk's mark; a dash where there is none."""
    return word(status) if status else plain("–", "dim")


def mark_and_signs(claim: Claim) -> Text:
    """The mark, and below it what a reader must not miss: disputed, draft, withdrawn."""
    return Text("\n").join([mark(claim.mark), *(word(sign) for sign in signs(claim))])


def happened(event: Event) -> str:
    """What an event changed, from what to what; not yet safe for a terminal."""
    return event.what + (" (taken back)" if event.undone else "")
