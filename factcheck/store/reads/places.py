"""What the desk says places are also called: the newest word on each pair of names counts."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from factcheck.store.storage.database import Database
from factcheck.text.fold import name_words


@dataclass(frozen=True, slots=True)
class Place:
    """A place by the name that the desk knows it by, and its other names."""

    name: str
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Naming:
    """A name that a command gave to a place or, `gone`, took back; whether another has had a word on it since."""

    place: str
    alias: str
    gone: bool
    changed_since: bool = False


_COUNTS = "NOT EXISTS (SELECT 1 FROM step u WHERE u.undoes_id = step.brought_by_id)"
"""What a merge brought that was undone is as if it had not been."""

_NAMES = (
    "SELECT place_name.place, place_name.alias, place_name.gone, step.imported, step.at FROM place_name "
    f"JOIN step ON step.id = place_name.step_id WHERE {_COUNTS}"
)
_IN_ORDER = "ORDER BY place_name.id"


def every(db: Database) -> list[Place]:
    """All places that have other names, by name."""
    found = _standing(db.rows(f"{_NAMES} {_IN_ORDER}"))
    return [Place(name, tuple(sorted(found[name]))) for name in sorted(found)]


def any_there(db: Database) -> bool:
    """Whether the desk has said of any place what else it is called."""
    return db.row("SELECT 1 FROM place_name LIMIT 1") is not None


def called(db: Database, name: str) -> list[Place]:
    """The places that have this name, as their own or as another one, in any spelling of its letters."""
    folded = name_words(name)
    sql = "SELECT place FROM place_name WHERE place_folded = ? UNION SELECT place FROM place_name WHERE folded = ?"
    found = _of(db, db.column(sql, [folded, folded]))
    return [one for one in found if folded in (name_words(one.name), *map(name_words, one.aliases))]


def known(db: Database, names: Iterable[str]) -> dict[str, Place]:
    """The places of these names, by name."""
    return {place.name: place for place in _of(db, list(names))}


def _of(db: Database, names: list[str]) -> list[Place]:
    where, values = db.among("place_name.place", names)
    found = _standing(db.rows(f"{_NAMES} AND {where} {_IN_ORDER}", values))
    return [Place(name, tuple(sorted(found[name]))) for name in sorted(found)]


def _standing(rows: Iterable[tuple[str, str, bool, bool, str]]) -> dict[str, list[str]]:
    """What was said last of each pair: here in the order of commands, of what another store says by the clock."""
    said: dict[tuple[str, str], tuple[str, bool]] = {}
    for place, alias, gone, imported, at in rows:
        if not imported or at >= said.get((place, alias), ("", False))[0]:
            said[place, alias] = at, bool(gone)
    found: dict[str, list[str]] = {}
    for (place, alias), (_, gone) in said.items():
        if not gone:
            found.setdefault(place, []).append(alias)
    return found


def of_step(db: Database, step: int) -> Iterator[Naming]:
    """What a command said of places."""
    rows = db.rows(
        "SELECT place, alias, gone, EXISTS (SELECT 1 FROM place_name later WHERE later.place = place_name.place "
        "AND later.alias = place_name.alias AND later.id > place_name.id) "
        "FROM place_name WHERE step_id = ? ORDER BY id",
        [step],
    )
    for place, alias, gone, since in list(rows):
        yield Naming(place, alias, bool(gone), bool(since))
