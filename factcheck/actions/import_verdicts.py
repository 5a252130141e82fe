"""The reasons of marks that come in a table: why, as of when, resting on what; as the words of who imports them."""

from dataclasses import replace

from factcheck.actions.evidencing import give
from factcheck.domain.claim import Claim
from factcheck.domain.scale import Scale, named
from factcheck.errors import FactcheckError, UsageError
from factcheck.store.reads import evidence, history, sources
from factcheck.store.storage import past
from factcheck.store.storage.past import Happened
from factcheck.store.storage.unit_of_work import Evidence, UnitOfWork


def ruled(claim: Claim, scale: Scale) -> Claim:
    """A claim of a table, its verdict as this desk's scale has it, and marked as that counts.

    Raises UsageError for a verdict that the scale lacks, and for a mark that it does not count as.
    """
    if claim.desk.label is None:
        return claim
    label = named(scale, claim.desk.verdict)
    if label is None:
        raise UsageError(
            f"This desk's scale has no verdict “{claim.desk.verdict}”.", "`factcheck scale add` puts one in."
        )
    if claim.mark not in (None, label.counts_as):
        counts_as = label.counts_as.value if label.counts_as else "nothing"
        raise UsageError(f"The verdict “{label.name}” counts as {counts_as}, and the row is marked {claim.mark}.")
    return replace(claim, mark=label.counts_as, desk=replace(claim.desk, label=label))


def own_verdict(work: UnitOfWork, claim_id: int, claim: Claim, from_file: str) -> None:
    """Log the mark of a new claim with the reason that its row gives, unless its history came along and has it."""
    last = history.last_change(work.db, claim_id, "mark")
    mark = claim.mark.value if claim.mark else None
    if not claim.decided or (last and last.new == mark):
        return
    verdict = claim.beside.verdict
    note = f"{verdict.why} ({from_file})" if verdict.why and from_file else verdict.why or from_file
    given = _evidence(work, claim)
    before = last.new if last else None
    event = Happened(work.step, "claim", claim_id, "mark", before, mark, note, verdict.as_of, given)
    past.new_event(work, event)


def says_more(claim: Claim, here: Claim) -> bool:
    """Whether a row says why, as of when or resting on what in another way than what is here does."""
    said, known = claim.beside.verdict, here.beside.verdict
    why = bool(said.why) and said.why != known.why and not known.why.startswith(f"{said.why} (from ")
    return why or bool(said.as_of and said.as_of != known.as_of) or not set(said.evidence) <= set(known.evidence)


def refuse_an_old_reason(claim: Claim, here: Claim) -> None:
    """Raises FactcheckError where the reason of another mark stands under a new one."""
    why, known = claim.beside.verdict.why, here.beside.verdict.why
    same = bool(why) and (why == known or known.startswith(f"{why} (from "))
    if here.mark and claim.mark and here.mark is not claim.mark and same:
        raise FactcheckError(f"The mark is {claim.mark} now, but “mark_why” still says why it was {here.mark}.")


def marked_again(work: UnitOfWork, claim_id: int, claim: Claim, from_file: str) -> None:
    """Give a claim that is here the mark of a row, with the reason, the day and the evidence that the row has."""
    verdict, mark = claim.beside.verdict, claim.mark.value if claim.mark else None
    note = f"{verdict.why} ({from_file})" if verdict.why and from_file else verdict.why or from_file
    given = _evidence(work, claim)
    work.change("claim", [claim_id], "mark", mark, note=note, as_of=verdict.as_of, evidence=given, always=True)


def own_evidence(work: UnitOfWork, claim_id: int, claim: Claim, from_file: str) -> None:
    """Log the evidence of a new claim that nobody has marked, unless its history came along and has it."""
    if claim.decided or evidence.of_claims(work.db, [claim_id]):
        return
    for piece in _evidence(work, claim):
        give(work, [claim_id], piece, from_file)


def _evidence(work: UnitOfWork, claim: Claim) -> tuple[Evidence, ...]:
    """What a row says that the mark rests on: its records, else their names."""
    verdict = claim.beside.verdict
    if not verdict.records:
        return tuple(resting_on(work, piece) for piece in verdict.evidence)
    found = []
    for one in verdict.records:
        about = (one.sha256, one.stands, one.where, one.archive, one.retrieved, one.note)
        thing = resting_on(work, one.of if one.what == "source" else one.name if one.what == "claim" else one.of)
        found.append(Evidence(thing.url, thing.source_id, None, *about))
    return tuple(found)


def resting_on(work: UnitOfWork, piece: str) -> Evidence:
    """A piece of evidence as a table names it: a source that is here, else the words themselves. A claim's number is
    another claim's in another store, so it stays words.
    """
    if "://" not in piece and sources.is_id(work.db, piece):
        return Evidence(source_id=sources.one_named(work.db, piece))
    return Evidence(url=piece)
