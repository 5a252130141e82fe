"""An initial beside a name orders what the name finds: "I. Denisov" is Igor before Oleg."""

import re
from collections.abc import Sequence

from factcheck.store.search.units import Unit
from factcheck.store.storage.database import Database
from factcheck.text.fold import words

_NAME = re.compile(r"[^\W\d_a-z][\w’'-]*")

Found = dict[int, tuple[float, bool]]


def by_initials(db: Database, found: Found, initials: Sequence[Unit], others: Sequence[Unit]) -> Found:
    """The claims found by `others`, first those that have words with these initials beside one of theirs.

    The others are possible, and not complete.
    """
    letters = {unit.marks[0] for unit in initials}
    asked = {mark for unit in others for mark in (*(unit.marks or (unit.word,)), *unit.others)}
    fitting = set()
    for claim_id, *parts in db.index.contents(list(found)):
        said = [_NAME.findall(part) for part in parts]
        if all(any(_beside(one, letter, asked) for one in said) for letter in letters):
            fitting.add(claim_id)
    first = {claim_id: pair for claim_id, pair in found.items() if claim_id in fitting}
    return first | {claim_id: (score, False) for claim_id, (score, _) in found.items() if claim_id not in fitting}


def _beside(names: list[str], letter: str, asked: set[str]) -> bool:
    """Whether a name with this letter stands next to a word that was asked for, or with one name between."""
    folded = [words(name) for name in names]
    places = [at for at, parts in enumerate(folded) if not asked.isdisjoint(parts)]
    return any(
        parts[:1] and parts[0][0] == letter and asked.isdisjoint(parts)
        for at in places
        for parts in (*folded[max(0, at - 2) : at], *folded[at + 1 : at + 2])
    )
