"""Whom somebody serves, by his title: "Panhandle Power Vice President", "Norvik Oil spokeswoman"."""

import re

from factcheck.drafting.geography import country_of
from factcheck.drafting.kinds import PERSONS
from factcheck.text.titles import before_names, titles


def served(title: str) -> str:
    """The body of a title in capitals: "Panhandle Power" of "Panhandle Power Vice President"."""
    words = title.removeprefix("The ").removeprefix("the ").split()
    at = len(words)
    while at and _is_of_an_office(words[at - 1].lower()):
        at -= 1
    if not _PORTFOLIO.isdisjoint(word.lower() for word in words[at:]):
        return ""
    body = words[:at]
    if body and body[-1].endswith(("'s", "’s")):
        return ""  # of a State's Attorney nobody speaks for the State
    whole = len(body) > 1 or (len(body[0:1]) == 1 and body[0].isupper() and not country_of(body[0]))
    return " ".join(body) if whole and len(body) < len(words) and all(w[0].isupper() for w in words) else ""


_PORTFOLIO = frozenset({"minister", "secretary", "commissioner"})
"""Before whose office stands what it is about: "Constitutional Affairs Minister"."""


def _is_of_an_office(word: str) -> bool:
    return word in PERSONS or word in titles() or word in before_names() or word == "interim"


def is_body_name(words: str) -> bool:
    """Whether the front of a title is somebody to speak for: neither "Chief executive" nor "Velmoran minister"."""
    one = words if len(words.split()) == 1 else ""
    return not (country_of(words) or one.lower() in PERSONS or one.lower() in titles() or _DEMONYM.search(one))


_DEMONYM = re.compile(r"(?:an|ese|ish|ic)$")
