"""Layout as data: the typed stretches that a document is made of, found before any sentence is parsed."""

from dataclasses import dataclass
from enum import StrEnum

from factcheck.domain.draft import Span


class BlockKind(StrEnum):
    """What a stretch of a document is on the page."""

    HEADING = "heading"
    CAPTION = "caption"
    DATELINE = "dateline"
    """Place and day before the first sentence ("VIENNA, 3 May (Alpa) –"); the sentence is a block of its own."""
    TIMESTAMP = "timestamp"
    """When an entry was written or a cue is spoken ("07:45", "Updated 18:42")."""
    BYLINE = "byline"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list item"
    TABLE_ROW = "table row"
    QUOTATION = "quotation"
    """A block that somebody else wrote: a quotation block, an older mail under the newer one (`level` deep)."""
    LABEL = "label"
    """Who has the word from here on ("Mr. HARLOW.", "Anna Berg:", "On Monday, T. Rask wrote:")."""
    TURN = "turn"
    QUESTION = "question"
    ANSWER = "answer"
    FURNITURE = "furniture"
    """What belongs to the page and not to the document: navigation, share lines, running heads, line numbers."""
    FRONT_MATTER = "front matter"
    """What the document says of itself before it begins: YAML, the header of a mail, "Claim: …", "Rating: …"."""


@dataclass(frozen=True, slots=True)
class Block:
    """`text[start:end]` of the stored text, in code points, end exclusive, without blanks at either end.

    `speaker` is where the name of whoever has the word stands (in a label, in the header of a mail), on every block
    of a turn, whatever its kind; None where the document itself speaks. `level` is the depth of a heading (1 is the
    highest), a list item (1) or a quotation (1), else 0. `gaps` are stretches inside that are no part of it: line
    numbers, the marks before each line of a quoted mail, a running head where a sentence goes on over the page.
    `written` says of a turn that whoever has the word wrote it, in a mail or a post.
    """

    kind: BlockKind
    start: int
    end: int
    speaker: Span | None = None
    level: int = 0
    gaps: tuple[Span, ...] = ()
    written: bool = False
