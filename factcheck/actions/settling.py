"""Fields brought in line with their past: after a merge, and after its undo. What people left contested is kept."""

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any

from factcheck.actions.called import as_called_now
from factcheck.domain.strand import MOST_APART, Outcome, State, outcome
from factcheck.store.reads import conflicts, keys, strands
from factcheck.store.reads.strands import Place, Strand
from factcheck.store.storage import contested, fields
from factcheck.store.storage.database import Database
from factcheck.store.storage.unit_of_work import UnitOfWork


@dataclass(slots=True)
class Settled:
    """What came of it: places whose fields stand otherwise now, those that are contested, how many are only those of
    drafts that began otherwise, and whether the desk's scale of verdicts is another one now.
    """

    changed: list[Place] = field(default_factory=list)
    contested: list[Place] = field(default_factory=list)
    began: int = 0
    scaled: bool = False


def settle(work: UnitOfWork, places: Iterable[Place], *, new: Collection[tuple[str, int]] = ()) -> Settled:
    """Let these fields stand as their past says, whoever worked on them in whichever store.

    What is `new` here (a thing and its id) stands as it came already, unless it is contested.
    """
    found = Settled()
    pasts = dict(strands.of(work.db, sorted(places)))  # in one order, whoever merges whom: they are listed in it
    known = _current(work, pasts)
    for place, strand in pasts.items():
        thing, number, names = place
        now = {name: known[thing, name][number] for name in names}
        told = outcome({name: strand.first.get(name, now[name]) for name in names}, strand.nodes)
        state = {name: as_called_now(work.db, thing, name, value) for name, value in told.state.items()}
        if told.apart or place[:2] not in new:
            moved = [name for name in names if state[name] != now[name]]
            free = [name for name in moved if not _is_somebody_elses(work, thing, name, state[name])]
            for name in free:
                _put(work, place, name, state[name])
            found.changed += [place] if free else []
        _note(work, place, told)
        found.contested += [place] if told.apart else []
    drafts = [number for thing, number, _ in found.contested if thing == "claim"]
    began = {("claim", number, name) for number, name in contested.first_values(work.db, drafts)} if drafts else set()
    apart = [place for place in found.contested if (*place[:2], contested.stored(place[2])) not in began]
    found.began, found.contested = len(found.contested) - len(apart), apart
    return found


def _current(work: UnitOfWork, pasts: dict[Place, Strand]) -> dict[tuple[str, str], dict[int, Any]]:
    ids: dict[tuple[str, str], list[int]] = {}
    for thing, number, names in pasts:
        for name in names:
            ids.setdefault((thing, name), []).append(number)
    return {
        (thing, name): contested.judgements(work.db, numbers)
        if thing == "conflict"
        else fields.current(work.db, thing, numbers, name)
        for (thing, name), numbers in ids.items()
    }


def _is_somebody_elses(work: UnitOfWork, thing: str, name: str, value: Any) -> bool:
    """Whether it is the name of another speaker here: two never have one."""
    return (thing, name) == ("speaker", "name") and keys.is_speaker(work.db, value)


def _put(work: UnitOfWork, place: Place, name: str, value: Any) -> None:
    thing, number, _ = place
    if thing == "conflict":
        contested.judge(work, number, value)
    else:
        work.put(thing, [number], name, value)


def _note(work: UnitOfWork, place: Place, told: Outcome) -> None:
    sides = [_side(key, state) for key, state in told.apart[:MOST_APART]]
    if contested.sides(work.db, *place) != sides:
        contested.forget(work.db, place[0], [place[1]], place[2])
        if sides:
            contested.keep(work, *place, sides)


def _side(key: str, state: State) -> str:
    return json.dumps({"step": key, "to": state})


def named(db: Database, place: Place) -> str:
    """A place in words: "mark of claim 5", "judgement of conflict 6 10"."""
    thing, number, names = place
    called = " ".join(map(str, conflicts.pair(db, number))) if thing == "conflict" else str(number)
    return f"{names[0] if names[0] == 'mark' else ' and '.join(names)} of {thing} {called}"
