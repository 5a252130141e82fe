"""Judging conflicts: a person decides, and is not asked twice."""

from collections.abc import Sequence

from factcheck.actions import checks
from factcheck.actions.comparing import digest, ordered
from factcheck.actions.seen import refuse
from factcheck.domain.conflict import SURE, Conflict, Finding, Judgement, called
from factcheck.domain.dispute import disputes
from factcheck.domain.strand import strand_of
from factcheck.errors import NotFound, UsageError
from factcheck.store.reads import claims, conflicts
from factcheck.store.storage import contested, findings
from factcheck.store.storage.database import Database
from factcheck.store.storage.unit_of_work import UnitOfWork
from factcheck.text.clock import ago_and_why

PERSON = "person"


def judge(
    work: UnitOfWork, one: int, other: int, verdict: Judgement, note: str, kind: str = "", *, over: bool = False
) -> list[str]:
    """Uphold, dismiss or open again what stands between two claims; returns the kinds judged. What is open is not
    opened again, unless copies of the store left that contested: then it is decided.

    A colleague's judgement stays unless `over`. Raises Differs for one, NotFound.
    """
    note = checks.remark(note, "note")
    found = _standing(work.db, one, other, kind)
    if verdict is Judgement.OPEN:
        found = [c for c in found if c.judgement is not Judgement.OPEN or _is_contested(work.db, c)]
    if not over:
        leave_to_colleagues(work, [(one, other)], verdict, kind)
    for conflict in found:
        findings.judge(work, conflict.id, verdict, note)
    findings.settle(work, (one, other))
    return [conflict.kind for conflict in found]


def _standing(db: Database, one: int, other: int, kind: str) -> list[Conflict]:
    """What is found between two claims, of one kind or of any. Raises NotFound where nothing is, or is no more."""
    found = [c for c in conflicts.between(db, one, other) if kind in ("", c.kind)]
    if not found:
        raise NotFound(f"No conflict of the kind {kind} was flagged between claims {one} and {other}.")
    standing = [c for c in found if not c.closed]
    if not standing:
        kinds = [called(c.kind) for c in found]
        raise NotFound(
            f"The conflict ({', '.join(kinds)}) between claims {one} and {other} has closed: it is found no more.",
            "" if PERSON in kinds else f"One that you see: `factcheck conflicts add {one} {other} --note …`.",
        )
    return standing


def _is_contested(db: Database, conflict: Conflict) -> bool:
    return bool(contested.sides(db, "conflict", conflict.id, strand_of("conflict", "judgement")))


def leave_to_colleagues(work: UnitOfWork, pairs: Sequence[tuple[int, int]], verdict: Judgement, kind: str = "") -> None:
    """Raises Differs where a colleague has judged one of these pairs otherwise, NotFound."""
    met: list[str] = []
    for one, other in pairs:
        for conflict in _standing(work.db, one, other, kind):
            otherwise = conflict.judgement not in (Judgement.OPEN, verdict)
            if otherwise and conflict.judged_by != work.analyst:
                met.append(
                    f"{conflict.judged_by} has {conflict.judgement} the conflict between {one} and {other} "
                    f"{ago_and_why(conflict.judged_at, conflict.note)}."
                )
    refuse(met, "judges {} anew")


def pairs_of(db: Database, name: str, *, judged: bool) -> list[tuple[int, int]]:
    """The pairs of a group that is listed under this name ("g12"), or with `judged` of one that was judged. Raises
    NotFound.
    """
    found = [c for c in conflicts.every(db, history=judged) if (c.judgement is Judgement.OPEN) != judged]
    known = claims.index(db, {number for conflict in found for number in conflict.claims})
    for group in disputes(found, known):
        if group.name == name.lower():
            standing = sorted({conflict.claims for conflict in group.conflicts if not conflict.closed})
            if not standing:
                raise NotFound(f"The conflicts of {group.name} have closed: they are found no more.")
            return standing
    raise NotFound(f"There is no group {name} of conflicts.", "`factcheck conflicts` lists them.")


def pairs_among(db: Database, ids: Sequence[int], *, judged: bool) -> list[tuple[int, int]]:
    """The pairs of these claims with a conflict that is open, or with `judged` that was judged. Raises NotFound."""
    given = set(ids)
    found = {c.claims for c in conflicts.of_claims(db, ids=sorted(given)) if (c.judgement is Judgement.OPEN) != judged}
    pairs = sorted(pair for pair in found if given.issuperset(pair))
    if not pairs:
        what = "judged" if judged else "open"
        raise NotFound(f"No conflict between any two of these claims is {what}.", "`factcheck conflicts` lists them.")
    return pairs


def add(work: UnitOfWork, one: int, other: int, note: str) -> None:
    """Store a conflict that a person sees between two claims, upheld, with the reason.

    Raises UsageError without a reason, for one claim twice, and for what is withdrawn or known; NotFound.
    """
    if not checks.remark(note, "note"):
        raise UsageError(
            "Why can the two not both stand?", "Say it with --note: nothing but that tells the next reader."
        )
    note = checks.words(note, "note")
    if one == other:
        raise UsageError("A claim does not conflict with itself.")
    left, right = ordered(one, other)
    pair = claims.every_one(work.db, [left, right])
    for claim in pair:
        if claim.withdrawn or claim.draft:
            raise UsageError(f"Claim {claim.id} is {'withdrawn' if claim.withdrawn else 'a draft'}.")
    known = findings.known(work.db, (left, right, PERSON))
    if known and known.closed:
        raise UsageError(
            f"That conflict was closed when the words of claim {left} or {right} were changed; it is not added twice.",
            "`factcheck conflicts --all` shows it.",
        )
    if known:
        raise UsageError(
            "That conflict is there already.", f"`factcheck conflicts reopen {left} {right}` opens it again."
        )
    texts = digest(pair[0].text, pair[1].text)
    (stored,) = findings.flag(work, [(left, right, Finding(PERSON, note, SURE), texts)])
    findings.judge(work, stored.id, Judgement.UPHELD, note)
    findings.settle(work, (left, right))
