"""A sentence taken apart: its figures, dates and names, and what they can be held against."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property
from pathlib import Path

from factcheck import lexicon
from factcheck.text.countries import country_by_word
from factcheck.text.dates import DAYS, MONTHS, Date, dates
from factcheck.text.fold import name_key
from factcheck.text.numerals import numerals
from factcheck.text.quantities import Quantity, quantities
from factcheck.text.stems import FUNCTION_WORDS, Word, words_with_places

CALENDAR = frozenset((*DAYS, *MONTHS))
"""Days of the week and months, folded: names that take no other name's place."""

BARE = "number"
"""The kind of a number that measures nothing."""


class SlotKind(StrEnum):
    """What may be planted in a sentence."""

    NUMBER = "number"
    DATE = "date"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Difference:
    """`said[start:end]` is what the sentence has, `instead` what the claim has in its place (both as written)."""

    kind: SlotKind
    start: int
    end: int
    said: str
    instead: str


@dataclass(frozen=True, slots=True)
class Name:
    """A run of words written like a name, a code or a number that is no amount: `text[start:end]`.

    `opening`: it begins its sentence, and a capital says nothing there.
    """

    start: int
    end: int
    words: tuple[Word, ...]
    opening: bool


@dataclass(frozen=True)
class Slots:
    """A text taken apart, each part found when it is first asked for."""

    text: str

    @cached_property
    def dates(self) -> list[Date]:
        """The dates."""
        return dates(self.text)

    @cached_property
    def numbers(self) -> list[Quantity]:
        """The amounts, and the other numbers as they stand; no dates."""
        found = quantities(self.text, self.dates)
        taken: list[Date | Quantity] = [*self.dates, *found]
        bare = [n for n in numerals(self.text) if not any(one.start < n.end and n.start < one.end for one in taken)]
        return found + [Quantity(n.start, n.end, n.value, n.value, n.value, BARE) for n in bare]

    @cached_property
    def all_words(self) -> tuple[Word, ...]:
        """Every word."""
        return words_with_places(self.text)

    @cached_property
    def names(self) -> list[Name]:
        """The names, each run of words that nothing but a blank or a hyphen parts."""
        taken: list[Date | Quantity] = [*self.dates, *self.numbers]
        runs: list[list[Word]] = []
        for word in self.all_words:
            if any(one.start < word.end and word.start < one.end for one in taken) or not self._named(word):
                continue
            apart = bool(runs) and (runs[-1][-1].folded in CALENDAR) != (word.folded in CALENDAR)
            if runs and not apart and self.text[runs[-1][-1].end : word.start] in (" ", "-", "’s ", "'s ", ". "):
                runs[-1].append(word)
            else:
                runs.append([word])
        return [Name(run[0].start, run[-1].end, tuple(run), self._opens(run)) for run in runs]

    def _named(self, word: Word) -> bool:
        written = self.text[word.start : word.end]
        if any(map(str.isdigit, written)):
            return True
        if re.split("['’]", written)[0].lower() in FUNCTION_WORDS and not written.isupper():
            return False  # “She'll” and “I've” are no names
        return written[0].isupper() and (word.content or (len(written) > 1 and written.isupper() and word.name))

    def _opens(self, run: Sequence[Word]) -> bool:
        """Whether all that speaks for a name is the capital of its sentence's first word."""
        return len(run) == 1 and not run[0].name and not any(map(str.isdigit, self.text[run[0].start : run[0].end]))

    @cached_property
    def keys(self) -> frozenset[str]:
        """Every word in its one spelling, as names are compared, and its stem."""
        return frozenset({name_key(word.folded) for word in self.all_words} | {word.stem for word in self.all_words})

    def often(self, word: Word) -> int:
        """How often the text has this word, as a name is spelt or in another form."""
        key = name_key(word.folded)
        return sum(name_key(other.folded) == key or other.stem == word.stem for other in self.all_words)

    @cached_property
    def countries(self) -> frozenset[str]:
        """The codes of the countries that are named, by their capitals and peoples too."""
        return frozenset(code for word in self.all_words if (code := country(self.text[word.start : word.end])))


def country(written: str) -> str:
    """The code of the country that a word as written stands for, "" for none; “U.S” is read too."""
    known = country_by_word()
    found = known.get(written) or known.get(f"{written}.") or known.get(written.replace(".", ""))
    return found.code if found else ""


@dataclass(frozen=True)
class Held:
    """What a sentence is held against: a claim's `text`, and `besides`, the other words that may bear it out: quotes,
    who speaks, what stands around the quote, the day it was said.
    """

    text: Slots
    besides: tuple[Slots, ...] = ()

    @property
    def every(self) -> tuple[Slots, ...]:
        """The text and all the rest."""
        return (self.text, *self.besides)


@cache
def _usual() -> frozenset[str]:
    file = Path(lexicon.__file__).with_name("wordpieces.vocab")  # a piece a line, its first ones in brackets
    return frozenset(file.read_text(encoding="utf-8").split())


def is_usual(word: str) -> bool:
    """Whether a folded word is among the 30,000 that English texts use most and no country's: the vocabulary that a
    sentence model was made with (lexicon/wordpieces.vocab), where names of people are among them too.
    """
    return word in _usual() and not country(word.capitalize())
