"""Who made a document, by the short lines at its head and its foot: names to be kept where the document is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from factcheck import lexicon
from factcheck.domain.marks import CLOSING
from factcheck.text.dates import MONTH
from factcheck.text.fold import words as folded
from factcheck.text.layout import marks
from factcheck.text.layout.lines import lines
from factcheck.text.slots import is_usual
from factcheck.text.titles import is_body, untitled

HEAD = 4_000
"""Code points of a document's beginning, and of its end, that are looked through: eight lines and more."""
_FIRST, _LAST = 8, 4
"""Lines of the head (title, standfirst, byline, date, a mail's header), and of the foot (who helped, a signature)."""
_LONGEST = 160
"""Code points of a line that may say it, as of a byline."""
_WORD = r"[^\W\d_a-zß-öø-ÿ][\w.'’-]*"
_RUN = re.compile(rf"{_WORD}(?:[ \u00a0](?:(?:de|da|di|van|von|der|den|al|bin|ben|el|la)[ \u00a0])?{_WORD})*")
"""Words with capitals that follow each other; of scripts without small letters, all that do."""
_SAID = re.compile(
    r"[\W_]*(?:by|from|to|cc|authors?|writer|written by|reporting by|source|interview(?: with)?)\b[\W_]*", re.I
)
_DAY = re.compile(rf"\b{MONTH}\b", re.I)
_STOP = re.compile(r"(?<=[^\W\d_]{3})\.\s")
"""A full stop that is of no initial and no title."""
_INITIAL = re.compile(r"[^\W\d_]\.")


@dataclass(frozen=True, slots=True)
class Makers:
    """`people` and `others` (papers, places) that a byline names; `perhaps` are names in other short lines there."""

    people: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()
    perhaps: frozenset[str] = frozenset()


def makers(text: str) -> Makers:
    """The names at the head and the foot of a document: rather too many than too few."""
    people, others, perhaps = set[str](), set[str](), set[str]()
    for words, sure in _told(text):
        bare = _SAID.sub("", words, count=1) if sure else words
        for at, name in enumerate(_names(bare)):
            own = not all(map(is_usual, folded(name)))
            if (own or is_persons(name) or " " in name) if sure else (own and " " in name):
                persons = sure and not is_body(name) and (at == 0 or is_persons(name))
                (people if persons else others if sure else perhaps).add(name)
    return Makers(frozenset(people), frozenset(others), frozenset(perhaps - people - others))


def is_persons(name: str) -> bool:
    """Whether a name may be a person's: it begins with a first name or an initial, or has no usual word in it."""
    first = untitled(name).name.split()[0].strip(".").lower()
    known = lexicon.words("first-names.txt", "he") | lexicon.words("first-names.txt", "she")
    own = first in known or _INITIAL.match(name) or not any(map(is_usual, folded(name)))
    return bool(own) and not is_body(name)


def _told(text: str) -> Iterator[tuple[str, bool]]:
    """The short lines, each with whether it says who made the document."""
    head, foot = list(lines(text[:HEAD]))[:_FIRST], list(lines(text[-HEAD:]))[-_LAST:]
    for part, found in ((text[:HEAD], head), (text[-HEAD:], foot)):
        for line in found:
            words = part[line.start : line.end]
            sure = bool(_SAID.match(words)) or marks.is_byline(part, line.start, line.end)
            if len(words) <= _LONGEST and (sure or words.rstrip(CLOSING + ")*_")[-1:] not in ".!?…:;,"):
                yield words, sure


def _names(words: str) -> Iterator[str]:
    """The words with capitals that follow each other, parted at small words that a headline has in capitals."""
    grammar = lexicon.words("grammar.txt", "function words")
    for match in (match for part in _STOP.split(words) for match in _RUN.finditer(part)):
        for small, several in groupby(match[0].split(), key=lambda word: word.lower() in grammar):
            name = " ".join(several).strip(".'’-")
            if not small and not _DAY.search(name) and any(map(str.isalpha, name)):
                yield name
