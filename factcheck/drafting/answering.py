"""Who answers in an interview or before a court: whom the lines before the first question are about."""

import re
from collections.abc import Sequence

from factcheck.domain.block import BlockKind
from factcheck.drafting.introductions import titled
from factcheck.drafting.names import Names, is_person
from factcheck.drafting.naming import Naming
from factcheck.drafting.page import Line
from factcheck.text.pronouns import PERSONS_ACTED_ON

_NAME = r"(?:[A-ZÀ-Þ][\w.'’-]*(?: (?:de|da|van|von|der|al|bin|el|la))?[ \u00a0]?){1,4}"
_HEARD = re.compile(
    r"\b(?:examination|testimony|evidence|deposition|statement|interview|conversation|talk|q ?& ?a)"
    rf" (?:of|by|with|given by) (?-i:({_NAME}))",
    re.I,
)
_ASKED = re.compile(rf"^(?:(?:and|so|well|but|now|thank you|thanks),? )*({_NAME}),|, ({_NAME})[?.]$")
_MADE = re.compile(rf"\b(?:interview|text|questions|by|from)\b[^.\n]{{0,12}}[: ] ?(?-i:({_NAME}))$", re.I)
_MET = re.compile(
    rf"({_NAME})(?:,? of [^.,\n]{{2,40}}|,? [^.,\n]{{2,40}},)? (?:interviewed|met|asked|visited|called on)"
    rf" (?:{'|'.join(sorted(PERSONS_ACTED_ON))}|{_NAME})(?![\w’'])"
)


def answers(text: str, lines: Sequence[Line], naming: Naming) -> str:
    """The full name of whoever answers, "" where the text does not say.

    Named in the title ("Examination of …"), spoken to in a question ("Mr. Dahl, where …"), or the first person that
    the text names before the first question and who does not ask.
    """
    first = next((line.start for line in lines if line.kind in {BlockKind.QUESTION, BlockKind.ANSWER}), 0)
    for line in lines:
        heard = _HEARD.search(text, line.start, line.end) if line.start < first else None
        if heard and (name := _full(heard[1], naming.names)):
            return name
    asking = set(_asking(text, lines, first, naming.names))
    named = [name for one in naming.mentions.found if one.at < first for name in one.names if is_person(name)]
    named = [name for name in named if name not in asking]
    spoken_to = [_spoken_to(text, line, naming.names) for line in lines if line.kind is BlockKind.QUESTION]
    called = [name for name in spoken_to if is_person(name) and (name in named or not named)]
    return (called or named or [""])[0]


def _full(words: str, names: Names) -> str:
    _, name = titled(words.strip(" ,."), names)
    full = names.resolve(name)
    return full if is_person(full) else ""


def _asking(text: str, lines: Sequence[Line], first: int, names: Names) -> list[str]:
    """Who made the interview: named in its byline, or said to have met somebody."""
    made = [_MADE.search(text, line.start, line.end) for line in lines if line.kind is BlockKind.BYLINE]
    met = [_MET.search(text, line.start, line.end) for line in lines if line.start < first]
    return [_full(match[1], names) for match in (*made, *met) if match]


def _spoken_to(text: str, line: Line, names: Names) -> str:
    match = _ASKED.search(text[line.start : line.end])
    return _full(match[1] or match[2], names) if match else ""
