"""What two claims have in common and where they part: every rule about texts begins here."""

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

from factcheck.conflicts.lexicon import canonical, has_opposite, opposite
from factcheck.conflicts.side import Side
from factcheck.text.dates import Date
from factcheck.text.stems import Word

EVEN = 0.5
"""The score of a difference between two texts that have no other word in common: of two on one topic the least that is
shown."""

BY_LIKENESS = 0.4
"""How much of the score the likeness of the two texts gives. Set by hand on the pairs that are read;
`tests/bench/thresholds.py` counts what a step does."""

CLOSE = 0.65
"""How close two texts must be to be plainly about one thing."""

SHARED = 3
"""How many content words they must have in common for that."""

DOUBTED = 0.7
"""The most for two texts that are not: too little between strangers, enough for two that were put side by side."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """The content words of two texts: `shared` pairs, `opposed` pairs (antonyms), and what only one of them has.

    `assumed`: the one begins with a pronoun, which was taken to stand for the name that the other begins with.
    """

    shared: tuple[tuple[Word, Word], ...]
    opposed: tuple[tuple[Word, Word], ...]
    left_only: tuple[Word, ...]
    right_only: tuple[Word, ...]
    assumed: bool = False

    @property
    def likeness(self) -> float:
        """How much of the shorter text's content the other has too, 0 to 1; antonyms count as had."""
        had = len(self.shared) + len(self.opposed)
        return had / (had + min(len(self.left_only), len(self.right_only))) if had else 0.0

    @property
    def closeness(self) -> float:
        """How much of both texts' content is common: twice the common words over all words (Dice), 0 to 1."""
        had = 2 * (len(self.shared) + len(self.opposed))
        return had / (had + len(self.left_only) + len(self.right_only)) if had else 0.0

    def doubted(self, score: float) -> float:
        """The score, held below what flags strangers unless the texts are plainly about one thing: close, and with at
        least `SHARED` content words in common.
        """
        plain = not self.assumed and self.closeness >= CLOSE and len(self.shared) + len(self.opposed) >= SHARED
        return score if plain else min(score, DOUBTED)

    def scored(self) -> float:
        """How sure a difference between the two is, 0 to 1, by how like they are otherwise."""
        return self.doubted(EVEN + BY_LIKENESS * self.likeness)

    @property
    def other_names(self) -> bool:
        """Whether each text names somebody or something that the other does not."""
        return any(word.name for word in self.left_only) and any(word.name for word in self.right_only)

    @property
    def other_things(self) -> bool:
        """Whether each text has content that the other lacks: two subjects, two scopes, or a paraphrase."""
        return bool(self.left_only) and bool(self.right_only)


@lru_cache(maxsize=8)
def compare(left: Side, right: Side) -> Comparison:
    """Align the content of two claims, word by word, each word once. Kept for the rules that ask next."""
    waiting: dict[str, list[Word]] = defaultdict(list)
    for word in reversed(right.content):
        waiting[canonical(word.stem)].append(word)
    shared, left_only = [], []
    for word in left.content:
        same = waiting.get(canonical(word.stem))
        if same:
            shared.append((word, same.pop()))
        else:
            left_only.append(word)
    right_only = sorted((word for words in waiting.values() for word in words), key=lambda word: word.start)
    left_only, right_only = _echoes(left_only, left, right), _echoes(right_only, right, left)
    here, there = _stood_for(left_only, left, right), _stood_for(right_only, right, left)
    assumed = len(here) + len(there) < len(left_only) + len(right_only)
    left_only, right_only = here, there
    opposed = []
    for word in [word for word in left_only if has_opposite(word.stem)]:
        against = next((other for other in right_only if opposite(word.stem, other.stem)), None)
        if against:
            opposed.append((word, against))
            left_only.remove(word)
            right_only.remove(against)
    return Comparison(tuple(shared), tuple(opposed), tuple(left_only), tuple(right_only), assumed)


def _stood_for(words: list[Word], here: Side, there: Side) -> list[Word]:
    """Without the capitalised words that this text begins with, where the other begins with a pronoun."""
    if not there.anaphoric or here.anaphoric:
        return words
    opening = set()
    for word in here.words:
        if word.content and not here.text[word.start].isupper():
            break
        opening.add(word.start)
    return [word for word in words if word.start not in opening]


def _echoes(words: list[Word], here: Side, there: Side) -> list[Word]:
    """Without the words that the other text has too, said more often here."""
    return [word for word in words if canonical(word.stem) not in there.stems]


def other_period(left: Side, right: Side) -> bool:
    """Whether the two speak of different periods: each gives a date that is none of the other's, one says "before"
    where the other says "after", or both say "this year", said in different years.
    """
    if left.dates and right.dates:
        return _has_own(left, right) and _has_own(right, left)
    if left.bounds != right.bounds and left.bounds and right.bounds:
        return True
    return (left.current or right.current) and said_in_other_years(left, right)


def said_in_other_years(left: Side, right: Side) -> bool:
    """Whether both were said at known times, in different years."""
    return bool(left.when and right.when and left.when[:4] != right.when[:4])


def apart_in_time(left: Side, right: Side) -> bool:
    """Whether the two were said at times that differ at the precision that both give: a month has all its days."""
    shared = min(len(left.when), len(right.when))
    return shared > 0 and left.when[:shared] != right.when[:shared]


def _has_own(here: Side, there: Side) -> bool:
    return any(all(_differs(date, other) for other in there.dates) for date in here.dates)


def _differs(one: Date, other: Date) -> bool:
    """Whether two dates part, or one is a span of years and the other not the same: a span has no yearly figure."""
    return one.parts_from(other) or bool(one.years and other.years and one.years != other.years)


def namesakes(left: Side, right: Side, common: Comparison) -> bool:
    """Whether a shared name stands after two different first names: two persons."""
    left_own = {word.end for word in common.left_only if left.text[word.start].isupper()}
    right_own = {word.end for word in common.right_only if right.text[word.start].isupper()}
    return any(
        one.name and other.name and one.start - 1 in left_own and other.start - 1 in right_own
        for one, other in common.shared
    )
