"""Marking: what the desk has established about a claim, and why."""

from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.actions import checks, evidencing
from factcheck.actions.comparing import close, compare, ordered, settled
from factcheck.actions.evidencing import Piece
from factcheck.actions.seen import refuse
from factcheck.actions.working import lapse
from factcheck.conflicts import desk
from factcheck.domain.claim import Claim
from factcheck.domain.conflict import Conflict, Finding, Judgement
from factcheck.domain.desk import GRADED, Confidence, is_grade
from factcheck.domain.dispute import settled as settles
from factcheck.domain.evidence import Stands
from factcheck.domain.numbers import each
from factcheck.domain.scale import Label, named
from factcheck.domain.status import Status
from factcheck.errors import UsageError
from factcheck.store.reads import claims, conflicts, filed, history, sources
from factcheck.store.reads import evidence as evidence_reads
from factcheck.store.reads import scale as scale_reads
from factcheck.store.storage import findings
from factcheck.store.storage.database import Database
from factcheck.store.storage.unit_of_work import UnitOfWork
from factcheck.text.clock import ago_and_why
from factcheck.text.suggesting import did_you_mean


@dataclass(frozen=True, slots=True)
class Marked:
    """What marking did: ids that changed, ids that stood so already, new conflicts, what rests on changed claims, and
    the conflicts that marks on both claims now settle.
    """

    changed: tuple[int, ...]
    unchanged: tuple[int, ...]
    conflicts: tuple[Conflict, ...]
    resting: tuple[tuple[int, int], ...]
    settled: tuple[Conflict, ...] = ()


@dataclass(frozen=True, slots=True)
class Ruling:
    """What the desk says of a claim: a status, None for none; the label of its scale, None for none; how sure it is and
    how it grades source and information, None where that is left as it was. `bare`: the label that a claim has goes.
    """

    status: Status | None
    label: Label | None = None
    confidence: str | None = None
    grade: str | None = None
    bare: bool = False

    @property
    def said(self) -> str:
        """The verdict in a word."""
        return self.label.name if self.label else self.status.value if self.status else "none"


def ruling(db: Database, typed: str, *, confidence: str | None = None, grade: str | None = None) -> Ruling:
    """What somebody types for a verdict: a label of the desk's scale, a status, or “none”.

    Raises UsageError with the nearest one.
    """
    sure = None if confidence is None else _confidence(confidence)
    graded = None if grade is None else _grade(grade)
    scale = scale_reads.current(db)
    if label := named(scale, typed):
        return Ruling(label.counts_as, label, sure, graded)
    word = typed.strip().lower()
    if word in _OTHER_WORDS:
        raise UsageError(
            f"“{typed}” is not a status.", f"Of a claim that is {typed} the mark is `{_OTHER_WORDS[word]}`."
        )
    if scale and word not in (*Status, NONE):
        hint = did_you_mean(word, [*(one.name for one in scale), *Status])
        raise UsageError(f"“{typed}” is no status, and no verdict of this desk's scale.", hint)
    if not scale and word not in (*Status, NONE):
        hint = did_you_mean(word, [*Status], otherwise=f"Known are {', '.join(Status)}. {_SCALE}")
        raise UsageError(f"“{typed}” is no status.", hint)
    status = checks.perhaps_status(typed)
    if status is None and (sure or graded):
        raise UsageError("A mark that is taken away has no confidence and no grade.")
    return Ruling(status, None, sure, graded)


NONE = "none"
"""What is typed to take something away: a mark, a confidence, a grade."""
_SCALE = "Words of the desk's own are a scale: `factcheck scale example` prints one, `factcheck scale set` takes it."
_OTHER_WORDS = {"true": "confirmed", "false": "denied", "correct": "confirmed", "wrong": "denied", "unknown": "alleged"}
"""What people type for a verdict, and the word for it where the desk's scale has none."""


def _confidence(typed: str) -> str:
    word = typed.strip().lower()
    return "" if word == NONE else checks.one_of(word, [one.value for one in Confidence], "confidence")


def _grade(typed: str) -> str:
    word = typed.strip().upper()
    if word != NONE.upper() and not is_grade(word):
        raise UsageError(f"“{typed}” is no grade.", GRADED)
    return "" if word == NONE.upper() else word


def mark(
    work: UnitOfWork,
    given: Ruling,
    ids: Sequence[int],
    *,
    note: str = "",
    evidence: Sequence[str] = (),
    as_of: str = "",
    force: bool = False,
    over: bool = False,
) -> Marked:
    """Mark claims, or take their marks away; the mark, and each thing that it says besides, is one event a claim.

    `evidence` holds URLs, source ids or claim ids as a person types them. A colleague's mark stays unless `over`.
    Raises UsageError when `confirmed` has neither note nor evidence and is not forced, when a verdict of the scale is
    given or a mark goes without a note, or a claim is a draft or withdrawn; Differs for a colleague's mark; NotFound
    for ids that are not there. `resting` pairs are (claim whose evidence it is, changed claim).
    """
    note = checks.remark(note, "note")
    as_of = checks.date(as_of, "as-of date")
    points = _POINTS.get(given.status, "")
    rests = [evidencing.found(work, Piece(one, points), ids) for one in _one_by_one(work, evidence)]
    wanted = list(dict.fromkeys(ids))
    found = claims.every_one(work.db, wanted)
    anew = any(not _stands(claim, given) for claim in found)
    _ask_why(given, note, anew=anew, reasoned=bool(note or evidence or force))
    for claim in found:
        if claim.withdrawn or claim.draft:
            state, way = ("withdrawn", "undo that") if claim.withdrawn else ("a draft", "accept it")
            raise UsageError(f"Claim {claim.id} is {state}: {way} before marking it.")
    if not over:
        _leave_to_colleagues(work, [claim for claim in found if claim.decided and not _stands(claim, given)])
    besides = _besides(work, found, given)
    reasoned = bool(note or rests) and given != Ruling(None)
    status = given.status.value if given.status else None
    changed = {
        *work.change("claim", sorted(besides), "mark", status, note=note, as_of=as_of, evidence=rests, always=True),
        *work.change(
            "claim", [number for number in wanted if number not in besides], "mark", status, note=note, as_of=as_of,
            evidence=rests, always=reasoned,
        ),
    }  # fmt: skip
    known = [claim_id for claim_id in wanted if claim_id in changed]
    lapse(work, known, "the mark was given anew")
    unchanged = [claim_id for claim_id in wanted if claim_id not in changed]
    new = _rechecked(work, known)
    resting = evidence_reads.resting_on(work.db, known)
    return Marked(tuple(known), tuple(unchanged), tuple(new), tuple(resting), _settled(work, known))


_POINTS: dict[Status | None, str] = {Status.CONFIRMED: Stands.SUPPORTS, Status.DENIED: Stands.CONTRADICTS}
"""Which way the evidence of a mark points: what a claim is confirmed by supports it. Of others nobody said."""


def _ask_why(given: Ruling, note: str, *, anew: bool, reasoned: bool) -> None:
    """Raises UsageError where a verdict needs a reason and has none."""
    if given.label and anew and not note:
        raise UsageError(f"A claim is not marked “{given.label.name}” without saying why.", "Give --note.")
    if given.status is Status.CONFIRMED and not reasoned:
        raise UsageError(
            "A claim is not marked confirmed without saying why.", "Give --note or --evidence, or insist with --force."
        )
    if given == Ruling(None) and not note:
        raise UsageError("A mark is not taken away without saying why.", "Give --note.")


def _stands(claim: Claim, given: Ruling) -> bool:
    """Whether a claim has this verdict already; a status alone says nothing against a label that counts as it."""
    if claim.mark is not given.status:
        return False
    if given.label is None:
        return claim.desk.label is None or (claim.mark is not None and not given.bare)
    return claim.desk.verdict == given.label.name


def _besides(work: UnitOfWork, found: Sequence[Claim], given: Ruling) -> set[int]:
    """Give claims what a mark says besides the status; the ids of those that had something else.

    Another verdict is not as sure as the one before, nor graded, unless that is said. These events come before the
    mark's, which has the reason of all.
    """
    anew = [claim.id for claim in found if not _stands(claim, given)]
    same = [claim.id for claim in found if _stands(claim, given)]
    label = given.label.name if given.label else ""
    changed = set(work.change("claim", anew, "verdict", label))
    for field, value in (("confidence", given.confidence), ("grade", given.grade)):
        changed.update(work.change("claim", anew, field, value or ""))
        if value is not None:
            changed.update(work.change("claim", same, field, value))
    return changed


def _leave_to_colleagues(work: UnitOfWork, found: Sequence[Claim]) -> None:
    """Raises Differs where a mark is somebody else's too, who gave it or agreed with it; the first of them are told."""
    met: list[str] = []
    for claim in found:
        given = [
            *history.standing(work.db, claim.id, "mark", claim.mark),
            history.given_by(work.db, claim.id, "mark"),
        ]
        last = next((one for one in given if one and one.by != work.analyst), None)
        if last:
            said = claim.desk.verdict or (claim.mark.value if claim.mark else "")
            met.append(f"{last.who} marked claim {claim.id} {said} {ago_and_why(last.at, last.why)}.")
    refuse(met, "marks {} anew")


def _settled(work: UnitOfWork, changed: Sequence[int]) -> tuple[Conflict, ...]:
    """The open conflicts of these claims that the marks on both sides settle."""
    found = [c for c in conflicts.of_claims(work.db, list(changed)) if c.judgement is Judgement.OPEN]
    known = claims.index(work.db, {number for conflict in found for number in conflict.claims})
    return tuple(c for c in found if settles(c, known[c.claims[0]], known[c.claims[1]]))


def _one_by_one(work: UnitOfWork, references: Sequence[str]) -> list[str]:
    """Lists and ranges of claims' ids as an id each; what begins the id of a source is that, as in 2024-05."""
    found: list[str] = []
    for reference in references:
        is_source = "-" in reference and not reference.startswith("#") and sources.begun(work.db, reference)
        numbers = None if is_source else each(reference)
        found += map(str, numbers) if numbers else [reference]
    return found


def _rechecked(work: UnitOfWork, ids: Sequence[int]) -> list[Conflict]:
    """Check marks against each other: one rule reads them, and only where claims are filed; all else stays as it is."""
    known = {place: stored for place, stored in findings.concerning(work.db, ids).items() if place[2] == desk.NAME}
    beside = {ordered(claim_id, other) for claim_id, others in filed.beside(work.db, ids) for other in others}
    pairs = sorted(beside | {place[:2] for place in known})
    met = {claim.id: claim for claim in claims.by_ids(work.db, sorted({n for pair in pairs for n in pair}))}

    def check(left: int, right: int) -> list[Finding]:
        found = desk.disagreement(met[left], met[right])
        return [found] if found and not (met[left].withdrawn or met[right].withdrawn) else []

    fresh, gone = compare(work, pairs, known, check, {claim.id: claim.text for claim in met.values()})
    close(work, gone)
    settled(work, ids, known, fresh)
    return fresh
