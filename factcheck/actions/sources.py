"""Storing and correcting sources."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import fields, replace
from typing import cast

from sqlmodel import select

from factcheck.actions import checks
from factcheck.actions.checking import recheck
from factcheck.actions.record_shapes import text
from factcheck.actions.restoring import was_undone
from factcheck.domain.source import Source
from factcheck.errors import UsageError
from factcheck.store.reads import sources
from factcheck.store.storage.tables import SourceRow
from factcheck.store.storage.unit_of_work import UnitOfWork
from factcheck.text.slug import slug

EDITABLE = ("title", "publisher", "author", "url", "published", "note", "language")


def source_key(source: Source) -> str:
    """A source's identity for exchange: what it says, or, where no text is stored, what it is called."""
    said = f"text:{source.text}" if source.text else f"stub:{source.title}\n{source.url}"
    return hashlib.sha256(said.encode()).hexdigest()[:32]


def store_source(work: UnitOfWork, source: Source, *, imported: bool = False) -> tuple[str, bool]:
    """Store a source, its `id` made from the title when it is empty; returns its id, and whether it is new.

    One with the same key is left as it is, but a withdrawn one comes back; when `imported`, only if its withdrawal was
    the undoing of the command that made it. Raises UsageError.
    """
    checked = _checked(source)
    key = source_key(checked)
    known = work.session.exec(select(SourceRow).where(SourceRow.key == key)).first()
    if known:
        if known.withdrawn and not source.withdrawn and (not imported or was_undone(work, known.step_id)):
            work.change(known, "withdrawn", False, note="stored again")
        return known.slug, False
    row = SourceRow(
        slug=slug(checked.id or checked.title, set(sources.slugs(work.db))),
        key=key,
        title=checked.title,
        text=checked.text,
        sha256=checked.sha256,
        text_sha256=hashlib.sha256(checked.text.encode()).hexdigest() if checked.text else "",
        publisher=checked.publisher,
        author=checked.author,
        url=checked.url,
        published=checked.published,
        retrieved=checked.retrieved or work.started,
        language=checked.language,
        note=checked.note,
        previous_id=sources.one_named(work.db, checked.previous) if checked.previous else None,
        step_id=work.step,
    )
    work.insert(row)
    return row.slug, True


def _checked(source: Source) -> Source:
    for known in fields(source):
        value = getattr(source, known.name)
        if known.name != "withdrawn" and not text(value):
            raise UsageError(f"“{known.name}” of a source cannot be {json.dumps(value)[:60]}.")
    checks.words(source.title, "title")
    checks.date(source.published, "publication date")
    return replace(source, title=source.title.strip())


def edit_source(work: UnitOfWork, name: str, values: Mapping[str, str], note: str = "") -> list[str]:
    """Correct what is known about a source, never its text; returns the fields that changed. Raises UsageError."""
    if not values:
        raise UsageError("Nothing to change.", "Say what: --title, --publisher, --author, --url, --published, --note.")
    row = work.session.get_one(SourceRow, sources.one_named(work.db, name))
    values = {field: value.strip() if field == "title" else value for field, value in values.items()}
    for field, value in values.items():
        if field == "title":
            checks.words(value, "title")
        checks.date(value, "publication date") if field == "published" else checks.storable(value, field)
    changed = [field for field, value in values.items() if work.change(row, field, value, note=note)]
    if "published" in changed:
        recheck(work, sorted(work.touched))
    return changed


def withdraw_source(work: UnitOfWork, name: str, note: str) -> tuple[str, int]:
    """Withdraw a source and all its claims, for a reason; returns its id and how many claims went with it."""
    from factcheck.store.storage.tables import ClaimRow

    checks.words(note, "note")
    row = work.session.get_one(SourceRow, sources.one_named(work.db, name))
    work.change(row, "withdrawn", True, note=note)
    held = work.session.exec(select(ClaimRow).where(ClaimRow.source_id == row.id)).all()
    gone = [cast(int, claim.id) for claim in held if work.change(claim, "withdrawn", True, note=note)]
    recheck(work, gone)
    return row.slug, len(gone)
