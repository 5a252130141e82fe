"""What this person was shown of a store, and when: a write says what it saw.

Kept beside the store, not in it, for whoever only reads may write nothing there: ids and the key of the last command
that a list could know of, in a folder of the person's own.
"""

import json
import os
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import typer

from factcheck.cli.session import Session
from factcheck.errors import Differs

if TYPE_CHECKING:
    from factcheck.store.storage.database import Database
    from factcheck.store.storage.unit_of_work import UnitOfWork

T = TypeVar("T")
KEPT = 20
"""Lists that are remembered, the latest: what somebody goes back to in a morning."""
LONGEST = 100_000
"""Characters of the ids of one list, ranges as ranges; of a longer one is not known what was looked at."""


class Showing:
    """What a command shows: claims as `of` hands them on, or as `note` has them; kept when the block ends well."""

    def __init__(self, session: Session, db: "Database") -> None:
        from factcheck.store.reads import steps

        self._session = session
        self._last = steps.newest(db)
        self._ids: set[int] = set()

    def of(self, ids: Iterable[int]) -> Iterator[int]:
        """The same ids, each noted when it is asked for."""
        for number in ids:
            self._ids.add(number)
            yield number

    def note(self, ids: Iterable[int]) -> None:
        """Note claims that were shown otherwise than as `of` hands them on."""
        self._ids.update(ids)

    def __enter__(self) -> "Showing":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        if not (error is None and self._last and self._ids):
            return
        ranges = _ranges(sorted(self._ids))
        if len(ranges) > LONGEST:
            return
        path = _path(self._session)
        with suppress(OSError, ValueError):
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            fresh = path.with_suffix(f".{os.getpid()}")
            fresh.write_text(json.dumps([[self._last, ranges], *_lists(path)][:KEPT]))
            fresh.replace(path)


def as_shown(
    session: Session,
    work: "UnitOfWork",
    ids: Sequence[int],
    fields: Collection[str] = (),
    besides: Collection[str] = (),
) -> None:
    """Raises Differs where a colleague changed these claims since they were shown, or gave one of the `fields` that are
    to be written its value while nobody looked: another than the one that `fields`, where it is a mapping, has for it.
    Fields `besides` are the command's own to look at.
    """
    from factcheck.actions import seen
    from factcheck.store.reads import steps

    lists = _read(session)
    here = steps.numbers(work.db, [key for key, _ in lists])
    known = [(here[key], spans) for key, spans in lists if key in here]

    def shown(number: int) -> int | None:
        return next((step for step, spans in known if _in(number, spans)), None)

    seen.as_shown(work, ids, shown, fields, besides)


def unless_over(session: Session, over: bool, write: Callable[[bool], T]) -> T:
    """What a write comes to. Where a colleague decided otherwise, a person is asked whether to go over that; `--over`
    has said so already. Raises Differs where nobody can be asked, or the answer is no.
    """
    try:
        return write(over)
    except Differs as error:
        if over or not session.asks:
            raise
        session.say(str(error))
        if not typer.confirm("Go over that?", err=True):
            raise Differs("Nothing was done.") from error
        return write(True)


def _read(session: Session) -> list[tuple[str, list[tuple[int, int]]]]:
    with suppress(ValueError):  # spoilt by another program: nothing was shown
        return [(key, [*map(_span, ranges.split(","))]) for key, ranges in _lists(_path(session))]
    return []


def _span(written: str) -> tuple[int, int]:
    low, _, high = written.partition("-")
    return int(low), int(high or low)


def _lists(path: Path) -> list[tuple[str, str]]:
    with suppress(OSError, ValueError, TypeError, RecursionError):
        return [(str(key), str(ranges)) for key, ranges in json.loads(path.read_text())]
    return []


def _in(number: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(low <= number <= high for low, high in spans)


def _ranges(ids: Sequence[int]) -> str:
    found: list[list[int]] = []
    for number in ids:
        if found and found[-1][1] == number - 1:
            found[-1][1] = number
        else:
            found.append([number, number])
    return ",".join(str(low) if low == high else f"{low}-{high}" for low, high in found)


def _path(session: Session) -> Path:
    """Where it is kept, by store and analyst, as far as that is known without asking anybody."""
    import hashlib

    where = session.place if "://" in session.place else os.path.abspath(session.place)
    who = session.given_analyst or os.environ.get("FACTCHECK_ANALYST") or session.preferences.analyst
    name = hashlib.sha256(f"{where}\0{who}".encode(errors="surrogateescape")).hexdigest()[:32]
    return _folder() / f"{name}.json"


def _folder() -> Path:
    if asked := os.environ.get("FACTCHECK_STATE"):
        return Path(asked)
    from platformdirs import user_state_path

    return user_state_path("factcheck") / "shown"
