"""Progress on stderr, only on a terminal, and only for what takes long."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

from factcheck.cli.session import Session

PATIENCE = 0.5
"""Seconds before anything is shown."""


@contextmanager
def counting(session: Session, what: str) -> Iterator[Callable[[int], None]]:
    """A function to tell how many are done."""
    if session.quiet or not sys.stderr.isatty():
        yield lambda done: None
        return
    started, shown = monotonic(), False

    def tell(done: int) -> None:
        nonlocal shown
        if monotonic() - started > PATIENCE:
            shown = True
            sys.stderr.write(f"\r{done:,} {what}")
            sys.stderr.flush()

    try:
        yield tell
    finally:
        if shown:
            sys.stderr.write("\r\033[K")
            sys.stderr.flush()
