"""Reading speakers: who is meant by a name."""

import sqlite3
from collections.abc import Iterable

from factcheck.domain.speaker import Speaker, SpeakerKind
from factcheck.errors import UsageError
from factcheck.store.reads.lookup import like, name_words, unknown
from factcheck.text.fold import name_key

_SPEAKERS = """
SELECT speaker.id, speaker.name, speaker.kind,
       (SELECT count(*) FROM claim WHERE claim.speaker_id = speaker.id AND NOT claim.withdrawn)
FROM speaker
"""


def every(connection: sqlite3.Connection) -> list[Speaker]:
    """All speakers, by name."""
    return _load(connection, "ORDER BY speaker.name", [])


def speaker(connection: sqlite3.Connection, name: str) -> Speaker:
    """The one speaker whom `name` means. Raises NotFound, and UsageError when it may be several."""
    return _load(connection, "WHERE speaker.id = ?", [one_named(connection, name)])[0]


def _load(connection: sqlite3.Connection, rest: str, values: list[object]) -> list[Speaker]:
    aliases: dict[int, list[str]] = {}
    for speaker_id, alias in connection.execute("SELECT speaker_id, alias FROM alias ORDER BY alias"):
        aliases.setdefault(speaker_id, []).append(alias)
    return [
        Speaker(speaker_id, name, SpeakerKind(kind), tuple(aliases.get(speaker_id, ())), claims)
        for speaker_id, name, kind, claims in connection.execute(f"{_SPEAKERS} {rest}", values)
    ]


def named(connection: sqlite3.Connection, values: Iterable[str]) -> list[int]:
    """The ids of all speakers whom one of `values` may mean. Raises NotFound for a name that fits nobody."""
    found: list[int] = []
    for value in values:
        ids = _fitting(connection, value)
        if not ids:
            raise unknown("speaker", value, _names(connection))
        found += ids
    return found


def exactly(connection: sqlite3.Connection, name: str) -> list[int]:
    """The ids of the speakers who have just this name, else of those who have it or just this alias in any spelling."""
    same = connection.execute("SELECT id FROM speaker WHERE name = ?", [name.strip()]).fetchone()
    folded = name_words(name)
    if same or not folded:
        return list(same or ())
    for table, column in (("speaker", "id"), ("alias", "speaker_id")):
        rows = connection.execute(f"SELECT DISTINCT {column} FROM {table} WHERE folded = ?", [folded]).fetchall()
        if rows:
            return [row[0] for row in rows]
    return []


def one_named(connection: sqlite3.Connection, name: str) -> int:
    """The id of the one speaker whom `name` means. Raises NotFound, and UsageError when it may be several."""
    found = exactly(connection, name) or _fitting(connection, name)
    if not found:
        raise unknown("speaker", name, _names(connection))
    if len(found) > 1:
        raise ambiguous(connection, name, found)
    return found[0]


def ambiguous(connection: sqlite3.Connection, name: str, ids: list[int]) -> UsageError:
    """The error for a name that may mean several speakers."""
    marks = ",".join("?" * len(ids))
    rows = connection.execute(f"SELECT name FROM speaker WHERE id IN ({marks}) ORDER BY name LIMIT 6", ids)
    names = [row[0] for row in rows]
    return UsageError(f"“{name}” may be {' or '.join(names)}.", "Write the full name.")


def _fitting(connection: sqlite3.Connection, value: str) -> list[int]:
    """The speakers one of whose names has these words; if none has, those who have them in another spelling."""
    condition, words = like(value)
    rows = connection.execute(
        f"SELECT id FROM speaker WHERE {condition} UNION SELECT speaker_id FROM alias WHERE {condition}", words + words
    )
    return [row[0] for row in rows] or _spelt_otherwise(connection, value)


def _spelt_otherwise(connection: sqlite3.Connection, value: str) -> list[int]:
    wanted = set(name_key(value).split())
    rows = connection.execute("SELECT id, name FROM speaker UNION SELECT speaker_id, alias FROM alias ORDER BY 1")
    found = dict.fromkeys(speaker_id for speaker_id, name in rows if wanted <= set(name_key(name).split()))
    return list(found) if wanted else []


def _names(connection: sqlite3.Connection) -> list[str]:
    return [row[0] for row in connection.execute("SELECT name FROM speaker UNION SELECT alias FROM alias")]


def near(connection: sqlite3.Connection, name: str) -> list[str]:
    """Names of speakers that `name` may be a short or misspelt form of."""
    from factcheck.text.similarity import closest

    ids = _fitting(connection, name)
    if ids:
        marks = ",".join("?" * len(ids[:5]))
        return [row[0] for row in connection.execute(f"SELECT name FROM speaker WHERE id IN ({marks})", ids[:5])]
    return closest(name, _names(connection), cutoff=0.93)
