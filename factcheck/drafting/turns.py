"""Who has the word: labels of interviews and transcripts to names, and headlines ("Lee: the dam is safe")."""

import re
from collections.abc import Sequence

from factcheck import lexicon
from factcheck.domain.block import BlockKind
from factcheck.domain.draft import Draft
from factcheck.domain.marks import CLOSING, OPENING, OPENING_DOUBLE, PAIRS
from factcheck.domain.status import Status
from factcheck.drafting.answering import answers, heard
from factcheck.drafting.checkable import has_figure
from factcheck.drafting.introductions import cased, of_initials, titled
from factcheck.drafting.kinds import BODIES, DOCUMENTS, FIRMS, PERSONS, SEVERAL, SOME_PEOPLE, is_people
from factcheck.drafting.names import Names, is_known_person, is_person, looks_like_body, plain
from factcheck.drafting.naming import Naming
from factcheck.drafting.page import Line
from factcheck.drafting.parser import Frame
from factcheck.drafting.pieces import sentence
from factcheck.drafting.spans import bare_span
from factcheck.drafting.speakers import Speakers
from factcheck.drafting.tags import FINITE
from factcheck.text.firstnames import is_first_name
from factcheck.text.layout.floor import has_floor
from factcheck.text.pronouns import SUBJECTS

_HEADLINE = re.compile(r"([A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}): (?=\S)")
_LONGEST_HEADLINE = 150
"""Code points: the longest first line of 84 news articles (PolNeAR, development half) has 98, and a name with a colon
comes before it."""


def holders(text: str, lines: Sequence[Line], naming: Naming) -> dict[int, str]:
    """Who has the word in each line, by its start; "" for somebody unnamed, no entry where the document itself speaks.

    Whoever asks or presides is nobody in this sense: questions and calls to order state nothing.
    """
    issuer = _issuer(text, naming.names) if any(map(_is_reply, lines)) else ""
    held = [line for line in lines if line.kind is not BlockKind.LABEL and (line.holder or line.kind in _TALK)]
    held = held if issuer else [line for line in held if not _is_reply(line)]
    answerer = answers(text, lines, naming) if any(is_answer(line) for line in held) else ""
    head = text[:_HEAD]
    names = {(line.kind, line.holder): _holder(line, answerer, naming.names, head) for line in held}
    names = {label: _first_of(name, set(names.values())) for label, name in names.items()}
    names |= {(line.kind, line.holder): issuer for line in held if _is_reply(line)}
    witnesses = heard(text, lines, naming) if any(is_answer(line) for line in held) else []
    found: dict[int, str] = {}
    before, narrated, quoted = None, False, False
    last: list[str] = []
    for line in held:
        fresh = before is None or before.kind is BlockKind.QUESTION or line.label_at != before.label_at
        name = names[line.kind, line.holder]
        if witnesses and is_answer(line):
            name = next((who for at, who in reversed(witnesses) if at < line.start), name)
        if is_answer(line) and not name and len(set(last)) == _TWO:
            name = last[-2]
        elif line.kind is BlockKind.TURN and name and name not in last[-1:]:
            last.append(name)
        words = text[line.start : line.end]
        quoted = _is_quoted(words) if fresh else quoted
        narrated = not fresh and (narrated or _is_told_of(words, name) or (quoted and words[0] not in OPENING_DOUBLE))
        before = line
        if not narrated:
            found[line.start] = name
    return found


def _first_of(name: str, others: set[str]) -> str:
    """Whom "DOUG:" is where one other label begins with that name: "DOUG MARSH-REES:"."""
    full = [one for one in others if " " in one and one.split()[0].casefold() == name.casefold()]
    return full[0] if len(full) == 1 else name


_TWO = 2
"""Who have had the word where "A." can only be the one who did not ask."""
_TALK = frozenset({BlockKind.QUESTION, BlockKind.ANSWER})


def _is_quoted(words: str) -> bool:
    """Whether all of the words stand in one quotation, which may go on in the next paragraph."""
    closing = PAIRS.get(words[0], "") if words[0] in OPENING_DOUBLE else ""
    return bool(closing) and not any(mark in words[1:].rstrip(CLOSING + ".") for mark in closing)


def is_answer(line: Line) -> bool:
    """Whether it is the answer of somebody whom no label names."""
    return line.kind is BlockKind.ANSWER or line.holder.lower() in {"the witness", "witness"}


def _is_told_of(words: str, holder: str) -> bool:
    """Whether a later paragraph of a turn speaks of the one who should be speaking: the writer has taken over."""
    named = bool(holder) and re.search(rf"\b{re.escape(holder.split()[-1])}\b", words)
    return bool(named or _OF_THE_TALK.search(words) or PROCEDURE.match(words))


_OF_THE_TALK = re.compile(
    r"\b(?:during|after|before|in|at the end of) (?:the|this|our) (?:interview|conversation)\b", re.I
)


_SITTING = (
    r"(?:The )?(?:House|Council|Senate|Assembly|Committee|Chamber|sitting|meeting|hearing|session)"
    r" (?:was )?(?:adjourned|divided|rose|resumed|suspended|closed|ended)\b"
)
_BUSINESS = (
    r"(?:Question|Motion|Amendment|Bill|Debate|Leave|Hearing|Sitting) (?:was |is )?[\w-]*"
    r"(?:put|passed|agreed|adjourned|negatived|carried|lost|read|granted|resumed|suspended)\b"
)
PROCEDURE = re.compile(f"{_SITTING}|{_BUSINESS}")
"""What the clerk of a record notes between two turns (Erskine May, Parliamentary Practice, ch. 20)."""


_HEAD = 1_500
"""Code points in which a text says of whom it is, a bound: a title and a header of ten lines."""
_BY = r"(?:by|from|of|with|and|[A-Z]\w+:)(?: |\\_)+(?:the )?"
_NO_NAME = r"(?:And|At|On|In|Before|After|During|To|For|With|From|Of)\b|\w+ing(?: |\\_)[A-Z]"
_NAME = rf"((?:(?!{_NO_NAME})[A-Z][\w.'’-]*(?: |\\_)?){{1,3}})"


def _titled_so(label: str, head: str) -> str:
    """Whom a title names by the office that a label has alone: "Remarks by President Biden" and "THE PRESIDENT:"."""
    office = label.removeprefix("THE ").removeprefix("The ")
    if not office.isupper() or label == office:
        return ""
    found = re.search(
        rf"\b(?:Remarks|Statement|Address|Speech|Interview)\b.*?{_BY}{office.title()}(?: |\\_){_NAME}", head
    )
    return found[1].replace("\\_", " ").strip() if found else ""


def _holder(line: Line, answerer: str, names: Names, head: str) -> str:
    label = line.holder
    if is_answer(line):
        return answerer
    if name := _titled_so(label, head):
        return names.resolve(name)
    if _is_charge(label):
        return ""
    if not label or line.kind is BlockKind.QUESTION or has_floor(label, "presiding"):
        return ""
    label = label.split(" (")[0]
    if short := of_initials(label, names):
        return short
    if label.split()[-1].lower() in BODIES or looks_like_body(cased(label, names)):
        return names.resolve(plain(cased(label, names)))  # "Ademi Police Command"
    title, name = titled(label, names)
    if title and name and " " not in (known := names.resolve(name)) and (full := _in_full(known, head)):
        return names.resolve(full)
    if line.block and line.block.written and name and not is_known_person(names.resolve(name)):
        return names.resolve(name) if len(name.split()) == 1 else name  # "Bridge Watch Orr" has no title
    return names.resolve(name) or (names.by_role(title.split()[-1]) if title else "") or plain(cased(label, names))


def _in_full(surname: str, head: str) -> str:
    """The one name of a title or a header that ends in a surname: "BRIEFING BY SECRETARY ANA ROOS" and "MS. ROOS:"."""
    before = re.findall(rf"\b([A-ZÀ-Þ][\w’'-]+)(?: [A-Z]\.)? {re.escape(surname)}\b", head, re.I)
    first = {word.title() for word in before if word[0].isupper() and is_first_name(word.title())}
    return f"{first.pop()} {surname}" if len(first) == 1 else ""


_OFFICE = re.compile(r"(?P<name>[A-Z][\w’'-]*(?: [a-z][\w’'-]*){0,3}): (?=[\w‘'\"“])")
_BEHIND = re.compile(
    r"(?P<said>[^\n]{8,140}?) [–—-] (?P<name>[A-Z][\w.’'&-]*(?: (?:(?:of|the|for) )?[A-Z][\w.’'&-]*){0,5})"
)


def credited(text: str, frame: Frame, speakers: Speakers) -> list[Draft]:
    """What a headline or an item of a list gives somebody: "Ferry line: all are safe", "5,100 in tents - Salt Board".

    Somebody is a person or a body by an office or a kind of body, for "Siren: it is mended" is a title. Behind a dash
    it is a body's name, since a person's there wrote what is listed.
    """
    if frame.line.kind not in {BlockKind.HEADING, BlockKind.LIST_ITEM} or frame.line.holder:
        return []
    before, behind = _OFFICE.match(text, frame.start, frame.end), _BEHIND.fullmatch(text, frame.start, frame.end)
    if before:
        found, said = before, (before.end(), frame.end)
        known = _is_somebody(frame, before["name"], before.end("name")) and _is_stated(frame, before.end())
    elif behind:
        found, said = behind, behind.span("said")
        held = _tokens(frame, *said)
        figure = bool(held) and " - " not in behind["said"] and has_figure(text, frame, held)
        known = looks_like_body(behind["name"]) and (figure or _is_stated(frame, *said))
    else:
        return []
    quoted = text[said[0]] in OPENING and text[said[1] - 1] in CLOSING
    span = bare_span(text, said[0] + quoted, said[1] - quoted)
    words = sentence(text[span[0] : span[1]]) if known else ""
    name = speakers.naming.names.resolve(found["name"]) if behind else plain(found["name"])
    return [Draft(words, (span,), name, found["name"], ":", (), Status.ALLEGED, "headline")] if words else []


def _is_somebody(frame: Frame, name: str, end: int) -> bool:
    """Whether a name of common nouns, which ends there, is a person's by office or a body's."""
    if " " in name and looks_like_body(name.title()):
        return True
    head = next((token for token in frame.doc if frame.spans[token.i][1] == end), None)
    office = head is not None and " " in name and (is_people(head) or head.lower_ in PERSONS)
    return head is not None and (office or head.lower_ in (BODIES | FIRMS | SEVERAL) - SOME_PEOPLE)


def _is_stated(frame: Frame, start: int, end: int | None = None) -> bool:
    """Whether a subject and its verb stand there, and no question."""
    held = _tokens(frame, start, frame.end if end is None else end)
    verbs = [frame.doc[i] for i in held if frame.doc[i].tag_ in FINITE]
    asks = bool(held) and (frame.doc[held[0]].tag_ in {"WP", "WRB", "WDT"} or frame.doc[held[-1]].text == "?")
    named = [i for i in held if frame.doc[i].tag_[:2] in {"NN", "PR", "DT", "CD", "EX"}]
    return not asks and any(named and named[0] < verb.i for verb in verbs)


def _tokens(frame: Frame, start: int, end: int) -> list[int]:
    return [token.i for token in frame.doc if start <= frame.spans[token.i][0] < end]


def _issuer(text: str, names: Names) -> str:
    """Who issues a page of replies: whom it will call "the Company", or the body that its title begins with."""
    for word in sorted(FIRMS | BODIES):
        if full := names.aliases.get(word.capitalize()):
            return names.resolve(full)
    title = _TITLE.match(text)
    body = title[1] if title else ""
    known = body and not is_known_person(body) and (looks_like_body(body) or body in names.bodies)
    return names.resolve(body) if known else ""


_TITLE = re.compile(r"\s*(?:#+ )?([A-ZÀ-Þ][\w&.’'-]*(?: (?:(?:of|and|for|the) )?[A-ZÀ-Þ][\w&.’'-]*){0,6}): (?=\S)")
"""As in "Ministry of Health: five myths about measles"."""
_BARE = re.compile(r"(?:our|the) (?=\w)", re.I)


def _is_reply(line: Line) -> bool:
    """Whether the words stand under a label that names no one: "Our response", "Fact"."""
    label = _BARE.sub("", line.holder.lower())
    return line.kind not in _TALK and label in lexicon.phrases("layout.txt", "replies")


def replies(text: str, lines: Sequence[Line]) -> frozenset[int]:
    """Where the lines begin under the label of a reply: "Company comment:", "Reply by the ministry:", "Our answer:"."""
    words = lexicon.phrases("layout.txt", "replies")
    labels = {line.start: line for line in lines if line.kind is BlockKind.LABEL}
    own = {
        line.label_at for line in labels.values() if words & set(_WORDS.findall(text[line.start : line.end].lower()))
    }
    return frozenset(line.start for line in lines if line.kind is not BlockKind.LABEL and line.label_at in own - {-1})


_WORDS = re.compile(r"[a-z]+")


def _is_charge(label: str) -> bool:
    return _BARE.sub("", label.lower()) in lexicon.phrases("layout.txt", "charges")


def headline(text: str, frame: Frame, speakers: Speakers) -> list[Draft]:
    """As in "Lee: dam to close in May", when the text speaks of him elsewhere; notes on somebody are no headline."""
    match = _HEADLINE.match(text, frame.start, frame.end)
    if not match or frame.end - frame.start > _LONGEST_HEADLINE or frame.line.holder:
        return []
    name = speakers.naming.names.resolve(match.group(1))
    if (
        not is_person(name)
        or name.split()[-1].lower() in DOCUMENTS
        or name not in speakers.naming.names.full.get(name.split()[-1], [])
    ):
        return []
    said = [frame.doc[i] for i in _tokens(frame, match.end(), frame.end)]
    if not any(t.tag_[0] == "V" for t in said) or said[0].lower_ in {"-", *SUBJECTS}:
        return []
    surname = re.compile(rf"\b{re.escape(match.group(1).split()[-1])}\b")
    if not (surname.search(text, 0, frame.start) or surname.search(text, frame.end)):
        return []
    span = bare_span(text, match.end(), frame.end)
    words = "" if _LINK.fullmatch(text, *span) else sentence(text[span[0] : span[1]])
    return [Draft(words, (span,), name, match.group(1), ":", (), Status.ALLEGED, "headline")] if words else []


_LINK = re.compile(r"\W*(?:https?://|www\.)\S+")
"""A label before a bare address says where something stands: "Recording: <https://…>"."""
