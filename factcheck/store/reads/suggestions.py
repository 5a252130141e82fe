"""Filings to offer: two claims that seem to be about one proposition, on which side of it, the likeliest first.

The chances are those of `conflicts.comparing`: that two claims state or deny the same, and that they contradict each
other. In a store of some size what claims mean is not compared, and not every claim is looked at for one page.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from factcheck.conflicts.alignment import align
from factcheck.conflicts.comparing import ONE_STATEMENT, Ranks, chance, features
from factcheck.conflicts.pairing import ranked
from factcheck.conflicts.rules import suspect
from factcheck.conflicts.scope import figures_part
from factcheck.conflicts.side import Side
from factcheck.domain.conflict import Finding
from factcheck.domain.suggestion import Suggestion
from factcheck.store.reads import candidates
from factcheck.store.storage.database import Database
from factcheck.text import likeness

ENOUGH = 0.3
"""The least chance of a pair that is offered."""

TURNED = frozenset({"negation", "antonym", "reversal"})
"""Rules whose finding says that one text states the other's opposite."""

WHOLE = 300
"""Claims that are not filed up to which all of them are looked at, and what they mean is compared."""

LOOKED = 50
"""Of more so many are looked at: those in a pair that is known to be worth comparing, then the latest."""


@dataclass(frozen=True, slots=True)
class Offered:
    """What is offered, likeliest first, and how many of the claims that were asked about were looked at."""

    suggestions: tuple[Suggestion, ...]
    looked: int


def offered(db: Database, ids: Sequence[int]) -> Offered:
    """The filings to offer for these claims, those that are filed or that nobody stands by left out."""
    few = len(ids) <= WHOLE
    chosen = list(ids) if few else _likeliest(db, ids)
    with likeness.switched_off(not few):
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
    wanted = [n for n, side in own.items() if not _settled(side)]
    near = {number: candidates.nearest(db, own[number].claim) for number in wanted}
    others = {other for met in near.values() for other in met}
    sides = own | candidates.sides(db, sorted(others - own.keys()))
    near = {number: [other for other in met if other in sides] for number, met in near.items()}
    places = ranked(near, lambda left, right: align(sides[left], sides[right]).likeness)
    for (left, right), ranks in places.items():
        one, other = (right, left) if left not in near or sides[left].claim.proposition else (left, right)
        if one in near and not (sides[other].claim.draft or sides[other].claim.withdrawn):
            made = _suggestion(db, sides[one], sides[other], ranks)
            if made:
                yield made


def _settled(side: Side) -> bool:
    return bool(side.claim.proposition) or side.claim.draft or side.claim.withdrawn


def _suggestion(db: Database, own: Side, other: Side, ranks: Ranks) -> Suggestion | None:
    left, right = (own, other) if own.claim.id < other.claim.id else (other, own)
    if len(left.stems & right.stems) < 2:
        return None
    suspects = suspect(left, right)
    values = features(left, right, suspects, ranks)
    same, against = chance(values, ONE_STATEMENT), chance(values)
    if max(same, against) < ENOUGH:
        return None
    turned = _turned(own, other, suspects, surely=same < against)
    filed = other.claim.proposition
    text = filed or (min((own.claim.text, other.claim.text), key=len) if turned is False else other.claim.text)
    number = db.row("SELECT id FROM proposition WHERE text = ?", [text]) if filed else None
    opposite = None if turned is None else turned != other.claim.opposite
    why = suspects[0].why if suspects else _shared(own, other)
    score = round(max(same, against), 2)
    return Suggestion(
        own.claim.id, other.claim.id, text, number[0] if number else None, opposite, score, why,
        own.claim.text, other.claim.text,
    )  # fmt: skip


def _turned(own: Side, other: Side, suspects: Sequence[Finding], *, surely: bool) -> bool | None:
    """Whether the one states the other's opposite; None where a person has to say. Of two figures neither is the
    other's opposite, and they are no one side.
    """
    kinds = {finding.rule for finding in suspects if finding.score >= 0.5}
    if own.denied != other.denied and not kinds & TURNED:
        return False
    if kinds & TURNED and not figures_part(own, other):
        return True
    return None if surely or kinds - {"denial"} or figures_part(own, other) else False


def _shared(own: Side, other: Side) -> str:
    words = [word.folded for word in own.content if word.stem in {their.stem for their in other.content}]
    return f"shares {', '.join(f'“{word}”' for word in dict.fromkeys(words[:5]))} with claim {other.claim.id}"


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
