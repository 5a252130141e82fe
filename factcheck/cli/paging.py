"""Long output on a terminal: through a pager that keeps colours and says how to leave, a block at a time if need be."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.console import Console

_PROMPT = "-PsLines %lt-%lb?L of %L. space goes on, / searches, q leaves.$"
"""What `less` says at the foot of a page (LESS(1), PROMPTS): where one is, and how to leave."""


def page(text: str, at: str) -> None:
    """Show a text in the pager; `less` keeps colours, says how to leave, and opens where `at` stands first."""
    import pydoc

    _prepare(at)
    pydoc.pager(text)


def _prepare(at: str) -> None:
    asked = os.environ.get("LESS")
    os.environ["LESS"] = f"{asked} -R" if asked else f"-RFX {_PROMPT}"
    if at:
        os.environ["LESS"] += f" +/{at}"


def flow(console: "Console", draw: "Callable[[Console], Iterator[None]]", *, paged: bool) -> None:
    """Write what `draw` prints on the console at each of its steps, as it comes, and through a pager if `paged`: a
    list of 100,000 begins at once, and ends when its reader leaves.
    """
    steps, done = draw(console), False
    with _outlet(paged) as out:
        while not done:
            with console.capture() as capture:
                done = next(steps, True) is True
            try:
                out.write(capture.get())
            except BrokenPipeError:
                if out is sys.stdout:
                    raise
                return  # the person has left the pager


@contextmanager
def _outlet(paged: bool) -> Iterator[IO[str]]:
    """The pager's input, or standard output where there is none."""
    command = _pager() if paged else ""
    if not command:
        yield sys.stdout
        return
    import subprocess

    _prepare("")
    with subprocess.Popen(command, shell=True, stdin=subprocess.PIPE, encoding="utf-8") as pager:
        assert pager.stdin, "asked for"
        try:
            yield pager.stdin
        finally:
            with suppress(OSError):
                pager.stdin.close()
            while pager.poll() is None:
                with suppress(KeyboardInterrupt):  # Ctrl-C is the pager's own
                    pager.wait()


def _pager() -> str:
    """The person's pager, as pydoc chooses one; "" where there is none, or a terminal cannot show one."""
    from shutil import which

    if os.environ.get("TERM") in ("dumb", "emacs"):
        return ""
    return os.environ.get("MANPAGER") or os.environ.get("PAGER") or which("less") or which("more") or ""
