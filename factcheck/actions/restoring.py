"""The past of claims that come from another store: its steps, events, aliases, conflicts and judgements."""

from typing import Any

from factcheck.actions.record_shapes import checked_record
from factcheck.domain.conflict import Finding
from factcheck.store.storage import past
from factcheck.store.storage.past import Happened
from factcheck.store.storage.unit_of_work import Evidence, UnitOfWork

Record = dict[str, Any]


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
            self.work.names.id("proposition", record["text"])
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
            past.withdraw_source(self.work, slug)

    def _speaker(self, record: Record) -> None:
        if past.new_speaker(self.work, record["name"], record["kind"], record["aliases"]):
            self._new_speakers.add(record["name"])

    def _step(self, record: Record) -> None:
        undone = self._steps.get(record["undoes"] or "")
        if undone in self._undone:
            undone = None
        made = past.new_step(self.work, record["key"], record["at"], record["by"], record["verb"], undone)
        if made is not None:
            self._undone.add(undone)
            self._steps[record["key"]] = made

    def _event(self, record: Record, slugs: dict[str, str]) -> None:
        thing, number = self._subject(record, slugs)
        if number is not None:
            event = Happened(
                self._steps[record["step"]], thing, number, record["field"], record["from"], record["to"],
                record["why"] or "", record["as_of"] or "",
                tuple(self._evidence(piece, slugs) for piece in record["evidence"]),
            )  # fmt: skip
            past.new_event(self.work, event)

    def _evidence(self, piece: Record, slugs: dict[str, str]) -> Evidence:
        """Evidence that did not come along, as from a filtered export, is kept as the words that name it."""
        ((what, name),) = piece.items()
        if what == "source" and (source := past.source_id(self.work.db, slugs.get(name, ""))):
            return Evidence(source_id=source)
        if what == "claim" and (claim := past.claim_id(self.work.db, name)):
            return Evidence(claim_id=claim)
        return Evidence(url=name if what == "url" else f"{what} {name}")

    def _subject(self, record: Record, slugs: dict[str, str]) -> tuple[str, int | None]:
        """What an event is about, and its id here if this import made it."""
        db, step = self.work.db, self.work.step_so_far
        if record["claim"]:
            return "claim", past.claim_id(db, record["claim"], step=step)
        if record["source"]:
            return "source", past.source_id(db, slugs.get(record["source"], ""), step=step)
        name = record["speaker"]
        return "speaker", self.work.names.id("speaker", name) if name in self._new_speakers else None

    def _conflict(self, record: Record) -> None:
        db, step = self.work.db, self.work.step_so_far
        ids = [past.claim_id(db, key) for key in record["claims"]]
        if None in ids or all(past.claim_id(db, key, step=step) is None for key in record["claims"]):
            return
        left, right = sorted(n for n in ids if n is not None)
        finding = Finding(record["kind"], record["why"], record["score"], record["spans"])
        judged = [
            (self._steps[given["step"]], given["verdict"], given["note"])
            for given in record["judgements"]
            if given["step"] in self._steps
        ]
        past.new_conflict(self.work, left, right, finding, record["texts"], closed=record["closed"], verdicts=judged)
