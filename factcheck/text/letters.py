"""How likely a name in another script is one in Latin letters, by which letters stand for which: learnt by script.

The correspondences are `lexicon/letters.txt`, fitted by `tests/bench/letters_fit.py`; a score sums over all ways to lay
the letters of the two names beside each other (a joint multigram model: Deligne, Yvon and Bimbot 1995, and Bisani and
Ney 2008, Joint-sequence models for grapheme-to-phoneme conversion).
"""

import math
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable
from functools import cache, lru_cache
from heapq import nlargest
from typing import Literal, NamedTuple

from factcheck import lexicon
from factcheck.text.fold import fold, word_skeleton

SCRIPTS = {
    "Greek": "\u0370-\u03ff\u1f00-\u1fff", "Cyrillic": "\u0400-\u052f", "Armenian": "\u0530-\u058f",
    "Hebrew": "\u0590-\u05ff", "Arabic": "\u0600-\u06ff", "Indic": "\u0900-\u0b7f", "Dravidian": "\u0b80-\u0dff",
    "Thai": "\u0e00-\u0eff", "Georgian": "\u10a0-\u10ff", "Ethiopic": "\u1200-\u137f", "Kana": "\u3040-\u30ff",
    "Han": "\u3400-\u9fff", "Hangul": "\uac00-\ud7a3",
}  # fmt: skip
"""The scripts whose letters were learnt, by the blocks of Unicode that they stand in."""

LATIN = "Latin"
"""What how a language spells a name in Latin letters is to how another does: learnt as a script is."""

UNBROKEN = ("Thai", "Hangul", "Kana", "Han")
"""Scripts that write a name of several words without blanks."""

_UNSEEN = math.exp(-7)
"""What a pair of letters counts that was not seen in names: about that of a pair which was seen once."""

STEPS = ((1, 1), (1, 0), (0, 1), (1, 2), (2, 1), (2, 2), (1, 3), (3, 1))
"""Letters of the one and the other name that are taken at once, as they were fitted."""

_SEEN_FROM = 3
"""Letters of both, from which on a pair must have been seen in names."""

LONGEST = 24
"""Letters of a name that is compared: a bound on time."""

SKELETONS = 40
"""Skeletons under which a name is looked for: a bound on time."""

_WIDE = 150
"""Beginnings of names that are gone on with at each letter: a bound on time."""

_LEAST = 1e-4
"""How likely such a beginning must be beside the likeliest that the same letters give: a bound on time."""

OTHERS = 600
"""Names against which `by_chance` was measured."""

_REMEMBERED = 1 << 14
"""Comparisons that are remembered: one search asks for many of them two and three times. A bound on memory, some 5 MB.
"""

_REMEMBERED_WORDS = 64
"""Words whose patterns are remembered: one search asks three times. A bound on memory, some 2 MB."""

_LONGEST_STEP = max(step for step, _ in STEPS)

_VOWELS = re.compile("[aeiouy]+")
_DOUBLED = re.compile(r"(.)\1+")

_KANA_LEFT, _I_BEFORE_SMALL_Y = "ーッっ", re.compile("(?<=[a-z])i(?=[ャュョゃゅょ])")
"""Marks of a long vowel and a long consonant, which stay."""
_SMALL_Y = re.compile("[ャュョゃゅょ]")
_REGULAR = (("shi", "si"), ("chi", "ti"), ("tsu", "tu"), ("ji", "zi"), ("fu", "hu"))
"""Two letters a syllable, as in its row."""
_LAO, _TO_THAI = range(0x0E80, 0x0F00), -0x80
_BRAHMIC, _DEVANAGARI, _BLOCK = range(0x0900, 0x0D80), 0x0900, 0x80
"""The scripts of India have their letters in one order, so that one is read as another (The Unicode Standard, 12.1)."""
_ETHIOPIC, _ORDERS, _VOWEL_OF_ORDER = range(0x1200, 0x1380), 8, "əuiaeəow"
"""Syllables, eight of each consonant, in the order of their vowels (The Unicode Standard, 19.1)."""
_ONE_FOR_ANOTHER = str.maketrans("ךםןףץیىکےہۀ’׳‘ʼ`", "כמנפצييكيهه" + 5 * "'")
_MARKS = re.compile("[\u0591-\u05c7\u064b-\u065f\u0670\u0e47-\u0e4b\u0300-\u036f]")
"""Points and tones, which names are written without, and accents in Greek."""
_BEFORE = re.compile("([เแโใไ])([ก-ฮ])")
"""Vowels of Thai that stand before the consonant which they follow when it is said."""


class Spelt(NamedTuple):
    """A word as its letters were learnt, and the script that it is in (`LATIN` for how a language spells a name)."""

    letters: str
    script: str


def spelt(typed: str, script: str) -> str:
    """A word of a script as its letters were learnt: in small letters, one way to write each, in the order of sounds.

    Han is pinyin, kana are two letters each, Hangul the letters of its syllables; Latin and a script that was not
    learnt stay as they are.
    """
    if script not in SCRIPTS:
        return typed
    if script == "Han":
        return _pinyin(typed)
    if script == "Kana":
        return _two_letters(typed)
    form: Literal["NFD", "NFC"] = "NFD" if script in ("Hangul", "Greek") else "NFC"
    text = _MARKS.sub("", unicodedata.normalize(form, typed.lower()).translate(_ONE_FOR_ANOTHER))
    text = "".join(_one_letter(char) for char in text if char == "'" or unicodedata.category(char)[0] in "LM")
    return _BEFORE.sub(r"\2\1", text)


def _one_letter(char: str) -> str:
    code = ord(char)
    if code in _LAO:
        return chr(code + _TO_THAI)
    if code in _BRAHMIC:
        return chr(_DEVANAGARI + code % _BLOCK)
    if code in _ETHIOPIC:
        return chr(code - code % _ORDERS) + _VOWEL_OF_ORDER[code % _ORDERS]
    return char


def _two_letters(typed: str) -> str:
    said = "".join(char.replace("っ", "ッ") if char in _KANA_LEFT else _regular(char) for char in typed)
    return _SMALL_Y.sub(lambda small: fold(small[0]), _I_BEFORE_SMALL_Y.sub("", said))


def _regular(char: str) -> str:
    if _SMALL_Y.match(char):
        return char
    said = re.sub("[^a-z]", "", fold(char))
    for letters, regular in _REGULAR:
        said = said.replace(letters, regular)
    return said


def _pinyin(typed: str) -> str:
    from pypinyin import lazy_pinyin

    syllables = lazy_pinyin(re.sub("[^\u3400-\u9fff]", "", typed))
    return "".join(re.sub("[^a-z]", "", one.replace("ü", "u")) for one in syllables)


def script_of(typed: str) -> str:
    """The script of the first letter that was learnt; "" for Latin and what is not known."""
    return next((name for char in typed for name, pattern in _patterns() if pattern.match(char)), "")


@cache
def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    return [(name, re.compile(f"[{block}]")) for name, block in SCRIPTS.items()]


@lru_cache(maxsize=_REMEMBERED)
def likeness(word: str, name: str, script: str) -> float:
    """How much likelier `word` of a script (`spelt`) is the same as `name` than another name, as a natural logarithm.

    0 says nothing; that of the number of names that it might be is an even chance. A script that was not learnt: 0.
    """
    if not _pairs(script):
        return 0.0
    taken = _taken(f"{word[:LONGEST]}$", script)
    name = f"{name[:LONGEST]}$"
    runs = [[name[on : on + other] for on in range(len(name) + 1 - other)] for other in range(_LONGEST_STEP + 1)]
    added = _ratios(script, "", 1)
    inserted = [added.get(letter, _UNSEEN) for letter in name]
    sums = [[0.0] * (len(name) + 1) for _ in taken]
    sums[0][0] = 1.0
    for at, from_here in enumerate(taken):
        row = sums[at]
        for on, ratio in enumerate(inserted):
            row[on + 1] += row[on] * ratio
        for step, other, get, unseen in from_here:
            onward = sums[at + step]
            for on, run in enumerate(runs[other], other):
                if ratio := get(run, unseen):
                    onward[on] += row[on - other] * ratio
    return math.log(sums[-1][-1])


@lru_cache(maxsize=_REMEMBERED_WORDS)
def _taken(word: str, script: str) -> list[list[tuple[int, int, Callable[[str, float], float], float]]]:
    """At each letter of a word, and behind the last, how many letters may be taken from there, beside how many of a
    name, with how likely they stand for them and what counts for those that were not seen."""
    return [
        [
            (step, other, ratios.get, unseen)
            for step, other in STEPS if 0 < step <= len(word) - at
            for ratios in [_ratios(script, word[at : at + step], other)]
            for unseen in [_UNSEEN if step + other < _SEEN_FROM else 0.0] if ratios or unseen
        ]
        for at in range(len(word) + 1)
    ]  # fmt: skip


def _ratios(script: str, letters: str, other: int) -> dict[str, float]:
    """For some letters of a script the ratios of those, so many, that were seen to stand for them in names."""
    return _by_letters(script).get((letters, other), {})


@cache
def _by_letters(script: str) -> dict[tuple[str, int], dict[str, float]]:
    found: dict[tuple[str, int], dict[str, float]] = defaultdict(dict)
    for (word, name), ratio in _pairs(script).items():
        found[word, len(name)][name] = ratio
    return found


@cache
def by_chance(script: str) -> float:
    """Under what the likeliest of 600 other names stays nine times in ten (`likeness`), measured by script."""
    return next((float(row[1]) for row in lexicon.rows("letters.txt", "chance") if row[0] == script), 0.0)


@cache
def _pairs(script: str) -> dict[tuple[str, str], float]:
    if not script:
        return {}
    rows = lexicon.rows("letters.txt", script)
    return {(word.replace("-", ""), name.replace("-", "")): math.exp(float(ratio)) for word, name, ratio in rows}


@lru_cache(maxsize=_REMEMBERED_WORDS)
def patterns(word: str, script: str) -> dict[str, float]:
    """What a word of a script likely is in Latin letters, each run of vowels an "a" and no letter doubled, with its
    weight; {} for a script that was not learnt.

    The learnt pairs are taken as a transducer from the word to such patterns: a beam search, a letter at a time.
    """
    heard = _heard(script)
    if not heard:
        return {}
    word = f"{word[:LONGEST]}$"
    beams: list[dict[str, float]] = [defaultdict(float) for _ in range(len(word) + 1)]
    beams[0][""] = 1.0
    for at, beam in enumerate(beams):
        likeliest = nlargest(_WIDE, beam.items(), key=_weight)
        for step in range(1, min(_LONGEST_STEP, len(word) - at) + 1):
            onward = beams[at + step]
            taken = heard.get(word[at : at + step], ())
            least = _LEAST * likeliest[0][1] * taken[0][1] if likeliest and taken else 0.0
            for so_far, weight in likeliest:
                for said, chance in taken:
                    if weight * chance < least:
                        break
                    same = said and so_far.endswith(said[0])
                    onward[so_far + (said[1:] if same else said)] += weight * chance
    return dict(nlargest(_WIDE, beams[-1].items(), key=_weight))


def pattern(name: str) -> str:
    """A name in Latin letters as `patterns` has it."""
    return _DOUBLED.sub(r"\1", _VOWELS.sub("a", name))


def skeletons(word: str, script: str, most: int = SKELETONS) -> list[str]:
    """The consonants (`text.fold.name_skeleton`) of the names that a word of a script likely is, likeliest first."""
    found: dict[str, float] = defaultdict(float)
    for name, weight in patterns(word, script).items():
        found[word_skeleton(name)] += weight
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
            sums[word][pattern(name.removesuffix("$"))] += ratio * by_chance
    return {word: sorted(some.items(), key=_weight, reverse=True) for word, some in sums.items()}
