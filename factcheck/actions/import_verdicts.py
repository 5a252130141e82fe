"""The reasons of marks that come in a table: why, as of when, resting on what; as the words of who imports them."""

from factcheck.domain.claim import Claim
from factcheck.store.reads import history, sources
from factcheck.store.storage import past
from factcheck.store.storage.past import Happened
from factcheck.store.storage.unit_of_work import Evidence, UnitOfWork


def own_verdict(work: UnitOfWork, claim_id: int, claim: Claim, from_file: str) -> None:
    """Log the mark of a new claim with the reason that its row gives, unless its history came along and has it."""
    last = history.last_change(work.db, claim_id, "mark")
    if claim.mark is None or (last and last.new == claim.mark.value):
        return
    verdict = claim.beside.verdict
    note = f"{verdict.why} ({from_file})" if verdict.why and from_file else verdict.why or from_file
    given = tuple(resting_on(work, piece) for piece in verdict.evidence)
    before = last.new if last else None
    event = Happened(work.step, "claim", claim_id, "mark", before, claim.mark.value, note, verdict.as_of, given)
    past.new_event(work, event)


def resting_on(work: UnitOfWork, piece: str) -> Evidence:
    """A piece of evidence as a table names it: a source that is here, else the words themselves. A claim's number is
    another claim's in another store, so it stays words.
    """
    if "://" not in piece and sources.is_id(work.db, piece):
        return Evidence(source_id=sources.one_named(work.db, piece))
    return Evidence(url=piece)
