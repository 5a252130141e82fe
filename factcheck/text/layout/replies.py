"""Allegations and answers in turn: "Allegation: …" over "Our response: …", "Claim: …" over "Company comment: …"."""

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from factcheck import lexicon
from factcheck.text.layout import marks
from factcheck.text.layout.lines import Line
from factcheck.text.layout.turns import Holder, Label

_KINDS = "|".join(sorted(lexicon.phrases("layout.txt", "replies"), key=len, reverse=True))
_CHARGES = "|".join(sorted(lexicon.phrases("layout.txt", "charges"), key=len, reverse=True))
_NUMBER = r"(?: ?(?:#|[Nn]o\.? ?)?\d{1,2})?"
_END = rf"{_NUMBER}(?:\*\*|__)?:(?:\*\*|__)?(?=\s|$)"
_BODY = r"[A-ZÀ-Þ][\w&.’'-]*(?: (?:(?:of|and|for|the) ){0,2}[A-ZÀ-Þ][\w&.’'-]*){0,6}"
_OPEN = r"(?:\*\*|__)?(?:[\d]{1,2}[.)] )?"
_OURS = re.compile(rf"{_OPEN}(?P<name>(?i:(?:our |the )?(?:{_KINDS}))){_END}")
_THEIRS = re.compile(rf"{_OPEN}(?:The )?(?P<name>(?!(?i:the|our)\b){_BODY}?)(?:['’]s?)? (?i:{_KINDS}){_END}")
_BY = re.compile(rf"{_OPEN}(?i:{_KINDS}) (?:by|from|of) (?:the )?(?P<name>{_BODY}){_END}")
_CHARGE = re.compile(rf"{_OPEN}(?P<name>(?i:(?:the )?(?:{_CHARGES}))){_END}")
_FEWEST = 2
"""Replies of one form that make a page of them: one such label may be the name of a part."""


def replies(text: str, found: Sequence[Line], taken: Collection[int], turns: Mapping[int, Label]) -> dict[int, Label]:
    """The labels of replies, and of what they reply to, by the offset of their line; none of the lines in `taken`.

    The name of a bare label ("Our response") is the label: whoever issues the page replies. `turns` are the labels
    known already, among them of those who allege.
    """
    free = [line for line in found if line.start not in taken and not _is_asked(turns.get(line.start))]
    charges = {line.start: one for line in free if (one := _label(text, line, _CHARGE))}
    seen = [(line, one) for line in free if (one := _reply(text, line, bare=bool(charges)))]
    often = Counter(_form(text, label) for _, label in seen)
    own = {line.start: label for line, label in seen if often[_form(text, label)] >= _FEWEST}
    if not own:
        return {}
    others = {at: label for at, label in turns.items() if at not in own}
    merged = sorted({**others, **charges, **own})
    follows = any(a in own and b in own for a, b in pairwise(merged))
    several = set[int]() if follows or merged[0] in own else own.keys() - {max(own)}
    held = {at: replace(one, holder=Holder.SPEAKER if at in several else one.holder) for at, one in own.items()}
    return charges | held


def _is_asked(known: Label | None) -> bool:
    return known is not None and known.holder in {Holder.QUESTION, Holder.ANSWER}


def _reply(text: str, line: Line, *, bare: bool) -> Label | None:
    """The label of a reply; a `bare` one, "Fact:", may also be the name of a part where nothing is alleged."""
    forms = (_OURS, _BY, _THEIRS) if bare else (_BY, _THEIRS)
    return next(filter(None, (_label(text, line, form) for form in forms)), None)


def _label(text: str, line: Line, form: re.Pattern[str]) -> Label | None:
    start = line.start if text.startswith(("**", "__"), line.start) else marks.bullet(text, line.start, line.end)
    match = form.match(text, start, line.end)
    return Label(start, match.end(), match.span("name"), Holder.ENTRY) if match else None


def _form(text: str, label: Label) -> str:
    """The label's words without its number."""
    return re.sub(r"[\d*_ ]+", " ", text[label.start : label.end]).lower()
