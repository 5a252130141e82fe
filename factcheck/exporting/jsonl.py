"""JSON Lines (https://jsonlines.org): one claim a line, every key; the format that loses nothing."""

import json
from collections.abc import Iterable
from typing import TextIO

from factcheck.domain.claim import Claim
from factcheck.text.safe import encodable

_encode = json.JSONEncoder(ensure_ascii=False).encode


def encoded(claim: Claim) -> str:
    """The claim as one line of JSON without its end; lone surrogates, which UTF-8 cannot carry, as JSON escapes."""
    return encodable(_encode(claim.as_dict()))


def write(claims: Iterable[Claim], stream: TextIO) -> None:
    """Write one line a claim."""
    for claim in claims:
        stream.write(encoded(claim) + "\n")
