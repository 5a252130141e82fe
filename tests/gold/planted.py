"""Changes to plant in an honest script: every number, every month, every name, one at a time.

Knows nothing of how the program takes a sentence apart: digits, number words, months and capitals are all it looks for.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
WORDS = {"two": "nine", "three": "eight", "four": "seven", "five": "eight", "six": "nine", "eleven": "fourteen",
         "fifty-three": "forty-six", "nine": "four", "seven": "three"}  # fmt: skip
OTHERS = ("Gorwen", "Harmsen", "Kordova", "Ostrander")
"""Names that no store has."""

RANKS = {"President", "Captain", "Major", "General", "Kremlin", "Dame", "Lot"}
"""Capitals that name nobody."""


@dataclass(frozen=True)
class Plant:
    """A sentence with one change: `was` stands no longer in it."""

    kind: str
    was: str
    sentence: str


def plants(sentence: str, names: set[str]) -> Iterator[Plant]:
    """Every change of a sentence; `names` are those that count at its beginning too."""
    for match in re.finditer(r"(?<![\w-])\d(?:[\d.,]*\d)?(?!\w)", sentence):
        yield Plant("number", match[0], _put(sentence, match, _number(match[0])))
    for match in re.finditer(rf"(?i)(?<![\w-])(?:{'|'.join(WORDS)})(?![\w-])", sentence):
        other = WORDS[match[0].lower()]
        yield Plant("number", match[0], _put(sentence, match, other.capitalize() if match[0][0].isupper() else other))
    for match in re.finditer(rf"\b(?:{'|'.join(MONTHS)})\b", sentence):
        yield Plant("date", match[0], _put(sentence, match, MONTHS[(MONTHS.index(match[0]) + 5) % 12]))
    for number, match in enumerate(re.finditer(r"\b[A-ZÀ-Þ][\w’'-]*\w\b", sentence)):
        bare = _bare(match[0])
        if bare in MONTHS or bare.lower() in WORDS or bare in RANKS or (not match.start() and bare not in names):
            continue
        yield Plant("name", bare, _put(sentence, match, OTHERS[number % len(OTHERS)] + match[0][len(bare) :]))


def names_in(text: str) -> set[str]:
    """The words that stand with a capital inside a sentence."""
    return {_bare(word) for word in re.findall(r"(?<=[a-z,] )[A-ZÀ-Þ][\w’'-]*\w", text)}


def _bare(word: str) -> str:
    return re.sub(r"['’]s$", "", word)


def _put(sentence: str, match: re.Match[str], other: str) -> str:
    return sentence[: match.start()] + other + sentence[match.end() :]


def _number(written: str) -> str:
    """Another number that could stand there: a year for a year, a day for a day, else another first digit."""
    if re.fullmatch(r"(?:19|20)\d\d", written):
        return str(int(written) + (3 if int(written) < 2015 else -3))
    if re.fullmatch(r"[0-3]?\d", written) and 1 <= int(written) <= 31:
        return str(int(written) % 28 + 1)
    return {"1": "2", "2": "3", "3": "5", "4": "7", "5": "8", "6": "4", "7": "9", "8": "6", "9": "7", "0": "1"}[
        written[0]
    ] + written[1:]
