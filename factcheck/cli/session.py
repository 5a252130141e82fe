"""What every command works with: the store, the analyst, and where to say things."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import typer

from factcheck.errors import UsageError
from factcheck.preferences import Preferences, preferences
from factcheck.settings import find_analyst, find_store
from factcheck.text.safe import visible
from factcheck.text.secrets import without_passwords

if TYPE_CHECKING:
    from factcheck.store.storage.database import Database
    from factcheck.store.storage.unit_of_work import UnitOfWork

COLORS = ("auto", "always", "never")


@dataclass(frozen=True, slots=True)
class Session:
    """The global options of one run."""

    location: str
    given_analyst: str | None
    color: str
    quiet: bool
    no_input: bool
    table: bool = False
    preferences: Preferences = field(default_factory=Preferences)

    @classmethod
    def made(
        cls,
        db: str | None,
        analyst: str | None,
        *,
        color: str | None,
        quiet: bool,
        no_input: bool,
        table: bool = False,
    ) -> "Session":
        """A session from the command line, the environment and the settings file. Raises UsageError."""
        chosen = preferences(os.environ)
        color = color or chosen.color or "auto"
        if color not in COLORS:
            raise UsageError(f"--color takes {', '.join(COLORS)}, not “{color}”.")
        made = cls(find_store(db, os.environ, chosen.db), analyst, color, quiet, no_input, table, chosen)
        if db and without_passwords(db) != db:
            made.say("The password in --db is seen by all who list processes: ~/.pgpass or PGPASSWORD keep it.")
        for sentence in chosen.wrong:
            made.say(sentence)
        return made

    @classmethod
    def of(cls, ctx: typer.Context) -> "Session":
        """The session that the program started with."""
        session = ctx.find_root().obj
        return session if isinstance(session, cls) else cls.made(None, None, color=None, quiet=False, no_input=True)

    @property
    def place(self) -> str:
        """The store, as it may be shown: without a password."""
        return without_passwords(self.location)

    @property
    def analyst(self) -> str:
        """Who acts; never empty. On a server whoever is logged in, unless --as or FACTCHECK_ANALYST names another."""
        said = self.given_analyst or os.environ.get("FACTCHECK_ANALYST")
        if "://" in self.location and not (said and said.strip()):
            from factcheck.store.storage.opening import login

            return login(self.location)
        return find_analyst(self.given_analyst, os.environ, self.preferences.analyst)

    def say(self, sentence: str) -> None:
        """A message on stderr, unless the run is quiet or nobody is there to read it."""
        if not self.quiet:
            with suppress(OSError):
                if "pip install" in sentence:
                    from factcheck.text.installing import working

                    sentence = working(sentence)
                told = visible(without_passwords(sentence))
                if sys.stderr.isatty():
                    from factcheck.text.wrapping import width_of, wrapped

                    told = wrapped(told, width_of(sys.stderr))
                sys.stderr.write(told + "\n")
                sys.stderr.flush()

    @property
    def asks(self) -> bool:
        """Whether there is a person who can be asked a question."""
        return not self.no_input and sys.stdin.isatty()

    @contextmanager
    def reading(self) -> Iterator["Database"]:
        """The store, for reading. Raises StoreError."""
        from factcheck.store.storage.opening import open_store

        db = open_store(self.location, self.say)
        db.old_after = self.preferences.stale or db.old_after
        try:
            yield db
        finally:
            db.close()

    def writing(self, verb: str, *, dry: bool = False, file: str = "") -> "UnitOfWork":
        """A unit of work on the store, fed from a file if one is named. Raises StoreError."""
        from factcheck.actions.begin import begin

        return begin(self.location, self.analyst, verb, self.say, dry=dry, file=file)
