"""What a bare number counts: "six have been completed" is "six [of the eleven boreholes] have been completed".

The noun stands, counted itself, in the nearest sentence before that speaks of several things; of two kinds of things
none is taken, and none that are fewer.
"""

import re
from collections.abc import Sequence

from factcheck.drafting.found import children
from factcheck.drafting.mentions import Kind, Mention
from factcheck.drafting.naming import Naming
from factcheck.drafting.parser import Frame, Token
from factcheck.text.units import ONES, TENS

_BACK = 3
"""Sentences before the number in which what it counts is looked for: a question and what leads to it."""
_LONGEST = 6
"""Words of what is counted: what is longer says more than what it is."""
_PARTS = frozenset({"nsubj", "nsubjpass", "attr", "dobj"})
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_COUNT = re.compile(
    rf"(?:(?:about|only|all|some|the|these|those|its|their|our)\s+)*(?:(?:{'|'.join({*ONES, *TENS})}|[\d,]+)\s+)?"
)
_NOTHING = frozenset({"people", "others", "things", "years", "days", "months", "weeks", "hours", "minutes", "times"})
"""What is said of many kinds of things, or measures: a number after it counts something else."""


def counted(frame: Frame, tokens: Sequence[int], token: Token, naming: Naming) -> str:
    """What stands in brackets behind a number that has no noun, "" where nothing does."""
    if not _is_bare(token) or any(frame.doc[i].tag_ == "NNS" for i in tokens if i < token.i):
        return ""
    of = _things(frame, tokens, naming)
    if of is None:
        return ""
    said = of.words.strip()
    noun = _COUNT.sub("", said.lower(), count=1)
    told = said[len(said) - len(noun) :]
    among = next((n for word in said.lower().split() if (n := _value(word))), 0)
    if len(told.split()) > _LONGEST or not told or among < _value(token.lower_):
        return ""
    if token.dep_ in {"nsubj", "nsubjpass"}:
        return f"of {said[0].lower() + said[1:] if said.lower().startswith('the ') else 'the ' + said}"
    return told


def _value(word: str) -> int:
    """What a number is worth, 0 for a word that is none."""
    digits = word.replace(",", "")
    return int(digits) if digits.isdecimal() else int(ONES.get(word, 0) or TENS.get(word, 0))


def _is_bare(token: Token) -> bool:
    if (
        token.tag_ != "CD"
        or token.dep_ not in _PARTS
        or token.head.tag_.startswith("NN")
        or _YEAR.fullmatch(token.text)
    ):
        return False
    after = token.nbor() if token.i + 1 < len(token.doc) else None
    before = token.nbor(-1) if token.i else None
    measured = after is not None and (
        after.text in {"%", "per", "percent", "-", "of", "to", "and", "or", ","}
        or after.tag_.startswith(("NN", "JJ", "CD"))
    )
    priced = before is not None and (before.text in {"$", "€", "£", "#"} or before.tag_ in {"CD", "NNP", "SYM"})
    return not (measured or priced or token.lower_ == "one" or children(token, "prep", "relcl"))


def _things(frame: Frame, tokens: Sequence[int], naming: Naming) -> Mention | None:
    """What the nearest sentence before speaks of in the plural, if it is one kind of thing."""
    start = frame.spans[tokens[0]][0]
    sentence, seen = -1, set[int]()
    found: list[Mention] = []
    for one in naming.mentions.before(start):
        seen.add(one.sentence)
        if len(seen) > _BACK or (found and one.sentence != sentence):
            break
        if one.kind is Kind.MANY and not one.pronoun and len(one.names) == 1 and _is_common(one):
            found.append(one)
            sentence = one.sentence
    return found[0] if len({one.names for one in found}) == 1 else None


def _is_common(one: Mention) -> bool:
    """Whether it is a plural noun that tells things apart: neither "Republicans" nor "people"."""
    noun = _COUNT.sub("", one.words.lower(), count=1).split()
    last = next((word for word in one.words.split() if word.lower().endswith("s")), "")
    return bool(noun) and last.islower() and last not in _NOTHING
