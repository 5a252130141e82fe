"""Attribution without a verb: "according to X", "per X", "in X's words", and noun cues ("the claim that P")."""

from collections.abc import Iterator

from factcheck.domain.status import Status
from factcheck.drafting.found import Found, children, subtree, trimmed
from factcheck.drafting.lexicon import NOUNS, Cue, Kind
from factcheck.drafting.parser import Frame, Token
from factcheck.drafting.speech import noun_phrase, source_of
from factcheck.drafting.words import word_set

ACCORDING = Cue("according", Kind.REPORT, frozenset("c"), frozenset({"to"}), Status.ALLEGED)


def according(frame: Frame) -> Iterator[Found]:
    """ "According to X, P", "P, according to X", "P1, according to X, P2"."""
    doc = frame.doc
    for token in doc[:-1]:
        if token.lower_ != "according" or doc[token.i + 1].lower_ != "to":
            continue
        to = doc[token.i + 1]
        source = [i for p in children(to, "pobj", "pcomp") for i in noun_phrase(p)] or _up_to_comma(token, to.i + 1)
        if not source:
            continue
        taken = {token.i, to.i, *range(to.i + 1, source[-1] + 1)}
        content = [t.i for t in token.sent if t.i not in taken]
        yield Found(token.i, ACCORDING, source, [token.i, to.i], trimmed(doc, content), "according")


def _up_to_comma(token: Token, first: int) -> list[int]:
    found = []
    for i in range(first, token.sent.end):
        if token.doc[i].text in {",", "."}:
            break
        found.append(i)
    return found


_LIGHT = word_set(
    """
    make makes made making issue issued issues issuing publish published publishes publishing repeat repeated
    repeats repeating release released releases releasing raise raised raises raising express expressed
    expresses expressing voice voiced voices have has had having draw drew drawn give gave gives giving deliver
    delivered offer offered offers offering reiterate reiterated spread circulated circulate posted
    """
)


def nouns(frame: Frame) -> Iterator[Found]:
    """ "Tulsa police's claim that P", "published allegations that P", "a statement by X that P"."""
    inside = {i for a, b, _ in frame.quotes for i in range(a, b)}
    for token in frame.doc:
        entry = NOUNS.get(token.lower_)
        if entry is None or token.i in inside or not token.tag_.startswith("NN") or token.dep_ == "compound":
            continue
        clauses = [c for c in children(token, "acl", "ccomp", "relcl") if _is_that_clause(c)]
        source = _noun_source(token)
        if clauses:
            yield Found(token.i, entry, source, [token.i], trimmed(frame.doc, subtree(clauses[0])), "noun")
        elif source:
            content = [
                i
                for c in children(token, "prep")
                if c.lower_ in {"of", "about", "for"}
                for p in children(c, "pobj", "pcomp")
                for i in subtree(p)
            ]
            content = content or [i for c in children(token, "acl") if c.tag_ == "VB" for i in subtree(c)]
            if content:
                yield Found(token.i, entry, source, [token.i], trimmed(frame.doc, content), "noun")


def _is_that_clause(clause: Token) -> bool:
    first = min(clause.subtree, key=lambda t: t.i)
    marks = children(clause, "mark")
    return bool(marks and marks[0].lower_ == "that") or (
        clause.dep_ != "relcl" and first.lower_ == "that" and first.tag_ == "IN"
    )


def _noun_source(token: Token) -> list[int]:
    owner = children(token, "poss")
    if owner:
        return trimmed(token.doc, subtree(owner[0]))
    for prep in children(token, "prep"):
        if prep.lower_ in {"by", "from"}:
            return [i for p in children(prep, "pobj") for i in noun_phrase(p)]
    if token.dep_ == "dobj" and token.head.lower_ in _LIGHT:
        return source_of(token.head)
    return []
