"""A changed page: what was decided on sentences that are unchanged is carried over, and not asked again."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from factcheck.domain.claim import Claim
from factcheck.domain.selector import Quote, QuoteAmbiguous, QuoteNotFound, anchor, quote_at
from factcheck.domain.source import Source
from factcheck.errors import NotFound
from factcheck.store.reads import claims as stored_claims
from factcheck.store.reads import sources
from factcheck.store.storage.database import Database
from factcheck.store.storage.unit_of_work import UnitOfWork
from factcheck.text.versions import Sentence, changes, covering, sentences

CARRIED = "carried"
"""The origin of a claim that was accepted or made on an older version of its source."""
_FARTHEST = 20
"""Versions back that are looked at."""

Place = tuple[tuple[str, ...], tuple[str, ...]]
"""The words of the sentences that a claim stands in, and of its quotes."""


@dataclass(frozen=True, slots=True)
class Carried:
    """What becomes of a new version's drafts.

    `offered` are those on sentences that are new or changed; `claims` stood on unchanged ones, with the claims that
    they were; `waiting` and `rejected` count the drafts that wait under the old version or were turned down there.
    """

    offered: list[Claim]
    claims: list[tuple[Claim, Claim]] = field(default_factory=list)
    waiting: int = 0
    rejected: int = 0


def carry(db: Database, source: Source, drafts: Sequence[Claim]) -> Carried:
    """Compare the drafts of a source with the claims of its earlier versions. Nothing is written."""
    if not source.previous:
        return Carried(list(drafts))
    now = sentences(source.text)
    standing = {one.words for one in now}
    done: dict[Place, Claim] = {}
    for version in _earlier(db, source.previous):
        then = sentences(version.text)
        for claim in _of(db, version.id):
            place = _place(then, claim)
            if place[0] and set(place[0]) <= standing:
                done.setdefault(place, claim)
    carried = Carried([draft for draft in drafts if _place(now, draft) not in done])
    kept = [(_moved(claim, source, now, place), claim) for place, claim in done.items() if _is_kept(claim)]
    met = {_place(now, draft) for draft in drafts} & set(done)
    return replace(
        carried,
        claims=[(new, old) for new, old in kept if new is not None],
        waiting=sum(done[place].draft and not done[place].withdrawn for place in met),
        rejected=sum(done[place].withdrawn for place in met),
    )


def mark_carried(work: UnitOfWork, ids: Sequence[int], pairs: Sequence[tuple[Claim, Claim]]) -> None:
    """Mark the claims that were carried over as the old ones are marked."""
    for claim_id, (_, old) in zip(ids, pairs, strict=True):
        if old.decided:
            note = f"carried over from claim {old.id} ({old.source}), whose sentence is unchanged"
            work.change("claim", [claim_id], "mark", old.mark.value if old.mark else None, note=note, always=True)


def _is_kept(claim: Claim) -> bool:
    return not claim.draft and not claim.withdrawn


def _earlier(db: Database, previous: str) -> list[Source]:
    """The versions before, the newest first."""
    found: list[Source] = []
    while previous and len(found) < _FARTHEST and all(previous != one.id for one in found):
        try:
            found.append(sources.source(db, previous))
        except NotFound:
            break
        previous = found[-1].previous
    return found


def _of(db: Database, source: str) -> list[Claim]:
    return list(stored_claims.by_ids(db, sources.claims_of(db, sources.one_named(db, source))))


def _place(found: list[Sentence], claim: Claim) -> Place:
    spans = [(q.start, q.end) for q in claim.quotes if q.start is not None and q.end is not None]
    held = [one for start, end in spans for one in covering(found, start, end)]
    words = tuple(dict.fromkeys(one.words for one in held))
    return words, tuple(" ".join(quote.exact.split()) for quote in claim.quotes)


def _moved(claim: Claim, source: Source, found: list[Sentence], place: Place) -> Claim | None:
    """The claim as one of the new version, its quotes where the sentence stands now; None where they do not stand."""
    held = [one for one in found if one.words in place[0]]
    if not held:
        return None
    start, end = held[0].span[0], held[-1].span[1]
    quotes: list[Quote] = []
    for quote in claim.quotes:
        try:
            at = anchor(source.text[start:end], quote.exact, nth=1)
        except (QuoteNotFound, QuoteAmbiguous):
            return None
        assert at.start is not None
        assert at.end is not None
        quotes.append(quote_at(source.text, start + at.start, start + at.end))
    return replace(
        claim, id=0, key="", source=source.id, quotes=tuple(quotes), mark=None, origin=CARRIED, draft=False,
        disputed=False, created_at="", created_by="", confidence=None,
    )  # fmt: skip


def differences(db: Database, old: str, new: str) -> list[dict[str, Any]]:
    """What differs between two sources, in the order of the new one: `old` and `new` sentences, and the `claims` of
    the old source that stood on those, as id and text. Raises NotFound."""
    before, after = sources.source(db, old), sources.source(db, new)
    then = sentences(before.text)
    held = [(claim, set(_place(then, claim)[0])) for claim in _of(db, before.id) if not claim.withdrawn]
    found = []
    for change in changes(then, sentences(after.text)):
        gone = {one.words for one in change.old}
        found.append(
            {
                "old": [one.words for one in change.old],
                "new": [one.words for one in change.new],
                "claims": [{"id": claim.id, "text": claim.text} for claim, words in held if words & gone],
            }
        )
    return found
