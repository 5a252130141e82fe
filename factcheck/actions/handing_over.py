"""What a hand-over of some claims holds besides them, read from the store when it is asked for."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import islice
from pathlib import PurePath

from factcheck import __version__
from factcheck.domain.claim import Claim
from factcheck.domain.event import Event
from factcheck.domain.ids import Ids
from factcheck.domain.source import Source
from factcheck.domain.speaker import Speaker
from factcheck.exporting.audience import Public, Secrets
from factcheck.exporting.rest import Pair, Rest
from factcheck.store.reads import claims, confidential, conflicts, history, replies, scale, sources, speakers, whole
from factcheck.store.search import listing
from factcheck.store.storage.database import BATCH, Database
from factcheck.text.layout.makers import is_persons, makers


def secrets(db: Database, known: Collection[str] = ()) -> Secrets:
    """What leads to the confidential sources of the store, but for names that are `known` to whom it is shown."""
    elsewhere = {*confidential.elsewhere(db), *known}
    made = [makers(text) for text in confidential.texts(db)]
    writers = {name for one in made for name in one.people} - elsewhere
    papers = {name for one in made for name in one.others} - elsewhere
    perhaps = {name for one in made for name in one.perhaps} - elsewhere
    perhaps -= confidential.told(db, perhaps)
    names, people = (
        [name for name in ask(db) if name not in known] for ask in (confidential.names, confidential.people)
    )
    persons = writers.union(filter(is_persons, perhaps))
    return Secrets(confidential.slugs(db), [*names, *writers, *papers, *perhaps], [*people, *persons], elsewhere)


def for_a_letter(db: Database, who: Speaker, found: Iterable[Claim]) -> tuple[list[Claim], list[int]]:
    """The claims as somebody whom they concern may read them, who knows what is theirs; and the ids of those that
    cannot be shown, for their words name what is confidential.
    """
    public = Public(secrets(db, {who.name, *who.aliases}))
    shown, left = [], []
    for claim in found:
        if public.names(claim):
            left.append(claim.id)
            continue
        told = public.claim(claim)
        shown.append(replace(told, speaker=who.name) if claim.speaker == who.name else told)
    return shown, left


def rest_of(db: Database, ids: Ids, words: str, audience: str = "desk", public: Public | None = None) -> Rest:
    """The rest of a hand-over of these claims, which a filter of these words let through; `public` makes it fit for the
    public, whom neither the filter nor the name of the store is told.
    """
    shown = public if audience == "public" else None
    closed = shown.secrets.slugs if shown else frozenset()

    def told(found: Iterable[Claim]) -> Iterator[Claim]:
        return (shown.claim(one) for one in found if not shown.names(one)) if shown else iter(found)

    def pairs() -> Iterator[Pair]:
        waiting = conflicts.of_many(db, ids)
        while found := list(islice(waiting, BATCH)):
            met = claims.index(db, {number for conflict in found for number in conflict.claims})
            known = {claim.id: claim for claim in told(met.values())}
            for conflict in found:
                one, other = (known.get(number) for number in conflict.claims)
                if one and other:
                    yield shown.conflict(conflict, one, other) if shown else conflict, one, other

    def documents() -> Iterator[tuple[Source, int]]:
        slugs = listing.shared_by(db, ids, "source") - closed
        found = ((source, number) for source, number in sources.every(db) if source.id in slugs)
        return ((replace(source, note=""), number) for source, number in found) if shown else found

    def people() -> Iterator[Speaker]:
        heard = {claim.speaker for claim in told(claims.by_ids(db, ids))} if shown else None
        names = listing.shared_by(db, ids, "speaker") if heard is None else heard
        return (speaker for speaker in speakers.every(db) if speaker.name in names)

    def past(some: Iterable[int]) -> Iterator[Event]:
        return history.changes(db, some) if audience == "desk" else iter(())

    return Rest(
        _about(db, ids, words, audience),
        lambda: told(whole.by_ids(db, listing.filed_with(db, ids, public=shown is not None))),
        pairs,
        documents,
        people,
        lambda: past(ids.rising()),
        lambda slug: sources.source(db, slug).text if slug else "",
        past,
        ids,
        audience,
        replies.now(),
        scale.current(db),
    )


def _about(db: Database, ids: Ids, words: str, audience: str) -> tuple[tuple[str, str], ...]:
    """What a file says of itself."""
    made = ("made", datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")), ("by", f"factcheck {__version__}")
    where = () if audience == "public" else (("store", PurePath(db.location).name), ("filter", words or "all claims"))
    return (*made, *where, ("claims", f"{len(ids):,}"))
