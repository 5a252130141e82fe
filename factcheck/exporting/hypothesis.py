"""What the Hypothesis client takes in with “Import”: the JSON that its “Export” writes (https://web.hypothes.is).

Its fields are those of an annotation in https://h.readthedocs.io/en/latest/api-reference/v1/.
"""

import json
from collections.abc import Iterable, Sequence
from typing import Any, TextIO

from factcheck.domain.claim import Claim
from factcheck.exporting.annotations import selectors
from factcheck.exporting.linked import web_address
from factcheck.text.safe import encodable

USER = "acct:factcheck@localhost"
"""Whose annotations they are: the client asks whose it is to take in."""
OWN_CLIENT = "factcheck"
"""What our exports say made them."""

_encode = json.JSONEncoder(ensure_ascii=False).encode


def write(
    claims: Iterable[Claim], stream: TextIO, columns: Sequence[str] = (), *, base_url: str = "", desk: str = ""
) -> None:
    """Write the claims whose source has an address of the web, one annotation a quote; the others can be on no page.
    The options mean nothing here.
    """
    stream.write(f'{{"export_userid": {_encode(USER)}, "client_version": "{OWN_CLIENT}", "annotations": [')
    before = "\n"
    for claim in claims:
        for annotation in _annotations(claim):
            stream.write(before + encodable(_encode(annotation)))
            before = ",\n"
    stream.write("\n]}\n")


def unfit(claim: Claim) -> str:
    """Why a claim can be on no page."""
    if claim.withdrawn or claim.draft:
        return "withdrawn or a draft"
    if not web_address(claim.beside.url):
        return "whose source has no address of the web"
    return "" if claim.quotes else "without a quote"


def _annotations(claim: Claim) -> Iterable[dict[str, Any]]:
    address = web_address(claim.beside.url)
    for n, quote in enumerate(claim.quotes if address else ()):
        yield {
            "id": f"{claim.key}-{n}",
            "created": claim.created_at,
            "updated": claim.created_at,
            "user": USER,
            "uri": address,
            "text": _comment(claim),
            "tags": list(claim.tags),
            "group": "__world__",
            "permissions": {"read": [USER], "admin": [USER], "update": [USER], "delete": [USER]},
            "target": [{"source": address, "selector": selectors(quote)}],
            "document": {"title": [claim.document]},
            "links": {},
        }


def _comment(claim: Claim) -> str:
    """The claim, who makes it, and how it stands. The client reads Markdown: nothing in it comes through as markup."""
    from factcheck.text.safe import markdown

    who = claim.speaker or "The page itself"
    marked = f" (marked {claim.verdict})" if claim.decided else ""
    return markdown(f"{who}, {claim.reported.value}: {claim.text}{marked}")
