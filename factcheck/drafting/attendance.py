"""Who was present, as minutes list it: a name a line under "PRESENT", with the office behind it, or a table."""

import re
from collections.abc import Iterator

from factcheck import lexicon
from factcheck.domain.block import BlockKind
from factcheck.drafting.names import split_title
from factcheck.drafting.page import Line, Page
from factcheck.text.layout.tables import RULE

_NAMED = re.compile(
    r"(?P<name>(?:[A-ZÀ-Þ][\w'’-]*\.?)(?: (?:[A-ZÀ-Þ][\w'’-]*\.?|de|da|van|von|der|al|bin|ben)){1,4})"
    r"(?:(?:, | ?[–—:] | - )(?P<office>[^.;:]{2,80})| ?\((?P<bracket>[^()]{2,80})\))?"
)
_ROW = re.compile(r"\|?(?P<name>[^|]{3,50})\|(?P<office>[^|]{2,80})\|?[^|]*")
_LONGEST = 120
"""Code points of a line in such a list."""
_LISTED = frozenset({BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.PARAGRAPH, BlockKind.TABLE_ROW})


def attendance(page: Page) -> Iterator[tuple[str, list[str]]]:
    """Each name of such a list as the page writes it, with its office where one stands there."""
    listing = False
    for line in page.lines:
        words = page.text[line.start : line.end].strip()
        title = words.strip("*_#: ").lower()
        if title in lexicon.phrases("layout.txt", "present"):
            listing = True
        elif title in lexicon.phrases("layout.txt", "absent"):
            listing = False
        elif listing and not RULE.fullmatch(words):
            one = _one(line, words)
            listing = one is not None
            if one and one[0]:
                yield one


def _one(line: Line, words: str) -> tuple[str, list[str]] | None:
    """The name and the office of a line; ("", []) for the head of a table, None where the list is over."""
    if line.kind not in _LISTED or len(words) > _LONGEST:
        return None
    row = _ROW.fullmatch(words)
    if row and row["name"].strip().lower() in {"name", "names"}:
        return "", []
    found = row or _NAMED.fullmatch(words)
    if not found or len(split_title(found["name"].strip())[1].split()) < _WORDS:
        return None
    office = found["office"] or (None if row else found["bracket"])
    return found["name"].strip(), [office.strip()] if office else []


_WORDS = 2
"""Words of a name in a list: "Bridge" under a heading is none."""
