"""Slugs: short names for sources that are easy to type."""

from collections.abc import Container
from itertools import count

from factcheck.text.fold import words

LONGEST = 48


def slug(title: str, taken: Container[str] = ()) -> str:
    """The words of a title in lower-case ASCII joined by hyphens, at most 48 characters, unlike any that is taken."""
    made = ""
    for word in words(title):
        if made and len(made) + len(word) >= LONGEST:
            break
        made = f"{made}-{word}" if made else word[:LONGEST]
    made = made or "source"
    if made.isdecimal():
        made = f"source-{made}"
    if made not in taken:
        return made
    return next(f"{made}-{n}" for n in count(2) if f"{made}-{n}" not in taken)
