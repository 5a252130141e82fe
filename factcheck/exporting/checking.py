"""What a claim from outside must look like before anybody stores it: a closed list of keys, each of its type."""

from collections.abc import Callable, Collection
from typing import Any

from factcheck.domain.claim import CLAIM_KEYS
from factcheck.domain.desk import GRADED, Confidence, Priority, State, is_grade
from factcheck.domain.event_shapes import is_evidence, is_replies, is_until
from factcheck.domain.status import Stance, Status
from factcheck.domain.storable import fault, says_something
from factcheck.errors import FactcheckError
from factcheck.text.suggesting import did_you_mean

Record = dict[str, Any]

LONGEST_TEXT = 10_000_000
"""Code points of a claim: to find it again takes time by its length."""


def checked_claim(record: Record) -> Record:
    """The record itself, if it has no key but a claim's, and each holds what `Claim.as_dict` would put there (or null).

    `text` is required. Raises FactcheckError naming the key.
    """
    text = record.get("text")
    if not isinstance(text, str) or not says_something(text):
        check_keys(record, CLAIM_KEYS, "claim")
        raise FactcheckError("“text” is missing or empty.")
    if len(text) > LONGEST_TEXT:
        raise FactcheckError(f"“text” is longer than {LONGEST_TEXT:,} characters, the limit.")
    for key, value in record.items():
        if key not in _KNOWN:
            check_keys(record, CLAIM_KEYS, "claim")
        if value is None:
            continue
        if key in _CHOICES:
            if value not in _CHOICES[key]:
                raise FactcheckError(f"“{key}” cannot be “{value}”.", did_you_mean(str(value), _CHOICES[key]))
        elif key in _TYPES:
            wanted, what = _TYPES[key]
            if type(value) is not wanted:
                raise FactcheckError(f"“{key}” must be {what}.")
            if key in _FITTING:
                _FITTING[key](key, value)
    return record


def check_keys(record: Record, known: Collection[str], what: str) -> None:
    """Raises FactcheckError for a key that no such record has: it would be lost unseen."""
    for key in record:
        if key not in known:
            one = "an" if what[0] in "aeiou" else "a"
            raise FactcheckError(f"“{key}” is no key of {one} {what}.", did_you_mean(key, known))


def check_storable(record: Record) -> None:
    """Raises FactcheckError, naming the key, for a value that no database can hold."""
    for key, value in record.items():
        _check_storable(key, value)


_STRINGS = (
    *("key", "text", "speaker", "speaker_as_written", "source", "cue", "said_on", "proposition", "note", "origin"),
    *("created_at", "created_by", "imported_from", "imported_by", "mark_by", "mark_at", "mark_as_of", "mark_why"),
    *("speaker_kind", "speaker_role", "source_title", "source_publisher", "source_author", "source_published"),
    *("source_url", "assignee", "due", "approved_by", "verdict", "grade"),
)
_TYPES: dict[str, tuple[type, str]] = {
    **dict.fromkeys(_STRINGS, (str, "a string")),
    **dict.fromkeys(("via", "tags", "evidence", "places", "contested"), (list, "a list of strings")),
    **dict.fromkeys(("draft", "withdrawn", "disputed", "source_confidential"), (bool, "true or false")),
    "id": (int, "a positive whole number"),
    "quotes": (list, "a list of quotes"),
    "positions": (dict, "an object with “for” and “against”"),
    "other_side": (list, "a list of claims"),
    "replies": (list, "a list of replies"),
    "evidence_records": (list, "a list of records of evidence"),
}
_CHOICES: dict[str, tuple[str, ...]] = {
    "reported": tuple(Status),
    "mark": tuple(Status),
    "status": tuple(Status),
    "stance": tuple(Stance),
    "state": tuple(State),
    "priority": tuple(Priority),
    "confidence": tuple(Confidence),
}
_KNOWN = frozenset(CLAIM_KEYS)


def _check_id(key: str, value: int) -> None:
    if not 0 < value < 2**63:
        raise FactcheckError(f"“{key}” must be a positive whole number.")


def _check_strings(key: str, value: list[Any]) -> None:
    if not all(isinstance(part, str) for part in value):
        raise FactcheckError(f"“{key}” must be a list of strings.")


def _check_quotes(key: str, value: list[Any]) -> None:
    for quote in value:
        if not isinstance(quote, dict) or not isinstance(quote.get("exact"), str):
            raise FactcheckError(f"“{key}” must be a list of quotes.", "A quote is {“exact”: “the words”}.")
        if not says_something(quote["exact"]):
            raise FactcheckError("The quote is empty.")
        check_keys(quote, ("exact", "prefix", "suffix", "start", "end"), "quote")
        for part in ("prefix", "suffix"):
            if not isinstance(quote.get(part) or "", str):
                raise FactcheckError(f"“{part}” of a quote must be a string.")
        _check_offsets(quote["exact"], quote.get("start"), quote.get("end"))


def _check_offsets(exact: str, start: Any, end: Any) -> None:
    """Offsets are code points, end exclusive; they come both or not at all, and span as many as the quote has."""
    if start is None and end is None:
        return
    if type(start) is not int or type(end) is not int or not 0 <= start < end:
        raise FactcheckError(
            f"A quote cannot stand from {start} to {end}.", "“start” and “end” count characters from 0, end exclusive."
        )
    if end - start != len(exact):
        raise FactcheckError(f"A quote of {len(exact)} characters cannot stand from {start} to {end}.")


def _check_replies(key: str, value: list[Any]) -> None:
    if not is_replies(value):
        raise FactcheckError(
            f"“{key}” must be a list of replies.",
            "A reply has “to”, “turn”, “on”, “how”, “until”, “words” and “documents”, as an export has them.",
        )


def _check_records(key: str, value: list[Any]) -> None:
    if not all(map(is_evidence, value)):
        raise FactcheckError(
            f"“{key}” must be a list of records of evidence.",
            "One has “what” (url, source, claim, file), “of”, and perhaps “stands”, “where”, “archive”, “retrieved”, "
            "“note”; a file has its “sha256”.",
        )


def _check_until(key: str, value: str) -> None:
    if not is_until(value):
        raise FactcheckError(f"“{key}” cannot be “{value}”.", "Give a day or a minute: 2026-11-27, 2026-11-27T17:00.")


def _check_grade(key: str, value: str) -> None:
    if not is_grade(value):
        raise FactcheckError(f"“{key}” cannot be “{value}”.", GRADED)


_FITTING: dict[str, Callable[[str, Any], None]] = {
    "id": _check_id, "due": _check_until, "grade": _check_grade, "replies": _check_replies,
    "evidence_records": _check_records, "quotes": _check_quotes,
    **dict.fromkeys(("via", "tags", "evidence", "places", "contested"), _check_strings),
}  # fmt: skip
"""What the type alone does not say."""


def _check_storable(key: str, value: Any) -> None:
    if isinstance(value, str):
        if wrong := fault(value):
            raise FactcheckError(f"“{key}” {wrong}.")
    elif isinstance(value, list):
        for part in value:
            _check_storable(key, part)
    elif isinstance(value, dict):
        for name, part in value.items():
            _check_storable(key, name)
            _check_storable(key, part)
