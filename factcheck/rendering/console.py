"""The console that tables and cards are printed on."""

import os
import shutil
from typing import TextIO

from rich.console import Console

from factcheck.errors import UsageError

NARROWEST = 20
"""Columns below which nothing readable can be laid out."""


def console_for(color: str, stream: TextIO, width: int | None = None) -> Console:
    """A console on `stream` that prints text as it is: no markup, no emoji, no highlighting.

    `color` is auto, always or never. On auto, NO_COLOR (https://no-color.org) and then FORCE_COLOR decide if they are
    set and not empty, else whether the stream is a terminal that is not dumb. Without colour no escape sequence at all
    is written. The width comes from COLUMNS, else from the terminal, else it is 80. Raises UsageError.
    """
    if color not in ("auto", "always", "never"):
        raise UsageError(f"--color does not take “{color}”.", "It takes auto, always or never.")
    colored = color == "always" or (color == "auto" and _wants_color(stream))
    return Console(
        file=stream,
        width=max(width or shutil.get_terminal_size().columns, NARROWEST),
        force_terminal=colored,
        color_system="auto" if colored else None,
        no_color=False,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
    )


def _wants_color(stream: TextIO) -> bool:
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return stream.isatty() and os.environ.get("TERM") not in ("dumb", "unknown")
