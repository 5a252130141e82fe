"""Which names can be a firm's that a text only calls "the company"."""

import re
from collections.abc import Mapping

from factcheck.drafting.geography import country_of, government_of
from factcheck.drafting.kinds import BODIES, PERSONS, PUBLIC_BODIES
from factcheck.drafting.names import Names, is_known_person, is_person, looks_like_body
from factcheck.text.firstnames import is_first_name


def is_lone_firm(names: Names, text: str, name: str) -> bool:
    """Whether whoever did something last can be "the firm": "WestGrid", no surname and no first name."""
    lone = name[0].isupper() and name.isalpha() and not is_first_name(name) and name not in names.full
    known = name in names.people or government_of(name) or country_of(name) or name.lower() in BODIES | PERSONS
    return lone and not known and bool(re.search(rf"[a-z,] {name}\b", text))


def can_be_firm(names: Names, sex: Mapping[str, str], name: str, *, sure: bool) -> bool:
    """Whether it may be a firm's; `sure` says that nothing is one that the text does not show to be a body."""
    if PUBLIC_BODIES.intersection(name.lower().split()) or re.search(r":|\d{3}", name) or not name[:1].isupper():
        return False
    if name in names.people | names.present or government_of(name) or is_known_person(name):
        return False
    return name in names.bodies or looks_like_body(name) or (not sure and is_person(name) and not sex.get(name))
