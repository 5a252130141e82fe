"""A proposition is what several claims are about; each filed claim is a position on it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Proposition:
    """`text` is unique in a store; people call it by `p` and its id ("p3") or by its words."""

    id: int
    text: str
    claims: int = 0
