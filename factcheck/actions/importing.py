"""Claims and whole stores from files: what is there already is left alone, what is wrong is said line by line."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, fields
from functools import partial
from io import BufferedReader, TextIOWrapper
from itertools import islice
from typing import IO, Any

from factcheck.actions import checks, restoring
from factcheck.actions.changing import edit
from factcheck.actions.checking import recheck
from factcheck.actions.comparing import AT_ONCE
from factcheck.actions.sources import store_source
from factcheck.domain.claim import Claim
from factcheck.domain.conflict import Conflict
from factcheck.domain.selector import Quote, anchor
from factcheck.domain.source import Source
from factcheck.domain.status import Stance, is_opposite
from factcheck.errors import FactcheckError, UsageError
from factcheck.exporting.checking import checked_claim
from factcheck.exporting.csv_reading import read_csv
from factcheck.exporting.jsonl_reading import read_jsonl
from factcheck.store.reads import sources
from factcheck.store.storage import bulk
from factcheck.store.storage.bulk import BATCH, Intake, Stored
from factcheck.store.storage.sources import was_undone
from factcheck.store.storage.unit_of_work import UnitOfWork

Record = dict[str, Any]
Row = tuple[int, Record | FactcheckError]
"""A line number from 1, and what stands there."""

POLICIES = ("skip", "update", "fail")
EDITABLE = ("text", "speaker", "speaker_as_written", "via", "cue", "reported", "mark", "said_on", "note", "tags")


@dataclass
class Report:
    """What an import did: numbers of claims, and the lines that were refused with the reason."""

    added: list[int] = field(default_factory=list)
    known: int = 0
    updated: int = 0
    restored: int = 0
    accepted: int = 0
    sources: int = 0
    refused: list[tuple[int, str]] = field(default_factory=list)
    conflicts: list[Conflict] | None = None
    """The new conflicts; None when there were too many claims to check at once."""


class Import:
    """One import in one unit of work."""

    def __init__(self, work: UnitOfWork, *, on_duplicate: str = "skip", source: str = "") -> None:
        if on_duplicate not in POLICIES:
            raise UsageError(f"“{on_duplicate}” is nothing to do with duplicates.", f"Known: {', '.join(POLICIES)}.")
        self.work, self.policy = work, on_duplicate
        self.default_source = sources.source(work.db, source).id if source else ""
        self.report = Report()
        self.intake = Intake(work, index_at_once=False)
        self.past = restoring.Past(work)
        self._slugs: dict[str, str] = {}
        self._texts: dict[str, str] = {}

    def run(self, rows: Iterable[Row], progress: Callable[[int], None]) -> Report:
        """Store what the rows hold; `progress` is told the number of lines done. Raises FactcheckError for `fail`."""
        waiting = iter(rows)
        while batch := list(islice(waiting, BATCH)):
            for line, record in batch:
                if isinstance(record, dict) and "record" in record:
                    self._guarded(line, self._restore, record)
            self._store(list(self._claims(batch)))
            progress(batch[-1][0])
        self.intake.index()
        self.past.write(self._slugs)
        if len(self.report.added) <= AT_ONCE:
            self.report.conflicts = recheck(self.work, self.report.added)
        return self.report

    def _guarded(self, line: int, act: Callable[[Record], Any], record: Record) -> Any:
        try:
            return act(record)
        except (FactcheckError, KeyError, TypeError, ValueError) as error:
            said = str(error) if isinstance(error, FactcheckError) else f"This record lacks or misshapes {error}."
            hint = getattr(error, "hint", "")
            self.report.refused.append((line, f"{said} {hint}".strip()))
            return None

    def _restore(self, record: Record) -> None:
        if record["record"] == "source":
            self._slugs[record["id"]] = self._source(record)
        else:
            self.past.take(record)

    def _source(self, record: Record) -> str:
        known = {f.name: record[f.name] for f in fields(Source) if record.get(f.name) is not None}
        known["previous"] = self._slugs.get(known.get("previous", ""), "")
        slug, new = store_source(self.work, Source(**known), imported=True)
        self.report.sources += new
        if new and known.get("withdrawn"):
            self.past.withdrawn_sources.append(slug)
        return slug

    def _claims(self, batch: Iterable[Row]) -> Iterator[tuple[int, Claim]]:
        for line, record in batch:
            if isinstance(record, FactcheckError):
                self.report.refused.append((line, f"{record} {record.hint}".strip()))
            elif "record" not in record:
                claim = self._guarded(line, self._claim, record)
                if claim:
                    yield line, claim

    def _claim(self, record: Record) -> Claim:
        known = {key: value for key, value in record.items() if value is not None}
        reported = checks.status(known.get("reported") or known.get("status") or "alleged")
        stance, source = known.get("stance"), self._source_of(known)
        claim = Claim(
            id=0,
            key=known.get("key", ""),
            text=known["text"],
            source=source,
            speaker=known.get("speaker", "").strip(),
            speaker_as_written=known.get("speaker_as_written", ""),
            via=tuple(known.get("via", ())),
            quotes=tuple(self._quote(source, quote) for quote in known.get("quotes", ())),
            cue=known.get("cue", ""),
            reported=reported,
            mark=checks.status(known["mark"]) if "mark" in known else None,
            said_on=checks.date(known.get("said_on", "")),
            proposition=known.get("proposition", ""),
            opposite=stance is not None and is_opposite(Stance(stance), reported),
            tags=tuple(known.get("tags", ())),
            note=known.get("note", ""),
            origin=known.get("origin", "import"),
            draft=known.get("draft", False),
            withdrawn=known.get("withdrawn", False),
            created_at=known.get("created_at", ""),
            created_by=known.get("created_by", ""),
        )
        return checks.claim(claim)

    def _source_of(self, known: Record) -> str:
        """The id of the source that a row names by id or title; one that is new is stored without a text."""
        name = str(known.get("source") or self.default_source).strip()
        if name not in self._slugs:
            if not name:
                raise UsageError("No source is named.", "Give every row a source, or name one for all with --source.")
            self._slugs[name] = sources.called(self.work.db, name) or self._stub(name)
        return self._slugs[name]

    def _stub(self, name: str) -> str:
        slug, new = store_source(self.work, Source("", name, url=name if "://" in name else ""), imported=True)
        self.report.sources += new
        return slug

    def _quote(self, source: str, given: Record) -> Quote:
        exact, prefix, suffix = given["exact"], given.get("prefix") or "", given.get("suffix") or ""
        text, start = self._text(source), given.get("start")
        if not text:
            return Quote(exact, prefix, suffix)
        if exact and start is not None and 0 <= start < len(text) and text.startswith(exact, start):
            return Quote(exact, prefix, suffix, start, start + len(exact))
        return anchor(text, exact, prefix, suffix)

    def _text(self, source: str) -> str:
        if source not in self._texts:
            if len(self._texts) > 100:
                self._texts.clear()
            self._texts[source] = sources.source(self.work.db, source).text
        return self._texts[source]

    def _store(self, claims: list[tuple[int, Claim]]) -> None:
        for (line, claim), stored in zip(claims, self.intake.store(c for _, c in claims), strict=True):
            if not stored.known:
                self.report.added.append(stored.id)
                continue
            if self.policy == "fail":
                raise FactcheckError(f"Line {line}: that claim is there already, as {stored.id}. Nothing was stored.")
            self._guarded(line, partial(self._meet, claim, stored), {})

    def _meet(self, claim: Claim, stored: Stored, _: Record) -> None:
        """What to do with a claim that is there already: accept a draft, bring back what an undo withdrew, or update.

        An update corrects what the file says and erases nothing that it does not mention.
        """
        self.report.known += 1
        there = bulk.standing(self.work.db, stored.id)
        if there.step == self.work.step_so_far:
            return
        if there.withdrawn and not claim.withdrawn and was_undone(self.work.db, there.step):
            self.work.change("claim", [stored.id], "withdrawn", False, note="imported again")
            self.report.restored += 1
        if there.draft and not claim.draft:
            self.work.change("claim", [stored.id], "draft", False, note="imported as a claim")
            self.report.accepted += 1
        if self.policy == "update":
            given = claim.as_dict()
            values = {key: given[key] for key in EDITABLE if given[key] not in (None, "", [])}
            if claim.proposition:
                values["proposition"] = [claim.proposition, claim.opposite]
            changed = edit(self.work, [stored.id], values, note="import", new_speakers=True)[0]
            self.report.updated += bool(changed)


@contextmanager
def rows_of(name: str, form: str) -> Iterator[Iterator[Row]]:
    """The rows of a file, or of standard input for "-". Raises UsageError for a format that is unknown, OSError."""
    if form not in ("", "csv", "jsonl"):
        raise UsageError(f"“{form}” can't be imported.", "Known: csv, jsonl.")
    if name == "-":
        raw: IO[bytes] = sys.stdin.buffer
        yield _read(raw, form or "", "")
    else:
        with open(name, "rb") as raw:
            yield _read(raw, form, name)


def _read(raw: IO[bytes], form: str, name: str) -> Iterator[Row]:
    # BufferedReader takes whatever can be read; its stub asks for a raw stream.
    buffered = raw if isinstance(raw, BufferedReader) else BufferedReader(raw)  # type: ignore[type-var]
    if not form:
        form = _told(buffered.peek(64), name)
    if form == "csv":
        return read_csv(TextIOWrapper(buffered, encoding="utf-8", newline="", errors="surrogateescape"))
    return read_jsonl(TextIOWrapper(buffered, encoding="utf-8", errors="surrogateescape"), _checked_record)


def _told(start: bytes, name: str) -> str:
    """csv or jsonl, by the name's end, else by the first character."""
    if name.endswith((".csv", ".tsv")):
        return "csv"
    return "jsonl" if name.endswith((".jsonl", ".ndjson")) or start.lstrip(b"\xef\xbb\xbf \n")[:1] == b"{" else "csv"


def _checked_record(record: Record) -> Record:
    return record if "record" in record else checked_claim(record)
