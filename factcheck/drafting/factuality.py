"""Whether a saying happened: "refused to say", "will say", "had she said", "nobody said" hand over no claim.

The values are FactBank's (Saurí and Pustejovsky 2009), as far as a claim depends on them; the words stand in
`factcheck/lexicon/factuality.txt`.
"""

from enum import Enum, auto
from functools import cache

from factcheck import lexicon
from factcheck.drafting.found import Found, children
from factcheck.drafting.lexicon import VERBS, Kind, forms
from factcheck.drafting.parser import Frame, Token
from factcheck.text.negation import NEGATING
from factcheck.text.pronouns import FIRST, THIRD


class Factuality(Enum):
    """What the text says of the act of saying: it happened, seems to have, did not, or nobody knows yet."""

    DONE = auto()
    SEEMING = auto()
    UNDONE = auto()
    OPEN = auto()


_UPWARD = frozenset({"xcomp", "pcomp", "prep", "acomp", "acl", "advmod", "oprd", "amod", "ccomp", "conj", "pobj"})
_NOT = NEGATING | {"n't"}
_FURTHEST = 6
"""Words above a cue that are looked at, a bound: "has so far stopped short of being willing to confirm" has five."""


@cache
def selecting(section: str) -> frozenset[str]:
    """The words of a section of the table, in every form."""
    return frozenset(form for word in lexicon.words("factuality.txt", section) for form in (word, *forms(word)))


def factuality(frame: Frame, one: Found) -> Factuality:
    """What the sentence says of this attribution's cue."""
    token = frame.doc[one.head]
    if one.source and is_nobody(frame, one.source):
        return Factuality.UNDONE
    if one.rule == "noun":
        return _of_noun(token)
    if _is_order(one, token) or _is_conditional(token):
        return Factuality.OPEN
    if _is_not_what(token) or _withholds(frame, one):
        return Factuality.UNDONE
    return _climbed(token)


def _climbed(cue: Token) -> Factuality:
    """From the cue up to the verb that the sentence states, each word on the way turning or opening it."""
    token, negated, seeming = cue, False, False
    for _ in range(_FURTHEST):
        negated ^= _is_negated(token)
        if not negated and _is_only_possible(token, cue):
            return Factuality.OPEN
        above = token.head
        climbs = token.dep_ in _UPWARD and above is not token and above != token and not _starts_anew(token)
        if not climbs:
            break
        word = above.lower_
        if token.dep_ != "conj":
            yet = any(c.lower_ == "yet" and c.i < token.i for c in (*above.children, *token.children))
            short = token.dep_ == "prep" and any(c.lower_ == "short" and c.i + 1 == token.i for c in above.children)
            negated ^= word in selecting("undone") or yet or short
            seeming |= word in selecting("seeming")
            if not negated and word in selecting("open") and word not in selecting("done"):
                return Factuality.OPEN
        token = above
    if negated ^ _is_untrue(token):
        return Factuality.UNDONE
    return Factuality.SEEMING if seeming else Factuality.DONE


def _starts_anew(token: Token) -> bool:
    """Whether the word above says nothing of this one: a second verb with a subject of its own, a stated clause."""
    if token.dep_ == "ccomp":
        to = any(c.lower_ == "to" and c.dep_ == "aux" for c in token.children)
        return not (to or token.tag_ == "VBG")
    if token.dep_ in {"conj", "pobj", "prep"}:
        own = bool(children(token, "nsubj", "nsubjpass"))
        own |= token.tag_ in _TENSED and token.head.tag_ == "VB"  # no "will" of the first verb is the second's
        return own or (token.dep_ != "conj" and token.head.tag_.startswith("VB") and token.lower_ not in _CARRY)
    return token.dep_ == "acl" and not any(c.lower_ == "to" for c in children(token, "aux"))


_TENSED = frozenset({"VBD", "VBZ"})
_CARRY = frozenset({"of", "from", "short", "without", "instead", "rather"})


def _is_negated(token: Token) -> bool:
    beside = (c for c in token.children if c.dep_ == "neg" or (c.i < token.i and c.dep_ not in _BRANCHES))
    return any(c.lower_ in _NOT and not _is_only(c) for c in beside)


_BRANCHES = frozenset({"nsubj", "ccomp", "advcl", "dobj"})


def _is_only(token: Token) -> bool:
    """As in "not only said P but Q": said all the same."""
    return token.i + 1 < len(token.doc) and token.doc[token.i + 1].lower_ in {"only", "just", "merely"}


def _is_only_possible(token: Token, cue: Token) -> bool:
    """An auxiliary that says "perhaps" or "later", unless somebody says it with it ("I must say", "would only say")."""
    helping = [c for c in children(token, "aux") if c.lower_ in selecting("possible")]
    if not helping:
        return False
    performed = any(c.lower_ in FIRST for c in children(token, "nsubj")) and not any(
        c.lower_ == "have" for c in children(token, "aux")
    )
    only = any(c.lower_ == "only" for c in (*token.children, *cue.children))
    return not performed and not only


def _is_untrue(token: Token) -> bool:
    """As in "it is not true that she said P"."""
    over = token.head
    called = [c for c in children(over, "acomp") if token.dep_ in {"ccomp", "csubj"} and c.i < token.i]
    false = any(c.lower_ in selecting("false") for c in called)
    return false or (any(c.lower_ in selecting("true") for c in called) and _is_negated(over))


def _withholds(frame: Frame, one: Found) -> bool:
    """As in "said she could not comment", "said he would not discuss it": what is said is that nothing is."""
    held = set(one.content)
    roots = [frame.doc[i] for i in one.content if frame.doc[i].head.i == one.head or frame.doc[i].head.i not in held]
    verb = next((t for t in roots if t.tag_ == "VB"), None)
    if verb is None or not _is_negated(verb) or not any(c.lower_ in _ABLE for c in children(verb, "aux")):
        return False
    mine = any(s.lower_ in THIRD | FIRST for s in children(verb, "nsubj"))
    return mine and (verb.lower_ in VERBS or verb.lower_ in selecting("withheld"))


_ABLE = frozenset({"can", "ca", "could", "will", "wo", "would"})


def _is_not_what(cue: Token) -> bool:
    """As in "that is not what the report says": something else is said."""
    what = any(c.lower_ == "what" for c in children(cue, "dobj"))
    return what and cue.dep_ in {"ccomp", "attr", "csubj"} and _is_negated(cue.head)


def _is_order(one: Found, token: Token) -> bool:
    """As in "told the jurors not to read", "Tell them that P"."""
    ordered = one.rule == "infinitive" and one.entry.kind is Kind.REPORT and "a" in one.entry.frames
    bare = token.tag_ == "VB" and token.dep_ == "ROOT" and not children(token, "nsubj", "nsubjpass", "aux")
    return ordered or (bare and token.i == token.sent.start)


def _is_conditional(token: Token) -> bool:
    """As in "if he said P", "had she said P, Q": nobody says that it was said."""
    for above in (token, *token.ancestors):
        if any(c.lower_ in {"if", "unless", "whether", "lest"} for c in children(above, "mark")):
            return above is token or above.dep_ in {"advcl", "ccomp"}
        if _is_inverted(above):
            return True
        if above.dep_ not in {"xcomp", "conj", "pcomp", "prep"}:
            return False
    return False


def _is_inverted(verb: Token) -> bool:
    """As in "Had the pilot said P, the tower would …": the auxiliary before the subject, and no question."""
    subject = next(iter(children(verb, "nsubj", "nsubjpass")), None)
    first = [c for c in children(verb, "aux", "auxpass") if c.lower_ in {"had", "should", "were"}]
    return bool(subject is not None and first and first[0].i < subject.i and verb.sent[-1].text != "?")


def _of_noun(token: Token) -> Factuality:
    """As in "no claim that P", "refused any admission that P"."""
    if any(c.lower_ in {"no", "any"} for c in children(token, "det")):
        return Factuality.UNDONE
    over = token.head
    if token.dep_ in {"dobj", "pobj"} and over.tag_.startswith("VB") and over.lower_ in selecting("undone"):
        return Factuality.UNDONE
    return Factuality.DONE


def is_nobody(frame: Frame, source: list[int]) -> bool:
    """As in "no one said", "very few officials believe": the source is a quantity of nobody."""
    words = [frame.doc[i].lower_ for i in source[:2]]
    few = words[:2] in (["very", "few"], ["hardly", "any"], ["hardly", "anyone"], ["scarcely", "anyone"])
    return few or words[0] in lexicon.words("factuality.txt", "nobody")
