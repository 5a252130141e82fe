"""Reading claims: SQL on the plain driver, domain values out."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from factcheck.domain.claim import Claim
from factcheck.domain.desk import UNTOUCHED, Desk, Priority, State
from factcheck.domain.hearsay import HERE, Brought
from factcheck.domain.selector import Quote
from factcheck.domain.status import Status
from factcheck.store.storage.contested import UNDECIDED
from factcheck.store.storage.database import BATCH, Database

_COLUMNS = """
SELECT claim.id, claim.key, claim.text, source.slug, coalesce(speaker.name, ''), claim.speaker_as_written, claim.cue,
       claim.reported, claim.mark, claim.said_on, coalesce(proposition.text, ''), claim.opposite, claim.note,
       claim.origin, claim.draft, claim.withdrawn, claim.disputed, claim.created_at, claim.created_by, claim.confidence,
       step.file, step.analyst, claim.speaker_role
FROM claim
JOIN step ON step.id = claim.step_id
JOIN source ON source.id = claim.source_id
LEFT JOIN speaker ON speaker.id = claim.speaker_id
LEFT JOIN proposition ON proposition.id = claim.proposition_id
"""

_STATUS = {status.value: status for status in Status}


def by_ids(db: Database, ids: Iterable[int]) -> Iterator[Claim]:
    """The claims with these ids, in the order given; ids that do not exist are passed over."""
    batch: list[int] = []
    for claim_id in ids:
        batch.append(claim_id)
        if len(batch) == BATCH:
            yield from _load(db, batch)
            batch = []
    if batch:
        yield from _load(db, batch)


def index(db: Database, ids: Iterable[int]) -> dict[int, Claim]:
    """These claims by their ids."""
    return {claim.id: claim for claim in by_ids(db, sorted(set(ids)))}


def every_one(db: Database, ids: Sequence[int]) -> list[Claim]:
    """The claims with these ids, in the order given. Raises NotFound for one that is not there."""
    found = list(by_ids(db, ids))
    if len(found) < len(ids):
        known = {claim.id for claim in found}
        raise db.no_such_claim(next(number for number in ids if number not in known))
    return found


def sayings(db: Database) -> Iterator[Claim]:
    """Every claim that may be in a conflict, by id, with its text and the words of its quotes and nothing else."""
    quotes: dict[int, list[Quote]] = {}
    for claim_id, exact in db.rows("SELECT claim_id, exact FROM quote ORDER BY claim_id, position"):
        quotes.setdefault(claim_id, []).append(Quote(exact))
    for claim_id, text in db.rows("SELECT id, text FROM claim WHERE NOT draft AND NOT withdrawn ORDER BY id"):
        yield Claim(claim_id, "", text, "", quotes=tuple(quotes.get(claim_id, ())))


def claim(db: Database, claim_id: int) -> Claim:
    """One claim. Raises NotFound."""
    for found in by_ids(db, [claim_id]):
        return found
    raise db.no_such_claim(claim_id)


def _load(db: Database, ids: Sequence[int]) -> Iterator[Claim]:
    where, values = db.among("claim_id", ids)
    quotes: dict[int, list[Quote]] = {}
    for claim_id, *quote in db.rows(
        f'SELECT claim_id, exact, prefix, suffix, "start", "end" FROM quote WHERE {where} ORDER BY claim_id, position',
        values,
    ):
        quotes.setdefault(claim_id, []).append(Quote(*quote))
    via = _names(
        db,
        "SELECT link.claim_id, speaker.name FROM attribution_link link JOIN speaker ON speaker.id = link.speaker_id "
        f"WHERE {where} ORDER BY link.claim_id, link.position",
        values,
    )
    tags = _names(
        db,
        "SELECT claim_tag.claim_id, tag.name FROM claim_tag JOIN tag ON tag.id = claim_tag.tag_id "
        f"WHERE {where} ORDER BY claim_tag.claim_id, tag.name",
        values,
    )
    desks = _desks(db, where, values)
    where, values = db.among("number", ids)
    contested = _names(
        db,
        f"SELECT number, field FROM contested WHERE thing = 'claim' AND {where} AND NOT {UNDECIDED} ORDER BY field",
        values,
    )
    where, values = db.among("claim.id", ids)
    rows = {row[0]: row for row in db.rows(f"{_COLUMNS} WHERE {where}", values)}
    for claim_id in ids:
        if claim_id in rows:
            yield _claim(
                rows[claim_id],
                tuple(quotes.get(claim_id, ())),
                tuple(via.get(claim_id, ())),
                tuple(tags.get(claim_id, ())),
                desks.get(claim_id, UNTOUCHED),
                tuple(contested.get(claim_id, ())),
            )


def _desks(db: Database, where: str, values: Sequence[Any]) -> dict[int, Desk]:
    rows = list(db.rows(
        "SELECT claim_id, state, assignee, priority, due, approved_by, verdict, confidence, grade FROM desk "
        f"WHERE {where}", values,
    ))  # fmt: skip
    names, labels = {row[6] for row in rows} - {""}, {}
    if names:
        from factcheck.store.reads import scale  # a list without verdicts of a scale does not pay for one

        labels = scale.labels(db, names)
    return {
        claim_id: Desk(
            State(state), assignee, Priority(priority), due, approved, labels.get(verdict), confidence, grade
        )
        for claim_id, state, assignee, priority, due, approved, verdict, confidence, grade in rows
    }


def _names(db: Database, sql: str, ids: Sequence[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for claim_id, name in db.rows(sql, ids):
        found.setdefault(claim_id, []).append(name)
    return found


def _claim(
    row: tuple[Any, ...],
    quotes: tuple[Quote, ...],
    via: tuple[str, ...],
    tags: tuple[str, ...],
    desk: Desk,
    contested: tuple[str, ...],
) -> Claim:
    (claim_id, key, text, source, speaker, written, cue, reported, mark, said_on, proposition, opposite, note,
     origin, draft, withdrawn, disputed, created_at, created_by, confidence, file, importer, role) = row  # fmt: skip
    return Claim(
        claim_id, key, text, source, speaker, written, via, quotes, cue, _STATUS[reported],
        _STATUS[mark] if mark else None, said_on, proposition, bool(opposite), tags, note, origin,
        bool(draft), bool(withdrawn), bool(disputed), created_at, created_by, confidence,
        Brought(file, importer) if file else HERE, contested, desk, speaker_role=role,
    )  # fmt: skip
