"""Storing new claims, a batch at a time: fast enough for an import, and the one way in for a single claim too."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from sqlmodel import SQLModel

from factcheck.domain.claim import Claim, claim_key
from factcheck.domain.speaker import SpeakerKind
from factcheck.store import dialect_sqlite, index
from factcheck.store.lookup import name_words
from factcheck.store.tables import ClaimRow, ClaimTagRow, LinkRow, PropositionRow, QuoteRow, SpeakerRow, TagRow
from factcheck.store.unit_of_work import UnitOfWork

BATCH = 1000


@dataclass(frozen=True, slots=True)
class Stored:
    """What became of one claim: its id, and whether it was there already (by its key)."""

    id: int
    key: str
    known: bool


class Intake:
    """Stores new claims in one unit of work, remembering names and ids it has looked up.

    What it stored is indexed when `store` ends, or, unless `index_at_once`, when `index` is called: a word that stands
    in many claims is counted once, so a long import that waits takes half the time.
    """

    def __init__(self, work: UnitOfWork, *, index_at_once: bool = True) -> None:
        self.work = work
        self._index_at_once = index_at_once
        self._unindexed: list[int] = []
        self._next = (work.raw.execute("SELECT max(id) FROM claim").fetchone()[0] or 0) + 1
        self._sources: dict[str, tuple[int, str]] = {}
        self._names: dict[type[SQLModel], dict[str, int]] = {SpeakerRow: {}, PropositionRow: {}, TagRow: {}}

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
        index.add(self.work.raw, self._unindexed)
        self._unindexed = []

    def _store(self, batch: Sequence[Claim]) -> list[Stored]:
        keys = [claim.key or self._key(claim) for claim in batch]
        known = self._known(keys)
        self._learn(SpeakerRow, (name for c in batch for name in (c.speaker, *c.via) if name), _speaker)
        self._learn(PropositionRow, (c.proposition for c in batch if c.proposition), _proposition)
        self._learn(TagRow, (tag for c in batch for tag in c.tags), lambda name: {"name": name})
        rows: dict[type[SQLModel], list[dict[str, Any]]] = {ClaimRow: [], QuoteRow: [], LinkRow: [], ClaimTagRow: []}
        stored = []
        for claim, key in zip(batch, keys, strict=True):
            if key in known:
                stored.append(Stored(known[key], key, True))
                continue
            claim_id = self._next
            self._next += 1
            known[key] = claim_id
            self._rows(claim, claim_id, key, rows)
            stored.append(Stored(claim_id, key, False))
            self._unindexed.append(claim_id)
        for table, values in rows.items():
            dialect_sqlite.insert(self.work.raw, table, values)
        return stored

    def _key(self, claim: Claim) -> str:
        return claim_key(self._source(claim.source)[1], claim.speaker, claim.text, claim.via, claim.quotes)

    def _source(self, slug: str) -> tuple[int, str]:
        if slug not in self._sources:
            row = self.work.raw.execute("SELECT id, key FROM source WHERE slug = ?", [slug]).fetchone()
            self._sources[slug] = row
        return self._sources[slug]

    def _known(self, keys: Sequence[str]) -> dict[str, int]:
        marks = ",".join("?" * len(keys))
        return dict(self.work.raw.execute(f"SELECT key, id FROM claim WHERE key IN ({marks})", keys).fetchall())

    def _learn(self, table: type[SQLModel], names: Iterable[str], values: Callable[[str], dict[str, Any]]) -> None:
        """Look up, or make, the rows of these names."""
        learnt = self._names[table]
        unknown = [name for name in dict.fromkeys(names) if name not in learnt]
        column = next(iter(values("x")))
        find = f"SELECT {column}, id FROM {table.__tablename__} WHERE {column} IN ({','.join('?' * len(unknown))})"
        learnt.update(self.work.raw.execute(find, unknown).fetchall())
        missing = [values(name) for name in unknown if name not in learnt]
        if missing:
            dialect_sqlite.insert(self.work.raw, table, missing)
            learnt.update(self.work.raw.execute(find, unknown).fetchall())

    def _rows(self, claim: Claim, claim_id: int, key: str, rows: dict[type[SQLModel], list[dict[str, Any]]]) -> None:
        speakers, work = self._names[SpeakerRow], self.work
        rows[ClaimRow].append(
            {
                "id": claim_id,
                "key": key,
                "text": claim.text,
                "source_id": self._source(claim.source)[0],
                "speaker_id": speakers[claim.speaker] if claim.speaker else None,
                "speaker_as_written": claim.speaker_as_written,
                "cue": claim.cue,
                "reported": claim.reported.value,
                "mark": claim.mark.value if claim.mark else None,
                "said_on": claim.said_on,
                "proposition_id": self._names[PropositionRow][claim.proposition] if claim.proposition else None,
                "opposite": claim.opposite,
                "note": claim.note,
                "origin": claim.origin,
                "confidence": claim.confidence,
                "draft": claim.draft,
                "withdrawn": claim.withdrawn,
                "disputed": False,
                "step_id": work.step,
                "created_at": claim.created_at or work.started,
                "created_by": claim.created_by or work.analyst,
            }
        )
        rows[QuoteRow] += [
            {"claim_id": claim_id, "position": n, "exact": q.exact, "prefix": q.prefix, "suffix": q.suffix,
             "start": q.start, "end": q.end}
            for n, q in enumerate(claim.quotes)
        ]  # fmt: skip
        rows[LinkRow] += [
            {"claim_id": claim_id, "position": n, "speaker_id": speakers[name]} for n, name in enumerate(claim.via)
        ]
        tags = self._names[TagRow]
        rows[ClaimTagRow] += [{"claim_id": claim_id, "tag_id": tags[tag]} for tag in dict.fromkeys(claim.tags)]


def _speaker(name: str) -> dict[str, Any]:
    return {"name": name, "folded": name_words(name), "kind": SpeakerKind.UNKNOWN.value}


def _proposition(text: str) -> dict[str, Any]:
    return {"text": text, "folded": name_words(text)}
