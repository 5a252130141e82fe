"""Who may be meant by a name that nobody has: the same name in another spelling, order or script, or its initials.

Two names that are spelt alike are not one person's for that: what is found here is asked about or said, never filed.
"""

import re
from collections import defaultdict
from collections.abc import Callable
from itertools import product

from factcheck.store.search.vocabulary import LESS_LIKELY, LIKELY
from factcheck.text import letters, syllables
from factcheck.text.fold import name_key, name_skeleton, words
from factcheck.text.initials import LONGEST, acronym_term, acronyms
from factcheck.text.titles import turned, untitled

_MOST_WORDS, _LIKELIEST = 4, 6
"""Words of a name in another script, and sets of consonants for each, that are looked for: bounds on time."""
_INITIALS = re.compile(r"(?:[^\W\d_]\.[ -]?)+(?= ?[^\W\d_]{2})")
"""What stands for first names: "I. Denisov", "J.-P. Roy"."""


class Perhaps:
    """The whole names of people and bodies, to be found by other spellings of them; read when one first asks."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}
        self._found: dict[Callable[[str], list[str]], dict[str, list[str]]] = {}

    def learn(self, name: str, full: str) -> None:
        """Take in a name with the full name of whose it is."""
        if name in self._names:
            return
        self._names[name] = full
        for keys, found in self._found.items():
            for key in keys(name):
                found[key].append(name)

    def whose(self, name: str) -> list[str]:
        """The full names of those whose name this may be otherwise spelt, likeliest first; not of who has just it."""
        bare = untitled(name).name
        bare = turned(bare) or bare
        found = {one for keys, key in _asked(bare) for one in self._with(keys).get(key, ()) if one != name}
        likely = {one: likely for one in found if (likely := _likely(bare, one))}
        near = [one for one, fit in likely.items() if fit >= max(likely.values()) - LESS_LIKELY]
        return list(dict.fromkeys(self._names[one] for one in sorted(near, key=lambda one: (-likely[one], one))))

    def _with(self, keys: Callable[[str], list[str]]) -> dict[str, list[str]]:
        if keys not in self._found:
            self._found[keys] = defaultdict(list)
            for name in self._names:
                for key in keys(name):
                    self._found[keys][key].append(name)
        return self._found[keys]


def _asked(name: str) -> list[tuple[Callable[[str], list[str]], str]]:
    """Under which keys a name may stand that is this one otherwise spelt."""
    if name.isascii() and name.isalpha() and name.isupper() and 1 < len(name) <= LONGEST:
        return [(acronyms, acronym_term(name))]
    if initials := _INITIALS.match(name):
        return [(_initialled, f"{words(initials[0])[0]} {key}") for key in name_key(name).split()[-1:]]
    if syllables.HANGUL.fullmatch(name):
        return [(_korean, syllables.korean_key("".join(syllables.hangul(name))))]
    if syllables.HAN.fullmatch(name):
        return [(_joined, "".join(reading)) for reading in syllables.han(name)]
    if script := letters.script_of(name):
        return [(_consonants, key) for key in _sounding(name, script)]
    return [(_spelt, key) for key in _spelt(name)]


def _spelt(name: str) -> list[str]:
    """By its key, in which "г" is one letter: the h of Horbenko from Ukrainian is the g of Gorbenko from Russian."""
    parts = sorted(name_key(name).replace("h", "g").split())
    return [" ".join(parts)] if len(parts) > 1 else []


def _joined(name: str) -> list[str]:
    return ["".join(words(name))]


def _korean(name: str) -> list[str]:
    said = "".join(words(name))
    return [syllables.korean_key(said)] if len(words(name)) > 1 else []


def _initialled(name: str) -> list[str]:
    parts = name_key(name).split()
    return [f"{words(name)[0][0]} {parts[-1]}"] if len(parts) > 1 else []


def _consonants(name: str) -> list[str]:
    parts = sorted(name_skeleton(name).split())
    return [" ".join(parts)] if len(parts) > 1 else []


def _sounding(name: str, script: str) -> set[str]:
    """The consonants that a name in another script likely has in Latin letters, as `_consonants` has them."""
    parts = name.split()[:_MOST_WORDS]
    each = [
        [name_skeleton(part), *letters.skeletons(letters.spelt(part, script), script, _LIKELIEST)] for part in parts
    ]
    return {" ".join(sorted(some)) for some in product(*each)} if len(parts) > 1 else set()


def _likely(name: str, known: str) -> float:
    """How likely the words of a name in another script are the other's, 0 for no; of all else the key has said it."""
    script = letters.script_of(name)
    if not script or syllables.HANGUL.search(name) or syllables.HAN.search(name):
        return LIKELY
    said = words(known)
    spelt = [letters.spelt(word, script) for word in name.split()]
    likely = [max(letters.likeness(word, other, script) for other in said) for word in spelt]
    return sum(likely) if min(likely) > 0 and sum(likely) >= LIKELY * len(likely) else 0.0
