"""Verb forms, by lemminflect: what a gerund or an infinitive becomes when it is given a subject."""

from factcheck.drafting.found import children
from factcheck.drafting.parser import Token
from factcheck.drafting.tags import FINITE, TENSED

_BE = {"am", "is", "are", "was", "were", "be", "been", "being"}


def lemma(word: str) -> str:
    """The base form of a verb."""
    from lemminflect import getLemma

    found = getLemma(word.lower(), upos="VERB")
    return str(found[0]) if found else word.lower()


def inflected(word: str, tag: str, *, plural: bool = False) -> str:
    """The form with a Penn tag (VB, VBD, VBZ, VBP, VBN) of any form of a verb; "be" by number."""
    from lemminflect import getInflection

    base = "be" if word.lower() in _BE else lemma(word)
    if base == "be" and tag in TENSED:
        return {"VBD": "were" if plural else "was"}.get(tag, "are" if plural else "is")
    if plural and tag == "VBZ":
        return base
    if base == "lie" and tag == "VBD":
        return "lied"  # who is said to have lain is accused of nothing
    forms = getInflection(base, tag=tag)
    return str(forms[0]) if forms else word


def is_finite(token: Token) -> bool:
    """Whether a verb has a tense of its own, or a helper that has."""
    return token.tag_ in FINITE or any(c.tag_ in FINITE for c in children(token, "aux", "auxpass", "cop"))


def is_plural(token: Token) -> bool:
    """Whether a verb behind this noun is plural: "the miners", "A and B", "two of the guards", "police"."""
    if children(token, "conj") and any(c.lower_ == "and" for c in children(token, "cc")):
        return True
    if token.tag_ == "CD" or token.lower_ in {"some", "many", "most", "both", "several", "few", "all"}:
        return bool(token.lower_ not in {"one", "1"})
    return token.tag_ in {"NNS", "NNPS"} or token.lower_ in {"police", "people", "they", "we", "you", "these", "those"}
