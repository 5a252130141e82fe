"""The whole store, or the claims that a filter lets through, as records that another store can take in.

Sources come first, then speakers, propositions, claims, then the past: steps, events, names of places, conflicts with
their judgements. What places are called goes along with the whole store only.
A claim is a line with exactly the keys of `Claim.as_dict`; every other line has a key `record` that names its kind.
"""

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import asdict
from typing import Any

from factcheck.domain.conflict import SURE
from factcheck.domain.strand import strand_of
from factcheck.store.reads import scale, sources, speakers
from factcheck.store.reads.history import as_stored
from factcheck.store.reads.strands import ORDER, Frontier
from factcheck.store.storage.database import BATCH, Database

Record = dict[str, Any]


def before(db: Database, ids: Sequence[int] | None) -> Iterator[Record]:
    """The sources, speakers and propositions of these claims; of the whole store when `ids` is None."""
    for slug in _slugs(db, ids):
        yield {"record": "source", **{k: v for k, v in asdict(sources.source(db, slug)).items() if v != ""}}
    yield from named(db, ids)
    yield from scale.records(db)


def named(db: Database, ids: Sequence[int] | None) -> Iterator[Record]:
    """The speakers and propositions of these claims; of the whole store when `ids` is None."""
    concerned = _speakers(db, ids)
    aliases: dict[int, list[str]] = {}
    for speaker_id, alias in db.rows("SELECT speaker_id, alias FROM alias ORDER BY alias"):
        aliases.setdefault(speaker_id, []).append(alias)
    born = speakers.born(db)
    for speaker_id, name, kind in db.rows("SELECT id, name, kind FROM speaker ORDER BY id"):
        if concerned is None or speaker_id in concerned:
            renamed = {"born": born[speaker_id]} if born.get(speaker_id, name) != name else {}
            yield {"record": "speaker", "name": name, "kind": kind, "aliases": aliases.get(speaker_id, [])} | renamed
    filed = _distinct(db, "proposition_id", ids)
    for proposition_id, text in db.rows("SELECT id, text FROM proposition ORDER BY id"):
        if filed is None or proposition_id in filed:
            yield {"record": "proposition", "text": text}


def after(db: Database, ids: Sequence[int] | None, besides: Collection[str] = ()) -> Iterator[Record]:
    """The past of these claims, and of their sources and speakers; of the whole store when `ids` is None.

    Steps with the keys `besides` are left out, with what they did; so is what came by a merge that was undone.
    """
    left = {*besides, *_taken_back(db)}
    events = [event for event in _events(db, None if ids is None else set(ids)) if event["step"] not in left]
    conflicts = [
        {**conflict, "judgements": [one for one in conflict["judgements"] if one["step"] not in left]}
        for conflict in _conflicts(db, None if ids is None else set(ids))
    ]
    if besides:
        conflicts = [conflict for conflict in conflicts if conflict["judgements"]]
    places = [one for one in _places(db) if one["step"] not in left] if ids is None else []
    judged = {judgement["step"] for conflict in conflicts for judgement in conflict["judgements"]}
    yield from _steps(db, {event["step"] for event in [*events, *places]} | judged)
    yield from events
    yield from places
    yield from conflicts


def _taken_back(db: Database) -> list[str]:
    """The steps that a merge brought which was undone, and that undo."""
    return db.column(
        "SELECT step.key FROM step JOIN step u ON u.undoes_id = step.brought_by_id UNION ALL SELECT u.key FROM step u "
        "WHERE EXISTS (SELECT 1 FROM step brought WHERE brought.brought_by_id = u.undoes_id)"
    )


def _slugs(db: Database, ids: Sequence[int] | None) -> list[str]:
    wanted = _distinct(db, "source_id", ids)
    rows = list(db.rows("SELECT id, slug, previous_id FROM source ORDER BY id"))
    if wanted is not None:
        older = {row[0]: row[2] for row in rows}
        for source_id in list(wanted):
            while older.get(source_id) is not None:
                source_id = older[source_id]
                wanted.add(source_id)
    return [slug for source_id, slug, _ in rows if wanted is None or source_id in wanted]


def _distinct(db: Database, column: str, ids: Sequence[int] | None) -> set[int] | None:
    if ids is None:
        return None
    found: set[int] = set()
    for start in range(0, len(ids), BATCH):
        batch = ids[start : start + BATCH]
        where, values = db.among("id", batch)
        found.update(n for n in db.column(f"SELECT {column} FROM claim WHERE {where}", values) if n)
    return found


def _speakers(db: Database, ids: Sequence[int] | None) -> set[int] | None:
    found = _distinct(db, "speaker_id", ids)
    if found is None or ids is None:
        return None
    wanted = set(ids)
    links = db.rows("SELECT claim_id, speaker_id FROM attribution_link")
    asked = db.rows("SELECT claim_id, speaker_id FROM reply")
    return found | {speaker_id for claim_id, speaker_id in (*links, *asked) if claim_id in wanted}


def _steps(db: Database, keys: set[str]) -> Iterator[Record]:
    rows = db.rows(
        "SELECT step.key, step.at, step.analyst, step.verb, undone.key FROM step "
        "LEFT JOIN step undone ON undone.id = step.undoes_id ORDER BY step.id"
    )
    for key, at, by, verb, undone in rows:
        if key in keys:
            undoes = undone if undone in keys else None
            yield {"record": "step", "key": key, "at": at, "by": by, "verb": verb, "undoes": undoes}


def _events(db: Database, wanted: set[int] | None) -> Iterator[Record]:
    rows = db.rows(
        "SELECT event.id, step.key, event.claim_id, claim.key, source.slug, speaker.name, event.field, event.old, "
        "event.new, event.note, event.as_of, event.after, event.source_id, event.speaker_id "
        "FROM event JOIN step ON step.id = event.step_id "
        "LEFT JOIN claim ON claim.id = event.claim_id LEFT JOIN source ON source.id = event.source_id "
        f"LEFT JOIN speaker ON speaker.id = event.speaker_id ORDER BY {ORDER}, event.id"
    )
    frontier = Frontier()
    for event, step, claim_id, claim, source, speaker, field, old, new, note, as_of, after, *others in rows:
        thing = "claim" if claim else "source" if source else "speaker"
        seen = frontier.seen((thing, claim_id or tuple(others), strand_of(thing, field)), step, after)
        if wanted is None or claim_id is None or claim_id in wanted:
            yield {
                "record": "event", "step": step, "claim": claim, "source": source, "speaker": speaker, "field": field,
                "from": as_stored(old), "to": as_stored(new), "why": note, "as_of": as_of,
                "evidence": _evidence(db, event), "after": list(seen),
            }  # fmt: skip


def _evidence(db: Database, event: int) -> list[Record]:
    rows = db.rows(
        "SELECT evidence.url, source.slug, claim.key, evidence.sha256, evidence.stands, evidence.place, "
        "evidence.archive, evidence.retrieved, evidence.note FROM evidence "
        "LEFT JOIN source ON source.id = evidence.source_id LEFT JOIN claim ON claim.id = evidence.claim_id "
        "WHERE evidence.event_id = ? ORDER BY evidence.id",
        [event],
    )
    return [_piece(url, sha256, slug, key, sha256, *rest) for url, slug, key, sha256, *rest in rows]


def _piece(url: str, is_file: str, *rest: str | None) -> Record:
    what = ("", url) if is_file else (url, "")
    return {name: value for name, value in zip(_EVIDENCE, (*what, *rest), strict=True) if value}


_EVIDENCE = ("url", "file", "source", "claim", "sha256", "stands", "where", "archive", "retrieved", "note")
"""The keys of a record of evidence in an event; one of the first four says what it is."""


def _places(db: Database) -> Iterator[Record]:
    rows = db.rows(
        "SELECT step.key, place_name.place, place_name.alias, place_name.gone, place_name.note FROM place_name "
        f"JOIN step ON step.id = place_name.step_id ORDER BY {ORDER}, place_name.id"
    )
    for step, place, alias, gone, note in rows:
        yield {"record": "place", "step": step, "place": place, "also": alias, "gone": bool(gone), "why": note}


def _conflicts(db: Database, wanted: set[int] | None) -> Iterator[Record]:
    rows = db.rows(
        "SELECT conflict.id, conflict.kind, conflict.left_id, conflict.right_id, l.key, r.key, conflict.why, "
        "conflict.spans, conflict.score, conflict.closed, conflict.texts FROM conflict "
        "JOIN claim l ON l.id = conflict.left_id JOIN claim r ON r.id = conflict.right_id "
        "WHERE conflict.score >= ? AND NOT conflict.closed OR conflict.id IN (SELECT conflict_id FROM judgement) "
        "ORDER BY conflict.id",
        [SURE],
    )
    frontier = Frontier()
    for number, kind, left_id, right_id, left, right, why, spans, score, closed, texts in list(rows):
        if wanted is None or {left_id, right_id} <= wanted:
            judgements = db.rows(
                "SELECT step.key, judgement.verdict, judgement.note, judgement.after FROM judgement "
                "JOIN step ON step.id = judgement.step_id WHERE judgement.conflict_id = ? "
                f"ORDER BY {ORDER}, judgement.id",
                [number],
            )
            yield {
                "record": "conflict", "kind": kind, "claims": [left, right], "why": why, "spans": json.loads(spans),
                "score": score, "closed": bool(closed), "texts": texts,
                "judgements": [
                    {"step": step, "verdict": verdict, "note": note, "after": list(frontier.seen(number, step, after))}
                    for step, verdict, note, after in judgements
                ],
            }  # fmt: skip
