"""Pieces of a document with what its markup says of them, put together to one text with hints."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from factcheck.domain.block import Block, BlockKind
from factcheck.reading.guard import storable

_SPACES = re.compile(r"[ \t\r\f\v]{2,}|[\t\r\f\v]")
_AROUND_BREAK = re.compile(r" *\n *")
_BREAKS = re.compile(r"\n{2,}")


@dataclass(frozen=True, slots=True)
class Part:
    """One block of a document: its words (breaks as "\\n"), and what its markup says of them.

    `kind` None is what the markup does not tell ("<pre>", lines parted by "<br>"): the lines themselves will.
    """

    kind: BlockKind | None
    words: str
    level: int = 0


def composed(parts: Iterable[Part]) -> tuple[str, tuple[Block, ...]]:
    """The parts' texts, a blank line between two, table rows and list items on lines of their own; and the hints."""
    pieces: list[str] = []
    hints: list[Block] = []
    length, last = 0, None
    for part in parts:
        words = storable(part.words).rstrip().lstrip("\n")
        if not words.strip():
            continue
        apart = "\n" if part.kind is last and last in (BlockKind.TABLE_ROW, BlockKind.LIST_ITEM) else "\n\n"
        apart = apart if pieces else ""
        start = length + len(apart)
        pieces += (apart, words)
        length = start + len(words)
        last = part.kind
        if part.kind is not None:
            blanks = len(words) - len(words.lstrip())
            hints.append(Block(part.kind, start + blanks, start + len(words), level=part.level))
    return "".join(pieces), tuple(hints)


def flowed(words: str) -> str:
    """Words from markup in which white space means nothing: runs are one blank, breaks that are left are meant."""
    words = _SPACES.sub(" ", words)
    return (_AROUND_BREAK.sub("\n", words) if "\n" in words else words).strip()


def broken(kind: BlockKind, words: str, level: int = 0) -> list[Part]:
    """A part, or as many as empty lines part; one that has line breaks left says nothing of its kind."""
    found = [piece.strip("\n") for piece in _BREAKS.split(words)]
    return [
        Part(None if "\n" in piece and kind is BlockKind.PARAGRAPH else kind, piece, level)
        for piece in found
        if piece.strip()
    ]


def row(cells: list[list[Part]]) -> list[Part]:
    """The cells of a table's row as one part where each is a paragraph, else the parts in them."""
    held = [cell for cell in cells if cell]
    if len(held) > 1 and all(len(cell) == 1 for cell in held):
        return [Part(BlockKind.TABLE_ROW, "\t".join(cell[0].words.replace("\n", " ") for cell in held))]
    return [part for cell in held for part in cell]
