"""Where in a document words stand, as a person counts: by paragraphs; and what a document calls those who speak."""

import re
from bisect import bisect_right

from factcheck.text.pronouns import FIRST, THIRD

LONGEST_ROLE = 80
"""Code points of a role: what is longer is a sentence about somebody. For the eye."""
_NO_ROLE = FIRST | THIRD | {"like", "and", "or", "as", "including", "according"}
_PLACE = r"(?:paragraph \d+, )?(\d+)-(\d+)"


class Paragraphs:
    """The paragraphs of one text: what stands between blank lines, or, without any, its lines; the title is none."""

    def __init__(self, text: str, title: str = "") -> None:
        lines = text.splitlines(keepends=True)
        filled = [bool(line.strip()) for line in lines]
        parted = False in filled[filled.index(True) :] if True in filled else False
        self._starts: list[int] = []
        at, fresh, first = 0, True, True
        for line, has_words in zip(lines, filled, strict=True):
            if has_words and (fresh or not parted):
                if not (first and line.strip() == title):
                    self._starts.append(at)
                first = False
            fresh = not has_words
            at += len(line)

    def number(self, offset: int) -> int:
        """The number from 1 of the paragraph in which this offset (code points) lies, 0 in the title."""
        return bisect_right(self._starts, offset)

    def place(self, start: int | None, end: int | None) -> str:
        """A quote's place in words, "" for one that is not anchored."""
        if start is None or end is None:
            return ""
        paragraph = self.number(start)
        return f"paragraph {paragraph}, {start}-{end}" if paragraph else f"{start}-{end}"


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
    words = " ".join(written.split()).strip(" ,;:–—")
    if not name or words == name:
        return ""
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
