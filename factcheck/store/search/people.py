"""Whom a misspelt name in a filter may mean."""

from collections.abc import Sequence
from dataclasses import replace

from factcheck.query import OF_SPEAKERS, Query
from factcheck.store.reads import speakers
from factcheck.store.search import vocabulary
from factcheck.store.storage.database import Database
from factcheck.text.fold import words
from factcheck.text.titles import untitled


def nearest(db: Database, name: str) -> list[str]:
    """The full names of the speakers nearest to a name that is nobody's; [] where it is somebody's, or nobody is near.

    Capitals may be somebody's initials: WHO. A title is no part of a name. Each word is repaired as the search repairs
    one, from the names of the store; all of them must be one speaker's.
    """
    if speakers.fitting(db, name):
        return []
    if whose := speakers.by_initials(db, name):
        return [speakers.full_name(db, number) for number in whose[: speakers.MOST]]
    name = untitled(name).name
    near = {word: [word, *vocabulary.nearest(db, word)] for word in dict.fromkeys(words(name))}
    tried = [""]
    for choices in near.values():
        tried = [f"{before} {word}".strip() for before in tried for word in choices][: speakers.MOST**3]
    found = dict.fromkeys(number for repaired in tried for number in speakers.fitting(db, repaired))
    return [speakers.full_name(db, number) for number in list(found)[: speakers.MOST]]


def with_nearest(db: Database, query: Query) -> tuple[Query, list[tuple[str, list[str]]]]:
    """The query with the speakers who are nearest to names that are nobody's, and which names they stand in for."""
    read, filters = [], []
    for part in query.filters:
        values = list[str]()
        for value in part.values:
            near = nearest(db, value) if part.field in OF_SPEAKERS else []
            values += near or [value]
            read += [(value, near)] if near else []
        filters.append(replace(part, values=tuple(values)))
    return replace(query, filters=tuple(filters)), read


def said(name: str, near: Sequence[str]) -> str:
    """That nobody has a name, and who was looked for."""
    return f"the store knows no speaker “{name}”: looked for {' or '.join(f'“{one}”' for one in near)}"
