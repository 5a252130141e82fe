"""The past of claims that come from another store: its steps, events, aliases, conflicts and judgements."""

import json
from typing import Any

from sqlmodel import select

from factcheck.actions.record_shapes import checked_record
from factcheck.store.reads.lookup import name_words
from factcheck.store.storage.tables import (
    AliasRow,
    ConflictRow,
    EventRow,
    EvidenceRow,
    JudgementRow,
    SourceRow,
    SpeakerRow,
    StepRow,
)
from factcheck.store.storage.unit_of_work import UnitOfWork

Record = dict[str, Any]


def was_undone(work: UnitOfWork, step_id: int) -> bool:
    """Whether the command that made a claim was taken back."""
    return work.session.exec(select(StepRow.id).where(StepRow.undoes_id == step_id)).first() is not None


class Past:
    """Collects history records while claims come in, and writes those of things that are new here."""

    def __init__(self, work: UnitOfWork) -> None:
        self.work = work
        self.withdrawn_sources: list[str] = []
        self._steps: dict[str, int] = {}
        self._events: list[Record] = []
        self._conflicts: list[Record] = []
        self._new_speakers: set[str] = set()
        self._undone: set[int | None] = set()

    def take(self, record: Record) -> None:
        """Keep a record for `write`. Raises FactcheckError when it is misshapen."""
        kind = checked_record(record)["record"]
        if kind == "speaker":
            self._speaker(record)
        elif kind == "proposition":
            self.work.proposition_id(record["text"])
        elif kind == "step":
            self._step(record)
        elif kind == "event":
            self._events.append(record)
        else:
            self._conflicts.append(record)

    def write(self, slugs: dict[str, str]) -> None:
        """Write the history of what this import made; `slugs` maps the file's source ids to this store's."""
        for record in self._events:
            if record["step"] in self._steps:
                self._event(record, slugs)
        for record in self._conflicts:
            self._conflict(record)
        for slug in self.withdrawn_sources:
            row = self.work.session.exec(select(SourceRow).where(SourceRow.slug == slug)).one()
            row.withdrawn = True
            self.work.session.add(row)
        self.work.flush()

    def _speaker(self, record: Record) -> None:
        session, name = self.work.session, record["name"]
        if session.exec(select(SpeakerRow).where(SpeakerRow.name == name)).first() is None:
            self._new_speakers.add(name)
            row = SpeakerRow(name=name, folded=name_words(name), kind=record["kind"])
            self.work.insert(row)
            for alias in dict.fromkeys(record["aliases"]):
                session.add(AliasRow(speaker_id=row.id or 0, alias=alias, folded=name_words(alias)))
            self.work.flush()

    def _step(self, record: Record) -> None:
        known = self.work.session.exec(select(StepRow).where(StepRow.key == record["key"])).first()
        if known is None:
            undone = self._steps.get(record["undoes"] or "")
            if undone in self._undone:
                undone = None
            self._undone.add(undone)
            row = StepRow(
                key=record["key"], at=record["at"], analyst=record["by"], verb=record["verb"], imported=True,
                undoes_id=undone,
            )  # fmt: skip
            self.work.insert(row)
            self._steps[record["key"]] = row.id or 0

    def _new_claim(self, key: str) -> int | None:
        """The id of the claim with this key if this import made it."""
        row = self.work.db.row("SELECT id FROM claim WHERE key = ? AND step_id = ?", [key, self.work.step_so_far])
        return row[0] if row else None

    def _event(self, record: Record, slugs: dict[str, str]) -> None:
        subject = self._subject(record, slugs)
        if not subject:
            return
        row = EventRow(
            step_id=self._steps[record["step"]],
            field=record["field"],
            old=json.dumps(record["from"]),
            new=json.dumps(record["to"]),
            note=record["why"] or "",
            as_of=record["as_of"] or "",
            **subject,
        )
        self.work.insert(row)
        for piece in record["evidence"]:
            self._evidence(row.id or 0, piece, slugs)
        self.work.flush()

    def _evidence(self, event_id: int, piece: Record, slugs: dict[str, str]) -> None:
        """Evidence that did not come along, as from a filtered export, is kept as the words that name it."""
        source_id = self._source_id(slugs.get(piece["source"], "")) if "source" in piece else None
        claim_id = self._id_of_key(piece["claim"]) if "claim" in piece else None
        ((what, name),) = piece.items()
        url = "" if source_id or claim_id else name if what == "url" else f"{what} {name}"
        self.work.session.add(EvidenceRow(event_id=event_id, url=url, source_id=source_id, claim_id=claim_id))

    def _subject(self, record: Record, slugs: dict[str, str]) -> dict[str, Any]:
        if record["claim"]:
            claim_id = self._new_claim(record["claim"])
            return {"claim_id": claim_id} if claim_id else {}
        if record["source"]:
            source_id = self._source_id(slugs.get(record["source"], ""), new=True)
            return {"source_id": source_id} if source_id else {}
        if record["speaker"] not in self._new_speakers:
            return {}
        row = self.work.session.exec(select(SpeakerRow).where(SpeakerRow.name == record["speaker"])).one()
        return {"speaker_id": row.id}

    def _source_id(self, slug: str, *, new: bool = False) -> int | None:
        found = select(SourceRow.id).where(SourceRow.slug == slug)
        return self.work.session.exec(found.where(SourceRow.step_id == self.work.step_so_far) if new else found).first()

    def _id_of_key(self, key: str) -> int | None:
        row = self.work.db.row("SELECT id FROM claim WHERE key = ?", [key])
        return row[0] if row else None

    def _is_known(self, left: int, right: int, kind: str) -> bool:
        same = select(ConflictRow.id).where(
            ConflictRow.left_id == left, ConflictRow.right_id == right, ConflictRow.kind == kind
        )
        return self.work.session.exec(same).first() is not None

    def _conflict(self, record: Record) -> None:
        ids = [self._id_of_key(key) for key in record["claims"]]
        if None in ids or all(self._new_claim(key) is None for key in record["claims"]):
            return
        left, right = sorted(n for n in ids if n is not None)
        if self._is_known(left, right, record["kind"]):
            return
        row = ConflictRow(
            kind=record["kind"], left_id=left, right_id=right, why=record["why"], spans=json.dumps(record["spans"]),
            score=record["score"], closed=record["closed"], texts=record["texts"], step_id=self.work.step,
        )  # fmt: skip
        self.work.insert(row)
        for given in record["judgements"]:
            if given["step"] in self._steps:
                row.judgement = given["verdict"]
                self.work.insert(
                    JudgementRow(
                        conflict_id=row.id or 0,
                        step_id=self._steps[given["step"]],
                        verdict=given["verdict"],
                        note=given["note"],
                    )
                )
        self.work.session.add(row)
        self.work.flush()
