"""What stands beside a claim under its proposition."""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from typing import Any

from factcheck.store.storage.database import BATCH, Database

PER_CLAIM = 50
"""With how many claims on each side of its proposition one claim is compared at most, the latest first: a bound on
time."""

Side = tuple[int, bool, bool]
"""A proposition, whether a claim stands for it, and whether the desk has marked the claim."""


def beside(db: Database, ids: Iterable[int]) -> Iterator[tuple[int, list[int]]]:
    """Each of these claims that is filed, with the newest others under its proposition, as many of each side."""
    wanted = list(ids)
    for start in range(0, len(wanted), BATCH):
        where, values = db.among("id", wanted[start : start + BATCH])
        filed = dict(
            db.rows(f"SELECT id, proposition_id FROM claim WHERE proposition_id IS NOT NULL AND {where}", values)
        )
        sides = _sides(db, set(filed.values()))
        for claim_id, proposition in filed.items():
            near = (others for side, others in sides.items() if side[0] == proposition)
            yield claim_id, [other for others in near for other in _without(others, claim_id)]


def pairs(db: Database, after: int) -> Iterator[tuple[int, int]]:
    """Each filed claim from an id on, with the latest before it under its proposition, as many of each side."""
    latest: dict[int, dict[Side, deque[int]]] = defaultdict(dict)
    for claim_id, side in _filed(db, "proposition_id IS NOT NULL", [], "id"):
        members = latest[side[0]]
        if claim_id > after:
            yield from ((claim_id, other) for held in members.values() for other in held)
        members.setdefault(side, deque(maxlen=PER_CLAIM)).append(claim_id)


def _sides(db: Database, propositions: Iterable[int]) -> dict[Side, list[int]]:
    sides: dict[Side, list[int]] = {}
    for claim_id, side in _filed(db, *db.among("proposition_id", propositions), "id DESC"):
        members = sides.setdefault(side, [])
        if len(members) <= PER_CLAIM:
            members.append(claim_id)
    return sides


def _filed(db: Database, where: str, values: list[Any], order: str) -> Iterator[tuple[int, Side]]:
    """Filed claims that stand, each with where it stands."""
    rows = db.rows(
        "SELECT id, proposition_id, opposite, reported = 'denied', mark IS NULL FROM claim "
        f"WHERE {where} AND NOT withdrawn AND NOT draft ORDER BY {order}",
        values,
    )
    for claim_id, proposition, opposite, denied, unmarked in rows:
        yield claim_id, (proposition, bool(opposite) == bool(denied), not unmarked)


def _without(members: list[int], claim_id: int) -> list[int]:
    return [other for other in members if other != claim_id][:PER_CLAIM]
