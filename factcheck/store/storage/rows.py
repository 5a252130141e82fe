"""What a write inserts, as plain values: a tuple type a table, its fields the columns in the order of the statement.

The tables themselves are in `tables.py`, which is imported where a store is made or brought up to date, for it takes
half a command's time; a test holds the two to the same columns.
"""

from collections.abc import Sequence
from typing import NamedTuple

from factcheck.store.storage.database import Database


class StepRow(NamedTuple):
    """One command of one analyst."""

    key: str
    at: str
    analyst: str
    verb: str
    undoes_id: int | None = None
    imported: bool = False
    file: str = ""
    brought_by_id: int | None = None


class SourceRow(NamedTuple):
    """A document."""

    slug: str
    key: str
    title: str
    step_id: int
    text: str = ""
    sha256: str = ""
    text_sha256: str = ""
    publisher: str = ""
    author: str = ""
    url: str = ""
    published: str = ""
    retrieved: str = ""
    language: str = ""
    note: str = ""
    previous_id: int | None = None
    withdrawn: bool = False
    confidential: bool = False


class SpeakerRow(NamedTuple):
    """Who makes claims or relays them."""

    name: str
    folded: str
    kind: str = "unknown"


class AliasRow(NamedTuple):
    """Another name of a speaker."""

    speaker_id: int
    alias: str
    folded: str


class PropositionRow(NamedTuple):
    """What several claims are about."""

    text: str
    folded: str


class TagRow(NamedTuple):
    """A word that the desk files claims by."""

    name: str


class ClaimRow(NamedTuple):
    """One assertion by one speaker in one source; its status is computed by the database."""

    id: int
    key: str
    text: str
    source_id: int
    speaker_id: int | None
    speaker_as_written: str
    cue: str
    reported: str
    mark: str | None
    said_on: str
    proposition_id: int | None
    opposite: bool
    note: str
    origin: str
    confidence: float | None
    draft: bool
    withdrawn: bool
    disputed: bool
    step_id: int
    created_at: str
    created_by: str
    speaker_role: str = ""


class QuoteRow(NamedTuple):
    """A quote selector of a claim: code points of the source's text, end exclusive."""

    claim_id: int
    position: int
    exact: str
    prefix: str = ""
    suffix: str = ""
    start: int | None = None
    end: int | None = None


class LinkRow(NamedTuple):
    """One relay of a claim's chain, outermost first."""

    claim_id: int
    position: int
    speaker_id: int


class ReplyRow(NamedTuple):
    """One entry of what somebody was asked about a claim; `documents` is JSON."""

    claim_id: int
    position: int
    speaker_id: int
    turn: str
    day: str
    how: str
    until: str
    words: str
    documents: str


class ClaimTagRow(NamedTuple):
    """Which claim carries which tag."""

    claim_id: int
    tag_id: int


class DeskRow(NamedTuple):
    """What the desk does about a claim, and what a mark says besides the status."""

    claim_id: int
    state: str = "new"
    assignee: str = ""
    priority: str = "normal"
    due: str = ""
    approved_by: str = ""
    verdict: str = ""
    confidence: str = ""
    grade: str = ""


class ConflictRow(NamedTuple):
    """What a rule found between two claims; `spans` is JSON."""

    kind: str
    left_id: int
    right_id: int
    why: str
    spans: str
    score: float
    texts: str
    step_id: int
    judgement: str = "open"
    closed: bool = False


class JudgementRow(NamedTuple):
    """What a person decided about a conflict."""

    conflict_id: int
    step_id: int
    verdict: str
    note: str
    after: str = ""


class DismissalRow(NamedTuple):
    """A suggested filing that a person turned down."""

    claim_id: int
    other_id: int | None
    proposition_id: int | None
    step_id: int


class EventRow(NamedTuple):
    """One change of one field of one thing; `old` and `new` are JSON."""

    step_id: int
    field: str
    old: str
    new: str
    note: str
    as_of: str
    claim_id: int | None = None
    source_id: int | None = None
    speaker_id: int | None = None
    after: str = ""


class ContestedRow(NamedTuple):
    """A field that people left contested; `sides` is JSON."""

    thing: str
    number: int
    field: str
    sides: str


class PlaceNameRow(NamedTuple):
    """Another name of a place that was given or taken back."""

    step_id: int
    place: str
    place_folded: str
    alias: str
    folded: str
    gone: bool
    note: str


class EvidenceRow(NamedTuple):
    """What a mark rests on; `url` names a file where there is a `sha256`."""

    event_id: int
    url: str
    source_id: int | None
    claim_id: int | None
    sha256: str = ""
    stands: str = ""
    place: str = ""
    archive: str = ""
    retrieved: str = ""
    note: str = ""


class ScaleRow(NamedTuple):
    """What a command said of one verdict of the desk's own."""

    step_id: int
    label: str
    counts_as: str
    position: int
    colour: str
    sign: str
    dropped: bool = False
    after: str = ""


class RescanRow(NamedTuple):
    """How far a check of the whole store has come."""

    id: int
    reached: int


class UncomparedRow(NamedTuple):
    """A claim that waits to be compared, or to be read."""

    claim_id: int
    by_words: bool
    looked_at: bool = False


class PropositionGoneRow(NamedTuple):
    """A proposition that somebody took off."""

    step_id: int
    proposition_id: int
    note: str = ""


class ReadingRow(NamedTuple):
    """A model's answer, under a digest of all that it depends on."""

    key: str
    answer: bytes


Row = (
    StepRow | SourceRow | SpeakerRow | AliasRow | PropositionRow | TagRow | ClaimRow | QuoteRow | LinkRow | ReplyRow
    | ClaimTagRow | DeskRow | ConflictRow | JudgementRow | DismissalRow | EventRow | EvidenceRow
    | ScaleRow | ContestedRow | PlaceNameRow | RescanRow | UncomparedRow | PropositionGoneRow | ReadingRow
)  # fmt: skip

TABLES: dict[type[Row], str] = {
    StepRow: "step",
    SourceRow: "source",
    SpeakerRow: "speaker",
    AliasRow: "alias",
    PropositionRow: "proposition",
    TagRow: "tag",
    ClaimRow: "claim",
    QuoteRow: "quote",
    LinkRow: "attribution_link",
    ReplyRow: "reply",
    ClaimTagRow: "claim_tag",
    DeskRow: "desk",
    ConflictRow: "conflict",
    JudgementRow: "judgement",
    DismissalRow: "dismissal",
    EventRow: "event",
    ContestedRow: "contested",
    EvidenceRow: "evidence",
    ScaleRow: "scale",
    PlaceNameRow: "place_name",
    RescanRow: "rescan",
    UncomparedRow: "uncompared",
    PropositionGoneRow: "proposition_gone",
    ReadingRow: "reading",
}
"""The table of each kind of row."""


def insert(db: Database, rows: Sequence[Row]) -> None:
    """Insert rows of one kind that name all they are known by: with their id, or of a table that counts none."""
    if rows:
        kind = type(rows[0])
        db.insert(TABLES[kind], kind._fields, rows)


def insert_new(db: Database, rows: Sequence[Row]) -> list[int]:
    """Insert rows of one kind and count them; their ids, in order."""
    if not rows:
        return []
    kind = type(rows[0])
    table = TABLES[kind]
    ids = list(db.new_ids(table, len(rows)))
    numbered = ((number, *row) for number, row in zip(ids, rows, strict=True))
    db.insert(table, ("id", *kind._fields), numbered)
    return ids
