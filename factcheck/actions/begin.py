"""Starting a write on a store that was found fit for it."""

from collections.abc import Callable

from factcheck.store.storage.opening import open_store
from factcheck.store.storage.unit_of_work import UnitOfWork


def begin(
    location: str, analyst: str, verb: str, say: Callable[[str], None], *, dry: bool = False, file: str = ""
) -> UnitOfWork:
    """A unit of work on the store, which is migrated first when it is older. Raises StoreError."""
    open_store(location, say).close()
    return UnitOfWork(location, analyst, verb, dry=dry, file=file)
