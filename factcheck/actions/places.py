"""What places are also called: names that a person gives, takes back, or brings in a table."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from factcheck.actions import checks
from factcheck.actions.called import Called
from factcheck.errors import UsageError
from factcheck.store.reads import places
from factcheck.store.reads.places import Naming
from factcheck.store.storage.rows import PlaceNameRow, insert_new
from factcheck.store.storage.unit_of_work import UnitOfWork
from factcheck.text.fold import name_words
from factcheck.text.suggesting import did_you_mean


@dataclass(frozen=True, slots=True)
class Brought:
    """What a table of names brought: places that were new or got names, and how many names."""

    places: int
    names: int


def describe(work: UnitOfWork, name: str, add: Sequence[str], remove: Sequence[str], note: str = "") -> Called:
    """Give a place other names, or take some away; returns what was changed, with the name that the desk knows it by.

    Raises UsageError when there is nothing to change, the name may be several places', or it has no such other name.
    """
    if not (add or remove):
        raise UsageError("Nothing to change.", "Give another name, or --remove.")
    note, place = checks.remark(note, "note"), _meant(work, _place_name(name))
    given, taken = {*map(_place_name, add)} - {place.name}, {*map(_place_name, remove)}
    for alias in sorted(taken - {*place.aliases}):
        raise UsageError(f"{place.name} has no other name “{alias}”.", did_you_mean(alias, place.aliases))
    new = tuple(sorted(given - {*place.aliases}))
    say(work, [Naming(place.name, alias, gone=False) for alias in new], note)
    say(work, [Naming(place.name, alias, gone=True) for alias in sorted(taken)], note)
    return Called(place.name, new, tuple(taken))


def bring(work: UnitOfWork, table: Iterable[Sequence[str]], note: str) -> Brought:
    """Give places the names of a table: of each the desk's name first, then the others; what is known is left alone."""
    wanted: dict[str, dict[str, None]] = {}
    for first, *others in table:
        wanted.setdefault(_place_name(first), {}).update(dict.fromkeys(map(_place_name, others)))
    known = places.known(work.db, wanted)
    new = [
        Naming(name, alias, gone=False)
        for name, others in wanted.items()
        for alias in others
        if alias != name and alias not in (known[name].aliases if name in known else ())
    ]
    say(work, new, note)
    return Brought(len({one.place for one in new}), len(new))


def say(work: UnitOfWork, names: Sequence[Naming], note: str, *, step: int = 0) -> None:
    """Store that places have these names, or have them no more, as said in this command if in no other."""
    if names:
        step = step or work.step
        insert_new(work.db, [_row(step, one, note) for one in names])


def _row(step: int, one: Naming, note: str) -> PlaceNameRow:
    return PlaceNameRow(step, one.place, name_words(one.place), one.alias, name_words(one.alias), one.gone, note)


def _place_name(given: str) -> str:
    name = checks.name(given, "name of a place")
    if not name_words(name):
        raise UsageError(f"“{name}” has no letter to look for.")
    return name


def _meant(work: UnitOfWork, name: str) -> places.Place:
    """The place of this name, else the one that is called so, else a new one."""
    found = places.called(work.db, name)
    own = [one for one in found if name_words(one.name) == name_words(name)]
    if not found:
        return places.Place(name, ())
    if len(own or found) > 1:
        raise UsageError(f"“{name}” may be {' or '.join(one.name for one in own or found)}.", "Write that name.")
    return (own or found)[0]
