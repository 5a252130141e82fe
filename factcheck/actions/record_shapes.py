"""What a record of the past must look like before it is taken in: anybody may have written the file."""

import json
from collections.abc import Callable
from typing import Any

from factcheck.domain.conflict import Judgement
from factcheck.domain.iso import is_date
from factcheck.domain.speaker import SpeakerKind
from factcheck.errors import FactcheckError
from factcheck.text.safe import encodable
from factcheck.text.suggesting import did_you_mean

Record = dict[str, Any]
Fits = Callable[[Any], bool]


def text(value: Any) -> bool:
    """A string that a database can hold, perhaps empty."""
    return isinstance(value, str) and encodable(value) == value


def words(value: Any) -> bool:
    """A string that says something."""
    return text(value) and bool(value.strip())


def _or_null(fits: Fits) -> Fits:
    return lambda value: value is None or fits(value)


def _list_of(fits: Fits) -> Fits:
    return lambda value: isinstance(value, list) and all(fits(part) for part in value)


def _kind(value: Any) -> bool:
    return value in [kind.value for kind in SpeakerKind]


def _date(value: Any) -> bool:
    return value == "" or (text(value) and is_date(value))


def _share(value: Any) -> bool:
    return isinstance(value, int | float) and 0 <= value <= 1


def _pair(value: Any) -> bool:
    return _list_of(words)(value) and len(set(value)) == 2 == len(value)


def _spans(value: Any) -> bool:
    def span(part: Any) -> bool:
        return isinstance(part, list) and len(part) == 2 and all(type(n) is int and 0 <= n < 2**31 for n in part)

    return _list_of(lambda two: _list_of(span)(two) and len(two) == 2)(value)


def _judgement(value: Any) -> bool:
    return (
        isinstance(value, dict)
        and text(value.get("step"))
        and value.get("verdict") in list(Judgement)
        and text(value.get("note"))
    )


def _evidence(value: Any) -> bool:
    return isinstance(value, dict) and len(value) == 1 and value.keys() <= _THINGS and all(map(words, value.values()))


_THINGS = {"url", "source", "claim"}

_SHAPES: dict[str, dict[str, Fits]] = {
    "speaker": {"name": words, "kind": _kind, "aliases": _list_of(words)},
    "proposition": {"text": words},
    "step": {"key": words, "at": words, "by": words, "verb": words, "undoes": _or_null(text)},
    "event": {
        "step": words, "claim": _or_null(text), "source": _or_null(text), "speaker": _or_null(text), "field": words,
        "from": lambda value: True, "to": lambda value: True, "why": _or_null(text), "as_of": _or_null(_date),
        "evidence": _list_of(_evidence),
    },
    "conflict": {
        "kind": words, "claims": _pair, "why": text, "spans": _spans, "score": _share,
        "closed": lambda value: isinstance(value, bool), "texts": text, "judgements": _list_of(_judgement),
    },
}  # fmt: skip


def checked_record(record: Record) -> Record:
    """The record itself if it has every field that its kind has, each of its shape. Raises FactcheckError."""
    kind = record["record"]
    if not isinstance(kind, str) or kind not in _SHAPES:
        raise FactcheckError(f"There is no record of the kind “{kind}”.", did_you_mean(str(kind), _SHAPES))
    for field, fits in _SHAPES[kind].items():
        if field not in record:
            raise FactcheckError(f"This {kind} has no “{field}”.")
        if not fits(record[field]):
            shown = json.dumps(record[field])[:60]
            raise FactcheckError(f"“{field}” of this {kind} cannot be {shown}.")
    return record
