"""The table of what models have read."""

from typing import ClassVar

from sqlmodel import Field, SQLModel


class ReadingRow(SQLModel, table=True):
    """A model's answer, kept so that it is made once: no part of what the store says, and made again where it lacks.

    `key` is a digest of the model, the texts and whatever else the answer depends on.
    """

    __tablename__: ClassVar[str] = "reading"

    key: str = Field(primary_key=True)
    answer: bytes
