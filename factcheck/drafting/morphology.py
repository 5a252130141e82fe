"""Verb forms, by lemminflect: what a gerund or an infinitive becomes when it is given a subject."""

import re

from factcheck.drafting.found import children
from factcheck.drafting.parser import Token
from factcheck.drafting.tags import FINITE, TENSED

_CLOSED = {
    ("have", "VBZ"): "has",
    ("have", "VBD"): "had",
    ("having", "VBD"): "had",
    ("do", "VBZ"): "does",
    ("do", "VBD"): "did",
    ("go", "VBZ"): "goes",
}
"""The commonest, without the dictionary, which takes as long to load as a page to read."""
_DERIVED = re.compile(r"(?:ing|ed|en|[^s]s)$")
"""How a form ends that may be no base form."""
_BE = {"am", "is", "are", "was", "were", "be", "been", "being"}


def lemma(word: str) -> str:
    """The base form of a verb."""
    from lemminflect import getLemma

    found = getLemma(word.lower(), upos="VERB")
    return str(found[0]) if found else word.lower()


def inflected(word: str, tag: str, *, plural: bool = False) -> str:
    """The form with a Penn tag (VB, VBD, VBZ, VBP, VBN) of any form of a verb; "be" by number."""
    closed = _CLOSED.get((word.lower(), tag))
    if closed and not plural:
        return closed
    if tag == "VBZ" and not plural and word.lower() not in _BE and not _DERIVED.search(word.lower()):
        return _third_person(word)
    base = "be" if word.lower() in _BE else lemma(word)
    if base == "be" and tag in TENSED:
        return {"VBD": "were" if plural else "was"}.get(tag, "are" if plural else "is")
    if plural and tag == "VBZ":
        return base
    if base == "lie" and tag == "VBD":
        return "lied"  # who is said to have lain is accused of nothing
    from lemminflect import getInflection

    forms = getInflection(base, tag=tag)
    return str(forms[0]) if forms else word


def _third_person(base: str) -> str:
    """The present of "she" from a base form: regular but for be, have, do and go (Quirk et al. 1985, 3.5)."""
    if re.search(r"[^aeiou]y$", base):
        return base[:-1] + "ies"
    return base + ("es" if re.search(r"(?:s|x|z|ch|sh|[^aeiou]o)$", base) else "s")


def is_finite(token: Token) -> bool:
    """Whether a verb has a tense of its own, or a helper that has."""
    return token.tag_ in FINITE or any(c.tag_ in FINITE for c in children(token, "aux", "auxpass", "cop"))


def is_plural(token: Token) -> bool:
    """Whether a verb behind this noun is plural: "the miners", "A and B", "two of the guards", "police"."""
    if any(c.lower_ == "and" for one in (token, *children(token, "conj")) for c in children(one, "cc")):
        return True
    if token.tag_ == "CD" or token.lower_ in {"some", "many", "most", "both", "several", "few", "all"}:
        return bool(token.lower_ not in {"one", "1"})
    return token.tag_ in {"NNS", "NNPS"} or token.lower_ in {"police", "people", "they", "we", "you", "these", "those"}
