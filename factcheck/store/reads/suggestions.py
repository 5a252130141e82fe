"""Filings to offer, fetched: what is near enough is for `conflicts.nearness` to say."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from factcheck.conflicts.nearness import best_of_each, filing
from factcheck.conflicts.side import Side
from factcheck.domain.suggestion import Suggestion
from factcheck.store.reads import candidates
from factcheck.store.storage.database import Database


def suggestions(db: Database, ids: Iterable[int]) -> Iterator[Suggestion]:
    """For each of these claims that is not filed, the filings to offer, best first; dismissed ones are left out."""
    seen: set[tuple[int, int]] = set()
    for claim_id in ids:
        own = candidates.sides(db, [claim_id]).get(claim_id)
        if own is None or own.claim.proposition or own.claim.draft or own.claim.withdrawn:
            continue
        others = candidates.sides(db, candidates.alike_in_words(db, own.claim))
        offered = [made for other in others.values() if (made := _numbered(db, own, other))]
        for made in best_of_each(offered):
            pair = (min(made.claim, made.partner), max(made.claim, made.partner))
            if pair not in seen and not _dismissed(db, made):
                seen.add(pair)
                yield made


def _numbered(db: Database, own: Side, other: Side) -> Suggestion | None:
    """The filing to offer, with the number of its proposition where that is there already."""
    counts = candidates.frequencies(db, own.claim.text, other.claim.text)
    made = filing(own, other, counts, candidates.size(db))
    if made and other.claim.proposition:
        return replace(made, proposition_id=db.value("SELECT id FROM proposition WHERE text = ?", [made.proposition]))
    return made


def _dismissed(db: Database, made: Suggestion) -> bool:
    row = db.row(
        "SELECT 1 FROM dismissal WHERE (claim_id = ? AND other_id = ?) OR (claim_id = ? AND other_id = ?) "
        "OR (claim_id = ? AND proposition_id = ?)",
        [made.claim, made.partner, made.partner, made.claim, made.claim, made.proposition_id],
    )
    return row is not None
