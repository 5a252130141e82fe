"""What a first name says of "he" and "she": a hint for pronouns, never more.

The rule for "-a" holds for most of Europe.
"""

from factcheck import lexicon
from factcheck.text.fold import fold

_FILE = "first-names.txt"


def _is_in(name: str, pronoun: str) -> bool:
    return name in lexicon.words(_FILE, pronoun)


def pronoun_of(name: str) -> str:
    """The pronoun, "he" or "she", or "" where the first name does not tell."""
    words = name.split()
    first = fold(words[0]) if words else ""
    if _is_in(first, "he"):
        return "he"
    return "she" if _is_in(first, "she") or (len(first) > 3 and first.endswith("a") and len(words) > 1) else ""


def is_first_name(word: str) -> bool:
    """Whether anybody is called so."""
    first = fold(word)
    return _is_in(first, "he") or _is_in(first, "she")
