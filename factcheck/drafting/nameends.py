"""Where the name under a head begins and ends: a body's may go on behind it, a firm's begin before its "&"."""

from itertools import islice

from factcheck.drafting.found import children
from factcheck.drafting.kinds import BODIES, GROUPS, PERSONS
from factcheck.drafting.parser import Token
from factcheck.text.firstnames import is_first_name
from factcheck.text.titles import before_names


def first_of(token: Token) -> int:
    """The first token of the noun phrase under this head; of "Pell & Voss" it is Pell, wherever the parser hung it."""
    first = min(t.i for t in [token, *(t for child in token.lefts if child.dep_ in _BEFORE for t in child.subtree)])
    doc = token.doc
    while first > 1 and doc[first - 1].text == "&" and doc[first - 2].tag_.startswith("NNP"):
        first -= 2
    return int(first)


def last_of(token: Token) -> int:
    """The last token of the name under this head, a surname that the parser took for an apposition with it."""
    last = end_of_name(token)
    while last + 1 < len(token.doc) and _goes_on(token.doc[last], token.doc[last + 1]):
        last += 1
    behind = token.doc[last + 1] if last + 1 < len(token.doc) else token
    numbered = behind.i > last and behind.text.isdecimal() and len(behind.text) < _LONGEST_NUMBER
    if numbered and token.text[0].isupper() and token.lower_ in _NUMBERED:
        last += 1  # Radio 1
    return last


def has_long_name(token: Token) -> bool:
    """Whether it is the head of a body's name that goes on behind it."""
    return bool(end_of_name(token) > token.i)


def is_body(token: Token) -> bool:
    """Whether it is the head of a proper name that says by a common word that it is a body's."""
    proper = token.tag_.startswith("NNP")
    called = any(is_first_name(c.text) or c.lower_.rstrip(".") in _CALLED for c in children(token, "compound"))
    known = token.lower_ in _BODIES and (token.lower_ in BODIES or not called)  # an obi is a group, Lionel Obi none
    return bool(proper and known) or (has_long_name(token) and token.lower_ not in PERSONS)


def in_a_name(token: Token) -> bool:
    """Whether it is what hangs behind the name of a body: England in "the Bank of England"."""
    return any(over.i < token.i <= end_of_name(over) for over in islice(token.ancestors, _DEEPEST))


def end_of_name(token: Token) -> int:
    """The last token of the name under this head: of a body's what "of" or "for" joins to it in capitals."""
    behind = next((c for c in token.children if c.i == token.i + 1 and c.lower_ in {"of", "for"}), None)
    if behind is None or not token.tag_.startswith("NNP"):
        return int(token.i)
    word = token.lower_
    office = word in PERSONS and any(c.lower_ == "the" for c in children(token, "det"))
    if office and not children(token, "compound", "appos", "amod"):
        return _last_in_capitals(token, behind)
    known = word in _BODIES or word.removesuffix("s") in _BODIES
    if not known and (behind.lower_ == "of" or word in PERSONS or is_first_name(token.left_edge.text)):
        return int(token.i)
    return _last_in_capitals(token, behind)


def _goes_on(token: Token, after: Token) -> bool:
    return after.tag_ == "NNP" and after.dep_ in {"appos", "flat"} and after.head.i == token.i


def _last_in_capitals(token: Token, behind: Token) -> int:
    last = int(token.i)
    for inner in behind.subtree:
        if inner.tag_.startswith("NNP"):
            last = int(inner.i)
        elif inner.lower_ not in {"of", "for", "the", "and", "&"}:
            break
    return last


_NUMBERED = frozenset({"radio", "channel", "network", "bbc", "tv", "canal", "group", "unit", "local"})
"""Names of bodies that end in a number (lists of broadcasters and unions, Wikipedia)."""
_LONGEST_NUMBER = 4
"""Letters that the number of a station or a union has less of: a year has four."""
_DEEPEST = 6
"""Heads above a word that its name may begin with, a bound: "Department of Health and Social Care" has four."""
_CALLED = before_names()
_BODIES = BODIES | GROUPS - PERSONS
_BEFORE = frozenset({"compound", "amod", "nmod", "poss", "det", "nummod", "quantmod", "case", "punct", "predet"})
