"""Times as a reader's own clock has them; a store keeps UTC."""

from datetime import UTC, datetime

_MINUTE, _HOUR = 60, 3600
"""Seconds."""


def local(at: str) -> str:
    """A stored UTC time in the reader's zone, to the minute: "2026-11-25 16:39"; what is no such time as it is."""
    return _in_zone(at, "%Y-%m-%d %H:%M")


def local_day(at: str) -> str:
    """The day of a stored UTC time in the reader's zone: "2026-11-25"; what is no such time as it is."""
    return _in_zone(at, "%Y-%m-%d")


def ago(at: str) -> str:
    """A stored UTC time as a colleague would say it: "a second ago", "4 minutes ago", beyond an hour "at 2026-11-25
    16:39"; what lies ahead, by a clock that is wrong, is told as a time too.
    """
    try:
        seconds = int((datetime.now(UTC) - datetime.fromisoformat(at)).total_seconds()) if "T" in at else -1
    except (ValueError, TypeError, OverflowError):
        seconds = -1
    if not 0 <= seconds < _HOUR:
        return f"at {local(at)}"
    if seconds < _MINUTE:
        return "a second ago" if seconds < 2 else f"{seconds} seconds ago"
    minutes = seconds // _MINUTE
    return "a minute ago" if minutes == 1 else f"{minutes} minutes ago"


def ago_and_why(at: str, why: str) -> str:
    """How long ago something was done and, if that was said, why: "a second ago: the letter head"; no full stop."""
    return f"{ago(at)}{f': {why}' if why else ''}"


def days_since(at: str) -> int | None:
    """Whole days from a stored UTC time to now; None for what is no such time."""
    try:
        return (datetime.now(UTC) - datetime.fromisoformat(at)).days if "T" in at else None
    except (ValueError, TypeError, OverflowError):
        return None


def _in_zone(at: str, form: str) -> str:
    if "T" not in at:
        return at
    try:
        return datetime.fromisoformat(at).astimezone().strftime(form)
    except (ValueError, OverflowError, OSError):
        return at
