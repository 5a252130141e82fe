"""A store for a benchmark, made and checked as the program does it."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from factcheck.actions.rescanning import Rescan, rescan
from factcheck.domain.claim import Claim
from factcheck.domain.conflict import Conflict
from factcheck.store.reads import conflicts
from factcheck.store.storage import migrate
from factcheck.store.storage.bulk import Intake
from factcheck.store.storage.opening import open_store
from factcheck.store.storage.rows import SourceRow, insert_new
from factcheck.store.storage.unit_of_work import UnitOfWork


def work(path: Path, verb: str = "bench", *, dry: bool = False) -> UnitOfWork:
    """A unit of work of the benchmark."""
    return UnitOfWork(path, "bench", verb, dry=dry)


def stored(path: Path, claims: Iterable[Claim], titles: dict[str, str]) -> list[int]:
    """Make a store with a source of each of these ids and titles, and with the claims; the claims' ids in order."""
    migrate.create(path)
    with work(path) as unit:
        step = unit.step
        insert_new(
            unit.db, [SourceRow(slug=slug, key=slug, title=title, step_id=step) for slug, title in titles.items()]
        )
        return [one.id for one in Intake(unit, index_at_once=True).store(claims)]


def rescanned(path: Path) -> Rescan:
    """Check everything, as `factcheck conflicts --rescan` does."""
    return rescan(lambda: work(path, "rescan"), lambda what, done, last: None)


def flags(path: Path) -> Iterator[Conflict]:
    """What was flagged, surest first; pairs that are only worth comparing are left out."""
    return conflicts.every(open_store(str(path), print))
