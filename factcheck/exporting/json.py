"""JSON: one array, one claim a line, every key."""

from collections.abc import Iterable, Sequence
from typing import TextIO

from factcheck.domain.claim import Claim
from factcheck.exporting.jsonl import encoded


def write(claims: Iterable[Claim], stream: TextIO, columns: Sequence[str] = ()) -> None:
    """Write the array a claim at a time, with every key or these."""
    before = "[\n"
    for claim in claims:
        stream.write(before + encoded(claim, columns))
        before = ",\n"
    stream.write("[]\n" if before == "[\n" else "\n]\n")
