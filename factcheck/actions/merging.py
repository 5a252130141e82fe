"""Another store of the same work, read as what an import takes: only what is not known here is handed over."""

from collections.abc import Iterator

from factcheck.actions.import_files import Row
from factcheck.actions.importing import Import
from factcheck.actions.records import taken
from factcheck.errors import StoreError, UsageError
from factcheck.store.reads import claims, records, sources, whole
from factcheck.store.storage.database import Database
from factcheck.store.storage.opening import VERSION, place


def opened(location: str, ours: str) -> Database:
    """The other store, to be read. Raises UsageError for this store itself, StoreError for none of this version."""
    import os
    from pathlib import Path

    if "://" not in location and "://" not in ours and Path(location).exists() and os.path.samefile(location, ours):
        raise UsageError(f"{location} is this store itself.", "Name the other one.")
    db = place(location).connect()
    if (found := db.version()) != VERSION:
        db.close()
        state = f"of version {found}, this program's is {VERSION}" if found else "no factcheck store"
        raise StoreError(f"{location} is {state}.", "`factcheck --db OTHER stats` brings an older one up to date.")
    return db


def refuse_a_stranger(here: Database, there: Database, name: str) -> None:
    """Raises UsageError where two stores that hold something have nothing in common: nothing would meet."""
    for table in ("step", "source", "claim"):
        ours = set(here.column(f"SELECT key FROM {table}"))
        theirs = there.column(f"SELECT key FROM {table}")
        if table == "step" and not (ours and theirs):
            return
        if not ours.isdisjoint(theirs):
            return
    raise UsageError(f"{name} has nothing in common with this store.", "--unrelated takes it in all the same.")


def rows(taking: Import, there: Database) -> Iterator[Row]:
    """What the other store holds and this one does not, in the order in which an import takes it."""
    here = taking.work.db
    sources_here = dict(here.rows("SELECT key, slug FROM source"))
    for slug, key in list(there.rows("SELECT slug, key FROM source ORDER BY id")):
        if key in sources_here:
            taking.know_source(slug, sources_here[key])
        else:
            yield 0, sources.source(there, slug)
    for record in records.named(there, None):
        yield 0, taken(record)
    known = set(here.column("SELECT key FROM claim"))
    new = [number for number, key in there.rows("SELECT id, key FROM claim ORDER BY id") if key not in known]
    yield from ((0, claim) for claim in whole.by_ids(there, new))
    own = set(here.column("SELECT key FROM step WHERE NOT imported"))
    yield from ((0, taken(record)) for record in records.after(there, None, besides=own))


def both_made(here: Database, there: Database) -> int:
    """How many claims are in both stores."""
    known = set(here.column("SELECT key FROM claim"))
    return sum(key in known for key in there.column("SELECT key FROM claim"))


__all__ = ["both_made", "claims", "opened", "refuse_a_stranger", "rows"]
