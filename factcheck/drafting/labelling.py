"""How somebody or something is written where a pronoun stood: a name, "the fish", "the councils"."""

import re

from factcheck.drafting.kinds import BODIES, PERSONS, TIMES
from factcheck.drafting.names import Names, is_name


def labelled(names: Names, name: str, words: str) -> str:
    """A name, with "the" where the text has it; of a common noun the words that stand there, as known."""
    said = re.split(r"\s(?:of|for|in|at|on)\s", words, maxsplit=1)[0].split()
    last = said[-1] if said else ""
    if (
        words == last == name
        and words[:1].isupper()
        and words.endswith("s")
        and words.lower().removesuffix("s") in _SEVERAL
    ):
        return f"the {words if words in _PARTIES else words.lower()}"
    if words.lower().startswith(_OWNED):
        return name if re.search(r"['’]s? ", name) else ""
    if last[:1].islower() and not is_name(name):
        bare = re.sub(
            r"^(?:(?:an?|the|this|that|these|those|such|all|both|some|any|many|several)\s+)+",
            "",
            words,
            flags=re.IGNORECASE,
        )
        first = words.split()[0]
        common = first.lower() in names.common or first.lower().removesuffix("s") in _SEVERAL
        common = common and not _FULL_NAME.match(words)
        if bare == words and words[:1].isupper() and not (_BEGINS.match(words) or common):
            return words
        if bare == words and common:
            return f"the {words[0].lower() + words[1:]}"
        if re.sub(r"['’]s?$", "", bare.split()[0].lower()) in TIMES:
            return bare  # "today's radicals"
        return f"the {bare[0].lower() + bare[1:] if _BEGINS.match(bare) else bare}"
    ends = {name.split()[0].lower(), name.split()[-1].lower()}  # the Bank of England, the Kelsk Harbour Board
    article = name in names.articled or (bool(ends & BODIES) and is_name(name))
    return f"the {name}" if article and not name.lower().startswith("the ") else name


_FULL_NAME = re.compile(r"[A-ZÀ-Þ][\w’'-]* [A-ZÀ-Þ]")
"""As in "Tom Hale's father", though a tom is somebody too."""
_BEGINS = re.compile(
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|\w+teen|\w+ty|hundreds|several|many|some|most|police|people|"
    r"officials|experts|workers)\b",
    re.I,
)
"""What is no name at the beginning of a sentence."""
_SEVERAL = PERSONS | BODIES
"""Nouns whose plural at the beginning of a sentence is no name: "Councils"."""
_PARTIES = frozenset({"Republicans", "Democrats", "Conservatives", "Liberals", "Greens", "Nationalists", "Unionists"})
"""Plurals that are names (parties of the United States, the United Kingdom, Canada, and Australia)."""
_OWNED = ("his ", "her ", "its ", "their ", "my ", "our ", "your ")
"""What begins so needs explaining itself."""
