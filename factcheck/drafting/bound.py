"""Pronouns that the words of their own sentence explain: "Wales kept their lead", "Yohannes and his wife".

Whoever owns something is looked for first in the clause that owns it (Chomsky 1981, principle A of binding; the local
subject, Hobbs 1978): what is found there stays a pronoun, since a reader of the sentence finds it too.
"""

from collections.abc import Sequence

from factcheck.drafting.found import children
from factcheck.drafting.kinds import BODIES, FIRMS, GROUPS, PERSONS, SEVERAL, forms
from factcheck.drafting.lexicon import VERBS, Kind
from factcheck.drafting.mentions import Mention, Mentions, class_of
from factcheck.drafting.names import is_known_person
from factcheck.drafting.parser import Frame, Token
from factcheck.drafting.tags import NAMING
from factcheck.text.firstnames import pronoun_of
from factcheck.text.pronouns import HE, IT, SHE


def is_bound(tokens: Sequence[int], token: Token) -> bool:
    """Whether the words say who or what the pronoun is, by how they are built."""
    if token.tag_ == "PRP$" and (_is_its_subject_s(tokens, token) or _is_beside_owner(tokens, token)):
        return True
    return _is_announced(token) or _is_who_says_it(tokens, token) or _is_listed(token)


def told_of(token: Token) -> Token | None:
    """As in "Ole Berg, who was told that he would not live": the name that the clause around a pronoun tells more of.

    Only of what he is told or says: in "the officer who searched his house after he called" either may be meant, as of
    somebody without a name ("shot by an officer who was told that he had a gun").
    """
    over, said = token, False
    while over.head.i != over.i and over.dep_ != "relcl":
        said |= over.dep_ == "ccomp"
        if over.dep_ in _BESIDE or (over.i != token.i and over.dep_ in {"conj", "dep"}):
            return None
        over = over.head
    acts = over.dep_ == "relcl" and any(c.lower_ == "who" for c in children(over, "nsubj", "nsubjpass"))
    return over.head if said and acts and over.head.tag_ == "NNP" else None


_BESIDE = frozenset({"advcl", "acl", "parataxis"})


def whom_told(frame: Frame, token: Token, mentions: Mentions) -> Mention | None:
    """Whom "he" or "she" means by the clause around it, where nobody else that it can be is named in between."""
    kinds, sex = class_of(token.lower_)
    noun = told_of(token) if sex else None
    return mentions.alone(frame.spans[noun.i][0], frame.spans[token.i][0], kinds, sex) if noun is not None else None


def is_others(token: Token) -> bool:
    """As in "Ana Reyes believed he was to be beaten, her lawyer said": who a third person thought of is hardly he who
    tells it.
    """
    verb = token.head
    if token.lower_ not in {"he", "she"} or verb.dep_ != "ccomp" or verb.head.dep_ != "ccomp":
        return False
    thinks = any(cue.kind is Kind.BELIEF for cue in VERBS.get(verb.head.lower_, ()))
    return thinks and any(s.tag_ in {"NNP", "NNPS"} for s in children(verb.head, "nsubj"))


def is_named_behind(tokens: Sequence[int], token: Token, names: Sequence[str]) -> bool:
    """As in "it is working with the SEC": the Commission is no "it" before its name (principle C of binding)."""
    behind = {token.doc[i].text for i in tokens if i > token.i and token.doc[i].text[0].isupper()}
    short = {"".join(w[0] for w in name.split() if w[0].isupper()) for name in names if " " in name}
    last = {name.split()[-1] for name in names if name[0].isupper()}
    return token.tag_ == "PRP" and token.dep_ in {"nsubj", "nsubjpass"} and not behind.isdisjoint(short | last)


def _is_beside_owner(tokens: Sequence[int], token: Token) -> bool:
    """As in "Yohannes and his wife", "the leader and her colleagues"."""
    first = token.head
    while first.dep_ == "conj" and first.head.i in tokens:
        first = first.head
    if first.i == token.head.i or token.lower_ not in HE | SHE | IT:
        return False
    if first.i > token.i or not first.tag_.startswith("NN"):
        return False
    people = bool(forms(first.lower_) & PERSONS) and token.lower_ not in IT
    return people or bool(first.text[0].isupper())


def _is_listed(token: Token) -> bool:
    """As in "They are: Ana Berg, 33, and Omar Dietz"."""
    after = token.head.i + 1
    return bool(token.dep_ == "nsubj" and token.i < after < len(token.doc) and token.doc[after].text == ":")


def _is_its_subject_s(tokens: Sequence[int], token: Token) -> bool:
    """As in "Wales kept their lead", "Dr Reddy's has built its name", "it lost its way": of whoever does it."""
    verb = token.head
    while verb.head.i != verb.i and not verb.tag_.startswith("VB"):
        verb = verb.head
    same = {"its": "it", "their": "they"}.get(token.lower_, "")
    subjects = [s for s in children(verb, "nsubj", "nsubjpass") if s.i in tokens and s.i < token.i]
    owning = {"its": _is_acting_body, "their": _are_several}.get(token.lower_)
    return owning is not None and any(s.tag_ in NAMING or s.lower_ == same or owning(s) for s in subjects)


def _is_acting_body(noun: Token) -> bool:
    return bool(noun.tag_ == "NN" and forms(noun.lower_) & _BODIES) and not children(noun, "poss")


def _are_several(noun: Token) -> bool:
    return bool(noun.tag_ == "NNS" or noun.lower_ in SEVERAL | GROUPS)


_BODIES = (BODIES | FIRMS) - SEVERAL


_ONE, _SEVERAL = frozenset({"NN", "NNP", "NNPS"}), frozenset({"NNS", "NNPS", "NNP"})


def _is_announced(token: Token) -> bool:
    """As in "In its first week, the film", "At their meeting, ministers": whoever does it stands behind it."""
    over = token
    while over.head.i != over.i and over.dep_ in _FRONTED:
        over = over.head
    subjects = children(over, "nsubj", "nsubjpass") if over.tag_.startswith(("VB", "MD")) and over.i > token.i else []
    behind = [s for s in subjects if s.left_edge.i > token.i]
    fitting = {"its": _ONE, "their": _SEVERAL}.get(token.lower_, frozenset[str]())
    owned = any(children(s, "poss") for s in behind)  # "during his visit, his host Ole Berg" is not who has him
    return any(s.tag_ in fitting or (not owned and _is_who_owns(token, s)) for s in behind)


def _is_who_owns(token: Token, noun: Token) -> bool:
    """Whether "his" or "her" can be that subject's: a person's of that sex; "because of him" is another's (principle B
    of binding).
    """
    if token.tag_ != "PRP$" or token.lower_ not in HE | SHE:
        return False
    if noun.tag_ != "NNP":
        return bool(noun.tag_ == "NN" and forms(noun.lower_) & PERSONS)
    name = " ".join([*(c.text for c in children(noun, "compound") if c.tag_ == "NNP"), noun.text])
    return is_known_person(name) and pronoun_of(name) in {"", "he" if token.lower_ in HE else "she"}


_FRONTED = frozenset({"poss", "pobj", "prep", "pcomp", "dobj", "conj"})


def _is_who_says_it(tokens: Sequence[int], token: Token) -> bool:
    """As in "a survey suggests that 69 % of the voters say they do"."""
    verb = token.head
    if token.lower_ != "they" or token.dep_ not in {"nsubj", "nsubjpass"} or verb.dep_ != "ccomp":
        return False
    subjects = [s for s in children(verb.head, "nsubj", "nsubjpass") if s.i in tokens and s.i < token.i]
    return any(s.tag_ in {"CD", "NNS", "NNPS"} or s.text == "%" for s in subjects)
