"""Who hands on whose words: the attributions whose content holds another attribution's cue."""

from factcheck.drafting.found import Found, children
from factcheck.drafting.kinds import DOCUMENTS
from factcheck.drafting.lexicon import VERBS, Kind
from factcheck.drafting.parser import Frame, Token
from factcheck.drafting.sources import QUOTED, noun_phrase, quoted_as, source_of

_RELAYS = frozenset({Kind.REPORT, Kind.BELIEF, Kind.CALL})
_CONCESSIONS = frozenset({"although", "though", "while", "whereas", "but"})


def relays(frame: Frame, one: Found, others: list[Found]) -> list[Found]:
    """The attributions of the same paragraph that hand this one on, outermost first."""
    if _is_writers_aside(frame, one):
        return []
    over = [
        other
        for other in others
        if other is not one
        and other.entry.kind in _RELAYS
        and one.head in other.content
        and other.head not in one.content
    ]
    return sorted(over, key=lambda other: -len(other.content))


def carrier(frame: Frame, one: Found) -> list[int]:
    """Who quotes the speaker: "a diplomat, quoted by N, said", "was quoted by N as saying", "N quoted A as saying"."""
    token = frame.doc[one.head]
    if one.rule == "cited":
        return one.label
    quoted = quoted_as(token)
    if quoted is not None and one.source and one.source[0] > quoted:
        return [i for i in range(token.sent.start, quoted) if frame.doc[i].tag_ not in {"RB", "IN", ","}]
    verbs = [frame.doc[i] for i in one.source if frame.doc[i].lower_ in QUOTED]
    over = token.head.head if token.dep_ == "pcomp" else token.head
    if over.lower_ in QUOTED and over.i < token.i:
        verbs.append(over)
    for verb in verbs:
        agents = [p for c in children(verb, "agent", "prep") if c.lower_ == "by" for p in children(c, "pobj")]
        agents += children(verb, "nsubj") if children(verb, "dobj") else []
        if agents:
            return noun_phrase(agents[0])
    return []


def hearer(frame: Frame, one: Found, *, minutes: bool) -> list[int]:
    """Who hands on what he was told: "A understood from B that P".

    In `minutes` also A of "B had told A that P", and of "A read out a letter from B, which said P".
    """
    token = frame.doc[one.head]
    if heard_from(token):
        return source_of(token)
    if not minutes or one.rule == "noun":
        return []
    if any(c.lower_ in {"had", "has", "have"} for c in children(token, "aux")):
        told = children(token, "nsubjpass") if children(token, "agent") else children(token, "dobj", "dative")
        return noun_phrase(told[0]) if told and told[0].i not in one.content else []
    return _reader(token)


def heard_from(verb: Token) -> list[int]:
    """The tokens of B in "A heard from B that P"."""
    known = any(cue.kind is Kind.BELIEF and cue.word in _HEARING for cue in VERBS.get(verb.lower_, ()))
    froms = [p for c in children(verb, "prep") if c.lower_ == "from" for p in children(c, "pobj")] if known else []
    return noun_phrase(froms[0], children(froms[0], "acl", "ccomp")) if froms and children(verb, "ccomp") else []


_HEARING = frozenset({"hear", "learn", "understand", "gather"})


def _reader(verb: Token) -> list[int]:
    """A of "A read out a letter from B, which said P" and "… in which B said P"."""
    noun = verb
    while noun.dep_ in {"relcl", "appos", "conj", "pobj", "prep"} and noun.head.i < noun.i:
        noun = noun.head
        if noun.dep_ == "dobj" and noun.lower_ in DOCUMENTS and verb.dep_ == "relcl":
            return source_of(noun.head)
    return []


def _is_writers_aside(frame: Frame, one: Found) -> bool:
    """As in "... although it was officially denied": no speaker, in a concession, so the writer speaks again."""
    token = frame.doc[one.head]
    if one.rule == "named" and token.dep_ == "relcl":
        return True
    return not one.source and any(mark.lower_ in _CONCESSIONS for mark in children(token, "mark"))
