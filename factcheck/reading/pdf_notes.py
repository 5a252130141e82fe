"""The marks of notes on a page of a PDF: small figures above the line, which its text layer puts into the words."""

import re
from ctypes import byref, c_double
from itertools import islice
from typing import Any

from factcheck.reading.scripts import raised

_SMALL = 0.85
"""The size of a raised figure at most, in that of the figure or letter before it: word processors set 0.58 to 0.8."""
_ABOVE, _HIGHEST = 0.15, 0.8
"""How far above the line it stands, in the same size; further up is the line above."""
_MARK = re.compile(r"[\d*†‡§¶\[\](),;–-]")
_WORD = re.compile(r"\S")
_MOST = 20_000
"""Figures and signs of a page that are looked at, a bound on time: a full page has 5,000 characters."""
_BEFORE = 16
"""Code points in which the unit or the ten of a power stands."""
_BLANK = " \t\r\n"


def without_notes(text: str, layer: Any) -> str:
    """The page's `text` without the marks of notes in `layer`, a PdfTextPage; powers stay raised.

    What cannot be held against the layer, character by character, stays as it is.
    """
    whole = layer.get_text_range()
    if len(whole) != layer.count_chars() or _solid(whole) != _solid(text):
        return text
    marks = _raised(whole, layer)
    if not marks:
        return text
    pieces, done = list[str](), 0
    for start, end, last in marks:
        words = raised(whole[max(0, last + 1 - _BEFORE) : last + 1], whole[start:end])
        if words != whole[start:end]:
            pieces += [whole[done : last + 1], words]
            done = _line_again(whole, layer, end, last)
    return "".join([*pieces, whole[done:]])


def _line_again(text: str, layer: Any, end: int, last: int) -> int:
    """Where the line goes on behind a mark: the layer breaks it there, and before the mark."""
    found = _WORD.search(text, end)
    if found is None or not text.startswith("\r\n", end):
        return end
    behind = found.start()
    size = _size(layer, last)
    return end + 2 if abs(_height(layer, behind) - _height(layer, last)) < _ABOVE * size else end


def _solid(text: str) -> str:
    return "".join(text.split())


def _raised(text: str, layer: Any) -> list[tuple[int, int, int]]:
    """The runs of small figures and signs above their line, each with the place of what it stands behind."""
    found = list[tuple[int, int, int]]()
    for mark in islice(_MARK.finditer(text), _MOST):
        at = mark.start()
        goes_on = bool(found) and found[-1][1] == at
        last = found[-1][2] if goes_on else _behind(text, at)
        if last < 0 or not _is_above(layer, at, last):
            continue
        start = found.pop()[0] if goes_on else at
        found.append((start, at + 1, last))
    return found


def _behind(text: str, at: int) -> int:
    """The place of the last character before this one that is no blank, -1 for none."""
    at -= 1
    while at >= 0 and text[at] in _BLANK:
        at -= 1
    return at


def _is_above(layer: Any, at: int, last: int) -> bool:
    size = _size(layer, last)
    rise = _height(layer, at) - _height(layer, last)
    return _size(layer, at) <= _SMALL * size and _ABOVE * size < rise < _HIGHEST * size


def _size(layer: Any, at: int) -> float:
    from pypdfium2 import raw

    return float(raw.FPDFText_GetFontSize(layer, at))


def _height(layer: Any, at: int) -> float:
    from pypdfium2 import raw

    x, y = c_double(), c_double()
    raw.FPDFText_GetCharOrigin(layer, at, byref(x), byref(y))
    return y.value
