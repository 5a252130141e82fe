"""Two pictures of claims: who said what when, and bars; in a terminal as text, in a file as SVG.

The SVG is built by the standard library's ElementTree, which escapes what others wrote; what no reader may see unseen
(controls, bidi overrides) is made visible first, as on a terminal. No colour is the only sign of anything.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as Xml

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from factcheck.domain.claim import Claim
from factcheck.domain.status import Stance
from factcheck.rendering.layout import GAP, NARROW, folded, plain
from factcheck.rendering.lines import footer, indented, room
from factcheck.rendering.words import SIDES, at_odds, count, mark, reported, states, who
from factcheck.text.safe import visible

WIDTH, ROW, MARGIN, LABEL = 960, 46, 24, 250
"""Pixels of an SVG: its width, a row, the edge, and what a label gets; about those of an A4 page at 96 dots an inch."""
DATE, BAR, LETTER = 110, 22, 7.2
"""Pixels that a date gets, the height of a bar, and the mean width of a letter of 13 pixels."""
TEXT = 300
"""Code points of a claim's words that are laid out."""
LONGEST_LABEL = 32
"""Columns that the label of a bar gets in a terminal."""
EIGHTHS = " ▏▎▍▌▋▊▉"
COLOURS = {"says yes": "#1a7f37", "says no": "#b42318", "": "#57606a"}
_SVG = "http://www.w3.org/2000/svg"


@dataclass(frozen=True, slots=True)
class Moment:
    """A claim on a time line: `date` is an ISO day, month, year or ""; `published` says that it is the document's,
    `sided` that all claims answer one question, so that yes and no mean something.
    """

    claim: Claim
    date: str
    published: bool = False
    sided: bool = True

    @property
    def when(self) -> str:
        """The date as it is known."""
        return self.date or "no date"

    @property
    def side(self) -> str:
        """ "says yes", "says no", "" where the claims answer no one question."""
        return "" if not self.sided else SIDES.get(str(self.claim.stance or ""), "")


def in_time(claims: Sequence[Claim], published: Mapping[str, str]) -> list[Moment]:
    """The claims by the date on which they were said, else the document's; a year before its months, none last."""
    sided = len({claim.proposition for claim in claims}) == 1
    moments = [
        Moment(claim, claim.said_on or date, bool(date) and not claim.said_on, sided)
        for claim, date in ((claim, published.get(claim.source, "")) for claim in claims)
    ]
    return sorted(moments, key=lambda moment: (moment.date or "~", moment.claim.id))


def timeline(
    moments: Sequence[Moment], title: str, names: Mapping[str, str], console: Console, last: Sequence[str] = ()
) -> None:
    """Who said what when, a line for each claim and a dim one for its words."""
    if title:
        indented(plain(title, "bold"), 0, console, hanging=4)
        console.print()
    sided = any(moment.side for moment in moments)
    before = ""
    for moment in moments:
        date = plain((moment.when if moment.when != before else "").ljust(10), "bold")
        before = moment.when
        claim = moment.claim
        sign = {"says yes": "●", "says no": "○"}.get(moment.side, "·")
        side = f"{moment.side:<9}" if sided else ""
        desk = plain(", desk ") + mark(claim) if claim.decided else plain("")
        head = plain(f"#{claim.id} ", "bold") + who(claim) + plain(", ") + reported(claim) + desk
        if claim.disputed:
            head += plain(" ") + at_odds(claim)
        for state in states(claim):
            head += plain(", ") + state
        start = date + plain(f" {sign} {side} ")
        width = len(start.plain)
        where = names.get(claim.source, claim.source)
        date_of = "the document's date" if moment.published and moment.date else ""
        below = plain(" · ".join(filter(None, (where, date_of))), "dim")
        if console.width < NARROW:
            console.print(plain(f"{moment.when}  {sign} {moment.side}".rstrip(), "bold"), crop=False)
            for text in (head, plain(claim.text, longest=TEXT), below):
                indented(text, 4, console, 4)
            continue
        lines = folded(head, room(console) - width, None, console)
        lines = lines + folded(plain(claim.text, longest=TEXT), room(console) - width, 2, console)
        for n, line in enumerate([*lines, *folded(below, room(console) - width, None, console)]):
            console.print((start if not n else Text(" " * width)) + line, crop=False, soft_wrap=True)
    if last:
        footer(last, console)


def bars(counted: Sequence[tuple[str, int]], console: Console, last: Sequence[str] = ()) -> None:
    """A bar for each label, as long as its number; the number stands behind it."""
    if not counted:
        return
    most = max(number for _, number in counted)
    digits = len(f"{most:,}")
    label = min(max(cell_len(visible(name)) for name, _ in counted), LONGEST_LABEL, console.width // 2)
    width = max(min(room(console), 100) - label - digits - 2 * GAP, 1)
    for name, number in counted:
        lines = folded(plain(name), label, None, console)
        eighths = max(number * width * 8 // most, int(number > 0)) if most else 0
        bar = "█" * (eighths // 8) + EIGHTHS[eighths % 8].strip()
        head = lines[0] + Text(" " * (label - cell_len(lines[0].plain) + GAP)) + plain(bar)
        console.print(head + plain(f" {number:,}", "bold"), crop=False, soft_wrap=True)
        for line in lines[1:]:
            console.print(line, crop=False, soft_wrap=True)
    if last:
        footer(last, console)


def timeline_svg(moments: Sequence[Moment], title: str, names: Mapping[str, str]) -> str:
    """The time line as SVG: a filled mark says yes, an empty one no, and the words stand beside it too."""
    top = 3 * MARGIN
    height = top + ROW * len(moments) + MARGIN
    root = _root(height, title or "Who said what, when")
    at = MARGIN + DATE
    _element(root, "line", x1=at, y1=top - MARGIN // 2, x2=at, y2=height - MARGIN, stroke="#8c959f")
    for n, moment in enumerate(moments):
        y = top + ROW * n + MARGIN // 2
        claim, colour = moment.claim, COLOURS[moment.side]
        _text(root, MARGIN, y + 5, moment.when, DATE - MARGIN)
        fill = "#ffffff" if moment.side == SIDES[Stance.AGAINST] else colour
        _element(root, "circle", cx=at, cy=y, r=6, fill=fill, stroke=colour, stroke_width=2)
        desk = f", desk: {claim.verdict}" if claim.decided else ""
        side = f"{moment.side}: " if moment.side else ""
        said = f"{side}#{claim.id} {who(claim).plain}, {claim.reported}{desk} ({names.get(claim.source, claim.source)})"
        _text(root, at + MARGIN, y - 1, said, WIDTH - at - 2 * MARGIN, weight="bold")
        _text(root, at + MARGIN, y + 16, claim.text, WIDTH - at - 2 * MARGIN)
    return _written(root)


def bars_svg(counted: Sequence[tuple[str, int]], title: str) -> str:
    """The bars as SVG."""
    top, step = 3 * MARGIN, BAR + 10
    root = _root(top + step * len(counted) + MARGIN, title)
    most = max((number for _, number in counted), default=1) or 1
    room_for = WIDTH - LABEL - 2 * MARGIN - 70
    for n, (name, number) in enumerate(counted):
        y = top + step * n
        _text(root, MARGIN, y + 16, name, LABEL - MARGIN)
        _element(root, "rect", x=LABEL, y=y, width=round(room_for * number / most, 1), height=BAR, fill="#0969da")
        _text(root, LABEL + round(room_for * number / most) + 8, y + 16, f"{number:,}", 62, weight="bold")
    return _written(root)


def _root(height: int, title: str) -> Xml.Element:
    root = Xml.Element(
        "svg",
        {
            "xmlns": _SVG, "width": str(WIDTH), "height": str(height), "viewBox": f"0 0 {WIDTH} {height}",
            "font-family": "sans-serif", "font-size": "13", "role": "img",
        },
    )  # fmt: skip
    Xml.SubElement(root, "title").text = visible(title)
    _element(root, "rect", x=0, y=0, width=WIDTH, height=height, fill="#ffffff")
    _text(root, MARGIN, MARGIN + 10, title, WIDTH - 2 * MARGIN, weight="bold", size="16")
    return root


def _element(parent: Xml.Element, name: str, **given: object) -> Xml.Element:
    return Xml.SubElement(parent, name, {key.replace("_", "-"): str(value) for key, value in given.items()})


def _text(parent: Xml.Element, x: int, y: int, words: str, width: int, weight: str = "", size: str = "") -> None:
    """A line of text, cut where the room ends; the whole of it is the tip that a pointer sees."""
    shown = visible(" ".join(words[:TEXT].split()))
    fits = int(width / (LETTER * (int(size) / 13 if size else 1)))
    cut = shown if cell_len(shown) <= fits else _cut(shown, fits)
    more = {key: value for key, value in (("font_weight", weight), ("font_size", size)) if value}
    element = _element(parent, "text", x=x, y=y, fill="#1f2328", **more)
    element.text = cut
    if cut != shown:
        Xml.SubElement(element, "title").text = shown


def _cut(text: str, cells: int) -> str:
    made = Text(text)
    made.truncate(max(cells - 1, 1))
    return made.plain.rstrip() + "…"


def _written(root: Xml.Element) -> str:
    Xml.indent(root)
    return Xml.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def span(moments: Sequence[Moment]) -> list[str]:
    """How many claims, from when to when, and how many without a date, for the last line."""
    dated = [moment.date for moment in moments if moment.date]
    when = f", {dated[0]} to {dated[-1]}" if len(set(dated)) > 1 else f", {dated[0]}" if dated else ""
    without = len(moments) - len(dated)
    return [count(len(moments), "claim") + when, f"{without:,} without a date" if without else ""]
