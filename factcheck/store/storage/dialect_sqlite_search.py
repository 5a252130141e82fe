"""The full-text index in SQLite's own words: FTS5 over folded text, and the store's vocabulary beside it.

`claim_fts` keeps what it indexed, so that a changed claim can be taken out again whatever has changed since.
`word` holds each word once: how often it stands there (`n`), how often as a name (`names`), its spelling backwards
(`tail`, so that a wrong beginning can be repaired like a wrong end) and, for names, what their spellings share.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence

SCHEMA = (
    "CREATE VIRTUAL TABLE claim_fts USING fts5(text, quotes, speaker, source, tokenize = 'porter ascii')",
    (
        "CREATE TABLE word (term TEXT PRIMARY KEY, n INTEGER NOT NULL, names INTEGER NOT NULL, tail TEXT NOT NULL, "
        '"key" TEXT, skeleton TEXT) WITHOUT ROWID'
    ),
    "CREATE INDEX word_by_tail ON word (tail)",
    'CREATE INDEX word_by_key ON word ("key") WHERE "key" IS NOT NULL',
    "CREATE INDEX word_by_skeleton ON word (skeleton) WHERE skeleton IS NOT NULL",
)

Fields = tuple[str, str, str, str]
"""The folded text, quotes, speaker (with other names and the relaying chain) and source title of a claim."""

RANK = "bm25(claim_fts, 10.0, 4.0, 8.0, 2.0)"
"""A hit in the claim's own text counts most, one in the title that all claims of a source share least."""


def contents(connection: sqlite3.Connection, ids: Sequence[int]) -> Iterator[tuple[int, str, str, str, str]]:
    """What there is to index of the claims with these ids, not yet folded: id, text, quotes, speaker, source title."""
    marks = ",".join("?" * len(ids))
    return connection.execute(
        "SELECT claim.id, claim.text, "
        "coalesce((SELECT group_concat(exact, char(10)) FROM quote WHERE quote.claim_id = claim.id), ''), "
        "coalesce(speaker.name, '') || char(10) || claim.speaker_as_written || char(10) || "
        "coalesce((SELECT group_concat(alias, char(10)) FROM alias WHERE alias.speaker_id = claim.speaker_id), '') || "
        "char(10) || coalesce((SELECT group_concat(relay.name, char(10)) FROM attribution_link link "
        "JOIN speaker relay ON relay.id = link.speaker_id WHERE link.claim_id = claim.id), ''), source.title "
        "FROM claim JOIN source ON source.id = claim.source_id LEFT JOIN speaker ON speaker.id = claim.speaker_id "
        f"WHERE claim.id IN ({marks}) ORDER BY claim.id",
        ids,
    )


def insert(connection: sqlite3.Connection, rows: Iterable[tuple[int, str, str, str, str]]) -> None:
    """Index folded rows."""
    connection.executemany("INSERT INTO claim_fts (rowid, text, quotes, speaker, source) VALUES (?, ?, ?, ?, ?)", rows)


def indexed(connection: sqlite3.Connection, ids: Sequence[int]) -> dict[int, Fields]:
    """What the index holds of these claims."""
    rows = connection.execute(
        f"SELECT rowid, text, quotes, speaker, source FROM claim_fts WHERE rowid IN ({','.join('?' * len(ids))})", ids
    )
    return {row[0]: row[1:] for row in rows}


def delete(connection: sqlite3.Connection, ids: Iterable[int]) -> None:
    """Take claims out of the index."""
    connection.executemany("DELETE FROM claim_fts WHERE rowid = ?", ((claim_id,) for claim_id in ids))


def count_words(
    connection: sqlite3.Connection, rows: Iterable[tuple[str, int, int, str, str | None, str | None]]
) -> None:
    """Add to the vocabulary: term, how many more, how many of them as a name, term backwards, key, skeleton."""
    connection.executemany(
        "INSERT INTO word VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (term) DO UPDATE SET n = n + excluded.n, "
        'names = names + excluded.names, "key" = coalesce("key", excluded."key"), '
        "skeleton = coalesce(skeleton, excluded.skeleton)",
        rows,
    )


def uncount_words(connection: sqlite3.Connection, counts: Mapping[str, int]) -> None:
    """Take words out of the vocabulary; one that stands nowhere any more goes."""
    connection.executemany(
        "UPDATE word SET n = n - ?, names = min(names, n - ?) WHERE term = ?", ((n, n, t) for t, n in counts.items())
    )
    connection.executemany("DELETE FROM word WHERE term = ? AND n <= 0", ((term,) for term in counts))


def clear(connection: sqlite3.Connection) -> None:
    """Drop the index and make it again, empty: a damaged one cannot be emptied row by row."""
    for name in ("claim_fts", "word"):
        connection.execute(f"DROP TABLE IF EXISTS {name}")
    for statement in SCHEMA:
        connection.execute(statement)


def collect(connection: sqlite3.Connection, megabytes: int) -> None:
    """How much of the index FTS5 gathers in memory before it writes (its own default is 1): fewer merges, faster."""
    connection.execute("INSERT INTO claim_fts (claim_fts, rank) VALUES ('hashsize', ?)", [megabytes << 20])


def optimize(connection: sqlite3.Connection) -> None:
    """Merge the index into one piece, which reads fastest."""
    connection.execute("INSERT INTO claim_fts (claim_fts) VALUES ('optimize')")


def verify(connection: sqlite3.Connection) -> None:
    """FTS5's own check of its structures. Raises sqlite3.DatabaseError for a damaged index."""
    connection.execute("INSERT INTO claim_fts (claim_fts) VALUES ('integrity-check')")


def cannot_write(error: sqlite3.DatabaseError) -> bool:
    """Whether the store could not be written, and nothing is said about the index."""
    primary = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return primary in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_FULL)


def behind(connection: sqlite3.Connection) -> bool:
    """Whether the newest claim and the newest that is indexed differ: two look-ups."""
    return bool(
        connection.execute(
            "SELECT (SELECT max(id) FROM claim) IS NOT (SELECT max(id) FROM claim_fts_docsize)"
        ).fetchone()[0]
    )


def unindexed(connection: sqlite3.Connection) -> int:
    """How many claims are in the store or in the index, but not in both."""
    return int(
        connection.execute(
            "SELECT (SELECT count(*) FROM claim WHERE id NOT IN (SELECT id FROM claim_fts_docsize)) + "
            "(SELECT count(*) FROM claim_fts_docsize WHERE id NOT IN (SELECT id FROM claim))"
        ).fetchone()[0]
    )


def matching(expression: str) -> tuple[str, list[str]]:
    """A condition on `claim.id`, and what it binds."""
    return "claim.id IN (SELECT rowid FROM claim_fts WHERE claim_fts MATCH ?)", [expression]


def ranked(connection: sqlite3.Connection, expression: str, limit: int, rank: str = RANK) -> list[tuple[int, float]]:
    """The best claims for an FTS5 expression, best first, with a score that grows with the fit."""
    return connection.execute(
        f"SELECT rowid, -{rank} AS score FROM claim_fts WHERE claim_fts MATCH ? ORDER BY score DESC, rowid LIMIT ?",
        [expression, limit],
    ).fetchall()


def ranked_where(
    connection: sqlite3.Connection, expression: str, where: str, values: Sequence[object], limit: int
) -> list[tuple[int, float]]:
    """As `ranked`, among the claims for which `where` holds."""
    return connection.execute(
        f"SELECT claim.id, -{RANK} AS score FROM claim_fts JOIN claim ON claim.id = claim_fts.rowid "
        f"WHERE claim_fts MATCH ? AND {where} ORDER BY score DESC, claim.id LIMIT ?",
        [expression, *values, limit],
    ).fetchall()


def texts_with(connection: sqlite3.Connection, expression: str, limit: int) -> list[tuple[int, str]]:
    """Ids and folded texts of claims that fit, the newest first, drafts and withdrawn ones left out."""
    return connection.execute(
        "SELECT claim_fts.rowid, claim_fts.text FROM claim_fts JOIN claim ON claim.id = claim_fts.rowid "
        "WHERE claim_fts MATCH ? AND NOT claim.withdrawn AND NOT claim.draft ORDER BY claim_fts.rowid DESC LIMIT ?",
        [expression, limit],
    ).fetchall()


def stands(connection: sqlite3.Connection, expression: str) -> bool:
    """Whether any claim fits."""
    return bool(connection.execute("SELECT 1 FROM claim_fts WHERE claim_fts MATCH ? LIMIT 1", [expression]).fetchone())


def frequencies(connection: sqlite3.Connection, terms: Sequence[str]) -> dict[str, tuple[int, int]]:
    """How often each word stands in the store, and how often as a name; words that do not are left out."""
    marks = ",".join("?" * len(terms))
    rows = connection.execute(f"SELECT term, n, names FROM word WHERE term IN ({marks})", terms)
    return {term: (n, names) for term, n, names in rows}


def same_key(connection: sqlite3.Connection, key: str, limit: int) -> list[tuple[str, int]]:
    """The names that share a name key, with their counts, most frequent first."""
    return connection.execute(
        'SELECT term, n FROM word WHERE "key" = ? AND names * 2 > n ORDER BY n DESC LIMIT ?', [key, limit]
    ).fetchall()


def same_skeleton(connection: sqlite3.Connection, skeleton: str, limit: int) -> list[tuple[str, int]]:
    """The names that share a skeleton, with their counts, most frequent first."""
    return connection.execute(
        "SELECT term, n FROM word WHERE skeleton = ? AND names * 2 > n ORDER BY n DESC LIMIT ?", [skeleton, limit]
    ).fetchall()


def beginning_or_ending(connection: sqlite3.Connection, start: str, end: str, shortest: int, longest: int) -> list[str]:
    """The words that begin with `start` or end with `end`, of a length in that range."""
    last, low = end[::-1], [shortest, longest]
    beginning = connection.execute(
        "SELECT term FROM word WHERE term >= ? AND term < ? AND length(term) BETWEEN ? AND ?",
        [start, start + "{", *low],
    )
    ending = connection.execute(
        "SELECT tail FROM word WHERE tail >= ? AND tail < ? AND length(tail) BETWEEN ? AND ?", [last, last + "{", *low]
    )
    return list({term for (term,) in beginning} | {tail[::-1] for (tail,) in ending})


def marked_words(terms: Sequence[str], expression: str) -> set[str]:
    """Which of `terms` an expression of single words finds: asked of an index of just these, so stems count alike."""
    scratch = sqlite3.connect(":memory:")
    try:
        scratch.execute("CREATE VIRTUAL TABLE word USING fts5(term, tokenize = 'porter ascii')")
        scratch.executemany("INSERT INTO word VALUES (?)", ((term,) for term in terms))
        return {row[0] for row in scratch.execute("SELECT term FROM word WHERE word MATCH ?", [expression])}
    finally:
        scratch.close()
