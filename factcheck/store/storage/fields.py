"""The fields that can change, as plain values: what the history records and what an undo puts back."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import delete
from sqlmodel import col, select

from factcheck.store.reads.lookup import name_words
from factcheck.store.storage.tables import (
    AliasRow,
    ClaimRow,
    ClaimTagRow,
    LinkRow,
    PropositionRow,
    QuoteRow,
    SourceRow,
    SpeakerRow,
    TagRow,
)

if TYPE_CHECKING:
    from factcheck.store.storage.unit_of_work import UnitOfWork

Row = ClaimRow | SourceRow | SpeakerRow
Read = Callable[["UnitOfWork", Any], Any]
Write = Callable[["UnitOfWork", Any, Any], None]


def current(work: "UnitOfWork", row: Row, field: str) -> Any:
    """The value of a field as JSON has it."""
    special = _SPECIAL.get((row.__tablename__, field))
    return special[0](work, row) if special else getattr(row, field)


def assign(work: "UnitOfWork", row: Row, field: str, value: Any) -> None:
    """Give a field a value as JSON has it; nothing is logged."""
    special = _SPECIAL.get((row.__tablename__, field))
    if special:
        special[1](work, row, value)
    else:
        setattr(row, field, value)
    work.session.add(row)
    work.flush()


def _speaker(work: "UnitOfWork", row: ClaimRow) -> str:
    found = work.session.get(SpeakerRow, row.speaker_id) if row.speaker_id else None
    return found.name if found else ""


def _set_speaker(work: "UnitOfWork", row: ClaimRow, name: str) -> None:
    row.speaker_id = work.speaker_id(name) if name else None


def _proposition(work: "UnitOfWork", row: ClaimRow) -> list[Any] | None:
    found = work.session.get(PropositionRow, row.proposition_id) if row.proposition_id else None
    return [found.text, row.opposite] if found else None


def _set_proposition(work: "UnitOfWork", row: ClaimRow, filed: list[Any] | None) -> None:
    row.proposition_id, row.opposite = (work.proposition_id(filed[0]), bool(filed[1])) if filed else (None, False)


def _tags(work: "UnitOfWork", row: ClaimRow) -> list[str]:
    joined = select(TagRow.name).join(ClaimTagRow, col(ClaimTagRow.tag_id) == TagRow.id)
    return sorted(work.session.exec(joined.where(ClaimTagRow.claim_id == row.id)))


def _set_tags(work: "UnitOfWork", row: ClaimRow, names: list[str]) -> None:
    work.session.execute(delete(ClaimTagRow).where(col(ClaimTagRow.claim_id) == row.id))
    work.session.add_all(ClaimTagRow(claim_id=cast(int, row.id), tag_id=tag) for tag in work.tag_ids(names))


def _via(work: "UnitOfWork", row: ClaimRow) -> list[str]:
    joined = select(SpeakerRow.name).join(LinkRow, col(LinkRow.speaker_id) == SpeakerRow.id)
    return list(work.session.exec(joined.where(LinkRow.claim_id == row.id).order_by(col(LinkRow.position))))


def _set_via(work: "UnitOfWork", row: ClaimRow, names: list[str]) -> None:
    work.session.execute(delete(LinkRow).where(col(LinkRow.claim_id) == row.id))
    for position, name in enumerate(names):
        work.session.add(LinkRow(claim_id=cast(int, row.id), position=position, speaker_id=work.speaker_id(name)))


def _quotes(work: "UnitOfWork", row: ClaimRow) -> list[dict[str, Any]]:
    rows = work.session.exec(select(QuoteRow).where(QuoteRow.claim_id == row.id).order_by(col(QuoteRow.position)))
    return [{"exact": q.exact, "prefix": q.prefix, "suffix": q.suffix, "start": q.start, "end": q.end} for q in rows]


def _set_quotes(work: "UnitOfWork", row: ClaimRow, quotes: list[dict[str, Any]]) -> None:
    work.session.execute(delete(QuoteRow).where(col(QuoteRow.claim_id) == row.id))
    work.session.add_all(QuoteRow(claim_id=cast(int, row.id), position=n, **quote) for n, quote in enumerate(quotes))


def _aliases(work: "UnitOfWork", row: SpeakerRow) -> list[str]:
    return sorted(work.session.exec(select(AliasRow.alias).where(AliasRow.speaker_id == row.id)))


def _set_aliases(work: "UnitOfWork", row: SpeakerRow, aliases: list[str]) -> None:
    work.session.execute(delete(AliasRow).where(col(AliasRow.speaker_id) == row.id))
    work.session.add_all(
        AliasRow(speaker_id=cast(int, row.id), alias=alias, folded=name_words(alias)) for alias in aliases
    )


def _name(_: "UnitOfWork", row: SpeakerRow) -> str:
    return row.name


def _set_name(_: "UnitOfWork", row: SpeakerRow, name: str) -> None:
    row.name, row.folded = name, name_words(name)


_SPECIAL: dict[tuple[str, str], tuple[Read, Write]] = {
    ("claim", "speaker"): (_speaker, _set_speaker),
    ("claim", "proposition"): (_proposition, _set_proposition),
    ("claim", "tags"): (_tags, _set_tags),
    ("claim", "via"): (_via, _set_via),
    ("claim", "quotes"): (_quotes, _set_quotes),
    ("speaker", "aliases"): (_aliases, _set_aliases),
    ("speaker", "name"): (_name, _set_name),
}
