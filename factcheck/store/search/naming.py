"""The claims that concern somebody: what they said, what they relay, what is said of them, what they were asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from factcheck.domain.claim import Claim
from factcheck.domain.speaker import Speaker, SpeakerKind
from factcheck.domain.status import Status
from factcheck.query import Filter, Query, Term
from factcheck.store.reads import claims, replies
from factcheck.store.search import listing
from factcheck.store.storage.database import Database
from factcheck.text.fold import words


class Concern(StrEnum):
    """Why a claim concerns somebody: it is theirs, they hand it on, it names them, it may name them, they were asked.

    A claim is each of these once, the first that holds.
    """

    SAID = "said by them"
    RELAYED = "relayed by them"
    NAMED = "names them"
    ASKED = "asked about"
    PERHAPS = "may name them"


@dataclass(frozen=True, slots=True)
class Concerned:
    """A claim, and why it concerns somebody."""

    claim: Claim
    why: Concern


def only_named(name: str) -> Speaker:
    """Somebody of whom claims may speak and who never spoke: a name without a record, and so without an id."""
    return Speaker(0, name.strip())


def concerning(db: Database, speaker: Speaker, query: Query) -> list[Concerned]:
    """The claims that concern a speaker, of those that fit, drafts and withdrawn ones left out, by id.

    What is said of somebody is an allegation: somebody else's claim that is alleged or confirmed, not one that is
    denied, unless it was asked about. A claim names them whose text has the whole name or a confirmed other name, in
    any spelling of its letters; one that has the last word of a name alone may name them. Who has no speaker's record
    (`only_named`) is found by the name.
    """
    plain = Query(query.terms, (*query.filters, Filter("is", ("draft", "withdrawn"), negated=True)))
    candidates: set[int] = set()
    if speaker.id:
        candidates |= set(listing.ids(db, _and(plain, Filter("by", (speaker.name,)))))
        candidates |= set(listing.ids(db, _and(plain, Filter("via", (speaker.name,)))))
    names = [words(name) for name in (speaker.name, *speaker.aliases)]
    shorter = [name[-1:] for name in names if len(name) > 1 and speaker.kind is not SpeakerKind.MEDIA]
    for name in (*names, *shorter):
        if name:
            candidates |= set(listing.ids(db, _and(plain, term=Term(" ".join(name), "phrase"))))
    asked = set(replies.claims_with(db, speaker.id))
    if asked:
        fitting = Filter("id", tuple(map(str, sorted(asked))))
        candidates |= set(listing.ids(db, _and(plain, fitting)))
    found = []
    for claim in claims.by_ids(db, sorted(candidates)):
        why = _why(claim, speaker, names, shorter, asked)
        if why:
            found.append(Concerned(claim, why))
    return found


def _and(query: Query, part: Filter | None = None, term: Term | None = None) -> Query:
    return Query((*query.terms, *([term] if term else ())), (*query.filters, *([part] if part else ())))


def _why(
    claim: Claim, speaker: Speaker, names: Sequence[list[str]], shorter: Sequence[list[str]], asked: set[int]
) -> Concern | None:
    if claim.speaker == speaker.name:
        return Concern.SAID
    if speaker.name in claim.via:
        return Concern.RELAYED
    said_of = claim.reported is not Status.DENIED
    text = words(claim.text)
    if said_of and any(_stands_in(name, text) for name in names):
        return Concern.NAMED
    if claim.id in asked:
        return Concern.ASKED
    return Concern.PERHAPS if said_of and any(_stands_in(name, text) for name in shorter) else None


def _stands_in(name: Sequence[str], text: Sequence[str]) -> bool:
    width = len(name)
    return bool(width) and any(list(text[at : at + width]) == list(name) for at in range(len(text) - width + 1))
