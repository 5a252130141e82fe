"""The numbers by which people call claims and propositions: 12 or #12, and p3."""

from factcheck.errors import NotFound

GREATEST = 10**18 - 1
"""No store has more of anything, and no database counts much further."""

_SHOWN = 24
"""Characters of a number that an error says, for the eye alone."""


def claim_number(word: str) -> int | None:
    """The id of a claim as a person types it; None for what is no number. Raises NotFound beyond `GREATEST`."""
    return _number(word.removeprefix("#"), f"claim {word[:_SHOWN]}{'…' * (len(word) > _SHOWN)}")


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
