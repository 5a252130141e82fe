"""What the program offers: filings that somebody may accept, and claims that may say what was asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from rich.console import Console

from factcheck.domain.claim import Claim
from factcheck.rendering.layout import plain
from factcheck.rendering.lines import ends, footer, indented, joined, todo
from factcheck.rendering.words import mark, reported, states, who, word

if TYPE_CHECKING:
    from factcheck.domain.suggestion import Suggestion
    from factcheck.store.search.match import Match

TEXT = 300
"""Code points of a claim's words that are shown."""
STRONG, PERHAPS, PROBABLE = 0.7, 0.4, 0.5
"""Chances from which on an offer is called strong or likely, and a match probable (more likely than not). For the eye
alone."""


def suggestions(
    found: Sequence[Suggestion], claims: Mapping[int, Claim], console: Console, last: Sequence[str] = ()
) -> None:
    """Filings, both claims of each, what they share, and what to type."""
    for n, made in enumerate(found):
        if n:
            console.print()
        about = f"{made.name}  {made.proposition}" if made.proposition_id else "new proposition?"
        ends(plain(about, "bold", longest=TEXT), plain(f"{_strength(made.score)}, {made.side}"), console)
        for number in (made.claim, made.partner):
            claim = claims.get(number)
            if claim and not (made.proposition_id and number == made.partner):
                indented(plain(f"#{number}  ", "bold") + who(claim), 3, console, hanging=4)
                indented(plain(claim.text, longest=TEXT), 7, console, 3)
        indented(plain(made.why, "dim"), 7, console)
        given = f"{made.claim} {made.name}"
        todo([f"factcheck suggest accept {given}{_side(made)}", f"factcheck suggest dismiss {given}"], console)
    if found and last:
        footer(last, console)


def _side(made: Suggestion) -> str:
    return " --same|--opposite" if made.opposite is None else ""


def _strength(score: float) -> str:
    return "strong" if score >= STRONG else "likely" if score >= PERHAPS else "weak"


def matches(
    text: str, found: Sequence[tuple[Claim, Match, Sequence[Claim]]], names: Mapping[str, str], console: Console
) -> None:
    """Claims that may say what was asked for: the verdict in a word, the chance, what keeps it apart, and the claims
    that deny or contradict it. Only the claim's own text is ever cut.
    """
    indented(plain(f"“{text}”", "bold", longest=TEXT), 0, console)
    for claim, match, against in found:
        head = plain(f"{_verdict(match, claim, against)}  ", "bold") + plain(f"#{claim.id}", "bold")
        chance = "" if match.differs else f"{match.chance:.0%} the same"
        ends(plain(" ") + head, plain(chance, "dim"), console)
        indented(plain(claim.text, longest=TEXT), 4, console)
        if match.differs:
            indented(plain(match.differs), 4, console)
        desk = plain("desk ") + mark(claim)
        facts = joined([*states(claim), who(claim), reported(claim), desk, names.get(claim.source, claim.source)])
        facts.stylize_before("dim")
        indented(facts, 4, console)
        for other in against:
            said = plain(f"against it #{other.id} ", "bold") + who(other) + plain(", ") + word(other.reported)
            indented(said + plain(": ") + plain(other.text, longest=TEXT), 4, console, hanging=3)


def _verdict(match: Match, claim: Claim, against: Sequence[Claim]) -> str:
    if match.differs:
        return "NOT THE SAME"
    from factcheck.store.search.match import WARN

    if match.chance < WARN:
        return "PROBABLY THE SAME" if match.chance >= PROBABLE else "PERHAPS"
    return "CHECKED, TWO SIDES" if against and claim.decided else "TWO SIDES" if against else "SAME"
