"""Finding one's way in a noun phrase: its head, the nouns in a row with it, what a relative pronoun stands for."""

import re
from itertools import takewhile

from factcheck.drafting.found import children
from factcheck.drafting.kinds import HANDLED, TIMES, is_time
from factcheck.drafting.parser import Frame, Token
from factcheck.drafting.tags import NAMING


def row(token: Token) -> list[Token]:
    """The head and the nouns coordinated with it, in order."""
    found = [token]
    for child in children(token, "conj"):
        if child.tag_.startswith("NN"):
            found += row(child)
    return found


def heads(frame: Frame, tokens: list[int]) -> list[Token]:
    """Every token of the span that hangs on nothing else in it: two where the parser has cut a title from its name."""
    held = set(tokens)
    return [frame.doc[i] for i in tokens if frame.doc[i].head.i not in held]


def head(frame: Frame, tokens: list[int]) -> Token:
    """The token of the span that hangs on nothing else in it."""
    held = set(tokens)
    for i in tokens:
        token = frame.doc[i]
        owns = token.dep_ == "poss" and any(c.tag_ == "POS" for c in token.children) and i + 2 in held
        if (token.head.i not in held or token.head is token) and not token.is_punct and not owns:
            return token
    return frame.doc[tokens[0]]


def antecedent(pronoun: Token) -> Token | None:
    """The noun that a relative pronoun stands for."""
    verb = pronoun
    while verb.dep_ != "relcl" and verb.head is not verb and verb.head != verb:
        verb = verb.head
    return verb.head if verb.dep_ == "relcl" else None


def bearer(pronoun: Token) -> Token | None:
    """Who a relative pronoun stands for: of "Ana Reyes, a lawyer who" the name, not the apposition."""
    noun = antecedent(pronoun)
    if noun is not None and noun.dep_ == "appos" and noun.head.tag_.startswith("NNP"):
        return noun.head
    return noun


def looks_from(pronoun: Token) -> int:
    """The token before which a pronoun looks for its name: of "Asked by Ms Berg whether P, she said Q" the first.

    Whoever asks is not whoever is asked (Chomsky 1981, principle B of binding).
    """
    asked = children(pronoun.head, "advcl") if pronoun.dep_ == "nsubj" else []
    first = next((c for c in asked if c.tag_ == "VBN" and c.i < pronoun.i and children(c, "agent")), pronoun)
    return int(first.left_edge.i)


def stood_for(pronoun: Token) -> list[int]:
    """The words of "Ana Reyes, who is accused of hiding it" that "who" stands for; [] where it is no "who"."""
    noun = antecedent(pronoun) if pronoun.tag_ in {"WP", "WDT"} else None
    words = [t.i for t in noun.subtree if t.i <= noun.i] if noun is not None and noun.tag_.startswith("NN") else []
    return words if len(words) < _MOST else []


def part(token: Token) -> tuple[str, str]:
    """The verb that a noun or pronoun belongs to, and as what; ("", "") where that tells nothing."""
    verb = token.head
    plain = verb.tag_.startswith("VB") and verb.lower_ not in _PLAIN
    return (str(verb.lower_), str(token.dep_)) if plain and token.dep_ in {"dobj", "nsubjpass"} else ("", "")


_PLAIN = frozenset({"is", "are", "was", "were", "be", "been", "has", "have", "had", "did", "do", "does", "done", "got"})


def given_name(token: Token) -> list[Token]:
    """The head of the name in "an inspector named Paul Reyes", "the commander, known as Abu Rawi"."""
    verbs = [c for c in children(token, "acl") if c.lower_ in {"named", "called"}]
    known = [c for c in children(token, "acl") if c.lower_ == "known"]
    given = [o for verb in verbs for o in children(verb, "oprd", "dobj", "attr")]
    given += [o for verb in known for o in put_as(verb)]
    return [o for o in given if o.tag_ == "NNP"]


def put_as(verb: Token) -> list[Token]:
    """The heads of what stands behind its "as": "known as Abu Rawi", "identified the victim as Keith Vereen"."""
    return [o for c in children(verb, "prep") if c.lower_ == "as" for o in children(c, "pobj")]


_TELLING = frozenset({"prep", "acl", "relcl"})
_MOST = 10
"""Words behind a noun that tell it from others: more are a story."""


def end_of_phrase(noun: Token) -> int:
    """The last token of what hangs on the noun right behind it and says what it is, and not when it was.

    A relative clause tells what "the gate that was shut" is, and only says more of "a gate". What needs somebody named
    before is left out.
    """
    last = int(noun.i)
    definite = any(c.lower_ == "the" for c in children(noun, "det"))
    for behind in noun.rights:
        held = sorted(int(t.i) for t in behind.subtree)
        adjoins = held[0] == last + 1 and held == list(range(held[0], held[-1] + 1))
        plain = all(not t.is_punct and t.tag_ not in {"PRP", "PRP$", "CC"} for t in behind.subtree)
        dated = any(is_time(t) or _YEAR.fullmatch(t.text) for t in behind.subtree)
        telling = behind.dep_ in _TELLING - (frozenset() if definite else {"relcl"})
        if not telling or not adjoins or not plain or dated or held[-1] - noun.i > _MOST:
            break
        last = held[-1]
    return last


_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")


def is_dated(prep: Token) -> bool:
    """As in "a jury on Oct. 7": when, and not of whom."""
    nouns = children(prep, "pobj")
    return any(
        {t.lower_.rstrip("."), t.lower_} & TIMES or (t.tag_ == "CD" and t.i == n.i) for n in nouns for t in n.subtree
    )


def is_charge(prep: Token) -> bool:
    """As in "found guilty by a jury of two counts of theft": of what, and no jury of theirs."""
    counted = any(t.tag_ in {"CD", "VBG"} for t in prep.subtree)
    return bool(prep.lower_ == "of" and prep.head.lower_ in _FINDING and prep.i == prep.head.i + 1 and counted)


_FINDING = frozenset({"jury", "court", "judge", "panel", "tribunal", "magistrate"})


def joined_behind(noun: Token) -> list[int]:
    """The tokens of the phrases that a common noun needs to be somebody: "advisers to the president"."""
    preps = [c for c in noun.rights if c.dep_ == "prep" or (c.dep_ == "amod" and children(c, "prep"))]
    telling = takewhile(lambda c: not (is_dated(c) or is_charge(c)), preps)
    return [t.i for c in telling if c.dep_ == "amod" or c.lower_ in _JOINING for t in c.subtree]


def telling_behind(noun: Token) -> list[int]:
    """The tokens of what says right behind a common noun which one it is: "by Corbel Consulting", "living in Lund"."""
    behind = next((c for c in noun.rights if c.dep_ in _TELLING), None)
    named = any(c.tag_ in NAMING for c in noun.lefts)
    told = behind is not None and (behind.lower_ in _BESIDE if behind.dep_ == "prep" else behind.lower_ not in HANDLED)
    told = told and noun.tag_ in {"NN", "NNS"} and not named
    return list(range(noun.i + 1, end_of_phrase(noun) + 1)) if told else []


_BESIDE = frozenset({"by", "with"})
_JOINING = frozenset({"of", "to", "for", "from", "at", "in", "on"})
