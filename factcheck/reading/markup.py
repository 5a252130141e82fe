"""A page's elements as parts, in order, each with where on the page it stands. Nothing here recurses: pages nest."""

import re
from collections import Counter
from collections.abc import Container
from dataclasses import dataclass
from typing import Any

from factcheck.domain.block import BlockKind
from factcheck.errors import FactcheckError
from factcheck.reading.composing import Part, broken, flowed
from factcheck.reading.scripts import raised
from factcheck.reading.stylesheet import Unshown

K = BlockKind


def _tags(names: str) -> frozenset[str]:
    return frozenset(names.split())


_UNSEEN = _tags(
    "script style noscript template head iframe object embed svg canvas audio video map select option textarea button "
    "input datalist math rp rt title link meta noframes"
)
_STRUCK = _tags("del s strike")
_ASIDE = _tags("nav footer aside menu form dialog search")
_ASIDE_ROLES = _tags("navigation complementary contentinfo dialog alertdialog search menu menubar toolbar")
_HEADINGS = {f"h{n}": n for n in range(1, 7)}
_BREAKING = _tags(
    "td th pre p div section article main header footer aside nav body html ul ol li dl dt dd table thead tbody tfoot "
    "tr caption blockquote figure figcaption address hr form fieldset details summary center hgroup menu dialog search "
    "h1 h2 h3 h4 h5 h6"
)
_HOMES = _tags("div section article main body td blockquote")
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])|opacity\s*:\s*0(?![.\d])|"
    r"(?:left|right|top|bottom|text-indent)\s*:\s*-\d{4}",
    re.I,
)
_STRUCK_STYLE = re.compile(r"text-decoration[\w-]*\s*:[^;]*line-through", re.I)
_UNSEEN_CLASS = re.compile(r"(?:^|\s)(?:sr-only|visually-?hidden|screen-reader-text|hidden)(?:\s|$)")


@dataclass(frozen=True, slots=True)
class Placed:
    """A part on its page: `links` of its characters are in links, `home` is its container.

    `aside` is page furniture by what the markup means, `suspect` perhaps by what its maker called it.
    """

    part: Part
    links: int = 0
    aside: bool = False
    suspect: bool = False
    home: int = 0


_CONSENT = re.compile(r"cookie|consent|gdpr|onetrust|didomi", re.I)
_SURELY, _PERHAPS = "(aside)", "(suspect)"
_NOTE = re.compile(r"note|cite|ref(?:erence)?\b|\bfn|sup", re.I)
_BLANKS = re.compile(r"[ \t\r\n\f]{2,}|[\t\r\n\f]")
MOST_ELEMENTS = 200_000
"""Elements of a page: a bound on time, 190,000 take 6 s (tests/bench/bombs.py); a news page has some thousands."""
_LONGEST_CELL = 400
"""Code points: what stands in longer cells was put into a table for the layout alone."""


class Walk:
    """One walk over a page, an lxml element: `parts` are its blocks in order, `struck` how many passages were left out,
    `deepest` how many levels it nests, `elements` how many it has. Raises FactcheckError over `most` elements,
    of which `left` are left when it is not the first of a document. `unshown` counts what the page's own style hides;
    what is `hidden` is taken too where that is asked for.

    Navigation, forms, dialogs and banners of consent are page furniture, elements among `suspects` perhaps.
    """

    def __init__(
        self,
        tree: Any,
        suspects: Container[Any] = (),
        *,
        most: int = MOST_ELEMENTS,
        left: int | None = None,
        what: str = "page",
        hidden: bool = False,
    ) -> None:
        self.parts: list[Placed] = []
        self.struck = self.unshown = 0
        self.deepest = 0
        self._suspects = suspects
        self._styles = Unshown(tree)
        self._words: list[str] = []
        self._linked = 0
        self._kinds: list[tuple[BlockKind, int]] = [(K.PARAGRAPH, 0)]
        self._homes = [0]
        self.elements = 0
        self._left, self._most, self._what, self._hidden = most if left is None else left, most, what, hidden
        self._open = Counter[str]()
        self._raised: list[int] = []
        self._rows: list[list[list[Placed]]] = []
        self._walk(tree)
        self._flush()

    def _walk(self, tree: Any) -> None:
        open_ones = [(tree, tree.iterchildren(), self._start(tree))]
        while open_ones:
            element, children, marks = open_ones[-1]
            child = next(children, None)
            if child is None:
                open_ones.pop()
                self._end(element, marks)
                self._say(element.tail if open_ones else None)
            elif self._left_out(child):
                self._say(child.tail)
            else:
                open_ones.append((child, child.iterchildren(), self._start(child)))
                self.deepest = max(self.deepest, len(open_ones))
                self.elements += 1
                if self.elements > self._left:
                    raise FactcheckError(
                        f"the {self._what} has more than {self._most:,} elements, the limit", "Save it as plain text."
                    )

    def _left_out(self, element: Any) -> bool:
        if not isinstance(element.tag, str) or element.tag in _UNSEEN:
            return True
        given = element.attrib
        style = given.get("style", "") if given else ""
        if element.tag in _STRUCK or (style and _STRUCK_STYLE.search(style)):
            self.struck += 1
            return True
        if not given or self._hidden:
            return False
        if self._styles.hides(element):
            self.unshown += 1
            return True
        seen = given.get("aria-hidden") != "true" and "hidden" not in given
        return not seen or bool(_HIDDEN.search(style) or _UNSEEN_CLASS.search(given.get("class", "")))

    def _start(self, element: Any) -> tuple[str, ...]:
        """Note what opens; returns the furniture that opens with it, which `_end` must close."""
        tag = element.tag
        if tag in _BREAKING:
            self._flush()
        self._open[tag] += 1
        marks = (_SURELY,) * self._is_aside(element) + (_PERHAPS,) * (element in self._suspects)
        self._open.update(marks)
        if tag in _HEADINGS:
            self._kinds.append((K.HEADING, _HEADINGS[tag]))
        elif tag == "li":
            self._kinds.append((K.LIST_ITEM, max(1, self._open["ul"] + self._open["ol"])))
        elif tag in ("figcaption", "caption"):
            self._kinds.append((K.CAPTION, 0))
        elif tag == "blockquote":
            self._kinds.append((K.QUOTATION, self._open["blockquote"]))
        elif tag == "tr":
            self._rows.append([[]])
        elif tag in ("td", "th") and self._rows:
            self._rows[-1].append([])
        elif tag == "br":
            self._words.append("\n")
        elif tag == "q":
            self._words.append("“")
        elif tag == "sup":
            self._raised.append(len(self._words))
        if tag in _HOMES:
            self._homes.append(self.elements)
        self._say(element.text)
        return marks

    def _end(self, element: Any, marks: tuple[str, ...]) -> None:
        tag = element.tag
        if tag in _BREAKING:
            self._flush()
        if tag == "sup":
            self._lower(element)
        elif tag == "q":
            self._words.append("”")
        elif tag == "tr":
            self._row(self._rows.pop())
        if tag in _HEADINGS or tag in ("li", "figcaption", "caption", "blockquote"):
            self._kinds.pop()
        if tag in _HOMES:
            self._homes.pop()
        self._open[tag] -= 1
        self._open.subtract(marks)

    def _is_aside(self, element: Any) -> bool:
        if element.tag in _ASIDE:
            return element.tag != "footer" or not self._open["blockquote"]
        given = element.attrib
        if not given:
            return False
        if given.get("role") in _ASIDE_ROLES or given.get("aria-modal") == "true":
            return True
        return bool(_CONSENT.search(f"{given.get('class', '')} {given.get('id', '')}"))

    def _say(self, words: str | None) -> None:
        if words:
            said = words if self._open["pre"] else _BLANKS.sub(" ", words)
            self._words.append(said)
            self._linked += len(said.strip()) if self._open["a"] else 0

    def _lower(self, element: Any) -> None:
        """Take the mark of a note out again; keep a power raised."""
        at = self._raised.pop()
        if at > len(self._words):
            return
        words = "".join(self._words[at:])
        name = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('role') or ''}"
        linked = bool(self._open["a"] or element.find(".//a") is not None or _NOTE.search(name))
        self._words[at:] = [raised("".join(self._words[max(0, at - 4) : at])[-16:], words, linked=linked)]

    def _flush(self) -> None:
        words, self._words = "".join(self._words), []
        linked, self._linked = self._linked, 0
        self._raised = [0 for _ in self._raised]
        if not words.strip():
            return
        aside, suspect, home = self._open[_SURELY] > 0, self._open[_PERHAPS] > 0, self._homes[-1]
        kind, level = self._kinds[-1]
        parts = [Part(None, words.strip("\n"))] if self._open["pre"] else broken(kind, flowed(words), level)
        for part in parts:
            self._put(Placed(part, linked * len(part.words) // max(1, len(words)), aside, suspect, home))

    def _put(self, placed: Placed) -> None:
        (self._rows[-1][-1] if self._rows else self.parts).append(placed)

    def _row(self, cells: list[list[Placed]]) -> None:
        """A row of short cells is one part; what a table only lays out stays as it is."""
        held = [cell for cell in cells if cell]
        short = all(len(cell) == 1 and len(cell[0].part.words) <= _LONGEST_CELL for cell in held)
        if len(held) > 1 and short:
            words = "\t".join(cell[0].part.words.replace("\n", " ") for cell in held)
            first = held[0][0]
            links = sum(cell[0].links for cell in held)
            self._put(Placed(Part(K.TABLE_ROW, words), links, first.aside, first.suspect, first.home))
            return
        for cell in held:
            for placed in cell:
                self._put(placed)
