"""What somebody probably meant to type."""

from collections.abc import Iterable


def did_you_mean(word: str, known: Iterable[str], suffix: str = "") -> str:
    """A hint: the known word that is spelt most like `word`, case aside, or all of them, each with `suffix`."""
    from difflib import get_close_matches

    known = list(known)
    found = get_close_matches(word.lower(), known, n=1)
    if found:
        return f"Did you mean {found[0]}{suffix}?"
    return f"Known are {', '.join(k + suffix for k in known)}."
