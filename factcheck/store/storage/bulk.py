"""Storing new claims, a batch at a time: fast enough for an import, and the one way in for a single claim too."""

import json
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import NamedTuple

from factcheck.domain.claim import Claim, claim_key
from factcheck.domain.desk import UNTOUCHED
from factcheck.store.storage import index
from factcheck.store.storage.database import Database
from factcheck.store.storage.rows import ClaimRow, ClaimTagRow, DeskRow, LinkRow, QuoteRow, ReplyRow, Row, insert
from factcheck.store.storage.unit_of_work import UnitOfWork

BATCH = 1000
"""Claims that are stored at once: all of a file would be held in memory."""


class Stored(NamedTuple):
    """What became of one claim: its id, and whether it was there already (by its key)."""

    id: int
    key: str
    known: bool


class Standing(NamedTuple):
    """How a claim that is there stands: its text, withdrawn, a draft, and the step that made it."""

    text: str
    withdrawn: bool
    draft: bool
    step: int


def standings(db: Database, ids: Sequence[int]) -> dict[int, Standing]:
    """How claims stand that are known to be there."""
    where, values = db.among("id", ids)
    rows = db.rows(f"SELECT id, text, withdrawn, draft, step_id FROM claim WHERE {where}", values)
    return {number: Standing(text, bool(gone), bool(draft), step) for number, text, gone, draft, step in rows}


def claims_with_keys(db: Database, keys: Sequence[str]) -> dict[str, int]:
    """The claims that are there already: the id of each key that a claim has."""
    where, values = db.among("key", keys)
    return dict(db.rows(f"SELECT key, id FROM claim WHERE {where}", values))


def had_text(db: Database, claim_id: int, text: str) -> bool:
    """Whether a claim had this text before it was corrected."""
    old = "SELECT 1 FROM event WHERE claim_id = ? AND field = 'text' AND old = ?"
    return db.row(old, [claim_id, json.dumps(text)]) is not None


def claim_with_text(db: Database, text: str) -> int | None:
    """A claim with just this text, None for none; no index is on texts: to be asked of a few."""
    return next((claim_id for (claim_id,) in db.rows("SELECT id FROM claim WHERE text = ? LIMIT 1", [text])), None)


class Intake:
    """Stores new claims in one unit of work, remembering names and ids it has looked up.

    What it stored is indexed when `store` ends, or, unless `index_at_once`, when `index` is called: a word that stands
    in many claims is counted once, so a long import that waits takes half the time.
    """

    def __init__(self, work: UnitOfWork, *, index_at_once: bool = True) -> None:
        self.work = work
        self._index_at_once = index_at_once
        self._unindexed: list[int] = []
        self._sources: dict[str, tuple[int, str]] = {}

    def store(self, claims: Iterable[Claim]) -> Iterable[Stored]:
        """Store claims whose `id` is 0 and whose `source` is an id in the store; yields one Stored a claim, in order.

        A missing `key`, `created_at` or `created_by` is filled in. A claim whose key is there already is left alone.
        """
        waiting = iter(claims)
        while batch := list(islice(waiting, BATCH)):
            yield from self._store(batch)
        if self._index_at_once:
            self.index()

    def index(self) -> None:
        """Make what was stored so far known to the search."""
        index.add(self.work.db, self._unindexed)
        self._unindexed = []

    def _store(self, batch: Sequence[Claim]) -> list[Stored]:
        keys = [claim.key or self._key(claim) for claim in batch]
        known = claims_with_keys(self.work.db, keys)
        new = [claim for claim, key in zip(batch, keys, strict=True) if key not in known]
        names = {
            "speaker": self.work.names.ids("speaker", (name for c in new for name in _named(c))),
            "proposition": self.work.names.ids("proposition", (c.proposition for c in new if c.proposition)),
            "tag": self.work.names.ids("tag", (tag for c in new for tag in c.tags)),
        }
        kinds = (ClaimRow, QuoteRow, LinkRow, ClaimTagRow, ReplyRow, DeskRow)
        rows: dict[type[Row], list[Row]] = {kind: [] for kind in kinds}
        ids = iter(self.work.db.new_ids("claim", len(new)))
        stored = []
        for claim, key in zip(batch, keys, strict=True):
            if key in known:
                stored.append(Stored(known[key], key, True))
                continue
            known[key] = claim_id = next(ids)
            self._rows(claim, claim_id, key, names, rows)
            stored.append(Stored(claim_id, key, False))
            self._unindexed.append(claim_id)
        for values in rows.values():
            insert(self.work.db, values)
        return stored

    def _key(self, claim: Claim) -> str:
        return claim_key(self._source(claim.source)[1], claim.speaker, claim.text, claim.via, claim.quotes)

    def _source(self, slug: str) -> tuple[int, str]:
        if slug not in self._sources:
            self._sources[slug] = self.work.db.row("SELECT id, key FROM source WHERE slug = ?", [slug])
        return self._sources[slug]

    def _rows(
        self,
        claim: Claim,
        claim_id: int,
        key: str,
        names: dict[str, dict[str, int]],
        rows: dict[type[Row], list[Row]],
    ) -> None:
        """Add what is stored of one claim."""
        speakers, tags, work = names["speaker"], names["tag"], self.work
        rows[ClaimRow].append(
            ClaimRow(
                claim_id, key, claim.text, self._source(claim.source)[0],
                speakers[claim.speaker] if claim.speaker else None, claim.speaker_as_written, claim.cue,
                claim.reported.value, claim.mark.value if claim.mark else None, claim.said_on,
                names["proposition"][claim.proposition] if claim.proposition else None, claim.opposite,
                claim.note, claim.origin, claim.confidence, claim.draft, claim.withdrawn, False, work.step,
                claim.created_at or work.started, claim.created_by or work.analyst, claim.speaker_role,
            )
        )  # fmt: skip
        rows[QuoteRow] += [
            QuoteRow(claim_id, n, q.exact, q.prefix, q.suffix, q.start, q.end) for n, q in enumerate(claim.quotes)
        ]
        rows[LinkRow] += [LinkRow(claim_id, n, speakers[name]) for n, name in enumerate(claim.via)]
        rows[ClaimTagRow] += [ClaimTagRow(claim_id, tags[tag]) for tag in dict.fromkeys(claim.tags)]
        rows[ReplyRow] += [
            ReplyRow(claim_id, n, speakers[r.to], r.turn.value, r.on, r.how, r.until, r.words, json.dumps(r.documents))
            for n, r in enumerate(claim.beside.replies)
        ]
        if (desk := claim.desk) != UNTOUCHED:
            rows[DeskRow].append(
                DeskRow(
                    claim_id,
                    desk.state,
                    desk.assignee,
                    desk.priority,
                    desk.due,
                    desk.approved_by,
                    desk.verdict,
                    desk.confidence,
                    desk.grade,
                )
            )


def _named(claim: Claim) -> Iterable[str]:
    """Everybody whom a claim names: who makes it, relays it, was asked about it."""
    return filter(None, (claim.speaker, *claim.via, *(reply.to for reply in claim.beside.replies)))
