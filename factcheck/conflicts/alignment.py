"""Which words of two claims do the same work, and what each says that the other does not.

With the sentence model (`text.likeness`) words meet by what they mean where they stand; without it only by their stems,
so less is seen and nothing else changes.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from factcheck.conflicts.compare import compare
from factcheck.conflicts.lexicon import canonical
from factcheck.conflicts.side import Side
from factcheck.text import likeness
from factcheck.text.stems import Word

MET = 0.55
"""How like two words must be, each in its sentence, to count as doing the same work."""

NAME_MET = 0.75
"""How like two names must be: two countries, said in two like sentences, are near each other and not the same."""

STEM = 0.9
"""How like two words of one stem are taken to be, whatever the model says."""

PLAIN = 0.75
"""How like two texts must be to be plainly about one thing."""

_SPARE, _SHARE = 0.05, 0.4
"""What a word that the other claim has no counterpart for takes off, on either side: so much, and no less than that
share of the text that it is.
"""

_NAME = 0.1
"""What a name takes off beside that."""

_KIN = 5
"""Letters that two names begin with when one is made of the other: a country and its people."""

Spans = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Alignment:
    """`likeness` of the two texts as wholes, 0 to 1; for each word in `Side.told` of either side how like its likest
    counterpart is (0 to 1), and which one that is.
    """

    likeness: float
    left: tuple[tuple[float, int], ...]
    right: tuple[tuple[float, int], ...]


def align(left: Side, right: Side) -> Alignment:
    """Align two claims."""
    if _order(left) <= _order(right):
        return _align(left, right)
    met = _align(right, left)
    return Alignment(met.likeness, met.right, met.left)


def forget() -> None:
    """Let go of the claims that were aligned so far."""
    _align.cache_clear()


def _order(side: Side) -> tuple[int, str]:
    return side.claim.id, side.claim.text


@lru_cache(maxsize=50_000)
def _align(left: Side, right: Side) -> Alignment:
    model = likeness.model()
    if model is None or not left.told or not right.told:
        return Alignment(compare(left, right).closeness, _best(_known(left, right)), _best(_known(right, left)))
    import numpy as np

    here, there = left.reading(model), right.reading(model)
    both = np.maximum(np.array(_known(left, right), np.float32), here.words @ there.words.T)
    return Alignment(max(0.0, float(here.whole @ there.whole)), _likest(both), _likest(both.T))


def _known(left: Side, right: Side) -> list[list[float]]:
    """What the letters alone say: how like each word of one is to each of the other, `STEM` or 0."""
    theirs = [(canonical(word.stem), _kin(word)) for word in right.told]
    rows = []
    for word in left.told:
        own, kin = canonical(word.stem), _kin(word)
        rows.append([STEM if own == other or (kin and kin == akin) else 0.0 for other, akin in theirs])
    return rows


def _kin(word: Word) -> str:
    """What a name begins with, as another made of it does too; "" for what is no name, and for a short one."""
    return word.folded[:_KIN] if word.name and len(word.folded) >= _KIN else ""


def _best(rows: list[list[float]]) -> tuple[tuple[float, int], ...]:
    return tuple(max(((value, -at) for at, value in enumerate(row)), default=(0.0, 0)) for row in rows)


def _likest(rows: "likeness.Vectors") -> tuple[tuple[float, int], ...]:
    """The same of a table of numbers: of those as like the first."""
    places = rows.argmax(axis=1).tolist()
    return tuple((value, -at) for value, at in zip(rows.max(axis=1).tolist(), places, strict=True))


def spare(here: Side, there: Side, without: Spans = ()) -> list[Word]:
    """What `here` says that has no counterpart in `there`, dates, quantities and the stretches `without` left out."""
    mine = align(here, there).left
    taken = [*without, *here.figures]
    return [
        word
        for word, (value, at) in zip(here.told, mine, strict=True)
        if not _met(word, there, value, at) and not any(start < word.end and word.start < end for start, end in taken)
    ]


def _met(word: Word, there: Side, value: float, at: int) -> bool:
    if not there.told:
        return False
    return value >= (NAME_MET if word.name and there.told[-at].name else MET)


def counterpart(here: Side, there: Side, word: Word) -> Word | None:
    """The word of `there` that does the work of this one, if any."""
    for mine, (value, at) in zip(here.told, align(here, there).left, strict=True):
        if mine.start == word.start:
            return there.told[-at] if _met(mine, there, value, at) else None
    return None


def other_names(here: Side, there: Side, words: Iterable[Word]) -> list[Word]:
    """The names among these words of `here`; a first name or a title before a name that both have is none. The first
    word of a text may be a name, and counts as one where the other text has nothing like it.
    """
    shared = {
        word.start
        for word, (value, at) in zip(here.told, align(here, there).left, strict=True)
        if word.name and _met(word, there, value, at)
    }
    first = here.words[0].start if here.words else 0
    return [word for word in words if (word.name or word.start == first) and not _beside(here, word, shared)]


def _beside(side: Side, word: Word, shared: set[int]) -> bool:
    """Whether a name is part of a longer one, part of which both texts have."""
    at = next(n for n, known in enumerate(side.words) if known.start == word.start)
    neighbours = [side.words[n] for n in (at - 1, at + 1) if 0 <= n < len(side.words)]
    return any(
        other.start in shared and abs(max(word.start, other.start) - min(word.end, other.end)) <= 1
        for other in neighbours
    )


def both_name_others(left: Side, right: Side) -> bool:
    """Whether each names somebody or something that the other does not."""
    return all(other_names(here, there, spare(here, there)) for here, there in ((left, right), (right, left)))


def name_more(left: Side, right: Side, without: tuple[Spans, Spans] = ((), ())) -> bool:
    """Whether either names somebody, something or some place that the other does not."""
    return any(
        other_names(here, there, spare(here, there, leave))
        for here, there, leave in ((left, right, without[0]), (right, left, without[1]))
    )


def plainly_one(left: Side, right: Side, without: tuple[Spans, Spans] = ((), ())) -> bool:
    """Whether two texts that nobody has put side by side are plainly about one thing: very like, hardly a word on
    either side without a counterpart, and no name.
    """
    spared = [spare(left, right, without[0]), spare(right, left, without[1])]
    return align(left, right).likeness >= PLAIN and max(map(len, spared)) <= 2 and not name_more(left, right, without)


def one_thing(left: Side, right: Side, without: tuple[Spans, Spans] = ((), ())) -> float:
    """How sure it is that the two speak of one thing, -inf to 1, the stretches `without` on either side left out."""
    total = align(left, right).likeness
    for here, there, leave in ((left, right, without[0]), (right, left, without[1])):
        words = spare(here, there, leave)
        each = max(_SPARE, _SHARE / max(1, len(here.told)))
        total -= each * len(words) + _NAME * len(other_names(here, there, words))
    return total
