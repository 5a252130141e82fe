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
from factcheck.actions.handing_over import rest_of, secrets
from factcheck.domain.claim import Claim
from factcheck.domain.ids import Ids
from factcheck.errors import UsageError
from factcheck.exporting import Exporter, exporter
from factcheck.exporting.audience import AUDIENCES, PRIVATE, Public
from factcheck.exporting.columns import BESIDE, COLUMNS, chosen
from factcheck.exporting.counted import Counted
from factcheck.query import Filter, Query, parse
from factcheck.store.reads import claims, desk, records, whole
from factcheck.store.search import listing
from factcheck.store.storage.database import Database
from factcheck.store.storage.opening import belongs_to_a_store
from factcheck.text.terminal import bytes_out, data_out

IN_MEMORY = 2**20
"""Bytes of a workbook that wait in memory, as many as a small one has; more wait in a temporary file, so that memory is
as flat as the format lets it be: of 32 MiB a hundred thousand claims filled twenty.
"""
NAMING = "whose words name what is confidential"
IN_CONFIDENCE = "from a confidential source"
UNAPPROVED = "whose mark nobody has approved (`factcheck approve`, or --unapproved)"
"""Why claims stay here that the public would be told of."""


@dataclass(frozen=True, slots=True)
class Shape:
    """Which claims go out, and how: `columns` are names as typed, `limit` 0 means all, `drafts` takes drafts along;
    `audience` is one of AUDIENCES, whom it is for, "" for whom the format is for by itself; `base_url` begins the
    claims' addresses and `desk` is who publishes, in formats for the web; `unapproved` takes verdicts along that nobody
    has approved.
    """

    columns: Sequence[str] = ()
    sort: str = "id"
    limit: int = 0
    drafts: bool = False
    audience: str = ""
    base_url: str = ""
    desk: str = ""
    unapproved: bool = False


@dataclass(frozen=True, slots=True)
class Exported:
    """How many claims were written, drafts among them, how many drafts were left out, how many claims the format had no
    room for, by the reason in words, of how many the source was withheld, and how many verdicts for the public nobody
    has approved; `approves` says whether anybody here ever does.
    """

    number: int
    drafts: int = 0
    left_out: int = 0
    unfit: tuple[tuple[str, int], ...] = ()
    withheld: int = 0
    unapproved: int = 0
    approves: bool = False


def export(
    db: Database, form: str, words: Sequence[str], target: str, shape: Shape, progress: Callable[[int], None]
) -> Exported:
    """Write the claims that fit to a path, or to standard output for "-". Raises UsageError, OSError.

    Drafts stay here unless they are asked for: by `shape.drafts`, by `is:draft` or an id in the filter, or with the
    whole store, which is `jsonl` without a filter: the format between stores, which has sources and history too.
    """
    query = parse(words)
    columns = chosen(shape.columns)
    interchange = form == "jsonl" and not columns and shape.audience in ("", "desk")
    whole_store = interchange and not (words or shape.limit)
    taken = shape.drafts or whole_store or asks_for_drafts(query)
    fitting = query if taken else Query(query.terms, (*query.filters, Filter("is", ("draft",), negated=True)))
    waiting = Query(query.terms, (*query.filters, Filter("is", ("draft",))))
    going = _Going(exporter(form), columns, " ".join(words), shape, progress)
    db.read_through()
    with db.snapshot(), _opened(target, binary=going.form.binary) as stream:
        drafts = sum(1 for _ in listing.ids(db, waiting))
        found = listing.ids(
            db, fitting, shape.sort, shape.limit or None, public=going.public
        )  # refuses a strange order
        if interchange:
            number = _interchange(db, None if whole_store else list(found), stream, progress)
        else:
            number = going.write(db, found, stream)
        drafts_in = drafts if taken and not shape.limit and not going.unfit else 0
        return Exported(number, drafts_in, 0 if taken else drafts, tuple(going.unfit.items()), going.withheld,
                        going.unapproved, going.approves)  # fmt: skip


class _Going:
    """Claims on their way out in one format; `unfit` counts those that stay here, `withheld` whose source does."""

    def __init__(
        self, form: Exporter, columns: Sequence[str], words: str, shape: Shape, progress: Callable[[int], None]
    ) -> None:
        self.form, self._words, self._progress = form, words, progress
        self._more = _for_the_web(form, shape) if form.address else {}
        self._audience = _audience(form, shape.audience)
        self._columns = _for_the_public(form, columns) if self.public else columns
        self._public = Public()
        self.unfit: Counter[str] = Counter()
        self.withheld = self.unapproved = 0
        self.approves, self._take_all = False, shape.unapproved
        if self.public:
            _check_order(shape.sort)
        if shape.unapproved and form.address != "must":
            raise UsageError(f"{form.name} asks for no approval.", "--unapproved belongs to claimreview.")

    @property
    def public(self) -> bool:
        """Whether it is for the public."""
        return self._audience == "public"

    @property
    def _needs_all(self) -> bool:
        """Whether the claims are read whole: without a column that is looked up beside them they take half the time."""
        return not (self.form.keyed and self._columns) or bool(set(self._columns) & set(BESIDE))

    def write(self, db: Database, found: Iterator[int], stream: Any) -> int:
        """Write them; returns how many."""
        if self.public:
            self._public = Public(secrets(db))
        self.approves = self.form.address == "must" and desk.approves(db)
        if not self.form.whole:
            read = whole.by_ids if self._needs_all else claims.by_ids
            counted = Counted(self._told(read(db, found)), self._progress)
            self.form.write(counted, stream, self._columns, **self._more)
            return counted.number
        named = self._public.secrets
        ids = Ids((one.id for one in self._nameless(claims.by_ids(db, found))) if named else found)
        counted = Counted(self._told(whole.by_ids(db, ids)), self._progress)
        rest = rest_of(db, ids, self._words, self._audience, self._public)
        if not self.form.binary:
            self.form.write(counted, stream, self._columns, rest)
            return counted.number
        with tempfile.SpooledTemporaryFile(IN_MEMORY) as spool:  # finished before anybody can stop reading it
            self.form.write(counted, spool, self._columns, rest)
            spool.seek(0)
            shutil.copyfileobj(spool, stream)
        return counted.number

    def _told(self, found: Iterable[Claim]) -> Iterator[Claim]:
        """The claims that can go out, as they do."""
        why_not = self.form.unfit
        for claim in self._nameless(found):
            closed = claim.source in self._public.secrets.slugs
            alone = self.form.address == "must" and not claim.desk.approved_by
            kept = self.approves and not self._take_all and alone and UNAPPROVED
            if why := why_not(claim) or (closed and self.form.address and IN_CONFIDENCE) or kept:
                self.unfit[why] += 1
                continue
            self.unapproved += alone
            self.withheld += closed
            yield self._public.claim(claim) if self.public and not self.form.address else claim

    def _nameless(self, found: Iterable[Claim]) -> Iterator[Claim]:
        """Those that name nothing confidential."""
        for claim in found:
            if self._public.names(claim):
                self.unfit[NAMING] += 1
            else:
                yield claim


def _audience(form: Exporter, asked: str) -> str:
    """Whom it is for; what is for the web is for the public unless somebody says otherwise. Raises UsageError."""
    if asked and asked not in AUDIENCES:
        raise UsageError(f"--for {asked} is nobody.", f"It takes {', '.join(AUDIENCES)}.")
    if asked not in ("", "public") and form.address == "must":
        raise UsageError(f"{form.name} is for the public.", "Leave --for out.")
    return asked or ("public" if form.address else "desk")


def _for_the_public(form: Exporter, columns: Sequence[str]) -> Sequence[str]:
    """The columns that the public may see. Raises UsageError for others that are asked for."""
    for name in columns:
        if name in PRIVATE:
            raise UsageError(f"“{name}” is not for the public.", "Leave it out of --columns.")
    return tuple(name for name in COLUMNS if name not in PRIVATE) if form.keyed and not columns else columns


def _check_order(sort: str) -> None:
    """Raises UsageError for an order by what is not for the public: it would tell it."""
    name = sort.removeprefix("-")
    if name in (*PRIVATE, "created"):
        raise UsageError(f"“{name}” is not for the public, and an order by it tells it.", "Give another --sort.")


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
    if base[-1:].isalnum() and not {"?", "#"} & set(base):  # checks is a folder; ?id= and check- begin a name
        base += "/"
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
