"""The fields that can change, as plain values: what the history records and what an undo puts back."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from factcheck.store.storage.database import BATCH, Database
from factcheck.store.storage.names import Names
from factcheck.store.storage.rows import AliasRow, ClaimTagRow, DeskRow, LinkRow, QuoteRow, ReplyRow, insert, insert_new
from factcheck.text.fold import name_words

INDEXED = {
    "claim": frozenset({"text", "quotes", "speaker", "speaker_as_written", "via"}),
    "source": frozenset({"title"}),
    "speaker": frozenset({"name", "aliases"}),
}
"""The fields whose words are in the search index, by what has a history."""

_YES_OR_NO = frozenset({"draft", "withdrawn", "confidential"})
"""Columns that a database may keep as 0 and 1."""

Ids = Sequence[int]
Read = Callable[[Database, Ids], Iterable[tuple[int, Any]]]
Write = Callable[[Database, Names, Ids, Any], None]


def current(db: Database, thing: str, ids: Ids, field: str) -> dict[int, Any]:
    """The value of a field as JSON has it, of each claim, source or speaker of these `ids` that is there.

    A field that is none of those below is a column; a field that a history names is known by then to be one.
    """
    read = _ELSEWHERE[thing, field][0] if (thing, field) in _ELSEWHERE else _column(thing, field)
    return dict(read(db, ids))


def assign(db: Database, names: Names, thing: str, ids: Ids, field: str, value: Any) -> None:
    """Give a field of each of these a value as JSON has it; nothing is logged."""
    if (thing, field) in _ELSEWHERE:
        _ELSEWHERE[thing, field][1](db, names, ids, value)
    else:
        _set(db, thing, ids, {field: value})


def _rows(db: Database, sql: str, ids: Ids, order: str = "") -> Iterator[Any]:
    """The rows of a question about things with these ids, which ends in the column that has the id."""
    start, column = sql.rsplit(" ", 1)
    for first in range(0, len(ids), BATCH):
        where, values = db.among(column, ids[first : first + BATCH])
        yield from list(db.rows(f"{start} {where}{order}", values))


def _set(db: Database, table: str, ids: Ids, values: dict[str, Any]) -> None:
    columns = ", ".join(f"{column} = ?" for column in values)
    db.write_each(f"UPDATE {table} SET {columns} WHERE id = ?", [(*values.values(), number) for number in ids])


def _column(thing: str, field: str) -> Read:
    formed = bool if field in _YES_OR_NO else lambda value: value
    return lambda db, ids: (
        (number, formed(value)) for number, value in _rows(db, f"SELECT id, {field} FROM {thing} WHERE id", ids)
    )


def _several(owner: str, sql: str, formed: Callable[..., Any], order: str = "") -> Read:
    """How to read a field that has rows of its own: an owner's id first, then what `formed` takes.

    Without an `order` they are sorted here, by code point: an undo compares, and databases sort as they were set up to.
    """

    def read(db: Database, ids: Ids) -> Iterable[tuple[int, Any]]:
        found: dict[int, list[Any]] = {number: [] for (number,) in _rows(db, f"SELECT id FROM {owner} WHERE id", ids)}
        for number, *values in _rows(db, sql, list(found), order and f" ORDER BY {order}"):
            found[number].append(formed(*values))
        return found.items() if order else ((number, sorted(values)) for number, values in found.items())

    return read


def _speaker(db: Database, ids: Ids) -> Iterable[tuple[int, str]]:
    joined = "SELECT claim.id, speaker.name FROM claim LEFT JOIN speaker ON speaker.id = claim.speaker_id"
    return ((number, name or "") for number, name in _rows(db, f"{joined} WHERE claim.id", ids))


def _set_speaker(db: Database, names: Names, ids: Ids, name: str) -> None:
    _set(db, "claim", ids, {"speaker_id": names.id("speaker", name) if name else None})


def _proposition(db: Database, ids: Ids) -> Iterable[tuple[int, list[Any] | None]]:
    joined = (
        "SELECT claim.id, proposition.text, claim.opposite FROM claim "
        "LEFT JOIN proposition ON proposition.id = claim.proposition_id WHERE claim.id"
    )
    return ((number, [text, bool(opposite)] if text else None) for number, text, opposite in _rows(db, joined, ids))


def _set_proposition(db: Database, names: Names, ids: Ids, filed: list[Any] | None) -> None:
    number, opposite = (names.id("proposition", filed[0]), bool(filed[1])) if filed else (None, False)
    _set(db, "claim", ids, {"proposition_id": number, "opposite": opposite})


_tags = _several(
    "claim",
    "SELECT claim_tag.claim_id, tag.name FROM claim_tag JOIN tag ON tag.id = claim_tag.tag_id WHERE claim_tag.claim_id",
    str,
)


def _set_tags(db: Database, names: Names, ids: Ids, tags: list[str]) -> None:
    _empty(db, "claim_tag", "claim_id", ids)
    known = names.ids("tag", tags)
    insert(db, [ClaimTagRow(number, known[tag]) for number in ids for tag in tags])


_via = _several(
    "claim",
    "SELECT attribution_link.claim_id, speaker.name FROM attribution_link "
    "JOIN speaker ON speaker.id = attribution_link.speaker_id WHERE attribution_link.claim_id",
    str,
    "attribution_link.position",
)


def _set_via(db: Database, names: Names, ids: Ids, relays: list[str]) -> None:
    _empty(db, "attribution_link", "claim_id", ids)
    known = names.ids("speaker", relays)
    insert(db, [LinkRow(number, n, known[name]) for number in ids for n, name in enumerate(relays)])


_quotes = _several(
    "claim",
    'SELECT claim_id, exact, prefix, suffix, "start", "end" FROM quote WHERE claim_id',
    lambda *quote: dict(zip(("exact", "prefix", "suffix", "start", "end"), quote, strict=True)),
    "position",
)


def _set_quotes(db: Database, _: Names, ids: Ids, quotes: list[dict[str, Any]]) -> None:
    _empty(db, "quote", "claim_id", ids)
    insert(db, [QuoteRow(number, n, **quote) for number in ids for n, quote in enumerate(quotes)])


def _reply(to: str, turn: str, day: str, how: str, until: str, words: str, documents: str) -> dict[str, Any]:
    return {"to": to, "turn": turn, "on": day, "how": how, "until": until, "words": words,
            "documents": json.loads(documents)}  # fmt: skip


_replies = _several(
    "claim",
    "SELECT reply.claim_id, speaker.name, reply.turn, reply.day, reply.how, reply.until, reply.words, reply.documents "
    "FROM reply JOIN speaker ON speaker.id = reply.speaker_id WHERE reply.claim_id",
    _reply,
    "reply.position",
)


def _set_replies(db: Database, names: Names, ids: Ids, replies: list[dict[str, Any]]) -> None:
    _empty(db, "reply", "claim_id", ids)
    known = names.ids("speaker", [reply["to"] for reply in replies])
    insert(
        db,
        [
            ReplyRow(
                number, n, known[r["to"]], r["turn"], r["on"], r["how"], r["until"], r["words"],
                json.dumps(r["documents"]),
            )
            for number in ids
            for n, r in enumerate(replies)
        ],
    )  # fmt: skip


DESK = ("state", "assignee", "priority", "due", "approved_by", "verdict", "confidence", "grade")
"""What the desk does about a claim: most claims have no row of it."""


def _of_desk(field: str) -> tuple[Read, Write]:
    usual = getattr(DeskRow(0), field)

    def read(db: Database, ids: Ids) -> Iterable[tuple[int, str]]:
        joined = f"SELECT claim.id, desk.{field} FROM claim LEFT JOIN desk ON desk.claim_id = claim.id WHERE claim.id"
        return ((number, usual if value is None else value) for number, value in _rows(db, joined, ids))

    def write(db: Database, _: Names, ids: Ids, value: str) -> None:
        there = {number for (number,) in _rows(db, "SELECT claim_id FROM desk WHERE claim_id", ids)}
        insert(db, [DeskRow(number) for number in ids if number not in there])
        db.write_each(f"UPDATE desk SET {field} = ? WHERE claim_id = ?", [(value, number) for number in ids])

    return read, write


_aliases = _several("speaker", "SELECT speaker_id, alias FROM alias WHERE speaker_id", str)


def _set_aliases(db: Database, _: Names, ids: Ids, aliases: list[str]) -> None:
    _empty(db, "alias", "speaker_id", ids)
    insert_new(db, [AliasRow(number, alias, name_words(alias)) for number in ids for alias in aliases])


def _set_name(db: Database, _: Names, ids: Ids, name: str) -> None:
    _set(db, "speaker", ids, {"name": name, "folded": name_words(name)})


def _empty(db: Database, table: str, owner: str, ids: Ids) -> None:
    db.write_each(f"DELETE FROM {table} WHERE {owner} = ?", [(number,) for number in ids])


_ELSEWHERE: dict[tuple[str, str], tuple[Read, Write]] = {
    ("claim", "speaker"): (_speaker, _set_speaker),
    ("claim", "proposition"): (_proposition, _set_proposition),
    ("claim", "tags"): (_tags, _set_tags),
    ("claim", "via"): (_via, _set_via),
    ("claim", "quotes"): (_quotes, _set_quotes),
    ("claim", "replies"): (_replies, _set_replies),
    **{("claim", field): _of_desk(field) for field in DESK},
    ("speaker", "aliases"): (_aliases, _set_aliases),
    ("speaker", "name"): (_column("speaker", "name"), _set_name),
}
"""The fields that are more than a column: how they are read and set."""
