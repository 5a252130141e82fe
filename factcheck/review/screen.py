"""What a review shows: one draft in its document, and the keys. Readable at 80 columns and without colour."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from factcheck.domain.claim import Claim
from factcheck.domain.source import Source
from factcheck.rendering.layout import marked, plain
from factcheck.rendering.words import OWN_VOICE, who, word
from factcheck.review.excerpt import Excerpt, excerpt
from factcheck.review.queue import Queue
from factcheck.text.cutting import lost_context

CLEAR = "\x1b[H\x1b[2J"
LEAST = 4
"""Lines that the excerpt gets on the lowest of terminals."""
LONG, SHORT = 400, 160
"""Code points that are shown of a claim's text, and of its other fields."""

KEYS = (
    ("a", "accept"), ("r", "reject"), ("s", "speaker"), ("t", "status"), ("e", "text"), ("p", "proposition"),
    ("space", "skip"), ("b", "back"), ("o", "open more"), ("u", "undo"), ("?", "help"), ("q", "quit"),
)  # fmt: skip

HELP = """
a      accept: the draft becomes a claim
r      reject: the draft is withdrawn; it stays in the log
s      say who the speaker is; an empty line is the document's own voice
t      say what the source reports: alleged, denied, confirmed
e      edit the claim's words
p      file it under a proposition: a number, words for a new one, - for none
space  leave it a draft and go on (also n, j and the arrows right and down)
b      back to the draft before (also k and the arrows left and up)
o      open the neighbouring paragraphs, one more on either side each time
u      undo the last decision of this review
q      quit (also Ctrl-C); every decision is stored already
"""


@dataclass(frozen=True, slots=True)
class View:
    """All that one screen shows. `like` are claims that say the same, `said` is what the last key did."""

    queue: Queue
    claim: Claim
    source: Source
    around: int = 0
    like: tuple[Claim, ...] = ()
    said: str = ""
    keys: Mapping[str, str] = field(default_factory=dict)


def draw(view: View, console: Console) -> None:
    """One draft: how far the review is, the words in the document, what was drafted, the keys on the last lines."""
    below = _captured(console, lambda: _drafted(view, console))
    above = _captured(console, lambda: _headed(_place(view.queue), f"#{view.claim.id} in {view.source.id}", console))
    shown = _captured(console, lambda: console.print(keys(console.width, view.keys), end=""))
    lines = max(console.height - sum(map(_lines, (above, below, shown))) - 2, LEAST)  # one line is for questions
    quoted = _fitting(view, lines, console)
    gap = "" if console.is_dumb_terminal else "\n" * max(lines - _lines(quoted), 0)
    console.file.write(above + quoted + below + gap + shown)


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
        found = excerpt(view.source.text, view.claim.quotes, view.around, room)
        quoted = _captured(console, partial(_quoted, found, console))
        if _lines(quoted) <= lines or room < console.width:
            return quoted
        room = room * 4 // 5


def _drafted(view: View, console: Console) -> None:
    _rule(console)
    grid = Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False)
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    for label, value in _fields(view):
        grid.add_row(label, value)
    console.print(grid)
    _rule(console)
    console.print(plain(view.said, longest=LONG))


def draw_end(queue: Queue, said: str, console: Console) -> None:
    """Behind the last draft."""
    _headed(_place(queue), "", console)
    console.print(plain("That was the last draft."))
    console.print(plain(summary(queue)))
    if said:
        console.print(plain(said, longest=LONG))
    back = "b back to what was skipped  " if queue.waiting else ""
    console.print(plain(f"{back}u undo  q quit"), end="")


def draw_help(console: Console) -> None:
    """What every key does."""
    console.print(plain(HELP.strip("\n"), lines=True))
    console.print(plain("\nAny key goes back to the draft.", "dim", lines=True), end="")


def summary(queue: Queue) -> str:
    """ "3 accepted, 1 rejected, 2 changes, 36 drafts left." """
    left = len(queue.waiting)
    said = [f"{queue.count('accept')} accepted", f"{queue.count('reject')} rejected"]
    changes = queue.count("edit") + queue.count("file")
    said += [f"{changes} change{'' if changes == 1 else 's'}"] if changes else []
    said += [f"{len(queue.gone)} decided by others"] if queue.gone else []
    return ", ".join([*said, f"{left or 'no'} draft{'' if left == 1 else 's'} left"]) + "."


def keys(width: int, chosen: Mapping[str, str] | None = None) -> Text:
    """The keys, as many to a line as fit; `chosen` are those that somebody took instead, with the usual one."""
    own = {usual: key for key, usual in (chosen or {}).items()}
    shown, used = Text(), 0
    for usual, meaning in KEYS:
        key = own.get(" " if usual == "space" else usual, usual)
        wide = len(key) + len(meaning) + 3
        if used + wide - 2 > width:
            shown.append("\n")
            used = 0
        shown.append(key, style="bold").append(f" {meaning}  ")
        used += wide
    return shown


def _place(queue: Queue) -> str:
    number = min(queue.at + 1, len(queue.ids))
    return f"{number} of {len(queue.ids)}, {len(queue.waiting)} left"


def _headed(left: str, right: str, console: Console) -> None:
    gap = max(console.width - len(left) - len(right), 2)
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


def _fields(view: View) -> Iterable[tuple[str, Text]]:
    claim = view.claim
    for lost in lost_context(claim, view.source.text):
        yield "context", _short(lost.said, "bold")
    yield "claim", plain(claim.text, "bold", longest=LONG)
    speaker = _short(claim.speaker) if claim.speaker else plain(OWN_VOICE, "dim")
    if claim.speaker_as_written and claim.speaker_as_written != claim.speaker:
        speaker += _short(f", written “{claim.speaker_as_written}”", "dim")
    yield "speaker", speaker
    if claim.via:
        yield "via", _short(" > ".join(claim.via))
    yield "reported", word(claim.reported) + _short(f", “{claim.cue}”" if claim.cue else "")
    if claim.proposition:
        yield "about", word(claim.stance or "") + _short(f": {claim.proposition}")
    yield from _alike(view.like)
    sure = f", confidence {claim.confidence:.2f}" if claim.confidence is not None else ""
    yield "drafted", _short(f"{claim.origin.removeprefix('ingest:')}{sure}", "dim")


def _alike(claims: Sequence[Claim]) -> Iterable[tuple[str, Text]]:
    for other in claims[:3]:
        yield (
            "like",
            _short(f"#{other.id}{' (draft)' if other.draft else ''} ") + who(other) + _short(f": {other.text}"),
        )


def _short(text: str, style: str = "") -> Text:
    return plain(text, style, longest=SHORT)
