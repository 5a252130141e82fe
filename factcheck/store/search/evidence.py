"""How much of a whole name a claim has: one that has a part of it alone is somebody else's nearly always."""

import math
import re
from collections.abc import Sequence

from factcheck.store.search import vocabulary
from factcheck.store.search.units import Unit
from factcheck.store.storage.database import Database
from factcheck.text import letters
from factcheck.text.fold import words

CANDIDATES = 100
"""Claims with any part of a name that are looked at: a bound on time."""

# Chosen with `tests/bench/spelt.py` on the lists that may be read.
LEAST = 0.35
"""The share of a name, its rare parts weighing more, that a claim must have for it to be that name at all."""

_NOTHING, _WHOLE = 5.0, 15.0
"""How likely a name in another script must be one of a claim's (`text.letters.likeness`) to count at all, and as that
name: of names of people and towns half the right ones reach the second, and one in ten of the likest wrong ones the
first."""

_SURELY = 30.0
"""How likely a name is itself."""

_AT_WORST = -6.0
"""What a part counts that a claim has not: whoever has another first name is another, unless all the rest fits."""

_TOGETHER = 14.0
"""How likely all parts together must be."""

_FAR = 2.0
"""Times the likeliness that a name reaches by chance, which one part must reach where another is missing: what two
characters of Han spell is a word of many."""

_SURE_FROM = 3
"""Letters of a part in another script from which on it may be surely one: 艾 is no “AI”."""

_NAME = re.compile(r"[^\W\d_a-z][\w’'-]*")


def by_whole_name(db: Database, pool: Sequence[tuple[int, float]], asked: Sequence[Unit]) -> list[tuple[int, float]]:
    """Of claims that have any part of a name, those with something like all of it, most like first.

    A part counts by how rare it is in the store: Arakawa says more of whom is meant than George.
    """
    ids = [claim_id for claim_id, _ in pool[:CANDIDATES]]
    weights = _weights(db, asked)
    total = sum(weights)
    found = []
    for claim_id, *parts in db.index.contents(ids):
        names = [words(name) for part in parts for name in _NAME.findall(part)]
        said = {word for name in names for word in (*name, "".join(name))}
        likely = [_likely(unit, said) for unit in asked]
        fits = [max(0.0, min(1.0, (one - _NOTHING) / (_WHOLE - _NOTHING))) for one in likely]
        fit = sum(weight * part for part, weight in zip(fits, weights, strict=True)) / total
        together = sum(max(_AT_WORST, one) for one in likely)
        if fit >= LEAST and together >= _TOGETHER and _is_enough(asked, likely):
            found.append((fit, together, -ids.index(claim_id), claim_id))
    return [(claim_id, fit) for fit, _, _, claim_id in sorted(found, reverse=True)]


def _is_enough(asked: Sequence[Unit], likely: Sequence[float]) -> bool:
    """Whether there is no part that the claim has not, or one that it has is far likelier than any name by chance."""
    if min(likely) >= _NOTHING:
        return True
    strongest = max(range(len(likely)), key=likely.__getitem__)
    return likely[strongest] >= _FAR * letters.by_chance(asked[strongest].spelt.script)


def _weights(db: Database, asked: Sequence[Unit]) -> list[float]:
    forms = [(*(unit.marks or (unit.word,)), *unit.others) for unit in asked]
    counted = vocabulary.known(db, sorted({form for some in forms for form in some}))
    claims = db.roughly("claim") + 2
    return [
        math.log(claims / (1 + min(claims - 2, max(counted.get(form, (0, 0))[0] for form in some)))) for some in forms
    ]


def _likely(unit: Unit, said: set[str]) -> float:
    """How likely a part of a name is one of the words that a claim's names have (`text.letters.likeness`)."""
    spelt, script = unit.spelt
    sure = unit.sure and (len(spelt) >= _SURE_FROM or not unit.script)
    if (spelt in said and not unit.script) or (sure and not said.isdisjoint((*unit.marks, *unit.others))):
        return _SURELY
    return max((letters.likeness(spelt, word, script) for word in said), default=0.0)
