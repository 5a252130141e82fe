"""Sentences and lists of words laid out for a terminal: lines break between words, and what is to be typed does not
break at all.
"""

import os
import re
from textwrap import TextWrapper
from typing import TextIO

UNKNOWN = 0
"""The width of what is no terminal: nothing is folded."""
HALF = 2
"""What part of a line the first of two columns may take; where it is wider, the second goes on close to the margin."""
NEAR = 4
"""Blanks before it there, for the eye alone."""
_BESIDE = r"( *\S+(?: \S+)*  +)\S"
"""A word or an example, and what stands behind it in a column of its own."""
_TYPED = r"`[^`\n]+`"
_KEPT = "\x00"
"""Stands for a blank at which nothing breaks; none of it comes in, for controls have been made visible."""


def width_of(stream: TextIO) -> int:
    """The columns of the terminal that a stream writes to; 0 where it is none, or says nothing of it."""
    try:
        return os.get_terminal_size(stream.fileno()).columns if stream.isatty() else UNKNOWN
    except (OSError, ValueError):  # closed, or a stream without a descriptor
        return UNKNOWN


def wrapped(text: str, width: int) -> str:
    """Text folded to `width` characters, blank lines and line breaks kept; 0 folds nothing.

    A command between backticks stays on one line while it fits, so that it can be copied; the second column of a list
    stays one; a longer word than a line goes past it, for an id or an address that is broken cannot be copied either.
    """
    if width == UNKNOWN:
        return text
    return "\n".join(line if len(line) <= width else _folded(line, width) for line in text.split("\n"))


def _folded(line: str, width: int) -> str:
    kept = re.sub(_TYPED, lambda typed: _whole(typed.group(), width), line)
    beside = re.match(_BESIDE, line)
    hang = len(beside.group(1)) if beside else len(line) - len(line.lstrip())
    hang = hang if hang * HALF <= width else NEAR
    wrapper = TextWrapper(width, subsequent_indent=" " * hang, break_long_words=False, break_on_hyphens=False)
    return wrapper.fill(kept).replace(_KEPT, " ")


def _whole(typed: str, width: int) -> str:
    return typed.replace(" ", _KEPT) if len(typed) <= width else typed
