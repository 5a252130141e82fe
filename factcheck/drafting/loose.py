"""Quotations that no cue hands over: a turn that is one, and one that a name stands behind ("“Q” — Anna Berg")."""

import re
from collections.abc import Sequence

from factcheck.domain.draft import Draft
from factcheck.domain.status import Status
from factcheck.drafting.found import Found
from factcheck.drafting.introductions import titled
from factcheck.drafting.names import is_person
from factcheck.drafting.parser import Frame
from factcheck.drafting.pieces import sentence
from factcheck.drafting.quotations import Quotation, quotations
from factcheck.drafting.spans import bare_span
from factcheck.drafting.speakers import Speakers

_APART = re.compile(r"\s*(?:--?|[—–]|\()\s*")
_NUMBERED = re.compile(r"(?:claim|statement|quote|quotation|said)(?: ?(?:no\.?|#)? ?\d{1,3})?[:.] ?", re.I)
_WORD = r"(?:[A-ZÀ-Þ][\w.'’-]*|de|da|van|von|der|al|bin|el|la)"
_OFFICE = r"(?:, [^,.:;]{2,60},?| \([^()]{2,60}\))?"
_LABELLED = re.compile(rf"(?:^|[.!?…][”\"’)]?\s)({_WORD}(?: {_WORD}){{0,4}}){_OFFICE}: ?$")
_NAMED = re.compile(r"(?:(?:[A-ZÀ-Þ][\w.'’-]*|de|da|van|von|der|al|bin|el|la) ?){1,5}(?=,| ?\(@|$)")


def loose_quotation(text: str, frame: Frame, own: Sequence[Found], speakers: Speakers) -> tuple[list[Draft], bool]:
    """The draft of the quotation that the block begins with, if it is nobody's yet, and whether it is all that is said.

    What stands behind a dash is where it was said, or whose it is.
    """
    quotation = next(iter(quotations(text, frame.start, frame.end)), None)
    if quotation is None or any(_holds(frame, one, quotation) for one in own):
        return [], False
    if quotation.start != frame.start and not _NUMBERED.fullmatch(text, frame.start, quotation.start):
        return [], False
    apart = _APART.match(text, quotation.end, frame.end)
    name, written = speakers.holder(frame), frame.line.holder
    if not name and apart:
        behind = _NAMED.match(text, apart.end(), frame.end)
        written = behind[0].strip() if behind else ""
        name = _full(written, speakers)
    if not name:
        return [], False
    span = bare_span(text, *quotation.inner)
    words = sentence(text[span[0] : span[1]])
    rule = "turn" if speakers.holder(frame) else "signed"
    one = Draft(words, (span,), name, written, "", (), Status.ALLEGED, rule)
    return ([one] if words else []), bool(apart)


def labelled_quotations(text: str, frame: Frame, own: Sequence[Found], speakers: Speakers) -> list[Draft]:
    """The quotations inside a block that a name and a colon hand over: "… was asked. Berg: “It cost 4 million.”"."""
    if speakers.holder(frame):
        return []
    drafts = []
    for quotation in quotations(text, frame.start, frame.end):
        before = _LABELLED.search(text, frame.start, quotation.start)
        if before is None or any(_holds(frame, one, quotation) for one in own):
            continue
        span = bare_span(text, *quotation.inner)
        words, name = sentence(text[span[0] : span[1]]), _full(before[1], speakers)
        if words and name:
            drafts.append(Draft(words, (span,), name, before[1], ":", (), Status.ALLEGED, "labelled"))
    return drafts


def _holds(frame: Frame, one: Found, quotation: Quotation) -> bool:
    """Whether somebody says words of the quotation, in it or around it."""
    start, end = quotation.inner
    tokens = (i for i in (*one.content, *one.cue) if frame.spans[i][0] < end and start < frame.spans[i][1])
    return any(True for _ in tokens) or any(a < end and start < b for a, b in one.more)


def _full(written: str, speakers: Speakers) -> str:
    names = speakers.naming.names
    _, name = titled(written, names)
    full = names.resolve(name)
    return full if is_person(full) else ""
