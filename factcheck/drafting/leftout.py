"""What a reported clause leaves out because its sentence has said it: "Asked if she had paid, she said she had not".

The part of the sentence before it that fits the auxiliary is what is meant (verb phrase ellipsis, Quirk et al. 1985,
12.59); where none fits, nothing is put in.
"""

from collections.abc import Sequence

from factcheck.drafting.found import children
from factcheck.drafting.morphology import inflected
from factcheck.drafting.parser import Frame, Token
from factcheck.drafting.tags import FINITE, TENSED

_BE = frozenset({"is", "are", "was", "were", "be", "been", "'s", "'re"})
_HAVE = frozenset({"has", "have", "had", "'ve"})
_DO = frozenset({"do", "does", "did"})
_MODAL = frozenset({"will", "would", "can", "could", "should", "must", "may", "might"})
_NOT = frozenset({"not", "n't", "never"})
_LONGEST = 7
"""Tokens of a clause that is a subject and an auxiliary."""


def left_out(frame: Frame, tokens: Sequence[int]) -> tuple[list[int], dict[int, str]]:
    """The tokens of what the clause in `tokens` leaves out, and which of them take another form; ([], {}) where
    nothing is left out or nothing before it fits.
    """
    held = [frame.doc[i] for i in tokens if not frame.doc[i].is_punct]
    helps = _stranded(held)
    if helps is None:
        return [], {}
    for verb in reversed([t for t in frame.doc[: held[0].i] if t.tag_.startswith("VB")]):
        if not _is_asked_or_said(verb, held[0]):
            continue
        found = _predicate(verb, helps)
        if found[0]:
            return found
    return [], {}


def _stranded(held: Sequence[Token]) -> Token | None:
    """The auxiliary that ends a clause of subject and auxiliary alone."""
    if not 1 < len(held) <= _LONGEST:
        return None
    last = len(held) - 1
    while last and held[last].lower_ in _NOT | {"been"}:
        last -= 1
    helps = held[last]
    words = [t for t in held[:last] if t.tag_.startswith(("VB", "MD")) or (t.dep_ == "mark" and t.lower_ != "that")]
    fits = helps.lower_ in _BE | _HAVE | _DO | _MODAL and helps.tag_ in FINITE
    return helps if fits and last and not words else None


def _is_asked_or_said(verb: Token, first: Token) -> bool:
    """Whether it is the verb of what was asked or said before: nothing negated, nothing told of a noun."""
    clause = verb.dep_ in {"ccomp", "advcl", "xcomp"} and not verb.is_sent_start
    near = verb.sent == first.sent or verb.sent.end == first.sent.start
    return near and clause and not children(verb, "neg") and bool(children(verb, "nsubj", "nsubjpass", "expl"))


def _predicate(verb: Token, helps: Token) -> tuple[list[int], dict[int, str]]:
    """What stands behind the auxiliary of that clause, where it has one that fits."""
    word = helps.lower_
    own = children(verb, "aux", "auxpass")
    if word in _BE:
        alike = [t for t in own if t.lower_ in _BE] or ([verb] if verb.lower_ in _BE else [])
    elif word in _MODAL:
        alike = [t for t in own if t.lower_ in _MODAL]
    else:
        alike = [t for t in own if t.lower_ in (_HAVE if word in _HAVE else _DO)]
    if alike:
        been = [t for t in own if t.lower_ == "been" and _ends_with_been(helps)]
        return _behind(verb, (been or alike)[-1] if word in _BE else (been or alike[:1])[-1]), {}
    if own or verb.tag_ not in TENSED or verb.lower_ in _BE or word not in _HAVE | _DO:
        return [], {}
    form = inflected(verb.text, "VBN" if word in _HAVE else "VB")
    return [verb.i, *_behind(verb, verb)], {verb.i: form}


def _ends_with_been(helps: Token) -> bool:
    return any(t.lower_ == "been" for t in helps.doc[helps.i + 1 : helps.i + 3])


def _behind(verb: Token, helps: Token) -> list[int]:
    """The tokens of the clause behind its auxiliary, up to the first mark."""
    end = verb.right_edge.i + 1
    marks = [i for i in range(helps.i + 1, end) if verb.doc[i].is_punct]
    return list(range(helps.i + 1, marks[0] if marks else end))
