"""Which blocks of a page are its article: as trafilatura takes them, with the lists and rows that it leaves behind."""

import re
from collections.abc import Sequence
from typing import Any

from factcheck.domain.block import BlockKind
from factcheck.reading.composing import Part
from factcheck.reading.markup import Placed

_OWN = 25
"""Code points of a paragraph that is known again by its words; a word or two may stand in any text."""

_RUNNING = 80
"""Code points of running text: more than a line of a menu."""

_WORDS = re.compile(r"\w+")
_LINKS = 0.5
"""The share of a block's characters in links above which it is a menu: more link than text. A menu is nearly all
links, a paragraph seldom a fifth."""
_TRUSTED = 0.1
"""The share of a page's running text under which what no rule suspects is not the article but the rest: of twelve real
pages one had .08, whose article stood in an element that is called as adverts are, and the others .87 and more."""
_SHORT = 0.4
"""An article with less than this share of the page's running text is said to be short. It only warns."""


def suspects(tree: Any) -> set[Any]:
    """The elements that trafilatura's own rules take for page furniture, kept alive so that they can be compared."""
    from trafilatura.xpaths import OVERALL_DISCARD_XPATH

    return {element for path in OVERALL_DISCARD_XPATH for element in path(tree)}


def article(placed: Sequence[Placed], extracted: str) -> tuple[list[Part], str]:
    """The article's parts, and a warning where it is doubtful; `extracted` is the text that trafilatura took.

    From the first block that trafilatura took to the last, all that is no furniture and no menu; before and behind,
    what stands in the same container. Without any, all of the page that is neither.
    """
    known = _folded(extracted)
    seen = [one for one in placed if not one.aside and one.links <= _LINKS * len(one.part.words)]
    trusted = [one for one in seen if not one.suspect]
    body = trusted if _length(trusted) > _TRUSTED * _length(seen) else seen
    taken = [n for n, one in enumerate(placed) if known and not one.aside and _is_known(one.part, known)]
    taken = [n for n in taken if not placed[n].suspect] or taken
    if not taken or not any(_runs(placed[n].part) for n in taken):
        return [one.part for one in body or placed], ""
    homes = {placed[n].home for n in taken if placed[n].part.kind is not BlockKind.HEADING}
    held, good = set(map(id, body)), set(taken)
    found = [
        one.part
        for n, one in enumerate(placed)
        if n in good or (id(one) in held and (taken[0] < n < taken[-1] or one.home in homes or _is_title(one)))
    ]
    running = _length(body)
    length = sum(len(part.words) for part in found if _runs(part))
    if running and length < _SHORT * running:
        return found, f"the article has {length:,} characters, the page shows {running:,}: look whether it is whole"
    return found, ""


def _length(placed: Sequence[Placed]) -> int:
    """Code points of running text."""
    return sum(len(one.part.words) for one in placed if _runs(one.part))


def _is_known(part: Part, known: str) -> bool:
    """Whether trafilatura took the part; a word or two may stand in any text."""
    return (len(part.words) > _OWN or part.kind is not BlockKind.PARAGRAPH) and _folded(part.words) in known


def _is_title(one: Placed) -> bool:
    return one.part.kind is BlockKind.HEADING and one.part.level == 1


def _runs(part: Part) -> bool:
    """Whether the part is running text, and no line of a menu."""
    return len(part.words) > _RUNNING or part.kind in (BlockKind.LIST_ITEM, BlockKind.TABLE_ROW)


def _folded(words: str) -> str:
    return " ".join(_WORDS.findall(words))
