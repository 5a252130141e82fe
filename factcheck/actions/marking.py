"""Marking: what the desk has established about a claim, and why."""

from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.actions import checks
from factcheck.actions.comparing import close, compare, ordered, settled
from factcheck.actions.working import lapse
from factcheck.conflicts import desk
from factcheck.domain.claim import Claim
from factcheck.domain.conflict import Conflict, Finding, Judgement
from factcheck.domain.dispute import settled as settles
from factcheck.domain.numbers import claim_number, each
from factcheck.domain.status import Status
from factcheck.errors import Differs, UsageError
from factcheck.store.reads import claims, conflicts, filed, history, sources
from factcheck.store.reads import evidence as evidence_reads
from factcheck.store.storage import findings
from factcheck.store.storage.unit_of_work import Evidence, UnitOfWork
from factcheck.text.clock import ago


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


def mark(
    work: UnitOfWork,
    status: Status | None,
    ids: Sequence[int],
    *,
    note: str = "",
    evidence: Sequence[str] = (),
    as_of: str = "",
    force: bool = False,
    over: bool = False,
) -> Marked:
    """Mark claims, or with None take their marks away; one event each.

    `evidence` holds URLs, source ids or claim ids as a person types them. A colleague's mark stays unless `over`.
    Raises UsageError when `confirmed` has neither note nor evidence and is not forced, when a mark goes without a note,
    or a claim is a draft or withdrawn; Differs for a colleague's mark; NotFound for ids that are not there. `resting`
    pairs are (claim whose evidence it is, changed claim).
    """
    note = checks.remark(note, "note")
    as_of = checks.date(as_of, "as-of date")
    if status is Status.CONFIRMED and not (note or evidence or force):
        raise UsageError(
            "A claim is not marked confirmed without saying why.", "Give --note or --evidence, or insist with --force."
        )
    if status is None and not note:
        raise UsageError("A mark is not taken away without saying why.", "Give --note.")
    given = [_evidence(work, reference, ids) for reference in _one_by_one(work, evidence)]
    wanted = list(dict.fromkeys(ids))
    for claim in claims.every_one(work.db, wanted):
        if claim.withdrawn or claim.draft:
            state, way = ("withdrawn", "undo that") if claim.withdrawn else ("a draft", "accept it")
            raise UsageError(f"Claim {claim.id} is {state}: {way} before marking it.")
        if claim.mark not in (None, status) and not over:
            _leave_to_colleagues(work, claim)
    reasoned = bool(note or given) and status is not None
    changed = work.change(
        "claim",
        wanted,
        "mark",
        status.value if status else None,
        note=note,
        as_of=as_of,
        evidence=given,
        always=reasoned,
    )
    lapse(work, changed, "the mark was given anew")
    unchanged = [claim_id for claim_id in wanted if claim_id not in set(changed)]
    found = _rechecked(work, changed)
    resting = history.resting_on(work.db, changed)
    return Marked(tuple(changed), tuple(unchanged), tuple(found), tuple(resting), _settled(work, changed))


def _leave_to_colleagues(work: UnitOfWork, claim: Claim) -> None:
    """Raises Differs where somebody else has marked the claim."""
    last = history.given_by(work.db, claim.id, "mark")
    if last and last.by != work.analyst and claim.mark:
        why = f": {last.why}" if last.why else ""
        raise Differs(
            f"{last.who} marked claim {claim.id} {claim.mark.value} {ago(last.at)}{why}.", "--over marks it anew."
        )


def _settled(work: UnitOfWork, changed: Sequence[int]) -> tuple[Conflict, ...]:
    """The open conflicts of these claims that the marks on both sides settle."""
    found = [c for c in conflicts.of_claims(work.db, list(changed)) if c.judgement is Judgement.OPEN]
    known = claims.index(work.db, {number for conflict in found for number in conflict.claims})
    return tuple(c for c in found if settles(c, known[c.claims[0]], known[c.claims[1]]))


def _one_by_one(work: UnitOfWork, references: Sequence[str]) -> list[str]:
    """Lists and ranges of claims' ids as an id each; what begins the id of a source is that, as in 2024-05."""
    found: list[str] = []
    for reference in references:
        named = "-" in reference and not reference.startswith("#") and sources.begun(work.db, reference)
        numbers = None if named else each(reference)
        found += map(str, numbers) if numbers else [reference]
    return found


def _evidence(work: UnitOfWork, reference: str, ids: Sequence[int]) -> Evidence:
    """Raises NotFound when it is neither a URL nor the id of something in the store, UsageError when nothing can rest
    on it: it was withdrawn, or it rests itself on one of the claims that are marked.
    """
    checks.words(reference, "evidence")
    if "://" in reference:
        return Evidence(url=reference)
    number = claim_number(reference)
    if number is not None:
        basis = claims.claim(work.db, number)
        if basis.withdrawn:
            raise UsageError(f"Claim {basis.id} was withdrawn; nothing can rest on it.")
        chain = {basis.id, *evidence_reads.rests_on(work.db, basis.id)}
        for claim_id in ids:
            if claim_id in chain:
                raise UsageError(
                    f"Claim {claim_id} cannot be evidence for itself."
                    if claim_id == basis.id
                    else f"Claim {basis.id} rests on claim {claim_id} itself; the two would prove each other."
                )
        return Evidence(claim_id=basis.id)
    source = sources.source(work.db, reference)
    if source.withdrawn:
        raise UsageError(f"The source {source.id} was withdrawn; nothing can rest on it.")
    return Evidence(source_id=sources.one_named(work.db, reference))


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
