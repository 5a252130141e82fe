"""Evidence of claims, given by itself or with a mark, and taken away again: a record each, and an event."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from factcheck.actions import checks
from factcheck.domain import evidence as words
from factcheck.domain.event_shapes import is_retrieved
from factcheck.domain.evidence import Stands
from factcheck.domain.iso import is_minute
from factcheck.domain.numbers import claim_number
from factcheck.errors import Differs, FactcheckError, NotFound, UsageError
from factcheck.store.reads import claims, sources
from factcheck.store.reads import evidence as reads
from factcheck.store.storage.unit_of_work import Evidence, UnitOfWork
from factcheck.text.clock import ago_and_why

NOW = "now"
"""What is typed for the time at which something is given."""
CHUNK = 1 << 20
"""Bytes of a file that are read at once: a video is evidence too."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Evidence as a person types it: a URL, a source's id, a claim's id or the path of a file, and what is said of it.

    `retrieved` is a day or a minute by the reader's clock, or NOW.
    """

    reference: str
    stands: str = ""
    where: str = ""
    archive: str = ""
    retrieved: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Added:
    """The claims of which evidence was given, those of which it stood so already, and the record's name."""

    changed: tuple[int, ...]
    known: tuple[int, ...]
    name: str


def add(work: UnitOfWork, ids: Sequence[int], piece: Piece) -> Added:
    """Give evidence of claims, marked or not: one event each. Raises UsageError, NotFound as `found` does."""
    given = found(work, piece, ids)
    wanted = list(dict.fromkeys(ids))
    for claim in claims.every_one(work.db, wanted):
        if claim.withdrawn:
            raise UsageError(f"Claim {claim.id} was withdrawn: nothing is to be shown of it.")
    there = reads.of_claims(work.db, wanted)
    said = _record(work, given)
    known = [n for n in wanted if any(one.record.said == said.said and not one.gone for one in there.get(n, ()))]
    fresh = [number for number in wanted if number not in set(known)]
    give(work, fresh, given)
    return Added(tuple(fresh), tuple(known), said.name)


def give(work: UnitOfWork, ids: Sequence[int], given: Evidence, note: str = "") -> None:
    """Log evidence that was found good; its key is that of the command and how many it has given of the claim."""
    if not ids:
        return
    step = reads.key_of_step(work.db, work.step)
    changes: list[tuple[int, Any, Any]] = [
        (number, [], [f"{step}:{reads.keys_of_step(work.db, step, number)}"]) for number in ids
    ]
    work.log("claim", changes, reads.ALONE, evidence=[given], note=note)
    work.touched.update(ids)


def remove(work: UnitOfWork, claim_id: int, number: int, note: str, *, over: bool = False) -> words.Evidence:
    """Take a record away, by its number in the list of what stands, for a reason; it stays in the log.

    What a colleague gave stays unless `over`. Raises UsageError without a reason, Differs for a colleague's, NotFound
    for a number that there is none of.
    """
    note = checks.words(note, "note")
    several = standing(work, claim_id)
    if not 0 < number <= len(several):
        has = f"It has {len(several)}" if several else "There is none"
        raise NotFound(f"Claim {claim_id} has no evidence {number}.", f"{has}: `factcheck evidence {claim_id}`.")
    gone = several[number - 1]
    if gone.by != work.analyst and not over:
        raise Differs(f"{gone.by} gave {gone.told} {ago_and_why(gone.at, gone.note)}.", "--over takes it away.")
    alike = [one.record.key for one in reads.of_claims(work.db, [claim_id])[claim_id] if one.record.said == gone.said]
    work.log("claim", [(claim_id, alike, [])], reads.ALONE, note=note)
    work.touched.add(claim_id)
    return gone


def standing(work: UnitOfWork, claim_id: int) -> tuple[words.Evidence, ...]:
    """The evidence of a claim as it stands. Raises NotFound."""
    from factcheck.store.reads import whole

    claims.claim(work.db, claim_id)
    return next(whole.by_ids(work.db, [claim_id])).beside.verdict.records


def found(work: UnitOfWork, piece: Piece, ids: Sequence[int]) -> Evidence:
    """The evidence that was typed, of these claims.

    Raises NotFound when it is none of the four, UsageError when nothing can rest on it: it was withdrawn, or it rests
    itself on one of the claims; FactcheckError for a file that cannot be read.
    """
    reference = checks.words(piece.reference, "evidence")
    about = _about(piece)
    if "://" in reference:
        return Evidence(url=reference, **about)
    number = claim_number(reference)
    if number is not None:
        return Evidence(claim_id=_basis(work, number, ids), **about)
    if sources.is_id(work.db, reference) or not Path(reference).is_file():
        source = sources.source(work.db, reference)
        if source.withdrawn:
            raise UsageError(f"The source {source.id} was withdrawn; nothing can rest on it.")
        return Evidence(source_id=sources.one_named(work.db, reference), **about)
    path = str(Path(reference).absolute())
    return Evidence(url=path, sha256=digest(path), **about)


def _about(piece: Piece) -> dict[str, Any]:
    return {
        "stands": checks.one_of(piece.stands, [one.value for one in Stands], "side of evidence")
        if piece.stands
        else "",
        "place": checks.remark(piece.where, "place in the evidence"),
        "archive": checks.remark(piece.archive, "address of the archive"),
        "retrieved": _time(piece.retrieved),
        "note": checks.remark(piece.note, "note of the evidence"),
    }


def _time(typed: str) -> str:
    """A day, or a UTC time to the second. Raises UsageError."""
    typed = typed.strip()
    if typed.lower() == NOW:
        return f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}"
    minute = typed.replace(" ", "T", 1)
    if is_minute(minute):
        return f"{datetime.fromisoformat(minute).astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
    if not is_retrieved(typed):
        raise UsageError(
            f"“{typed}” is no time that exists.", "Give a day or a minute: 2026-11-27, 2026-11-27T17:00, or now."
        )
    return typed


def _basis(work: UnitOfWork, number: int, ids: Sequence[int]) -> int:
    """A claim on which others may rest. Raises UsageError, NotFound."""
    basis = claims.claim(work.db, number)
    if basis.withdrawn:
        raise UsageError(f"Claim {basis.id} was withdrawn; nothing can rest on it.")
    chain = {basis.id, *reads.rests_on(work.db, basis.id)}
    for claim_id in ids:
        if claim_id in chain:
            raise UsageError(
                f"Claim {claim_id} cannot be evidence for itself."
                if claim_id == basis.id
                else f"Claim {basis.id} rests on claim {claim_id} itself; the two would prove each other."
            )
    return basis.id


def digest(path: str) -> str:
    """The SHA-256 of a file's bytes. Raises FactcheckError where it cannot be read."""
    told = hashlib.sha256()
    try:
        with open(path, "rb") as stream:
            while chunk := stream.read(CHUNK):
                told.update(chunk)
    except OSError as error:
        raise FactcheckError(f"{path} cannot be read: {error.strerror}.") from error
    return told.hexdigest()


def not_as_it_was(record: words.Evidence) -> str:
    """What became of a file that is evidence, in a sentence; "" where it is as it was, or is not on this machine."""
    if record.what != "file" or not Path(record.of).is_file():
        return ""
    same = digest(record.of) == record.sha256
    return "" if same else f"{record.of} is not as it was when it was given as evidence."


def _record(work: UnitOfWork, given: Evidence) -> words.Evidence:
    """What would be read again of a record that is to be given."""
    if given.claim_id is not None:
        what, of = "claim", str(given.claim_id)
    elif given.source_id is not None:
        what, of = "source", reads.source_of(work.db, given.source_id)
    else:
        what, of = ("file" if given.sha256 else "url"), given.url
    return words.Evidence(what, of, given.sha256, given.stands, given.place, given.archive, given.retrieved, given.note)
