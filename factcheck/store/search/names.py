"""What a typed name is called in this store: in another script or language, run together or apart, by its initials."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import nlargest
from itertools import islice, pairwise, product

from factcheck.store.reads import places as desk_places
from factcheck.store.search import vocabulary
from factcheck.store.storage.database import Database
from factcheck.store.storage.search_index import AllOf, AnyOf, Phrase, Wanted, word
from factcheck.text import letters
from factcheck.text.fold import fold, name_key, name_skeleton, name_skeletons, words
from factcheck.text.similarity import likeness

CHOICES = 6
"""Names of the store that may stand for one word of another script, as many as for a slip: the other words of a name
tell which."""

READINGS = 3
"""Places of one name that are looked for: there are more Springfields."""

SHORTEST = 3
"""Letters of a piece that a word run together is parted into; in between a shorter one may stand ("Dar es Salaam")."""

LONGEST = 24
"""Letters of a name that was run together: “Bandarseribegawan” has 17. Every way to part it is tried."""

_LOOKED_AT = 1500
"""Names of one skeleton that are compared by sound, as many as for a slip: a bound on time."""


_SHORTEST_UNBROKEN = 4
"""Letters of a word that is parted into several names."""
_PATTERNS, _SKELETONS, _READ, _CLAIMS_READ = 24, 60, 60, 100
"""Ways to read such a word, consonants of its parts, names of the store and claims that are looked at: bounds on time.
"""
_SPELT = 40
"""Ways to spell the parts of one name that are looked for: a bound on time."""
_LONGER, _COMPARED = 3, 30
"""Letters that names may have more or less than it likely has, and names that are compared letter by letter: bounds
on time."""
_FAR, _UNBROKEN_FROM, _UNBROKEN_TO = 2.0, 13.0, 17.0
"""How likely such a name must be: so many times what a name reaches by chance in its script, for there are more pairs
of words than words, within these bounds."""
_RUN_OF_NAMES = re.compile(r"(?<![\w’'-])(?=([^\W\d_a-z][\w’'-]*(?:[ -][^\W\d_][\w’'-]*){1,3}))")
"""A word that is written as a name and up to three behind it; “Porto do Mangue” has a small one. In “Nobody saw Denham
Springs” it begins twice."""

_WORDS_OF_A_NAME = range(2, 5)

_NG = re.compile("ng?")
_BEFORE_K = re.compile("a(?=k)")  # Park


@dataclass(frozen=True, slots=True)
class Named:
    """What a name stands for in the store: what to look for, how that is said, its words, whether it is sure."""

    wanted: Wanted
    shown: tuple[str, ...]
    words: tuple[str, ...]
    sure: bool = True


def in_other_letters(db: Database, typed: str) -> list[Named]:
    """A name in Han, kana or Hangul as the store has it in letters: both orders, whatever the romanisation."""
    from factcheck.text import syllables

    if syllables.HANGUL.fullmatch(typed):
        return _first_shape(db, [syllables.hangul(typed)], korean=True)
    if syllables.HAN.fullmatch(typed):
        return _first_shape(db, syllables.han(typed), korean=False) or _in_japanese(db, typed)
    if syllables.HAN.search(typed):
        return _in_japanese(db, typed)
    if syllables.KANA.fullmatch(typed) and (parts := parted(db, syllables.kana(typed))):
        return [parts]
    return []


def said(typed: str) -> str:
    """A name in Han characters that spell out a foreign one, as one word in pinyin; "" for anything else."""
    from factcheck.text import syllables

    return "".join(syllables.han(typed)[-1]) if syllables.HAN.fullmatch(typed) and len(typed) > 1 else ""


def _in_japanese(db: Database, typed: str) -> list[Named]:
    """Han characters as a Japanese name, whose words the extra [japanese] tells apart."""
    from factcheck.text.syllables import japanese

    spelt = [_names(db, [said, *_alike_all(db, said)]) for said in japanese(typed)]
    wanted = AllOf(tuple(AnyOf(tuple(map(word, some))) for some in spelt))
    if not spelt or not all(spelt) or not db.index.stands(wanted):
        return []
    return [Named(wanted, (" ".join(some[0] for some in spelt),), tuple(one for some in spelt for one in some))]


def _alike_all(db: Database, said: str) -> list[str]:
    return [term for term, _ in db.index.same_key(name_key(said), CHOICES)]


def _first_shape(db: Database, readings: Sequence[list[str]], *, korean: bool) -> list[Named]:
    """The first way of writing these syllables as words that the store has all the words of."""
    from factcheck.text.syllables import shapes

    for syllables in readings:
        for shape in shapes(syllables):
            spelt = [_of_east_asia(db, part, korean=korean) for part in shape]
            if not all(spelt):
                continue
            wanted = _side_by_side(spelt)
            if db.index.stands(wanted):
                likeliest = " ".join(some[0] for some in spelt)
                return [Named(wanted, (likeliest,), tuple(one for some in spelt for one in some), sure=not korean)]
    return []


def _side_by_side(spelt: Sequence[Sequence[str]]) -> AnyOf:
    """A name whose parts may be spelt so, with its first part in front or behind: “made” and “Sen.” are none."""
    orders = [(*some[at:], *some[:at]) for some in islice(product(*spelt), _SPELT) for at in (0, 1, len(some) - 1)]
    return AnyOf(tuple(map(Phrase, dict.fromkeys(orders))))


def _of_east_asia(db: Database, syllables: str, *, korean: bool) -> list[str]:
    """The names of the store that these syllables may be."""
    from factcheck.text.syllables import chinese

    if not korean:
        return _names(db, [syllables, *chinese(syllables)])
    return sounding_korean(db, syllables)


def sounding_korean(db: Database, syllables: str) -> list[str]:
    """The names of the store that are the same in Korean, those first whose letters most likely are."""
    from factcheck.text.syllables import korean_key, vowels

    key = korean_key(syllables)
    near = [syllables, syllables.replace("ng", "n"), _NG.sub("ng", syllables), f"l{syllables}", f"r{syllables}"]
    near.append(_BEFORE_K.sub("ar", syllables))
    skeletons = dict.fromkeys(skeleton for one in near for skeleton in name_skeletons(one))
    found = dict(row for skeleton in skeletons for row in db.index.same_skeleton(skeleton, _LOOKED_AT))
    found |= {term: n for term, (n, named) in vocabulary.known(db, vowels(key)).items() if named}
    alike = [term for term in found if korean_key(term) == key]
    return sorted(alike, key=lambda term: (-letters.likeness(syllables, term, letters.LATIN), -found[term]))[:CHOICES]


def _names(db: Database, spelt: Sequence[str]) -> list[str]:
    """Those that the store has as names."""
    counted = vocabulary.known(db, list(dict.fromkeys(spelt)))
    return [one for one in spelt if counted.get(one, (0, 0))[1]][:CHOICES]


def by_rule(db: Database, typed: str, folded: str) -> list[str]:
    """The names of the store that a word is by the rules of a language: pinyin and Wade-Giles, Palladius, Kholodovich,
    the habits of a dozen others."""
    from factcheck.text import spellings, syllables

    russian = bool(syllables.CYRILLIC.search(typed))
    other = syllables.chinese(typed if russian else folded)
    found = _names(db, other)
    said = fold(typed.lower().replace("ё", "йо")) if russian else folded
    habits = [*spellings.by_habit(folded), *(spellings.by_habit(said) if said != folded else [])]
    keys = dict.fromkeys(map(name_key, habits))
    found += [term for key in keys for term, _ in db.index.same_key(key, CHOICES)]
    if not found:
        asked = habits if russian else [folded]
        found = [term for one in asked for term in sounding_korean(db, one)]
    return [term for term in dict.fromkeys(found) if term != folded][:CHOICES]


def together(db: Database, pieces: Sequence[str]) -> list[str]:
    """Words as the one that the store writes them as, or has in its own romanisation: "Ch'ang-sha" as Changsha."""
    from factcheck.text.syllables import chinese

    joined = "".join(pieces)
    if found := _names(db, [joined]):
        return found
    alike = [term for term, _ in db.index.same_key(name_key(joined), CHOICES)]
    return alike or _names(db, chinese(joined))


def parted(db: Database, joined: str) -> Named | None:
    """A word as the two or three that it is in the store, one after the other: "Daressalam" as Dar es Salaam."""
    n = len(joined)
    if n > LONGEST:
        return None
    cuts: list[tuple[int, ...]] = [(at,) for at in range(2, n - 1)]
    cuts += [(at, on) for at in range(2, n - 3) for on in range(at + 2, n - 1)]
    pieces = {joined[start:end] for start in range(n) for end in range(start + 2, n + 1)}
    known = vocabulary.known(db, sorted(pieces))
    alike = {piece: [piece] if piece in known else _alike(db, piece) for piece in sorted(pieces) if len(piece) > 1}
    for cut in cuts:
        ends = [0, *cut, n]
        split = [joined[start:end] for start, end in pairwise(ends)]
        if not all(alike.get(piece) for piece in split) or max(map(len, (split[0], split[-1]))) < SHORTEST:
            continue
        if any(names * 2 <= n for n, names in (known.get(piece, (1, 1)) for piece in (split[0], split[-1]))):
            continue  # “made sen” is no name
        phrase = Phrase(tuple(alike[piece][0] for piece in split))
        turned = Phrase(tuple(reversed(phrase.words)))
        for wanted in (phrase, turned):
            if db.index.stands(wanted):
                return Named(
                    wanted, (" ".join(wanted.words),), wanted.words, sure=all(piece in known for piece in split)
                )
    return None


def unbroken(db: Database, spelt: letters.Spelt) -> tuple[float, Named] | None:
    """A word of a script that writes names of several words without blanks as the words that it is in the store, with
    how likely it is these: ขามสะแกแสง as Kham Sakae Saeng. None where nothing is likely.

    What the word likely is in Latin letters is parted at every place; who has a part's name is read for what stands
    beside it.
    """
    if spelt.script not in letters.UNBROKEN or len(spelt.letters) < _SHORTEST_UNBROKEN:
        return None
    likely = list(letters.patterns(*spelt))[:_PATTERNS]
    parts = {part for one in likely for at in range(1, len(one)) for part in (one[:at], one[at:])}
    skeletons = sorted({name_skeleton(part) for part in parts}, key=lambda one: (-len(one), one))
    terms = [
        term
        for skeleton in skeletons[:_SKELETONS] if len(skeleton) > 1
        for term, _ in db.index.same_skeleton(skeleton, _LOOKED_AT) if letters.pattern(term) in parts
    ][:_READ]  # fmt: skip
    if not terms:
        return None
    ids = [claim for claim, _ in db.index.ranked(AnyOf(tuple(map(word, terms))), _CLAIMS_READ)]
    runs = {run for _, *texts in db.index.contents(ids) for text in texts for run in _runs(text, {*terms})}
    said = {run: letters.pattern("".join(run)) for run in sorted(runs)}
    near = [run for run, one in said.items() if abs(len(one) - len(likely[0])) <= _LONGER]
    near = nlargest(_COMPARED, near, key=lambda run: likeness(said[run], likely[0]))
    scored = [(letters.likeness(spelt.letters, "".join(run), spelt.script), run) for run in near]
    score, run = max(scored, default=(0.0, ()))
    if score < min(_UNBROKEN_TO, max(_UNBROKEN_FROM, _FAR * letters.by_chance(spelt.script))):
        return None
    return score, Named(Phrase(run), (" ".join(run),), run, sure=False)


def _runs(text: str, terms: set[str]) -> Iterator[tuple[str, ...]]:
    """The names of two to four words in a text that have one of these, folded; the last is written as a name too."""
    for name in _RUN_OF_NAMES.findall(text):
        parts = name.split(" ")
        for at, last in enumerate(parts, 1):
            run = tuple(words(" ".join(parts[:at])))
            is_name = not last[0].islower() and len(run) in _WORDS_OF_A_NAME and min(map(len, run)) > 1
            if is_name and not terms.isdisjoint(run):
                yield run


def _alike(db: Database, piece: str) -> list[str]:
    return [term for term, _ in db.index.same_key(name_key(piece), 1)] if len(piece) > SHORTEST else []


def standing(db: Database, names: Sequence[str]) -> set[str]:
    """Those of some names that claims of the store name, as names and not as words of some other meaning."""
    folded = {name: " ".join(words(name)) for name in names}
    known = vocabulary.known(db, sorted({part for said in folded.values() for part in said.split()}))
    return {
        name
        for name, said in folded.items()
        if said
        and all(known.get(part, (0, 0))[0] for part in said.split())
        and any(known[part][1] * 2 > known[part][0] for part in said.split())
        and (" " not in said or _stands(db, said))
    }


def also_called(db: Database, name: str) -> list[Named]:
    """The places that have this name by the desk's own word, as claims of the store call them."""
    wanted = " ".join(words(name))
    groups = [[place.name, *place.aliases] for place in desk_places.called(db, name)]
    others = [tuple(dict.fromkeys(" ".join(words(one)) for one in group)) for group in groups]
    return _here(db, [tuple(one for one in group if one != wanted) for group in others])


def places(db: Database, name: str, *, elsewhere: bool) -> list[Named]:
    """The places that are called `name` elsewhere or were before, as the store calls them; `elsewhere`: it was typed in
    a script other than Latin."""
    from factcheck.text import spellings

    return _here(db, spellings.places(name, elsewhere=elsewhere))


def _here(db: Database, groups: Sequence[tuple[str, ...]]) -> list[Named]:
    """Of names that are one place's each, those that the store has; what begins with a `~` may be another word here."""
    found: list[Named] = []
    for others in groups:
        single = vocabulary.known(db, [name for other in others if " " not in (name := other.removeprefix("~"))])
        named = {term for term, (n, names) in single.items() if names * 2 > n}
        here = [other for other in others if _is_here(db, other.removeprefix("~"), named)]
        if here and len(found) < READINGS:
            sure = [other for other in here if not other.startswith("~")]
            found += [_called(sure, sure=True)] if sure else []
            found += [_called(unsure, sure=False)] if (unsure := [one[1:] for one in here if one not in sure]) else []
    return found


def _is_here(db: Database, name: str, named: set[str]) -> bool:
    return name in named or (" " in name and _stands(db, name))


def _called(names: Sequence[str], *, sure: bool) -> Named:
    parts = [tuple(name.split()) for name in names]
    return Named(
        AnyOf(tuple(map(Phrase, parts))), tuple(names), tuple(word for one in parts for word in one), sure=sure
    )


def _stands(db: Database, name: str) -> bool:
    parts = name.split()
    return len(vocabulary.known(db, parts)) == len(set(parts)) and db.index.stands(Phrase(tuple(parts)))
