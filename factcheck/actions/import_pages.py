"""What a web page says in its JSON-LD of claims that were reviewed."""

import json
from collections.abc import Iterator
from io import BufferedReader
from typing import Any

from factcheck.errors import FactcheckError
from factcheck.exporting.checking import check_storable
from factcheck.exporting.claimreview_reading import is_review, things
from factcheck.exporting.jsonl_reading import Row

MOST = 64 * 2**20
"""Bytes of a page: as many as readers of documents take."""


def reviews_in(raw: BufferedReader) -> Iterator[Row]:
    """Each ClaimReview of a page on the line of its script's place among the scripts, or why one can't be read.

    Raises FactcheckError for a page that is none, too large, or has no ClaimReview.
    """
    from factcheck.reading.html import scripts_of

    data = raw.read(MOST + 1)
    if len(data) > MOST:
        raise FactcheckError(f"This page is longer than {MOST:,} bytes, the limit.")
    found = False
    for number, script in enumerate(scripts_of(data), 1):
        for thing in _reviewing(script, number):
            found = True
            yield number, thing
    if not found:
        raise FactcheckError(
            "This page holds no ClaimReview.", "`factcheck ingest` reads a page for the claims that are in its text."
        )


def _reviewing(script: str, number: int) -> Iterator[dict[str, Any] | FactcheckError]:
    """The objects of a script that have a ClaimReview in them."""
    try:
        value = json.loads(script, strict=False)
    except (ValueError, RecursionError):
        if "ClaimReview" in script:
            yield FactcheckError(f"Script {number} of this page has a ClaimReview, but is not JSON that can be read.")
        return
    for thing in value if isinstance(value, list) else [value]:
        if any(map(is_review, things(thing))):
            try:
                check_storable(thing)
                yield thing
            except FactcheckError as error:
                yield error
