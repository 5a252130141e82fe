"""Quotation marks: where a quotation opens and closes, whatever the marks, balanced or not."""

import re
from dataclasses import dataclass
from itertools import islice

from factcheck.domain.marks import OPENING_DOUBLE, PAIRS, SINGLE
from factcheck.drafting.lexicon import VERBS, Kind
from factcheck.text.pronouns import SUBJECTS

_SHORTEST = 4
"""Code points that a stretch between single marks has to be a quotation: “’n’” and “’80s’” are not."""

_CUE = 4
"""Words behind the comma of a quotation without a closing mark, in which its cue stands."""

_CLOSERS = PAIRS | {"“": '”"', '"': '"”', "‘": "’'", "''": "''", "``": "''"}
"""What opens a quotation, and all that closes it where marks of two kinds are mixed."""
_MARK = re.compile(rf"''|``|[{''.join({mark: mark for pair in PAIRS.items() for mark in ''.join(pair)})}]")
_SINGLE = frozenset(SINGLE) - set("‹›")
_BREAK = re.compile(r"\r\n?|\n|\u2028|\u2029")


@dataclass(frozen=True, slots=True)
class Quotation:
    """`text[start:end]` with its marks; `closed` is false where the closing mark is missing."""

    start: int
    end: int
    closed: bool = True
    mark: int = 1
    """How many code points the mark is long."""

    @property
    def inner(self) -> tuple[int, int]:
        """The span between the marks."""
        return self.start + self.mark, self.end - (self.mark if self.closed else 0)


_LONGEST = 20_000
"""Code points of one paragraph: a page on a single line is cut behind a full stop; marks are sought within it. A bound
on time; the longest paragraph of 84 news articles (PolNeAR, development half) has 938."""


def paragraphs(text: str) -> list[tuple[int, int]]:
    """The spans of the lines that are not blank, those beyond measure in pieces."""
    found, start = [], 0
    for match in [*_BREAK.finditer(text), None]:
        end = match.start() if match else len(text)
        while end - start > _LONGEST:
            stop = text.rfind(". ", start, start + _LONGEST) + 1 or start + _LONGEST
            found.append((start, stop))
            start = stop
        found.append((start, end))
        start = match.end() if match else end
    return [(start, end) for start, end in found if text[start:end].strip()]


def quotations(text: str, start: int, end: int) -> list[Quotation]:
    """The outermost quotations of one paragraph, in order.

    A mark that never closes holds to the end of the paragraph when a quotation can begin there (the custom for
    quotations over several paragraphs); an apostrophe is no mark.
    """
    found: list[Quotation] = []
    at = start
    while match := _MARK.search(text, at, end):
        at = match.end()
        mark = match.group()
        if mark not in _CLOSERS or not _opens(text, match, start):
            continue
        close = _closing(text, match, end)
        if close is not None and (mark not in _SINGLE or close - match.start() > _SHORTEST):
            found.append(Quotation(match.start(), close, True, len(mark)))
            at = close
        elif _may_run_on(text, match, start, end, follows=bool(found)):
            stop = _before_cue(text, match.end(), end)
            found.append(Quotation(match.start(), stop, False, len(mark)))
            at = stop
    return found


def _before_cue(text: str, at: int, end: int) -> int:
    """Where a quotation without a closing mark ends: before ", she said", else at the end of the paragraph."""
    for comma in re.finditer(r"[,?!] ", text[at:end]):
        words = text[at + comma.end() : end].split(maxsplit=_CUE)[:_CUE]
        verbs = [i for i, word in enumerate(words) if _is_speech(word)]
        named = any(word[0].isupper() or word in SUBJECTS - {"it"} for word in words)
        if verbs and verbs[0] < _CUE - 1 and named:
            return at + comma.start() + 1
    return end


def _is_speech(word: str) -> bool:
    return any(cue.kind is Kind.REPORT and "q" in cue.frames for cue in VERBS.get(word.strip(".,:").lower(), ()))


_SLANTED = OPENING_DOUBLE.replace('"', "")


def _opens(text: str, match: re.Match[str], start: int) -> bool:
    before = text[match.start() - 1] if match.start() > start else " "
    after = text[match.end() : match.end() + 1]
    if not after or after.isspace():
        return False
    return before.isspace() or before in "([{—–-―:,." or (match.group() in _SLANTED and not before.isalnum())


_DEEPEST, _MOST_MARKS = 20, 400
"""Openings, and marks of all kinds, in a quotation that closes: nobody writes more, and each is looked at for each."""


def _closing(text: str, match: re.Match[str], end: int) -> int | None:
    """Where the quotation that opens at `match` ends, marks of the same shape inside it skipped; None if nowhere."""
    mark, closers = match.group(), _CLOSERS[match.group()]
    depth = opened = 0
    for other in islice(_MARK.finditer(text, match.end(), end), _MOST_MARKS):
        sign = other.group()
        again = (
            sign == mark and mark in closers and text[other.start() - 1].isspace() and _opens(text, other, match.end())
        )
        opened += again or (sign == mark and mark not in closers)
        if opened > _DEEPEST:
            return None
        if again and _before_cue(text, match.end(), other.start()) < other.start():
            return None
        if sign == mark and mark not in closers and _opens(text, other, match.end()):
            depth += 1
        elif sign in closers and (sign == "''" or mark != "''") and _closes(text, other, end, mark in _SINGLE):
            if not depth:
                return other.end()
            depth -= 1
    return None


def _closes(text: str, match: re.Match[str], end: int, single: bool) -> bool:
    before = text[match.start() - 1]
    after = text[match.end()] if match.end() < end else " "
    if single and (after.isalnum() or before.isspace()):
        return False
    return not before.isspace() or not after.isalnum()


def _may_run_on(text: str, match: re.Match[str], start: int, end: int, *, follows: bool) -> bool:
    """Whether a quotation that does not close can begin here.

    It does at the beginning, behind a colon or a dash, and behind a full stop where the next paragraph opens with the
    same mark again or where another quotation `follows`; a single mark only where the next paragraph has it too.
    """
    before = text[start : match.start()].rstrip()
    again = text.startswith(match[0], end + 1)
    if match[0] in _SINGLE:
        return again and (not before or before[-1] in ".!?:,")
    return not before or before[-1] in ",:—–" or (before[-1] in ".!?" and (again or follows))
