"""Web annotations (https://www.w3.org/TR/annotation-model/): each claim on the words of the page that carry it."""

from collections.abc import Iterable, Sequence
from typing import Any, TextIO
from urllib.parse import quote as escaped

from factcheck.domain.claim import Claim
from factcheck.domain.selector import Quote
from factcheck.domain.status import Status
from factcheck.exporting.columns import join
from factcheck.exporting.linked import known, web_address, write_things

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
OWN_CLAIM, OWN_SOURCE = "urn:factcheck:claim:", "urn:factcheck:source:"
"""What stands for an address where a claim or a source has none; the key, or the id, follows."""
CLAIM = "schema:Claim"
"""The type of the body that states the claim, beside TextualBody: the context knows schema.org as `schema:`."""


def write(
    claims: Iterable[Claim], stream: TextIO, columns: Sequence[str] = (), *, base_url: str = "", desk: str = ""
) -> None:
    """Write one annotation, or an array of several. With `base_url` it begins their addresses; `desk` is who made them.
    `columns` mean nothing here.
    """
    write_things((_annotation(claim, base_url, desk) for claim in claims), stream)


def unfit(claim: Claim) -> str:
    """Why a claim is on no page: it is no claim any more."""
    return "withdrawn" if claim.withdrawn else ""


def _annotation(claim: Claim, base_url: str, desk: str) -> dict[str, Any]:
    key = escaped(claim.key, safe="")
    return {
        "@context": CONTEXT,
        "id": base_url + key if base_url else OWN_CLAIM + key,
        "type": "Annotation",
        "motivation": "describing",
        **known(created=claim.created_at, creator=known(type="Organization", name=desk) if desk else None),
        "generator": {"type": "Software", "name": "factcheck"},
        "body": _bodies(claim),
        "target": [_target(claim, quote) for quote in claim.quotes] or [_target(claim, None)],
    }


def _bodies(claim: Claim) -> list[dict[str, Any]]:
    """What the claim says, who says it and how it stands, its tags. Who denies a claim is not its author."""
    author = claim.speaker if claim.reported is not Status.DENIED else ""
    about = {"type": ["TextualBody", CLAIM], "value": claim.text, "format": "text/plain", "purpose": "describing"}
    by = f" by {claim.speaker}" if claim.speaker else ""
    via = [f"via: {join(claim.via, '>')}"] if claim.via else []
    mark = [f"mark: {claim.mark.value}"] if claim.mark else []
    mark += [f"verdict: {claim.desk.verdict}"] if claim.desk.verdict else []
    return [
        {**about, **known(**{"schema:author": author, "schema:datePublished": claim.said_on})},
        *(
            {"type": "TextualBody", "value": word, "purpose": "classifying"}
            for word in (f"reported: {claim.reported.value}{by}", *via, *mark, *(["draft"] if claim.draft else []))
        ),
        *({"type": "TextualBody", "value": tag, "purpose": "tagging"} for tag in claim.tags),
    ]


def _target(claim: Claim, quote: Quote | None) -> dict[str, Any]:
    """The document, the words in it, and as of when it was read."""
    beside = claim.beside
    state = {"type": "TimeState", "sourceDate": beside.retrieved} if beside.retrieved else None
    return {
        "type": "SpecificResource",
        "source": web_address(beside.url) or OWN_SOURCE + escaped(claim.source, safe=""),
        **known(selector=selectors(quote) if quote else None, state=state),
        **({"schema:name": beside.title} if beside.title else {}),
    }


def selectors(quote: Quote) -> list[dict[str, Any]]:
    """The selectors of a quote, as they are stored; positions count code points, end exclusive."""
    words = {"type": "TextQuoteSelector", "exact": quote.exact, **known(prefix=quote.prefix, suffix=quote.suffix)}
    if quote.start is None or quote.end is None:
        return [words]
    return [words, {"type": "TextPositionSelector", "start": quote.start, "end": quote.end}]
