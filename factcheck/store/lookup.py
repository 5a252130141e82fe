"""Small look-ups that several reads share."""

import sqlite3

from factcheck.errors import NotFound
from factcheck.text.fold import fold





def holds_words(wanted: str, *names: str) -> bool:
    """Whether every word of `wanted` begins a word of one of `names`, all of them folded."""
    words = wanted.split()
    return bool(words) and any(all(f" {word}" in f" {name}" for word in words) for name in names)


def like(words: str) -> tuple[str, list[str]]:
    """A condition on a column `folded` that lets every name through in which each of the folded words begins a word."""
    parts = [word for word in fold(words).split() if word]
    return " AND ".join("' ' || folded LIKE ?" for _ in parts) or "FALSE", [f"% {part}%" for part in parts]
