"""What was told where nobody is named who told it, "a court heard that P", and what goes on behind "he said; Q"."""

from collections.abc import Iterator
from dataclasses import replace

from factcheck.domain.status import Status
from factcheck.drafting.found import Found, children, subtree, trimmed
from factcheck.drafting.insertion import cue_tokens, inserted
from factcheck.drafting.kinds import BODIES, DEEDS, GROUPS, PERSONS
from factcheck.drafting.lexicon import VERBS, Cue, Kind
from factcheck.drafting.morphology import is_finite
from factcheck.drafting.parser import Frame, Token
from factcheck.drafting.sources import source_of
from factcheck.drafting.tags import FINITE

_HEARD = Cue("hear", Kind.REPORT, frozenset("cq"))
_ACCEPTED = Cue("accept", Kind.REPORT, frozenset("c"), status=Status.CONFIRMED)
_HEARING = BODIES | GROUPS | DEEDS


def heard(frame: Frame, found: list[Found]) -> list[Found]:
    """As in "a court heard that P", "P, the inquest heard": somebody told it there; and "she accepted that P"."""
    told = {one.head: one for token in frame.doc if (one := _heard(frame, token) or _accepted(frame, token))}
    once = [one for one in told.values() if not any(o.head in one.content and not o.source for o in found)]
    return [one for one in found if one.head not in {o.head for o in once}] + once


def _heard(frame: Frame, token: Token) -> Found | None:
    if token.lower_ not in {"heard", "hears"} or not any(map(_hears, children(token, "nsubj"))):
        return None
    clause = next((c for c in children(token, "ccomp") if c.i > token.i and children(c, "nsubj", "nsubjpass")), None)
    if clause is not None and is_finite(clause):
        return Found(token.i, _HEARD, [], cue_tokens(token), trimmed(frame.doc, subtree(clause)), "clause")
    beside = inserted(frame, token, (_HEARD,))
    return replace(beside, source=[]) if beside else None


def _accepted(frame: Frame, token: Token) -> Found | None:
    if token.lower_ not in {"accepted", "accepts"} or not children(token, "nsubj"):
        return None
    clauses = [c for c in children(token, "ccomp") if any(m.lower_ == "that" for m in children(c, "mark"))]
    if not clauses:
        return None
    return Found(
        token.i, _ACCEPTED, source_of(token), cue_tokens(token), trimmed(frame.doc, subtree(clauses[0])), "clause"
    )


def _hears(noun: Token) -> bool:
    word = noun.lower_
    return word in _HEARING or (noun.tag_ == "NNS" and word.removesuffix("s") in PERSONS)


def going_on(frame: Frame, found: list[Found]) -> list[Found]:
    """As in "P, he said; he had written to them": what stands behind the semicolon is his as well."""
    return [*found, *(more for one in found for more in _behind(frame, one))]


def _behind(frame: Frame, one: Found) -> Iterator[Found]:
    doc = frame.doc
    if one.rule != "inserted" or not one.source or not one.content or one.content[-1] > one.head:
        return
    at = max(one.head, *one.source) + 1
    if at + 1 >= len(doc) or doc[at].text != ";" or any(a >= at for a, _, _ in frame.quotes):
        return
    rest = trimmed(doc, list(range(at + 1, doc[at + 1].sent.end)))
    handed = any(children(doc[i], "ccomp") and doc[i].lower_ in VERBS for i in rest)
    if any(doc[i].tag_ in FINITE for i in rest) and not handed and not any(doc[i].text == ";" for i in rest):
        yield replace(one, content=rest, rule="clause")
