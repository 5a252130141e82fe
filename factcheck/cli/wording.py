"""An event of the log as a sentence."""

from typing import Any

from factcheck.domain.event import Event


def told(event: Event) -> str:
    """ "claim 5: mark from nothing to confirmed (read the cable)"."""
    if event.field == "created":
        return f"{event.subject}: added"
    if event.subject.startswith("conflict"):
        return f"{event.subject}: {event.new}{why(event)}"
    return f"{event.subject}: {event.field.replace('_', ' ')} from {value(event.old)} to {value(event.new)}{why(event)}"


def why(event: Event) -> str:
    """The note and the evidence, in brackets."""
    parts = [event.note] if event.note else []
    parts += [f"as of {event.as_of}"] if event.as_of else []
    parts += list(event.evidence)
    return f" ({'; '.join(parts)})" if parts else ""


def value(of: Any) -> str:
    """A field's value in words."""
    if of is None or of == "" or of == []:
        return "nothing"
    if isinstance(of, bool):
        return "yes" if of else "no"
    if isinstance(of, list) and len(of) == 2 and isinstance(of[1], bool):
        return f"“{of[0]}”{' (opposite)' if of[1] else ''}"
    if isinstance(of, list):
        return ", ".join(f"“{part['exact']}”" if isinstance(part, dict) else str(part) for part in of)
    return str(of)


def happening(event: Event) -> tuple[str, str, str, str]:
    """When, who, what and why, for the history of one claim."""
    undone = " (undone)" if event.undone else ""
    if event.field == "created":
        return event.at, event.by, f"{event.verb}: added{undone}", ""
    if event.subject.startswith("conflict"):
        return event.at, event.by, f"{event.subject}: {event.new}{undone}", event.note
    what = f"{event.field.replace('_', ' ')}: {value(event.old)} → {value(event.new)}{undone}"
    return event.at, event.by, what, why(event).strip(" ()")
