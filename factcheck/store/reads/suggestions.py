"""Filings to offer, fetched: two claims that seem to be about one proposition, the likeliest first.

Which these are is for `conflicts.filing` to say. In a store of some size what claims mean is not compared, and not
every claim is looked at for one page.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from factcheck.conflicts.alignment import align
from factcheck.conflicts.filing import Pair, filing, pair, settled
from factcheck.conflicts.pairing import ranked
from factcheck.domain.suggestion import Suggestion
from factcheck.store.reads import candidates
from factcheck.store.storage.database import Database
from factcheck.store.storage.readings import recalled
from factcheck.text import likeness

WHOLE = 300
"""Claims that are not filed up to which all of them are looked at, and what they mean is compared: a bound on time."""

LOOKED = 50
"""Of more so many are looked at: those in a pair that is known to be worth comparing, then the latest. A bound on
time; a page of offers is full long before."""


ASKED = 60
"""Pairs about which the learnt judge is asked, the likeliest: a bound on time, some 30 ms each. Of those beyond them in
29 stores that may be read, up to the ninetieth, nine more would be offered and four of these be right."""


@dataclass(frozen=True, slots=True)
class Offered:
    """What is offered, likeliest first, and how many of the claims that were asked about were looked at."""

    suggestions: tuple[Suggestion, ...]
    looked: int


def offered(db: Database, ids: Sequence[int]) -> Offered:
    """The filings to offer for these claims, those that are filed or that nobody stands by left out."""
    few = len(ids) <= WHOLE
    chosen = list(ids) if few else _likeliest(db, ids)
    with likeness.switched_off(not few), recalled(db):
        found = sorted(_pairs(db, chosen), key=lambda made: (-made.score, made.claim, made.partner))
    return Offered(tuple(_best(db, found)), len(chosen))


def suggestions(db: Database, ids: Iterable[int]) -> Iterator[Suggestion]:
    """The filings to offer for these claims, likeliest first; dismissed ones are left out."""
    return iter(offered(db, list(ids)).suggestions)


def _likeliest(db: Database, ids: Sequence[int]) -> list[int]:
    """Claims to look at first."""
    asked = set(ids)
    rows = db.rows(
        "SELECT left_id, right_id FROM conflict WHERE NOT closed AND judgement <> 'dismissed' "
        "ORDER BY score DESC, id LIMIT ?",
        [LOOKED],
    )
    near = [number for pair in rows for number in pair if number in asked]
    return list(dict.fromkeys([*near, *sorted(ids, reverse=True)]))[:LOOKED]


def _pairs(db: Database, ids: Sequence[int]) -> Iterator[Suggestion]:
    own = candidates.sides(db, list(ids))
    wanted = [n for n, side in own.items() if not settled(side)]
    near = {number: candidates.nearest(db, own[number].claim) for number in wanted}
    others = {other for met in near.values() for other in met}
    sides = own | candidates.sides(db, sorted(others - own.keys()))
    near = {number: [other for other in met if other in sides] for number, met in near.items()}
    places = ranked(near, lambda left, right: align(sides[left], sides[right]).likeness)
    found: list[Pair] = []
    for (left, right), ranks in places.items():
        one, other = (right, left) if left not in near or sides[left].claim.proposition else (left, right)
        if one in near and not (sides[other].claim.draft or sides[other].claim.withdrawn):
            found.append(pair(sides[one], sides[other], ranks))
    found.sort(key=lambda near: -near.together)
    for n, likely in enumerate(found):
        made = filing(likely, ask=n < ASKED)
        if made and likely.other.claim.proposition:
            made = replace(made, proposition_id=_number(db, made.proposition))
        if made:
            yield made


def _number(db: Database, proposition: str) -> int | None:
    row = db.row("SELECT id FROM proposition WHERE text = ?", [proposition])
    return int(row[0]) if row else None


def _best(db: Database, found: Sequence[Suggestion]) -> Iterator[Suggestion]:
    """Each pair once, one suggestion for a claim and a proposition that is there already; without dismissed ones."""
    seen: set[tuple[int, int]] = set()
    for made in found:
        key = (made.claim, -made.proposition_id) if made.proposition_id else tuple(sorted((made.claim, made.partner)))
        if key not in seen and not _dismissed(db, made):
            seen.add((key[0], key[1]))
            yield made


def _dismissed(db: Database, made: Suggestion) -> bool:
    row = db.row(
        "SELECT 1 FROM dismissal WHERE (claim_id = ? AND other_id = ?) OR (claim_id = ? AND other_id = ?) "
        "OR (claim_id = ? AND proposition_id = ?)",
        [made.claim, made.partner, made.partner, made.claim, made.claim, made.proposition_id],
    )
    return row is not None


def turned_down(db: Database) -> set[tuple[str, str, str]]:
    """What people turned down, in words that hold in every copy: the keys of a claim and of the other one, or the text
    of a proposition.
    """
    rows = db.rows(
        "SELECT claim.key, other.key, proposition.text FROM dismissal JOIN claim ON claim.id = dismissal.claim_id "
        "LEFT JOIN claim other ON other.id = dismissal.other_id "
        "LEFT JOIN proposition ON proposition.id = dismissal.proposition_id"
    )
    return {(claim, other or "", text or "") for claim, other, text in rows}
