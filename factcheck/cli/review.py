"""`factcheck review`."""

import os
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli.options import Words
from factcheck.cli.session import Session
from factcheck.errors import UsageError

if TYPE_CHECKING:
    from factcheck.review.walk import Walk
    from factcheck.store.storage.database import Database

MISSING = "The full screen of a review needs `pip install 'factcheck-cli[tui]'`; this is the one of lines."
Plain = Annotated[bool, typer.Option("--plain", help="Line by line, without the full screen.")]


def run(ctx: typer.Context, words: Words = None, plain: Plain = False) -> None:
    """What waits for a person, one by one where it stands in its document, and one key for each decision: drafts, then
    conflicts, differences of a merge, filings and marks.

    Every decision is stored at once and is an undo step of its own; what is skipped waits on. The keys of a draft:
    a accept, r reject, s speaker, t status, e text, p proposition; of everything: space skip, b back, u undo, K next
    kind, ? all keys, q quit. Line by line (--plain) there is no filter, no palette and no list of what was decided.

    Examples:

    - `factcheck review`

    - `factcheck review source:new-stage-of-crisis by:aliyev`
    """
    from factcheck.cli.empty import numbers_meant
    from factcheck.cli.reading_up import tell_unread
    from factcheck.query import parse
    from factcheck.review.screen import summary
    from factcheck.review.walk import Walk

    session = Session.of(ctx)
    if session.no_input or not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError(
            "A review needs a terminal to ask on.", "In a script: `factcheck list is:draft --ids | factcheck accept -`."
        )
    query = parse(words or [])
    with session.reading() as db:
        missing = not _is_installed("textual")
        if not (plain or missing or os.environ.get("TERM", "dumb") in ("dumb", "unknown", "")):
            if session.color == "never":
                os.environ["NO_COLOR"] = "1"  # Textual asks the environment alone
            from factcheck.review.desk.app import Desktop

            session.say(summary(Desktop.walked(session.writing, db, query, session.preferences.keys)))
            tell_unread(session)
            return
        walk = Walk(query).onward(db)
        if walk.queue.current is None:
            none = f"Nothing that waits fits. {numbers_meant(db, query)}".rstrip()
            session.say(none if words else "Nothing waits. `factcheck ingest FILE` makes drafts.")
            tell_unread(session)
            return
        _by_line(session, db, walk, said=_working(MISSING) if missing and not plain else "")


def _is_installed(name: str) -> bool:
    from importlib.util import find_spec

    try:
        return find_spec(name) is not None
    except ValueError:  # somebody keeps this Python from importing it
        return False


def _working(sentence: str) -> str:
    from factcheck.text.installing import working

    return working(sentence)


def _by_line(session: Session, db: "Database", walk: "Walk", said: str) -> None:
    from functools import partial

    from factcheck.cli.reading_up import tell_unread
    from factcheck.rendering.console import console_for
    from factcheck.review.deciding import Desk
    from factcheck.review.keys import keyboard
    from factcheck.review.like import like
    from factcheck.review.loop import Review
    from factcheck.review.screen import summary

    with keyboard() as keys:
        console = partial(console_for, session.color, sys.stdout)
        desk = Desk(db, session.writing)
        review = Review(desk, keys, console, walk, partial(like, db), session.preferences.keys, said)
        try:
            review.run()
        except KeyboardInterrupt:
            pass  # a person's way to quit: all that was decided is stored
        finally:
            sys.stdout.write("\n")
            session.say(summary(review.queue))
            tell_unread(session)
