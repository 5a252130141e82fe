"""Annotations of our own that come back: their claims are here."""

import re
from collections.abc import Iterable

from factcheck.domain.claim import Claim
from factcheck.exporting.annotations_reading import ORIGIN
from factcheck.store.storage.bulk import claims_with_keys
from factcheck.store.storage.database import Database

_DRAWN = re.compile(r"(.+)-\d+")
"""The id of an annotation in `export hypothesis`: the claim's key, and which of its quotes it is."""


def key_drawn(claim: Claim) -> str | None:
    """The key of the claim that an annotation of ours was made of, None for anything else."""
    if claim.origin != ORIGIN or not claim.draft:
        return None
    match = _DRAWN.fullmatch(claim.key)
    return match and match[1]


def drawn_by_us(db: Database, rows: Iterable[object]) -> set[str]:
    """Those of the keys that claims here have."""
    keys = {key for row in rows if isinstance(row, Claim) and (key := key_drawn(row))}
    return set(claims_with_keys(db, sorted(keys))) if keys else set()
