"""Fields that stand over a text: "Claim: …" and "Rating: …" of a fact check, "Present: …" of minutes, YAML."""

import re
from collections import Counter
from collections.abc import Sequence
from enum import StrEnum

from factcheck import lexicon
from factcheck.text.layout.lines import Line

_FIELD = re.compile(r"(?:[*_]{1,2})?([^\W\d_][\w ’'/-]{1,30}?)(?:[*_]{1,2})?:(?:[*_]{1,2})?(?=\s|$)[ \t\u00a0]*")
_YAML = re.compile(r"\ufeff?---[ \t]*\r?\n.*?^(?:---|\.\.\.)[ \t]*\r?$", re.S | re.M)
_LONGEST = 20_000
"""Code points that a YAML header may have: a text that begins with a rule is not taken for one."""


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


def field(text: str, start: int = 0, end: int | None = None) -> tuple[FieldKind, int] | None:
    """What field the line is and where its value begins; None for any other line."""
    end = len(text) if end is None else end
    found = _FIELD.match(text, start, end)
    if not found:
        return None
    name = " ".join(found[1].lower().replace("’", "'").split())
    kind = next((kind for kind in FieldKind if name in lexicon.phrases("layout.txt", kind.value)), None)
    if kind is None and name.split()[-1] in lexicon.phrases("layout.txt", FieldKind.VERDICT.value):
        kind = FieldKind.VERDICT
    return (kind, found.end()) if kind else None


def fields(text: str, found: Sequence[Line]) -> frozenset[int]:
    """The offsets of the lines that are fields: those of YAML, and known ones where a box or a list has several.

    "Claim: …" needs a verdict or a claimant beside it; a name that comes again with a colon is somebody who speaks.
    """
    yaml = _YAML.match(text, 0, _LONGEST)
    last = yaml.end() if yaml else 0
    named = {line.start: known for line in found if not line.depth and (known := field(text, line.start, line.end))}
    kinds = {kind for kind, _ in named.values()}
    box = len(kinds & _BOX) > 1 or (FieldKind.CLAIM in kinds and any(_is_section(text, line) for line in found))
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


def _is_section(text: str, line: Line) -> bool:
    """As in "THE FACTS: …" under "CLAIM: …"."""
    named = _FIELD.match(text, line.start, line.end)
    return named is not None and named[1].lower() in lexicon.phrases("layout.txt", "sections")


_ATTENDING = frozenset({FieldKind.PRESENT, FieldKind.PRESIDING})
_BOX = frozenset({FieldKind.CLAIM, FieldKind.CLAIMANT, FieldKind.VERDICT})
