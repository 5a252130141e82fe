"""Whether words name somebody or something: by its very letters, or as another pen would spell it."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from factcheck.text.fold import name_key, words
from factcheck.text.slots import is_usual
from factcheck.text.titles import is_body, untitled

SHORTEST = 3
"""Code points of a name from which it is looked for in words: a shorter one is in every text."""
_WORD = re.compile(r"\S+")


class Stretches:
    """Names and addresses, looked for as they stand: as whole words, in any case, normal form and white space."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names: dict[str, set[str]] = {}
        for name in (_folded(given).partition("://") for given in names):
            told = (name[2] or name[0]).strip("/ ")
            if len(told) >= SHORTEST:
                self._names.setdefault(told[:SHORTEST], set()).add(told)

    def stand_in(self, text: str) -> bool:
        """Whether one of them is in this text."""
        return bool(self._names) and self._stand_in(_folded(text))

    def _stand_in(self, text: str) -> bool:
        for at in range(len(text) - SHORTEST + 1):
            for name in self._names.get(text[at : at + SHORTEST], ()):
                if text.startswith(name, at) and _apart(text, at, at + len(name)):
                    return True
        return False


class Spellings:
    """Names, looked for in other scripts, with accents, with characters that nobody sees, and run together; of people
    each part of the name that no name of `elsewhere` has, in the plural too ("the Quorns").
    """

    def __init__(self, names: Iterable[str], people: Iterable[str], elsewhere: Iterable[str]) -> None:
        long = [name for name in names if len("".join(words(name))) >= SHORTEST]
        self._whole = frozenset(map(_keys, long))
        self._longest = max(map(len, self._whole), default=0)
        self._run_together = frozenset(name_key("".join(key)) for key in self._whole if len(key) > 1)
        known = {key for name in elsewhere for key in _keys(name)}
        self._parts = frozenset(
            name_key(word)
            for name in people
            if not is_body(name)
            for word in words(untitled(name).name)
            if len(word) >= SHORTEST and name_key(word) not in known
        )

    def stand_in(self, text: str) -> bool:
        """Whether one of them is in this text."""
        if not (self._whole or self._parts):
            return False
        said = list(_said(text))
        keys = tuple(name_key(word) for word, _ in said)
        return (
            not self._parts.isdisjoint(key for word, as_name in said if as_name for key in _numbers(word))
            or not self._run_together.isdisjoint(keys)
            or any(
                keys[at : at + length] in self._whole
                for length in range(1, self._longest + 1)
                for at in range(len(keys) - length + 1)
            )
        )


def hosts(addresses: Iterable[str], elsewhere: Iterable[str]) -> set[str]:
    """The sites of these addresses that none of the others is on; what is no address is passed over."""
    return {*map(_host, addresses)} - {*map(_host, elsewhere)} - {""}


def _host(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _keys(name: str) -> tuple[str, ...]:
    return tuple(map(name_key, words(name)))


def _said(text: str) -> Iterator[tuple[str, bool]]:
    """The folded words of a text, each with whether it may be a name: not where it is a usual one in small letters,
    unless the whole text is in small letters."""
    hasty = text.islower()
    for token in _WORD.findall(text):
        for word in words(token):
            yield word, hasty or not token.islower() or not is_usual(word)


def _numbers(word: str) -> tuple[str, ...]:
    return (name_key(word), name_key(word.removesuffix("s")))


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _apart(text: str, start: int, end: int) -> bool:
    """Whether a stretch is a word by itself; in scripts without blanks every stretch is."""
    return not (_joined(text[start - 1 : start], text[start]) or _joined(text[end - 1], text[end : end + 1]))


def _joined(left: str, right: str) -> bool:
    return left.isascii() and right.isascii() and left.isalnum() and right.isalnum()
