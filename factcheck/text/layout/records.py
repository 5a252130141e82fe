"""How the records of parliaments set who has the word, and such labels in the middle of a paragraph."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from factcheck.domain.block import Block, BlockKind
from factcheck.domain.marks import CLOSING
from factcheck.text.layout.lines import NARROWEST, lines

BLANK = r"[ \t\u00a0\u2003\u2002]"
_MEMBER = r"(?:HON|MR|MRS|MS|DR|THE|MADAM)\.? ?(?:[A-Z][A-Z.'’-]* ?){0,5}[A-Z][A-Z'’-]+(?: [A-Z'’-]+){0,3}"
_OFFICE = r"(?: ?\([^()]{1,80}\))?"
DASHED = re.compile(rf"({_MEMBER})({_OFFICE})(?:\.? ?[–—]|\.? ?-(?!\w)|\. ?-)(?={BLANK}|[A-Z]|$)")
"""As the records of Fiji and of other Pacific parliaments have it: "HON. K. K. LAL.- Mr. Speaker, …"."""
_GIVEN = r"(?:[A-Z][\w'’-]+ )*"
DASH_BEHIND = re.compile(
    rf"((?:Mr|Mrs|Ms|Miss|Sir|Dame|Dr|Hon)\.? {_GIVEN}[A-Z][A-Z'’-]+)({_OFFICE}) ?[-–—](?= ?(?:[A-Z][a-z]|I\b))"
)
"""As in Papua New Guinea: "Sir ANO PALA - Thank you …", "Mr TOR BECK (Westland - Minister for Salt) - …"."""
ASKED = re.compile(rf"({_MEMBER})()(?: \([^()]{{1,60}}\))? (?:to ask|asked) (?:the )?[^.:!?\n]{{2,120}}:(?={BLANK}|$)")
"""As in "HON. A. ROOS asked the Government, upon notice: Can the Minister …?"."""
_NAMED = rf"{_MEMBER}{_OFFICE}:(?={BLANK})"
_INSIDE = re.compile(rf"(?P<sure>{DASHED.pattern}|{ASKED.pattern})|{DASH_BEHIND.pattern}|{_NAMED}")
"""The first two are nothing else, wherever they stand."""
TO_THE_CHAIR = re.compile(
    r".{0,60}?\b(?:Mr|Madam|Mrs|Ms|Honourable)\b[.:]? ?(?:Deputy |Acting )?(?:Speaker|Chair\w*|President)\b"
)
"""What a member says first: "Thank you, Mr Speaker."."""
LONGEST_TITLE = 140
"""Code points of a title of business that runs on into the first label: two lines of a page."""
_ENDS = ".?!:" + CLOSING + ")"


def apart(text: str, hints: Sequence[Block]) -> Iterator[Block]:
    """The hints, a paragraph with labels of a record inside it in pieces, each beginning with its label.

    Where paragraphs were lost on the way to the page, labels stand behind a full stop, or behind the title of business.
    A line of a text without markup is a paragraph then.
    """
    at = 0
    for hint in hints:
        yield from _lines_apart(text, at, hint.start)
        yield from _pieces(text, hint)
        at = max(at, hint.end)
    yield from _lines_apart(text, at, len(text))


def _lines_apart(text: str, start: int, end: int) -> Iterator[Block]:
    for line in lines(text, start, end) if start < end else ():
        pieces = list(_pieces(text, Block(BlockKind.PARAGRAPH, line.start, line.end)))
        yield from pieces if len(pieces) > 1 and not line.depth else ()


def _pieces(text: str, hint: Block) -> Iterator[Block]:
    start = hint.start
    if hint.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING) and hint.end - start > NARROWEST:
        for at, title in _labels(text, start, hint.end):
            if start < title:
                yield _piece(text, hint, start, title, BlockKind.PARAGRAPH)
            if title < at:
                yield _piece(text, hint, title, at, BlockKind.HEADING)
            start = at
    yield hint if start == hint.start else _piece(text, hint, start, hint.end, BlockKind.PARAGRAPH)


def _piece(text: str, hint: Block, start: int, end: int, kind: BlockKind) -> Block:
    gaps = tuple((a, b) for a, b in hint.gaps if start < a and b < end)
    return replace(hint, kind=kind, start=start, end=start + len(text[start:end].rstrip()), gaps=gaps)


def _labels(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where labels begin inside a line, and where the title of business before each does, or the label again."""
    last = start
    for found in _INSIDE.finditer(text, start + 1, end):
        at = found.start()
        before = text[last:at].rstrip()
        if not text[at - 1].isspace() or not before:
            continue
        title = _SENTENCE.split(before)[-1]
        if _is_title(title):
            yield at, last + len(before) - len(title)
            last = at
        elif found["sure"] or before[-1] in _ENDS:
            yield at, at
            last = at


def _is_title(words: str) -> bool:
    """Whether the words are set as a title: short, without a stop, all but the small ones in capitals."""
    long = [word for word in re.findall(r"[^\W\d_]+", words) if len(word) > _SMALL]
    return 0 < len(words) <= LONGEST_TITLE and words[-1] not in ".?!:" and all(word[0].isupper() for word in long)


_SENTENCE = re.compile(r"(?<=[.?!)])(?<!\b[A-Z]\.)(?<!\b[A-Z][a-z]\.) ")
"""Where a sentence ends: "No. 12" goes on."""
_SMALL = 4
"""Letters of the words that titles leave small: "of", "from", "with"."""
