"""What the rules found, as it is stored: flagged, brought up to date, closed when it is gone, judged by people."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from factcheck.domain.conflict import CERTAIN, Conflict, Finding, Judgement
from factcheck.store.storage.database import BATCH, Database
from factcheck.store.storage.rows import ConflictRow, DismissalRow, JudgementRow, insert_new
from factcheck.store.storage.unit_of_work import UnitOfWork

Place = tuple[int, int, str]
"""Where a conflict stands: the two claims' ids, smaller first, and the rule."""

Verdict = tuple[int, str, str, str]
"""The step that a judgement was given in, the verdict, its note, and what it had seen, as JSON."""

_STORED = "SELECT id, left_id, right_id, kind, why, spans, score, judgement, closed, texts FROM conflict"


@dataclass(frozen=True, slots=True)
class Stored:
    """A conflict as it was found last. `texts` is a digest of the two texts that it was found in."""

    id: int
    place: Place
    finding: Finding
    judgement: Judgement
    closed: bool
    texts: str

    @property
    def conflict(self) -> Conflict:
        """The conflict, without who judged it."""
        found = self.finding
        return Conflict(self.id, found.rule, self.place[:2], found.why, found.spans, found.score, self.judgement)


def concerning(db: Database, ids: Iterable[int]) -> dict[Place, Stored]:
    """Every conflict in which one of these claims stands, closed ones too."""
    found: dict[Place, Stored] = {}
    wanted = sorted(set(ids))
    for start in range(0, len(wanted), BATCH):
        left, ours = db.among("left_id", wanted[start : start + BATCH])
        right, theirs = db.among("right_id", wanted[start : start + BATCH])
        rows = db.rows(f"{_STORED} WHERE {left} OR {right}", ours + theirs)
        found.update((one.place, one) for one in map(_stored, rows))
    return found


def standing(db: Database) -> list[Stored]:
    """Every conflict that is not closed."""
    return list(map(_stored, db.rows(f"{_STORED} WHERE NOT closed ORDER BY id")))


def undismissed(db: Database, kind: str) -> list[Conflict]:
    """The conflicts of a kind that are not closed, and that nobody has dismissed."""
    where = "kind = ? AND NOT closed AND judgement <> 'dismissed'"
    return [_stored(row).conflict for row in db.rows(f"{_STORED} WHERE {where} ORDER BY id", [kind])]


def score(work: UnitOfWork, conflict_id: int, score: float) -> None:
    """How sure a finding is now, 0 to 1."""
    work.db.write("UPDATE conflict SET score = ? WHERE id = ?", [score, conflict_id])


def _stored(row: tuple[int, int, int, str, str, str, float, str, bool, str]) -> Stored:
    number, left, right, kind, why, spans, score, judgement, closed, texts = row
    places = tuple((tuple(one), tuple(other)) for one, other in json.loads(spans))
    finding = Finding(kind, why, score, places)
    return Stored(number, (left, right, kind), finding, Judgement(judgement), bool(closed), texts)


def flag(work: UnitOfWork, new: Sequence[tuple[int, int, Finding, str]]) -> list[Conflict]:
    """Store new findings: the two claims' ids, smaller first, what was found, and the digest of their texts."""
    rows = [_row(work, (left, right), found, texts) for left, right, found, texts in new]
    return [
        Conflict(number, found.rule, (left, right), found.why, found.spans, found.score)
        for number, (left, right, found, _) in zip(insert_new(work.db, rows), new, strict=True)
    ]


def _row(work: UnitOfWork, claims: tuple[int, int], found: Finding, texts: str, **judged: Any) -> ConflictRow:
    left, right = claims
    return ConflictRow(
        found.rule, left, right, found.why, json.dumps(found.spans), found.score, texts, work.step, **judged
    )


def bring(
    work: UnitOfWork, claims: tuple[int, int], found: Finding, texts: str, *, closed: bool, verdicts: Sequence[Verdict]
) -> tuple[int, bool]:
    """Store a conflict of another store with its judgements, of one that is known here these alone; returns its id, and
    whether a judgement of them is new here. The smaller id comes first.
    """
    known = work.db.value(
        "SELECT id FROM conflict WHERE left_id = ? AND right_id = ? AND kind = ?", [*claims, found.rule]
    )
    if known:
        return int(known), _add_judgements(work, known, verdicts)
    judgement = verdicts[-1][1] if verdicts else Judgement.OPEN.value
    row = _row(work, claims, found, texts, closed=closed, judgement=judgement)
    (number,) = insert_new(work.db, [row])
    return number, _add_judgements(work, number, verdicts)


def judged_on(db: Database, place: Place) -> str:
    """The digest of the texts on which a conflict was judged here; "" where nobody has."""
    sql = (
        "SELECT max(texts) FROM conflict JOIN judgement ON conflict_id = conflict.id "
        "WHERE left_id = ? AND right_id = ? AND kind = ?"
    )
    return str(db.value(sql, place) or "")


def say_judged_on(work: UnitOfWork, number: int, texts: str) -> None:
    """Say on which texts, by their digest, a conflict was judged."""
    work.db.write("UPDATE conflict SET texts = ? WHERE id = ? AND texts <> ?", [texts, number, texts])


def _add_judgements(work: UnitOfWork, number: int, verdicts: Sequence[Verdict]) -> bool:
    there = set(work.db.column("SELECT step_id FROM judgement WHERE conflict_id = ?", [number]))
    return bool(insert_new(work.db, [JudgementRow(number, *given) for given in verdicts if given[0] not in there]))


def known(db: Database, place: Place) -> Stored | None:
    """What was found there before, whatever became of it."""
    row = db.row(f"{_STORED} WHERE left_id = ? AND right_id = ? AND kind = ?", place)
    return _stored(row) if row else None


def refresh(work: UnitOfWork, stored: Stored, finding: Finding, texts: str) -> None:
    """Bring a finding up to date; one that was judged on other words is open again, and the judgement says why. Where
    copies are united nobody judges: what they have judged stands, until somebody checks it.
    """
    if work.unites and stored.judgement is not Judgement.OPEN:
        texts = stored.texts
    if stored.texts != texts and stored.judgement is not Judgement.OPEN:
        left, right, _ = stored.place
        note = f"{stored.judgement} before the text of claim {left} or {right} was changed"
        judge(work, stored.id, Judgement.OPEN, note)
    if stored.closed or stored.finding != finding or stored.texts != texts:
        work.db.write(
            "UPDATE conflict SET why = ?, spans = ?, score = ?, texts = ?, closed = FALSE WHERE id = ?",
            [finding.why, json.dumps(finding.spans), finding.score, texts, stored.id],
        )


def close(work: UnitOfWork, ids: Iterable[int]) -> None:
    """Close conflicts that are found no more; a judgement stays."""
    work.db.write_each("UPDATE conflict SET closed = TRUE WHERE id = ?", ((number,) for number in ids))


def judge(work: UnitOfWork, conflict_id: int, verdict: Judgement, note: str) -> None:
    """Append a judgement and let the conflict follow."""
    insert_new(work.db, [JudgementRow(conflict_id, work.step, verdict.value, note)])
    work.db.write("UPDATE conflict SET judgement = ? WHERE id = ?", [verdict.value, conflict_id])
    work.decided("conflict", [conflict_id], "judgement")


def settle(work: UnitOfWork, ids: Iterable[int]) -> None:
    """Bring `disputed` of claims in line with their conflicts: disputed while one is certain or upheld."""
    wanted = sorted(set(ids))
    for start in range(0, len(wanted), BATCH):
        where, values = work.db.among("id", wanted[start : start + BATCH])
        work.db.write(
            "UPDATE claim SET disputed = NOT disputed WHERE disputed <> EXISTS (SELECT 1 FROM conflict "
            "WHERE (left_id = claim.id OR right_id = claim.id) AND NOT closed "
            "AND (judgement = 'upheld' OR judgement = 'open' AND score >= ?)) "
            f"AND {where}",
            [CERTAIN, *values],
        )


def dismiss(work: UnitOfWork, claim_id: int, *, other: int | None = None, proposition: int | None = None) -> bool:
    """Remember that a claim is not to be filed with another, or under a proposition; False when that is known."""
    known = work.db.row(
        "SELECT 1 FROM dismissal WHERE claim_id = ? AND (other_id = ? OR proposition_id = ?)",
        [claim_id, other, proposition],
    )
    if not known:
        insert_new(work.db, [DismissalRow(claim_id, other, proposition, work.step)])
    return not known


def forget_dismissals(work: UnitOfWork, step: int) -> None:
    """Offer again what a command turned down."""
    work.db.write("DELETE FROM dismissal WHERE step_id = ?", [step])
