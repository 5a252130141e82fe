"""Markdown: a table for an editor (GitHub Flavored Markdown, https://github.github.com/gfm/#tables-extension-)."""

from collections.abc import Iterable, Sequence
from typing import TextIO

from factcheck.domain.claim import Claim
from factcheck.exporting.columns import COLUMNS, signs
from factcheck.text.safe import markdown

HEADINGS = ("id", "claim", "who says so", "reported", "our verdict", "why, evidence", "quote", "source", "other side")


def write(claims: Iterable[Claim], stream: TextIO, columns: Sequence[str] = ()) -> None:
    """Write the table, or one of these columns; what the desk has not marked shows a dash, and disputes, drafts and
    withdrawals are words.
    """
    headings = columns or HEADINGS
    getters = [COLUMNS[name] for name in columns]
    stream.write(f"| {' | '.join(headings)} |\n|{'---|' * len(headings)}\n")
    for claim in claims:
        row = [get(claim) for get in getters] if columns else _cells(claim)
        stream.write(f"| {' | '.join(markdown(text) for text in row)} |\n")


def _cells(claim: Claim) -> tuple[str, ...]:
    beside, verdict = claim.beside, claim.beside.verdict
    speaker = claim.speaker or f"({claim.voice})"
    role = f" ({beside.role})" if beside.role else ""
    via = f" (via {' > '.join(claim.via)})" if claim.via else ""
    said = f", {claim.said_on}" if claim.said_on else ""
    quotes = [f"▸{quote.exact}◂" + (f" ({place})" if place else "") for quote, place in claim.placed]
    mark = claim.ruled or "–"
    desk = claim.desk
    besides = (
        f"confidence {desk.confidence}" if desk.confidence else "", f"graded {desk.grade}" if desk.grade else ""
    )  # fmt: skip
    marked = (f"as of {verdict.as_of}" if verdict.as_of else "", f"{verdict.by}, {verdict.at[:10]}".strip(", "))
    source = (claim.document, beside.publisher, beside.published, beside.url)
    return (
        str(claim.id),
        claim.text,
        speaker + role + via + said,
        claim.reported.value,
        "\n".join(filter(None, (", ".join((mark, *signs(claim))), *besides, *marked))),
        "\n".join(filter(None, (verdict.why, *(record.told for record in verdict.given)))),
        "\n".join(quotes),
        "\n".join(filter(None, source)),
        "\n".join(other.said for other in beside.others),
    )
