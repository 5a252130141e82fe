"""The tables, owned by SQLModel: every constraint that a row must meet stands here, in the DDL.

SQLModel does not validate `table=True` classes, so values are checked in the domain before a write and by CHECK,
NOT NULL, UNIQUE and foreign keys in the database. Empty text means "not known". Times are UTC, ISO 8601.
"""

from typing import ClassVar

from sqlalchemy import Boolean, CheckConstraint, Column, Computed, ForeignKey, Index, String, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from factcheck.store.storage import tables_of_places, tables_past
from factcheck.store.storage.tables_past import STATUSES, VERDICTS, later, one_if

__all__ = ["tables_of_places", "tables_past"]

KINDS = "('person', 'organisation', 'government', 'media', 'unknown')"
TURNS = "('asked', 'extended', 'answered', 'declined', 'documents', 'correction')"
STATES = "('new', 'in work', 'waiting', 'done')"
PRIORITIES = "('high', 'normal', 'low')"
CONFIDENCES = "('', 'high', 'moderate', 'low')"
_FALSE = text("FALSE")


def _few(name: str, condition: str, *columns: str) -> Index:
    """An index of the few claims for which `condition` holds; never a bait for a query about the many."""
    return Index(f"claim_by_{name}", *columns, sqlite_where=text(condition), postgresql_where=text(condition))


def _reference(target: str, *, nullable: bool = False, index: bool = False) -> Column[int]:
    return Column(ForeignKey(target), nullable=nullable, index=index)


class StepRow(SQLModel, table=True):
    """One command of one analyst: one transaction, one undo step.

    `file` is what an import read. A step that was `imported` from another store says who did it as that file says;
    `brought_by_id` is the step of the import.
    """

    __tablename__: ClassVar[str] = "step"
    __table_args__ = (CheckConstraint("analyst <> ''", name="step_has_analyst"),)

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    at: str
    analyst: str
    verb: str
    undoes_id: int | None = Field(default=None, foreign_key="step.id", unique=True)
    imported: bool = False
    file: str = later()
    brought_by_id: int | None = Field(default=None, foreign_key="step.id", index=True)


class SourceRow(SQLModel, table=True):
    """A document: `key` is the identity for exchange between stores, `id` is counted, `slug` is what people type."""

    __tablename__: ClassVar[str] = "source"
    __table_args__ = (
        CheckConstraint("slug <> '' AND title <> ''", name="source_is_named"),
        CheckConstraint("length(published) IN (0, 4, 7, 10)", name="source_published_is_day_month_or_year"),
    )

    id: int | None = Field(default=None, primary_key=True)
    slug: str = Field(unique=True)
    key: str = Field(unique=True)
    title: str
    text: str = ""
    sha256: str = Field(default="", index=True)
    text_sha256: str = Field(default="", index=True)
    publisher: str = ""
    author: str = ""
    url: str = Field(default="", index=True)
    published: str = ""
    retrieved: str = ""
    language: str = ""
    note: str = ""
    previous_id: int | None = Field(default=None, foreign_key="source.id")
    withdrawn: bool = False
    confidential: bool = Field(default=False, sa_column=Column(Boolean, nullable=False, server_default=_FALSE))
    step_id: int = Field(foreign_key="step.id", index=True)


class SpeakerRow(SQLModel, table=True):
    """Who makes claims or relays them; `folded` is the name as the fold makes it, for look-ups."""

    __tablename__: ClassVar[str] = "speaker"
    __table_args__ = (
        CheckConstraint("name <> ''", name="speaker_is_named"),
        CheckConstraint(f"kind IN {KINDS}", name="speaker_kind_is_known"),
    )

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(unique=True)
    folded: str = Field(index=True)
    kind: str = "unknown"


class AliasRow(SQLModel, table=True):
    """Another name of a speaker, confirmed by a person; two speakers may share one."""

    __tablename__: ClassVar[str] = "alias"
    __table_args__ = (UniqueConstraint("speaker_id", "alias", name="alias_once_per_speaker"),)

    id: int | None = Field(default=None, primary_key=True)
    speaker_id: int = Field(sa_column=_reference("speaker.id"))
    alias: str
    folded: str = Field(index=True)


class PropositionRow(SQLModel, table=True):
    """What several claims are about."""

    __tablename__: ClassVar[str] = "proposition"
    __table_args__ = (CheckConstraint("text <> ''", name="proposition_has_text"),)

    id: int | None = Field(default=None, primary_key=True)
    text: str = Field(unique=True)
    folded: str = ""


class ClaimRow(SQLModel, table=True):
    """One assertion by one speaker in one source, as it stands now; its past is in `event`."""

    __tablename__: ClassVar[str] = "claim"
    __table_args__ = (
        CheckConstraint("text <> ''", name="claim_has_text"),
        CheckConstraint(f"reported IN {STATUSES}", name="claim_reported_is_a_status"),
        CheckConstraint(f"mark IN {STATUSES}", name="claim_mark_is_a_status"),
        CheckConstraint("length(said_on) IN (0, 4, 7, 10)", name="claim_said_on_is_day_month_or_year"),
        CheckConstraint("confidence BETWEEN 0 AND 1", name="claim_confidence_is_a_share"),
        *(Index(f"claim_by_{name}", name, "id") for name in ("status", "reported", "said_on", "cue", "origin")),
        *(Index(f"claim_by_{name}", f"{name}_id", "id") for name in ("speaker", "source", "proposition")),
        *(_few("mark", "mark IS NOT NULL", "mark", "id"), _few("draft", "draft", "id")),
        *(_few("withdrawn", "withdrawn", "id"), _few("disputed", "disputed", "id")),
    )

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    text: str
    source_id: int = Field(sa_column=_reference("source.id"))
    speaker_id: int | None = Field(default=None, sa_column=_reference("speaker.id", nullable=True))
    speaker_as_written: str = ""
    speaker_role: str = later()
    cue: str = ""
    reported: str
    mark: str | None = None
    status: str | None = Field(
        default=None, sa_column=Column(String, Computed("coalesce(mark, reported)", persisted=True), nullable=False)
    )
    said_on: str = ""
    proposition_id: int | None = Field(default=None, sa_column=_reference("proposition.id", nullable=True))
    opposite: bool = False
    note: str = ""
    origin: str
    confidence: float | None = None
    draft: bool = False
    withdrawn: bool = False
    disputed: bool = False
    step_id: int = Field(foreign_key="step.id", index=True)
    created_at: str
    created_by: str


class QuoteRow(SQLModel, table=True):
    """A quote selector of a claim: code points of the source's text, end exclusive."""

    __tablename__: ClassVar[str] = "quote"
    __table_args__ = (
        CheckConstraint("exact <> ''", name="quote_has_words"),
        CheckConstraint('("start" IS NULL) = ("end" IS NULL)', name="quote_is_anchored_or_not"),
        CheckConstraint('"start" >= 0 AND "start" < "end"', name="quote_runs_forward"),
    )

    claim_id: int = Field(foreign_key="claim.id", primary_key=True)
    position: int = Field(primary_key=True)
    exact: str
    prefix: str = ""
    suffix: str = ""
    start: int | None = None
    end: int | None = None


class LinkRow(SQLModel, table=True):
    """One relay of a claim's `via` chain, outermost first."""

    __tablename__: ClassVar[str] = "attribution_link"

    claim_id: int = Field(foreign_key="claim.id", primary_key=True)
    position: int = Field(primary_key=True)
    speaker_id: int = Field(foreign_key="speaker.id", index=True)


class ReplyRow(SQLModel, table=True):
    """One entry of the log of what somebody was asked about a claim, and what came of it; `documents` is JSON."""

    __tablename__: ClassVar[str] = "reply"
    __table_args__ = (
        CheckConstraint(f"turn IN {TURNS}", name="reply_turn_is_known"),
        CheckConstraint("length(day) IN (0, 4, 7, 10)", name="reply_day_is_day_month_or_year"),
        CheckConstraint("length(until) IN (0, 10, 16)", name="reply_until_is_day_or_minute"),
    )

    claim_id: int = Field(foreign_key="claim.id", primary_key=True)
    position: int = Field(primary_key=True)
    speaker_id: int = Field(foreign_key="speaker.id", index=True)
    turn: str
    day: str = ""
    how: str = ""
    until: str = ""
    words: str = ""
    documents: str = "[]"


class DeskRow(SQLModel, table=True):
    """What the desk does about a claim besides marking it, and what a mark says besides the status; no row: none."""

    __tablename__: ClassVar[str] = "desk"
    __table_args__ = (
        CheckConstraint(f"state IN {STATES}", name="desk_state_is_known"),
        CheckConstraint(f"priority IN {PRIORITIES}", name="desk_priority_is_known"),
        CheckConstraint("length(due) IN (0, 10, 16)", name="desk_due_is_day_or_minute"),
        CheckConstraint(f"confidence IN {CONFIDENCES}", name="desk_confidence_is_known"),
        Index(
            "desk_by_verdict", "verdict", "claim_id",
            sqlite_where=text("verdict <> ''"), postgresql_where=text("verdict <> ''"),
        ),
    )  # fmt: skip

    claim_id: int = Field(foreign_key="claim.id", primary_key=True)
    state: str = "new"
    assignee: str = Field(default="", index=True)
    priority: str = "normal"
    due: str = ""
    approved_by: str = ""
    verdict: str = ""
    confidence: str = ""
    grade: str = ""


class TagRow(SQLModel, table=True):
    """A word that the desk files claims by."""

    __tablename__: ClassVar[str] = "tag"
    __table_args__ = (CheckConstraint("name <> ''", name="tag_is_named"),)

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(unique=True)


class ClaimTagRow(SQLModel, table=True):
    """Which claim carries which tag."""

    __tablename__: ClassVar[str] = "claim_tag"
    __table_args__ = (Index("claim_tag_by_tag", "tag_id", "claim_id"),)

    claim_id: int = Field(foreign_key="claim.id", primary_key=True)
    tag_id: int = Field(foreign_key="tag.id", primary_key=True)


class ConflictRow(SQLModel, table=True):
    """What a rule found between two claims; `judgement` repeats the newest row of `judgement`.

    `closed`: the rule no longer finds it, or one of the claims was withdrawn.
    `texts` is a digest of the two texts that the finding was made on.
    """

    __tablename__: ClassVar[str] = "conflict"
    __table_args__ = (
        UniqueConstraint("left_id", "right_id", "kind", name="conflict_once_per_pair_and_rule"),
        CheckConstraint("left_id < right_id", name="conflict_smaller_id_first"),
        CheckConstraint("score BETWEEN 0 AND 1", name="conflict_score_is_a_share"),
        CheckConstraint(f"judgement IN {VERDICTS}", name="conflict_judgement_is_known"),
    )

    id: int | None = Field(default=None, primary_key=True)
    kind: str
    left_id: int = Field(sa_column=_reference("claim.id"))
    right_id: int = Field(sa_column=_reference("claim.id", index=True))
    why: str
    spans: str = "[]"
    score: float
    judgement: str = Field(default="open", index=True)
    closed: bool = False
    texts: str = ""
    step_id: int = Field(foreign_key="step.id", index=True)


class RescanRow(SQLModel, table=True):
    """How far a check of the whole store has come, in row 1 while it is under way."""

    __tablename__: ClassVar[str] = "rescan"

    id: int = Field(primary_key=True)
    reached: int


class UncomparedRow(SQLModel, table=True):
    """A claim that waits: stored and not compared at all yet, or compared `by_words` alone, to be read. `looked_at`:
    the check of everything that is under way looks at it as it is.
    """

    __tablename__: ClassVar[str] = "uncompared"

    claim_id: int = Field(primary_key=True, foreign_key="claim.id")
    by_words: bool
    looked_at: bool = False


class PropositionGoneRow(SQLModel, table=True):
    """A proposition without claims that somebody took off, for ever; one that claims are filed under again is there."""

    __tablename__: ClassVar[str] = "proposition_gone"

    id: int | None = Field(default=None, primary_key=True)
    step_id: int = Field(foreign_key="step.id", index=True)
    proposition_id: int = Field(foreign_key="proposition.id", index=True)
    note: str = ""


class DismissalRow(SQLModel, table=True):
    """A suggested filing that a person turned down: the claim with another claim, or under a proposition."""

    __tablename__: ClassVar[str] = "dismissal"
    __table_args__ = (
        CheckConstraint(
            " + ".join(map(one_if, ("other_id IS NOT NULL", "proposition_id IS NOT NULL"))) + " = 1",
            name="dismissal_is_of_one_thing",
        ),
        UniqueConstraint("claim_id", "other_id", "proposition_id", name="dismissal_once"),
    )

    id: int | None = Field(default=None, primary_key=True)
    claim_id: int = Field(foreign_key="claim.id", index=True)
    other_id: int | None = Field(default=None, foreign_key="claim.id")
    proposition_id: int | None = Field(default=None, foreign_key="proposition.id")
    step_id: int = Field(foreign_key="step.id", index=True)


class ReadingRow(SQLModel, table=True):
    """A model's answer, kept so that it is made once: no part of what the store says, and made again where it lacks.

    `key` is a digest of the model, the texts and whatever else the answer depends on.
    """

    __tablename__: ClassVar[str] = "reading"

    key: str = Field(primary_key=True)
    answer: bytes
