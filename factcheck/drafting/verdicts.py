"""A denial without a verb for it: "That is false", "the report that P is untrue", in a turn or in the document.

What is denied is the clause behind the noun, or what "that" points back to: the claim just before, in the question or
in somebody else's turn.
"""

from collections.abc import Iterator, Sequence

from factcheck import lexicon
from factcheck.domain.draft import Draft
from factcheck.domain.status import Status
from factcheck.drafting.found import children, subtree
from factcheck.drafting.parser import Frame, Token
from factcheck.drafting.pieces import row, sentence
from factcheck.drafting.referring import replacements
from factcheck.drafting.spans import bare_span
from factcheck.drafting.speakers import Speakers
from factcheck.drafting.tags import FINITE

_IS = frozenset({"is", "are", "was", "were", "'s", "’s"})
_POINTS = frozenset({"that", "this", "it"})
_REACH = 600
"""Code points between what is denied and "that is false": the question before, no further."""


def verdicts(
    text: str, frame: Frame, before: Sequence[Draft], speakers: Speakers, attributed: set[int]
) -> Iterator[tuple[Draft, set[int]]]:
    """Each denial with the tokens of its sentence; `before` are the drafts before this block, in order.

    `attributed` are the tokens of attributions: what is told to be false by somebody else is his.
    """
    for sent in frame.doc.sents:
        verb = sent.root
        subjects = children(verb, "nsubj")
        if verb.lower_ not in _IS or len(subjects) != 1 or verb.i in attributed or not _is_false(verb):
            continue
        cue = _cue(text, frame, verb)
        name, written = speakers.holder(frame), frame.line.holder
        tokens = {t.i for t in sent}
        clause = _clause(subjects[0])
        if clause:
            span = tuple(bare_span(text, *piece) for piece in frame.cover(clause))
            instead = replacements(frame, clause, speakers.naming, speakers.own_voice(frame))
            words = sentence(row(text, frame, clause, instead))
            yield Draft(words, span, name, written, cue, (), Status.DENIED, "verdict", 0.7), tokens
        elif name and subjects[0].lower_ in _POINTS:
            meant = _meant(before, name, frame.start)
            if meant:
                quotes = (bare_span(text, frame.spans[sent.start][0], frame.spans[sent.end - 1][1]),)
                yield Draft(meant.text, quotes, name, written, cue, (), Status.DENIED, "verdict", 0.6), tokens


def _is_false(verb: Token) -> bool:
    """As in "is false", "is a lie", "is not true"; "is not false" says nothing."""
    said = [c for c in children(verb, "acomp", "attr") if c.i > verb.i]
    denied = any(c.dep_ == "neg" for c in verb.children)
    false = any(c.lower_ in lexicon.words("layout.txt", "false") for c in said)
    true = any(c.lower_ in lexicon.words("layout.txt", "true") for c in said)
    return (false and not denied) or (true and denied)


def _cue(text: str, frame: Frame, verb: Token) -> str:
    last = max(c.i for c in children(verb, "acomp", "attr"))
    return text[frame.spans[verb.i][0] : frame.spans[last][1]]


def _clause(noun: Token) -> list[int]:
    """The clause of "the report that P"; a relative clause ("the report that I wrote") lacks its subject or object."""
    for clause in children(noun, "acl", "ccomp"):
        opens = [c for c in clause.children if c.lower_ == "that" and c.dep_ == "mark"]
        finite = clause.tag_ in FINITE or any(c.tag_ in FINITE for c in children(clause, "aux", "auxpass"))
        if opens and finite and children(clause, "nsubj", "nsubjpass", "expl"):
            return [i for i in subtree(clause) if i > opens[0].i]
    return []


def _meant(before: Sequence[Draft], name: str, at: int) -> Draft | None:
    """The claim just before, of somebody else."""
    near = [one for one in before if at - one.quotes[-1][1] < _REACH and one.quotes[-1][1] <= at]
    last = near[-1] if near else None
    return last if last and last.speaker and last.speaker != name else None
