"""The log: one line a command, when, who, what, and why."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from factcheck.domain.event import Event, in_words
from factcheck.rendering.layout import GAP, NARROW, Grid, plain
from factcheck.rendering.lines import indented, room
from factcheck.rendering.words import count
from factcheck.text.clock import local

SHOWN = 6
"""Ids that are said one by one, for the eye alone."""
LONGEST_NAME = 20
"""Columns that an analyst's name gets before the rest of the line moves along."""
CUT, TEXTS = 60, 120
"""Code points of a value that a line has room for, and the columns from which on it has the claim's first words too."""


def log(events: Iterable[Event], texts: Mapping[int, str], console: Console) -> None:
    """What happened, a line for each command; `texts` are the words of the claims that one command alone changed."""
    commands = [list(each) for _, each in groupby(events, key=lambda event: event.step)]
    name = min(max((cell_len(each[0].who) for each in commands), default=0), LONGEST_NAME)
    rows = []
    for each in commands:
        told = plain("; ".join(phrases(each)))
        about = _about(each, texts) if console.width >= TEXTS else ""
        told += plain(f": {about}" if about else "", "dim") + reasons(each)
        when, who = plain(local(each[0].at), "dim"), plain(each[0].who, "bold")
        if console.width < NARROW:
            indented(when + Text("  ") + who, 0, console, hanging=2)
            indented(told, 4, console)
        else:
            rows.append([when, who, told])
    widths = (len("2026-11-25 16:39"), name, max(room(console) - len("2026-11-25 16:39") - name - 2 * GAP, 1))
    console.print(Grid(rows, widths), crop=False, end="")


def commands(events: Iterable[Event]) -> int:
    """How many commands these are."""
    return len({event.step for event in events})


def reasons(events: Sequence[Event]) -> Text:
    """Why, as of when, and on what evidence, each once; nothing of it is ever cut."""
    notes = dict.fromkeys(event.note for event in events if event.note)
    dates = dict.fromkeys(event.as_of for event in events if event.as_of)
    evidence = dict.fromkeys(given for event in events for given in event.evidence)
    parts = [f"“{note}”" for note in notes]
    parts += [f"as of {date}" for date in dates] + ([f"evidence: {', '.join(evidence)}"] if evidence else [])
    undone = plain("  (taken back)", "dim") if any(event.undone for event in events) else plain("")
    return (plain("  " + "; ".join(parts), "dim") if parts else plain("")) + undone


def phrases(events: Sequence[Event]) -> Iterator[str]:
    """What one command did, in a few words for each thing that it did to several."""
    shape: dict[tuple[str, str, str], list[Event]] = {}
    for event in events:
        shape.setdefault((event.subject.split(" ")[0], event.field, repr(event.new)), []).append(event)
    for (subject, field, _), same in shape.items():
        yield _phrase(subject, field, same)


def _phrase(subject: str, field: str, same: Sequence[Event]) -> str:
    event = same[0]
    names = _names([one.subject.partition(" ")[2] for one in same])
    if field == "created":
        if subject == "source":
            return f"stored {names}"
        return f"made {event.subject}" if event.verb in ("add", "edit") else f"{event.verb}: {event.subject}"
    if subject == "conflict":
        done = {"open": "reopened"}.get(str(event.new), str(event.new))
        pairs = ", ".join(one.replace(" ", "–") for one in names.split(", "))
        return f"{done} the conflict {pairs}" if len(same) == 1 else f"{done} {count(len(same), 'conflict')}: {pairs}"
    if field == "scale":
        return f"{'dropped' if event.new == 'dropped' else 'said of'} the verdict {names}" + (
            "" if event.new == "dropped" else f": {event.new}"
        )
    if subject == "claim" and field in _CLAIM:
        return str(_CLAIM[field](event, names))
    of = f"{subject} {names}" if subject != "claim" else names
    named = field.replace("_", " ")
    if len(same) > 1:
        return f"{named} of {of} to {_value(event.new)}"
    return f"{named} of {of} from {_value(event.old)} to {_value(event.new)}"


def _names(subjects: Sequence[str]) -> str:
    shown = list(dict.fromkeys(subjects))
    more = f" … ({len(shown)} in all)" if len(shown) > SHOWN else ""
    return ", ".join(shown[:SHOWN]) + more


def _marked(event: Event, names: str) -> str:
    if event.old is None and event.new is None:
        return f"left {names} without a status"
    return f"marked {names} {str(event.new).upper()}" if event.new else f"took the mark of {names} away"


def _rested(event: Event, names: str) -> str:
    return f"took evidence of {names} away" if event.old else f"gave evidence of {names}"


def _ruled(event: Event, names: str) -> str:
    return f"gave {names} the verdict “{event.new}”" if event.new else f"took the verdict “{event.old}” of {names} away"


def _drafted(event: Event, names: str) -> str:
    return f"made {names} a draft again" if event.new else f"accepted {names}"


def _withdrawn(event: Event, names: str) -> str:
    return f"{'rejected' if event.verb == 'reject' else 'withdrew'} {names}" if event.new else f"restored {names}"


def _filed(event: Event, names: str) -> str:
    if not event.new:
        return f"took {names} out of “{_value(event.old)}”"
    text, opposite = (event.new[0], bool(event.new[1])) if isinstance(event.new, list) else (in_words(event.new), False)
    return f"filed {names} under “{_cut(str(text))}”{', as its opposite' if opposite else ''}"


def _turned_down(event: Event, names: str) -> str:
    return f"turned down filing {names}, {in_words(event.old)}"


_CLAIM: Mapping[str, Any] = {
    "evidence": _rested, "filing": _turned_down,
    "mark": _marked, "verdict": _ruled, "draft": _drafted, "withdrawn": _withdrawn, "proposition": _filed,
}  # fmt: skip


def _value(value: Any) -> str:
    return _cut(in_words(value[:1] if isinstance(value, list) and value[1:] in ([True], [False]) else value))


def _cut(text: str) -> str:
    return text if len(text) <= CUT else text[: CUT - 1].rstrip() + "…"


def _about(events: Sequence[Event], texts: Mapping[int, str]) -> str:
    subjects = {event.subject for event in events}
    number = next(iter(subjects)).removeprefix("claim ") if len(subjects) == 1 else ""
    return _cut(texts.get(int(number), "")) if number.isdecimal() else ""
