"""Claims out of the store into a file that is there whole or not at all."""

import os
import stat
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from factcheck.errors import UsageError
from factcheck.exporting import exporter
from factcheck.exporting.counted import Counted
from factcheck.query import Query, parse
from factcheck.store.reads import claims, records
from factcheck.store.search import listing
from factcheck.store.storage.database import Database
from factcheck.store.storage.opening import belongs_to_a_store
from factcheck.text.terminal import data_out


def export(
    db: Database,
    form: str,
    words: Sequence[str],
    target: str,
    sort: str,
    progress: Callable[[int], None],
) -> int:
    """Write the claims that fit to a path, or to standard output for "-"; returns how many. Raises UsageError, OSError.

    `jsonl` is the format between stores: it has sources and history too.
    """
    query = parse(words)
    db.read_through()
    with db.snapshot(), _opened(target) as stream:
        if form == "jsonl":
            return _interchange(db, query, bool(words), stream, sort, progress)
        counted = Counted(claims.by_ids(db, listing.ids(db, query, sort)), progress)
        exporter(form).write(counted, stream)
        return counted.number


def _interchange(
    db: Database,
    query: Query,
    filtered: bool,
    stream: TextIO,
    sort: str,
    progress: Callable[[int], None],
) -> int:
    from factcheck.exporting.jsonl import write, write_records

    chosen = list(listing.ids(db, query, sort)) if filtered else None
    write_records(records.before(db, chosen), stream)
    found = claims.by_ids(db, chosen if chosen is not None else listing.all_ids(db))
    counted = Counted(found, progress)
    write(counted, stream)
    write_records(records.after(db, chosen), stream)
    return counted.number


def write_whole(target: str, text: str) -> None:
    """Write a text to a file that is there whole or not at all; "-" is standard output. Raises UsageError, OSError."""
    from factcheck.text.safe import encodable

    with _opened(target) as stream:
        stream.write(encodable(text))


@contextmanager
def _opened(target: str) -> Iterator[TextIO]:
    """A stream that becomes the file only when all is written."""
    if target == "-":
        yield data_out()
        return
    path = Path(target)
    if _is_device(path):
        with open(path, "w", encoding="utf-8", newline="") as stream:
            yield stream
        return
    path = Path(os.path.realpath(path))  # of a link, what it names is replaced
    if belongs_to_a_store(path):
        raise UsageError(
            f"{target} is a store, or a part of one; an export never writes over it.", "Name another file."
        )
    try:
        handle, unfinished = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError as error:
        raise OSError(error.errno, error.strerror, target) from error
    try:
        with open(handle, "w", encoding="utf-8", newline="") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        os.chmod(unfinished, _mode(path))
        _put(unfinished, path)
    except BaseException:
        Path(unfinished).unlink(missing_ok=True)
        raise


def _is_device(path: Path) -> bool:
    """Whether the path is a device, a pipe or a socket: what must be written to, and never replaced by a file."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def _put(unfinished: str, path: Path) -> None:
    try:
        os.replace(unfinished, path)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error


def _mode(path: Path) -> int:
    """The permissions of the file that is replaced, else those of any new file."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
