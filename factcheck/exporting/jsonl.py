"""JSON Lines (https://jsonlines.org): one claim a line, every key; the format that loses nothing."""

import json
from collections.abc import Iterable, Sequence
from typing import Any, TextIO

from factcheck.domain.claim import Claim
from factcheck.text.safe import encodable

_encode = json.JSONEncoder(ensure_ascii=False).encode


def encoded(claim: Claim, columns: Sequence[str] = ()) -> str:
    """The claim as one line of JSON without its end, with every key or these; lone surrogates, which UTF-8 cannot
    carry, as JSON escapes.
    """
    record = claim.as_dict()
    return encodable(_encode({name: record[name] for name in columns} if columns else record))


def write_records(records: Iterable[dict[str, Any]], stream: TextIO) -> None:
    """Write one line a record: a source, a step of the history, and whatever else is no claim."""
    for record in records:
        stream.write(encodable(_encode(record)) + "\n")


def write(claims: Iterable[Claim], stream: TextIO, columns: Sequence[str] = ()) -> None:
    """Write one line a claim, with every key or these."""
    for claim in claims:
        stream.write(encoded(claim, columns) + "\n")
