"""Claims and whole stores from files: what is there already is left alone, what is wrong is said line by line."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from factcheck.actions.checking import recheck
from factcheck.actions.import_annotations import drawn_by_us, key_drawn
from factcheck.actions.import_duplicates import Duplicates
from factcheck.actions.import_files import Row
from factcheck.actions.import_sheets import Filled, Sheets, refuse_cut
from factcheck.actions.import_sources import Sources
from factcheck.actions.import_verdicts import own_evidence, own_verdict, ruled
from factcheck.actions.replying import own_replies
from factcheck.actions.restoring import Past
from factcheck.actions.settling import Settled, settle
from factcheck.actions.whom import Whom
from factcheck.actions.working import forget_approval
from factcheck.domain.beside import Verdict
from factcheck.domain.claim import Claim
from factcheck.domain.conflict import AT_ONCE, Conflict
from factcheck.domain.scale import Scale
from factcheck.domain.source import Source
from factcheck.errors import FactcheckError
from factcheck.store.reads import scale
from factcheck.store.storage import past, rescans
from factcheck.store.storage.bulk import BATCH, Intake
from factcheck.store.storage.unit_of_work import UnitOfWork

Line = tuple[int, Claim]


@dataclass
class Report:
    """What an import did: numbers of claims, and the lines that were refused with the reason."""

    added: list[int] = field(default_factory=list)
    known: int = 0
    updated: int = 0
    differ: list[int] = field(default_factory=list)
    """Of the known: the ids of those of which the file says otherwise, and nothing was taken."""
    restored: int = 0
    accepted: int = 0
    drafts: int = 0
    """Of the added: those that wait for a person."""
    commands: int = 0
    settled: Settled = field(default_factory=Settled)
    unapproved: int = 0
    """Approvals that came without their history: nobody here can say who gave them, so they are not taken."""
    sources: int = 0
    refused: list[tuple[int, str]] = field(default_factory=list)
    conflicts: list[Conflict] | None = None
    """The new conflicts; None when there were too many claims to check at once, or they are yet to be compared."""
    unites: bool = False
    """Whether it came with its history, from a copy of the store."""
    step: int = 0
    """The command, where its claims are yet to be compared."""
    waiting: list[int] = field(default_factory=list)
    """The claims that are yet to be compared with the others."""

    def refuse(self, line: int, error: FactcheckError) -> None:
        """Note why a line was refused."""
        self.refused.append((line, f"{error} {error.hint}".strip()))


class Import:
    """One import in one unit of work; of `work.file`, which its events name as their reason.

    With a `history` it is merged: what is here already follows from what was done, on either side, and not from how it
    stands in the file. `vouched`: that is another store itself, which knows what it had seen.
    `later`: the claims are compared when they are stored, by `comparing_later`.
    """

    def __init__(
        self,
        work: UnitOfWork,
        *,
        on_duplicate: str = "skip",
        source: str = "",
        over: bool = False,
        confidential: bool = False,
        history: bool = False,
        vouched: bool = False,
        later: bool = False,
    ) -> None:
        self.work, self.history, self._later = work, history, later
        self.report = Report(unites=history)
        work.unites = history
        self.whom = Whom(work.db)
        self._sources = Sources(work, source, confidential=confidential)
        self._duplicates = Duplicates(work, on_duplicate, over=over)
        self._intake = Intake(work, index_at_once=False)
        self.sheets = Sheets(work, over=over)
        self._past = Past(work, self._sources, vouched=vouched)
        self._known_scale: Scale | None = None
        self._reasoned: list[Line] = []
        self._answered: list[Line] = []
        self._approved: list[Line] = []

    def run(self, rows: Iterable[Row], progress: Callable[[int], None]) -> Report:
        """Store what the rows hold; `progress` is told the number of lines done. Raises FactcheckError for `fail`."""
        waiting, verdicts = iter(rows), scale.current(self.work.db) if self.history else ()
        while batch := list(islice(waiting, BATCH)):
            self._store(self._people(list(self._claims(batch))))
            progress(batch[-1][0])
        self._intake.index()
        self._past.write()
        made = {("claim", number) for number in self.report.added}
        settled = settle(self.work, self._past.places, new=made | self._sources.new)
        settled.scaled = self.history and scale.current(self.work.db) != verdicts
        self._past.reconsider()
        self.report.commands, self.report.settled = self._past.commands, settled
        from_file = self.work.file and f"from {self.work.file}"
        for claim_id, claim in self._reasoned:
            own_verdict(self.work, claim_id, claim, from_file)
            own_evidence(self.work, claim_id, claim, from_file)
        for claim_id, claim in self._answered:
            own_replies(self.work, claim_id, claim, from_file)
        for claim_id, claim in self._approved:
            self.report.unapproved += forget_approval(self.work, claim_id, claim.desk.approved_by)
        past.own_states(self.work, from_file)
        self.report.sources = self._sources.made
        concerned = sorted({*self.report.added, *self.work.touched})
        if self._later and concerned and len(concerned) <= AT_ONCE:
            self.report.step, self.report.waiting = self.work.step, concerned
            rescans.owe(self.work, concerned)
        elif len(concerned) <= AT_ONCE:
            self.report.conflicts = recheck(self.work, concerned)
        return self.report

    def know_source(self, name: str, slug: str) -> None:
        """Learn what a source that is here is called in what comes in."""
        self._sources.know(name, slug)

    def _claims(self, batch: Sequence[Row]) -> Iterator[Line]:
        """The claims of a batch, their sources and quotes found; everything else is taken in on the way."""
        self.sheets.look_up(what for _, what in batch if isinstance(what, Filled))
        drawn = drawn_by_us(self.work.db, (what for _, what in batch))
        for line, what in batch:
            try:
                if isinstance(what, FactcheckError):
                    raise what
                if isinstance(what, Filled):
                    if (what.was or self._duplicates.policy == "skip") and self.sheets.take(what, line):
                        self.report.known += 1
                    else:
                        refuse_cut(what.claim)
                        yield line, self._sources.placed(what.claim)
                    continue
                if isinstance(what, Source):
                    self._sources.take(what)
                elif isinstance(what, Claim):
                    refuse_cut(what)
                    if (key := key_drawn(what)) is not None:
                        if key in drawn:
                            self.report.known += 1
                            continue
                        what = replace(what, key="")
                    yield line, self._sources.placed(what if self.history else ruled(what, self._scale()))
                else:
                    self._past.take(what)
            except FactcheckError as error:
                self.report.refuse(line, error)

    def _scale(self) -> Scale:
        """The desk's scale as it stands now: a file may bring one before its claims."""
        if self._known_scale is None or self._past.scale:
            self._known_scale, self._past.scale = scale.current(self.work.db), False
        return self._known_scale

    def _people(self, lines: list[Line]) -> list[Line]:
        if self.history:
            return lines  # who was meant was said where the claims were made
        known = self.whom.claims(claim for _, claim in lines)
        return [(line, claim) for (line, _), claim in zip(lines, known, strict=True)]

    def _store(self, claims: list[Line]) -> None:
        there = list(self._intake.store(c for _, c in claims))
        known = [(stored.id, claim) for (_, claim), stored in zip(claims, there, strict=True) if stored.known]
        if known:
            self._duplicates.look_up(known, history=self.history)
        for (line, claim), stored in zip(claims, there, strict=True):
            if stored.known:
                self._meet(line, claim, stored.id)
            else:
                self.report.added.append(stored.id)
                self.report.drafts += claim.draft
                if claim.beside.verdict.records or (claim.decided and claim.beside.verdict != Verdict()):
                    self._reasoned.append((stored.id, claim))
                if claim.beside.replies:
                    self._answered.append((stored.id, claim))
                if claim.desk.approved_by:
                    self._approved.append((stored.id, claim))

    def _meet(self, line: int, claim: Claim, claim_id: int) -> None:
        try:
            met = self._duplicates.meet(line, claim, claim_id, history=self.history)
        except FactcheckError as error:
            if self._duplicates.policy == "fail":
                raise
            self.report.refuse(line, error)
            return
        if self.history and claim.key and claim.created_at:
            self._past.apart.meet_in_a_file(claim_id, claim)
        self.report.known += 1
        self.report.restored += met.restored
        self.report.accepted += met.accepted
        self.report.updated += met.updated
        self.report.differ += [claim_id] * met.differs
