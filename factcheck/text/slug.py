"""Slugs: short names for sources that are easy to type."""

from collections.abc import Container

from factcheck.text.fold import words

LONGEST = 48
"""Characters: an id that is typed and stands in a column of a list. For the eye alone."""


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
    last, free = 1, 2  # the numbers are given out in order: twenty look-ups find the end of a million
    while f"{made}-{free}" in taken:
        last, free = free, free * 2
    while free - last > 1:
        middle = (last + free) // 2
        last, free = (middle, free) if f"{made}-{middle}" in taken else (last, middle)
    return f"{made}-{free}"
