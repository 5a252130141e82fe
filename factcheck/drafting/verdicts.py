"""A denial without a verb for it: "That is false", "the report that P is untrue", in a turn or in the document.

What is denied is the clause behind the noun, or what "that" points back to: the claim just before, in the question or
in somebody else's turn.
"""

import re
from collections.abc import Iterator, Sequence

from factcheck import lexicon
from factcheck.domain.draft import Draft
from factcheck.domain.status import Status
from factcheck.drafting.found import children, subtree
from factcheck.drafting.kinds import PERSONS
from factcheck.drafting.parser import Frame, Token
from factcheck.drafting.pieces import row, sentence
from factcheck.drafting.question import Question
from factcheck.drafting.referring import replacements
from factcheck.drafting.spans import bare_span
from factcheck.drafting.speakers import Speakers
from factcheck.drafting.tags import FINITE
from factcheck.text.pronouns import FIRST, POINTING, SPEAKING

_IS = frozenset({"is", "are", "was", "were", "'s", "’s"})
_REACH = 600
"""Code points between what is denied and "that is false": the question before, no further."""


def verdicts(
    text: str, frame: Frame, before: Sequence[Draft], speakers: Speakers, attributed: set[int], asked: Question | None
) -> Iterator[tuple[Draft, set[int]]]:
    """Each denial with the tokens of its sentence; `before` are the drafts before this block, in order.

    `attributed` are the tokens of attributions: what is told to be false by somebody else is his. `asked` is the
    question before, None where there is none.
    """
    for sent in frame.doc.sents:
        verb = sent.root
        subjects = children(verb, "nsubj")
        clause = _disbelieved(verb) if verb.i not in attributed else []
        if clause:
            yield _denied(text, frame, clause, speakers, _cue_of(text, frame, verb)), {t.i for t in sent}
            continue
        verdict = _verdict(verb)
        asks = sent[-1].text == "?" or _is_open(verb)
        if verb.lower_ not in _IS or len(subjects) != 1 or verb.i in attributed or verdict is None or asks:
            continue
        cue = _cue(text, frame, verb)
        name, written = speakers.holder(frame), frame.line.holder
        tokens = {t.i for t in sent}
        clause = _clause(subjects[0]) or (_extraposed(verb, subjects[0]) if name else [])
        if clause and verdict is Status.DENIED:
            yield _denied(text, frame, clause, speakers, cue), tokens
        elif name and not clause and _is_back(subjects[0]):
            words = _words_meant(before, name, frame.start, asked if subjects[0].lower_ in POINTING else None)
            if words:
                quotes = (bare_span(text, frame.spans[sent.start][0], frame.spans[sent.end - 1][1]),)
                yield Draft(words, quotes, name, written, cue, (), verdict, "verdict"), tokens


def _denied(text: str, frame: Frame, clause: list[int], speakers: Speakers, cue: str) -> Draft:
    span = tuple(bare_span(text, *piece) for piece in frame.cover(clause))
    instead = replacements(frame, clause, speakers.naming, speakers.own_voice(frame))
    words = sentence(row(text, frame, clause, instead))
    name, written = speakers.holder(frame), frame.line.holder
    return Draft(words, span, name, written, cue, (), Status.DENIED, "verdict")


def _verdict(verb: Token) -> Status | None:
    """Denied for "is false", "is a lie", "is not true", confirmed for "is true"; "is not false" says nothing."""
    said = [c for c in children(verb, "acomp", "attr", "advmod") if c.i > verb.i]
    denied = any(c.dep_ == "neg" for c in verb.children)
    false = any(c.lower_ in lexicon.words("layout.txt", "false") for c in said)
    true = any(c.lower_ in lexicon.words("layout.txt", "true") for c in said)
    so = any(c.lower_ == "so" for c in said)
    if (false and not denied) or ((true or so) and denied):
        return Status.DENIED
    return Status.CONFIRMED if true and not denied else None


def _is_open(verb: Token) -> bool:
    """Whether it stands under a doubt or a condition: "if that is true", "may be true"."""
    return any(c.dep_ == "mark" and c.lower_ in {"if", "whether", "unless"} for c in verb.children)


def _disbelieved(verb: Token) -> list[int]:
    """The clause of "I do not accept that P", "we don't believe that P"."""
    mine = any(c.lower_ in SPEAKING for c in children(verb, "nsubj"))
    denied = any(c.dep_ == "neg" for c in verb.children)
    clause = next(iter(children(verb, "ccomp")), None)
    if verb.lower_ not in {"accept", "recognise", "recognize"} or not (mine and denied) or clause is None:
        return []
    return [i for i in subtree(clause) if not (verb.doc[i].lower_ == "that" and verb.doc[i].dep_ == "mark")]


def _extraposed(verb: Token, subject: Token) -> list[int]:
    """The clause of "it is not true that P"."""
    clause = next(iter(children(verb, "ccomp", "csubj")), None)
    clause = clause or next((c for a in children(verb, "acomp", "attr") for c in children(a, "ccomp", "acl")), None)
    if subject.lower_ != "it" or clause is None:
        return []
    return [i for i in subtree(clause) if not (verb.doc[i].lower_ == "that" and verb.doc[i].dep_ == "mark")]


def _is_back(subject: Token) -> bool:
    """Whether it is what was said ("that is false"), or whoever said it ("the mayor is wrong", "they are right")."""
    person = subject.tag_ in {"NNP", "PRP"} or subject.lower_ in PERSONS
    return subject.lower_ in POINTING or (person and subject.lower_ not in FIRST)


def _cue_of(text: str, frame: Frame, verb: Token) -> str:
    first = min([verb.i, *(c.i for c in children(verb, "aux", "neg"))])
    return text[frame.spans[first][0] : frame.spans[verb.i][1]]


def _cue(text: str, frame: Frame, verb: Token) -> str:
    last = max(c.i for c in children(verb, "acomp", "attr", "advmod", "neg"))
    return text[frame.spans[verb.i][0] : frame.spans[last][1]]


def _clause(noun: Token) -> list[int]:
    """The clause of "the report that P"; a relative clause ("the report that I wrote") lacks its subject or object."""
    for clause in children(noun, "acl", "ccomp", "relcl"):
        has_object = (
            len(children(clause, "dobj")) > 1
        )  # "the story that I took a bribe", whose "that" a parser takes for one
        opens = [c for c in clause.children if c.lower_ == "that" and (c.dep_ == "mark" or has_object)]
        finite = clause.tag_ in FINITE or any(c.tag_ in FINITE for c in children(clause, "aux", "auxpass"))
        if opens and finite and children(clause, "nsubj", "nsubjpass", "expl"):
            return [i for i in subtree(clause) if i > opens[0].i]
    return []


def _words_meant(before: Sequence[Draft], name: str, at: int, asked: Question | None) -> str:
    """The claim just before, of somebody else, or what the question proposes: that first where it puts a statement."""
    put = sentence(asked.proposed()) if asked else ""
    put = "" if re.search(r"\byou(?:rs?)?\b", put, re.I) else put
    meant = _meant(before, name, at)
    return put if asked and asked.is_put and put else meant.text if meant else put


def _meant(before: Sequence[Draft], name: str, at: int) -> Draft | None:
    """The claim just before, of somebody else."""
    near = [one for one in before if at - one.quotes[-1][1] < _REACH and one.quotes[-1][1] <= at]
    last = near[-1] if near else None
    return last if last and last.speaker and last.speaker != name else None
