"""What "any" is where the denial is taken away: "denied any delay" is [a] delay."""

import re
from collections.abc import Sequence

from factcheck.drafting.parser import Frame, Token


def some_of(frame: Frame, tokens: Sequence[int]) -> dict[str, str]:
    """What "any" is where the denial is taken away: "[a] horse", "[some] of it"."""
    found = {}
    for i in tokens:
        token = frame.doc[i]
        if token.lower_ == "any":
            noun = token.head if token.dep_ == "det" else None
            found[f"t{i}"] = f"[{article(noun)}]" if noun is not None and counts(noun) else "[some]"
        elif token.lower_ in {"anybody", "anyone", "anything"}:
            found[f"t{i}"] = f"[some{token.lower_[3:]}]"
    return found


_MASS = re.compile(r"(?:ing|ence|ance|ment|ship|ness|ity|ism|guilt|knowledge|fraud|harm|blame|evidence|money|contact)$")


def counts(noun: Token) -> bool:
    """Whether it takes an article: "a horse", but "guilt"."""
    return noun.tag_ in {"NN", "NNP"} and not _MASS.search(noun.lower_)


def article(noun: Token) -> str:
    """The article before a noun with what stands before it."""
    first = min([noun, *(c for c in noun.lefts if c.dep_ in {"amod", "compound"})], key=lambda t: t.i)
    return "an" if first.lower_[0] in "aeiou" else "a"
