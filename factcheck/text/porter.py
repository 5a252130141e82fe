"""The stem of a word as the full-text index of SQLite has it: M. F. Porter, An algorithm for suffix stripping, Program
14 (1980), with SQLite's `bli` for `abli` and nothing for words under three letters or over 64 bytes.

Rules as published at https://tartarus.org/martin/PorterStemmer/def.txt; a test holds the stems equal to FTS5's.
"""

import re
from functools import lru_cache

_SHORTEST, _LONGEST = 3, 64
"""Bytes of a word that is stemmed, as FTS5 bounds them (FTS5_PORTER_MAX_TOKEN)."""

_CONSONANT, _VOWEL = "[^aeiou]", "[aeiouy]"
_RUN_OF_CONSONANTS, _RUN_OF_VOWELS = f"{_CONSONANT}[^aeiouy]*", f"{_VOWEL}[aeiou]*"
_FIRST_VOWELS = f"(?:{_RUN_OF_CONSONANTS}{_RUN_OF_VOWELS}|[aeiou]+)"
"""A y that begins a word is a consonant."""
_PAIR = f"{_FIRST_VOWELS}{_RUN_OF_CONSONANTS}"

_SOME = re.compile(f"^{_PAIR}").match
"""m > 0: a vowel, then a consonant."""
_ONE = re.compile(f"^{_PAIR}(?:{_RUN_OF_VOWELS})?$").match
_MANY = re.compile(f"^{_PAIR}{_RUN_OF_VOWELS}{_RUN_OF_CONSONANTS}").match
_HAS_VOWEL = re.compile(f"^{_FIRST_VOWELS}").match
_SHORT = re.compile(f"^{_RUN_OF_CONSONANTS}{_VOWEL}[^aeiouwxy]$").match
"""*o, after the beginning of the word: consonant, vowel, consonant other than w, x, y."""

_STEP_2 = (
    ("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("izer", "ize"), ("logi", "log"),
    ("bli", "ble"), ("alli", "al"), ("entli", "ent"), ("eli", "e"), ("ousli", "ous"), ("ization", "ize"),
    ("ation", "ate"), ("ator", "ate"), ("alism", "al"), ("iveness", "ive"), ("fulness", "ful"), ("ousness", "ous"),
    ("aliti", "al"), ("iviti", "ive"), ("biliti", "ble"),
)  # fmt: skip
_STEP_3 = (
    ("icate", "ic"), ("ative", ""), ("alize", "al"), ("iciti", "ic"), ("ical", "ic"), ("ful", ""), ("ness", ""),
)  # fmt: skip
_STEP_4 = (
    *("al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ion", "ou", "ism", "ate"),
    *("iti", "ous", "ive", "ize"),
)


@lru_cache(maxsize=200_000)
def porter(word: str) -> str:
    """The stem of a folded word: lower-case ASCII letters and digits."""
    if not _SHORTEST <= len(word) <= _LONGEST:
        return word
    stem = _plural(word)
    stem = _past(stem)
    if stem.endswith("y") and _HAS_VOWEL(stem[:-1]):
        stem = stem[:-1] + "i"
    stem = _replaced(_replaced(stem, _STEP_2), _STEP_3)
    return _tidied(_stripped(stem))


def _plural(word: str) -> str:
    if word[1:].endswith(("sses", "ies")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _past(word: str) -> str:
    if word[1:].endswith("eed"):
        return word[:-1] if _SOME(word[:-3]) else word
    ending = next((end for end in ("ed", "ing") if word.endswith(end)), "")
    stem = word[: -len(ending)] if ending else ""
    if not stem or not _HAS_VOWEL(stem):
        return word
    if stem.endswith(("at", "bl", "iz")):
        return stem + "e"
    if len(stem) > 1 and stem[-1] == stem[-2] and stem[-1] not in "aeiou" + "lsz":
        return stem[:-1]
    return stem + "e" if _ONE(stem) and _SHORT(stem) else stem


def _replaced(word: str, step: tuple[tuple[str, str], ...]) -> str:
    for suffix, instead in step:
        if word.endswith(suffix):
            stem = word[: -len(suffix)]
            return stem + instead if _SOME(stem) else word
    return word


def _stripped(word: str) -> str:
    for suffix in _STEP_4:
        if word.endswith(suffix):
            stem = word[: -len(suffix)]
            fits = _MANY(stem) and (suffix != "ion" or stem.endswith(("s", "t")))
            return stem if fits else word
    return word


def _tidied(word: str) -> str:
    if word.endswith("e"):
        stem = word[:-1]
        if _MANY(stem) or (_ONE(stem) and not _SHORT(stem)):
            word = stem
    return word[:-1] if word.endswith("ll") and _MANY(word[:-1]) else word
