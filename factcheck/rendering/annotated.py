"""A script with what was found written into it: a page of its own, or footnotes in Markdown.

The page asks for nothing from anywhere: its style stands in it, named by its digest in the Content-Security-Policy
(https://www.w3.org/TR/CSP3/#framework-directive-source-list), and all that comes from a text or a store is escaped by
the template engine.
"""

import base64
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from factcheck.domain.claim import Claim
from factcheck.domain.scripted import Checked, Standing
from factcheck.errors import FactcheckError
from factcheck.text.safe import markdown, visible

_HERE = Path(__file__).parent

_KINDS = {
    Standing.CONTRADICTED: "wrong",
    Standing.DIFFERS: "wrong",
    Standing.MISATTRIBUTED: "wrong",
    Standing.POSSIBLE: "look",
    Standing.NOT_COVERED: "none",
    Standing.COVERED: "good",
}


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the text, and the number of the sentence that it is, from 1; 0 for what is between two."""

    text: str
    number: int = 0


def page(title: str, language: str, text: str, found: Sequence[Checked], claims: Mapping[int, Claim]) -> str:
    """The annotated text as an HTML page. Raises FactcheckError without Jinja2."""
    try:
        from jinja2 import Environment, StrictUndefined
    except ImportError as error:
        raise FactcheckError(
            "A page needs Jinja2, which is not installed.",
            "Install it with: pip install 'factcheck-cli[html]', or write Markdown (.md).",
        ) from error
    style = (_HERE / "script.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    rows = [_row(number, one, claims) for number, one in enumerate(found, 1)]
    parts = [{"text": part.text, "row": rows[part.number - 1] if part.number else None} for part in _parts(text, found)]
    template = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return template.from_string((_HERE / "script.html").read_text(encoding="utf-8")).render(
        title=visible(title),
        language=language or "en",
        digest=f"sha256-{digest}",
        style=_trusted(style),
        rows=rows,
        wrong=[row for row in rows if row["kind"] == "wrong"],
        counts=_counts(found),
        parts=parts,
    )


def _trusted(style: str) -> Any:
    """The style is the program's own, and its digest must be that of what stands in the page."""
    from markupsafe import Markup

    return Markup(style)


def _counts(found: Sequence[Checked]) -> list[tuple[str, int]]:
    counted = [(kind.value, sum(one.standing is kind for one in found)) for kind in Standing]
    return [(kind, number) for kind, number in counted if number]


def _parts(text: str, found: Sequence[Checked]) -> Iterator[Part]:
    at = 0
    for number, one in enumerate(found, 1):
        start, end = one.span
        if start > at:
            yield Part(visible(text[at:start], lines=True))
        yield Part(visible(text[max(at, start) : end], lines=True), number)
        at = max(at, end)
    if at < len(text):
        yield Part(visible(text[at:], lines=True))


def _row(number: int, one: Checked, claims: Mapping[int, Claim]) -> dict[str, Any]:
    named = [("", other) for other in one.claims] + [("against it ", other) for other in one.against]
    return {
        "number": number,
        "kind": _KINDS[one.standing],
        "standing": one.standing.value,
        "words": visible(one.words),
        "why": [visible(why) for why in one.why],
        "notes": [visible(note) for note in one.notes],
        "claims": [{"role": role, **_claim(claims[other])} for role, other in named],
    }


def _claim(claim: Claim) -> dict[str, Any]:
    return {
        "id": claim.id,
        "who": visible(claim.speaker or claim.source),
        "status": claim.reported.value + (f", marked {claim.verdict}" if claim.decided else ", not marked"),
        "text": visible(claim.text),
    }


def footnotes(text: str, found: Sequence[Checked], claims: Mapping[int, Claim], *, is_markdown: bool) -> str:
    """The annotated text as Markdown (GFM), a footnote to each sentence. Markdown is kept as it was written, of any
    other text no character is markup.
    """
    body = "".join(
        (part.text if is_markdown else _plain(part.text)) + (f"[^check-{part.number}]" if part.number else "")
        for part in _parts(text, found)
    )
    notes = "".join(_footnote(_row(number, one, claims)) for number, one in enumerate(found, 1))
    return f"{body.rstrip()}\n\n{notes}"


def _plain(text: str) -> str:
    return "\n".join(map(markdown, text.split("\n")))


def _footnote(row: Mapping[str, Any]) -> str:
    said = [f"**{row['standing']}**", *map(markdown, row["why"])]
    said += [markdown(f"{c['role']}#{c['id']} {c['who']}, {c['status']}: {c['text']}") for c in row["claims"]]
    said += map(markdown, row["notes"])
    return f"[^check-{row['number']}]: {'; '.join(said)}\n"
