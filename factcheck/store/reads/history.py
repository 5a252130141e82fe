"""Reading the history: who changed what, when, from what, to what, and why."""

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice
from typing import Any

from factcheck.domain.event import Event
from factcheck.domain.hearsay import HERE, UNKNOWN, Brought
from factcheck.domain.scale import NOTHING
from factcheck.store.reads import evidence
from factcheck.store.storage.database import BATCH, Database

MOST_PLACES = 12
"""Places of one command that are told one by one, for the eye alone."""

_EVENTS = """
SELECT event.id, step.id, step.at, step.analyst, step.verb, event.claim_id, source.slug, speaker.name, event.field,
       event.old, event.new, event.note, event.as_of,
       EXISTS (SELECT 1 FROM step later WHERE later.undoes_id = step.id), step.imported, brought.file, brought.analyst
FROM event
JOIN step ON step.id = event.step_id
LEFT JOIN step brought ON brought.id = step.brought_by_id
LEFT JOIN source ON source.id = event.source_id
LEFT JOIN speaker ON speaker.id = event.speaker_id
"""
_JUDGEMENTS = """
SELECT step.id, step.at, step.analyst, step.verb, conflict.left_id, conflict.right_id, conflict.kind, judgement.verdict,
       judgement.note, EXISTS (SELECT 1 FROM step later WHERE later.undoes_id = step.id), step.imported, brought.file,
       brought.analyst
FROM judgement
JOIN step ON step.id = judgement.step_id
LEFT JOIN step brought ON brought.id = step.brought_by_id
JOIN conflict ON conflict.id = judgement.conflict_id
"""


def of_claim(db: Database, claim_id: int) -> list[Event]:
    """Everything that happened to one claim, in the order in which it was written, whatever the clocks said."""
    born = list(_created(db, "WHERE claim.id = ?", [claim_id]))
    changes = list(_events(db, "WHERE event.claim_id = ?", [claim_id]))
    judged = list(_judgements(db, "WHERE ? IN (conflict.left_id, conflict.right_id)", [claim_id]))
    return sorted(born + changes + judged, key=lambda event: event.step)


def of_claims(db: Database, ids: Iterable[int]) -> list[Event]:
    """Everything that happened to these claims, newest first; those of them that one command made are one entry."""
    wanted = list(ids)
    (born, made), (changed, values) = db.among("claim.id", wanted), db.among("event.claim_id", wanted)
    (left, ours), (right, theirs) = db.among("conflict.left_id", wanted), db.among("conflict.right_id", wanted)
    found = [
        *_created(db, f"WHERE {born}", made),
        *_events(db, f"WHERE {changed}", values),
        *_judgements(db, f"WHERE {left} OR {right}", [*ours, *theirs]),
    ]
    return sorted(found, key=lambda event: -event.step)


KEPT = (
    "step.undoes_id IS NULL AND NOT EXISTS "
    "(SELECT 1 FROM step later WHERE later.undoes_id IN (step.id, step.brought_by_id))"
)
"""The condition that a command is no undo and was not taken back, nor the merge that brought it."""


def changes(db: Database, ids: Iterable[int]) -> Iterator[Event]:
    """What was changed in these claims, and judged about them, a batch of claims at a time, oldest first."""
    waiting = iter(ids)
    while batch := list(islice(waiting, BATCH)):
        (changed, values), (left, ours) = db.among("event.claim_id", batch), db.among("conflict.left_id", batch)
        found = [*_events(db, f"WHERE {changed}", values), *_judgements(db, f"WHERE {left}", ours)]
        yield from sorted(found, key=lambda event: event.step)


_TOLD = "SELECT id FROM step WHERE " + " OR ".join(
    f"EXISTS (SELECT 1 FROM {table} WHERE {table}.step_id = step.id)"
    for table in ("event", "claim", "source", "judgement", "scale", "place_name", "dismissal", "proposition_gone")
)
"""The commands of which there is something to tell: a check of everything is none."""


def everything(db: Database, limit: int | None = None, *, commands: bool = False) -> list[Event]:
    """What happened in the store, newest first; the claims that one command made are one entry. `limit` counts the
    entries, or with `commands` the commands, of which each is then whole.
    """
    first = f"SELECT min(id) FROM ({_TOLD} ORDER BY id DESC LIMIT ?) last" if limit else "SELECT 0"
    bound = list(db.row(first, [limit] if limit else []))
    found = [
        *_sources(db, "WHERE source.step_id >= ?", bound),
        *_created(db, "WHERE claim.step_id >= ?", bound),
        *_events(db, "WHERE event.step_id >= ?", bound),
        *_judgements(db, "WHERE judgement.step_id >= ?", bound),
        *_scaled(db, "WHERE scale.step_id >= ?", bound),
        *_places(db, "WHERE place_name.step_id >= ?", bound),
        *_dismissals(db, "WHERE step.id >= ?", bound),
        *_taken_off(db, "WHERE step.id >= ?", bound),
    ]
    return sorted(found, key=lambda event: -event.step)[: None if commands else limit]


def of_step(db: Database, step_id: int) -> list[Event]:
    """What one command did, in order."""
    return [
        *_sources(db, "WHERE source.step_id = ?", [step_id]),
        *_created(db, "WHERE claim.step_id = ?", [step_id]),
        *_events(db, "WHERE event.step_id = ?", [step_id]),
        *_judgements(db, "WHERE judgement.step_id = ?", [step_id]),
        *_scaled(db, "WHERE scale.step_id = ?", [step_id]),
        *_places(db, "WHERE place_name.step_id = ?", [step_id]),
        *_dismissals(db, "WHERE step.id = ?", [step_id]),
        *_taken_off(db, "WHERE step.id = ?", [step_id]),
    ]


def last_change(db: Database, claim_id: int, field: str) -> Event | None:
    """The last time that somebody changed a field of a claim, undoing included."""
    return last_of_thing(db, "claim", claim_id, field)


def last_of_thing(db: Database, thing: str, number: int, field: str) -> Event | None:
    """The last time that somebody changed a field of a "claim", "source" or "speaker", undoing included."""
    newest = f"WHERE event.id = (SELECT max(id) FROM event WHERE {thing}_id = ? AND field = ?)"
    return next(_events(db, newest, [number, field]), None)


def given_by(db: Database, claim_id: int, field: str) -> Event | None:
    """Who gave a field of a claim the value that it has: not who took another one back by an undo."""
    last, own = last_change(db, claim_id, field), kept(db, "claim", claim_id, field)
    return own if own and last and own.new == last.new else last


def kept(db: Database, thing: str, number: int, field: str) -> Event | None:
    """The last change of a field of a "claim", "source" or "speaker" that is no undo and that nobody took back."""
    newest = (
        "WHERE event.id = (SELECT max(event.id) FROM event JOIN step ON step.id = event.step_id "
        f"WHERE {thing}_id = ? AND field = ? AND {KEPT})"
    )
    return next(_events(db, newest, [number, field]), None)


def decided(db: Database, claim_id: int) -> Event | None:
    """The last time that somebody decided what was contested of a claim; of a mark the status, not the rest."""
    newest = (
        "WHERE event.claim_id = ? AND event.step_id = (SELECT max(step.id) FROM step JOIN event ON step.id = step_id "
        "WHERE claim_id = ? AND step.verb = 'decide')"
    )
    return next(_events(db, newest, [claim_id, claim_id]), None)


def standing(db: Database, claim_id: int, field: str, value: Any) -> list[Event]:
    """Who gave a field the value that it has, the last first: who said so, and whoever said the same just before."""
    found: list[Event] = []
    for event in [*_events(db, "WHERE event.claim_id = ? AND event.field = ?", [claim_id, field])][::-1]:
        if not event.undone and event.verb != "undo":
            if event.new != value:
                break
            found.append(event)
    return found


def by_others(db: Database, ids: Iterable[int], analyst: str) -> Iterator[tuple[int, str, int, int, int]]:
    """The fields of these claims that somebody else than this analyst changed last, or a file that was taken in: claim,
    field, step, the step that this one takes back (0: none) and event, oldest first within a batch of claims.
    """
    waiting = iter(ids)
    while batch := list(islice(waiting, BATCH)):
        where, values = db.among("claim_id", batch)
        yield from list(
            db.rows(
                "SELECT event.claim_id, event.field, event.step_id, coalesce(undoes_id, 0), event.id FROM event "
                "JOIN step ON step.id = event.step_id WHERE event.id IN "
                f"(SELECT max(id) FROM event WHERE {where} GROUP BY claim_id, field) "
                "AND (step.analyst <> ? OR step.imported) ORDER BY event.id",
                [*values, analyst],
            )
        )


def event(db: Database, number: int) -> Event:
    """The event with this id, which is there."""
    return next(_events(db, "WHERE event.id = ?", [number]))


def _sources(db: Database, where: str, values: list[Any]) -> Iterator[Event]:
    for step, at, by, verb, slug, undone, file in db.rows(
        "SELECT step.id, step.at, step.analyst, step.verb, source.slug, "
        "EXISTS (SELECT 1 FROM step later WHERE later.undoes_id = step.id), step.file "
        f"FROM source JOIN step ON step.id = source.step_id {where} ORDER BY source.id",
        values,
    ):
        yield Event(step, at, by, verb, f"source {slug}", "created", None, 1, _from(file), undone=bool(undone))


def _created(db: Database, where: str, values: list[Any]) -> Iterator[Event]:
    rows = db.rows(
        "SELECT step.id, step.at, step.analyst, step.verb, count(*), min(claim.id), max(claim.id), "
        "EXISTS (SELECT 1 FROM step later WHERE later.undoes_id = step.id), step.file "
        f"FROM claim JOIN step ON step.id = claim.step_id {where} "
        "GROUP BY step.id, step.at, step.analyst, step.verb, step.file ORDER BY step.id",
        values,
    )
    for step, at, by, verb, count, first, last, undone, file in rows:
        subject = f"claim {first}" if count == 1 else f"{count} claims, {first} to {last}"
        yield Event(step, at, by, verb, subject, "created", None, count, _from(file), undone=bool(undone))


def _from(file: str) -> str:
    return f"from {file}" if file else ""


def _events(db: Database, where: str, values: list[Any]) -> Iterator[Event]:
    rows = list(db.rows(f"{_EVENTS} {where} ORDER BY event.id", values))
    given_by = _evidence(db, rows)
    for event, step, at, by, verb, claim, source, speaker, field, old, new, note, as_of, undone, *brought in rows:
        subject = f"claim {claim}" if claim else f"source {source}" if source else f"speaker {speaker}"
        given = tuple(given_by.get(event, ()))
        yield Event(
            step, at, by, verb, subject, field, as_stored(old), as_stored(new), note, as_of, given, bool(undone),
            brought_by(*brought),
        )  # fmt: skip


def _scaled(db: Database, where: str, values: list[Any]) -> Iterator[Event]:
    """What was said of the verdicts of the scale."""
    for step, at, by, verb, label, counts_as, dropped, undone, *brought in db.rows(
        "SELECT step.id, step.at, step.analyst, step.verb, scale.label, scale.counts_as, scale.dropped, "
        "EXISTS (SELECT 1 FROM step later WHERE later.undoes_id = step.id), step.imported, brought.file, "
        "brought.analyst FROM scale JOIN step ON step.id = scale.step_id "
        f"LEFT JOIN step brought ON brought.id = step.brought_by_id {where} ORDER BY scale.id",
        values,
    ):
        means = "dropped" if dropped else f"counts as {counts_as or NOTHING}"
        yield Event(step, at, by, verb, f"verdict {label}", "scale", None, means, undone=bool(undone),
                    brought=brought_by(*brought))  # fmt: skip


def brought_by(imported: bool, file: str | None, importer: str | None) -> Brought:
    """By which file a step came; of one that came before that was kept, that it came by a file."""
    return Brought(file or UNKNOWN, importer or "") if imported else HERE


def as_stored(stored: str) -> Any:
    """A value of the history; one that no longer reads as JSON is shown as it stands, and `doctor` names it."""
    try:
        return json.loads(stored)
    except (ValueError, RecursionError):
        return stored


def _evidence(db: Database, rows: Sequence[Any]) -> dict[int, list[str]]:
    """What each event gave, by name, and of one that gave evidence by itself, or took some away, all that it says."""
    events = {row[0] for row in rows}
    several = evidence.of_claims(db, sorted({row[5] for row in rows if row[5]}))
    found: dict[int, list[str]] = {}
    for one in (one for given in several.values() for one in given):
        if one.event in events:
            found.setdefault(one.event, []).append(one.record.told if one.record.alone else one.record.name)
    for row in rows:
        if row[8] == evidence.ALONE and (gone := as_stored(row[9])):
            given = {one.record.key: one.record.told for one in several.get(row[5], ())}
            found[row[0]] = [given.get(key, key) for key in gone]
    return found


def _dismissals(db: Database, where: str, values: list[Any]) -> Iterator[Event]:
    """The filings that commands turned down, which an undo forgets again."""
    for step, at, by, verb, claim, other, proposition in db.rows(
        "SELECT step.id, step.at, step.analyst, step.verb, claim_id, other_id, proposition_id FROM dismissal "
        f"JOIN step ON step.id = dismissal.step_id {where} ORDER BY dismissal.id",
        values,
    ):
        beside = f"claim {other}" if other else f"p{proposition}"
        yield Event(step, at, by, verb, f"claim {claim}", "filing", f"offered with {beside}", "turned down")


def _taken_off(db: Database, where: str, values: list[Any]) -> Iterator[Event]:
    """The propositions without claims that commands took off."""
    for step, at, by, verb, number, text, note, undone in db.rows(
        "SELECT step.id, step.at, step.analyst, step.verb, proposition.id, proposition.text, proposition_gone.note, "
        "EXISTS (SELECT 1 FROM step later WHERE later.undoes_id = step.id) FROM proposition_gone "
        "JOIN step ON step.id = proposition_gone.step_id "
        f"JOIN proposition ON proposition.id = proposition_id {where} ORDER BY proposition_gone.id",
        values,
    ):
        yield Event(step, at, by, verb, f"proposition p{number}", "words", text, None, note, undone=bool(undone))


def _judgements(db: Database, where: str, values: list[Any]) -> Iterator[Event]:
    for step, at, by, verb, left, right, kind, verdict, note, undone, *brought in db.rows(
        f"{_JUDGEMENTS} {where} ORDER BY judgement.id", values
    ):
        subject = f"conflict {left} {right}"
        yield Event(
            step, at, by, verb, subject, kind, None, verdict, note, undone=bool(undone), brought=brought_by(*brought)
        )


def _places(db: Database, where: str, values: list[Any]) -> Iterator[Event]:
    """What commands said of places: an entry a place and a direction, or one for all of a table that was brought in."""
    rows = db.rows(
        "SELECT step.id, step.at, step.analyst, step.verb, place_name.place, place_name.alias, place_name.gone, "
        "place_name.note, EXISTS (SELECT 1 FROM step later WHERE later.undoes_id = step.id), step.imported, "
        "brought.file, brought.analyst FROM place_name JOIN step ON step.id = place_name.step_id "
        f"LEFT JOIN step brought ON brought.id = step.brought_by_id {where} ORDER BY place_name.id",
        values,
    )
    for _, given in groupby(rows, key=lambda row: (row[0], bool(row[6]))):
        said = list(given)
        step, at, by, verb, _, _, gone, note, undone, *brought = said[0]
        of_place: dict[str, list[str]] = {}
        for row in said:
            of_place.setdefault(row[4], []).append(row[5])
        entries: list[tuple[str, Any]] = [(f"place {place}", names) for place, names in of_place.items()]
        if len(entries) > MOST_PLACES:
            entries = [(f"{len(entries)} places", len(said))]
        for subject, names in entries:
            old, new = (names, None) if gone else (None, names)
            yield Event(
                step, at, by, verb, subject, "other names", old, new, note, undone=bool(undone),
                brought=brought_by(*brought),
            )  # fmt: skip
