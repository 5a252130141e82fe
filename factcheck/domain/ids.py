"""Ids of many claims in little memory."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import pairwise
from operator import lt


class Ids:
    """Ids of claims in an order, and whether a claim is among them: eight bytes each, or sixteen where they are not in
    the order of their numbers. A list and a set of as many take a hundred.
    """

    def __init__(self, numbers: Iterable[int] = ()) -> None:
        self._given = array("q", numbers)
        rising = all(lt(*pair) for pair in pairwise(self._given))
        self._sorted = self._given if rising else array("q", sorted(self._given))

    def __iter__(self) -> Iterator[int]:
        return iter(self._given)

    def __len__(self) -> int:
        return len(self._given)

    def __contains__(self, number: object) -> bool:
        at = bisect_left(self._sorted, number) if isinstance(number, int) else len(self._sorted)
        return at < len(self._sorted) and self._sorted[at] == number

    def rising(self) -> Iterator[int]:
        """The ids in the order of their numbers."""
        return iter(self._sorted)
