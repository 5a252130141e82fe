"""Conflicts that are one question: what is filed under one proposition, and what hangs together by shared claims."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from factcheck.domain.claim import Claim
from factcheck.domain.conflict import Conflict
from factcheck.domain.status import Stance, Status

DENIAL = "denial"


@dataclass(frozen=True, slots=True)
class Dispute:
    """Conflicts that a person settles together, surest first, named after the smallest id of their claims.

    `sides` are the claims' ids: two claims on one side do not contradict each other. Of a proposition the first side is
    for it, of a denial the first side says what the second denies.
    """

    conflicts: tuple[Conflict, ...]
    sides: tuple[tuple[int, ...], ...]
    about: str = ""

    @property
    def number(self) -> int:
        """The smallest id of its claims, by which people name it: g12."""
        return min(claim for side in self.sides for claim in side)

    @property
    def name(self) -> str:
        """What a person types for all of it."""
        return f"g{self.number}"


def disputes(conflicts: Iterable[Conflict], claims: Mapping[int, Claim]) -> list[Dispute]:
    """The conflicts in groups, each where its surest one stood."""
    found = list(conflicts)
    leader: dict[int | str, int | str] = {}

    def lead(node: int | str) -> int | str:
        while leader.setdefault(node, node) != node:
            leader[node] = node = leader[leader[node]]
        return node

    for conflict in found:
        one, other = (_node(claims.get(number), number) for number in conflict.claims)
        leader[lead(one)] = lead(other)
    groups: dict[int | str, list[Conflict]] = {}
    for conflict in found:
        number = conflict.claims[0]
        groups.setdefault(lead(_node(claims.get(number), number)), []).append(conflict)
    return [_dispute(group, claims) for group in groups.values()]


def _node(claim: Claim | None, number: int) -> int | str:
    return claim.proposition if claim and claim.proposition else number


def _dispute(conflicts: Sequence[Conflict], claims: Mapping[int, Claim]) -> Dispute:
    ids = sorted({number for conflict in conflicts for number in conflict.claims})
    known = [claims[number] for number in ids if number in claims]
    about = known[0].proposition if known and all(one.proposition == known[0].proposition for one in known) else ""
    stances = {Stance.FOR, Stance.AGAINST}
    if about and {one.stance for one in known} == stances:
        return Dispute(tuple(conflicts), tuple(_of(known, stance) for stance in (Stance.FOR, Stance.AGAINST)), about)
    return Dispute(tuple(conflicts), _coloured(ids, conflicts, claims), about)


def _of(claims: Sequence[Claim], stance: Stance) -> tuple[int, ...]:
    return tuple(claim.id for claim in claims if claim.stance is stance)


def _coloured(
    ids: Sequence[int], conflicts: Sequence[Conflict], claims: Mapping[int, Claim]
) -> tuple[tuple[int, ...], ...]:
    """As few sides as a walk from claim to claim needs, no two of one side in conflict; who asserts comes first."""
    beside: dict[int, set[int]] = {number: set() for number in ids}
    for conflict in conflicts:
        one, other = conflict.claims
        beside[one].add(other)
        beside[other].add(one)
    side: dict[int, int] = {}
    first = sorted(ids, key=lambda number: (number in claims and claims[number].reported is Status.DENIED, number))
    for start in first:
        waiting = [] if start in side else [start]
        while waiting:
            number = waiting.pop(0)
            if number in side:
                continue
            taken = {side[other] for other in beside[number] if other in side}
            side[number] = next(n for n in range(len(ids)) if n not in taken)
            waiting += sorted(beside[number] - side.keys())
    return tuple(tuple(number for number in ids if side[number] == n) for n in range(max(side.values()) + 1))


def settled(conflict: Conflict, left: Claim, right: Claim) -> bool:
    """Whether the desk's marks on both claims settle which of them stands; a mark is about the claim's text.

    Of a denial both texts say the same, so one verdict on both settles it; of others it takes a yes and a no. What one
    speaker said at two times is not settled by what is true.
    """
    marks = left.mark, right.mark
    if conflict.kind == "reversal" or not set(marks) <= {Status.CONFIRMED, Status.DENIED}:
        return False
    filed = bool(left.proposition) and left.proposition == right.proposition
    one_text = left.opposite == right.opposite if filed else conflict.kind == DENIAL
    return (marks[0] is marks[1]) == one_text
