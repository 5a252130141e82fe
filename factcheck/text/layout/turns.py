"""Who has the word: labels in interviews, transcripts, records of parliaments, and whose words stand under them."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from factcheck.domain.draft import Span
from factcheck.text.layout.lines import Line

_WORD = r"(?:[A-ZÀ-Þ][\w.'’-]*|of|the|for|and|de|da|van|von|der|den|di|du|la|le|al|bin|ben|[IVX]+)"
_NAME = rf"[A-ZÀ-Þ][\w.'’-]*(?:[ \u00a0]{_WORD}){{0,6}}"
_ROLE = r"(?:, [^:;!?\n]{2,80}?)?"
_BRACKETS = r"(?:[ \u00a0]?[(\[][^()\[\]:]{1,60}[)\]]|[ \u00a0]?[(\[]\d{1,2}[:.]\d\d(?::\d\d)?[)\]]){0,3}"
_TITLE = r"(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Baroness|Baron|Senator|Sen|Rep|Prof|Professor)\.?"
_BLANK = r"[ \t\u00a0\u2003\u2002]"
_COLON = re.compile(rf"(?:\*\*|__)?({_NAME}){_ROLE}{_BRACKETS}(?:\*\*|__)?:(?:\*\*|__)?(?={_BLANK}|$)")
_RECORD = re.compile(
    r"((?:Mr|Mrs|Ms|Miss|Dr|Sen|Rep|The)\.? (?:[A-Z][A-Z'’-]+|Mc[A-Z]+|Mac[A-Z]+)(?:[ -][A-Z][A-Z.'’-]*){0,4})"
    rf"(?: of [A-Z][\w ]{{2,24}})?(?: \([^()]{{1,60}}\))?\.(?={_BLANK}|$)"
)
_QA = re.compile(
    rf"(Q|A|Question|Answer|QUESTION|ANSWER)(?:{_BLANK}?[(\[][^()\[\]]{{1,60}}[)\]])?"
    rf"(?:[.:](?={_BLANK})|{_BLANK}{{2,}}|\t)"
)
_ALONE = re.compile(rf"((?:{_TITLE} )?{_NAME})(?: ?\([^()]{{1,60}}\)){{0,3}}(?: ?[-–—|·•] ?[^.!?]{{1,60}})?")
_TITLED = re.compile(rf"(?:(?:The )?(?:Rt\.? )?Hon\.? )?{_TITLE} [A-Z]|The [A-Z][a-z]+(?: [A-Z][a-z]+)?$")
_SECTION = re.compile(
    r"(?:the|our|what|this|these|how|why|when|where|who|in|on|for|fact|claim|rating|verdict|sources?|note)\b", re.I
)
_QUESTIONS = frozenset({"q", "question"})
_ANSWERS = frozenset({"a", "answer"})


class Holder(Enum):
    """What the words under a label are."""

    SPEAKER = auto()
    QUESTION = auto()
    ANSWER = auto()
    SECTION = auto()
    """A label that names no one ("THE FACTS:"): whoever had the word has it no longer."""


@dataclass(frozen=True, slots=True)
class Label:
    """`text[start:end]` with its colon or stop; `name` is where the name alone stands, without role and brackets."""

    start: int
    end: int
    name: Span
    holder: Holder


def labels(text: str, found: Sequence[Line]) -> dict[int, Label]:
    """The labels of a transcript or an interview, by the offset of their line; none where the text has no turns.

    A word before a colon is a label when it is Q or A and the other stands there too, when it comes again, or when
    it is written in capitals as others are; "Claim: …" once in a fact check is none.
    """
    seen: dict[int, Label] = {}
    written: dict[int, str] = {}
    alone: dict[int, str] = {}
    for number, line in enumerate(found):
        label = _label(text, line)
        if label:
            seen[line.start] = label
            written[line.start] = text[slice(*label.name)]
        elif _is_alone(text, found, number):
            match = _ALONE.match(text, line.start, line.end)
            if match:
                seen[line.start] = Label(line.start, line.end, match.span(1), Holder.SPEAKER)
                alone[line.start] = match[1]
    accepted = _accepted(written.values()) | _accepted_alone(alone.values())
    names = {**written, **alone}
    return {at: label for at, label in seen.items() if names[at] in accepted}


def _label(text: str, line: Line) -> Label | None:
    asked = _QA.match(text, line.start, line.end)
    if asked:
        holder = Holder.QUESTION if asked[1].lower() in _QUESTIONS else Holder.ANSWER
        return Label(line.start, asked.end(), asked.span(1), holder)
    match = _COLON.match(text, line.start, line.end) or _RECORD.match(text, line.start, line.end)
    if not match:
        return None
    name = match[1].lower()
    holder = Holder.QUESTION if name in _QUESTIONS else Holder.ANSWER if name in _ANSWERS else Holder.SPEAKER
    if _SECTION.match(name) and match.re is _COLON:
        holder = Holder.SECTION
    return Label(line.start, match.end(), match.span(1), holder)


def _accepted(names: Iterable[str]) -> set[str]:
    counted = Counter(names)
    capitals = {name for name in counted if name.isupper() and len(name) > 2 and not _SECTION.match(name)}
    titled = {name for name in counted if _TITLED.match(name)}
    turns = {name for name in counted if name.lower() in _QUESTIONS | _ANSWERS}
    repeated = {name for name, number in counted.items() if number > 1 and not _SECTION.match(name)}
    strong = repeated | titled
    if len(turns) > 1 or any(counted[name] > 1 for name in turns):
        strong |= turns
    if len(capitals | strong) > 1 or any(counted[name] > 1 for name in capitals):
        strong |= capitals
    if strong:
        strong |= {name for name in counted if _SECTION.match(name) and name.isupper()}
    return strong if sum(counted[name] for name in strong) > 1 else set()


def _is_alone(text: str, found: Sequence[Line], number: int) -> bool:
    """Whether the line could be a name above what its bearer says: short, by itself, with a sentence under it."""
    line = found[number]
    if line.length > 90 or not line.after_blank or number + 1 >= len(found) or line.depth:
        return False
    after = found[number + 1]
    return bool(_ALONE.fullmatch(text, line.start, line.end)) and (after.length > 40 or text[after.end - 1] in ".?!")


def _accepted_alone(names: Iterable[str]) -> set[str]:
    """Names on lines of their own: with a title, or again and again; at least two such lines, or it is a heading."""
    counted = Counter(names)
    good = {name for name, number in counted.items() if number > 1 or _TITLED.match(name)}
    return good if sum(counted[name] for name in good) > 1 else set()
