"""Whether a text can have amounts or dates in it: most have none, and finding out is cheaper than reading them."""

import re
from collections.abc import Iterable

from factcheck.text.units import FRACTIONS, ONES, SCALES, TENS

_TOLD_BY = re.compile(r"\d")
_LETTERS = re.compile("[a-z]+")
_WORDS = frozenset([*ONES, *TENS, *SCALES, *FRACTIONS, "halves", *(f"{name}s" for name in (*FRACTIONS, *SCALES))]) - {
    "second",
    "one",
    "m",
    "k",
    "b",
    "t",
}
"""What stands in a text with an amount and no digit; a date with a normal form has a digit."""


def may_have_values(text: str, said: Iterable[str] | None = None) -> bool:
    """Whether there can be an amount or a date in `text`: cheap, and right when it says no.

    `said` are the folded words of the text, where somebody has them already.
    """
    return bool(_TOLD_BY.search(text)) or not _WORDS.isdisjoint(said or _LETTERS.findall(text.lower()))
