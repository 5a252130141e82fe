"""Another store of the same work, read as what an import takes: only what is not known here is handed over."""

from collections.abc import Iterable, Iterator

from factcheck.actions.apart import First
from factcheck.actions.import_files import Row
from factcheck.actions.importing import Import
from factcheck.actions.records import taken
from factcheck.errors import FactcheckError, StoreError, UsageError
from factcheck.store.reads import firsts, keys, propositions, records, scale, sources, suggestions, whole
from factcheck.store.storage.database import BATCH, Database
from factcheck.store.storage.opening import VERSION, place


def opened(location: str, ours: Database) -> Database:
    """The other store, to be read. Raises UsageError for this store itself, StoreError for none of this version."""
    db = place(location).connect()
    if (found := db.version()) != VERSION:
        db.close()
        state = f"of version {found}, this program's is {VERSION}" if found else "no factcheck store"
        raise StoreError(f"{location} is {state}.", "`factcheck --db OTHER stats` brings an older one up to date.")
    if db.identity() == ours.identity():
        db.close()
        raise UsageError(f"{location} is this store itself.", "Name the other one.")
    return db


def unbroken(rows: Iterable[Row], name: str) -> Iterator[Row]:
    """The rows of a file that was made of a store. Raises FactcheckError for a line that cannot be read: a file that
    was cut off or changed tells half of what was done, and half a past is another one.
    """
    for line, what in rows:
        if isinstance(what, FactcheckError):
            raise FactcheckError(f"Line {line} of {name}: {what}", "Nothing was merged. Ask for the whole file.")
        yield line, what


def refuse_a_stranger(here: Database, there: Database, name: str) -> None:
    """Raises UsageError where two stores that hold something have nothing in common: nothing would meet."""
    ours, theirs = keys.of(here, "step"), keys.of(there, "step")
    if not (ours and theirs) or ours & theirs:
        return
    if any(keys.of(here, table) & keys.of(there, table) for table in ("source", "claim")):
        return
    raise UsageError(f"{name} has nothing in common with this store.", "--unrelated takes it in all the same.")


def rows(taking: Import, there: Database) -> Iterator[Row]:
    """What the other store holds and this one does not, in the order in which an import takes it."""
    here = taking.work.db
    known = keys.of_sources(here)
    for key, slug in keys.of_sources(there).items():
        if key in known:
            taking.know_source(slug, known[key])
        else:
            yield 0, sources.source(there, slug)
    yield from ((0, first) for first in _made_apart(here, there))
    for record in records.named(there, None):
        yield 0, taken(record)
    ours = keys.of_own_steps(here)
    yield from (
        (0, taken(record)) for record in scale.records(there) if record.get("step", record.get("key")) not in ours
    )
    yield from ((0, claim) for claim in whole.by_ids(there, keys.new_claims(here, there)))
    yield from ((0, taken(record)) for record in records.after(there, None, besides=ours))


def left_behind(here: Database, there: Database) -> tuple[int, int]:
    """How many suggestions were turned down, and how many propositions taken off, in the other store alone: these are
    no part of what is done to a claim, and stay there.
    """
    return (
        len(suggestions.turned_down(there) - suggestions.turned_down(here)),
        len(propositions.gone(there) - propositions.gone(here)),
    )


def _made_apart(here: Database, there: Database) -> Iterator[First]:
    """With which values claims were made there that were made here too, by somebody else."""
    met = firsts.made_apart(here, there)
    for start in range(0, len(met), BATCH):
        batch = dict(met[start : start + BATCH])
        made = firsts.made(there, list(batch))
        for number, values in firsts.of(there, list(batch)).items():
            yield First(batch[number], values, *made[number])
