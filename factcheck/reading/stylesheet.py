"""What a page's own style hides: nobody who looks at the page reads it."""

import re
from collections.abc import Iterator
from typing import Any

_LONGEST = 500_000
"""Code points of all styles that are looked at."""
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.S)
_BRACE = re.compile(r"([{}])")
_NAME = re.compile(r"(?:[a-z][a-z0-9]*)?([.#][\w-]{1,100})", re.I)
_SHARE = 0.5
"""An element with more of the page's text than this is the page, which a script would show."""


class Unshown:
    """The classes and ids that the styles inside a page, an lxml element, hide on every screen.

    Rules about a single class or id are read (CSS 2.2, 9.2.4 and 11.2), the last of each counts. What a style sheet of
    its own says, a script, or a colour is not known.
    """

    def __init__(self, tree: Any) -> None:
        said = "\n".join(style.text or "" for style in tree.iter("style"))[:_LONGEST]
        self._names = frozenset(_hidden(said)) if "none" in said or "hidden" in said else frozenset()
        self._most = _SHARE * sum(map(len, tree.itertext())) if self._names else 0.0

    def hides(self, element: Any) -> bool:
        """Whether one of an element's names is hidden, and it is not most of the page."""
        if not self._names:
            return False
        names = {f".{name}" for name in (element.get("class") or "").split()} | {f"#{element.get('id')}"}
        return bool(names & self._names) and sum(map(len, element.itertext())) < self._most


def _hidden(styles: str) -> set[str]:
    """The names, as ".class" and "#id", that are hidden by their last rule."""
    hidden: set[str] = set()
    for selectors, declarations in _rules(_COMMENT.sub("", styles)):
        pairs = (one.partition(":") for one in declarations.split(";"))
        said = {what.strip().lower(): value.split()[0].lower() for what, _, value in pairs if value.strip()}
        names = {found[1] for one in selectors.split(",") if (found := _NAME.fullmatch(one.strip()))}
        if said.get("display") == "none" or said.get("visibility") == "hidden":
            hidden |= names
        elif "display" in said or "visibility" in said:
            hidden -= names
    return hidden


def _rules(styles: str) -> Iterator[tuple[str, str]]:
    """Selectors and declarations of the rules that hold for every screen: none inside an "@" rule, which itself has
    the name of none."""
    depth, before, opened_by = 0, "", ""
    for piece in _BRACE.split(styles):
        if piece == "{":
            opened_by = before.rpartition(";")[2].strip() if depth == 0 else opened_by
            depth += 1
        elif piece == "}":
            if depth == 1:
                yield opened_by, before
            depth = max(0, depth - 1)
        else:
            before = piece
