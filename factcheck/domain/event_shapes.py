"""Which values a field of a claim, a source or a speaker can have in the history: a closed list, each of one shape."""

from collections.abc import Callable
from typing import Any

from factcheck.domain.desk import Confidence, Priority, State, is_grade
from factcheck.domain.evidence import WHATS, Evidence, Stands
from factcheck.domain.iso import is_date, is_minute
from factcheck.domain.reply import Reply, Turn
from factcheck.domain.speaker import SpeakerKind
from factcheck.domain.status import Status
from factcheck.domain.storable import fault, says_something

Fits = Callable[[Any], bool]


def fits(subject: str, field: str, value: Any) -> bool:
    """Whether `value`, as JSON has it, can be what this field of a "claim", "source" or "speaker" is or was.

    False for a field that no such thing has. What fits can be shown, exported and put back by an undo.
    """
    shape = _SHAPES.get(subject, {}).get(field)
    return shape is not None and shape(value)


def is_text(value: Any) -> bool:
    """A string that a database can hold, perhaps empty."""
    return isinstance(value, str) and not fault(value)


def is_words(value: Any) -> bool:
    """A string that says something."""
    return is_text(value) and says_something(value)


def is_date_or_empty(value: Any) -> bool:
    """An ISO day, month or year, or ""."""
    return value == "" or (is_text(value) and is_date(value))


def is_words_each(value: Any) -> bool:
    """A list of strings that say something, perhaps empty."""
    return isinstance(value, list) and all(map(is_words, value))


def is_quotes(value: Any) -> bool:
    """A list of quote selectors, perhaps empty; offsets are code points, end exclusive."""
    return isinstance(value, list) and all(map(_is_quote, value))


def is_replies(value: Any) -> bool:
    """A list of entries of the log of replies, as `Reply.as_dict` has them, perhaps empty."""
    return isinstance(value, list) and all(map(_is_reply, value))


def is_evidence(value: Any) -> bool:
    """A record of evidence as `Evidence.as_dict` has it, or a part of it; who gave it is another matter."""
    return (
        isinstance(value, dict)
        and value.keys() <= _EVIDENCE_KEYS
        and value.get("what") in WHATS
        and is_words(value.get("of"))
        and (value["what"] == "file") == bool(value.get("sha256"))
        and is_digest(value.get("sha256") or "")
        and (value.get("stands") or "") in ("", *Stands)
        and is_retrieved(value.get("retrieved") or "")
        and all(is_text(value.get(key) or "") for key in _EVIDENCE_KEYS)
    )


def is_digest(value: Any) -> bool:
    """A SHA-256 in small hex digits, or ""."""
    return value == "" or (isinstance(value, str) and len(value) == 64 and set(value) <= set("0123456789abcdef"))


def is_retrieved(value: Any) -> bool:
    """An ISO day, a UTC time to the second ("2026-11-27T17:00:00Z"), or ""."""
    if not isinstance(value, str) or "T" not in value:
        return bool(is_date_or_empty(value))
    return len(value) == len("2026-11-27T17:00:00Z") and value.endswith("Z") and is_minute(value[:16])


_EVIDENCE_KEYS = Evidence("", "").as_dict().keys()


def _is_reply(value: Any) -> bool:
    return (
        isinstance(value, dict)
        and value.keys() == _REPLY_KEYS
        and is_words(value["to"])
        and isinstance(value["turn"], str)
        and value["turn"] in list(Turn)
        and is_date_or_empty(value["on"])
        and is_until(value["until"])
        and is_text(value["how"])
        and is_text(value["words"])
        and is_words_each(value["documents"])
    )


_REPLY_KEYS = Reply("", Turn.ASKED).as_dict().keys()


def is_until(value: Any) -> bool:
    """An ISO day, a minute ("2026-11-27T17:00"), or ""."""
    return value == "" or (is_text(value) and len(value) >= len("2026-11-27") and (is_date(value) or is_minute(value)))


def is_filing(value: Any) -> bool:
    """None, or the proposition's words and whether the claim states its opposite."""
    return value is None or (
        isinstance(value, list) and len(value) == 2 and is_words(value[0]) and isinstance(value[1], bool)
    )


def _is_quote(value: Any) -> bool:
    return (
        isinstance(value, dict)
        and value.keys() == {"exact", "prefix", "suffix", "start", "end"}
        and is_words(value["exact"])
        and is_text(value["prefix"])
        and is_text(value["suffix"])
        and _is_stretch(value["start"], value["end"])
    )


def _is_stretch(start: Any, end: Any) -> bool:
    if start is None and end is None:
        return True
    return type(start) is int and type(end) is int and 0 <= start < end < 2**31


def _is_flag(value: Any) -> bool:
    return isinstance(value, bool)


def _is_status(value: Any) -> bool:
    return isinstance(value, str) and value in list(Status)


def _is_mark(value: Any) -> bool:
    return value is None or _is_status(value)


def _is_state(value: Any) -> bool:
    return isinstance(value, str) and value in list(State)


def _is_priority(value: Any) -> bool:
    return isinstance(value, str) and value in list(Priority)


def _is_confidence(value: Any) -> bool:
    return value == "" or (isinstance(value, str) and value in list(Confidence))


def _is_grade(value: Any) -> bool:
    return value == "" or (isinstance(value, str) and is_grade(value))


def _is_kind(value: Any) -> bool:
    return isinstance(value, str) and value in list(SpeakerKind)


_SHAPES: dict[str, dict[str, Fits]] = {
    "claim": {
        "text": is_words, "speaker": is_text, "speaker_as_written": is_text, "speaker_role": is_text,
        "cue": is_text, "via": is_words_each,
        "quotes": is_quotes, "reported": _is_status, "mark": _is_mark, "said_on": is_date_or_empty, "note": is_text,
        "tags": is_words_each, "proposition": is_filing, "draft": _is_flag, "withdrawn": _is_flag,
        "replies": is_replies, "state": _is_state, "assignee": is_text, "priority": _is_priority, "due": is_until,
        "evidence": is_words_each, "approved_by": is_text, "verdict": is_text, "confidence": _is_confidence,
        "grade": _is_grade,
    },
    "source": {
        "title": is_words, "publisher": is_text, "author": is_text, "url": is_text, "published": is_date_or_empty,
        "language": is_text, "note": is_text, "withdrawn": _is_flag, "confidential": _is_flag,
    },
    "speaker": {"name": is_words, "kind": _is_kind, "aliases": is_words_each},
}  # fmt: skip
