"""What a first name says of "he" and "she": a hint for pronouns, never more.

The rule for "-a" holds for most of Europe.
"""

from factcheck import lexicon

_HE, _SHE = (lexicon.words("first-names.txt", pronoun) for pronoun in ("he", "she"))


def pronoun_of(name: str) -> str:
    """The pronoun, "he" or "she", or "" where the first name does not tell."""
    first = name.split()[0].lower() if name.split() else ""
    if first in _HE:
        return "he"
    return "she" if first in _SHE or (len(first) > 3 and first.endswith("a") and len(name.split()) > 1) else ""
