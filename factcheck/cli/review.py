"""`factcheck review`."""

import sys

import typer

from factcheck.cli.options import Words
from factcheck.cli.session import Session
from factcheck.errors import UsageError


def run(ctx: typer.Context, words: Words = None) -> None:
    """Drafts one by one, each where it stands in its document, and one key for each decision.

    Every decision is stored at once and is an undo step of its own; what is skipped stays a draft. The keys: a accept,
    r reject, s speaker, t status, e text, p proposition, space skip, b back, o open more, u undo, ? help, q quit.

    Examples:

    - `factcheck review`

    - `factcheck review source:new-stage-of-crisis by:aliyev`
    """
    from dataclasses import replace
    from functools import partial

    from factcheck.query import Filter, parse
    from factcheck.rendering.console import console_for
    from factcheck.review.keys import keyboard
    from factcheck.review.like import like
    from factcheck.review.loop import Review
    from factcheck.review.queue import Queue
    from factcheck.review.screen import summary
    from factcheck.store.search import listing

    session = Session.of(ctx)
    if session.no_input or not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError(
            "A review needs a terminal to ask on.", "In a script: `factcheck list is:draft --ids | factcheck accept -`."
        )
    asked = parse(words or [])
    query = replace(asked, filters=(*asked.filters, Filter("is", ("draft",)), Filter("is", ("withdrawn",), True)))
    with session.reading() as db:
        drafts = tuple(listing.ids(db, query))
        if not drafts:
            session.say("No draft fits." if words else "No drafts wait. `factcheck ingest FILE` makes some.")
            return
        with keyboard() as keys:
            console = partial(console_for, session.color, sys.stdout)
            review = Review(
                db, session.writing, keys, console, Queue(drafts), partial(like, db), session.preferences.keys
            )
            try:
                review.run()
            except KeyboardInterrupt:
                pass  # a person's way to quit: all that was decided is stored
            finally:
                sys.stdout.write("\n")
                session.say(summary(review.queue))
