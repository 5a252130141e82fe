"""Chats as they are exported or typed off: who wrote each message, by the form of the line that it begins with."""

import re
from collections.abc import Sequence
from itertools import pairwise

from factcheck.domain.draft import Span
from factcheck.text.layout.lines import Line
from factcheck.text.layout.marks import NUMERIC_DAY

_CLOCK = r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:[ \u00a0\u202f]?[AaPp]\.?[Mm]\.?)?"
_STAMP = rf"(?:{NUMERIC_DAY},? (?:at )?{_CLOCK}|{_CLOCK}, {NUMERIC_DAY})"
_INVISIBLE = r"[\u200e\u200f\u202a-\u202e]*"
_WHO = r"(?P<name>[^\n:<>\[\]]{1,60}?)"
_MESSAGE = re.compile(rf"{_INVISIBLE}(?:\[{_STAMP}\] ?|{_STAMP} ?[-–—] ?){_INVISIBLE}(?:~ ?)?{_WHO}:(?=\s|$)")
"""As WhatsApp exports it: "[14/02/2026, 07:02:45] Ana Roos: …", "3/12/26, 2:22 PM - Ana Roos: …", and from a desktop
"[14:02, 3/12/2026] Ana Roos: …"."""
_NOTICE = re.compile(rf"{_INVISIBLE}(?:\[{_STAMP}\] ?|{_STAMP} ?[-–—] ?)[^\n]*")
"""A line of the same form that is nobody's message: "… created group …"."""
_OVER = re.compile(rf"{_WHO},? ?\[{_STAMP}\]:?")
"""As Telegram copies it, over the message: "Ana Roos, [12.03.2026 21:14]"."""
_NICK = re.compile(rf"(?:\[?{_CLOCK}\]? ?)?<[@+ ]?(?P<name>[\w`^{{}}|\\-]{{2,30}})>(?= )")
"""As in "[19:02] <ana_r> …"."""
PASSED_ON = re.compile(r"\[? ?Forwarded (?:message )?from:? (?P<name>[^\[\]\n]{2,60}?) ?\]?:?", re.I)
_TALK = re.compile(
    rf"(?P<name>[^\W\d_][\w.'’-]*(?: [\w.'’()-]+){{0,5}}?)(?: APP| BOT)?(?:[ \u00a0]{{1,8}}|\t+){_CLOCK}"
    r"(?: \(edited\))?"
)
"""As Slack and Teams copy it, over the message: "Ana Roos  10:42 AM"."""
_SURE = (_MESSAGE, _OVER, _NICK)
_FEWEST = 2
"""Messages that make a text a chat."""
_FEWEST_OVER = 3
"""Messages that do where nothing but a name and a time stands over each."""


def chat(text: str, found: Sequence[Line]) -> tuple[dict[int, tuple[int, Span]], set[int]]:
    """The messages, by the offset of their line: where their words begin, and where the name stands; and the notices.

    None where a line of such a form stands alone.
    """
    for form in _SURE:
        heads = _heads(text, found, form)
        if len(heads) >= _FEWEST:
            passed = _heads(text, found, PASSED_ON)
            lines = (line.start for line in found if form is _MESSAGE and line.start not in heads)
            return heads | passed, {at for at in lines if _NOTICE.match(text, at)}
    over = {
        line.start: (line.end, match.span("name"))
        for line, after in pairwise(found)
        if not after.after_blank and (match := _TALK.fullmatch(text, line.start, line.end)) and line.length <= _LONGEST
    }
    names = [text[slice(*name)] for _, name in over.values()]
    talk = len(names) >= _FEWEST_OVER and len(set(names)) < len(names)
    return (over, set()) if talk else ({}, set())


_SET_BY_THE_PROGRAM = ("\u200e", "<Media omitted>")
"""What WhatsApp puts before words of its own: "image omitted", "This message was deleted"."""
_LONGEST = 80
"""Code points of a line that is a name and a time."""


def _heads(text: str, found: Sequence[Line], form: re.Pattern[str]) -> dict[int, tuple[int, Span]]:
    heads: dict[int, tuple[int, Span]] = {}
    for line in found:
        whole = form in (_OVER, PASSED_ON)
        match = (form.fullmatch if whole else form.match)(text, line.start, line.end)
        if match and not line.depth and not text[match.end() : line.end].lstrip(" ").startswith(_SET_BY_THE_PROGRAM):
            heads[line.start] = match.end(), match.span("name")
    return heads
