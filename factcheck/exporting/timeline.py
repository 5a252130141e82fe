"""A timeline of who said yes and who said no, as places on a drawing; the page draws it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from factcheck.domain.claim import Claim
from factcheck.domain.iso import is_date
from factcheck.domain.status import Stance

WIDTH = 720
"""Units of the drawing from left to right; a letter of it is 13 high. Tried in a browser: 360 to 1400 pixels."""
_MARGIN = 28
_ROW = 24
_LABEL = 52
"""Units that a mark and its number need, at least."""
MOST_ROWS = 8
"""Rows of a side: what finds no room in them is counted. For the eye."""
_TICKS = 5
"""Dates below the axis, for the eye."""
_SOON = 31 * 3
"""Days of a span below which ticks are days, above months, and above some years years. For the eye."""
_LONG = 365 * 6
"""Days of a span from which ticks are years."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A claim on the timeline: from `x` on, `width` units long where only a month or a year is known; `y` its row."""

    claim: Claim
    x: int
    width: int
    y: int


@dataclass(frozen=True, slots=True)
class Tick:
    """A date on the axis."""

    x: int
    label: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """The drawing of a proposition: yes above the axis, no below it; `undated` and `crowded` are not drawn."""

    marks: tuple[Mark, ...]
    ticks: tuple[Tick, ...]
    axis: int
    height: int
    undated: int
    crowded: int


def timeline(claims: Sequence[Claim]) -> Timeline | None:
    """Where the claims of one proposition stand in time, by when they were said, else by when their source was
    published; None where no two dates are known.
    """
    spans = {claim.id: span for claim in claims if (span := _span(claim.said_on or claim.beside.published))}
    if len({start for start, _ in spans.values()}) < 2:  # one moment is no course of time
        return None
    first, last = min(start for start, _ in spans.values()), max(end for _, end in spans.values())
    days = max((last - first).days, 1)
    scale = (WIDTH - 2 * _MARGIN - _LABEL) / days
    placed: dict[Stance, list[tuple[Claim, int, int, int]]] = {stance: [] for stance in Stance}
    crowded = 0
    for claim in sorted((c for c in claims if c.id in spans and c.stance), key=lambda c: (spans[c.id], c.id)):
        start, end = spans[claim.id]
        x, width = round(_MARGIN + (start - first).days * scale), round((end - start).days * scale)
        side = placed[claim.stance or Stance.FOR]
        row = _free(side, x)
        if row is None:
            crowded += 1
        else:
            side.append((claim, x, width, row))
    above = 1 + max((row for *_, row in placed[Stance.FOR]), default=0)
    below = 1 + max((row for *_, row in placed[Stance.AGAINST]), default=0)
    axis = above * _ROW + 8
    marks = [Mark(c, x, width, axis - 14 - row * _ROW) for c, x, width, row in placed[Stance.FOR]]
    marks += [Mark(c, x, width, axis + 34 + row * _ROW) for c, x, width, row in placed[Stance.AGAINST]]
    return Timeline(
        tuple(marks),
        tuple(_ticks(first, last, scale)),
        axis,
        axis + 30 + below * _ROW,
        len(claims) - len(spans),
        crowded,
    )


def _span(said_on: str) -> tuple[date, date] | None:
    """The first and last day that a date may mean."""
    if not is_date(said_on):
        return None
    year, month, day = (*map(int, said_on.split("-")), 0, 0)[:3]
    first = date(year, month or 1, day or 1)
    if day:
        return first, first
    after = date(year + (month in (0, 12)), month % 12 + 1 if month else 1, 1) if year < date.max.year else date.max
    return first, after - timedelta(days=1)


def _free(side: Sequence[tuple[Claim, int, int, int]], x: int) -> int | None:
    """The row nearest to the axis that has room from `x` on."""
    for row in range(MOST_ROWS):
        if all(taken != row or x >= begun + max(width, 0) + _LABEL for _, begun, width, taken in side):
            return row
    return None


def _ticks(first: date, last: date, scale: float) -> list[Tick]:
    days = (last - first).days
    shown = [first + timedelta(days=days * n // (_TICKS - 1)) for n in range(_TICKS)]
    form = "%Y-%m-%d" if days < _SOON else "%Y-%m" if days < _LONG else "%Y"
    found: list[Tick] = []
    for day in shown:
        label = day.strftime(form).zfill(4)
        if not found or found[-1].label != label:
            found.append(Tick(round(_MARGIN + (day - first).days * scale), label))
    return found
