"""Checking for conflicts what was not checked yet: everything, or the claims that `accept` and `file` leave to be read
where words alone see nothing, so that they are quick.
"""

from collections.abc import Collection

from factcheck.cli.progress import telling
from factcheck.cli.session import Session
from factcheck.cli.told import counted
from factcheck.errors import StoreError

WHAT_FOR = "Claims are read with `pip install 'factcheck-cli[semantic]'`; so far their words are compared."


def tell_unread(session: Session, among: Collection[int] | None = None) -> None:
    """Say how many claims, of these or of all, were compared by their words alone and wait to be read."""
    from factcheck.store.storage import rescans

    with session.reading() as db:
        ids = [number for number in rescans.unread(db) if among is None or number in among]
    if ids:
        session.say(
            f"{counted(len(ids), 'claim')} compared by words so far; `factcheck conflicts` reads what they say."
        )


def read_up(session: Session) -> None:
    """Read the claims that wait, where that can be done, and say what came of it."""
    from factcheck.store.storage import rescans

    with session.reading() as db:
        ids = rescans.unread(db)
    if ids:
        _read(session, ids)


def _read(session: Session, ids: list[int]) -> None:
    from factcheck.actions.checking import catch_up, reads
    from factcheck.actions.undoing import COMPARE

    with session.reading() as db:
        able = reads(db)
    if not able:
        session.say(f"{counted(len(ids), 'claim')} not read yet. {WHAT_FOR}")
        return
    try:
        with telling(session) as tell:
            found = catch_up(
                lambda: session.writing(COMPARE), ids, lambda done: tell(f"{done:,} of {len(ids):,} claims read")
            )
    except StoreError as error:
        session.say(f"{counted(len(ids), 'claim')} not read yet: {error}")
        return
    new = counted(len(found), "new conflict")
    session.say(f"Read {counted(len(ids), 'claim')} accepted or filed since: {new}.")


def check_all(session: Session) -> None:
    """Check every claim against every other, and say what came of it."""
    from factcheck.actions.rescanning import WORDS_ONLY, rescan
    from factcheck.actions.undoing import RESCAN

    with telling(session) as tell:
        report = rescan(lambda: session.writing(RESCAN), lambda what, done, of: tell(f"{done:,} of {of:,} {what}"))
    if report.words_only:
        session.say(WORDS_ONLY)
    worth = f"; {report.to_compare} new pairs to compare" if report.to_compare else ""
    session.say(f"Compared {report.pairs} pairs: {report.fresh} new conflicts, {report.closed} closed{worth}.")
