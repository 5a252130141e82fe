"""What a thing is, in classes that exclude each other, for the `value` rule.

A thing that is said to be in one class is, as a rule, in no other. "As a rule" is why a finding from here never flags
two claims that nobody has put side by side.
"""

from functools import cache

from factcheck import lexicon
from factcheck.text.countries import countries, country_by_word
from factcheck.text.stems import stem


@cache
def classes(section: str) -> dict[str, int]:
    """The stems of a section of the classes, each with the number of its class."""
    rows = lexicon.lines("classes.txt", section)
    return {stem(word.lower()): number for number, row in enumerate(rows) for word in row.split()}


@cache
def nations() -> dict[str, int]:
    """The stems of what countries and their people are called in one word, each with the number of its country."""
    found: dict[str, int] = {}
    for number, country in enumerate(countries()):
        said = {*country.names, *country.adjectives, *country.peoples} & country_by_word().keys()
        found |= {stem(word.lower()): number for word in (*said, *country.parts) if " " not in word}
    return found


@cache
def ordinals() -> dict[str, int]:
    """The stems of the ordinals, in words and in digits, each with its number."""
    rows = lexicon.lines("classes.txt", "ordinals")
    return {stem(word): number for number, row in enumerate(rows, 1) for word in row.split()}
