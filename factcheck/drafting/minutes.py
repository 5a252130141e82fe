"""Reported speech that goes on without a cue, as minutes have it: "Dr Holt presented the survey. Coral had fallen."

Minutes put what a speaker said into the past perfect, sentence after sentence, until somebody else speaks (Huddleston
and Pullum 2002, 3.7: backshift in free indirect style). In other texts that tense is the writer's own.
"""

import re
from collections.abc import Sequence

from factcheck.domain.block import BlockKind
from factcheck.drafting.attendance import attendance
from factcheck.drafting.found import Found, children
from factcheck.drafting.kinds import BODIES, DOCUMENTS
from factcheck.drafting.lexicon import Kind
from factcheck.drafting.own import Said
from factcheck.drafting.page import Page
from factcheck.drafting.parser import Frame, Token
from factcheck.drafting.sense import names_a_text
from factcheck.drafting.speakers import Speakers
from factcheck.text.layout.fields import FieldKind, field

_TOOK_THE_FLOOR = r"(?:said|asked|noted|recalled|stressed|wondered|expressed|welcomed|informed|highlighted)\b"
_TITLED = r"(?:Mr|Mrs|Ms|Miss|Sir|Dame|Archbishop|Prince|Princess|Dr)\.? ?"
_COUNTRY = r" \([A-Z][^()\n]{2,90}\)(?:,[^.\n]{2,120}?,)?"
_DELEGATE = re.compile(
    rf"(?:\d{{1,3}}\.?[ \t\u00a0]*)?(?:{_TITLED}[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){{0,3}}{_COUNTRY}"
    rf"|{_TITLED}[A-Z][A-Z'’-]+|The (?:CHAIR|Chair)\w*) {_TOOK_THE_FLOOR}"
)
"""How summary records of the United Nations begin who spoke: "Ms. Berg (Denland), introducing the report, said"."""
_FEWEST = 2
"""Paragraphs so that make a record."""
_TAKES_THE_WORD = frozenset(
    {"presented", "outlined", "summarised", "summarized", "introduced", "explained", "disputed", "replied", "responded",
     "reported", "described"}
)  # fmt: skip


def is_minutes(page: Page) -> bool:
    """Whether the page lists who was present, or its paragraphs open with delegates who said something."""
    said = sum(bool(_DELEGATE.match(page.text, line.start, line.end)) for line in page.lines)
    if said >= _FEWEST:
        return True
    front = [line for line in page.lines if line.kind is BlockKind.FRONT_MATTER]
    known = [field(page.text, line.start, line.end) for line in front]
    return any(one is not None and one[0] is FieldKind.PRESENT for one in known) or any(attendance(page))


def gone_on(frame: Frame, own: Sequence[Found], speakers: Speakers) -> dict[int, Said]:
    """Who goes on in which sentence of a paragraph, by its first token."""
    found: dict[int, Said] = {}
    speaking: Said | None = None
    laid_open = False
    for sent in frame.doc.sents:
        cues = [one for one in own if sent.start <= one.head < sent.end and one.entry.kind is Kind.REPORT]
        paper = _lays_open(sent.root)
        taken = _named(frame, sent.root, speakers) if paper or sent.root.lower_ in _TAKES_THE_WORD else None
        if cues or taken:
            names = {speakers.speaking(frame, one)[0] for one in cues if one.source}
            speaking = taken or (Said(names.pop(), "") if len(names) == 1 else None)
            speaking = speaking if speaking and speaking.name else None
            laid_open = taken is not None
        elif speaking and (_looks_back(sent.root) or (laid_open and _is_now(sent.root))):
            themselves = _named(frame, sent.root, speakers)
            if themselves and themselves.name in speakers.naming.names.present:
                speaking = themselves
            found[int(sent.start)] = speaking
        elif children(sent.root, "nsubj"):
            speaking = None
    return found


def _named(frame: Frame, verb: Token, speakers: Speakers) -> Said | None:
    subjects = children(verb, "nsubj")
    names = speakers.naming.of(frame, subjects[0]) if subjects and subjects[0].tag_.startswith("NN") else []
    return Said(names[0], "") if len(names) == 1 else None


def _lays_open(verb: Token) -> bool:
    """Whether somebody lays a paper before the meeting: "Ms Roos tabled her report"."""
    named = any(noun.tag_ == "NNP" for noun in children(verb, "nsubj"))
    return named and any(noun.lower_ in DOCUMENTS or names_a_text(noun.lower_) for noun in children(verb, "dobj"))


def _is_now(verb: Token) -> bool:
    """Whether it is in the present, as no minutes tell what happened at a meeting but what a paper says is."""
    told = any(token.tag_ in {"VBZ", "VBP"} for token in (verb, *children(verb, "aux", "auxpass")))
    return told and not any(noun.lower_ in BODIES for noun in children(verb, "nsubj"))


def _looks_back(verb: Token) -> bool:
    """Whether the verb is in the past perfect, or looks ahead from there: "would cost"."""
    helping = {c.lower_ for c in children(verb, "aux")}
    return ("had" in helping and verb.tag_ == "VBN") or "would" in helping
