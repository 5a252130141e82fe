"""Claims out of the store into a file that is there whole or not at all."""

import os
import shutil
import stat
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

from factcheck.actions import checks
from factcheck.actions.handing_over import rest_of
from factcheck.domain.claim import Claim
from factcheck.errors import UsageError
from factcheck.exporting import Exporter, exporter
from factcheck.exporting.columns import chosen
from factcheck.exporting.counted import Counted
from factcheck.query import Filter, Query, parse
from factcheck.store.reads import records, whole
from factcheck.store.search import listing
from factcheck.store.storage.database import Database
from factcheck.store.storage.opening import belongs_to_a_store
from factcheck.text.terminal import bytes_out, data_out

IN_MEMORY = 32 * 2**20
"""Bytes of a workbook that wait in memory; more wait in a temporary file."""


@dataclass(frozen=True, slots=True)
class Shape:
    """Which claims go out, and how: `columns` are names as typed, `limit` 0 means all, `drafts` takes drafts along;
    `audience` is one of AUDIENCES, whom a page is for; `base_url` begins the claims' addresses and `desk` is who
    publishes, in formats for the web.
    """

    columns: Sequence[str] = ()
    sort: str = "id"
    limit: int = 0
    drafts: bool = False
    audience: str = "desk"
    base_url: str = ""
    desk: str = ""


@dataclass(frozen=True, slots=True)
class Exported:
    """How many claims were written, drafts among them, how many drafts were left out, and how many claims the format
    had no room for, by the reason in words.
    """

    number: int
    drafts: int = 0
    left_out: int = 0
    unfit: tuple[tuple[str, int], ...] = ()


def export(
    db: Database, form: str, words: Sequence[str], target: str, shape: Shape, progress: Callable[[int], None]
) -> Exported:
    """Write the claims that fit to a path, or to standard output for "-". Raises UsageError, OSError.

    Drafts stay here unless they are asked for: by `shape.drafts`, by `is:draft` or an id in the filter, or with the
    whole store, which is `jsonl` without a filter: the format between stores, which has sources and history too.
    """
    query = parse(words)
    columns = chosen(shape.columns)
    whole_store = form == "jsonl" and not (words or columns or shape.limit)
    taken = shape.drafts or whole_store or asks_for_drafts(query)
    fitting = query if taken else Query(query.terms, (*query.filters, Filter("is", ("draft",), negated=True)))
    waiting = Query(query.terms, (*query.filters, Filter("is", ("draft",))))
    chosen_form = exporter(form)
    more = _for_the_web(chosen_form, shape) if chosen_form.address else {}
    unfit: Counter[str] = Counter()
    db.read_through()
    with db.snapshot(), _opened(target, binary=chosen_form.binary) as stream:
        drafts = sum(1 for _ in listing.ids(db, waiting))
        found = listing.ids(db, fitting, shape.sort, shape.limit or None)  # an unknown order is refused here
        if form == "jsonl" and not columns:
            number = _interchange(db, None if whole_store else list(found), stream, progress)
        else:
            told = shape.audience
            number = _written(db, chosen_form, columns, found, stream, progress, words, told, more, unfit)
        drafts_in = drafts if taken and not shape.limit and not unfit else 0
        return Exported(number, drafts_in, 0 if taken else drafts, tuple(unfit.items()))


def _written(
    db: Database,
    form: Exporter,
    columns: Sequence[str],
    found: Iterator[int],
    stream: Any,
    progress: Callable[[int], None],
    words: Sequence[str],
    audience: str,
    more: dict[str, str],
    unfit: Counter[str],
) -> int:
    """Write them, and count in `unfit` what the format has no room for; returns how many were written."""
    if not form.whole:
        counted = Counted(_fitting(whole.by_ids(db, found), form, unfit), progress)
        form.write(counted, stream, columns, **more)
        return counted.number
    ids = list(found)
    counted = Counted(whole.by_ids(db, ids), progress)
    rest = rest_of(db, ids, " ".join(words), audience)
    if not form.binary:
        form.write(counted, stream, columns, rest)
        return counted.number
    with tempfile.SpooledTemporaryFile(IN_MEMORY) as spool:  # an archive is finished before anybody can stop reading it
        form.write(counted, spool, columns, rest)
        spool.seek(0)
        shutil.copyfileobj(spool, stream)
    return counted.number


def _fitting(found: Iterable[Claim], form: Exporter, unfit: Counter[str]) -> Iterator[Claim]:
    why_not = form.unfit
    for claim in found:
        if why := why_not(claim):
            unfit[why] += 1
        else:
            yield claim


def _for_the_web(form: Exporter, shape: Shape) -> dict[str, str]:
    """What a format for the web takes besides claims: where their addresses begin, who publishes them.

    Raises UsageError for a missing or a strange address, and for columns, which no such format has.
    """
    from factcheck.exporting.linked import host, web_address

    if shape.columns:
        raise UsageError(f"{form.name} has no columns.", "--columns belongs to tables.")
    base = shape.base_url.strip()
    if not base and form.address == "must":
        raise UsageError(
            "Where the reviews will stand is not said.",
            "Give --base-url, the beginning of the address of each claim's page: --base-url https://desk.example/checks/",
        )
    if base and not web_address(base):
        raise UsageError(f"“{base}” is no address of the web.", "It begins with https:// and names a host.")
    return {"base_url": base, "desk": checks.perhaps_name(shape.desk, "desk") or host(base)}


def asks_for_drafts(query: Query) -> bool:
    """Whether a filter asks for drafts, or for claims by their numbers."""
    return any(
        (part.field == "id" or (part.field == "is" and "draft" in part.values)) and not part.negated
        for part in query.filters
    )


def _interchange(db: Database, chosen: list[int] | None, stream: TextIO, progress: Callable[[int], None]) -> int:
    """The whole store, or these claims with what they need: sources and speakers before, the past after."""
    from factcheck.exporting.jsonl import write, write_records

    write_records(records.before(db, chosen), stream)
    counted = Counted(whole.by_ids(db, chosen if chosen is not None else listing.all_ids(db)), progress)
    write(counted, stream)
    write_records(records.after(db, chosen), stream)
    return counted.number


def write_whole(target: str, text: str) -> None:
    """Write a text to a file that is there whole or not at all; "-" is standard output. Raises UsageError, OSError."""
    from factcheck.text.safe import encodable

    with _opened(target, binary=False) as stream:
        stream.write(encodable(text))


@contextmanager
def _opened(target: str, *, binary: bool) -> Iterator[Any]:
    """A stream, of text or of bytes, that becomes the file only when all is written."""
    if target == "-" and binary:
        yield bytes_out()
        return
    how: dict[str, Any] = {"mode": "wb"} if binary else {"mode": "w", "encoding": "utf-8", "newline": ""}
    if target == "-":
        yield data_out()
        return
    path = Path(target)
    if _is_device(path):
        with open(path, **how) as stream:
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
        with open(handle, **how) as stream:
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
