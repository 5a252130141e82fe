"""Who has the word: interviews and transcripts ("Q: ...", "MS LEE: ..."), and headlines ("Lee: the dam is safe")."""

import re

from factcheck.domain.draft import Draft
from factcheck.domain.status import Status
from factcheck.drafting.claims import bare_span
from factcheck.drafting.names import is_person
from factcheck.drafting.parser import Frame
from factcheck.drafting.speakers import Speakers
from factcheck.drafting.wording import sentence

_HEADLINE = re.compile(r"([A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}): (?=\S)")
_LONGEST_HEADLINE = 150


def in_turn(frames: list[Frame], speakers: Speakers) -> dict[str, str]:
    """Each label of a transcript to a name; "A" is the first person that the text names before the first question."""
    labels = {frame.turn for frame in frames if frame.turn}
    first = next((frame.start for frame in frames if frame.turn), 0)
    named = [names[0] for offset, names, _ in speakers.mentions if offset < first and is_person(names[0])]
    return {label: _holder(label, named, speakers) for label in labels}


def _holder(label: str, named: list[str], speakers: Speakers) -> str:
    if label == "Q":
        return ""
    if label == "A":
        return named[0] if named else ""
    return speakers.names.resolve(label.title() if label.isupper() else label)


def turn(text: str, frame: Frame, name: str) -> list[Draft]:
    """What was answered, as one draft; a question is no claim."""
    if not len(frame.doc) or not name or text[frame.start : frame.end].rstrip().endswith("?"):
        return []
    span = bare_span(text, frame.spans[0][0], frame.end)
    words = sentence(text[span[0] : span[1]])
    return [Draft(words, (span,), name, frame.turn, "", (), Status.ALLEGED, "transcript", 0.7)] if words else []


def headline(text: str, frame: Frame, speakers: Speakers) -> list[Draft]:
    """As in "Lee: the dam is safe", when the text knows somebody of that name."""
    match = _HEADLINE.match(text, frame.start, frame.end)
    if not match or frame.end - frame.start > _LONGEST_HEADLINE or frame.turn:
        return []
    name = speakers.names.resolve(match.group(1))
    if not is_person(name) or name not in speakers.names.full.get(name.split()[-1], []):
        return []
    span = bare_span(text, match.end(), frame.end)
    words = sentence(text[span[0] : span[1]])
    return [Draft(words, (span,), name, match.group(1), ":", (), Status.ALLEGED, "headline", 0.6)] if words else []
