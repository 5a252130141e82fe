"""What sort of noun can speak: bodies, people by their role, documents; and the words that tell a man from a woman."""

import re

from factcheck import lexicon
from factcheck.drafting.parser import Token
from factcheck.text.dates import DAYS, MONTHS

DOCUMENTS = lexicon.words("speakers.txt", "documents")
EXAMPLES = frozenset({"like", "including", "as"})
HANDLED = frozenset({"seen", "obtained", "reviewed", "viewed", "read", "leaked", "received", "found"})
"""What may happen to a document without making it: "emails obtained by the paper" are not the paper's words."""
BODIES = lexicon.words("speakers.txt", "bodies")
PUBLIC_BODIES = BODIES - lexicon.words("speakers.txt", "trading bodies")
"""Bodies that are no firm, whatever they do: "the company" is never the police."""
PERSONS = lexicon.words("people.txt", "persons") | lexicon.words("speakers.txt", "persons")
"""Nouns for a person: WordNet's, and one that it has first as a thing."""
GROUPS = lexicon.words("people.txt", "groups")
SPEECHLESS = lexicon.words("people.txt", "speechless")
"""Nouns that in no sense say anything."""
DEEDS = lexicon.words("people.txt", "deeds")
"""Nouns for what somebody does or what happens, by WordNet."""
MAKERS = frozenset(
    {"maker", "producer", "owner", "consultancy", "publisher", "importer", "supplier", "lender", "builder", "brewer"}
)
FIRMS = frozenset(
    {"company", "firm", "group", "operator", "retailer", "manufacturer", "airline", "broadcaster", "club", "team"}
)
SOME_PEOPLE = frozenset({"group", "team", "club"})
"""Firms that may as well be a few people."""
TIMES = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "decade", "century", "time", "today",
                   "yesterday", "tomorrow", *MONTHS, *DAYS})  # fmt: skip
"""What no pronoun stands for and nothing is by: "last year's report" is not last year's word."""
MALE, FEMALE = (
    re.compile(rf"\b({'|'.join(sorted(lexicon.words('speakers.txt', f'titles of a {pronoun}')))})\b", re.IGNORECASE)
    for pronoun in ("he", "she")
)


SEVERAL = frozenset(
    {"people", "children", "police", "authorities", "staff", "crew", "couple", "pair", "trio", "public", "crowd"}
)
"""Nouns without a plural's ending for several people."""


def is_people(token: Token) -> bool:
    """Whether a noun is somebody or several: of them nothing is denied or admitted when they are dismissed."""
    return token.tag_ in {"NN", "NNS"} and bool({*forms(token.lower_), _MEN.sub("man", token.lower_)} & _PEOPLE)


def is_time(token: Token) -> bool:
    """Whether a noun, or its plural, is one of `TIMES`."""
    return token.lower_.removesuffix("s") in TIMES


def forms(noun: str) -> set[str]:
    """A noun in small letters, and what it may be the plural of; some non-words do no harm."""
    return {noun, noun.removesuffix("s"), noun.removesuffix("es"), re.sub(r"ies$", "y", noun)}


def acts(token: Token) -> bool:
    """Whether a noun is somebody who can do something: a name, a person, a body."""
    return bool(token.tag_.startswith("NNP") or forms(token.lower_) & _ACTING)


_MEN = re.compile("men$")
_PEOPLE = PERSONS | SEVERAL
_ACTING = PERSONS | BODIES | GROUPS | FIRMS
SPEAKING = PERSONS | BODIES | DOCUMENTS | GROUPS
"""Nouns for what can say something."""
