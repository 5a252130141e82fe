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
LEAST = 0.4
"""The share of a name, its rare parts weighing more, that a claim must have for it to be that name at all."""

_BY_CHANCE = 0.75
"""How like a word, 0 to 1, the likest name of a claim that has nothing to do with it may be: that much counts for
nothing."""

_UNSURE = 0.8
"""What a word counts that may stand in for a part and may be another name."""

_NOTHING, _WHOLE = 5.0, 15.0
"""How likely a name in another script must be one of a claim's (`text.letters.likeness`) to count at all, and as that
name: of names of people and towns half the right ones reach the second, and one in ten of the likest wrong ones the
first."""

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
        fits = [_fit(unit, said) for unit in asked]
        fit = sum(weight * part for part, weight in zip(fits, weights, strict=True)) / total
        by_one_alone = sum(part > 0 for part in fits) == 1 and max(fits) < 1  # and that one perhaps another name
        if fit >= LEAST and not by_one_alone:
            found.append((fit, -ids.index(claim_id), claim_id))
    return [(claim_id, fit) for fit, _, claim_id in sorted(found, reverse=True)]


def _weights(db: Database, asked: Sequence[Unit]) -> list[float]:
    forms = [(*(unit.marks or (unit.word,)), *unit.others) for unit in asked]
    counted = vocabulary.known(db, sorted({form for some in forms for form in some}))
    claims = db.roughly("claim") + 2
    return [
        math.log(claims / (1 + min(claims - 2, max(counted.get(form, (0, 0))[0] for form in some)))) for some in forms
    ]


def _fit(unit: Unit, said: set[str]) -> float:
    sure = {*(unit.marks or (unit.word,)), *(unit.others if unit.sure else ())}
    if not sure.isdisjoint(said):
        return 1.0
    spelt = unit.word or "".join(unit.marks)
    if script := unit.script:
        likely = max((letters.likeness(spelt, word, script) for word in said), default=0.0)
        return max(0.0, min(1.0, (likely - _NOTHING) / (_WHOLE - _NOTHING)))
    if not said.isdisjoint(unit.others):
        return _UNSURE
    alike = max((vocabulary.alike_in_sound(spelt, word, unvowelled=unit.unvowelled) for word in said), default=0.0)
    return max(0.0, (alike - _BY_CHANCE) / (1 - _BY_CHANCE))
