"""Fields that stand over a text: "Claim: …" and "Rating: …" of a fact check, "Present: …" of minutes, YAML."""

import re
from collections import Counter
from collections.abc import Sequence
from enum import StrEnum

from factcheck import lexicon
from factcheck.text.layout.header import header_end
from factcheck.text.layout.lines import Line

_FIELD = re.compile(r"(?:[*_]{1,2})?([^\W\d_][\w ’'/-]{1,30}?)\.?(?:[*_]{1,2})? ?:(?:[*_]{1,2})?(?=\s|$)[ \t\u00a0]*")
_COUNTED = re.compile(r"[*_]{0,2}((?:[Cc]laim|CLAIM) ?(?:#|[Nn]o\.? ?)?\d{1,2})(?: ?[–—-]|[.)])[*_]{0,2}[ \t\u00a0]+")
"""As in "Claim #2 - …"."""


class FieldKind(StrEnum):
    """What a field holds; each is a section of the lexicon's layout.txt."""

    CLAIM = "claim"
    CLAIMANT = "claimant"
    VERDICT = "verdict"
    ABOUT = "about"
    PRESENT = "present"
    """Who takes part: "Nora Veit (chair), Ali Demir (treasurer)"."""
    ABSENT = "absent"
    PRESIDING = "in the chair"
    """Who has the chair."""


_BESIDE_A_VERDICT = {"claim beside a verdict": FieldKind.CLAIM, "claimant beside a verdict": FieldKind.CLAIMANT}
_HEADING = re.compile(r"(?:#{1,6} |[*_]{1,2})?([^\W\d_][\w ’'-]{1,30}?)\??(?:[*_]{1,2})?")
_NUMBER = re.compile(r"[ #]*(?:no\.? ?)?\d{1,2}$")


def field(text: str, start: int = 0, end: int | None = None) -> tuple[FieldKind, int] | None:
    """What field the line is and where its value begins; None for any other line.

    A heading is one whose value is the next line: "WHO SAID IT".
    """
    end = len(text) if end is None else end
    named = _FIELD.match(text, start, end) or _COUNTED.match(text, start, end)
    found = named or _HEADING.fullmatch(text, start, end)
    kind = _kind(found[1]) if found else None
    if found is None or kind is None or (named is None and kind not in _BOX):
        return None
    return kind, found.end()


def _kind(words: str) -> FieldKind | None:
    """The kind of a field by its name, without the number of the claim."""
    name = _NUMBER.sub("", _name(words))
    kind = next((kind for kind in FieldKind if name in lexicon.phrases("layout.txt", kind.value)), None)
    first, last = name.partition(" ")[0], name.rpartition(" ")[2]
    if kind is None and last in lexicon.phrases("layout.txt", FieldKind.VERDICT.value):
        return FieldKind.VERDICT
    if first in {"action", "actions"}:
        return FieldKind.ABSENT
    beside = (kind for section, kind in _BESIDE_A_VERDICT.items() if name in lexicon.phrases("layout.txt", section))
    return kind or next(beside, None)


def _name(words: str) -> str:
    return " ".join(words.lower().replace("’", "'").split())


def fields(text: str, found: Sequence[Line]) -> frozenset[int]:
    """The offsets of the lines that are fields: those of YAML, and known ones where a box or a list has several.

    "Claim: …" needs a verdict or a claimant beside it, or a second claim; "Who: …" needs a verdict; a name that comes
    again with a colon is somebody who speaks.
    """
    last = header_end(text)
    each = ((line, field(text, line.start, line.end)) for line in found)
    known = {line.start: one for line, one in each if one and (not line.depth or one[0] in _BOX)}
    named = _rated(text, _with_colons(text, known))
    kinds = {kind for kind, _ in named.values()}
    several = sum(kind is FieldKind.CLAIM and text[at:behind].rstrip("*_:–—-.) \t\u00a0")[-1].isdigit()
                  for at, (kind, behind) in named.items()) > 1  # fmt: skip
    box = len(kinds & _BOX) > 1 or several
    box = box or (FieldKind.CLAIM in kinds and any(_is_section(text, line) for line in found))
    often = Counter(text[at:behind] for at, (kind, behind) in named.items() if kind in _ATTENDING)
    return frozenset(
        {line.start for line in found if line.start < last}
        | {
            at
            for at, (kind, behind) in named.items()
            if (box and kind in _BOX | {FieldKind.ABOUT})
            or (kind in _ATTENDING and often[text[at:behind]] == 1)
            or (kind is FieldKind.ABSENT and FieldKind.PRESENT in kinds)
        }
    )


def hanging(found: Sequence[Line], known: frozenset[int]) -> frozenset[int]:
    """The offsets of the lines that are set in under a field and go on with its value."""
    hung = set[int]()
    over: Line | None = None
    for line in found:
        if line.start in known:
            over = line
        elif over and not line.after_blank and line.column >= over.column + _SET_IN:
            hung.add(line.start)
        else:
            over = None
    return frozenset(hung)


_SET_IN = 4
"""Columns that the value's later lines stand behind the field, at least: the name of a field with its colon."""
_Fields = dict[int, tuple[FieldKind, int]]


def _with_colons(text: str, named: _Fields) -> _Fields:
    """Without headings that name a field, unless a claim and who made it are such: else prose is under them."""
    bare = {at for at, (_, behind) in named.items() if not set(":–—-.)").intersection(text[at:behind])}
    if {FieldKind.CLAIM, FieldKind.CLAIMANT} <= {named[at][0] for at in bare}:
        return named
    return {at: known for at, known in named.items() if at not in bare}


def _rated(text: str, named: _Fields) -> _Fields:
    """Without "What:" and "Who:" where no verdict stands."""
    if any(kind is FieldKind.VERDICT for kind, _ in named.values()):
        return named
    known = frozenset[str]().union(*(lexicon.phrases("layout.txt", section) for section in _BESIDE_A_VERDICT))
    return {
        at: (kind, behind)
        for at, (kind, behind) in named.items()
        if _NUMBER.sub("", _name(text[at:behind].strip("*_#?: \t\u00a0"))) not in known
    }


def _is_section(text: str, line: Line) -> bool:
    """As in "THE FACTS: …" under "CLAIM: …"."""
    named = _FIELD.match(text, line.start, line.end)
    return named is not None and named[1].lower() in lexicon.phrases("layout.txt", "sections")


_ATTENDING = frozenset({FieldKind.PRESENT, FieldKind.PRESIDING})
_BOX = frozenset({FieldKind.CLAIM, FieldKind.CLAIMANT, FieldKind.VERDICT})
