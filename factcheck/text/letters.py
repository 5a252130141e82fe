"""How likely a name in another script is one in Latin letters, by which letters stand for which: learnt by script.

The correspondences are `lexicon/letters.txt`, fitted by `tests/bench/letters_fit.py`; a score sums over all ways to lay
the letters of the two names beside each other (a joint multigram model: Deligne, Yvon and Bimbot 1995, and Bisani and
Ney 2008, Joint-sequence models for grapheme-to-phoneme conversion).
"""

import math
import re
from collections import defaultdict
from functools import cache, lru_cache
from heapq import nlargest
from itertools import product

from factcheck import lexicon
from factcheck.text.fold import name_skeleton

SCRIPTS = {
    "Greek": "\u0370-\u03ff\u1f00-\u1fff", "Cyrillic": "\u0400-\u052f", "Armenian": "\u0530-\u058f",
    "Hebrew": "\u0590-\u05ff", "Arabic": "\u0600-\u06ff", "Indic": "\u0900-\u0b7f", "Dravidian": "\u0b80-\u0dff",
    "Thai": "\u0e00-\u0eff", "Georgian": "\u10a0-\u10ff", "Ethiopic": "\u1200-\u137f", "Kana": "\u3040-\u30ff",
    "Han": "\u3400-\u9fff", "Hangul": "\uac00-\ud7a3",
}  # fmt: skip
"""The scripts whose letters were learnt, by the blocks of Unicode that they stand in."""

LATIN = "Latin"
"""What how a language spells a name in Latin letters is to how another does: learnt as a script is."""

_UNSEEN = math.exp(-7)
"""What a pair of letters counts that was not seen in names: about that of a pair which was seen once."""

STEPS = ((1, 1), (1, 0), (0, 1), (1, 2), (2, 1), (2, 2), (1, 3), (3, 1))
"""Letters of the one and the other name that are taken at once, as they were fitted."""

LONGEST = 24
"""Letters of a name that is compared: a bound on time."""

SKELETONS = 16
"""Skeletons under which a name is looked for: a bound on time."""

_WIDE = 150
"""Beginnings of names that are gone on with at each letter: a bound on time."""

_REMEMBERED = 1 << 14
"""Comparisons that are remembered: one search asks for many of them two and three times. A bound on memory, some 5 MB.
"""

_LONGEST_STEP = max(step for step, _ in STEPS)

_VOWELS = re.compile("[aeiouy]+")

_ONE_LETTER = {"Hangul": "lr", "Kana": "lr", "Han": "lr"}
"""Letters that a script does not tell apart: a name is looked for by either."""

_MOST = 3
"""How many of such letters are turned: a bound on time."""


def script_of(typed: str) -> str:
    """The script of the first letter that was learnt; "" for Latin and what is not known."""
    return next((name for char in typed for name, pattern in _patterns() if pattern.match(char)), "")


@cache
def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    return [(name, re.compile(f"[{block}]")) for name, block in SCRIPTS.items()]


@lru_cache(maxsize=_REMEMBERED)
def likeness(word: str, name: str, script: str) -> float:
    """How much likelier `word`, folded from a script, is the same as `name` than another name, as a natural logarithm.

    0 says nothing; that of the number of names that it might be is an even chance. A script that was not learnt: 0.
    """
    pairs = _pairs(script)
    if not pairs:
        return 0.0
    word, name = f"{word[:LONGEST]}$", f"{name[:LONGEST]}$"
    wide, long = len(word), len(name)
    sums = [[0.0] * (long + 1) for _ in range(wide + 1)]
    sums[0][0] = 1.0
    get = pairs.get
    for at in range(wide + 1):
        for on in range(long + 1):
            if not (so_far := sums[at][on]):
                continue
            for step, other in STEPS:
                if at + step <= wide and on + other <= long:
                    ratio = get((word[at : at + step], name[on : on + other]))
                    if ratio is None and step + other < 3:
                        ratio = _UNSEEN
                    if ratio:
                        sums[at + step][on + other] += so_far * ratio
    return math.log(sums[wide][long])


@cache
def _pairs(script: str) -> dict[tuple[str, str], float]:
    if not script:
        return {}
    rows = lexicon.rows("letters.txt", script)
    return {(word.replace("-", ""), name.replace("-", "")): math.exp(float(ratio)) for word, name, ratio in rows}


def skeletons(word: str, script: str, most: int = SKELETONS) -> list[str]:
    """The consonants (`text.fold.name_skeleton`) of the names that a word folded from a script likely is, likeliest
    first; [] for a script that was not learnt.

    The learnt pairs are taken as a transducer from the word to names in which all vowels are one: a beam search, a
    letter of the word at a time.
    """
    heard = _heard(script)
    if not heard:
        return []
    word = f"{word[:LONGEST]}$"
    beams: list[dict[str, float]] = [defaultdict(float) for _ in range(len(word) + 1)]
    beams[0][""] = 1.0
    for at, beam in enumerate(beams):
        likeliest = nlargest(_WIDE, beam.items(), key=_weight)
        for step in range(1, min(_LONGEST_STEP, len(word) - at) + 1):
            for said, chance in heard.get(word[at : at + step], ()):
                onward = beams[at + step]
                for so_far, weight in likeliest:
                    onward[so_far + said] += weight * chance
    found: dict[str, float] = defaultdict(float)
    for name, weight in nlargest(_WIDE, beams[-1].items(), key=_weight):
        found[name_skeleton(name)] += weight
    return [skeleton for skeleton, _ in nlargest(most, found.items(), key=_weight)]


def _weight(pair: tuple[str, float]) -> float:
    return pair[1]


@cache
def _heard(script: str) -> dict[str, list[tuple[str, float]]]:
    """For letters of a script those that stand for them in a name, each vowel an "a", each with its share."""
    shares = {letter: float(share) for letter, share in lexicon.rows("letters.txt", "shares")}
    sums: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for (word, name), ratio in _pairs(script).items():
        if word:
            by_chance = math.prod(shares[letter] for letter in name)
            sums[word][_VOWELS.sub("a", name.removesuffix("$"))] += ratio * by_chance
    return {word: sorted(some.items(), key=_weight, reverse=True) for word, some in sums.items()}


def spellings(word: str, script: str) -> list[str]:
    """A folded word with each of the letters that its script does not tell apart: “buru” and “bulu”."""
    letters = _ONE_LETTER.get(script, "")
    places = [at for at, letter in enumerate(word) if letter in letters][:_MOST] if letters else []
    found = [word]
    for turned in product(letters, repeat=len(places)) if places else ():
        spelt = list(word)
        for at, letter in zip(places, turned, strict=True):
            spelt[at] = letter
        found.append("".join(spelt))
    return list(dict.fromkeys(found))
