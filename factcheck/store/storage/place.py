"""Where a store is, and what differs between the databases before one is open: making, opening, copying, errors."""

from abc import ABC, abstractmethod
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any, ClassVar

from factcheck.errors import StoreError
from factcheck.store.storage.database import Database

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine


class Place(ABC):
    """A place for one store; as text, what a person calls it. `checks_by_writing`: the search index there checks itself
    only for who may write.
    """

    checks_by_writing: ClassVar[bool] = True

    @abstractmethod
    def connect(self, *, writing: bool = False) -> Database:
        """Open the store that is there, for plain SQL. Raises StoreError."""

    @abstractmethod
    def engine(self) -> "Engine":
        """SQLAlchemy's way in: a transaction on it holds the write lock from its beginning, and takes in changes of
        the tables. What it raises, `said` puts into words.
        """

    @abstractmethod
    def attached(self, connection: "Connection") -> Database:
        """The store as that connection sees it."""

    @abstractmethod
    def making(self) -> "AbstractContextManager[Place]":
        """Where an empty store is made, to be at this place when it is whole, or not at all. Two who make one at once
        both get it. Raises UsageError when something else is there, StoreError when nothing can be made.
        """

    def alone(self) -> str:
        """Why only who made the store may use it, and what to do about that; "" where nothing is in the way."""
        return ""

    @abstractmethod
    def back_up(self, name: str) -> Any:
        """Copy the store as it is, beside itself; what the copy is called. Raises StoreError."""

    @abstractmethod
    def said(self, error: BaseException) -> StoreError:
        """The error for a person for one of the driver's, or of SQLAlchemy's."""
