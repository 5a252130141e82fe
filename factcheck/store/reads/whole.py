"""Claims with all that goes with them: the verdict and its reason, the source, the places, the other side."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from itertools import islice
from operator import attrgetter
from typing import Any

from factcheck.domain.beside import Beside, Other, Verdict
from factcheck.domain.claim import Claim
from factcheck.domain.conflict import Judgement
from factcheck.domain.evidence import Evidence
from factcheck.domain.hearsay import HERE
from factcheck.domain.reply import Reply
from factcheck.domain.status import Stance, Status, stance_of
from factcheck.store.reads import claims, conflicts, evidence, replies
from factcheck.store.reads.evidence import UNDONE, Given
from factcheck.store.reads.history import as_stored, brought_by
from factcheck.store.storage.database import BATCH, Database
from factcheck.text.places import Paragraphs, role

MOST = 20
"""Claims of the other side of a proposition that go along with each claim; `positions` has the number of all. Every
conflict goes along."""
TEXTS = 50
"""Documents whose paragraphs are remembered: a list is mostly of few, and a text may have megabytes."""

REMEMBERED = BATCH
"""Sources, speakers and propositions remembered of the claims before, a bound of memory: as many as a batch has."""

_PLAIN = attrgetter(*(field.name for field in fields(Claim)[:-1]))
"""A claim without what is beside it, its fields in their order: `replace` takes twice as long, of an export a sixth."""


def by_ids(db: Database, ids: Iterable[int]) -> Iterator[Claim]:
    """The claims with these ids, whole, in the order given; ids that do not exist are passed over."""
    return whole(db, claims.by_ids(db, ids))


def whole(db: Database, found: Iterable[Claim]) -> Iterator[Claim]:
    """The same claims with what belongs to them, a batch at a time."""
    known, waiting = _Known(db), iter(found)
    while batch := list(islice(waiting, BATCH)):
        ids = [claim.id for claim in batch]
        records = evidence.of_claims(db, ids)
        verdicts = _verdicts(db, ids, records)
        against, asked = _against(db, ids), replies.of_claims(db, ids)
        known.meet(batch)
        for claim in batch:
            alone = [one.record for one in records.get(claim.id, ()) if one.record.alone and not one.gone]
            verdict = standing(claim, verdicts.get(claim.id, []), alone)
            others, said = against.get(claim.id, ()), asked.get(claim.id, ())
            yield Claim(*(*_PLAIN(claim), known.beside(claim, verdict, others, said)))


@dataclass(slots=True)
class _Marking:
    """One event that set a mark, and whether it was taken back, or takes one back."""

    verdict: Verdict
    mark: Any
    undone: bool
    undoes: bool


def _verdicts(db: Database, ids: Sequence[int], records: Mapping[int, Sequence[Given]]) -> dict[int, list[_Marking]]:
    where, values = db.among("event.claim_id", ids)
    given: dict[int, list[Evidence]] = {}
    for one in (one for several in records.values() for one in several if not one.gone):
        given.setdefault(one.event, []).append(one.record)
    found: dict[int, list[_Marking]] = {}
    for event, claim_id, new, note, as_of, at, by, undone, undoes, *brought in db.rows(
        "SELECT event.id, event.claim_id, event.new, event.note, event.as_of, step.at, step.analyst, "
        f"{UNDONE}, step.undoes_id, step.imported, "
        "brought.file, brought.analyst FROM event JOIN step ON step.id = event.step_id "
        "LEFT JOIN step brought ON brought.id = step.brought_by_id "
        f"WHERE {where} AND event.field = 'mark' ORDER BY event.id",
        values,
    ):
        way = brought_by(*brought)
        verdict = Verdict(way.said(by), at, as_of, note, hearsay=way is not HERE, records=tuple(given.get(event, ())))
        found.setdefault(claim_id, []).append(_Marking(verdict, as_stored(new), bool(undone), undoes is not None))
    return found


_NONE = Verdict()


def standing(claim: Claim, past: Sequence[_Marking], alone: Sequence[Evidence] = ()) -> Verdict:
    """The reason of the verdict that stands: of the last who gave it; what they leave unsaid, as said before with the
    same mark; evidence adds up, with what was given `alone`. What an undo took back, or put back, is not its own
    reason.
    """
    return _with(_reason(claim, past) if claim.decided and past else _NONE, alone)


def _with(verdict: Verdict, alone: Sequence[Evidence]) -> Verdict:
    """The verdict with all its evidence, what two records say alike once."""
    if not (alone or verdict.records):
        return verdict
    records = {one.said: one for one in reversed((*verdict.records, *alone))}
    kept = tuple(one for one in (*verdict.records, *alone) if records[one.said] is one)
    return replace(verdict, evidence=tuple(dict.fromkeys(one.name for one in kept)), records=kept)


def _reason(claim: Claim, past: Sequence[_Marking]) -> Verdict:
    mark = claim.mark.value if claim.mark else None
    own = [marking for marking in past if not marking.undone and not marking.undoes] or list(past[-1:])
    if own[-1].mark != mark:
        own = list(past[-1:])
    verdict = own[-1].verdict
    for earlier in own[-2::-1]:
        if earlier.mark != mark:
            break
        before = earlier.verdict
        records = (*before.records, *verdict.records)
        verdict = replace(verdict, why=verdict.why or before.why, as_of=verdict.as_of or before.as_of, records=records)
    return verdict


def _against(db: Database, ids: Sequence[int]) -> dict[int, tuple[Other, ...]]:
    """The claims with which each is in conflict, dismissed ones left out; each once, by its surest conflict."""
    wanted = set(ids)
    flagged = [c for c in conflicts.of_claims(db, list(ids)) if c.judgement is not Judgement.DISMISSED]
    met = claims.index(db, {number for conflict in flagged for number in conflict.claims})
    found: dict[int, dict[int, Other]] = {}
    for conflict in flagged:
        for one, number in (conflict.claims, conflict.claims[::-1]):
            other = met[number]
            if one in wanted and not other.withdrawn:
                said = _other(other, conflict.kind, conflict.why, conflict.judgement.value)
                found.setdefault(one, {}).setdefault(number, said)
    return {one: tuple(others.values()) for one, others in found.items()}


def _other(claim: Claim, kind: str, why: str = "", judgement: str = "") -> Other:
    return Other(
        claim.id, claim.speaker, claim.text, claim.reported, claim.mark, claim.stance, claim.source, kind, why,
        judgement, claim.desk.label,
    )  # fmt: skip


@dataclass(slots=True)
class _Sides:
    """Who is for and against a proposition: how many, and the first of each."""

    counts: dict[Stance, int] = field(default_factory=lambda: dict.fromkeys(Stance, 0))
    first: dict[Stance, list[int]] = field(default_factory=lambda: {stance: [] for stance in Stance})


class _Known:
    """What claims share, looked up once: sources, kinds of speakers, propositions."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._sources: dict[str, tuple[Any, ...]] = {}
        self._paragraphs: dict[str, Paragraphs] = {}
        self._kinds: dict[str, str] = {}
        self._sides: dict[str, _Sides] = {}
        self._others: dict[int, Other] = {}

    def meet(self, batch: Sequence[Claim]) -> None:
        """Look up what these claims need and no claim before them did, or none that is remembered."""
        db = self._db
        for known in (self._sources, self._kinds, self._sides):
            if len(known) > REMEMBERED:
                known.clear()
        if not self._sides:
            self._others.clear()
        for name, *rest in self._rows(
            "SELECT slug, title, publisher, author, published, url, retrieved, confidential FROM source",
            "slug",
            {claim.source for claim in batch} - self._sources.keys(),
        ):
            self._sources[name] = tuple(rest)
        speakers = {claim.speaker for claim in batch if claim.speaker} - self._kinds.keys()
        self._kinds.update(self._rows("SELECT name, kind FROM speaker", "name", speakers))
        about = {claim.proposition for claim in batch if claim.proposition} - self._sides.keys()
        sql = (
            "SELECT proposition.text, claim.id, claim.reported, claim.opposite FROM proposition "
            "JOIN claim ON claim.proposition_id = proposition.id AND NOT claim.withdrawn AND NOT claim.draft"
        )
        for text, number, reported, opposite in self._rows(sql, "proposition.text", about, " ORDER BY claim.id"):
            sides, stance = self._sides.setdefault(text, _Sides()), stance_of(Status(reported), bool(opposite))
            sides.counts[stance] += 1
            if len(sides.first[stance]) < MOST:
                sides.first[stance].append(number)
        wanted = {n for text in about & self._sides.keys() for side in self._sides[text].first.values() for n in side}
        self._others |= {n: _other(one, "position") for n, one in claims.index(db, wanted).items()}

    def _rows(self, sql: str, column: str, names: set[str], rest: str = "") -> Iterator[Any]:
        if names:
            where, values = self._db.among(column, sorted(names))
            yield from self._db.rows(f"{sql} WHERE {where}{rest}", values)

    def beside(self, claim: Claim, verdict: Verdict, against: tuple[Other, ...], asked: tuple[Reply, ...]) -> Beside:
        """What belongs to one of the claims that were met."""
        title, publisher, author, published, url, retrieved, confidential = self._sources[claim.source]
        places = tuple(self._place(claim.source, quote.start, quote.end) for quote in claim.quotes)
        sides = self._sides.get(claim.proposition)
        named = {other.id for other in against}
        others = against
        if sides and claim.stance:
            apart = (self._others[n] for n in sides.first[claim.stance.turned] if n not in named)
            others = (*against, *apart)
        return Beside(
            verdict, self._kinds.get(claim.speaker, ""),
            claim.speaker_role or role(claim.speaker_as_written, claim.speaker),
            title, publisher, author, published, url, places,
            (sides.counts[Stance.FOR], sides.counts[Stance.AGAINST]) if sides else None, others, asked,
            retrieved=retrieved, confidential=bool(confidential),
        )  # fmt: skip

    def _place(self, slug: str, start: int | None, end: int | None) -> str:
        if start is None:
            return ""
        if slug not in self._paragraphs:
            if len(self._paragraphs) >= TEXTS:
                self._paragraphs.pop(next(iter(self._paragraphs)))
            text = self._db.value("SELECT text FROM source WHERE slug = ?", [slug])
            self._paragraphs[slug] = Paragraphs(text or "")
        return self._paragraphs[slug].place(start, end)
