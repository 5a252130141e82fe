"""What somebody probably meant to type."""

from collections.abc import Iterable


def did_you_mean(word: str, known: Iterable[str], suffix: str = "", *, otherwise: str = "") -> str:
    """A hint: the known word that is spelt most like `word`, with `suffix`; else `otherwise`, or all of them.

    By difflib's ratio, which gives two swapped letters of three a chance ("cvs") where Jaro-Winkler does not.
    """
    from difflib import get_close_matches

    known = list(known)
    near = get_close_matches(word.lower(), known)
    if near:
        return f"Did you mean {near[0]}{suffix}?"
    return otherwise or f"Known are {', '.join(name + suffix for name in known)}."
