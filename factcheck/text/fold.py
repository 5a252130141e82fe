"""One fold for everything that is indexed and everything that is asked, and the keys that join a name's spellings.

`fold` takes case, accents and scripts away; `name_key` takes away what romanisation tables disagree on, and
`name_skeleton` the vowels as well, for scripts that do not write them. Words are matched by these, never merged.
"""

import re
import unicodedata
from functools import lru_cache

_POSSESSIVE = re.compile(r"'s\b")
_INNER_APOSTROPHE = re.compile(r"'(?<=\w')(?=\w)")
_APART = bytes(code if re.match(b"[a-z0-9]", bytes([code])) else ord(" ") for code in range(256))
_FOREIGN = re.compile(r"[^\x00-\x7f]+")
KEYS = 20_000
"""Words whose key is remembered, a bound of memory: the distinct words of a text of 200 pages and of what it is held
against, two megabytes."""


def fold(text: str) -> str:
    """`text` in lower-case ASCII: one spelling for every case, accent and script; punctuation in ASCII stays.

    Letters of other scripts are romanised by anyascii's tables with the exceptions below; every apostrophe inside a
    word goes ("don't" is "dont"), a possessive "'s" goes whole; a Han character is a word of its own. Folding a
    folded text changes nothing.
    """
    folded = text.lower() if text.isascii() else _romanise(text)
    if "`" in folded:
        folded = folded.replace("`", "'")
    if "'" in folded:
        folded = _INNER_APOSTROPHE.sub("", _POSSESSIVE.sub("", folded))
    return folded


def words(text: str) -> list[str]:
    """The words of `text` as the full-text index sees them: runs of ASCII letters and digits of its fold."""
    return parted(fold(text))


def parted(folded: str) -> list[str]:
    """The words of what is folded already."""
    return folded.encode().translate(_APART).decode().split()  # of bytes, in a fifth of the time


def folds_word_by_word(text: str) -> bool:
    """Whether each word of `text` folds as it would alone: one Ukrainian letter tells how all words are read, and what
    stands before an Arabic article is joined to it."""
    return text.isascii() or not (_HAS_RULES.search(text) and _READ_TOGETHER.search(text))


def name_words(name: str) -> str:
    """A name as look-ups compare it: its folded words, one blank between them."""
    return " ".join(words(name))


@lru_cache(maxsize=KEYS)
def name_key(name: str) -> str:
    """What the spellings of one name have in common, word by word: Serdyukov, Serdiukov, Serdjukow; Müller, Mueller.

    Two names with one key are spelt alike, which is not to say that they are one person. Rules: where BGN/PCGN
    (https://www.gov.uk/government/publications/romanization-systems), ISO 9, ICAO 9303 (transliteration of
    Cyrillic), and German, French, Turkish and Azerbaijani usage part, all take one road.
    """
    return " ".join(word_key(word) for word in words(name))


def name_skeleton(name: str) -> str:
    """The consonants of a name in classes that no romanisation leaves, word by word: what hisses or scrapes is one
    (ch is that in English, German and French alike, only never the same), and so are d and t, b and p, f, v and w.

    Coarse, so only to find candidates: Mohammed, Muhammad and محمد share one, and so do Putin and Patten.
    """
    return " ".join(word_skeleton(word) for word in words(name))


def name_skeletons(word: str) -> tuple[str, ...]:
    """The skeletons under which another spelling of a folded word may stand: a j is a consonant in one language and
    none in the next (Janukowytsch, Yanukovych)."""
    spellings = (word, word.replace("j", "i"), _GLIDE_PLACE.sub("j", word))
    return tuple(dict.fromkeys(map(word_skeleton, spellings)))


@lru_cache(maxsize=KEYS)
def sound(word: str) -> str:
    """A folded word with its consonants in the classes of `name_skeleton` and its vowels kept, to compare two."""
    return _DOUBLED.sub(r"\1", _written_alike(word).replace("ts", "x").translate(_CLASSES))


def consonants(word: str) -> str:
    """The letters of a folded word that are no vowels."""
    return _VOWEL_RUN.sub("", word)


def _romanise(text: str) -> str:
    text = unicodedata.normalize("NFC", text)
    if _HAS_RULES.search(text):
        text = _by_rules(text)
    return _FOREIGN.sub(lambda letters: letters[0].translate(_ROMAN), text.lower())


def _by_rules(text: str) -> str:
    if _UKRAINIAN.search(text):
        text = text.translate(_UKRAINIAN_LETTERS)
    if _HAS_DIGRAPHS.search(text):
        for pattern, replacement in _DIGRAPHS:
            text = pattern.sub(replacement, text)
    return text


class _RomanLetters(dict[int, str]):
    """What each character becomes, looked up in anyascii's tables the first time it is met."""

    def __missing__(self, code: int) -> str:
        self[code] = roman = _roman(chr(code))
        return roman


def _roman(char: str) -> str:
    kind = unicodedata.category(char)
    if kind == "Cf":
        return ""
    if kind[0] in "PSZC":
        return "'" if char in _APOSTROPHES else " "
    from anyascii import anyascii

    roman = re.sub(r"[^a-z0-9/]", "", anyascii(char).lower())
    if "/" in roman or unicodedata.name(char, "").startswith("CJK"):
        return f" {roman} "
    return roman


_APOSTROPHES = "’‘‛′ʼʹʻʾʿ＇՚´ˊ"

# Where newspapers romanise otherwise than anyascii: Azerbaijani ə is a ("Aliyev"); the weak letters of Arabic and
# Hebrew stand for vowels inside a word, which `_DIGRAPHS` undoes at its start.
_ROMAN = _RomanLetters(
    {ord(letter): roman for letters, roman in (
        ("əƏ", "a"), ("ʹʺʼʻʾʿ՚", "'"),
        ("اأإآعةىאע", "a"), ("وוؤ", "u"), ("يیיئ", "i"), ("ء", ""), ("ث", "th"), ("ذ", "dh"), ("ח", "h"),
    ) for letter in letters}
)  # fmt: skip

_HAS_RULES = re.compile("[Đđ\u0370-\u06ff]")  # from Greek to Arabic
_UKRAINIAN = re.compile("[іїєґІЇЄҐ]|[сцСЦ][ьЬ][кК]")
_READ_TOGETHER = re.compile(f"[\u0600-\u06ff]|{_UKRAINIAN.pattern}")  # Arabic, and what is Ukrainian
_UKRAINIAN_LETTERS = str.maketrans("гиГИ", "hyHY")

_HAS_DIGRAPHS = re.compile("[đ\u0370-\u03ff\u0530-\u06ff]", re.IGNORECASE)  # and Greek, Armenian, Hebrew, Arabic
_DIGRAPHS = tuple(
    (re.compile(pattern, re.IGNORECASE), replacement)
    for pattern, replacement in (
        (r"\s+الله\b", "allah"),  # نصر الله is Nasrallah
        (r"\bالله\b", "allah"),
        (r"\bعبد\s+ال", "abdal"),
        (r"\bال(?=\w{3})", "al "),  # the Arabic article
        (r"\bو(?=\w)", "w"),
        (r"\bו(?=\w)", "v"),
        (r"\b[يیי](?=\w)", "y"),
        (r"(?:\b|(?<=[βγδζθκλξπρστφχψ]))μπ", "b"),  # ELOT 743, and b, d, g as a Greek says them
        (r"(?:\b|(?<=[βγδζθκλξπρστφχψ]))ντ", "d"),
        (r"γκ", "g"),
        (r"γγ", "ng"),
        (r"ο[υύ]", "ou"),
        (r"([αεη])[υύ](?=[θκξπστφχψ])", r"\1f"),
        (r"([αεη])[υύ]", r"\1v"),
        (r"ու", "u"),
        (r"đ(?=\w*[ćčšž])", "dj"),  # Đoković is Djokovic; in Vietnamese đ is d
    )
)

# Longest first; each alternative is what one sound is written as in some romanisation.
_SOUNDS = {
    "chtch": "sc", "tsch": "c", "dsch": "j", "tch": "c", "sch": "s", "dzh": "j", "sh": "s", "zh": "z", "kh": "h",
    "ch": "c", "gh": "g", "ph": "f", "th": "t", "dh": "d", "bh": "b", "ck": "k", "cz": "c", "tz": "ts", "ou": "u",
    "oo": "u", "ee": "i", "ae": "a", "oe": "o", "ue": "u", "q": "k", "x": "ks", "w": "v",
}  # fmt: skip
_SOUND = re.compile("^dj|" + "|".join(_SOUNDS))
_GLIDE = re.compile(r"(?<=[a-z])(?!ji)[iyj]+(?=[aeou])|^[iy]+(?=[aeou])|^j(?=e)")
_DIPHTHONG = re.compile(r"[ae][iyj]+")
_I = re.compile(r"(?<=[a-z])[iyj]+(?![aeou])|^y")
_DOUBLED = re.compile(r"([a-z])\1+")


@lru_cache(maxsize=1 << 17)
def word_key(word: str) -> str:
    """The `name_key` of one folded word."""
    key = _GLIDE.sub("", _written_alike(word))
    key = _DIPHTHONG.sub("ei", key)
    key = _I.sub("i", key)
    key = _DOUBLED.sub(r"\1", key)
    return key[:-1] + "v" if len(key) > 3 and key.endswith("of") else key


def _written_alike(word: str) -> str:
    return _SOUND.sub(lambda sound: _SOUNDS.get(sound[0], "j"), word)


_SKELETON_LETTERS = "blmnrtvx"


def edited(skeleton: str) -> list[str]:
    """A skeleton with one letter more, less or otherwise."""
    parts = [(skeleton[:at], skeleton[at:]) for at in range(len(skeleton) + 1)]
    changed = [before + letter + rest[cut:] for before, rest in parts for letter in _SKELETON_LETTERS for cut in (0, 1)]
    return [*changed, *(before + rest[1:] for before, rest in parts if rest)]


_GLIDES = ("a", "e", "i", "o", "u", "y")
_GLIDE_PLACE = re.compile(r"y(?=[aeou])|(?<=[aeio])(?=[aeo])")
_J_AFTER_VOWEL = re.compile(r"(?<=[aeiouy])j(?![aeiou])")
_VOWEL_RUN = re.compile(r"[aeiouy]+")
_CLASSES = str.maketrans("szcjkqghpfd", "xxxxxxxxbvt")


@lru_cache(maxsize=1 << 17)
def word_skeleton(word: str) -> str:
    """The `name_skeleton` of one folded word; an x that begins it is said otherwise than one inside, as one sound."""
    written = "s" + word[1:] if word[:1] == "x" else word
    written = _DOUBLED.sub(r"\1", _J_AFTER_VOWEL.sub("", _written_alike(written)))
    if len(written) > 3 and written[-1] == "h" and written[-2] in _GLIDES:
        written = written[:-1]
    return _VOWEL_RUN.sub("", written).replace("ts", "x").translate(_CLASSES)
