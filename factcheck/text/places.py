"""Where in a document words stand, as a person counts: by paragraphs; and what a document calls those who speak."""

import re
from bisect import bisect_right
from itertools import accumulate

from factcheck.domain.block import BlockKind
from factcheck.text.layout.blocks import blocks
from factcheck.text.pronouns import FIRST, THIRD

LONGEST_ROLE = 80
"""Code points of a role: what is longer is a sentence about somebody. For the eye."""
_NO_ROLE = FIRST | THIRD | {"like", "and", "or", "as", "including", "according"}
LONGEST_TEXT = 5_000_000
"""Code points of a text whose paragraphs are counted, about a second's work: of a longer one the offsets are given."""
_COUNTED = {BlockKind.PARAGRAPH, BlockKind.QUOTATION, BlockKind.TURN, BlockKind.QUESTION, BlockKind.ANSWER}
_PLACE = r"(?:[a-z ]+(?: \d+)?, )?(\d+)-(\d+)"


class Paragraphs:
    """The paragraphs of one text as a person counts them: headings, bylines and lists are none."""

    def __init__(self, text: str) -> None:
        self._blocks = blocks(text) if len(text) <= LONGEST_TEXT else ()
        self._starts = [block.start for block in self._blocks]
        self._numbers = [*accumulate(int(block.kind in _COUNTED) for block in self._blocks)]

    def place(self, start: int | None, end: int | None) -> str:
        """Where a quote stands, in words and code points ("paragraph 3, 406-503"); "" for one that is not anchored."""
        if start is None or end is None:
            return ""
        at = bisect_right(self._starts, start) - 1
        if at < 0:
            return f"{start}-{end}"
        kind = self._blocks[at].kind
        where = f"paragraph {self._numbers[at]}" if kind in _COUNTED else kind.value
        return f"{where}, {start}-{end}"


def offsets(place: str) -> tuple[int, int] | None:
    """The offsets of a place as `Paragraphs.place` writes it; None for anything else."""
    match = re.fullmatch(_PLACE, place.strip(), re.ASCII)
    if not match or len(place) > LONGEST_ROLE:
        return None
    start, end = int(match[1]), int(match[2])
    return (start, end) if start < end else None


def role(written: str, name: str) -> str:
    """What a source calls a speaker besides the full name: "Kremlin spokesperson" of "Kremlin spokesperson Dmitry
    Peskov"; "" where the words do not begin or end with the name, or say more than a role.
    """
    if not name or written == name:
        return ""
    words = " ".join(written.split()).strip(" ,;:–—")
    if words.endswith(f" {name}"):
        rest = words[: -len(name)]
    elif words.startswith((f"{name},", f"{name} (")):
        rest = words[len(name) :]
    else:
        return ""
    rest = re.sub(r"^(?:the|a|an) ", "", rest.strip(" ,;:()–—"), flags=re.IGNORECASE)
    if len(rest) > LONGEST_ROLE or _NO_ROLE & {word.strip(",;").lower() for word in rest.split()}:
        return ""
    return rest
