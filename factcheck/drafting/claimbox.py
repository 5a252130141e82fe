"""The box over a fact check: what was claimed, and by whom; the verdict on it is no claim of theirs."""

from collections.abc import Iterator

from factcheck.domain.block import BlockKind
from factcheck.domain.draft import Draft
from factcheck.domain.status import Status
from factcheck.drafting.introductions import titled
from factcheck.drafting.names import Names, plain
from factcheck.drafting.page import Line, Page
from factcheck.drafting.pieces import sentence
from factcheck.drafting.spans import bare_span
from factcheck.text.layout.fields import FieldKind, field

_NEAR = 6
"""Lines of a box: further down another claim's begins."""


def boxed(page: Page, names: Names) -> Iterator[Draft]:
    """The claims of the page's boxes; without a speaker where the box names none."""
    for number, line in enumerate(page.lines):
        known = _field(page, line)
        if known is None or known[0] is not FieldKind.CLAIM:
            continue
        start, end = _value(page, number, known[1])
        span = bare_span(page.text, start, end)
        words = sentence(page.text[span[0] : span[1]])
        written = _claimant(page, number)
        if words:
            _, name = titled(written, names)
            name = names.resolve(name) if name else plain(written)
            yield Draft(words, (span,), name, written, "" if name else "claim", (), Status.ALLEGED, "box")


def _field(page: Page, line: Line) -> tuple[FieldKind, int] | None:
    return field(page.text, line.start, line.end) if line.kind is BlockKind.FRONT_MATTER else None


def _value(page: Page, number: int, start: int) -> tuple[int, int]:
    """Where a field's value stands: behind its name, or on the next line."""
    line = page.lines[number]
    after = page.lines[number + 1 : number + 2]
    return (after[0].start, after[0].end) if start >= line.end and after else (start, line.end)


def _claimant(page: Page, number: int) -> str:
    """Who is said to have said it, as written, without role and occasion; "" where the box does not tell."""
    for other, line in enumerate(page.lines[number + 1 : number + 1 + _NEAR], number + 1):
        known = _field(page, line)
        if known and known[0] is FieldKind.CLAIM:
            return ""
        if known and known[0] is FieldKind.CLAIMANT:
            start, end = _value(page, other, known[1])
            return page.text[start:end].split(",")[0].split(" (")[0].strip(" .")
    return ""
