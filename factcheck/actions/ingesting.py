"""Documents in: an immutable snapshot of each, and its claims drafted. One document is one transaction."""

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from sqlmodel import col, select

from factcheck.actions.checking import recheck
from factcheck.actions.ingest_drafts import Drafter, as_claim
from factcheck.actions.sources import store_source
from factcheck.domain.claim import Claim
from factcheck.domain.source import Document, Source
from factcheck.store import sources
from factcheck.store.bulk import Intake
from factcheck.store.tables import ClaimRow, EventRow, SourceRow
from factcheck.store.unit_of_work import UnitOfWork

LONGEST_TITLE = 60
"""Code points of a text's beginning that stand in for a title where there is none."""


@dataclass(frozen=True, slots=True)
class Given:
    """What a person says of a document; it goes before what the document says of itself.

    `replaces` is the id of the source that this one is a changed version of.
    """

    title: str = ""
    publisher: str = ""
    author: str = ""
    url: str = ""
    published: str = ""
    replaces: str = ""


@dataclass(frozen=True, slots=True)
class Ingested:
    """What became of a document.

    `source` is its id; `new` is False for one that was there already, `back` is True for one that had been withdrawn;
    `drafts` are the claims drafted from it just now, in document order; `previous` is the id of the source that it is
    a changed version of; `remark` says why nothing was drafted, "" when drafting went its way.
    """

    source: str
    new: bool
    back: bool = False
    drafts: tuple[Claim, ...] = ()
    previous: str = ""
    remark: str = ""


def ingest(
    connection: sqlite3.Connection,
    begin: Callable[[], UnitOfWork],
    document: Document,
    given: Given,
    name: str,
    drafter: Drafter,
) -> Ingested:
    """Store a document and its drafts, in a unit of work that `begin` makes; `name` is its title for want of another.

    The same bytes or the same text change nothing, except that a withdrawn source comes back with the claims that went
    with it, and that one which was never drafted is drafted now. Raises UsageError, NotFound, StoreError.
    """
    known = _known(connection, document)
    if known:
        source, done = sources.source(connection, known[0]), known[1]
    else:
        source, done = _source(connection, document, given, name), False
    # No lock is held while the drafting takes its seconds.
    drafts, remark = ((), "") if done else drafter.drafts(source.text)
    if known and not drafts and not source.withdrawn:
        return Ingested(source.id, new=False, remark=remark)
    with begin() as work:
        slug, new = (source.id, False) if known else store_source(work, source)
        back = source.withdrawn and _bring_back(work, slug)
        if not (new or known):  # another program stored it while this one was drafting
            drafts = ()
        claims = _store(work, [as_claim(work.raw, slug, source.text, draft) for draft in drafts])
    return Ingested(slug, new, back, claims, source.previous, remark)


def _known(connection: sqlite3.Connection, document: Document) -> tuple[str, bool] | None:
    """The id of the source that holds this document already, and whether claims were drafted from it."""
    row = connection.execute(
        "SELECT slug, EXISTS (SELECT 1 FROM claim WHERE source_id = source.id AND origin LIKE 'ingest:%') FROM source "
        "WHERE text <> '' AND (sha256 = ? OR text_sha256 = ?) ORDER BY withdrawn, id DESC LIMIT 1",
        [document.sha256, text_digest(document.text)],
    ).fetchone()
    return (row[0], bool(row[1])) if row else None


def text_digest(text: str) -> str:
    """SHA-256 of a text in UTF-8, in hex."""
    from hashlib import sha256

    return sha256(text.encode()).hexdigest()


def _source(connection: sqlite3.Connection, document: Document, given: Given, name: str) -> Source:
    url = given.url or document.url
    return Source(
        id="",
        title=given.title or document.title or name or _beginning(document.text),
        text=document.text,
        sha256=document.sha256,
        text_sha256=text_digest(document.text),
        publisher=given.publisher or document.publisher,
        author=given.author or document.author,
        url=url,
        published=given.published or document.published,
        language=document.language,
        previous=_previous(connection, given.replaces, url),
    )


def _beginning(text: str) -> str:
    words = " ".join(text[: LONGEST_TITLE * 4].split())
    if len(words) <= LONGEST_TITLE:
        return words
    return words[:LONGEST_TITLE].rsplit(" ", 1)[0] + "…"


def _previous(connection: sqlite3.Connection, replaces: str, url: str) -> str:
    """The id of the source that was named, else of the newest from the same address, else ""."""
    if replaces:
        return sources.source(connection, replaces).id
    sql = "SELECT slug FROM source WHERE url = ? AND text <> '' AND NOT withdrawn ORDER BY id DESC LIMIT 1"
    row = connection.execute(sql, [url]).fetchone() if url else None
    return str(row[0]) if row else ""


def _store(work: UnitOfWork, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Store new claims; returns those that were not there yet, with their ids."""
    stored = zip(claims, Intake(work).store(claims), strict=True)
    return tuple(replace(claim, id=made.id, key=made.key) for claim, made in stored if not made.known)


def _bring_back(work: UnitOfWork, slug: str) -> bool:
    """Take a source's withdrawal back, and that of the claims which were withdrawn in the same step."""
    row = work.session.exec(select(SourceRow).where(SourceRow.slug == slug)).one()
    withdrawn = select(EventRow).where(EventRow.field == "withdrawn", EventRow.new == "true")
    event = work.session.exec(
        withdrawn.where(EventRow.source_id == row.id).order_by(col(EventRow.id).desc()).limit(1)
    ).first()
    work.change(row, "withdrawn", False, note="ingested again")
    if event is None:
        return True
    went = work.session.exec(withdrawn.where(EventRow.step_id == event.step_id, col(EventRow.claim_id).is_not(None)))
    claims = [work.session.get_one(ClaimRow, gone.claim_id) for gone in went.all()]
    back = [claim.id or 0 for claim in claims if work.change(claim, "withdrawn", False, note="ingested again")]
    recheck(work, back)
    return True
