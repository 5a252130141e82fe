"""Progress on stderr, only on a terminal, and only for what takes long."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from time import monotonic

from factcheck.cli.session import Session
from factcheck.text.safe import visible

PATIENCE = 0.5
"""Seconds before anything is shown: what is quicker needs no count. For the eye alone."""


@contextmanager
def telling(session: Session) -> Iterator[Callable[[str], None]]:
    """A function to show a line in the last one's place, wiped away at the end."""
    if session.quiet or not sys.stderr.isatty():
        yield lambda line: None
        return
    started, shown = monotonic(), False

    def tell(line: str) -> None:
        nonlocal shown
        if monotonic() - started > PATIENCE:
            shown = True
            _write(f"\r{line}")

    try:
        yield tell
    finally:
        if shown:
            _write("\r\033[K")


@contextmanager
def counting(session: Session, what: str) -> Iterator[Callable[[int], None]]:
    """A function to tell how many are done."""
    with telling(session) as tell:
        yield lambda done: tell(f"{done:,} {what}")


def _write(text: str) -> None:
    with suppress(OSError):  # the terminal may be closed by now, and the work goes on without it
        sys.stderr.write(text)
        sys.stderr.flush()


@contextmanager
def bar(session: Session, total: int) -> Iterator[Callable[[float, str], None]]:
    """A progress bar on a terminal's stderr, for a single one its share; a function to tell how many are done, as a
    fraction too, and what is next.
    """
    if session.quiet or total < 2 or not sys.stderr.isatty():
        with telling(session) as tell:
            yield lambda done, name: tell(f"{done:4.0%} of {visible(name)[-30:]}")
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from factcheck.rendering.console import console_for

    colored = console_for(session.color, sys.stderr).color_system is not None
    console = Console(file=sys.stderr, force_terminal=True, color_system="auto" if colored else None)
    columns = (MofNCompleteColumn(), BarColumn(), TimeRemainingColumn(), TextColumn("{task.description}", markup=False))
    with Progress(*columns, console=console, transient=True, redirect_stdout=False) as progress:
        task = progress.add_task("", total=total)
        yield lambda done, name: progress.update(task, completed=done, description=visible(name)[-30:])
