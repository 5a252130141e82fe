"""The flat columns of a claim, shared by CSV, TSV and `list --columns`: its JSON keys, each as one string.

Lists are joined so that they can be split again: `via` by " > " (outermost first), `quotes` by " | " (the exact words
only), `places`, `evidence` and `other_side` by " | " too, `tags` by ", ". A separator inside a part has a backslash
before it, and so has a backslash.
"""

import re
from collections.abc import Callable, Sequence

from factcheck.domain.beside import Beside
from factcheck.domain.claim import CLAIM_KEYS, Claim
from factcheck.errors import UsageError
from factcheck.text.suggesting import did_you_mean

Column = Callable[[Claim], str]


def join(parts: Sequence[str], separator: str) -> str:
    """The parts in one string; `separator` is one character."""
    if not parts:
        return ""
    glue = f"{separator} " if separator == "," else f" {separator} "
    return glue.join([_escaped(part, separator) for part in parts])


def _escaped(part: str, separator: str) -> str:
    if "\\" in part:
        part = part.replace("\\", "\\\\")
    return part.replace(separator, "\\" + separator) if separator in part else part


def split(joined: str, separator: str) -> list[str]:
    """The parts again, exactly as `join` got them, empty ones dropped."""
    before = "" if separator == "," else " ?"
    pieces = re.findall(rf"((?:[^{separator}\\]|\\.|\\\Z)*?)(?:{before}[{separator}] ?|\Z)", joined, flags=re.DOTALL)
    return [re.sub(r"\\(.)", r"\1", piece, flags=re.DOTALL) for piece in pieces if piece]


def _flag(value: bool) -> str:
    return "true" if value else "false"


COLUMNS: dict[str, Column] = {
    "id": lambda claim: str(claim.id),
    "key": lambda claim: claim.key,
    "text": lambda claim: claim.text,
    "speaker": lambda claim: claim.speaker,
    "speaker_as_written": lambda claim: claim.speaker_as_written,
    "via": lambda claim: join(claim.via, ">"),
    "source": lambda claim: claim.source,
    "quotes": lambda claim: join([quote.exact for quote in claim.quotes], "|"),
    "cue": lambda claim: claim.cue,
    "reported": lambda claim: claim.reported,
    "mark": lambda claim: claim.mark or "",
    "status": lambda claim: claim.status,
    "said_on": lambda claim: claim.said_on,
    "proposition": lambda claim: claim.proposition,
    "stance": lambda claim: claim.stance or "",
    "tags": lambda claim: join(claim.tags, ","),
    "note": lambda claim: claim.note,
    "origin": lambda claim: claim.origin,
    "draft": lambda claim: _flag(claim.draft),
    "withdrawn": lambda claim: _flag(claim.withdrawn),
    "disputed": lambda claim: _flag(claim.disputed),
    "created_at": lambda claim: claim.created_at,
    "created_by": lambda claim: claim.created_by,
    "imported_from": lambda claim: claim.brought.file,
    "imported_by": lambda claim: claim.brought.by,
    "mark_by": lambda claim: claim.beside.verdict.by,
    "mark_at": lambda claim: claim.beside.verdict.at,
    "mark_as_of": lambda claim: claim.beside.verdict.as_of,
    "mark_why": lambda claim: claim.beside.verdict.why,
    "evidence": lambda claim: join(claim.beside.verdict.evidence, "|"),
    "speaker_kind": lambda claim: claim.beside.kind,
    "speaker_role": lambda claim: claim.beside.role,
    "source_title": lambda claim: claim.beside.title,
    "source_publisher": lambda claim: claim.beside.publisher,
    "source_author": lambda claim: claim.beside.author,
    "source_published": lambda claim: claim.beside.published,
    "source_url": lambda claim: claim.beside.url,
    "places": lambda claim: join([place or "–" for place in claim.beside.places], "|"),
    "positions": lambda claim: "{} for, {} against".format(*claim.beside.positions) if claim.beside.positions else "",
    "other_side": lambda claim: join([other.said for other in claim.beside.others], "|"),
    "replies": lambda claim: join([reply.told for reply in claim.beside.replies], "|"),
    "source_confidential": lambda claim: _flag(claim.beside.confidential),
    "state": lambda claim: claim.desk.state,
    "assignee": lambda claim: claim.desk.assignee,
    "priority": lambda claim: claim.desk.priority,
    "due": lambda claim: claim.desk.due,
    "approved_by": lambda claim: claim.desk.approved_by,
    "contested": lambda claim: join(claim.contested, ","),
    "verdict": lambda claim: claim.desk.verdict,
    "confidence": lambda claim: claim.desk.confidence,
    "grade": lambda claim: claim.desk.grade,
    "evidence_records": lambda claim: join([record.told for record in claim.beside.verdict.records], "|"),
}
assert tuple(COLUMNS) == CLAIM_KEYS

ALSO = {"date": "said_on", "said": "said_on", "created": "created_at", "number": "id", "claim": "text"}
"""Other names of a column, wherever one is named: in `--columns` and in `--sort`."""

BESIDE = (*Beside().as_dict(), "evidence_records")
"""The columns that are looked up beside the claim."""

LISTED = ("id", "reported", "mark", "speaker", "via", "text", "source", "said_on", "disputed", "draft", "withdrawn")
"""What a piped `list` prints unless told otherwise."""


def chosen(names: Sequence[str]) -> tuple[str, ...]:
    """Column names as typed (`--columns id,text`, in one string or several), checked.

    Raises UsageError with the nearest name.
    """
    typed = [name.strip().lower() for given in names for name in given.split(",") if name.strip()]
    wanted = list(dict.fromkeys(ALSO.get(name, name) for name in typed))
    for name in wanted:
        if name not in COLUMNS:
            raise UsageError(f"There is no column “{name}”.", did_you_mean(name, COLUMNS))
    return tuple(wanted)


def signs(claim: Claim) -> tuple[str, ...]:
    """What a reader must not miss about a claim besides its status, in words."""
    return tuple(name for name in ("disputed", "draft", "withdrawn") if getattr(claim, name))
