"""Words of an English text with their places and stems, for comparing what two texts say."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from factcheck import lexicon
from factcheck.domain.marks import OPENING
from factcheck.text.fold import fold

_CAPITALISED = 0.85
"""The share of words with a capital in a headline: all but one in seven, and a title has seven or so."""

FUNCTION_WORDS = lexicon.words("grammar.txt", "function words")
"""Words that carry the grammar of a sentence, folded: they say little about what it is about."""

_LETTERS = r"(?:[^\W_][\u0300-\u036f]*)+"
_WORD = re.compile(rf"{_LETTERS}(?:['’.&-]{_LETTERS})*")


@cache
def stems_in(file: str, section: str = "") -> frozenset[str]:
    """The stems of the words in a section of a file of the lexicon."""
    return frozenset(map(stem, lexicon.words(file, section)))


@dataclass(frozen=True, slots=True)
class Word:
    """`text[start:end]` in code points, end exclusive; `folded` is its one spelling, `stem` what its forms share.

    `name`: written like a name (a capital or a digit inside a word of letters) where a common word would not be.
    """

    start: int
    end: int
    folded: str
    stem: str
    name: bool

    @property
    def content(self) -> bool:
        """Whether it says what the text is about."""
        return self.folded not in FUNCTION_WORDS


def words_with_places(text: str) -> tuple[Word, ...]:
    """The words of `text` in order. A hyphenated word is taken apart; a possessive "'s" is left out of the span.

    In a text that capitalises most of its words (a headline) no word counts as a name for its capital alone, nor does
    the first word of a sentence.
    """
    found: list[Word] = []
    headline = is_headline(text)
    for match in _WORD.finditer(text):
        for start, end in _pieces(match):
            written = text[start:end]
            folded = fold(written).replace(".", "")
            if folded:
                name = written[0].isupper() and not headline and (written[1:2].isupper() or not _begins(text, start))
                found.append(Word(start, end, folded, stem(folded), name))
    return tuple(found)


def _pieces(match: re.Match[str]) -> list[tuple[int, int]]:
    written, at = match.group(), match.start()
    if written[-2:].lower() in ("'s", "’s"):
        written = written[:-2]
    if "-" not in written:
        return [(at, at + len(written))]
    return [(at + part.start(), at + part.end()) for part in re.finditer(r"[^-]+", written)]


def _begins(text: str, start: int) -> bool:
    before = text[max(0, start - 8) : start].rstrip(" (" + OPENING)
    return not before or before[-1] in ".!?:;"


def is_headline(text: str) -> bool:
    """Whether nearly all words that need no capital have one: all but one in seven, and a title has seven or so."""
    content = [word for word in text.split() if word[0].isalpha() and word.lower() not in FUNCTION_WORDS]
    return len(content) > 2 and sum(word[0].isupper() for word in content) > _CAPITALISED * len(content)


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """What the forms of an English word share: light on purpose, since what is joined wrongly is never parted again.

    After D. Harman, How effective is suffixing?, JASIS 42 (1991), with -ed, -ing, -ly and the commonest irregular
    forms; no word gets shorter than three letters.
    """
    return _irregular().get(word) or _regular(word)


@cache
def _irregular() -> dict[str, str]:
    """The irregular forms, each with the stem of the word that it is a form of."""
    entries = [form.split() for line in lexicon.lines("grammar.txt", "irregular") for form in line.split(";")]
    return {form: _regular(forms[0]) if len(forms) > 1 else form for forms in entries for form in forms}


def _regular(word: str) -> str:
    if len(word) < 4 or not word.isalpha():
        return word
    for suffix, instead, least in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) + len(instead) >= least:
            root = word[: -len(suffix)] + instead
            if suffix in ("ed", "ing", "ings"):
                if not re.search("[aeiouy]", root):
                    return word
                if len(root) > 3 and root[-1] == root[-2] and root[-1] not in "lsz":
                    root = root[:-1]
            return _bare(root)
    return _bare(word)


def _bare(root: str) -> str:
    """Without a last silent e, and with i for y, so that "charge", "charged" and "charging" meet."""
    if len(root) > 3 and root.endswith("e"):
        root = root[:-1]
    if len(root) > 5 and root.endswith("ll"):
        root = root[:-1]
    return root[:-1] + "i" if len(root) > 3 and root.endswith("y") else root


_SUFFIXES = (
    ("ational", "at", 3), ("ations", "at", 4), ("ation", "at", 4), ("ments", "", 4), ("ment", "", 4), ("ness", "", 4),
    ("ances", "", 5), ("ance", "", 5),
    ("ies", "y", 3), ("ied", "y", 3), ("sses", "ss", 3), ("ches", "ch", 4), ("shes", "sh", 4), ("xes", "x", 3),
    ("eed", "ee", 4), ("ings", "", 3), ("ing", "", 3), ("ed", "", 3), ("ions", "", 4), ("ion", "", 4),
    ("ally", "al", 4), ("ly", "", 5), ("ss", "ss", 3), ("us", "us", 3), ("is", "is", 3), ("s", "", 3),
)  # fmt: skip
"""Suffix, what takes its place, and the least number of letters that must remain."""
