"""What a hand-over of some claims holds besides them, read from the store when it is asked for."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import PurePath

from factcheck import __version__
from factcheck.domain.claim import Claim
from factcheck.domain.source import Source
from factcheck.domain.speaker import Speaker
from factcheck.exporting.rest import Pair, Rest
from factcheck.store.reads import claims, conflicts, history, replies, sources, speakers, whole
from factcheck.store.search import listing
from factcheck.store.storage.database import Database


def rest_of(db: Database, ids: Sequence[int], words: str, audience: str = "desk") -> Rest:
    """The rest of a hand-over of these claims, which a filter of these words let through."""
    wanted = set(ids)
    about = (
        ("made", datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")),
        ("by", f"factcheck {__version__}"),
        ("store", PurePath(db.location).name),
        ("filter", words or "all claims"),
        ("claims", f"{len(ids):,}"),
    )

    def filed() -> Iterator[Claim]:
        return whole.by_ids(db, listing.filed_with(db, ids))

    def pairs() -> Iterator[Pair]:
        found = [c for c in conflicts.of_claims(db, list(wanted)) if wanted & set(c.claims)]
        met = claims.index(db, {number for conflict in found for number in conflict.claims})
        return ((conflict, met[conflict.claims[0]], met[conflict.claims[1]]) for conflict in found)

    def documents() -> Iterator[tuple[Source, int]]:
        slugs = listing.shared_by(db, ids, "source")
        return ((source, number) for source, number in sources.every(db) if source.id in slugs)

    def people() -> Iterator[Speaker]:
        names = listing.shared_by(db, ids, "speaker")
        return (speaker for speaker in speakers.every(db) if speaker.name in names)

    return Rest(
        about,
        filed,
        pairs,
        documents,
        people,
        lambda: history.changes(db, sorted(wanted)),
        lambda slug: sources.source(db, slug).text,
        lambda some: history.changes(db, some),
        frozenset(wanted),
        audience,
        replies.now(),
    )
