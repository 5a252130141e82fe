"""What a claim from outside must look like before anybody stores it."""

from collections.abc import Callable
from typing import Any

from factcheck.domain.status import Stance, Status
from factcheck.errors import FactcheckError
from factcheck.text.suggesting import did_you_mean

_STRINGS = (
    *("key", "speaker", "speaker_as_written", "source", "cue", "said_on", "proposition", "note", "origin"),
    *("created_at", "created_by"),
)
_TYPES: dict[str, tuple[type, str]] = {
    **dict.fromkeys(_STRINGS, (str, "a string")),
    **dict.fromkeys(("via", "tags"), (list, "a list of strings")),
    **dict.fromkeys(("draft", "withdrawn", "disputed"), (bool, "true or false")),
    "id": (int, "a positive whole number"),
    "quotes": (list, "a list of quotes"),
}
_CHOICES: dict[str, tuple[str, ...]] = {
    "reported": tuple(Status),
    "mark": tuple(Status),
    "status": tuple(Status),
    "stance": tuple(Stance),
}


def checked_claim(record: dict[str, Any]) -> dict[str, Any]:
    """The record itself, if every key of a claim that it has holds what `Claim.as_dict` would put there (or null).

    `text` is required; keys that are none of a claim's are left alone. Raises FactcheckError naming the key.
    """
    text = record.get("text")
    if not isinstance(text, str) or not text.strip():
        raise FactcheckError("“text” is missing or empty.")
    for key, value in record.items():
        if value is None:
            continue
        if key in _CHOICES:
            if value not in _CHOICES[key]:
                raise FactcheckError(f"“{key}” cannot be “{value}”.", did_you_mean(str(value), _CHOICES[key]))
        elif key in _TYPES:
            wanted, what = _TYPES[key]
            if type(value) is not wanted or (key in _FITTING and not _FITTING[key](value)):
                raise FactcheckError(f"“{key}” must be {what}.")
    return record


def check_encodable(record: dict[str, Any]) -> None:
    """Raises FactcheckError, naming the key, for a value that is not whole Unicode."""
    for key, value in record.items():
        _check_encodable(key, value)


def _is_id(value: int) -> bool:
    return 0 < value < 2**63


def _are_strings(value: list[Any]) -> bool:
    return all(isinstance(part, str) for part in value)


def _are_quotes(value: list[Any]) -> bool:
    return all(_is_quote(quote) for quote in value)


def _is_quote(quote: Any) -> bool:
    return (
        isinstance(quote, dict)
        and isinstance(quote.get("exact"), str)
        and isinstance(quote.get("prefix") or "", str)
        and isinstance(quote.get("suffix") or "", str)
        and isinstance(quote.get("start"), int | None)
        and isinstance(quote.get("end"), int | None)
    )


_FITTING: dict[str, Callable[[Any], bool]] = {
    "id": _is_id, "via": _are_strings, "tags": _are_strings, "quotes": _are_quotes,
}  # fmt: skip
"""What the type alone does not say."""


def _check_encodable(key: str, value: Any) -> None:
    """Lone surrogates come from invalid UTF-8 or from half a JSON escape; no database can hold them."""
    if isinstance(value, str):
        try:
            value.encode()
        except UnicodeEncodeError as error:
            raise FactcheckError(f"“{key}” is not valid Unicode at character {error.start + 1}.") from None
    elif isinstance(value, list):
        for part in value:
            _check_encodable(key, part)
    elif isinstance(value, dict):
        for part in value.values():
            _check_encodable(key, part)
