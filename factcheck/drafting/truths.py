"""What a sentence says of the truth of something: "said that was untrue", "I am aware that P"."""

from collections.abc import Sequence
from dataclasses import replace

from factcheck import lexicon
from factcheck.domain.status import Status
from factcheck.drafting.factuality import selecting
from factcheck.drafting.found import Found, children, subtree, trimmed
from factcheck.drafting.lexicon import VERBS, Kind
from factcheck.drafting.parser import Frame, Token
from factcheck.drafting.pointing import points
from factcheck.drafting.sources import source_of
from factcheck.text.pronouns import POINTING, SPEAKING

_IS = frozenset({"is", "was", "were"})
_TRUE = selecting("true") | lexicon.words("layout.txt", "true") | {"so"}
_FALSE = lexicon.words("layout.txt", "false")
_ALL = frozenset({"everything", "all", "both", "them"})
_DENY = VERBS["deny"][0]
_FACTS = frozenset({"aware", "conscious", "mindful"})


def called_untrue(frame: Frame, found: list[Found]) -> list[Found]:
    """As in "said that was untrue: P", "called it a lie", "that was wrong, A said": a denial of what was said before.

    And P: what stands behind a colon is why somebody denies it, "disputed this: P" too, unless somebody else is said to
    have told it: "disputes this: according to Weiss, P".
    """
    made: dict[int, list[Found]] = {}
    for token in frame.doc:
        entry = next((e for e in VERBS.get(token.lower_, ()) if e.kind is Kind.REPORT), None)
        if entry is None or not token.tag_.startswith("VB") or not children(token, "nsubj"):
            continue
        span = _verdict(token)
        if span is None:
            continue
        back, last = span
        cue = list(range(token.i, last + 1))
        made[token.i] = [Found(token.i, _DENY, source_of(token), cue, [back], "object")]
        made[token.i] += _why(frame, token, source_of(token), last)
    for one in found:
        if one.head not in made and one.source and not one.more and (several := _denial(frame, one)):
            made[one.head] = several
    others = {one.head for one in found if one.source and one.head not in made}
    kept = [one for one in found if one.head not in made]
    for first, *why in made.values():
        kept += [first, *(one for one in why if others.isdisjoint(one.content))]
    return kept


def _denial(frame: Frame, one: Found) -> list[Found]:
    """What an attribution comes to that denies what was said before in other words than "untrue"; else []."""
    words = [i for i in one.content if not frame.doc[i].is_punct]
    if one.rule == "inserted" and words and _untrue_at(frame.doc, words[0], words[-1] + 1) == words[-1]:
        return [Found(one.head, _DENY, one.source, sorted({*one.cue, *words[1:]}), words[:1], "object")]
    if one.rule == "named" and one.entry.status is not Status.DENIED:
        return _called(frame, one, words)
    if one.rule in {"object", "clause"} and one.entry.status is Status.DENIED and words:
        return _reasoned(frame, one, words)
    return []


def _called(frame: Frame, one: Found, words: list[int]) -> list[Found]:
    """As in "called the claim a lie"."""
    label = [frame.doc[i] for i in one.label if frame.doc[i].tag_ not in {"DT", "RB"} and frame.doc[i].lower_ != "as"]
    thing = [i for i in words if i not in one.label]
    if [t.lower_ in _FALSE for t in label] != [True] or not points([frame.doc[i] for i in thing]):
        return []
    return [Found(one.head, _DENY, one.source, sorted({*one.cue, *one.label}), thing, "object")]


def _reasoned(frame: Frame, one: Found, words: list[int]) -> list[Found]:
    """As in "disputed this: P"; of "denied everything: P" nobody knows what was said before."""
    back = words if points([frame.doc[i] for i in words]) else _before_colon(frame, one, words[0])
    why = _why(frame, frame.doc[one.head], one.source, back[-1]) if back else []
    if not why or frame.doc[back[-1]].lower_ in _ALL:
        return why
    return [replace(one, content=back, rule="object"), *why]


def _before_colon(frame: Frame, one: Found, first: int) -> list[int]:
    """The "that" of "denied that: P", "everything" of "denied everything: P", where P was taken for what is denied."""
    after = first + 1
    at = first if after < len(frame.doc) and frame.doc[after].text == ":" else first - 2
    return [at] if at > one.head and frame.doc[at + 1].text == ":" and frame.doc[at].lower_ in POINTING | _ALL else []


def _why(frame: Frame, cue: Token, source: list[int], last: int) -> list[Found]:
    """What somebody says behind the colon after a denial."""
    if last + 2 >= cue.sent.end or frame.doc[last + 1].text not in {":", ";", "–", "—"}:
        return []
    rest = trimmed(frame.doc, list(range(last + 2, cue.sent.end)))
    return [Found(cue.i, VERBS["say"][0], source, [cue.i], rest, "clause")]


def _verdict(cue: Token) -> tuple[int, int] | None:
    """Where "that" stands behind the cue and where "untrue" does; None where nothing is called untrue."""
    doc, at = cue.doc, int(cue.i) + 1
    if at + 1 < cue.sent.end and doc[at].lower_ == "that" and doc[at + 1].lower_ in POINTING:
        at += 1
    last = _untrue_at(doc, at, int(cue.sent.end))
    return None if last is None else (at, last)


def _untrue_at(doc: Sequence[Token], at: int, end: int) -> int | None:
    """Where "untrue" stands in "that was untrue", which begins at a token; None where it says something else."""
    if at + 2 >= end or doc[at].lower_ not in POINTING or doc[at + 1].lower_ not in _IS:
        return None
    last = at + 2
    negated = doc[last].lower_ in {"not", "n't"}
    last += negated
    while last + 1 < end and doc[last].tag_ in {"RB", "DT"} and not (negated and doc[last].lower_ == "so"):
        last += 1
    said = _TRUE if negated else _FALSE
    return last if last < end and doc[last].lower_ in said else None


def known_facts(frame: Frame, found: list[Found]) -> list[Found]:
    """As in "I am aware that P": whoever says so says P."""
    more = []
    for token in frame.doc:
        if token.lower_ not in _FACTS:
            continue
        over = token.head
        mine = any(s.lower_ in SPEAKING for s in children(over, "nsubj"))
        clause = next(iter(children(token, "ccomp")), None)
        denied = any(c.dep_ == "neg" for c in over.children)
        if not mine or denied or clause is None or any(o.head == over.i for o in found):
            continue
        content = [i for i in subtree(clause) if not (frame.doc[i].lower_ == "that" and frame.doc[i].dep_ == "mark")]
        more.append(Found(over.i, VERBS["say"][0], source_of(over), [over.i, token.i], content, "clause"))
    return [*found, *more]
