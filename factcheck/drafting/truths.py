"""What a sentence says of the truth of something: "said that was untrue", "I am aware that P"."""

from factcheck import lexicon
from factcheck.drafting.factuality import selecting
from factcheck.drafting.found import Found, children, subtree, trimmed
from factcheck.drafting.lexicon import VERBS, Kind
from factcheck.drafting.parser import Frame, Token
from factcheck.drafting.sources import source_of
from factcheck.text.pronouns import SPEAKING

_IS = frozenset({"is", "was", "were"})
_POINTS = frozenset({"that", "this", "it"})
_FACTS = frozenset({"aware", "conscious", "mindful"})


def called_untrue(frame: Frame, found: list[Found]) -> list[Found]:
    """As in "said that was untrue: P": a denial of what was said before, and P."""
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
        made[token.i] = [Found(token.i, VERBS["deny"][0], source_of(token), cue, [back], "object")]
        if last + 2 < token.sent.end and frame.doc[last + 1].text in {":", ";", "–", "—"}:
            rest = trimmed(frame.doc, list(range(last + 2, token.sent.end)))
            made[token.i].append(Found(token.i, VERBS["say"][0], source_of(token), [token.i], rest, "clause"))
    kept = [one for one in found if one.head not in made]
    return [*kept, *(one for several in made.values() for one in several)]


def _verdict(cue: Token) -> tuple[int, int] | None:
    """Where "that" stands behind the cue and where "untrue" does; None where nothing is called untrue."""
    doc, at, end = cue.doc, int(cue.i) + 1, int(cue.sent.end)
    if at + 1 < end and doc[at].lower_ == "that" and doc[at + 1].lower_ in _POINTS:
        at += 1
    if at + 2 >= end or doc[at].lower_ not in _POINTS or doc[at + 1].lower_ not in _IS:
        return None
    last = at + 2
    negated = doc[last].lower_ in {"not", "n't"}
    last += negated
    while last + 1 < end and doc[last].tag_ in {"RB", "DT"}:
        last += 1
    said = selecting("true") | lexicon.words("layout.txt", "true") if negated else lexicon.words("layout.txt", "false")
    return (at, last) if last < end and doc[last].lower_ in said else None


def known_facts(frame: Frame, found: list[Found]) -> list[Found]:
    """As in "I am aware that P": whoever says so says P."""
    more = []
    for token in frame.doc:
        over = token.head
        mine = any(s.lower_ in SPEAKING for s in children(over, "nsubj"))
        clause = next(iter(children(token, "ccomp")), None)
        denied = any(c.dep_ == "neg" for c in over.children)
        if token.lower_ not in _FACTS or not mine or denied or clause is None or any(o.head == over.i for o in found):
            continue
        content = [i for i in subtree(clause) if not (frame.doc[i].lower_ == "that" and frame.doc[i].dep_ == "mark")]
        more.append(Found(over.i, VERBS["say"][0], source_of(over), [over.i, token.i], content, "clause"))
    return [*found, *more]
