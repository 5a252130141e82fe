"""A block as its reader sees it: one line of text, each character knowing where it stands in the stored text."""

import html
import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from factcheck.domain.block import Block
from factcheck.domain.draft import Span

_LONGEST_WORD = 60
"""Code points of a word that is broken at a hyphen."""

_SOFT_HYPHEN = "\u00ad"
_HYPHENS = "-\u00ad\u2010"
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_INTERRUPTION = re.compile(
    r"(?<![ \t\f\u00a0])[ \t\f\u00a0]*+(?:\r\n?|[\n\u2028\u2029])\s*|\u00ad(?![ \t]*[\r\n])|["
    + "".join(_LIGATURES)
    + "]"
)
_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,8}\d?);")
"""A character as HTML names it, which texts that came from pages keep: "&amp;", "&#8217;"."""
_NOTE = re.compile(r"\s*+\([A-Z][a-z]+(?:[ -][a-z]+){0,2}\.\)|\s*+[—–-]+ \([a-z]+(?: [a-z]+)?\) [—–-]+(?=\s)")
"""What a transcript notes inside a turn and nobody says: "(Applause.)", "— (laughs) —"."""
_BREAK = re.compile(r"[\r\n\u2028\u2029]")
_WORD = re.compile(r"\b[^\W\d_]++(?:[-\u2010][^\W\d_]++)*+(?!-[ \t]*[\r\n]|[\w-])")
_LAST_WORD = re.compile(r"[^\W\d_]+$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Joined:
    """`text` reads without the breaks, hyphens and gaps of the page; `pieces` says where it comes from.

    A piece is (offset in `text`, offset in the stored text, code points there, code points in `text`), in order; the
    blank that stands for a gap with words in it has no code points there.
    """

    text: str
    pieces: tuple[tuple[int, int, int, int], ...]

    def span(self, start: int, end: int) -> Span:
        """Where `text[start:end]` stands in the stored text: from its first character to behind its last.

        What lies between, a line break or a running head, is inside. An empty stretch gives an empty span.
        """
        if start >= end:
            at = self._stored(start)
            return at, at
        return self._stored(start), self._behind(end - 1)

    def spans(self, start: int, end: int) -> list[Span]:
        """As `span`, but in as many pieces as there are gaps with words in them; breaks and hyphens part nothing."""
        first, last = self.span(start, end)
        found: list[Span] = []
        for at, stored, there, here in self.pieces:
            one = max(first, stored), min(last, stored + there)
            if at + here <= start or at >= end or one[0] >= one[1]:
                continue
            if found and one[0] == found[-1][1]:
                found[-1] = (found[-1][0], one[1])
            else:
                found.append(one)
        return found

    def _piece(self, offset: int) -> tuple[int, int, int, int]:
        return self.pieces[bisect_right(self.pieces, offset, key=lambda piece: piece[0]) - 1]

    def _stored(self, offset: int) -> int:
        if not self.pieces:
            return 0
        at, stored, there, here = self._piece(offset)
        return stored + (offset - at if there == here else there if offset - at >= here else 0)

    def _behind(self, offset: int) -> int:
        at, stored, there, here = self._piece(offset)
        return stored + (offset - at + 1 if there == here else there)


def joined(text: str, block: Block, is_word: Callable[[str], bool] | None = None) -> Joined:
    """The block's text on one line: breaks are blanks, words split at a line end are whole, gaps are left out.

    A hyphen at a line end stays before a capital or a digit, and where the words that `is_word` knows (those of the
    text itself, unless given) say so: "co-pilot", "long-term"; else it was the typesetter's. Soft hyphens go and
    ligatures come apart. Every offset leads back by `Joined.span`.
    """
    known = is_word or _vocabulary(text).__contains__
    pieces: list[tuple[int, int, int, int]] = []
    parts: list[str] = []
    length, at = 0, block.start
    for start, end in [*_interruptions(text, block), (block.end, block.end)]:
        stop, shown = _change(text, block, start, end, known)
        between = 0 if any(map(str.isalnum, text[start:end])) and not _stands_for(text, start) else end - stop
        for words, stored, there in ((text[at:stop], at, stop - at), (shown, stop, between)):
            pieces.append((length, stored, there, len(words)))
            parts.append(words)
            length += len(words)
        at = end
    return Joined("".join(parts), tuple(pieces))


def _change(text: str, block: Block, start: int, end: int, known: Callable[[str], bool]) -> tuple[int, str]:
    """Where the text before an interruption ends for the reader, and what stands in the interruption's place."""
    if start < end and _stands_for(text, start):
        return start, _LIGATURES.get(text[start]) or html.unescape(text[start:end])
    if start == end or end >= block.end or start <= block.start or text[start:end] == _SOFT_HYPHEN:
        return start, ""
    if not _BREAK.search(text, start, end):  # markup inside a line
        return start, ""
    before = text[start - 1]
    if before in _HYPHENS and text[start - 2].isalpha():
        return (start - 1 if before == _SOFT_HYPHEN or _was_typeset(text, start - 1, end, known) else start), ""
    closed_up = before in "—–/" and text[start - 2].isalnum() and text[end].isalnum()
    return start, "" if closed_up else " "


def _interruptions(text: str, block: Block) -> list[Span]:
    """Breaks, gaps, notes, soft hyphens and characters in another guise; a gap and the breaks around it are one."""
    patterns = [_INTERRUPTION, _REFERENCE, *([_NOTE] if block.speaker is not None else [])]
    found = [match.span() for pattern in patterns for match in pattern.finditer(text, block.start, block.end)]
    merged: list[Span] = []
    for start, end in sorted([*found, *block.gaps]):
        if merged and start <= merged[-1][1] and (not _stands_for(text, start) or start < merged[-1][1]):
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _stands_for(text: str, at: int) -> bool:
    """Whether what interrupts the text there is a character in another guise."""
    return text[at] in _LIGATURES or text[at] == "&"


def _was_typeset(text: str, hyphen: int, after: int, known: Callable[[str], bool]) -> bool:
    """Whether the hyphen is there only because the line was full."""
    first = _LAST_WORD.search(text, max(0, hyphen - _LONGEST_WORD), hyphen)
    second = _FIRST_WORD.match(text, after)
    if not first or not second or not second[0][0].islower():
        return False
    one, two = first[0].lower(), second[0].lower()
    if known(one + two):
        return True
    return not known(f"{one}-{two}") and not (len(one) > 1 and known(one) and known(two))


@lru_cache(maxsize=2)
def _vocabulary(text: str) -> frozenset[str]:
    """The words of the text's beginning, compounds with their hyphen too; not those that a line end splits."""
    return frozenset(word.lower() for word in _WORD.findall(text, 0, _SAMPLE))


_SAMPLE = 1_000_000
"""Code points in which line ends are looked at: more than most books have; a bound on time."""
