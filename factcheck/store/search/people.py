"""Whom a misspelt name in a filter may mean."""

from factcheck.store.reads import speakers
from factcheck.store.search import vocabulary
from factcheck.store.storage.database import Database
from factcheck.text.fold import words

MOST = 3
"""Speakers who are looked for instead of one: more are no repair."""


def nearest(db: Database, name: str) -> list[str]:
    """The full names of the speakers nearest to a name that is nobody's; [] where it is somebody's, or nobody is near.

    Each word is repaired as the search repairs one, from the names of the store; all of them must be one speaker's.
    """
    if speakers.fitting(db, name):
        return []
    near = {word: [word, *vocabulary.nearest(db, word)] for word in dict.fromkeys(words(name))}
    tried = [""]
    for choices in near.values():
        tried = [f"{before} {word}".strip() for before in tried for word in choices][: MOST * MOST * MOST]
    found = dict.fromkeys(number for repaired in tried for number in speakers.fitting(db, repaired))
    return [speakers.full_name(db, number) for number in list(found)[:MOST]]
