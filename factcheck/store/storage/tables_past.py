"""The tables of what happened: events, what they rest on, judgements, the verdict scale, what people left contested."""

from typing import Any, ClassVar

from sqlalchemy import CheckConstraint, Column, String, UniqueConstraint, text
from sqlmodel import Field, SQLModel

STATUSES = "('alleged', 'denied', 'confirmed')"
VERDICTS = "('open', 'upheld', 'dismissed')"


def one_if(condition: str) -> str:
    """SQL that is 1 where a condition holds."""
    return f"CASE WHEN {condition} THEN 1 ELSE 0 END"


def later() -> Any:
    """A text column that a later migration added: rows that were there have "" in it."""
    return Field(default="", sa_column=Column(String, nullable=False, server_default=text("''")))


class EventRow(SQLModel, table=True):
    """One change of one field of one thing, for ever; `old` and `new` are JSON.

    `after` is JSON too: the keys of the commands that it had seen, of one that came from another store; "" is what
    stood here before it.
    """

    __tablename__: ClassVar[str] = "event"
    __table_args__ = (
        CheckConstraint(
            " + ".join(map(one_if, (f"{thing}_id IS NOT NULL" for thing in ("claim", "source", "speaker")))) + " = 1",
            name="event_is_about_one_thing",
        ),
        CheckConstraint("length(as_of) IN (0, 4, 7, 10)", name="event_as_of_is_day_month_or_year"),
    )

    id: int | None = Field(default=None, primary_key=True)
    step_id: int = Field(foreign_key="step.id", index=True)
    claim_id: int | None = Field(default=None, foreign_key="claim.id", index=True)
    source_id: int | None = Field(default=None, foreign_key="source.id", index=True)
    speaker_id: int | None = Field(default=None, foreign_key="speaker.id", index=True)
    field: str
    old: str
    new: str
    note: str = ""
    as_of: str = ""
    after: str = later()


class ScaleRow(SQLModel, table=True):
    """What a command said of one verdict of the desk's own, for ever; the newest row of a label counts."""

    __tablename__: ClassVar[str] = "scale"
    __table_args__ = (
        CheckConstraint("label <> ''", name="scale_is_named"),
        CheckConstraint(f"counts_as IN ('', {STATUSES[1:]}", name="scale_counts_as_a_status"),
    )

    id: int | None = Field(default=None, primary_key=True)
    step_id: int = Field(foreign_key="step.id", index=True)
    label: str
    counts_as: str = ""
    position: int
    colour: str = ""
    sign: str = ""
    dropped: bool = False
    after: str = later()


class EvidenceRow(SQLModel, table=True):
    """What a mark rests on: a claim, a source, a URL, or a file, of which `url` is the name and `sha256` the digest.

    It is given by the event of a mark or by one of its own; what was taken away again stays here.
    """

    __tablename__: ClassVar[str] = "evidence"
    __table_args__ = (
        CheckConstraint(
            " + ".join(map(one_if, ("url <> ''", "source_id IS NOT NULL", "claim_id IS NOT NULL"))) + " = 1",
            name="evidence_is_one_thing",
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    event_id: int = Field(foreign_key="event.id", index=True)
    url: str = ""
    source_id: int | None = Field(default=None, foreign_key="source.id")
    claim_id: int | None = Field(default=None, foreign_key="claim.id", index=True)
    sha256: str = later()
    stands: str = later()
    place: str = later()
    archive: str = later()
    retrieved: str = later()
    note: str = later()


class JudgementRow(SQLModel, table=True):
    """What a person decided about a conflict, for ever; the newest row counts."""

    __tablename__: ClassVar[str] = "judgement"
    __table_args__ = (CheckConstraint(f"verdict IN {VERDICTS}", name="judgement_verdict_is_known"),)

    id: int | None = Field(default=None, primary_key=True)
    conflict_id: int = Field(foreign_key="conflict.id", index=True)
    step_id: int = Field(foreign_key="step.id", index=True)
    verdict: str
    note: str = ""
    after: str = later()


class ContestedRow(SQLModel, table=True):
    """A field on which people worked apart and do not agree, until somebody decides; `sides` is JSON."""

    __tablename__: ClassVar[str] = "contested"
    __table_args__ = (
        CheckConstraint("thing IN ('claim', 'source', 'speaker', 'conflict')", name="contested_thing_is_known"),
        UniqueConstraint("thing", "number", "field", name="contested_once"),
    )

    id: int | None = Field(default=None, primary_key=True)
    thing: str
    number: int
    field: str
    sides: str
