"""Countries: what they, their capitals and their peoples are called, and which of them a word stands for."""

from dataclasses import dataclass
from functools import cache
from itertools import zip_longest

from factcheck import lexicon

KINDS = ("names", "capitals", "adjectives", "peoples", "parts")


@dataclass(frozen=True, slots=True)
class Country:
    """A country by its ISO 3166 code, with English words for it; the first name is what newspapers call it.

    `parts` are nations within it or shared with it that are no countries of their own: England, Korea.
    """

    code: str
    names: tuple[str, ...]
    capitals: tuple[str, ...]
    adjectives: tuple[str, ...]
    peoples: tuple[str, ...]
    parts: tuple[str, ...]


@cache
def countries() -> tuple[Country, ...]:
    """Every member of the United Nations and four more, by code."""
    held: dict[str, dict[str, list[str]]] = {}
    for code, *cells in lexicon.rows("countries.txt", "generated"):
        held[code] = {kind: _listed(cell) for kind, cell in zip_longest(KINDS, cells, fillvalue="")}
    for code, kind, cell in lexicon.rows("countries.txt", "ours"):
        said, of = _listed(cell), held[code]
        if kind == "called":
            of["names"] = [*said, *(name for name in of["names"] if name not in said)]
        elif kind == "not":
            held[code] = {name: [word for word in given if word not in said] for name, given in of.items()}
        else:
            of[kind] += said
    return tuple(Country(code, **{kind: tuple(said) for kind, said in of.items()}) for code, of in held.items())


def _listed(cell: str) -> list[str]:
    return [word.strip() for word in cell.split(";") if word.strip()]


@cache
def country_by_word() -> dict[str, Country]:
    """Each name, capital, adjective and people to its country; a word that two countries share stands for neither."""
    found: dict[str, Country] = {}
    shared: set[str] = set()
    for country in countries():
        for word in {*country.names, *country.capitals, *country.adjectives, *country.peoples}:
            if word in found:
                shared.add(word)
            found[word] = country
    return {word: country for word, country in found.items() if word not in shared}


def is_place(word: str) -> bool:
    """Whether it is the name of a country or of its capital."""
    country = country_by_word().get(word)
    return country is not None and word in (*country.names, *country.capitals)


def is_people(word: str) -> bool:
    """Whether it says of which country or nation somebody is: an adjective, or a word for one of its people."""
    return word in _peoples()


@cache
def _peoples() -> frozenset[str]:
    return frozenset(word for c in countries() for word in (*c.adjectives, *c.peoples, *c.parts))
