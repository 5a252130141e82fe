"""Chinese, Japanese and Korean names in the letters of others: Han and kana, Hangul, pinyin, Wade-Giles, Palladius.

Everything here is folded (`text.fold`) unless it says otherwise, so Wade-Giles has no apostrophes and pinyin no tones.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import product
from typing import TYPE_CHECKING

from factcheck import lexicon
from factcheck.text.fold import fold

if TYPE_CHECKING:
    from janome.tokenizer import Tokenizer

MOST = 24
"""Spellings of one word that are tried at most: a bound on time."""

LONGEST = 5
"""Syllables of a name at most; two or three are usual, four for two-character surnames and places."""

HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff]+")
KANA = re.compile("[\u3040-\u30ff]+")
HANGUL = re.compile("[\uac00-\ud7a3]+")
CYRILLIC = re.compile("[\u0400-\u04ff]")

_FIRST_HANGUL, _VOWELS, _ENDS = 0xAC00, 21, 28
"""Where the syllables begin, and how many vowels and ends there are: The Unicode Standard, chapter 3.12."""

_KOREAN = (
    (r"^[rl]h?(?=[iy])|^[rl]h?ee", lambda m: "i" if m[0].endswith("ee") else ""),
    (r"^[rl]", "n"), (r"ngh|ng", "n"), (r"ar(?=k|$)", "a"), (r"(?<=[aou])h(?![aeiouy])", ""),
    (r"kh|kk|g", "k"), (r"tt|d", "t"), (r"pp|b|ph", "p"), (r"tch|jj|ch|j|ts", "c"), (r"ss|sh", "s"), ("r", "l"),
    (r"y(?:eo|ou|oo|u|o)", "Y"), (r"ye|yae", "e"), (r"w(?:oo|u|o|eo)|uo", "u"), (r"oi|oe|we|wae|ae|ai|ay", "e"),
    (r"hui|hwi|hee|hy?i", "hi"), ("ui|wi|ee|yi", "i"), ("eo|eu|oo|ou|o|u", "u"), ("Y", "yu"), (r"(.)\1", r"\1"),
)  # fmt: skip
"""What romanisations of Korean disagree on, in the order in which it is taken away: voiced and strained consonants, l
and r, the end ng in Russian, and eo, o, u, eu, which newspapers write alike."""


def korean_key(word: str) -> str:
    """What the spellings of one Korean name share: jeong, jung, chong and chung. Coarse: Seon and Sun have one too."""
    for pattern, instead in _rules_of_korean():
        word = pattern.sub(instead, word)
    return word


@cache
def _rules_of_korean() -> list[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]]]:
    return [(re.compile(pattern), instead) for pattern, instead in _KOREAN]


def vowels(key: str) -> tuple[str, ...]:
    """How a Korean syllable of this key is written that has no consonant to find it by; () for others."""
    rows = (line.split() for line in lexicon.lines("syllables.txt", "vowels"))
    return tuple(spelt for row in rows if korean_key(row[0]) == key for spelt in row)


def hangul(text: str) -> list[str]:
    """The syllables of Hangul in Revised Romanization, without what meeting syllables do to each other."""
    firsts, middles, lasts = (line.replace("-", "").split(" ") for line in _hangul_letters())
    found = []
    for char in text:
        at = ord(char) - _FIRST_HANGUL
        first, rest = divmod(at, _VOWELS * _ENDS)
        middle, last = divmod(rest, _ENDS)
        found.append(firsts[first] + middles[middle] + lasts[last])
    return found


@cache
def _hangul_letters() -> tuple[str, ...]:
    return lexicon.lines("syllables.txt", "hangul")


def han(text: str) -> list[list[str]]:
    """The syllables of Han characters in pinyin: as a word, and, where it differs, with the first as a surname."""
    from pypinyin import lazy_pinyin

    read = [re.sub("[^a-z]", "", syllable.replace("ü", "u")) for syllable in lazy_pinyin(text)]
    surname = next((row[1] for row in lexicon.rows("syllables.txt", "surnames") if row[0] == text[0]), "")
    return [read] if surname in ("", read[0]) else [[surname, *read[1:]], read]


def kana(text: str) -> str:
    """Kana in Hepburn without the length of vowels, which names in English leave out: とうきょう is Tokyo."""
    said = ""
    for char in text:
        letters = fold(char).strip()
        if char in _SMALL_Y:
            said = said[:-1] + (letters[1:] if said.endswith(("shi", "chi", "ji")) else letters)
        elif said.endswith("+"):
            said = said[:-1] + letters[:1] + letters
        elif char in _DOUBLING:
            said += "+"
        else:
            said += letters
    return re.sub("[^a-z]", "", said).replace("ou", "o").replace("oo", "o").replace("uu", "u")


_SMALL_Y, _DOUBLING = "ゃゅょャュョ", "っッ"


def japanese(text: str) -> list[str]:
    """The words of Han characters read as a Japanese name, surname first; [] without the extra [japanese]."""
    tokenizer = _japanese_dictionary()
    read = [str(getattr(token, "reading", "*")) for token in tokenizer.tokenize(text)] if tokenizer else []
    return [] if "*" in read else [kana(reading) for reading in read]


@cache
def _japanese_dictionary() -> "Tokenizer | None":
    try:
        from janome.tokenizer import Tokenizer
    except ImportError:
        return None
    return Tokenizer()


def shapes(syllables: list[str]) -> list[tuple[str, ...]]:
    """The words that syllables are written as: one word, a surname of one or two and what is given, or all apart."""
    n = len(syllables)
    if not 1 <= n <= LONGEST:
        return []
    parts: list[tuple[str, ...]] = [("".join(syllables),)]
    for first in (1, 2):
        if n > first:
            parts.append(("".join(syllables[:first]), "".join(syllables[first:])))
    if n > 2:
        parts += [tuple(syllables), ("".join(syllables[:2]), *syllables[2:])]
    return list(dict.fromkeys(parts))


def chinese(word: str) -> list[str]:
    """How a word of Chinese syllables is written in pinyin and in Wade-Giles; [] for one that is none.

    `word` is folded, or in Cyrillic letters as it stands.
    """
    tables = _tables()
    systems = ("palladius",) if CYRILLIC.search(word) else ("pinyin", "wade-giles")
    word = word.lower().replace("ъ", "")
    found: dict[str, None] = {}
    for system in systems:
        for syllables in _parted(word, tables[system]):
            choices = [tables[system][syllable] for syllable in syllables]
            for pinyin in list(product(*choices))[:MOST]:
                found["".join(pinyin)] = None
                for spelt in product(*(_wade_giles()[one] for one in pinyin)):
                    found["".join(spelt)] = None
    return [spelt for spelt in found if spelt != word][:MOST]


def _parted(word: str, table: dict[str, tuple[str, ...]], depth: int = 0) -> Iterator[list[str]]:
    """The ways in which a word is syllables of a table, long ones first."""
    if not word:
        yield []
    elif depth < LONGEST:
        for length in range(min(6, len(word)), 0, -1):
            if word[:length] in table:
                for rest in _parted(word[length:], table, depth + 1):
                    yield [word[:length], *rest]


@cache
def _tables() -> dict[str, dict[str, tuple[str, ...]]]:
    """For each system, the pinyin syllables that one of its own may be."""
    found: dict[str, dict[str, dict[str, None]]] = {"pinyin": {}, "wade-giles": {}, "palladius": {}}
    for row in _syllables():
        for system, syllable in zip(found, row, strict=True):
            found[system].setdefault(syllable, {})[row[0]] = None
    return {system: {own: tuple(all_) for own, all_ in table.items()} for system, table in found.items()}


@cache
def _wade_giles() -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for pinyin, other, _ in _syllables():
        found.setdefault(pinyin, {})[other] = None
    return {pinyin: tuple(others) for pinyin, others in found.items()}


@cache
def _syllables() -> list[tuple[str, ...]]:
    """Every syllable: pinyin, Wade-Giles, Palladius; some that no word has are among them."""
    wide, narrow = (lexicon.rows("syllables.txt", kind) for kind in ("finals", "narrow finals"))
    found = list(lexicon.rows("syllables.txt", "syllables"))
    for initial in lexicon.rows("syllables.txt", "initials"):
        finals = narrow if initial[0] in "jqx" else (*wide, *narrow[:9]) if initial[0] in "bpmdtnl" else wide
        found += [tuple(a + b for a, b in zip(initial, final, strict=True)) for final in finals]
    return found
