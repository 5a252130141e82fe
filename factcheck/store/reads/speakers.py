"""Reading speakers: who is meant by a name.

A name that was merged into another speaker's, and that no claim has any more, is that speaker's other name alone.
"""

import json
from collections.abc import Iterable

from factcheck.domain.speaker import Speaker, SpeakerKind
from factcheck.errors import NotFound, UsageError
from factcheck.store.reads.lookup import like, unknown
from factcheck.store.storage.database import Database
from factcheck.text.fold import name_key, name_words
from factcheck.text.initials import LONGEST, acronym_term, acronyms

_NEAR = 0.93
"""Jaro-Winkler, 0 to 1, from which a name is asked about as misspelt: one letter in eight or so. Never merged."""

MOST = 3
"""Speakers whom a name that fits nobody may mean: more are no help."""

_SPEAKERS = """
SELECT speaker.id, speaker.name, speaker.kind,
       (SELECT count(*) FROM claim WHERE claim.speaker_id = speaker.id AND NOT claim.withdrawn)
FROM speaker
"""

HERE = """(
    NOT EXISTS (SELECT 1 FROM alias WHERE alias.folded = speaker.folded AND alias.speaker_id <> speaker.id)
    OR EXISTS (SELECT 1 FROM claim WHERE claim.speaker_id = speaker.id)
    OR EXISTS (SELECT 1 FROM attribution_link WHERE attribution_link.speaker_id = speaker.id)
    OR EXISTS (SELECT 1 FROM reply WHERE reply.speaker_id = speaker.id)
)"""
"""The condition that a speaker was not merged into another."""


def every(db: Database) -> list[Speaker]:
    """All speakers, by name."""
    return _load(db, f"WHERE {HERE} ORDER BY speaker.name", [])


def speaker(db: Database, name: str) -> Speaker:
    """The one speaker whom `name` means. Raises NotFound, and UsageError when it may be several."""
    return _load(db, "WHERE speaker.id = ?", [one_named(db, name)])[0]


def _load(db: Database, rest: str, values: list[object]) -> list[Speaker]:
    aliases: dict[int, list[str]] = {}
    for speaker_id, alias in db.rows("SELECT speaker_id, alias FROM alias ORDER BY alias"):
        aliases.setdefault(speaker_id, []).append(alias)
    return [
        Speaker(speaker_id, name, SpeakerKind(kind), tuple(aliases.get(speaker_id, ())), claims)
        for speaker_id, name, kind, claims in db.rows(f"{_SPEAKERS} {rest}", values)
    ]


def named(db: Database, values: Iterable[str]) -> list[int]:
    """The ids of all speakers whom one of `values` may mean. Raises NotFound for a name that fits nobody."""
    found: list[int] = []
    for value in values:
        ids = fitting(db, value)
        if not ids:
            raise _nobody(db, value)
        found += ids
    return found


def exactly(db: Database, name: str) -> list[int]:
    """The ids of the speakers who have just this name, else of those who have it or just this alias in any spelling."""
    same = db.row(f"SELECT id FROM speaker WHERE name = ? AND {HERE}", [name.strip()])
    folded = name_words(name)
    if same or not folded:
        return list(same or ())
    for table, column, condition in (("speaker", "id", HERE), ("alias", "speaker_id", "TRUE")):
        rows = list(db.rows(f"SELECT DISTINCT {column} FROM {table} WHERE folded = ? AND {condition}", [folded]))
        if rows:
            return [row[0] for row in rows]
    return []


def named_in(db: Database, number: int) -> tuple[list[int], list[int]]:
    """The ids of the claims, withdrawn ones too, that a speaker makes, and of those that one relays."""
    relayed = "SELECT DISTINCT claim_id FROM attribution_link WHERE speaker_id = ? ORDER BY claim_id"
    return db.column("SELECT id FROM claim WHERE speaker_id = ? ORDER BY id", [number]), db.column(relayed, [number])


def full_name(db: Database, number: int) -> str:
    """The name of the speaker with this id."""
    return str(db.value("SELECT name FROM speaker WHERE id = ?", [number]))


def all_names(db: Database) -> list[str]:
    """The full name of every speaker, by name."""
    return db.column(f"SELECT name FROM speaker WHERE {HERE} ORDER BY name")


def names_of_people(db: Database) -> list[tuple[str, str]]:
    """Every name and other name of those who may be persons, each with the full name of whose it is; names first, those
    of the oldest before the others.
    """
    kinds = [SpeakerKind.PERSON.value, SpeakerKind.UNKNOWN.value]
    people = f"kind IN (?, ?) AND {HERE}"
    rows = db.rows(
        f"SELECT name, name, 0, speaker.id FROM speaker WHERE {people} UNION ALL SELECT alias.alias, speaker.name, 1, "
        f"speaker.id FROM alias JOIN speaker ON speaker.id = alias.speaker_id WHERE {people} ORDER BY 3, 4, 1",
        [*kinds, *kinds],
    )
    return [(said, full) for said, full, _, _ in rows]


def aliases(db: Database) -> list[tuple[str, str]]:
    """Every other name that a person has confirmed, with the full name of whose it is."""
    sql = "SELECT alias.alias, speaker.name FROM alias JOIN speaker ON speaker.id = alias.speaker_id"
    return list(db.rows(f"{sql} WHERE {HERE} ORDER BY speaker.name"))


def called(db: Database, name: str) -> list[int]:
    """The ids of the speakers whose own name this is, in any spelling of its letters; aliases do not count."""
    return db.column(f"SELECT id FROM speaker WHERE folded = ? AND {HERE}", [name_words(name)])


def one_named(db: Database, name: str) -> int:
    """The id of the one speaker whom `name` means. Raises NotFound, and UsageError when it may be several."""
    found = exactly(db, name) or fitting(db, name)
    if not found:
        raise _nobody(db, name)
    if len(found) > 1:
        raise ambiguous(db, name, found)
    return found[0]


def _nobody(db: Database, name: str) -> NotFound:
    """The error for a name that fits nobody, with whose initials or nearly whose name it is."""
    whose = by_initials(db, name)[:MOST]
    return unknown("speaker", name, _names(db), near=[full_name(db, number) for number in whose])


def ambiguous(db: Database, name: str, ids: list[int]) -> UsageError:
    """The error for a name that may mean several speakers."""
    where, values = db.among("id", ids)
    names = db.column(f"SELECT name FROM speaker WHERE {where} ORDER BY name LIMIT 6", values)
    return UsageError(f"“{name}” may be {' or '.join(names)}.", "Write the full name.")


def fitting(db: Database, value: str) -> list[int]:
    """The speakers one of whose names has these words; if none has, those who have them in another spelling."""
    condition, words = like(db, value)
    rows = db.rows(
        f"SELECT id FROM speaker WHERE {condition} AND {HERE} UNION SELECT speaker_id FROM alias WHERE {condition}",
        words + words,
    )
    return [row[0] for row in rows] or _spelt_otherwise(db, value)


def _spelt_otherwise(db: Database, value: str) -> list[int]:
    wanted = set(name_key(value).split())
    rows = db.rows(f"SELECT id, name FROM speaker WHERE {HERE} UNION SELECT speaker_id, alias FROM alias ORDER BY 1")
    found = dict.fromkeys(speaker_id for speaker_id, name in rows if wanted <= set(name_key(name).split()))
    return list(found) if wanted else []


def by_initials(db: Database, name: str) -> list[int]:
    """The ids of the speakers one of whose names has these capitals as its initials: WHO, W.H.O.; those
    with the fewest words first."""
    capitals = name.replace(".", "").strip()
    if not (2 <= len(capitals) <= LONGEST and capitals.isascii() and capitals.isalpha() and capitals.isupper()):
        return []
    wanted = acronym_term(capitals)
    rows = db.rows(f"SELECT id, name FROM speaker WHERE {HERE} UNION SELECT speaker_id, alias FROM alias ORDER BY 1")
    fitting = [(len(full.split()), number) for number, full in rows if wanted in acronyms(full)]
    return list(dict.fromkeys(number for _, number in sorted(fitting)))


def _names(db: Database) -> list[str]:
    return db.column("SELECT name FROM speaker UNION SELECT alias FROM alias")


def born(db: Database) -> dict[int, str]:
    """The name with which each speaker who was renamed came into the store: by it copies of the store know them."""
    first = "SELECT min(id) FROM event WHERE field = 'name' AND speaker_id IS NOT NULL GROUP BY speaker_id"
    rows = db.rows(f"SELECT speaker_id, old FROM event WHERE id IN ({first})")
    return {number: str(json.loads(old)) for number, old in rows}


def by_birth(db: Database) -> dict[str, int]:
    """The id of each speaker, by the name with which they came into the store."""
    renamed = born(db)
    rows = db.rows("SELECT id, name FROM speaker ORDER BY id DESC")
    return {renamed.get(number, name): number for number, name in rows}


def near(db: Database, name: str) -> list[str]:
    """Names of speakers that `name` may be a short or misspelt form of."""
    from factcheck.text.similarity import closest

    ids = fitting(db, name) or by_initials(db, name)
    if ids:
        where, values = db.among("id", ids[:5])
        return db.column(f"SELECT name FROM speaker WHERE {where}", values)
    return closest(name, _names(db), cutoff=_NEAR)
