"""The box over a fact check: what was claimed, and by whom; the verdict on it is no claim of theirs."""

import re
from collections.abc import Iterator

from factcheck.domain.block import BlockKind
from factcheck.domain.draft import Draft, Span
from factcheck.domain.marks import CLOSING, OPENING_DOUBLE
from factcheck.domain.status import Status
from factcheck.drafting.introductions import titled
from factcheck.drafting.names import Names, is_known_person, looks_like_body, plain
from factcheck.drafting.page import Line, Page
from factcheck.drafting.pieces import sentence
from factcheck.drafting.spans import bare_span
from factcheck.text.layout.fields import FieldKind, field

_NEAR = 6
"""Lines of a box: further down another claim's begins."""


def boxed(page: Page, names: Names) -> Iterator[Draft]:
    """The claims of the page's boxes; without a speaker where the box names none.

    What is quoted right over "Said by: …" is such a claim too, without a field of its own.
    """
    for number, line in enumerate(page.lines):
        kind, behind = _field(page, line) or (None, 0)
        if kind is FieldKind.CLAIM:
            span, claimant = _value(page, number, behind), _claimant(page, number)
            if not claimant:
                span, claimant = _named_behind(page, span, names)
            yield from _claim(page, span, claimant, names)
        above = page.lines[number - 1] if number else None
        if kind is FieldKind.CLAIMANT and above and above.kind in _CLAIMED and _is_quoted(page, above):
            yield from _claim(page, (above.start, above.end), _who(page, number, behind), names)


def values(page: Page) -> frozenset[int]:
    """Where the lines begin that hold what a field over them names: the document does not say it itself."""
    found = set[int]()
    for number, line in enumerate(page.lines):
        kind, behind = _field(page, line) or (None, 0)
        if kind in _VALUED and _value(page, number, behind)[0] != behind:
            found.add(page.lines[number + 1].start)
    return frozenset(found)


_VALUED = frozenset({FieldKind.CLAIM, FieldKind.CLAIMANT})
_LINKS = frozenset({"on", "in", "of", "from", "by", "at", "for", "the"})
_BEHIND = re.compile(r"(?: ?\((?P<bracket>[^()]{3,80})\)|[ \u00a0]?[–—] ?(?P<dash>[^–—()]{3,80}))\.?$")


def _named_behind(page: Page, span: Span, names: Names) -> tuple[Span, str]:
    """The claim and who made it, where that is named in brackets or behind a dash at its end."""
    found = _BEHIND.search(page.text, *span)
    written = (found["bracket"] or found["dash"]).split(",")[0].strip() if found else ""
    _, name = titled(written, names) if written else ("", "")
    if not found or not (is_known_person(name) or looks_like_body(name)):
        return span, ""
    return (span[0], found.start()), written


_CLAIMED = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTATION})


def _is_quoted(page: Page, line: Line) -> bool:
    words = page.text[line.start : line.end]
    return line.kind is BlockKind.QUOTATION or (words[0] in OPENING_DOUBLE and words.rstrip(".")[-1] in CLOSING)


def _claim(page: Page, span: Span, written: str, names: Names) -> Iterator[Draft]:
    span = bare_span(page.text, *span)
    words = sentence(page.text[span[0] : span[1]].strip(OPENING_DOUBLE + CLOSING))
    if words:
        title, name = titled(written, names)
        part = not name or (title.split()[-1:] and title.split()[-1] in _LINKS)  # "posts on Facebook"
        name = plain(written) if part else names.resolve(name)
        yield Draft(words, (span,), name, written, "" if name else "claim", (), Status.ALLEGED, "box")


def _field(page: Page, line: Line) -> tuple[FieldKind, int] | None:
    return field(page.text, line.start, line.end) if line.kind is BlockKind.FRONT_MATTER else None


def _value(page: Page, number: int, start: int) -> Span:
    """Where a field's value stands: behind its name, or on the next line."""
    line = page.lines[number]
    after = page.lines[number + 1 : number + 2]
    return (after[0].start, after[0].end) if start >= line.end and after else (start, line.end)


def _claimant(page: Page, number: int) -> str:
    """Who is said to have said it, as written, without role and occasion; "" where the box does not tell."""
    below = range(number + 1, min(number + 1 + _NEAR, len(page.lines)))
    for other in (number - 1, *below) if number else below:
        known = _field(page, page.lines[other])
        if known and known[0] is FieldKind.CLAIM:
            return ""
        if known and known[0] is FieldKind.CLAIMANT and (other > number or _opens(page, other)):
            return _who(page, other, known[1])
    return ""


def _opens(page: Page, number: int) -> bool:
    """Whether the field is the first of its box: else "Said by: …" belongs to the claim over it."""
    return number == 0 or (_field(page, page.lines[number - 1]) is None and page.lines[number - 1].kind not in _CLAIMED)


def _who(page: Page, number: int, start: int) -> str:
    start, end = _value(page, number, start)
    return page.text[start:end].split(",")[0].split(" (")[0].strip(" .")
