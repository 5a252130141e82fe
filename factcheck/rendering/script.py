"""A script's sentences and how each stands to the store, for a terminal."""

from collections.abc import Iterable, Mapping

from rich.console import Console
from rich.text import Text

from factcheck.domain.claim import Claim
from factcheck.domain.scripted import Checked, Standing
from factcheck.rendering.layout import plain, table
from factcheck.rendering.words import mark, who, word

CUT = 160
"""Code points of a sentence that are shown: two lines of a terminal."""

LINES = 12
"""Lines of a row at most: what is wrong is said whole."""

STYLES = {
    Standing.CONTRADICTED: "bold red",
    Standing.DIFFERS: "bold red",
    Standing.MISATTRIBUTED: "bold red",
    Standing.POSSIBLE: "yellow",
    Standing.NOT_COVERED: "yellow",
    Standing.COVERED: "green",
}


def checked(found: Iterable[Checked], claims: Mapping[int, Claim], console: Console) -> None:
    """One sentence a row: where it stands, how it stands to the store, on which claims, and why."""
    rows = ((str(one.line), plain(one.standing.value, STYLES[one.standing]), _beside(one, claims)) for one in found)
    table(("line", "standing", "sentence"), rows, console, rigid=("line", "standing"), wide=("sentence",), lines=LINES)


def _beside(one: Checked, claims: Mapping[int, Claim]) -> Text:
    told = plain(one.words, longest=CUT)
    for why in one.why:
        told += plain(f"\n{why}", "bold", lines=True)
    for number in one.claims[:2]:
        told += Text("\n") + plain(f"#{number} ", "dim") + _verdict(claims[number])
    if len(one.claims) > 2:
        told += plain(f"\nand {len(one.claims) - 2} more claims", "dim", lines=True)
    for number in one.against[:2]:
        told += Text("\n") + plain(f"against it #{number} ", "bold") + _verdict(claims[number])
    for note in one.notes:
        told += plain(f"\n{note}", "italic", lines=True)
    return told


def _verdict(claim: Claim) -> Text:
    return who(claim) + plain(", ") + word(claim.reported) + plain(", desk ") + mark(claim)
