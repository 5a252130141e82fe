"""What a language model answers, taken only as what was asked for: one JSON object with exactly the keys named."""

import json
import re
from collections.abc import Collection
from typing import Any

_FENCED = re.compile(r"\s*```(?:json)?\s*\n(.*?)\n?\s*```\s*", re.DOTALL | re.IGNORECASE)


class Unusable(Exception):
    """The answer is not what was asked for; `str(error)` says in a few words why."""


def json_object(answer: str, keys: Collection[str]) -> dict[str, Any]:
    """The object in an answer; a Markdown fence around it is taken off, anything else beside it is not.

    Raises Unusable for prose, a doubled, missing or further key, and what is no JSON.
    """
    fenced = _FENCED.fullmatch(answer)
    try:
        found = json.loads(fenced[1] if fenced else answer, object_pairs_hook=_each_once, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise Unusable("no JSON") from error
    if not isinstance(found, dict):
        raise Unusable("no JSON object")
    if set(found) != set(keys):
        raise Unusable("other keys than were asked for")
    return found


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise Unusable("a key twice")
    return found


def _no_number(word: str) -> Any:
    raise Unusable(f"{word} for a number")


def words(found: dict[str, Any], key: str) -> str:
    """A text in the object, trimmed. Raises Unusable when it is no text."""
    value = found[key]
    if not isinstance(value, str):
        raise Unusable(f"no text for {key}")
    return value.strip()
