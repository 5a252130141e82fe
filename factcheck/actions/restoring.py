"""The past of claims that come from another store: its steps, events, aliases, conflicts and judgements."""

import json
from collections.abc import Sequence
from dataclasses import replace

from factcheck.actions.apart import Apart, First
from factcheck.actions.comparing import digest, ordered
from factcheck.actions.import_sources import Sources
from factcheck.actions.places import say
from factcheck.actions.records import Contradiction, Happening, PlaceNamed, Scaled, Step
from factcheck.domain import evidence as words
from factcheck.domain.proposition import Proposition
from factcheck.domain.speaker import Known
from factcheck.domain.strand import ORIGIN, strand_of
from factcheck.errors import FactcheckError
from factcheck.store.reads import claims, keys, speakers, strands
from factcheck.store.reads.evidence import ALONE, rests_on
from factcheck.store.reads.places import Naming, of_step
from factcheck.store.reads.strands import JUDGEMENT, Place
from factcheck.store.storage import findings, past
from factcheck.store.storage.past import Happened
from factcheck.store.storage.unit_of_work import Evidence, UnitOfWork

_MOST_LINKS = 50
"""Claims of a chain of evidence that are looked at: the file says how long it is."""


class Past:
    """Collects the history while claims come in, and writes what of it is new here, by the keys of commands.

    `vouched`: it is read from a store, a copy of this one that its owner has; of a file anybody may be the writer.
    """

    def __init__(self, work: UnitOfWork, sources: Sources, *, vouched: bool) -> None:
        self.work, self.sources, self.vouched = work, sources, vouched
        self.apart = Apart(work)
        self.places: set[Place] = set()
        """What somebody worked on whose commands are new here."""
        self.commands = 0
        self._steps: dict[str, int] = {}
        self._partly: set[int] = set()
        self._last: dict[Place, str] = {}
        self._born: dict[str, int] | None = None
        self._called: dict[str, int] = {}
        self._judged: dict[int, tuple[tuple[int, int], set[str]]] = {}
        self.scale = False
        """Whether the verdict scale changed: the claims that follow may have what it brings."""
        self._here: dict[Place, dict[str, tuple[str, ...]]] = {}
        self._waiting: list[Happening | Contradiction | PlaceNamed] = []

    def take(self, what: Known | Proposition | Step | Scaled | Happening | Contradiction | PlaceNamed | First) -> None:
        """Store what claims may name; keep for `write` what names claims."""
        if isinstance(what, Known):
            self._speaker(what)
        elif isinstance(what, Proposition):
            self.work.names.id("proposition", what.text)
        elif isinstance(what, Step):
            self._step(what)
        elif isinstance(what, Scaled):
            self._scaled(what)
        elif isinstance(what, First):
            if (number := past.claim_id(self.work.db, what.claim)) is not None:
                self.apart.meet(number, what)
        else:
            self._waiting.append(what)

    def write(self) -> None:
        """Write the history of what this import made."""
        events = (one for one in self._waiting if isinstance(one, Happening) and one.thing == "claim")
        said = self.apart.look((one.step, one.of, one.field, one.old) for one in events)
        for what in self._waiting:
            if isinstance(what, Contradiction):
                self._conflict(what)
            elif isinstance(what, PlaceNamed):
                self._place(what)
            else:
                self._event(what)
        self.places |= self.apart.keep(said)
        for slug in self.sources.withdrawn:
            past.withdraw_source(self.work, slug)

    def _speaker(self, known: Known) -> None:
        """Store a speaker who is not here, or learn who it is: copies of a store know one who was renamed in one of
        them by the name that both came to know.
        """
        if keys.is_speaker(self.work.db, known.name):
            return
        self._born = speakers.by_birth(self.work.db) if self._born is None else self._born
        number = self._born.get(known.born)
        if number is None:
            past.new_speaker(self.work, known.name, known.kind, known.aliases)
        else:
            self._called[known.name] = number
            self.work.names.know("speaker", known.name, number)

    def _place(self, said: PlaceNamed) -> None:
        """Store what is new of what a place is called."""
        step = self._steps.get(said.step)
        if step is None:
            return
        naming = Naming(said.place, said.also, said.gone)
        if step not in self._partly or naming not in [
            replace(one, changed_since=False) for one in of_step(self.work.db, step)
        ]:
            say(self.work, [naming], said.note, step=step)

    def _step(self, step: Step) -> None:
        """A step that undoes another one of the same analyst does so here; only one can.

        Raises FactcheckError for one that is somebody else's here.
        """
        db = self.work.db
        known = past.known_step(db, step.key)
        if known is None:
            undone = past.known_step(db, step.undoes) if step.undoes else None
            sure = undone and undone[1] == step.by and (self.vouched or undone[2])
            undoes = undone[0] if undone and sure and not past.is_undone(db, undone[0]) else None
            made = past.new_step(self.work, step.key, step.at, step.by, step.verb, undoes)
            self._steps[step.key] = made or 0
            self.commands += 1
            return
        number, analyst, imported, taken_back = known
        if analyst != step.by and not step.key.startswith(ORIGIN):
            raise FactcheckError(f"The command {step.key} is {analyst}'s here, and {step.by}'s in this file.")
        if taken_back:
            past.bring_again(self.work, number)
            self.commands += 1
        if imported:
            self._steps[step.key] = number
            self._partly.add(number)

    def _scaled(self, said: Scaled) -> None:
        """What a command of another store said of a verdict; of one that was made here nothing is believed."""
        step = self._steps.get(said.step)
        if step and not past.has_label(self.work.db, step, said.label.name):
            past.new_label(self.work, step, said.label, dropped=said.dropped, after=json.dumps(said.after))
            self.scale = True

    def _event(self, event: Happening) -> None:
        """Store what is new, and remember the place; of a command that was made here nothing is believed."""
        number = self._subject(event.thing, event.of)
        if number is None:
            return
        place = (event.thing, number, strand_of(event.thing, event.field))
        after, self._last[place] = self._seen(place, event.step, event.after), event.step
        step = self._steps.get(event.step)
        if step is None:
            return
        if event.field != ALONE:
            self.places.add(place)
        if step in self._partly and past.has_event(self.work.db, step, event.thing, number, event.field):
            return
        evidence = tuple(self._evidence(one, event.thing, number) for one in event.evidence)
        past.new_event(
            self.work,
            Happened(
                step, event.thing, number, event.field, event.old, event.new, event.why, event.as_of, evidence, after
            ),
        )

    def _seen(self, place: Place, step: str, after: tuple[str, ...] | None) -> str:
        """What a command had seen, as JSON; where the file does not say, what stands before it there."""
        if after is None:
            before = self._last.get(place)
            after = (before,) if before and before != step else ()
        return json.dumps(after if self.vouched else self._believed(place, after))

    def _believed(self, place: Place, after: Sequence[str]) -> list[str]:
        """What a command of a file can have seen: that it knew of one that was given here is only said by the file, so
        it is taken to have seen what that one had seen. Whoever forges a file goes over nobody's word in silence.
        """
        found: list[str] = []
        waiting, done = list(after), set[str]()
        while waiting:
            key = waiting.pop(0)
            known = None if key in done else past.known_step(self.work.db, key)
            if known and not known[2]:
                waiting += self._behind(place).get(key, ())
            elif key not in done:
                found.append(key)
            done.add(key)
        return found

    def _behind(self, place: Place) -> dict[str, tuple[str, ...]]:
        """What each command that is here had seen of a place; of a conflict that is not asked."""
        if place not in self._here:
            met = strands.of(self.work.db, [place]) if place[0] != "conflict" else ()
            self._here[place] = {node.key: node.seen for _, strand in met for node in strand.nodes}
        return self._here[place]

    def _evidence(self, given: words.Evidence, thing: str, number: int) -> Evidence:
        """Evidence that did not come along, as from a filtered export, is kept as the words that name it; so is a claim
        that would prove itself.
        """
        what, name = given.what, given.of
        about = (given.sha256, given.stands, given.where, given.archive, given.retrieved, given.note)
        if what == "source" and (source := past.source_id(self.work.db, self.sources.here(name))):
            return Evidence("", source, None, *about)
        if what == "claim" and (claim := past.claim_id(self.work.db, name)):
            chain = {claim, *rests_on(self.work.db, claim, _MOST_LINKS)}
            if thing != "claim" or number not in chain:
                return Evidence("", None, claim, *about)
        return Evidence(name if what in ("url", "file") else f"{what} {name}", None, None, *about)

    def _subject(self, thing: str, name: str) -> int | None:
        """The id here of what an event is about."""
        db = self.work.db
        if thing == "claim":
            return past.claim_id(db, name)
        if thing == "source":
            return past.source_id(db, self.sources.here(name))
        if name in self._called:
            return self._called[name]
        found = speakers.exactly(db, name)
        return found[0] if len(found) == 1 else None

    def _conflict(self, found: Contradiction) -> None:
        """Store a conflict, its sides the other way round where the ids here are."""
        one, other = (past.claim_id(self.work.db, key) for key in found.claims)
        if one is None or other is None:
            return
        judged = []
        for given in found.judgements:
            after = self._seen(("conflict", one, found.claims), given.step, given.after)
            self._last["conflict", one, found.claims] = given.step
            if given.step in self._steps:
                judged.append((self._steps[given.step], given.verdict.value, given.note, after))
        finding, texts = found.finding, found.texts
        if one > other:
            finding = replace(finding, spans=tuple((right, left) for left, right in finding.spans))
        pair = ordered(one, other)
        if judged or self._is_of_this_import(pair):
            here = findings.judged_on(self.work.db, (*pair, finding.rule)) if judged else ""
            number, new = findings.bring(self.work, pair, finding, texts, closed=found.closed, verdicts=judged)
            self.places |= {("conflict", number, JUDGEMENT)} if judged else set()
            if new:
                self._judged[number] = (pair, {texts} | ({here} if here else set()))

    def reconsider(self) -> None:
        """Let each conflict that was judged elsewhere too have been judged on the texts as they stand, where one of
        them was; else on others, so that the next check asks again. Asked when all fields stand as their past says.
        """
        for number, (pair, judged_on) in self._judged.items():
            one, other = (claim.text for claim in claims.every_one(self.work.db, list(pair)))
            now = digest(one, other)
            findings.say_judged_on(self.work, number, now if judged_on & {now, digest(other, one)} else min(judged_on))

    def _is_of_this_import(self, pair: tuple[int, int]) -> bool:
        step = self.work.step_so_far
        return any(keys.made_by(self.work.db, number) == step for number in pair)
