"""The table of what places are called."""

from typing import ClassVar

from sqlalchemy import CheckConstraint
from sqlmodel import Field, SQLModel


class PlaceNameRow(SQLModel, table=True):
    """Another name of a place that somebody gave or, `gone`, took back, for ever; the newest of a pair counts.

    `place_folded` and `folded` are the two names as the fold makes them, for look-ups.
    """

    __tablename__: ClassVar[str] = "place_name"
    __table_args__ = (CheckConstraint("place_folded <> '' AND folded <> ''", name="place_name_has_words"),)

    id: int | None = Field(default=None, primary_key=True)
    step_id: int = Field(foreign_key="step.id", index=True)
    place: str
    place_folded: str = Field(index=True)
    alias: str
    folded: str = Field(index=True)
    gone: bool = False
    note: str = ""
