"""Documents in: an immutable snapshot of each, and its claims drafted. One document is one transaction."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from factcheck.actions.checking import recheck
from factcheck.actions.ingest_carrying import carry, mark_carried
from factcheck.actions.ingest_drafts import Drafted, Drafter, as_claims
from factcheck.actions.ingest_matches import said_before
from factcheck.actions.sources import store_source
from factcheck.actions.whom import Whom
from factcheck.domain.claim import Claim
from factcheck.domain.source import Document, Source
from factcheck.store.reads import ingested, sources
from factcheck.store.storage.bulk import Intake
from factcheck.store.storage.database import Database
from factcheck.store.storage.unit_of_work import UnitOfWork
from factcheck.text.layout import day_of

LONGEST_TITLE = 60
"""Code points of a text's beginning that stand in for a title where there is none."""


AGAIN = "ingested again"


@dataclass(frozen=True, slots=True)
class Given:
    """What a person says of a document; it goes before what the document says of itself.

    `replaces` is the id of the source that this one is a changed version of. `confidential` is None where nothing is
    said: a changed version is then what the one before it is.
    """

    title: str = ""
    publisher: str = ""
    author: str = ""
    url: str = ""
    published: str = ""
    replaces: str = ""
    confidential: bool | None = None


@dataclass(frozen=True, slots=True)
class Ingested:
    """What became of a document.

    `source` is its id; `new` is False for one that was there already; `unwithdrawn` is True for one that had been
    withdrawn, `back` are the ids of its claims that came back; `drafts` are the claims drafted from it just now, in
    document order; `matches` has the ids of those that say what a claim of the store said before, each with that
    claim's id; `previous` is the id of the source that it is a changed version of; `remark` says why nothing was
    drafted, "" when drafting went its way; `lost` is the number of drafts that were lost, `broken` why, `unread` that
    of sentences too long to be read. Of a changed version `carried` are the claims on unchanged sentences, `waiting`
    and `rejected` the numbers of drafts that wait under the version before or were rejected there, and are not
    offered again. `confidential`: the source is, from now on if it was not before. `whom` says which names were filed
    under somebody's without their title.
    """

    source: str
    new: bool
    unwithdrawn: bool = False
    back: tuple[int, ...] = ()
    drafts: tuple[Claim, ...] = ()
    matches: Mapping[int, int] = field(default_factory=dict)
    previous: str = ""
    remark: str = ""
    lost: int = 0
    broken: tuple[str, ...] = ()
    carried: tuple[int, ...] = ()
    waiting: int = 0
    rejected: int = 0
    unread: int = 0
    confidential: bool = False
    whom: Whom | None = None


def ingest(
    db: Database,
    begin: Callable[[], UnitOfWork],
    document: Document,
    given: Given,
    name: str,
    drafter: Drafter,
) -> Ingested:
    """Store a document and its drafts, in a unit of work that `begin` makes; `name` is its title for want of another.

    The same bytes or the same text change nothing, but for this: what was withdrawn with the source or by an undo
    comes back, a source that was never drafted is drafted, and one that is said to be confidential is so. Raises
    UsageError, NotFound, StoreError.
    """
    known = ingested.holding(db, document.sha256, text_digest(document.text))
    if known:
        source = sources.source(db, known[0])
        gone = ingested.gone(db, source.id)
    else:
        source, gone = _source(db, document, given, name), []
    closing = bool(known and given.confidential and not source.confidential)
    # No lock is held while the drafting takes its seconds.
    hints = document.hints if source.text == document.text else ()
    drafted = Drafted() if known and known[1] else drafter.drafts(source.text, hints)
    if known and not (drafted.drafts or gone or source.withdrawn or closing):
        return Ingested(source.id, new=False, remark=drafted.remark, lost=drafted.lost, broken=drafted.broken,
                        unread=drafted.unread, confidential=source.confidential)  # fmt: skip
    whom = Whom(db)
    claims, unfit = as_claims(whom, source, drafted.drafts)
    carried = carry(db, source, claims)
    before = [said_before(db, claim)[:1] for claim in carried.offered]
    with begin() as work:
        if known:
            slug, new = source.id, False
            _bring_back(work, source, gone)
            if closing:
                work.change("source", [sources.one_named(db, slug)], "confidential", True, note=AGAIN)
        else:
            slug, new = store_source(work, source)
        if not (new or known):  # another program stored it while this one was drafting
            return Ingested(slug, new=False)
        claims = [replace(claim, source=slug) for claim in (*carried.offered, *(new for new, _ in carried.claims))]
        stored = list(Intake(work).store(claims))
        kept = [one.id for one in stored[len(carried.offered) :]]
        mark_carried(work, kept, carried.claims)
    offered = list(zip(claims, stored, before, strict=False))
    fresh = tuple(replace(claim, id=one.id, key=one.key) for claim, one, _ in offered if not one.known)
    matches = {one.id: found[0].id for _, one, found in offered if found and not one.known}
    return Ingested(
        slug, new, source.withdrawn, tuple(gone), fresh, matches, source.previous, drafted.remark,
        drafted.lost + len(unfit), (*drafted.broken, *dict.fromkeys(why for _, why in unfit)),
        tuple(kept), carried.waiting, carried.rejected, drafted.unread, source.confidential or closing,
        whom,
    )  # fmt: skip


def text_digest(text: str) -> str:
    """SHA-256 of a text in UTF-8, in hex."""
    from hashlib import sha256

    return sha256(text.encode()).hexdigest()


def _source(db: Database, document: Document, given: Given, name: str) -> Source:
    url = given.url or document.url
    previous = _previous(db, given.replaces, url)
    kept = sources.source(db, previous).confidential if previous and given.confidential is None else given.confidential
    return Source(
        id="",
        title=given.title or document.title or name or _beginning(document.text),
        text=document.text,
        sha256=document.sha256,
        text_sha256=text_digest(document.text),
        publisher=given.publisher or document.publisher,
        author=given.author or document.author,
        url=url,
        published=given.published or document.published or day_of(document.text, document.hints),
        language=document.language,
        previous=previous,
        confidential=bool(kept),
    )


def _beginning(text: str) -> str:
    words = " ".join(text[: LONGEST_TITLE * 4].split())
    if len(words) <= LONGEST_TITLE:
        return words
    return words[:LONGEST_TITLE].rsplit(" ", 1)[0] + "…"


def _previous(db: Database, replaces: str, url: str) -> str:
    """The id of the source that was named, else of the newest from the same address, else ""."""
    if replaces:
        return sources.source(db, replaces).id
    return ingested.newest_at(db, url) if url else ""


def _bring_back(work: UnitOfWork, source: Source, gone: Sequence[int]) -> None:
    """Take the withdrawal of a source and of these claims of it back."""
    work.change("source", [sources.one_named(work.db, source.id)], "withdrawn", False, note=AGAIN)
    work.change("claim", gone, "withdrawn", False, note=AGAIN)
    recheck(work, gone)
