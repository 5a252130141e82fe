"""The one form of what comes in, whoever brings it: trimmed, checked, and refused with a sentence for a person.

Words are trimmed. A name (a speaker's, an analyst's, a tag), which is looked up by its letters, is in Unicode's NFC
too, with single blanks in it. The words of a source (quotes, its text) stay as they are.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from factcheck.domain.beside import NOTHING, Beside, Verdict
from factcheck.domain.claim import Claim
from factcheck.domain.conflict import SEEN, called
from factcheck.domain.event_shapes import is_until
from factcheck.domain.iso import is_date
from factcheck.domain.reply import Reply
from factcheck.domain.selector import Quote
from factcheck.domain.source import Source
from factcheck.domain.status import Status
from factcheck.domain.storable import fault, says_something
from factcheck.errors import UsageError
from factcheck.text.suggesting import did_you_mean


def status(word: str) -> Status:
    """The status of that name. Raises UsageError with the nearest one."""
    try:
        return Status(word.strip().lower())
    except ValueError:
        raise UsageError(
            f"“{word}” is not a status.", did_you_mean(word.strip().lower(), [known.value for known in Status])
        ) from None


def perhaps_status(word: str) -> Status | None:
    """The status of that name, or None for “none”. Raises UsageError with the nearest one."""
    return None if word.strip().lower() == "none" else status(word)


def date(text: str, what: str = "date") -> str:
    """An ISO day, month or year, or "". Raises UsageError."""
    text = text.strip()
    if text and not is_date(text):
        raise UsageError(
            f"“{text}” is no {what} that exists.", "Give a day, a month or a year: 2025-07-19, 2025-07 or 2025."
        )
    return text


def until(text: str, what: str) -> str:
    """An ISO day, a minute of one ("2026-11-27T17:00"; a blank for the T will do), or "". Raises UsageError."""
    text = text.strip().replace(" ", "T", 1)
    if not is_until(text):
        raise UsageError(f"“{text}” is no {what} that exists.", "Give a day or a minute: 2026-11-27, 2026-11-27T17:00.")
    return text


def storable(text: str, what: str) -> str:
    """Text that a database can hold, as it is. Raises UsageError."""
    if wrong := fault(text):
        raise UsageError(f"The {what} {wrong}.")
    return text


def remark(text: str, what: str) -> str:
    """Text, trimmed; perhaps there is none. Raises UsageError."""
    return storable(text, what).strip()


def words(text: str, what: str) -> str:
    """Text that says something, trimmed. Raises UsageError."""
    if not says_something(storable(text, what)):
        raise UsageError(f"The {what} is empty.")
    return text.strip()


def name(text: str, what: str) -> str:
    """A name: words in NFC, with single blanks. Raises UsageError."""
    return perhaps_name(words(text, what), what)


def perhaps_name(text: str, what: str) -> str:
    """A name, or "" where nothing is said. Raises UsageError."""
    text = storable(text, what)
    if text.isascii() and "  " not in text and text.isprintable():
        return text.strip()
    return unicodedata.normalize("NFC", " ".join(text.split())) if says_something(text) else ""


def names(given: Sequence[str], what: str) -> tuple[str, ...]:
    """Names. Raises UsageError."""
    return tuple(name(one, what) for one in given)


def quotes(given: Sequence[Quote], what: str) -> tuple[Quote, ...]:
    """Quotes that have words; the words stay as they are. Raises UsageError."""
    for quote in given:
        words(quote.exact, what)
        storable(quote.prefix, f"prefix of a {what}")
        storable(quote.suffix, f"suffix of a {what}")
    return tuple(given)


def _tags(given: Sequence[str], what: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names(given, what)))


_SHA256 = re.compile(r"(?:[0-9a-f]{64})?")


def _digest(text: str, what: str) -> str:
    if not _SHA256.fullmatch(text):
        raise UsageError(f"The {what} is no SHA-256 in hex.")
    return text


Form = Callable[[Any, str], Any]

_CLAIM: dict[str, tuple[Form, str]] = {
    "text": (words, "claim"),
    "source": (remark, "source"),
    "speaker": (perhaps_name, "speaker"),
    "speaker_as_written": (remark, "speaker as written"),
    "speaker_role": (remark, "speaker's role"),
    "via": (names, "name in the chain"),
    "quotes": (quotes, "quote"),
    "cue": (remark, "cue"),
    "said_on": (date, "date"),
    "proposition": (remark, "proposition"),
    "tags": (_tags, "tag"),
    "note": (remark, "note"),
    "origin": (remark, "origin"),
    "key": (remark, "key"),
    "created_at": (remark, "time"),
    "created_by": (perhaps_name, "analyst"),
}
_SOURCE: dict[str, tuple[Form, str]] = {
    "id": (remark, "id"),
    "title": (words, "title"),
    "text": (storable, "text"),
    "sha256": (_digest, "digest"),
    "publisher": (remark, "publisher"),
    "author": (remark, "author"),
    "url": (remark, "url"),
    "published": (date, "publication date"),
    "retrieved": (remark, "time"),
    "language": (remark, "language"),
    "note": (remark, "note"),
}


_REASON: dict[str, tuple[Form, str]] = {
    "as_of": (date, "as-of date"),
    "why": (remark, "reason of a mark"),
    "evidence": (lambda given, what: tuple(filter(None, (remark(one, what) for one in given))), "evidence"),
}
_REPLY: dict[str, tuple[Form, str]] = {
    "to": (name, "name of who was asked"),
    "on": (date, "date"),
    "how": (remark, "way of asking"),
    "until": (until, "day to answer by"),
    "words": (remark, "wording"),
    "documents": (lambda given, what: tuple(dict.fromkeys(words(one, what) for one in given)), "document"),
}
_BESIDE: dict[str, tuple[Form, str]] = {
    **{field: _SOURCE[field] for field in ("publisher", "author", "url", "published")},
    "title": (remark, "title"),
    "verdict": (lambda given, _: _formed(given, _REASON), ""),
    "replies": (lambda given, _: tuple(map(reply, given)), ""),
}


def claim(given: Claim) -> Claim:
    """The claim in the form in which it is stored, what a row says beside it too. Raises UsageError."""
    formed = _formed(given, _CLAIM)
    return formed if formed.beside is NOTHING else replace(formed, beside=_formed(formed.beside, _BESIDE))


def reply(given: Reply) -> Reply:
    """An entry of the log of replies in the form in which it is stored. Raises UsageError."""
    return _formed(given, _REPLY)


def source(given: Source) -> Source:
    """The source in the form in which it is stored. Raises UsageError."""
    return _formed(given, _SOURCE)


def claim_field(field: str, value: Any) -> Any:
    """One field of a claim, its value as JSON has it, in the form in which it is stored. Raises UsageError."""
    if field in ("reported", "mark"):
        return status(value).value
    if field in ("verdict", "confidence", "grade"):
        return value  # checked where it came in, against the desk's scale
    form, what = _CLAIM[field]
    formed = form(value, what)
    return list(formed) if isinstance(formed, tuple) else formed


def source_field(field: str, value: str | bool) -> str | bool:
    """One field of a source in the form in which it is stored. Raises UsageError."""
    if isinstance(value, bool):
        return value
    form, what = _SOURCE[field]
    return str(form(value, what))


_Record = TypeVar("_Record", Claim, Source, Beside, Verdict, Reply)


def _formed(given: _Record, forms: dict[str, tuple[Form, str]]) -> _Record:
    changed = {}
    for field, (form, what) in forms.items():
        value = getattr(given, field)
        if (formed := form(value, what)) != value:
            changed[field] = formed
    return replace(given, **changed) if changed else given


def rule(word: str) -> str:
    """The rule of a kind of conflict, by its name or by what it is called. Raises UsageError with the nearest one."""
    from factcheck.conflicts.rules import RULES
    from factcheck.domain.conflict import LEARNT

    known = [*(one.name for one in RULES), LEARNT, *sorted(SEEN)]
    named = {called(name): name for name in known} | {name: name for name in known}
    if word not in named:
        raise UsageError(
            f"There is no kind of conflict “{word}”.", did_you_mean(word, [called(name) for name in known])
        )
    return named[word]


def one_of(word: str, known: Sequence[str], what: str) -> str:
    """The word, if it is one of these. Raises UsageError with the nearest one."""
    if word not in known:
        raise UsageError(f"“{word}” is not a {what} that factcheck knows.", did_you_mean(word, known))
    return word
