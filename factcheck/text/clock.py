"""Times as a reader's own clock has them; a store keeps UTC."""

from datetime import UTC, datetime


def local(at: str) -> str:
    """A stored UTC time in the reader's zone, to the minute: "2026-11-25 16:39"; what is no such time as it is."""
    return _in_zone(at, "%Y-%m-%d %H:%M")


def local_day(at: str) -> str:
    """The day of a stored UTC time in the reader's zone: "2026-11-25"; what is no such time as it is."""
    return _in_zone(at, "%Y-%m-%d")


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
