"""What a review shows: one draft in its document, and the keys. Readable at 80 columns and without colour."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from factcheck.domain.claim import Claim
from factcheck.domain.selector import Quote
from factcheck.rendering.layout import marked, plain
from factcheck.rendering.words import OWN_VOICE, SIDES, kind, mark, who, word
from factcheck.review.deciding import contested
from factcheck.review.excerpt import Excerpt, excerpt
from factcheck.review.items import Item, Key, Kind
from factcheck.review.keytable import acts, shown
from factcheck.review.queue import Decision, Queue
from factcheck.text.clock import local_day
from factcheck.text.cutting import lost_context

CLEAR = "\x1b[H\x1b[2J"
LEAST = 4
"""Lines that the excerpt gets on the lowest of terminals."""
LONG, SHORT = 400, 160
"""Code points that are shown of a claim's text, and of its other fields."""


@dataclass(frozen=True, slots=True)
class View:
    """All that one screen shows. `said` is what the last key did."""

    queue: Queue[Key]
    item: Item
    around: int = 0
    said: str = ""
    keys: Mapping[str, str] = field(default_factory=dict)


def draw(view: View, console: Console) -> None:
    """One draft: how far the review is, the words in the document, what was drafted, the keys on the last lines."""
    below = _captured(console, lambda: _drafted(view, console))
    claim = f"#{view.item.claim.id}"
    above = _captured(console, lambda: _headed(_place(view.queue), console, f"{claim} in {view.item.source.id}", claim))
    below_it = _captured(console, lambda: console.print(keys(view.item.key.kind, console.width, view.keys), end=""))
    lines = max(console.height - sum(map(_lines, (above, below, below_it))) - 2, LEAST)  # one line is for questions
    quoted = _fitting(view, lines, console)
    gap = "" if console.is_dumb_terminal else "\n" * max(lines - _lines(quoted), 0)
    console.file.write(above + quoted + below + gap + below_it)


def _captured(console: Console, draw: Callable[[], None]) -> str:
    with console.capture() as capture:
        draw()
    return capture.get()


def _lines(text: str) -> int:
    return text.count("\n")


def _fitting(view: View, lines: int, console: Console) -> str:
    """The excerpt in at most so many lines of the screen."""
    room = lines * (console.width - 4)
    while True:
        found = excerpt(view.item.source.text, view.item.claim.quotes, view.around, room)
        quoted = _captured(console, partial(_quoted, found, console))
        if _lines(quoted) <= lines or room < console.width:
            return quoted
        room = room * 4 // 5


def _drafted(view: View, console: Console) -> None:
    _rule(console)
    grid = Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False)
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    for label, value in fields(view.item, view.queue.decision(view.item.key)):
        grid.add_row(label, value)
    console.print(grid)
    _rule(console)
    console.print(plain(view.said, longest=LONG))


def draw_end(queue: Queue[Key], said: str, console: Console) -> None:
    """Behind the last draft."""
    _headed(_place(queue), console)
    console.print(plain("That was the last one."))
    console.print(plain(summary(queue)))
    if said:
        console.print(plain(said, longest=LONG))
    back = "b back to what was skipped  " if queue.waiting else ""
    console.print(plain(f"{back}u undo  q quit"), end="")


def draw_help(of: Kind, own: Mapping[str, str], console: Console) -> None:
    """What every key does."""
    console.print(plain(helped(of, full=False, own=own), lines=True))
    console.print(plain("\nAny key goes back.", "dim", lines=True), end="")


_OTHERS = {
    "mark": "marked", "upheld": "conflicts upheld", "dismissed": "conflicts dismissed", "suggest accept": "filed",
    "suggest dismiss": "filings turned down", "decide": "differences decided", "withdraw": "taken out",
    "split": "parted",
}  # fmt: skip


def helped(of: Kind = Kind.DRAFT, *, full: bool, own: Mapping[str, str] | None = None) -> str:
    """What every key does, a line each."""
    told = acts(of, full=full)
    return "\n".join(f"{shown(act, own or {}):<7}{act.short}: {act.help}" for act in told)


def summary(queue: Queue[Key]) -> str:
    """ "3 accepted, 1 rejected, 2 changes, 36 drafts left." """
    kinds = Counter(key.kind for key in queue.waiting)
    left = [f"{kinds[Kind.DRAFT] or 'no'} draft{'s' * (kinds[Kind.DRAFT] != 1)}"]
    left += [f"{many:,} {kind}{'s' * (many != 1)}" for kind, many in kinds.items() if kind is not Kind.DRAFT]
    said = [f"{queue.count('accept')} accepted", f"{queue.count('reject')} rejected"]
    changes = queue.count("edit") + queue.count("file")
    said += [f"{changes} change{'' if changes == 1 else 's'}"] if changes else []
    said += [f"{queue.count(verb)} {done}" for verb, done in _OTHERS.items() if queue.count(verb)]
    said += [f"{len(queue.gone)} decided by others"] if queue.gone else []
    return ", ".join([*said, *left]) + " left."


def keys(of: Kind, width: int, own: Mapping[str, str], *, full: bool = False) -> Text:
    """The keys, as many to a line as fit; `own` are those that somebody took instead, with the usual one."""
    told, used = Text(), 0
    for act in acts(of, full=full):
        key = shown(act, own)
        wide = len(key) + len(act.short) + 3
        if used and used + wide - 2 > width:
            told.append("\n")
            used = 0
        told.append(key, style="bold").append(f" {act.short}  ")
        used += wide
    return told


def _place(queue: Queue[Key]) -> str:
    number = min(queue.at + 1, len(queue.ids))
    return f"{number} of {len(queue.ids)}, {len(queue.waiting)} left"


def _headed(left: str, console: Console, *names: str) -> None:
    """`left`, and at the right the first of the names that there is room for."""
    right = next((name for name in names if len(left) + len(name) + 2 <= console.width), "")
    gap = max(console.width - len(left) - len(right), 0)
    console.print(plain(left, "bold") + plain(" " * gap + right, "dim"), no_wrap=True, overflow="ellipsis")
    _rule(console)


def _rule(console: Console) -> None:
    console.print(Text(("-" if console.options.ascii_only else "─") * console.width, style="dim"))


def _quoted(found: Excerpt, console: Console) -> None:
    """The excerpt, line by line, the quotes set off."""
    at = 0
    for line in found.text.split("\n"):
        spans = [
            (max(s, at) - at, min(e, at + len(line)) - at) for s, e in found.spans if s < at + len(line) and e > at
        ]
        if line.strip() or spans:
            console.print(Padding(marked(line, spans, console), (0, 2)))
        at += len(line) + 1


def fields(item: Item, decision: Decision[Key] | None) -> Iterable[tuple[str, Text]]:
    """What is known of a thing that waits, a label and a value each; what is not known is not there."""
    claim = item.claim
    if decision:
        yield "decided", _short(decision.said)
    for lost in lost_context(claim, item.source.text):
        yield "context", _short(lost.said, "bold")
    yield "claim", plain(claim.text, "bold", longest=LONG)
    speaker = _short(claim.speaker) if claim.speaker else plain(OWN_VOICE, "dim")
    if claim.speaker_as_written and claim.speaker_as_written != claim.speaker:
        speaker += _short(f", written “{claim.speaker_as_written}”", "dim")
    yield "speaker", speaker
    if claim.via:
        yield "chain", _short(" > ".join(claim.via))
    yield "reported", word(claim.reported) + _short(f", “{claim.cue}”" if claim.cue else "")
    if claim.said_on:
        yield "date", _short(claim.said_on)
    if claim.proposition:
        side = SIDES.get(claim.stance or "", "")
        yield "about", plain(side) + _short(f": {claim.proposition}")
    if claim.decided:
        yield "desk", mark(claim)
    yield from _pair(item)
    yield from _apart(item)
    yield from _alike(item.like)
    yield from (("against", _told(other)) for other in item.against)
    if claim.draft:
        sure = f", confidence {claim.confidence:.2f}" if claim.confidence is not None else ""
        yield "drafted", _short(f"{claim.origin.removeprefix('ingest:')}{sure}", "dim")


def _pair(item: Item) -> Iterable[tuple[str, Text]]:
    """The other claim of a conflict or a filing, and why the two are shown together."""
    if item.conflict:
        yield "against", _told(item.claims[1])
        yield from (("its words", _words(quote)) for quote in item.claims[1].quotes[:1])
        yield "because", _short(f"{kind(item.conflict)}: {item.conflict.why}")
    if item.filing:
        yield "beside", _told(item.claims[1])
        yield "under", _short(f"{item.filing.proposition} ({item.filing.side})")
        yield "because", _short(item.filing.why)


def _apart(item: Item) -> Iterable[tuple[str, Text]]:
    """What people who worked apart say otherwise, each as they said it and by whom."""
    if item.difference is None:
        return
    yield "apart", _short(f"the {contested(item.difference)}", "bold")
    for n, one in enumerate(item.difference.sides, 1):
        why = f": {one.why}" if one.why else ""
        yield f"side {n}", _short(one.said, "bold") + _short(f", says {one.who}, {local_day(one.at)}{why}")


def _words(quote: Quote) -> Text:
    """The words of the other claim in their document, as far as the quote itself remembers what stands around it."""
    return (
        plain(f"…{quote.prefix}", longest=SHORT) + plain(f"▸{quote.exact}◂", longest=SHORT) + _short(f"{quote.suffix}…")
    )


def _told(other: Claim) -> Text:
    return _short(f"#{other.id} ") + who(other) + _short(": ") + plain(other.text, longest=LONG)


def _alike(claims: Sequence[Claim]) -> Iterable[tuple[str, Text]]:
    for n, other in enumerate(claims[:3], 1):
        state = " (draft)" if other.draft else ""
        yield f"like {n}", _short(f"#{other.id}{state} ") + who(other) + _short(f": {other.text}")


def _short(text: str, style: str = "") -> Text:
    return plain(text, style, longest=SHORT)
