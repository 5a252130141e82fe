"""What of a claim an editor may change in a sheet, and how it stood when the sheet was written."""

import hashlib
from collections.abc import Mapping

from factcheck.domain.claim import Claim
from factcheck.exporting.columns import join
from factcheck.exporting.xlsx_sheets import fitting

COLUMN = "handed over as"
"""The column that says how the row stood; it is hidden, and no claim has such a key."""
_FIRST = ("mark", "mark_why", "mark_as_of", "evidence", "note", "tags")
"""The columns that came back from the first sheets."""
EDITABLE = (*_FIRST, "verdict", "confidence", "grade")
"""The columns that come back."""
_DIGITS = 10
"""Hex digits of a digest: two cells of one row with the same ones are met once in a trillion."""


def fields(claim: Claim) -> dict[str, str]:
    """The editable columns as a sheet has them."""
    verdict = claim.beside.verdict
    return {
        "mark": claim.mark.value if claim.mark else "",
        "mark_why": fitting(verdict.why),
        "mark_as_of": verdict.as_of,
        "evidence": fitting(join(verdict.evidence, "|")),
        "note": fitting(claim.note),
        "tags": fitting(join(sorted(claim.tags), ",")),
        "verdict": claim.desk.verdict,
        "confidence": claim.desk.confidence,
        "grade": claim.desk.grade,
    }


def state(claim: Claim) -> str:
    """How the editable columns stand, one digest each: "mark=…;note=…"."""
    return ";".join(f"{name}={_digest(value)}" for name, value in fields(claim).items())


def changed(was: str, now: Mapping[str, str]) -> set[str]:
    """The columns whose values are not those of a state. Raises ValueError for what is no state."""
    before = dict(part.split("=", 1) for part in was.split(";"))
    if before.keys() not in (set(EDITABLE), set(_FIRST)):
        raise ValueError(was)
    return {name for name in before if before[name] != _digest(now[name])}


def _digest(value: str) -> str:
    return hashlib.sha256(value.strip().encode()).hexdigest()[:_DIGITS]
