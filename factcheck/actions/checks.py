"""What words must be like before they are stored, said to the person who typed them."""

from collections.abc import Sequence

from factcheck.domain.claim import Claim
from factcheck.domain.conflict import SEEN
from factcheck.domain.iso import is_date
from factcheck.domain.status import Status
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


def date(text: str, what: str = "date") -> str:
    """An ISO day, month or year, or "". Raises UsageError."""
    if text and not is_date(text):
        raise UsageError(
            f"“{text}” is no {what} that exists.", "Give a day, a month or a year: 2025-07-19, 2025-07 or 2025."
        )
    return text


def words(text: str, what: str) -> str:
    """Text that a database can hold and that says something. Raises UsageError."""
    if not text.strip():
        raise UsageError(f"The {what} is empty.")
    return storable(text, what)


def storable(text: str, what: str) -> str:
    """Text that is whole Unicode. Raises UsageError for bytes that were no UTF-8 and for lone surrogates."""
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise UsageError(f"The {what} is not valid Unicode at character {error.start + 1}.") from None
    return text


_FIELDS = ("speaker", "speaker_as_written", "cue", "proposition", "note", "origin", "created_at", "created_by")


def claim(given: Claim) -> Claim:
    """A claim whose every word a store can hold. Raises UsageError."""
    words(given.text, "claim")
    for field in _FIELDS:
        if not (value := getattr(given, field)).isascii():
            storable(value, field.replace("_", " "))
    for name in given.via:
        words(name, "name in the chain")
    for tag in given.tags:
        words(tag, "tag")
    for quote in given.quotes:
        words(quote.exact, "quote")
    date(given.said_on)
    return given


def rule(word: str) -> str:
    """The name of a conflict rule. Raises UsageError with the nearest one."""
    from factcheck.conflicts.rules import RULES

    names = [*(known.name for known in RULES), *sorted(SEEN)]
    if word not in names:
        raise UsageError(f"There is no kind of conflict “{word}”.", did_you_mean(word, names))
    return word


def one_of(word: str, known: Sequence[str], what: str) -> str:
    """The word, if it is one of these. Raises UsageError with the nearest one."""
    if word not in known:
        raise UsageError(f"“{word}” is not a {what} that factcheck knows.", did_you_mean(word, known))
    return word
