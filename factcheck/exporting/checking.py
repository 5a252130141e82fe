"""What a claim from outside must look like before anybody stores it."""

from collections.abc import Callable
from typing import Any

from factcheck.domain.status import Stance, Status
from factcheck.errors import FactcheckError
from factcheck.exporting import did_you_mean

_STRINGS = (
    *("key", "speaker", "speaker_as_written", "source", "cue", "said_on", "proposition", "note", "origin"),
    *("created_at", "created_by"),
)
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
        if value is not None:
            _check(key, value)
    return record


def check_encodable(record: dict[str, Any]) -> None:
    """Raises FactcheckError, naming the key, for a value that is not whole Unicode."""
    for key, value in record.items():
        _check_encodable(key, value)


def _check(key: str, value: Any) -> None:
    if key in _CHOICES:
        if value not in _CHOICES[key]:
            raise FactcheckError(f"“{key}” cannot be “{value}”.", did_you_mean(str(value), _CHOICES[key]))
    elif key in _SHAPES:
        fits, what = _SHAPES[key]
        if not fits(value):
            raise FactcheckError(f"“{key}” must be {what}.")


def _is_string(value: Any) -> bool:
    return isinstance(value, str)


def _is_flag(value: Any) -> bool:
    return isinstance(value, bool)


def _is_id(value: Any) -> bool:
    return isinstance(value, int) and 0 < value < 2**63


def _are_strings(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(part, str) for part in value)


def _are_quotes(value: Any) -> bool:
    return isinstance(value, list) and all(_is_quote(quote) for quote in value)


def _is_quote(quote: Any) -> bool:
    return (
        isinstance(quote, dict)
        and isinstance(quote.get("exact"), str)
        and all(isinstance(quote.get(key) or "", str) for key in ("prefix", "suffix"))
        and all(isinstance(quote.get(key, 0), int | None) for key in ("start", "end"))
    )


_SHAPES: dict[str, tuple[Callable[[Any], bool], str]] = {
    **dict.fromkeys(_STRINGS, (_is_string, "a string")),
    **dict.fromkeys(("via", "tags"), (_are_strings, "a list of strings")),
    **dict.fromkeys(("draft", "withdrawn", "disputed"), (_is_flag, "true or false")),
    "id": (_is_id, "a positive whole number"),
    "quotes": (_are_quotes, "a list of quotes"),
}


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
