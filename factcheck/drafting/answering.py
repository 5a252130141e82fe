"""Who answers in an interview or before a court, and who asks: whom the lines before the first question are about."""

import re
from collections.abc import Sequence

from factcheck.domain.block import BlockKind
from factcheck.drafting.introductions import of_initials, titled
from factcheck.drafting.names import Names, is_known_person, is_person
from factcheck.drafting.naming import Naming
from factcheck.drafting.page import Line
from factcheck.text.pronouns import PERSONS_ACTED_ON
from factcheck.text.titles import before_names

_NAME = r"(?:(?!(?:BY|FOR|BEFORE|ON|AT|IN)\b)[A-ZÀ-Þ][\w.'’-]*(?: (?:de|da|van|von|der|al|bin|el|la))?[ \u00a0]?){1,4}"
_GIVEN = r"(?:examination|deposition) of|(?:testimony|evidence|statement) (?:of|by|with|given by)"
_HELD = r"(?:interview|conversation|talk|q ?(?:&|and|\+) ?a|minutes)\b[^.\n]{0,40}? with|questions (?:for|to)"
_WHOM = rf"(?:(?:the )?[a-z]+ ){{0,4}}({_NAME})"
_HEARD = re.compile(rf"\b(?:{_GIVEN}|{_HELD}|in conversation:)[.… ]* (?-i:{_WHOM})", re.I)
_ASKED = re.compile(rf"^(?:(?:and|so|well|but|now|thank you|thanks),? )*({_NAME}),|, ({_NAME})[?.]$")
_MADE = re.compile(rf"\b(?:interview|text|questions|by|from)\b[^.\n]{{0,12}}[: ] ?(?-i:({_NAME}))$", re.I)
_TALKED = re.compile(rf"\b(?:spoke|speaks|talked|talks|sat down|in conversation) (?:to|with) ({_NAME})")
_MET = re.compile(
    rf"({_NAME})(?:,? of [^.,\n]{{2,40}}|,? [^.,\n]{{2,40}},)? (?:interviewed|met|asked|visited|called on)"
    rf" (?:{'|'.join(sorted(PERSONS_ACTED_ON))}|{_NAME})(?![\w’'])"
)


def answers(text: str, lines: Sequence[Line], naming: Naming) -> str:
    """The full name of whoever answers, "" where the text does not say.

    Named in the title ("Examination of …"), spoken to in a question ("Mr. Dahl, where …"), or the person whom
    the page introduces before the first question and who does not ask.
    """
    first = next((line.start for line in lines if line.kind in {BlockKind.QUESTION, BlockKind.ANSWER}), 0)
    for line in lines:
        heard = _HEARD.search(text, line.start, line.end) if line.start < first else None
        if heard and (name := _full(heard[1], naming.names)):
            return name
    asking = set(_asking(text, lines, first, naming.names))
    people = [
        (one.at, name) for one in naming.mentions.found if one.at < first for name in one.names if is_person(name)
    ]
    people = [(at, name) for at, name in people if name not in asking]
    named = {name for _, name in people}
    spoken_to = [_spoken_to(text, line, naming.names) for line in lines if line.kind is BlockKind.QUESTION]
    called = [name for name in spoken_to if is_person(name) and (name in named or not named)]
    guests = _guests(text, lines, first, people)
    guests = guests or _headed(text, [line for line in lines if line.start < first], naming.names)
    return (called or guests or _stated(text, lines, naming.names) or [""])[0]


_MEETING = r"(?:spoke|speaks|talked|talks|sat down|sits down) (?:to|with)|met|(?:we|I) asked"
_ASKING = r"interview(?:s|ed)?|conversation with|questions (?:for|to)|answer(?:s|ed)? (?:\w+ ){0,3}questions"
_HEADED = re.compile(rf"({_NAME}): [\"“‘']")


def _headed(text: str, above: Sequence[Line], names: Names) -> list[str]:
    """Whom a title quotes: "Bishop Roos: “…”"."""
    titles = [m[1] for line in above if (m := _HEADED.match(text, line.start, line.end))]
    found = [titled(words, names) for words in titles]
    return [names.resolve(name) for title, name in found if name and (title or is_known_person(name))][:1]


_TALK_WITH = re.compile(rf"\b(?:q ?(?:&|and|\+) ?a|{_MEETING}|{_ASKING})\b", re.I)


def _guests(text: str, lines: Sequence[Line], first: int, people: Sequence[tuple[int, str]]) -> list[str]:
    """The one person that a page introduces over its questions: alone, or alone in a line that tells of the talk or in
    the title; nobody where there are two."""
    above = [line for line in lines if line.start < first]
    talks = [line for line in above if _TALK_WITH.search(text, line.start, line.end)]
    for group in (above, talks, above[:1]):
        found = {name for line in group for at, name in people if line.start <= at < line.end}
        found = set(filter(is_known_person, found)) or found
        if len(found) == 1:
            return [*found]
    return []


_YOUR_NAME = re.compile(r"\byour (?:full )?name\b", re.I)
_MY_NAME = re.compile(rf"(?:(?:My|The) (?:full )?name is |I['’ ]a?m |It['’ ]i?s )?({_NAME})")


def _stated(text: str, lines: Sequence[Line], names: Names) -> list[str]:
    """Who answers a question for the name: "Please state your name for the record."."""
    asked = (n for n, line in enumerate(lines[:-1]) if _YOUR_NAME.search(text, line.start, line.end))
    told = (next((line for line in lines[n + 1 :] if line.kind is BlockKind.ANSWER), None) for n in asked)
    given = (_MY_NAME.match(text, line.start, line.end) for line in told if line)
    return [name for match in given if match and (name := _full(match[1], names))]


_BEING = r"(?:having been |has been |was |is |being |duly |first |previously )*[(\[]?"
_OATH = (
    rf"{_BEING}(?:sworn|affirmed|recalled|re-?sworn|re-?called|called as a witness)"
    r"|on (?:\w+ )?former (?:oath|affirmation)"
)
_SWORN = rf"^[(\[<]?({_NAME})(?:\([^()]*\) ?)?,?\s(?i:(?:{_OATH})\b)"
_STAND = rf"\b(?:calls|called|recalls) (?:as (?:its|her|his|our|the) (?:\w+ )?witness,? )?({_NAME})[.,]?$"
_WITNESS = rf"^(?:(?:The )?Witness|WITNESS|THE WITNESS):? ({_NAME})$"
_CALLED = re.compile("|".join((_SWORN, _STAND, _WITNESS)), re.M)
"""Who is heard from here on: "PETER LANG, sworn", "The Crown calls Peter Lang."."""
_BY = re.compile(
    rf"(?:\b(?:BY|By|by)|^Questions from|^QUESTIONS FROM) ((?:Mr|Mrs|Ms|Miss|Dr|MR|MRS|MS|MISS|DR)\.? {_NAME}):?$", re.M
)
"""Who examines: "CROSS-EXAMINATION BY MR. HALE:"."""


def heard(text: str, lines: Sequence[Line], naming: Naming) -> list[tuple[int, str]]:
    """Who is heard from which offset on, where a text hears several, as before a court."""
    found: list[tuple[int, str]] = []
    for number, line in enumerate(lines):
        if line.kind in _TALK:
            continue
        words = _called(text, lines, number)
        about = _HEARD.search(text, line.start, line.end) if line.kind is not BlockKind.PARAGRAPH else None
        if name := _full(words or (about[1] if about else ""), naming.names, sworn=bool(words)):
            found.append((line.start, name))
    return found


def testimony(text: str, lines: Sequence[Line]) -> list[Line]:
    """What witnesses answer who were called or sworn: each answer is on record, whatever it is about."""
    found: list[Line] = []
    called = set[str]()
    for number, line in enumerate(lines) if any(line.holder or line.kind in _TALK for line in lines) else ():
        called |= {_surname(_called(text, lines, number))} - {""}
        if called and (line.kind is BlockKind.ANSWER or (line.holder and _surname(line.holder) in called)):
            found.append(line)
    return found


def _called(text: str, lines: Sequence[Line], number: int) -> str:
    """Who is called in this line: the oath may stand on a line of its own under the name and a comma."""
    line, *after = lines[number : number + 2]
    if line.kind in _TALK:
        return ""
    end = after[0].end if after and text[line.start : line.end].rstrip().endswith(",") else line.end
    one = _CALLED.search(text, line.start, end)
    return next(filter(None, one.groups()), "") if one else ""


def _surname(name: str) -> str:
    return "".join(name.strip(" ,.").split()[-1:]).casefold()


_TALK = frozenset({BlockKind.QUESTION, BlockKind.ANSWER})
_INTRODUCED = re.compile(rf"({_NAME}), (?:the |from (?:the )?|of (?:the )?)?[A-Z][^.,?!]{{2,40}}[.,?] ")
"""As in "Penisoni Vave, Island Mail. Sefo, the harbour master says …", at the beginning of a question."""
_INTERVIEWER = re.compile(
    r"(?:^|[/|·•–—] ?|[*_])(?:Interview:|(?:Interviewer|(?:Interview|Interviewed|Questions) by|Host|Presenter):?) "
    rf"({_NAME})(?=$| ?[/|·•–—*_,])",
    re.M,
)
"""Who asks, by a line over the interview, which may tell the issue and the translator too."""


def askers(text: str, lines: Sequence[Line], naming: Naming) -> dict[int, str]:
    """Who asks, by the start of each question; no entry where nobody knows.

    Named in the label, in the question's first words, or over the whole interview and then the only one.
    """
    asked = [line for line in lines if line.kind is BlockKind.QUESTION]
    if not asked:
        return {}
    named: dict[int, str] = {}
    examining = ""
    for line in lines:
        by = _BY.search(text, line.start, line.end) if line.kind in _BETWEEN else None
        if by:
            _, name = titled(by[1].strip(" ,."), naming.names)
            examining = naming.names.resolve(name)
        if line.kind is not BlockKind.QUESTION:
            continue
        one = _INTRODUCED.match(text, line.start, line.end)
        label = "" if line.holder.lower() in _UNNAMED else line.holder
        own = _full(one[1], naming.names) if one else of_initials(label, naming.names) or label
        if own or examining:
            named[line.start] = naming.names.resolve(own) if own else examining
    over = [m[1] for line in lines if line.start < asked[0].start
            and (m := _INTERVIEWER.search(text, line.start, line.end))]  # fmt: skip
    over += [text[line.start : line.end] for line in lines if line.start < asked[0].start and line.holder in _HOSTS]
    made = {_full(name, naming.names) for name in over} | set(_asking(text, lines, asked[0].start, naming.names))
    only = made - {""}
    if named or len(only) != 1:
        return named
    return {line.start: next(iter(only)) for line in asked}


_BETWEEN = frozenset({BlockKind.LABEL, BlockKind.HEADING, BlockKind.FURNITURE, BlockKind.TURN})
_UNNAMED = frozenset({"q", "question", ""})
_HOSTS = frozenset({"Interviewer", "Host", "Presenter"})


def _full(words: str, names: Names, *, sworn: bool = False) -> str:
    """The full name of a person; whoever is `sworn` is named in full, so that an unknown word is no unknown title."""
    title, name = titled(words.strip(" ,."), names)
    if sworn and name and title.isalpha() and title.lower() not in before_names():
        return f"{title} {name}"
    full = names.resolve(name)
    return full if is_person(full) else ""


def _asking(text: str, lines: Sequence[Line], first: int, names: Names) -> list[str]:
    """Who made the interview: named in its byline, or said to have met somebody."""
    made = [_MADE.search(text, line.start, line.end) for line in lines if line.kind is BlockKind.BYLINE]
    met = [_MET.search(text, line.start, line.end) for line in lines if line.start < first]
    talked = [_TALKED.search(text, line.start, line.end) for line in lines if line.start < first]
    over = [_INTERVIEWER.search(text[line.start : line.end]) for line in lines if line.start < first]
    return [_full(match[1], names) for match in (*made, *met, *talked, *over) if match]


def _spoken_to(text: str, line: Line, names: Names) -> str:
    match = _ASKED.search(text[line.start : line.end])
    return _full(match[1] or match[2], names) if match else ""
