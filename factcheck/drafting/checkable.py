"""Whether a statement that nobody is quoted for says something that can be checked.

The document's own voice needs a figure, a day, a superlative, or an event with a named actor. Whoever has the word in
a turn is on record with more, but not with thanks, with what he could or would do, or with "it was not easy".
"""

import re
from collections.abc import Sequence

from factcheck import lexicon
from factcheck.drafting.factuality import selecting
from factcheck.drafting.found import children
from factcheck.drafting.lexicon import forms
from factcheck.drafting.parser import Frame, Token
from factcheck.drafting.tags import FINITE
from factcheck.text.dates import DAYS, MONTHS
from factcheck.text.pronouns import SPEAKING
from factcheck.text.units import ONES, SCALES, TENS

_COUNTED = "|".join(word for word in (*ONES, *TENS, *SCALES) if len(word) > 2 and word not in ("one", "mln", "bln"))
_DAYS = "|".join(name.capitalize() for name in (*MONTHS, *DAYS))
_FIGURE = re.compile(
    rf"\d|\b(?:percent|per cent|half|third|quarter|dozen|dozens|hundreds|thousands|{_COUNTED}|{_DAYS})\b"
)
_STATES = frozenset({"is", "are", "was", "were", "be", "been", "'s", "seems", "seemed", "looks", "looked", "remains"})
_LATER = frozenset({"will", "wo", "'ll", "shall", "would", "may", "might", "could", "should"})
_MAY = _LATER | {"can", "ca", "must", "'d"}


def has_figure(text: str, frame: Frame, tokens: Sequence[int]) -> bool:
    """Whether a number, a sum, a day or a month stands in it."""
    if any(frame.doc[i].tag_ == "CD" and frame.doc[i].lower_ != "one" for i in tokens):
        return True
    return bool(_FIGURE.search(text[frame.spans[tokens[0]][0] : frame.spans[tokens[-1]][1]]))


def is_checkable(frame: Frame, tokens: Sequence[int], figure: bool) -> bool:
    """Whether the document's own statement is worth an analyst's look."""
    held = [frame.doc[i] for i in tokens]
    courteous = _root(held).lower_ in _COURTESY
    return (figure or _has_superlative(held) or _is_event(held)) and not _is_to_come(_root(held)) and not courteous


_COURTESY = frozenset(
    form
    for word in ("thank", "welcome", "congratulate", "commend", "praise", "applaud", "undertake", "greet")
    for form in (word, *forms(word))
)
"""What is said to somebody and of nothing, as minutes note it."""


def _root(held: Sequence[Token]) -> Token:
    inside = {t.i for t in held}
    return next((t for t in held if (t.head.i not in inside or t.head.i == t.i) and not t.is_punct), held[0])


def _is_to_come(root: Token) -> bool:
    """As in "the board will meet", "are expected to meet", "is planned for May", "declined to comment"."""
    if any(c.lower_ in _LATER for c in children(root, "aux")) or _is_supposed(root):
        return True
    hangs = bool(children(root, "xcomp", "ccomp") or children(root, "auxpass"))
    return hangs and root.lower_ in selecting("open") | selecting("undone") and root.lower_ not in selecting("done")


def _is_open(root: Token, subjects: Sequence[Token]) -> bool:
    """As in "Mrs. Toloa may be one of them", "we are considering a fund"."""
    perhaps = any(c.lower_ in {"may", "might", "could"} for c in children(root, "aux"))
    mine = any(s.lower_ in SPEAKING for s in subjects)
    done = root.tag_ == "VBD" and root.lower_ in {"proposed", "suggested", "recommended", "offered", "called"}
    return perhaps or _is_supposed(root) or (mine and not done and root.lower_ in selecting("open") - selecting("done"))


def _is_supposed(root: Token) -> bool:
    """As in "if both had failed, it would be flooded", "perhaps it was added"."""
    under = any(c.lower_ in {"if", "unless"} for a in children(root, "advcl") for c in children(a, "mark"))
    return under or any(c.lower_ in {"perhaps", "maybe"} for c in children(root, "advmod"))


def _has_superlative(held: Sequence[Token]) -> bool:
    """As in "the largest", "the most expensive"; "at least" and "most of them" are none."""
    return any(
        t.tag_ in {"JJS", "RBS"}
        and t.lower_ != "least"
        and not (t.lower_ == "most" and t.dep_ in {"nsubj", "pobj", "dobj"})
        for t in held
    )


def _is_event(held: Sequence[Token]) -> bool:
    """Whether somebody with a name did something, or had it done to him."""
    verbs = [t for t in held if t.tag_ in FINITE or t.tag_ == "VBN"]
    actors = [s for v in verbs for s in (*children(v, "nsubj", "nsubjpass"), *_agents(v))]
    named = any(t.tag_ in {"NNP", "NNPS"} for actor in actors for t in actor.subtree)
    return named and any(v.tag_ in {"VBD", "VBN"} and v.lower_ not in _STATES for v in verbs)


def _agents(verb: Token) -> list[Token]:
    return [noun for by in children(verb, "agent") for noun in children(by, "pobj")]


def is_on_record(frame: Frame, tokens: Sequence[int], figure: bool) -> bool:
    """Whether what somebody says in a turn is a statement of fact and not talk."""
    held = [frame.doc[i] for i in tokens]
    root = _root(held)
    if is_mere_talk(frame, tokens) or (not figure and _only_points(root, children(root, "nsubj", "nsubjpass"))):
        return False
    return figure or any(t.tag_.startswith("NN") and t.dep_ in _PARTS for t in held)


def is_mere_talk(frame: Frame, tokens: Sequence[int]) -> bool:
    """Whether somebody only thanks, hopes, judges, or says what he could or would do."""
    held = [frame.doc[i] for i in tokens]
    root = _root(held)
    subjects = children(root, "nsubj", "nsubjpass")
    if any(t.lower_ == "here" and t.head.i == root.i and root.lower_ in _STATES for t in held):
        return True
    if any(s.lower_ in SPEAKING for s in subjects) and (_is_talk(root) or _is_possible(root)):
        return True
    if any(c.lower_ in {"should", "must"} for c in children(root, "aux")):
        return True  # what ought to be
    if _is_open(root, subjects) or any(o.lower_ in {"tribute", "thanks", "apologies"} for o in children(root, "dobj")):
        return True
    return _is_judgement(root) or _has_light_object(root)


_PARTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "attr", "dative", "oprd", "conj", "appos"})


def _is_possible(root: Token) -> bool:
    """As in "I could go", not "I could see two of them"."""
    saw = root.lower_ in {"see", "hear"} and any(c.lower_ == "could" for c in children(root, "aux"))
    return any(c.lower_ in _MAY for c in children(root, "aux")) and not saw


def _is_judgement(root: Token) -> bool:
    """As in "my friend is right", "they are wrong": of what somebody said, and nothing by itself."""
    said = children(root, "acomp")
    words = lexicon.words("layout.txt", "false") | lexicon.words("layout.txt", "true")
    subjects = [t for s in children(root, "nsubj") for t in s.subtree if not t.is_punct]
    return root.lower_ in _STATES and bool(said) and said[0].lower_ in words and len(subjects) < _TOLD_APART


_TOLD_APART = 3
"""Words of a subject that say of what it is: "The figure of 3,400 is not correct"."""


def _only_points(root: Token, subjects: Sequence[Token]) -> bool:
    """As in "That was Ana Quill", "this is another matter"."""
    return root.lower_ in _STATES and any(s.lower_ in {"that", "this"} for s in subjects)


def _is_talk(root: Token) -> bool:
    """As in "I thank the Minister", "we are sorry for the delay", "I stand by it"."""
    if root.lower_ in lexicon.words("layout.txt", "talk"):
        return not (root.lower_ in {"know", "knew"} and any(c.lower_ == "of" for c in children(root, "prep")))
    return any(c.lower_ in lexicon.words("layout.txt", "moods") for c in children(root, "acomp"))


def _has_light_object(root: Token) -> bool:
    """As in "I have no reason to doubt them", "we have no comment"."""
    objects = children(root, "dobj")
    none = any(c.lower_ in {"no", "any", "every", "much"} for o in objects for c in children(o, "det"))
    return none and any(o.lower_ in lexicon.words("layout.txt", "light") for o in objects)
