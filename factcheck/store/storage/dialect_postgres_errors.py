"""What PostgreSQL's errors mean to a person. No sentence has a password in it."""

import re
from typing import TYPE_CHECKING

from factcheck.errors import StoreError
from factcheck.store.storage.database import Damaged, Incomplete, Locked, Missing, Unwritable

if TYPE_CHECKING:
    import psycopg

Said = tuple[type[StoreError], str, str]
"""A kind of error, its sentence with a place for the store, and what to do next."""

_NOTHING = "Nothing of this command was stored."
_GONE: Said = (StoreError, "The server of {place} went away while this command ran.", _NOTHING)
_BUSY: Said = (
    Locked,
    "The store at {place} is locked by another program.",
    "Try again when that one is done.",
)
_CROWDED: Said = (StoreError, "The server of {place} has no connection left.", "Try again when others are done.")
_WRONG_PASSWORD: Said = (
    StoreError,
    "The server of {place} did not take the password.",
    "It is looked for in PGPASSWORD, ~/.pgpass, or a service file.",
)
_NO_PASSWORD: Said = (
    StoreError,
    "The server of {place} asks for a password, and none is there.",
    "Put it into ~/.pgpass, PGPASSWORD, or a service file.",
)
_FULL: Said = (Unwritable, "The disk of the server is full; nothing was stored.", "Make room and try again.")
_READ_ONLY: Said = (
    Unwritable,
    "The store at {place} is read-only.",
    "A replica can only be read: name the server that it follows to change something.",
)
_DAMAGED: Said = (Damaged, "The store at {place} is damaged.", "Restore a backup, or try `factcheck doctor`.")
_INCOMPLETE: Said = (
    Incomplete,
    "{place} is a database, but not a complete factcheck store.",
    "Name another with --db.",
)
_NO_RIGHTS: Said = (
    Unwritable,
    "Your login may not do that in the store at {place}.",
    "Whoever keeps the store gives rights: GRANT factcheck_analyst TO …, or factcheck_reader.",
)
_NO_DATABASE: Said = (
    Missing,
    "There is no store at {place}.",
    "Make one with `factcheck init`, or look around with `factcheck demo`.",
)
_NO_LOGIN: Said = (StoreError, "The server of {place} knows no such login.", "The name stands before the @.")
_REFUSED: Said = (
    StoreError,
    "No server answers at {place}.",
    "Is it running, and are host and port right?",
)
_NO_HOST: Said = (StoreError, "There is no such host as in {place}.", "Look at the name between @ and /.")
_STARTING: Said = (StoreError, "The server of {place} is starting or stopping.", "Try again in a moment.")

_SAID: dict[str, Said] = {
    "25006": _READ_ONLY,
    "42501": _NO_RIGHTS,
    "42P01": _INCOMPLETE,
    "3F000": _INCOMPLETE,
    "53100": _FULL,
    "53300": _CROWDED,
    "55P03": _BUSY,
    "40001": _BUSY,
    "40P01": _BUSY,
    "57P01": _GONE,
    "57P02": _GONE,
    "57P03": _STARTING,
    "XX001": _DAMAGED,
    "XX002": _DAMAGED,
    "28P01": _WRONG_PASSWORD,
    "3D000": _NO_DATABASE,
}
"""By SQLSTATE (https://www.postgresql.org/docs/current/errcodes-appendix.html)."""

APPEND_ONLY, OTHERS_NAME = "FC001", "FC002"
"""What the triggers of the store raise: the past was to be changed; a login wrote in another's name."""

_AT_THE_DOOR: tuple[tuple[str, Said], ...] = (
    (r"password authentication failed", _WRONG_PASSWORD),
    (r"no password supplied", _NO_PASSWORD),
    (r"too many (clients|connections)|remaining connection slots", _CROWDED),
    (r"permission denied for database", _NO_RIGHTS),
    (r"database .* does not exist", _NO_DATABASE),
    (r"role .* does not exist|Peer authentication failed|no pg_hba.conf entry", _NO_LOGIN),
    (r"starting up|shutting down|recovery mode", _STARTING),
    (r"resolve host|translate host name|Name or service", _NO_HOST),
    (r"refused|No such file|timeout|timed out|unreachable|No route", _REFUSED),
)
"""How libpq words why no connection came about, for which it has no codes."""


def as_store_error(error: BaseException, place: str) -> StoreError:
    """The error for a person for one of psycopg's, or for SQLAlchemy's that wraps one."""
    import psycopg

    error = getattr(error, "orig", None) or error
    state = getattr(error, "sqlstate", None) or ""
    if state == OTHERS_NAME:
        return others_name(_message(error))
    if state == APPEND_ONLY:
        return StoreError(f"The history is never changed: {_message(error)}.")
    if isinstance(error, psycopg.DataError) and "NUL" in str(error):
        return StoreError("There is a NUL in a text, and no database holds one.", _NOTHING)
    said = _SAID.get(state)
    if said is None and not state and isinstance(error, psycopg.OperationalError):
        said = _GONE
    if said is None:
        return StoreError(
            f"The store at {place} failed: {_message(error)}.", "`factcheck doctor` looks for what is wrong."
        )
    return _made(said, place)


def others_name(name: str) -> StoreError:
    """The error for a login that writes as somebody else."""
    return StoreError(
        f"Your login may not write as {name}.", "That takes the role factcheck_editor; leave out --as and it is you."
    )


def at_the_door(error: "psycopg.Error", place: str) -> StoreError:
    """The error for a person when no connection came about."""
    text = str(error)
    for pattern, said in _AT_THE_DOOR:
        if re.search(pattern, text):
            return _made(said, place)
    why = _line(text).rpartition("failed: ")[2]
    return StoreError(f"The store at {place} cannot be opened: {why}.", "Look at the address and the server.")


def is_missing(error: BaseException) -> bool:
    """Whether no connection came about because there is no such database."""
    return bool(re.search(r"database .* does not exist", str(error)))


def went_at_the_end(place: str) -> StoreError:
    """The error for a connection that broke while the end of a transaction was on its way."""
    return StoreError(
        f"The server of {place} went away just as this command was being stored: it may be stored, or not.",
        "`factcheck log` shows which.",
    )


def _made(said: Said, place: str) -> StoreError:
    kind, sentence, hint = said
    return kind(sentence.format(place=place), hint)


def _message(error: BaseException) -> str:
    told = getattr(error, "diag", None)
    return (told and told.message_primary) or _line(str(error))


def _line(text: str) -> str:
    return text.strip().split("\n")[0].strip().rstrip(".")
