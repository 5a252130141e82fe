"""Who has the word: labels of interviews and transcripts to names, and headlines ("Lee: the dam is safe")."""

import re
from collections.abc import Sequence

from factcheck.domain.block import BlockKind
from factcheck.domain.draft import Draft
from factcheck.domain.status import Status
from factcheck.drafting.names import Names, is_person, plain, split_title
from factcheck.drafting.naming import Naming
from factcheck.drafting.page import Line
from factcheck.drafting.parser import Frame
from factcheck.drafting.pieces import sentence
from factcheck.drafting.spans import bare_span
from factcheck.drafting.speakers import Speakers

_HEADLINE = re.compile(r"([A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}): (?=\S)")
_LONGEST_HEADLINE = 150


def holders(text: str, lines: Sequence[Line], naming: Naming) -> dict[int, str]:
    """Who has the word in each line, by its start; "" for somebody unnamed, no entry where the document itself speaks.

    "A" is the first person that the text names before the first question.
    """
    held = [line for line in lines if line.holder]
    first = held[0].start if held else 0
    named = [one.names[0] for one in naming.mentions.found if one.at < first and is_person(one.names[0])]
    kinds = {line.holder: line.kind for line in reversed(held)}
    names = {label: _holder(label, kind, named, naming.names) for label, kind in kinds.items()}
    found: dict[int, str] = {}
    label_at, narrated = -1, False
    for line in held:
        fresh = line.label_at != label_at
        narrated = not fresh and (narrated or _is_told_of(text[line.start : line.end], names[line.holder]))
        label_at = line.label_at
        if not narrated:
            found[line.start] = names[line.holder]
    return found


def _is_told_of(words: str, holder: str) -> bool:
    """Whether a later paragraph of a turn speaks of the one who should be speaking: the writer has taken over."""
    named = bool(holder) and re.search(rf"\b{re.escape(holder.split()[-1])}\b", words)
    return bool(named or _OF_THE_TALK.search(words))


_OF_THE_TALK = re.compile(
    r"\b(?:during|after|before|in|at the end of) (?:the|this|our) (?:interview|conversation)\b", re.I
)


def _holder(label: str, kind: BlockKind, named: list[str], names: Names) -> str:
    if kind is BlockKind.QUESTION:
        return ""
    if kind is BlockKind.ANSWER:
        return named[0] if named else ""
    title, name = split_title(_cased(label, names))
    return names.resolve(name) or names.by_role(title.split()[-1]) or plain(_cased(label, names))


def _cased(label: str, names: Names) -> str:
    """The label without shouting, a surname as the text writes it: "MR. McKAY" is "Mr. McKay"."""
    written = {surname.lower(): surname for surname in names.full}
    return " ".join(
        written.get(word.lower(), word.title() if word.isupper() and len(word) > 1 else word) for word in label.split()
    )


def headline(text: str, frame: Frame, speakers: Speakers) -> list[Draft]:
    """As in "Lee: the dam is safe", when the text knows somebody of that name."""
    match = _HEADLINE.match(text, frame.start, frame.end)
    if not match or frame.end - frame.start > _LONGEST_HEADLINE or frame.line.holder:
        return []
    name = speakers.naming.names.resolve(match.group(1))
    if not is_person(name) or name not in speakers.naming.names.full.get(name.split()[-1], []):
        return []
    span = bare_span(text, match.end(), frame.end)
    words = sentence(text[span[0] : span[1]])
    return [Draft(words, (span,), name, match.group(1), ":", (), Status.ALLEGED, "headline", 0.6)] if words else []
