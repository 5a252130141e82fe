"""What a typed word may mean in this store: the spellings of one name, and the words nearest to a misspelt one.

Costs grow with the vocabulary, not with the claims, and only with its part that begins or ends like the word:
one edit leaves one half of a word whole, two leave the first or the last third, or both, nearly always.
"""

import math
from collections.abc import Collection, Iterable, Sequence
from heapq import nlargest
from itertools import islice

from factcheck.store.storage.database import Database
from factcheck.text import letters
from factcheck.text.fold import consonants, edited, name_key, name_skeletons, sound
from factcheck.text.similarity import likeness, within

_SHORTEST = 3
"""Letters of a word that is repaired: of two, half are another word with one changed."""

_VOWELLESS = 0.8
"""The share of consonants from which a term counts as written without vowels; in English words it is some .6."""

_VOWELLESS_FROM = 4
"""Consonants that such a term has at least: “Mr” and “km” are no names."""

CHOICES = 6
"""At most so many words stand in for one."""

# How near is near was chosen with `tests/bench/typos.py` on misspelt words and the names of `names.tsv`; those of
# `names-held-out.tsv` were only ever scored.
_LONG = 6
"""Letters from which on a second edit is forgiven."""
_LIKE = 0.74
"""The least that the best candidate must reach: Jaro-Winkler, 0 to 1, less what follows."""
_MARGIN = 0.08
"""How far behind the best another candidate may be to stand beside it."""
_EDIT = 0.06
"""What each edit takes away."""
_COMMON = 0.015
"""What ten times as many claims add: of two words as near, the one that the store has more often."""
_COARSE, _BARE = 0.9, 0.92
"""What likeness in sound, or in consonants alone, counts beside likeness in letters."""
_OTHER_CONSONANTS = 0.9
"""What is left of that where the consonants are of one class and not the same ("tfs" and "thieves")."""
_OTHER_SOUND = 0.06
"""What a word takes away that was found by its sound and not by its letters."""
_SPELT_SO = 0.8
"""What a name counts at least that some language spells so."""
_SOUNDING = 1500
"""At most so many words of one skeleton are looked at."""

LIKELY = 6.0
"""The least that a name must reach for one in another script (`text.letters.likeness`), however small the store:
400 times likelier the same than another (`tests/bench/spelt.py`, the lists that may be read)."""
_NAMES_A_CLAIM = 0.7
"""Names of a store, each once, a claim of it: 7,351 in 10,190 claims (CheckThat! 2020). So many may fit by chance."""
_NAME = 0.9
"""The share of a word's places where it is written as a name for it to stand for one in another script: sentences and
headlines begin with “Rain” and “Seeds” as well."""
LESS_LIKELY = 4.0
"""How far behind the likeliest another name may be to stand beside it: 50 times less likely."""
_HELD = 60
"""Names that are compared letter by letter, of those that have the consonants of the typed one: a bound on time."""
_NEARLY, _LONG_SKELETON = 8, 2
"""Likeliest sets of consonants, of so many letters at least, that are looked for with one letter more, less or
otherwise: bounds on time, and two consonants are those of every other name."""
_SOUNDING_LIKE = 300
"""Of those that have none of its likely patterns so many are compared by sound: a bound on time."""


def variants(db: Database, word: str, spelt: letters.Spelt | None = None) -> list[str]:
    """Other spellings in the store of a name with the same name key, most frequent first; `word` is folded.

    `spelt` in another script than Latin, those that it likely is: マーラ is no Maria.
    """
    found = [term for term, _ in db.index.same_key(name_key(word), CHOICES + 1) if term != word]
    if not spelt or spelt.script == letters.LATIN:
        return found[:CHOICES]
    return [term for term in found if letters.likeness(spelt.letters, term, spelt.script) >= LIKELY][:CHOICES]


def nearest(
    db: Database,
    word: str,
    *,
    most: int = 2,
    unvowelled: bool = False,
    spelt: letters.Spelt | None = None,
    name: bool = False,
    alone: bool = False,
    besides: Collection[str] = (),
) -> list[str]:
    """What the store may know a misspelt folded word as, best first; [] for a number and where nothing is near.

    `most` edits are forgiven in a word of six letters and more, one in a shorter one. A number is another number,
    never a misspelling. `unvowelled`: the word was typed in a script that writes few vowels.
    `spelt` in a script other than Latin (`text.letters`), only names are looked for. `name`: it is written as a
    name is, so that what only sounds like it must be how some language spells it. `alone`: nothing else was typed that
    tells who is meant. `besides` are words that were tried already.
    """
    if len(word) < _SHORTEST or any(char.isdigit() for char in word):
        return []
    if spelt and spelt.script != letters.LATIN:
        return [term for term, _ in from_script(db, word, spelt, alone=alone) if term not in besides]
    edits = _spelt_like(db, word, most)
    likely = dict(from_script(db, word, letters.Spelt(word, letters.LATIN), alone=alone)) if name else {}
    if name:
        edits = {term: n for term, n in edits.items() if n == 1 or term in likely}
    sounds = {term: n for term, (n, _) in known(db, [*likely]).items()} if name else dict(_sounding_like(db, word))
    counts = {term: n for term, (n, _) in known(db, [*edits]).items()}
    fits = {term: likeness(word, term) - _EDIT * edits[term] for term in counts}
    for term in sounds:
        fits[term] = max(fits.get(term, 0.0), alike_in_sound(word, term, unvowelled=unvowelled) - _OTHER_SOUND)
    fits |= {term: max(fits[term], _SPELT_SO) for term in likely}
    fits = {term: fit for term, fit in fits.items() if term != word and term not in besides}
    counts |= sounds
    scored = sorted(((fit + _COMMON * math.log10(counts[term] + 1), term) for term, fit in fits.items()), reverse=True)
    if not scored or scored[0][0] < _LIKE:
        return []
    return [term for score, term in scored[:CHOICES] if score >= scored[0][0] - _MARGIN]


def from_script(db: Database, word: str, spelt: letters.Spelt, *, alone: bool = False) -> list[tuple[str, float]]:
    """The names of the store that a word of another script likely is, likeliest first, with how likely.

    More names than are likely by chance in a store of its size; those close behind the likeliest stand beside it.
    `word` is the same folded.
    """
    sounds = _of_skeletons(db, word, spelt)
    near = known(db, list(_spelt_like(db, word, 2)))
    counts = sounds | {term: n for term, (n, named) in near.items() if named * 2 > n}
    counts.pop(word, None)
    least = _least(db, spelt.script, alone=alone)
    scored = _likely(db, spelt, _closest(word, spelt, counts), least)
    scored = scored or _likely(db, spelt, _nearly(db, spelt), least)
    return [(term, score) for score, term in scored if score >= scored[0][0] - LESS_LIKELY][:CHOICES]


def _likely(db: Database, spelt: letters.Spelt, terms: Iterable[str], least: float) -> list[tuple[float, str]]:
    """Those that a word likely is and that are written as names, likeliest first."""
    likely = ((letters.likeness(spelt.letters, term, spelt.script), term) for term in terms)
    scored = sorted((one for one in likely if one[0] >= least), reverse=True)
    counted = known(db, [term for _, term in scored])
    return [(score, term) for score, term in scored if counted[term][1] >= _NAME * counted[term][0]]


def _nearly(db: Database, spelt: letters.Spelt) -> list[str]:
    """The names with nearly the consonants that a word of another script may have: a letter that is not said, or that
    the script has not, is one more or less (Rivesaltes is 里韦萨尔泰)."""
    likely = letters.skeletons(*spelt, most=_NEARLY)
    near = sorted({one for skeleton in likely if len(skeleton) >= _LONG_SKELETON for one in edited(skeleton)})
    said = next(iter(letters.patterns(*spelt)), "")
    terms = [term for term, _ in db.index.same_skeletons(near, _SOUNDING)] if near else []
    return nlargest(_HELD, terms, key=lambda term: likeness(letters.pattern(term), said))


def _closest(word: str, spelt: letters.Spelt, terms: Iterable[str]) -> list[str]:
    """Those that have the likeliest patterns of letters, up to a bound; then those that sound most like it."""
    patterns = letters.patterns(*spelt)
    weights = {term: patterns.get(letters.pattern(term), 0.0) for term in terms}
    closest = nlargest(_HELD, (term for term, weight in weights.items() if weight), key=lambda term: weights[term])
    others = islice((term for term, weight in weights.items() if not weight), _SOUNDING_LIKE)
    rest = sorted(others, key=lambda term: -alike_in_sound(word, term, unvowelled=True))
    return closest + rest[: _HELD - len(closest)]


def _of_skeletons(db: Database, word: str, spelt: letters.Spelt) -> dict[str, int]:
    """The names with the consonants that a word of another script may have, up to a bound."""
    found = dict[str, int]()
    for skeleton in dict.fromkeys([*letters.skeletons(*spelt), *name_skeletons(word)]):
        if len(skeleton) > 1 and len(found) < _SOUNDING:
            found |= db.index.same_skeleton(skeleton, _SOUNDING)
    return found


def _least(db: Database, script: str, *, alone: bool) -> float:
    """How likely a name must be: for one that is all that was typed, likelier than by chance any of the store's."""
    names = math.log(_NAMES_A_CLAIM * db.roughly("claim") + 1)
    chance = letters.by_chance(script)
    if alone:
        return max(LIKELY, chance + names - math.log(letters.OTHERS))
    return max(LIKELY, min(chance, names))


def _spelt_like(db: Database, word: str, most: int) -> dict[str, int]:
    """Words one edit away, else two, with that distance."""
    for edits in range(1, (most if len(word) >= _LONG else 1) + 1):
        part = len(word) // (edits + 1)
        terms = db.index.beginning_or_ending(word[:part], word[-part:], max(2, len(word) - edits), len(word) + edits)
        if found := {term: distance for term, distance in within(word, terms, edits) if distance}:
            return found
    return {}


def _sounding_like(db: Database, word: str) -> list[tuple[str, int]]:
    skeletons = [skeleton for skeleton in name_skeletons(word) if len(skeleton) > 1]
    return [row for skeleton in skeletons for row in db.index.same_skeleton(skeleton, _SOUNDING)]


def alike_in_sound(word: str, term: str, *, unvowelled: bool) -> float:
    """By letters, by name key, by sound; by consonants alone where one of the two does not write its vowels."""
    alike = max(likeness(word, term) - _EDIT, likeness(name_key(word), name_key(term)))
    if len(set(consonants(sound(word)))) > 2:
        alike = max(alike, _COARSE * likeness(sound(word), sound(term)))
    if unvowelled or len(consonants(term)) >= max(_VOWELLESS_FROM, _VOWELLESS * len(term)):
        bare = _BARE * likeness(consonants(sound(word)), consonants(sound(term)))
        same = consonants(name_key(word)) == consonants(name_key(term))
        alike = max(alike, bare if same or not unvowelled else _OTHER_CONSONANTS * bare)
    return alike


def known(db: Database, words: Sequence[str]) -> dict[str, tuple[int, int]]:
    """How often each folded word stands in the store, and how often as a name; unknown words are left out."""
    return db.index.frequencies(words)
