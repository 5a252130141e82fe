"""Data on its way to standard output: bytes as promised into a pipe or a file, nothing that a terminal obeys."""

import sys
from io import TextIOBase, TextIOWrapper
from typing import BinaryIO, TextIO, cast

from factcheck.errors import UsageError
from factcheck.text.safe import visible


def data_out() -> TextIO:
    """stdout with its line ends as written, the same on every system; a terminal is shown everything, visibly."""
    if sys.stdout.isatty():
        return cast(TextIO, Shown(sys.stdout))
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(newline="")
    return sys.stdout


def bytes_out() -> BinaryIO:
    """stdout for bytes. Raises UsageError where it is a terminal, which cannot show them."""
    if sys.stdout.isatty():
        raise UsageError("That is no text for a terminal.", "Name a file with -o, or send it into one.")
    return sys.stdout.buffer


class Shown(TextIOBase):
    """A terminal that is handed data: no control, bidi or zero-width character in it is obeyed, each is shown."""

    def __init__(self, terminal: TextIO) -> None:
        self._terminal = terminal

    def write(self, text: str) -> int:
        """Write `text`, made visible; a CSV's line end is a line break."""
        return self._terminal.write(visible(text.replace("\r\n", "\n"), lines=True))

    def flush(self) -> None:
        """Hand on what waits."""
        self._terminal.flush()
