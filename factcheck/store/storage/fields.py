"""The fields that can change, as plain values: what the history records and what an undo puts back."""

import json
from collections.abc import Callable
from typing import Any, cast

from sqlalchemy import delete
from sqlmodel import Session, col, select

from factcheck.store.storage.names import Names
from factcheck.store.storage.tables import (
    AliasRow,
    ClaimRow,
    ClaimTagRow,
    DeskRow,
    LinkRow,
    PropositionRow,
    QuoteRow,
    ReplyRow,
    SourceRow,
    SpeakerRow,
    TagRow,
)
from factcheck.text.fold import name_words

Row = ClaimRow | SourceRow | SpeakerRow
ROWS: dict[str, Any] = {"claim": ClaimRow, "source": SourceRow, "speaker": SpeakerRow}
"""What has a history, and where it stands."""

INDEXED = {
    "claim": frozenset({"text", "quotes", "speaker", "speaker_as_written", "via"}),
    "source": frozenset({"title"}),
    "speaker": frozenset({"name", "aliases"}),
}
"""The fields whose words are in the search index."""

Read = Callable[[Session, Any], Any]
Write = Callable[[Session, Names, Any, Any], None]


def current(session: Session, row: Row, field: str) -> Any:
    """The value of a field as JSON has it."""
    special = _SPECIAL.get((row.__tablename__, field))
    return special[0](session, row) if special else getattr(row, field)


def assign(session: Session, names: Names, row: Row, field: str, value: Any) -> None:
    """Give a field a value as JSON has it; nothing is logged, and the row is not flushed yet."""
    special = _SPECIAL.get((row.__tablename__, field))
    if special:
        special[1](session, names, row, value)
    else:
        setattr(row, field, value)
    session.add(row)


def _speaker(session: Session, row: ClaimRow) -> str:
    found = session.get(SpeakerRow, row.speaker_id) if row.speaker_id else None
    return found.name if found else ""


def _set_speaker(_: Session, names: Names, row: ClaimRow, name: str) -> None:
    row.speaker_id = names.id("speaker", name) if name else None


def _proposition(session: Session, row: ClaimRow) -> list[Any] | None:
    found = session.get(PropositionRow, row.proposition_id) if row.proposition_id else None
    return [found.text, row.opposite] if found else None


def _set_proposition(_: Session, names: Names, row: ClaimRow, filed: list[Any] | None) -> None:
    row.proposition_id, row.opposite = (names.id("proposition", filed[0]), bool(filed[1])) if filed else (None, False)


def _tags(session: Session, row: ClaimRow) -> list[str]:
    joined = select(TagRow.name).join(ClaimTagRow, col(ClaimTagRow.tag_id) == TagRow.id)
    return sorted(session.exec(joined.where(ClaimTagRow.claim_id == row.id)))


def _set_tags(session: Session, names: Names, row: ClaimRow, tags: list[str]) -> None:
    session.execute(delete(ClaimTagRow).where(col(ClaimTagRow.claim_id) == row.id))
    known = names.ids("tag", tags)
    session.add_all(ClaimTagRow(claim_id=cast(int, row.id), tag_id=known[tag]) for tag in tags)


def _via(session: Session, row: ClaimRow) -> list[str]:
    joined = select(SpeakerRow.name).join(LinkRow, col(LinkRow.speaker_id) == SpeakerRow.id)
    return list(session.exec(joined.where(LinkRow.claim_id == row.id).order_by(col(LinkRow.position))))


def _set_via(session: Session, names: Names, row: ClaimRow, relays: list[str]) -> None:
    session.execute(delete(LinkRow).where(col(LinkRow.claim_id) == row.id))
    known = names.ids("speaker", relays)
    session.add_all(
        LinkRow(claim_id=cast(int, row.id), position=n, speaker_id=known[name]) for n, name in enumerate(relays)
    )


def _quotes(session: Session, row: ClaimRow) -> list[dict[str, Any]]:
    rows = session.exec(select(QuoteRow).where(QuoteRow.claim_id == row.id).order_by(col(QuoteRow.position)))
    return [{"exact": q.exact, "prefix": q.prefix, "suffix": q.suffix, "start": q.start, "end": q.end} for q in rows]


def _set_quotes(session: Session, _: Names, row: ClaimRow, quotes: list[dict[str, Any]]) -> None:
    session.execute(delete(QuoteRow).where(col(QuoteRow.claim_id) == row.id))
    session.add_all(QuoteRow(claim_id=cast(int, row.id), position=n, **quote) for n, quote in enumerate(quotes))


def _replies(session: Session, row: ClaimRow) -> list[dict[str, Any]]:
    joined = select(ReplyRow, SpeakerRow.name).join(SpeakerRow, col(ReplyRow.speaker_id) == SpeakerRow.id)
    rows = session.exec(joined.where(ReplyRow.claim_id == row.id).order_by(col(ReplyRow.position)))
    return [
        {"to": to, "turn": r.turn, "on": r.day, "how": r.how, "until": r.until, "words": r.words,
         "documents": json.loads(r.documents)}
        for r, to in rows
    ]  # fmt: skip


def _set_replies(session: Session, names: Names, row: ClaimRow, replies: list[dict[str, Any]]) -> None:
    session.execute(delete(ReplyRow).where(col(ReplyRow.claim_id) == row.id))
    known = names.ids("speaker", [reply["to"] for reply in replies])
    session.add_all(
        ReplyRow(
            claim_id=cast(int, row.id), position=n, speaker_id=known[r["to"]], turn=r["turn"], day=r["on"],
            how=r["how"], until=r["until"], words=r["words"], documents=json.dumps(r["documents"]),
        )
        for n, r in enumerate(replies)
    )  # fmt: skip


DESK = ("state", "assignee", "priority", "due", "approved_by")
"""What the desk does about a claim: most claims have no row of it."""


def _of_desk(field: str) -> tuple[Read, Write]:
    def read(session: Session, row: ClaimRow) -> str:
        return str(getattr(session.get(DeskRow, row.id) or DeskRow(claim_id=cast(int, row.id)), field))

    def write(session: Session, _: Names, row: ClaimRow, value: str) -> None:
        held = session.get(DeskRow, row.id) or DeskRow(claim_id=cast(int, row.id))
        setattr(held, field, value)
        session.add(held)
        session.flush()

    return read, write


def _aliases(session: Session, row: SpeakerRow) -> list[str]:
    return sorted(session.exec(select(AliasRow.alias).where(AliasRow.speaker_id == row.id)))


def _set_aliases(session: Session, _: Names, row: SpeakerRow, aliases: list[str]) -> None:
    session.execute(delete(AliasRow).where(col(AliasRow.speaker_id) == row.id))
    session.add_all(AliasRow(speaker_id=cast(int, row.id), alias=alias, folded=name_words(alias)) for alias in aliases)


def _name(_: Session, row: SpeakerRow) -> str:
    return row.name


def _set_name(_: Session, __: Names, row: SpeakerRow, name: str) -> None:
    row.name, row.folded = name, name_words(name)


_SPECIAL: dict[tuple[str, str], tuple[Read, Write]] = {
    ("claim", "speaker"): (_speaker, _set_speaker),
    ("claim", "proposition"): (_proposition, _set_proposition),
    ("claim", "tags"): (_tags, _set_tags),
    ("claim", "via"): (_via, _set_via),
    ("claim", "quotes"): (_quotes, _set_quotes),
    ("claim", "replies"): (_replies, _set_replies),
    **{("claim", field): _of_desk(field) for field in DESK},
    ("speaker", "aliases"): (_aliases, _set_aliases),
    ("speaker", "name"): (_name, _set_name),
}
