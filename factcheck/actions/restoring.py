"""The past of claims that come from another store: its steps, events, aliases, conflicts and judgements."""

from factcheck.actions.import_sources import Sources
from factcheck.actions.records import Contradiction, Happening, Step
from factcheck.domain.proposition import Proposition
from factcheck.domain.speaker import Speaker
from factcheck.store.reads.evidence import rests_on
from factcheck.store.storage import findings, past
from factcheck.store.storage.past import Happened
from factcheck.store.storage.unit_of_work import Evidence, UnitOfWork

_MOST_LINKS = 50
"""Claims of a chain of evidence that are looked at: the file says how long it is."""


class Past:
    """Collects the history while claims come in, and writes that of things which are new here."""

    def __init__(self, work: UnitOfWork, sources: Sources) -> None:
        self.work, self.sources = work, sources
        self._steps: dict[str, int] = {}
        self._undone: set[int] = set()
        self._new_speakers: set[str] = set()
        self._waiting: list[Happening | Contradiction] = []

    def take(self, what: Speaker | Proposition | Step | Happening | Contradiction) -> None:
        """Store what claims may name; keep for `write` what names claims."""
        if isinstance(what, Speaker):
            if past.new_speaker(self.work, what.name, what.kind, what.aliases):
                self._new_speakers.add(what.name)
        elif isinstance(what, Proposition):
            self.work.names.id("proposition", what.text)
        elif isinstance(what, Step):
            self._step(what)
        else:
            self._waiting.append(what)

    def write(self) -> None:
        """Write the history of what this import made."""
        for what in self._waiting:
            if isinstance(what, Contradiction):
                self._conflict(what)
            elif what.step in self._steps:
                self._event(what)
        for slug in self.sources.withdrawn:
            past.withdraw_source(self.work, slug)

    def _step(self, step: Step) -> None:
        """A step that undoes another one which came along does so here; only one can."""
        undone = self._steps.get(step.undoes)
        if undone in self._undone:
            undone = None
        made = past.new_step(self.work, step.key, step.at, step.by, step.verb, undone)
        if made is not None:
            self._steps[step.key] = made
            self._undone |= {undone} if undone else set()

    def _event(self, event: Happening) -> None:
        number = self._subject(event.thing, event.of)
        if number is not None:
            evidence = tuple(self._evidence(what, name, event.thing, number) for what, name in event.evidence)
            past.new_event(
                self.work,
                Happened(
                    self._steps[event.step], event.thing, number, event.field, event.old, event.new, event.why,
                    event.as_of, evidence,
                ),
            )  # fmt: skip

    def _evidence(self, what: str, name: str, thing: str, number: int) -> Evidence:
        """Evidence that did not come along, as from a filtered export, is kept as the words that name it; so is a claim
        that would prove itself.
        """
        if what == "source" and (source := past.source_id(self.work.db, self.sources.here(name))):
            return Evidence(source_id=source)
        if what == "claim" and (claim := past.claim_id(self.work.db, name)):
            chain = {claim, *rests_on(self.work.db, claim, _MOST_LINKS)}
            if thing != "claim" or number not in chain:
                return Evidence(claim_id=claim)
        return Evidence(url=name if what == "url" else f"{what} {name}")

    def _subject(self, thing: str, name: str) -> int | None:
        """The id here of what an event is about, if this import made it."""
        db, step = self.work.db, self.work.step_so_far
        if thing == "claim":
            return past.claim_id(db, name, step=step)
        if thing == "source":
            return past.source_id(db, self.sources.here(name), step=step)
        return self.work.names.id("speaker", name) if name in self._new_speakers else None

    def _conflict(self, found: Contradiction) -> None:
        db, step = self.work.db, self.work.step_so_far
        ids = [past.claim_id(db, key) for key in found.claims]
        if None in ids or all(past.claim_id(db, key, step=step) is None for key in found.claims):
            return
        left, right = sorted(n for n in ids if n is not None)
        judged = [(self._steps[j.step], j.verdict.value, j.note) for j in found.judgements if j.step in self._steps]
        findings.bring(self.work, (left, right), found.finding, found.texts, closed=found.closed, verdicts=judged)
