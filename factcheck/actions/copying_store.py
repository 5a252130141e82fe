"""Moving a whole store from one place to another, from a file to a server or back."""

from collections.abc import Callable, Sequence
from contextlib import closing
from typing import TYPE_CHECKING

from factcheck.errors import UsageError
from factcheck.store.storage.migrate import create
from factcheck.store.storage.opening import is_there, open_store, same_place

if TYPE_CHECKING:
    from factcheck.store.storage.transfer import Copied


def copy_store(
    origin: str, target: str, say: Callable[[str], None], progress: Callable[[int], None]
) -> Sequence["Copied"]:
    """Copy a store to a place where none is, or go on with a copy that broke off. Raises UsageError, StoreError,
    CheckFailed.
    """
    from factcheck.store.storage.transfer import copy

    itself = UsageError("A store is not copied onto itself.", "Name another place.")
    if same_place(origin, target):
        raise itself
    with closing(open_store(origin, say)) as held:
        if not is_there(target):
            create(target)
        with closing(open_store(target, say, writing=True)) as made:
            if held.identity() == made.identity():
                raise itself
            return copy(held, made, progress)
