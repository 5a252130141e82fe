"""The line that a post or a message begins with, taken apart: whose it is, and what else it says of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from factcheck import lexicon
from factcheck.domain.draft import Span
from factcheck.text.dates import MONTH
from factcheck.text.layout import marks
from factcheck.text.layout.lines import Line

HANDLE = r"(?:@\w{1,40}(?:[.@-]\w+)*|/?u/[\w-]{3,40}(?![\w/-]))"
"""As in "@desk@news.example", and in "u/harbor_watch", as Reddit writes it."""
LONGEST = 160
"""Code points of the line over a post."""
_CLOCK = marks.CLOCK + r"(?: ?(?:[A-Z]{1,3}T|UTC)\b)?"
_LENGTH = r"(?:s|m|h|d|w|mo|y|secs?|mins?|hrs?|seconds?|minutes?|hours?|days?|weeks?|months?|years?)"
_AGE = rf"\d{{1,3}} ?{_LENGTH}(?: ago)?|yesterday|today|just now|now"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? )"
WHEN = rf"{_WEEKDAY}?(?:{marks.DAY}|{marks.NUMERIC_DAY}|{MONTH} \d{{4}}|{_CLOCK}|{_AGE})(?!\w)"
_REACTIONS = (
    r"\d[\d.,]*[km]? (?:points?|comments?|replies|reply|likes?|shares?|views?|reposts?|retweets?|followers|reactions?"
    r"|boosts?|favou?rites?)\b"
)
_NOTED = (
    r"(?:on|via|at|by|from|posted|post|page|profile|account|user|channel"
    r"|group|status|caption|reel|story|video)\b:?"
)
_MARKS = r"\.(?= \d)|[\s·•|,;↳▪>*✓✔☑✅🔵\ufe0f]+|[–—-]+(?=[\s\]])|(?<=\s)[–—-]+"
_FORMS = {
    "mark": re.compile(_MARKS),
    "bracket": re.compile(r"[()\[\]]"),
    "when": re.compile(WHEN, re.I),
    "count": re.compile(_REACTIONS, re.I),
    "handle": re.compile(HANDLE),
    "reposted": re.compile(r"(?:re-?post(?:ed|ing)?|quot(?:e|ed|ing)|shar(?:ed|ing)) (?:of|from)(?= )", re.I),
    "noted": re.compile(_NOTED, re.I),
    "quoted": re.compile(r"[\"“](?P<name>[^\"“”\n]{2,60})[\"”]"),
    "colon": re.compile(r":(?=\s|$)"),
}
_STOP = re.compile(
    rf"[·•|,;:()\[\]\"“✓✔☑✅🔵]|\s[–—-]|\s+(?:(?:on|via) (?=\S)|(?:{WHEN}|{_REACTIONS})|{HANDLE}|posted\b)", re.I
)
"""Where a name ends in the line over a post."""
_NUMBERED = re.compile(r"(?:(?:post|no\.?|#) ?)?\d{1,3}[.):]? +", re.I)
_PICTURED = re.compile(r"\[(?P<words>[^\[\]\n]+)\]|(?P<bare>(?:Screenshot|Screen grab|Image|Photo)\b[^\n]+)", re.I)
_WHOSE = r"(?:(?:profile|account)(?: name)?|user(?:name)?|author|page|channel|posted by|saved as|name):? ?"
_ENDING = r"(?=\.? ?[\])]|\. [A-Z]|[,;:()—–|]| - |\.?$)"
_HOLDER = re.compile(rf"{_WHOSE}(?P<name>\"[^\"\n]+\"|“[^“”\n]+”|[@\w][^\n,;:()\[\]—–|\"“]*?){_ENDING}", re.I)
"""As in "Profile: Ana Roos. Posted 3 May": the field of a note on a picture that names whose words it shows."""


@dataclass(frozen=True, slots=True)
class Head:
    """Where the words of the post begin, and where its writer's name stands, or the handle where none is `named`."""

    end: int
    name: Span
    named: bool = True


@dataclass(frozen=True, slots=True)
class _Part:
    kind: str
    start: int
    end: int
    inside: bool
    """In brackets."""


def head(text: str, line: Line) -> Head | None:
    """The head of a post that says at least two things of it besides a name: where, when, under which handle.

    As in "@ana_r (Ana Roos), X, August 3:", "Salt Board on Facebook, August 4:", '2. Facebook – Page "Salt Board" – 3
    May, 09:12', "X – Ana Roos (@ana_r), mayor – 3 May". None for any other line: a time and a heading are no post.
    """
    numbered = _NUMBERED.match(text, line.start, line.end)
    start = numbered.end() if numbered else line.start
    parts = list(_parts(text, start, min(line.end, start + LONGEST)))
    kinds = [part.kind for part in parts]
    if "other" in kinds or not parts:
        return None
    told = {"when", "handle", "network", "count"}.intersection(kinds)
    end = parts[-1].end
    if kinds[-1] != "colon" and text[end : line.end].strip(_CLOSING):
        return None
    if len(told) < _LEAST_TOLD or text[end : line.end].lstrip()[:1] in {*_OPENING}:
        return None
    whose = _whose(text, parts)
    return Head(end if kinds[-1] == "colon" else line.end, *whose) if whose else None


def pictured(text: str, line: Line) -> Head | None:
    """The note over a screenshot that was typed off: "[Screenshot 2, X. Account: @ana_r. Posted 3 May, 09:14]"."""
    note = _PICTURED.fullmatch(text, line.start, line.end)
    if not note or line.length > LONGEST * 2:
        return None
    whose = _HOLDER.search(text, *note.span("words" if note["words"] else "bare"))
    if not whose or not re.search(WHEN, note[0], re.I):
        return None
    start, end = whose.span("name")
    quoted = text[start] in _OPENING
    return Head(line.end, (start + quoted, end - quoted))


_LEAST_TOLD = 2
"""What the head of a post says besides whose it is, at least."""
_OPENING = "\"“'‘"
_CLOSING = " )]"
"""What stands behind the last part of a head: "@ana_r 2 days ago (edited)"."""


def _parts(text: str, start: int, end: int) -> Iterator[_Part]:
    """The parts of a head up to its colon; the last one is "other" where something else stands."""
    at, depth = start, 0
    while at < end:
        kind, stop = _part(text, at, end)
        if kind == "bracket":
            depth += 1 if text[at] in "([" else -1
        elif kind != "mark":
            yield _Part(kind, at, stop, depth > 0)
        if kind in {"other", "colon"}:
            return
        at = stop


def _part(text: str, at: int, end: int) -> tuple[str, int]:
    network = _network().match(text, at, end)
    if network:
        return "network", network.end()
    for kind, form in _FORMS.items():
        found = form.match(text, at, end)
        if found:
            return kind, found.end()
    if not text[at].isalpha():
        return "other", end
    stop = _STOP.search(text, at, end)
    last = stop.start() if stop else end
    words = text[at:last].split()
    if len(words) > _MOST_WORDS or any(word[-1] in ".!?" and len(word) > _SHORTENED for word in words):
        return "other", end
    return "name", last


_MOST_WORDS = 8
"""Words of a name or of an office in the line over a post."""
_SHORTENED = 5
"""Letters, with the stop, of what a name shortens: "Hon.", "Prof."."""


@cache
def _network() -> re.Pattern[str]:
    names = sorted(lexicon.lines("layout.txt", "networks"), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, names))})(?!\w| [A-Z][a-z])(?: (?:comment|post|page|status)s?\b)?")


def _whose(text: str, parts: list[_Part]) -> tuple[Span, bool] | None:
    """Where it stands whose the post is, and whether that is said here: else a name may stand over the handle.

    An office may stand behind the name, or behind "Posted by u/ana_r" nothing.
    """
    kinds = [part.kind for part in parts]
    if "reposted" in kinds:
        parts = parts[kinds.index("reposted") :]
    by = next((n for n, part in enumerate(parts[:-1]) if _is_by(text, part)), None)
    if by is not None and parts[by + 1].kind == "name":
        return _bare(parts[by + 1]), True
    names = [part for part in parts if part.kind in {"name", "quoted"}]
    handle = next((part for part in parts if part.kind == "handle"), None)
    outside = [part for part in names if not part.inside]
    if len(outside) > 1 + bool(handle):
        return None
    if outside and (text[outside[0].start].isupper() or outside[0].kind == "quoted" or not handle):
        return _bare(outside[0]), True
    beside = [part for part in names if part.inside and handle and part.start > handle.end]
    if beside and len(text[beside[0].start : beside[0].end].split()) > 1 and text[beside[0].start].isupper():
        return _bare(beside[0]), True
    return ((handle.start, handle.end), kinds[0] == "noted") if handle else None


def _is_by(text: str, part: _Part) -> bool:
    """As in "post by Ana Roos": who wrote it, wherever it stands."""
    return part.kind == "noted" and text[part.start : part.end].lower().rstrip(":") == "by"


def _bare(part: _Part) -> Span:
    return (part.start + 1, part.end - 1) if part.kind == "quoted" else (part.start, part.end)
