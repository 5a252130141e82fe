"""What a sentence states beside its main clause: "after the fall of X", "with X doing Y", "a step that has Z"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.drafting.found import children, subtree
from factcheck.drafting.morphology import is_finite
from factcheck.drafting.parser import Token
from factcheck.drafting.words import word_set

_LEAST = 4
"""Words that an aside needs to say something by itself."""
_AROUND = word_set("after following since amid")
_OPENS_WITH = word_set("come came comes begin began begins start started starts end ended ends open opened opens")
_EVENTS = word_set(
    """
    end start beginning death birth fall rise loss arrest attack raid strike crash collapse murder siege coup war
    revolt release defeat victory departure arrival seizure capture closure failure theft launch trial discovery
    """
)
_EVENT = re.compile(r"\w{3,}(?:tion|sion|ment|ing|val|sal)$")
_TIMES = word_set("before after while since when")
_MARKS = word_set("after before when once since as because although though while whereas")


@dataclass(frozen=True, slots=True)
class Aside:
    """Token numbers of one aside; `cut` where the main clause reads better without it, `subject` what it lacks."""

    tokens: list[int]
    subject: list[int]
    cut: list[int]


def asides(sentence: Token, attributed: set[int]) -> Iterator[Aside]:
    """The asides of a parsed sentence, in order; `attributed` holds the tokens of every attribution."""
    for token in sentence:
        one = (
            _event(token)
            or _absolute(token)
            or _summary(token)
            or _participle(token)
            or (_beside_claim(token) if token.head.i in attributed else None)
        )
        if one and sum(not token.doc[i].is_punct for i in one.tokens) >= _LEAST:
            yield one


def _event(token: Token) -> Aside | None:
    """As in "Despite the end of the talks, ...", "it came with the downing of a plane": an event taken as known."""
    over, verb = token.head, token.head.head
    if token.dep_ != "pobj" or not _is_verb(verb):
        return None
    held = subtree(token)
    if over.lower_ == "despite" and _is_named(token):
        end = _front_end(over, verb)
        held = list(range(held[0], end)) if end else held
        return Aside(held, [], [over.i, *held])
    if over.lower_ in _AROUND and _is_event(token):
        return Aside(held, [], []) if over.i > verb.i or _front_end(over, verb) else None
    if over.lower_ == "with" and verb.lower_ in _OPENS_WITH and _is_event(token):
        behind = [c for c in verb.children if c.i > held[-1]]
        while behind and behind[0].dep_ == "prep":
            held += subtree(behind.pop(0))
        return Aside(held, [], [])
    return None


def _is_event(token: Token) -> bool:
    """A noun of happening with "of" and something named: "the Armenian occupation of the town"."""
    known = any(c.lower_ == "the" or c.dep_ == "poss" for c in token.children)
    of = any(c.lower_ == "of" for c in children(token, "prep"))
    return known and of and _is_named(token) and bool(token.lower_ in _EVENTS or _EVENT.match(token.lower_))


def _is_named(token: Token) -> bool:
    return any(t.tag_ in {"NNP", "NNPS", "CD"} for t in token.subtree)


def _front_end(over: Token, verb: Token) -> int | None:
    """The comma before the subject, where a phrase at the front of the sentence ends; None when it is not there."""
    subject = next(iter(children(verb, "nsubj", "nsubjpass", "expl")), verb)
    comma = subject.left_edge.i - 1 if subject.i != verb.i else verb.i - 1
    return comma if comma > over.i and over.doc[comma].text == "," else None


def _absolute(token: Token) -> Aside | None:
    """As in "..., with Ruritania building a port": a participle with a subject of its own, which is a name."""
    if token.tag_ != "VBG" or token.dep_ == "ROOT" or len(list(token.rights)) == 0:
        return None
    doer = next(iter(children(token, "nsubj")), None)
    if doer is None and token.i and token.doc[token.i - 1].dep_ == "pobj":
        doer = token.doc[token.i - 1]
    if doer is None or doer.tag_ != "NNP" or doer.i > token.i or doer.left_edge.i < 1 or children(doer, "det"):
        return None
    before = token.doc[doer.left_edge.i - 1]
    held = list(range(doer.left_edge.i, token.right_edge.i + 1))
    if before.tag_ != "IN" or len(subtree(token)) < _LEAST:
        return None
    apart = before.lower_ == "with" and token.doc[before.i - 1].text == ","
    return Aside(held, [], [before.i, *held] if apart else [])


def _summary(token: Token) -> Aside | None:
    """As in "..., a step that has angered Moscow": a noun that sums up the sentence and says something of it."""
    first = token.left_edge
    loose = token.dep_ in {"appos", "npadvmod"} and first.lower_ in {"a", "an"} and token.doc[first.i - 1].text == ","
    if not loose or token.head.tag_.startswith("NNP"):
        return None
    if not any(is_finite(c) and any(s.tag_ == "WDT" for s in children(c, "nsubj")) for c in children(token, "relcl")):
        return None
    behind = token.right_edge.i + 1
    if behind < len(token.doc) and not token.doc[behind].is_punct:
        return None
    return Aside(subtree(token), [], subtree(token))


def _participle(token: Token) -> Aside | None:
    """As in "before being annexed in 1920", "while courting its rival"."""
    if not (token.tag_ == "VBG" or any(c.tag_ == "VBG" for c in children(token, "auxpass", "aux"))):
        return None
    hung = token.dep_ == "pcomp"
    mark = token.head if hung else next(iter(children(token, "mark")), None)
    if mark is None or mark.lower_ not in _TIMES or children(token, "nsubj", "nsubjpass"):
        return None
    verb = token.head.head if hung else token.head
    doer = _doer(verb)
    if mark.i < verb.i or _is_relative(token, doer) or not any(c.dep_ in {"dobj", "prep"} for c in token.rights):
        return None
    held = [i for i in subtree(token) if i > mark.i]
    return Aside(held, doer, [mark.i, *held])


def _beside_claim(token: Token) -> Aside | None:
    """What hangs on a cue and is no part of the claim: "said P after Y had happened", "denied P, angering Y"."""
    if token.dep_ != "advcl" or token.i < token.head.i:
        return None
    marks = [m for m in children(token, "mark") if m.lower_ in _MARKS]
    subject = children(token, "nsubj", "nsubjpass", "expl")
    if marks and subject and is_finite(token) and token.lower_ not in {"did", "does", "do"}:
        return Aside([i for i in subtree(token) if i > marks[-1].i], [], [])
    loose = token.tag_ == "VBG" and not subject and token.doc[token.left_edge.i - 1].text == ","
    if loose and children(token, "dobj"):
        return Aside(subtree(token), [], [])
    return None


def _doer(verb: Token) -> list[int]:
    """The subject that the verb has or shares."""
    for token in (verb, *verb.ancestors):
        own = children(token, "nsubj", "nsubjpass")
        if own:
            return subtree(own[0])
    return []


def _is_relative(token: Token, tokens: list[int]) -> bool:
    """Whether the subject is no more than "which" or "he": the aside would say it of nobody."""
    return bool(tokens) and all(token.doc[i].tag_ in {"WDT", "WP", "PRP", "DT"} for i in tokens)


def _is_verb(token: Token) -> bool:
    return bool(token.tag_.startswith("VB"))
