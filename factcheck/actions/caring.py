"""Looking after a store: what is wrong with it, and mending what can be made anew from the claims."""

from collections.abc import Callable
from dataclasses import dataclass

from factcheck.actions.evidencing import not_as_it_was
from factcheck.store.reads import evidence, soundness
from factcheck.store.storage import index
from factcheck.store.storage.opening import open_store, place


@dataclass(frozen=True, slots=True)
class Examined:
    """What was found: problems that remain, sentences about what was mended, and the number of claims."""

    problems: tuple[str, ...]
    mended: tuple[str, ...]
    claims: int
    changed: tuple[str, ...]
    """Sentences about files that are evidence and are not as they were: the store itself is sound."""


def examine(location: str, say: Callable[[str], None], *, fix: bool, progress: Callable[[int], None]) -> Examined:
    """Check pages, references, quotes, history and the search index; `fix` makes the index anew. Who only
    reads may check what is on a server. Raises StoreError.
    """
    writing = fix or place(location).checks_by_writing
    db = open_store(location, say, writing=writing)
    try:
        with db.transaction() if writing else db.snapshot():
            problems = db.problems() + soundness.loose_quotes(db) + soundness.strange_events(db)
            mended = []
            wrong = index.check(db)
            if wrong and fix:
                number = index.rebuild(db, progress)
                mended.append(f"{wrong} It was made anew from {number} claims.")
            elif wrong:
                problems.append(wrong)
            claims = soundness.claims(db)
            changed = dict.fromkeys(not_as_it_was(one.record) for one in evidence.files(db))
    finally:
        db.close()
    return Examined(tuple(problems), tuple(mended), claims, tuple(filter(None, changed)))
