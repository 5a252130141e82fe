"""The full-text index in SQLite's own words: FTS5 over folded text, and the store's vocabulary beside it.

`claim_fts` keeps what it indexed, so that a changed claim can be taken out again whatever has changed since; its `also`
are amounts and dates in their normal form, and `amount` has the amounts again, to be compared.
`word` holds each word once: how often it stands there (`n`), how often as a name (`names`), its spelling backwards
(`tail`, so that a wrong beginning can be repaired like a wrong end) and, for names, what their spellings share.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from factcheck.store.storage.search_index import (
    RANK,
    AllOf,
    AnyOf,
    Contents,
    Indexed,
    Phrase,
    SearchIndex,
    Wanted,
    Weights,
    Without,
)

if TYPE_CHECKING:
    from factcheck.store.storage.database import Condition

_SCHEMA = (
    "CREATE VIRTUAL TABLE claim_fts USING fts5(text, quotes, speaker, source, also, tokenize = 'porter ascii')",
    (
        "CREATE TABLE word (term TEXT PRIMARY KEY, n INTEGER NOT NULL, names INTEGER NOT NULL, tail TEXT NOT NULL, "
        '"key" TEXT, skeleton TEXT) WITHOUT ROWID'
    ),
    (
        "CREATE TABLE amount (kind TEXT NOT NULL, value REAL NOT NULL, claim_id INTEGER NOT NULL, "
        "PRIMARY KEY (kind, value, claim_id)) WITHOUT ROWID"
    ),
)

_SCHEMA_AFTERWARDS = (
    "CREATE INDEX word_by_tail ON word (tail)",
    'CREATE INDEX word_by_key ON word ("key") WHERE "key" IS NOT NULL',
    "CREATE INDEX word_by_skeleton ON word (skeleton) WHERE skeleton IS NOT NULL",
    "CREATE INDEX amount_by_claim ON amount (claim_id)",
)
"""What is cheaper to make of a great many rows at once than row by row."""

_GATHERED = 32
"""Megabytes of the index that FTS5 gathers in memory before it writes, for a great many claims; 1 otherwise."""

_PIECES = 4
"""Pieces of the index that FTS5 merges as it goes on: its own default. While all is indexed it merges none, but all at
the end."""


def expression(wanted: Wanted) -> str:
    """What to look for, as FTS5 has it."""
    match wanted:
        case Phrase():
            said = f'"{" ".join(wanted.words)}"' + (" *" if wanted.prefix else "")
            return f"{wanted.field} : {said}" if wanted.field else said
        case AllOf(parts) | AnyOf(parts):
            joint = " AND " if isinstance(wanted, AllOf) else " OR "
            return f"({joint.join(map(expression, parts))})"
        case Without():
            return f"({expression(wanted.wanted)} NOT {expression(AnyOf(wanted.unwanted))})"


class SqliteSearchIndex(SearchIndex):
    """FTS5 and the table of words."""

    def contents(self, ids: Sequence[int]) -> Iterator[Contents]:
        """What there is to index of the claims with these ids, not yet folded, by id."""
        where, values = self._db.among("claim.id", ids)
        if ids and list(ids) == list(range(ids[0], ids[0] + len(ids))):
            where, values = "claim.id BETWEEN ? AND ?", [ids[0], ids[-1]]  # a walk, and not a look-up for each
        return self._db.rows(
            "SELECT claim.id, claim.text, "
            "coalesce((SELECT group_concat(exact, char(10)) FROM quote WHERE quote.claim_id = claim.id), ''), "
            "coalesce(speaker.name, '') || char(10) || claim.speaker_as_written || char(10) || "
            "coalesce((SELECT group_concat(alias, char(10)) FROM alias WHERE alias.speaker_id = claim.speaker_id), '') "
            "|| char(10) || coalesce((SELECT group_concat(relay.name, char(10)) FROM attribution_link link "
            "JOIN speaker relay ON relay.id = link.speaker_id WHERE link.claim_id = claim.id), ''), source.title "
            "FROM claim JOIN source ON source.id = claim.source_id LEFT JOIN speaker ON speaker.id = claim.speaker_id "
            f"WHERE {where} ORDER BY claim.id",
            values,
        )

    def insert(self, rows: Iterable[Indexed], amounts: Iterable[tuple[int, str, float]], *, more: bool = False) -> None:
        """Index folded rows, and the amounts in them."""
        self._db.write_each(
            "INSERT INTO claim_fts (rowid, text, quotes, speaker, source, also) VALUES (?, ?, ?, ?, ?, ?)", rows
        )
        self._db.write_each("INSERT OR IGNORE INTO amount (claim_id, kind, value) VALUES (?, ?, ?)", amounts)

    def indexed(self, ids: Sequence[int]) -> dict[int, tuple[str, str, str, str, str]]:
        """What the index holds of these claims."""
        where, values = self._db.among("rowid", ids)
        rows = self._db.rows(f"SELECT rowid, text, quotes, speaker, source, also FROM claim_fts WHERE {where}", values)
        return {
            claim_id: (text, quotes, speaker, source, also) for claim_id, text, quotes, speaker, source, also in rows
        }

    def delete(self, ids: Iterable[int]) -> None:
        """Take claims out of the index."""
        gone = [(claim_id,) for claim_id in ids]
        self._db.write_each("DELETE FROM claim_fts WHERE rowid = ?", gone)
        self._db.write_each("DELETE FROM amount WHERE claim_id = ?", gone)

    def count_words(self, rows: Iterable[tuple[str, int, int, str, str | None, str | None]]) -> None:
        """Add to the vocabulary."""
        self._db.write_each(
            "INSERT INTO word VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (term) DO UPDATE SET n = n + excluded.n, "
            'names = names + excluded.names, "key" = coalesce("key", excluded."key"), '
            "skeleton = coalesce(skeleton, excluded.skeleton)",
            rows,
        )

    def uncount_words(self, counts: Mapping[str, int]) -> None:
        """Take words out of the vocabulary."""
        gone = ((n, n, term) for term, n in counts.items())
        self._db.write_each("UPDATE word SET n = n - ?, names = min(names, n - ?) WHERE term = ?", gone)
        self._db.write_each("DELETE FROM word WHERE term = ? AND n <= 0", ((term,) for term in counts))

    def clear(self) -> None:
        """Drop the index and make it again, empty: a damaged one cannot be emptied row by row."""
        for name in ("claim_fts", "word", "amount"):
            self._db.write(f"DROP TABLE IF EXISTS {name}")
        for statement in _SCHEMA:
            self._db.write(statement)
        self._set("hashsize", _GATHERED << 20)
        self._set("automerge", 0)

    def settle(self) -> None:
        """Merge the index into one piece, which reads fastest."""
        for statement in _SCHEMA_AFTERWARDS:
            self._db.write(statement)
        self._db.write("INSERT INTO claim_fts (claim_fts) VALUES ('optimize')")
        self._set("automerge", _PIECES)
        self._set("hashsize", 1 << 20)

    def _set(self, what: str, value: int) -> None:
        self._db.write("INSERT INTO claim_fts (claim_fts, rank) VALUES (?, ?)", [what, value])

    def verify(self) -> None:
        """FTS5's own check of its structures."""
        self._db.write("INSERT INTO claim_fts (claim_fts) VALUES ('integrity-check')")

    def behind(self) -> bool:
        """Whether the newest claim and the newest that is indexed differ."""
        return bool(self._db.value("SELECT (SELECT max(id) FROM claim) IS NOT (SELECT max(id) FROM claim_fts_docsize)"))

    def unindexed(self) -> int:
        """How many claims are in the store or in the index, but not in both."""
        return int(
            self._db.value(
                "SELECT (SELECT count(*) FROM claim WHERE id NOT IN (SELECT id FROM claim_fts_docsize)) + "
                "(SELECT count(*) FROM claim_fts_docsize WHERE id NOT IN (SELECT id FROM claim))"
            )
        )

    def matching(self, wanted: Wanted) -> "Condition":
        """A condition on `claim.id`."""
        return "claim.id IN (SELECT rowid FROM claim_fts WHERE claim_fts MATCH ?)", [expression(wanted)]

    def ranked(
        self, wanted: Wanted, limit: int, weights: Weights = RANK, where: "Condition | None" = None
    ) -> list[tuple[int, float]]:
        """The best claims, best first, with a score that grows with the fit."""
        rank = f"-bm25(claim_fts, {', '.join(map(str, weights))})"
        joined, condition, values = "", "", list[Any]()
        if where:
            joined, condition, values = "JOIN claim ON claim.id = claim_fts.rowid", f"AND {where[0]}", where[1]
        sql = (
            f"SELECT claim_fts.rowid, {rank} AS score FROM claim_fts {joined} WHERE claim_fts MATCH ? {condition} "
            "ORDER BY score DESC, claim_fts.rowid LIMIT ?"
        )
        return list(self._db.rows(sql, [expression(wanted), *values, limit]))

    def texts_with(self, wanted: Wanted, limit: int) -> list[tuple[int, str]]:
        """Ids and folded texts of claims that fit, the newest first, drafts and withdrawn ones left out."""
        sql = (
            "SELECT claim_fts.rowid, claim_fts.text FROM claim_fts JOIN claim ON claim.id = claim_fts.rowid WHERE "
            "claim_fts MATCH ? AND NOT claim.withdrawn AND NOT claim.draft ORDER BY claim_fts.rowid DESC LIMIT ?"
        )
        return list(self._db.rows(sql, [expression(wanted), limit]))

    def stands(self, wanted: Wanted) -> bool:
        """Whether any claim fits."""
        sql = "SELECT 1 FROM claim_fts WHERE claim_fts MATCH ? LIMIT 1"
        return self._db.row(sql, [expression(wanted)]) is not None

    def marked_words(self, terms: Sequence[str], wanted: Wanted) -> set[str]:
        """Which of `terms` is found: asked of an index of just these, so stems count alike."""
        import sqlite3

        scratch = sqlite3.connect(":memory:")
        try:
            scratch.execute("CREATE VIRTUAL TABLE word USING fts5(term, tokenize = 'porter ascii')")
            scratch.executemany("INSERT INTO word VALUES (?)", ((term,) for term in terms))
            return {row[0] for row in scratch.execute("SELECT term FROM word WHERE word MATCH ?", [expression(wanted)])}
        finally:
            scratch.close()
