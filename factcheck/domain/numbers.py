"""The numbers by which people call claims and propositions: 12 or #12, 12-15, and p3."""

from collections.abc import Iterable

from factcheck.errors import NotFound, UsageError

GREATEST = 10**18 - 1
"""No store has more of anything, and no database counts much further."""

WIDEST = 10_000
"""Ids in one range: more are a slip of the finger, and a filter with --ids says what is meant."""

_SHOWN = 24
"""Characters of a number that an error says, for the eye alone."""


def claim_number(word: str) -> int | None:
    """The id of a claim as a person types it; None for what is no number. Raises NotFound beyond `GREATEST`."""
    return _number(word.removeprefix("#"), f"claim {word[:_SHOWN]}{'…' * (len(word) > _SHOWN)}")


def claim_range(word: str) -> tuple[int, int] | None:
    """The first and the last id of a range (12-15, both among them), or one id twice; None for what is neither.

    Raises NotFound beyond `GREATEST`.
    """
    first, dash, last = word.replace(" ", "").partition("-")
    low = claim_number(first)
    high = claim_number(last) if dash else low
    return None if low is None or high is None else (low, high)


def each(word: str) -> list[int] | None:
    """The ids of a list of ids and ranges ("12,14-16"), one by one; None for what is none.

    Raises UsageError for a range that is backward or wider than `WIDEST`, NotFound beyond `GREATEST`.
    """
    found: list[int] = []
    for part in filter(None, word.split(",")):
        ends = claim_range(part)
        if ends is None:
            return None
        low, high = ends
        if not 0 <= high - low < WIDEST:
            raise UsageError(f"“{part}” is no range of at most {WIDEST:,} ids, the smaller first.")
        found += range(low, high + 1)
    return found


def united(ranges: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The same whole numbers as ranges in order, none of which touches another."""
    found: list[tuple[int, int]] = []
    for low, high in sorted(ranges):
        if found and low <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(found[-1][1], high))
        else:
            found.append((low, high))
    return found


def proposition_number(word: str) -> int | None:
    """The number of a proposition as a person types it, with its p; None for what is none. Raises NotFound as above."""
    shown = f"proposition {word[:_SHOWN]}{'…' * (len(word) > _SHOWN)}"
    return _number(word[1:], shown) if word[:1] in ("p", "P") else None


def _number(digits: str, what: str) -> int | None:
    if not (digits.isascii() and digits.isdecimal()):
        return None
    if len(digits.lstrip("0")) > len(str(GREATEST)):
        raise NotFound(f"There is no {what}.", "No store has so many.")
    return int(digits)
