"""Markdown: a table for an editor (GitHub Flavored Markdown, https://github.github.com/gfm/#tables-extension-)."""

from collections.abc import Iterable
from typing import TextIO

from factcheck.domain.claim import Claim
from factcheck.exporting.columns import signs
from factcheck.text.safe import markdown

HEADINGS = ("id", "claim", "speaker", "reported / mark", "source", "date")


def write(claims: Iterable[Claim], stream: TextIO) -> None:
    """Write the table; what the desk has not marked shows a dash, and disputes, drafts and withdrawals are words."""
    stream.write(f"| {' | '.join(HEADINGS)} |\n|{'---|' * len(HEADINGS)}\n")
    for claim in claims:
        stream.write(f"| {' | '.join(markdown(text) for text in _cells(claim))} |\n")


def _cells(claim: Claim) -> tuple[str, ...]:
    speaker = claim.speaker or "(the source itself)"
    via = f" (via {' > '.join(claim.via)})" if claim.via else ""
    status = f"{claim.reported} / {claim.mark or '–'}"
    return (
        str(claim.id),
        claim.text,
        speaker + via,
        ", ".join((status, *signs(claim))),
        claim.source,
        claim.said_on,
    )
