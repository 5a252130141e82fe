"""Documents of GUM with their coreference: A. Zeldes, "The GUM Corpus" (Language Resources and Evaluation 51, 2017).

Its annotations are licensed under CC BY 4.0, its texts under several Creative Commons licences; nothing of it is kept
here. `dep/` of https://github.com/amir-zeldes/gum has a CoNLL-U file for each document.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

WRITTEN = ("academic", "bio", "court", "essay", "interview", "letter", "news", "speech", "textbook", "voyage")
"""The genres that are most like what a desk reads: the table is of these."""
BESIDE = ("conversation", "fiction", "podcast", "vlog", "whow")
"""Genres that a fit reads as well."""


@dataclass(slots=True)
class Document:
    """A text, and its mentions: start and end in code points, end exclusive, and the number of what is meant."""

    name: str
    genre: str
    text: str = ""
    mentions: list[tuple[int, int, str]] = field(default_factory=list)

    def meant_at(self, offset: int) -> str:
        """Whom the shortest mention that holds an offset means, "" where none does."""
        held = [(end - start, whose) for start, end, whose in self.mentions if start <= offset < end]
        return min(held)[1] if held else ""

    def mention(self, start: int, end: int) -> str:
        """Whom the mention of exactly this stretch means, "" where there is none."""
        return next((whose for a, b, whose in self.mentions if (a, b) == (start, end)), "")


def documents(folder: Path) -> Iterator[Document]:
    """The documents of both lists of genres in a checkout of GUM, by name."""
    for path in sorted((folder / "dep").glob("GUM_*.conllu")):
        if path.stem.split("_")[1] in WRITTEN + BESIDE:
            yield _read(path)


def _read(path: Path) -> Document:
    """Put the words together as they stood, a blank line between paragraphs, and note where each mention begins."""
    document, pieces, length = Document(path.stem, path.stem.split("_")[1]), list[str](), 0
    open_mentions: list[tuple[str, int]] = []
    breaks, until, joined = False, 0, False

    def put(words: str) -> None:
        nonlocal length
        pieces.append(words)
        length += len(words)

    for line in path.read_text(encoding="utf-8").splitlines():
        breaks |= line.startswith("# newpar")
        cells = line.split("\t")
        if line.startswith("#") or len(cells) < 10 or "." in cells[0]:
            continue
        first, _, last = cells[0].partition("-")
        if last:  # "don't" stands as "do" and "n't" below, with the space behind it here
            until, joined = int(last), "SpaceAfter=No" in cells[9]
            continue
        if breaks and length:
            put("\n\n")
        breaks = False
        start = length
        put(cells[1])
        _mark(document, open_mentions, cells[9], start, length)
        within = int(first) <= until
        tight = (joined or int(first) < until) if within else "SpaceAfter=No" in cells[9]
        if not tight:
            put(" ")
        until = 0 if not within or int(first) == until else until
    document.text = "".join(pieces)
    return document


def _mark(document: Document, open_mentions: list[tuple[str, int]], cell: str, start: int, end: int) -> None:
    """Open and close the mentions that a word's last cell names: "(12-person-giv:act-…", "12)", "(3-…)"."""
    marks = re.search(r"(?:^|\|)Entity=([^|]*)", cell)
    for mark in re.findall(r"\([^()]*\)?|[^()]*\)", marks[1]) if marks else ():
        whose = mark.strip("()").split("-")[0]
        if mark.startswith("("):
            open_mentions.append((whose, start))
        if mark.endswith(")"):
            number = max((n for n, (name, _) in enumerate(open_mentions) if name == whose), default=None)
            if number is not None:
                document.mentions.append((open_mentions.pop(number)[1], end, whose))
