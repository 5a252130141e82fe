"""The full-text index in PostgreSQL's own words: a `tsvector` of stems under a GIN index, and the vocabulary beside it.

`claim_fts` keeps what it indexed, as SQLite's does. Stems are made here, by the same rules, so that both databases find
the same claims and none needs a dictionary of its own. A word's weight says where it stands: A in the text, B in the
quotes, C in the speaker, D in the title, and D too what is beside the words, whose terms are no words.
"""

import math
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

from factcheck.store.storage.database import joined
from factcheck.store.storage.search_index import (
    ALSO,
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
from factcheck.text.porter import porter

if TYPE_CHECKING:
    from factcheck.store.storage.database import Condition
    from factcheck.store.storage.dialect_postgres import PostgresDatabase

_LETTERS = {"text": "A", "quotes": "B", "speaker": "C", "source": "D", ALSO: "D"}

_LONGEST = 500
"""Characters of a word that count: a B-tree holds a third of a page (2,704 bytes), and no word is so long."""
_LAST = 16_383
"""The greatest position in a tsvector; words behind it are found, but not as a phrase
(https://www.postgresql.org/docs/current/textsearch-limitations.html)."""
_OFTEN = 255
"""Positions of one word that a tsvector keeps, by the same page."""
_USUAL = 500
"""Words of a claim whose places are spelt out once for all."""
_ROOM = 900_000
"""Bytes of words that are indexed of one claim: a tsvector has room for one megabyte."""

_AT_ONCE = 10_000
"""Words that go into the vocabulary in one statement: a bound on memory."""

LEAST_GATHERED, _GATHERED = 64, 1024
"""KB of new claims that the search index may have waiting, as every search reads all that waits: the least that can be
asked for (by the usual 4 MB a search took 100 ms instead of 17), and while a great many come in one after the other,
which takes the server a third less."""

_SCORED = 64
"""Words of a query that count in the order of what it finds, the rarest: a bound on time."""
_SATURATION, _LENGTH = 1.2, 0.75
"""k1 and b of BM25 as FTS5 has them (https://www.sqlite.org/fts5.html#the_bm25_function)."""
_HARMONIC = 1.64493406685
"""What ts_rank divides by, the sum of 1/i² (src/backend/utils/adt/tsrank.c): times this it counts hits again."""
_NO_RARITY = 1e-6
"""What a word counts that stands in half of the claims and more, as FTS5 has it."""
_COUNTED = 10_000
"""Claims up to which those with an amount or a date are counted, to know how rare it is: a bound on time."""
_SAMPLE = 100
"""Claims at either end of the store whose length stands for that of all."""

_WORD = re.compile(r"[a-z0-9]+")
_USUAL_PLACES = {letter: [f"{place}{letter}" for place in range(_USUAL)] for letter in "ABCD"}
_QUERY = "CAST(? AS tsquery)"
_LEAVES = (
    "unnest(CAST(CAST(? AS text[]) AS tsquery[]), CAST(? AS double precision[]), CAST(? AS double precision[])) "
    "AS leaf (wanted, factor, beside)"
)
"""What is looked for, piece by piece: of any word, each brings its own claims, and no claim is asked for words that it
has not."""
_INDEXED = ("claim_id", "text", "quotes", "speaker", "source", "also", "size", "words")
_TABLES = ("claim_fts", "word", "amount")


def expression(wanted: Wanted) -> str:
    """What to look for, as a tsquery has it."""
    match wanted:
        case Phrase(words, prefix, field):
            letter = _LETTERS.get(field, "")
            marks = [f":{letter}" if letter else ""] * len(words)
            if prefix:
                marks[-1] = f":*{letter}"
            return "(" + " <-> ".join(f"'{_lexeme(one)}'{mark}" for one, mark in zip(words, marks, strict=True)) + ")"
        case AllOf(parts) | AnyOf(parts):
            return f"({joined([expression(part) for part in parts], '&' if isinstance(wanted, AllOf) else '|')})"
        case Without():
            return f"({expression(wanted.wanted)} & !{expression(AnyOf(wanted.unwanted))})"


def _lexeme(word: str) -> str:
    return porter(word[:_LONGEST])


def vector(row: Indexed) -> tuple[int, str]:
    """How many words a claim has, and all of them as a tsvector; two fields have a gap between them, as two texts."""
    _, text, quotes, speaker, source, also = row
    places = defaultdict[str, list[str]](list)
    at = size = 0
    for field, said in (("text", text), ("speaker", speaker), ("source", source), (ALSO, also), ("quotes", quotes)):
        found, letter = _WORD.findall(said), _LETTERS[field]
        stems = map(porter if len(said) <= _LONGEST else _lexeme, found)
        for lexeme, place in zip(stems, _places(letter, at + 2, len(found)), strict=True):
            places[lexeme].append(place)
        at, size = at + 1 + len(found), size + len(found)
    if size <= _OFTEN:
        return size, " ".join([f"'{lexeme}':{','.join(known)}" for lexeme, known in places.items()])
    parts, room = [], 0
    for lexeme, known in places.items():
        kept = known[:_OFTEN]
        room += len(lexeme) + 6 + 2 * len(kept)
        if room < _ROOM:
            parts.append(f"'{lexeme}':{','.join(kept)}")
    return size, " ".join(parts)


def _places(letter: str, first: int, number: int) -> Sequence[str]:
    """So many places from the first on, as a tsvector has them."""
    if first + number <= _USUAL:
        return _USUAL_PLACES[letter][first : first + number]
    return [f"{min(place, _LAST)}{letter}" for place in range(first, first + number)]


class PostgresSearchIndex(SearchIndex):
    """A tsvector, and the table of words."""

    _db: "PostgresDatabase"
    _gathering = False

    def contents(self, ids: Sequence[int]) -> Iterator[Contents]:
        """What there is to index of the claims with these ids, not yet folded, by id.

        What a claim may have several of is asked for by itself: the server, which may never have counted its rows,
        looks at far too many for each claim otherwise.
        """
        where, values = self._db.among("claim.id", ids)
        rows = list(self._db.rows(_CONTENTS.format(where), values))
        quotes, relays = (self._joined(sql, "claim_id", ids) for sql in (_QUOTES, _RELAYS))
        aliases = self._joined(_ALIASES, "speaker_id", {who for *_, who in rows if who is not None})
        for number, text, name, written, title, who in rows:
            speaker = "\n".join((name or "", written, aliases.get(who, ""), relays.get(number, "")))
            yield number, text, quotes.get(number, ""), speaker, title

    def _joined(self, sql: str, column: str, ids: Collection[int]) -> dict[int, str]:
        """Of each thing in a column the texts that a statement has for it, a line each; others are left out."""
        where, values = self._db.among(column, ids)
        found = defaultdict[int, list[str]](list)
        for thing, said in self._db.rows(sql.format(where), values):
            found[thing].append(said)
        return {thing: "\n".join(said) for thing, said in found.items()}

    def insert(self, rows: Iterable[Indexed], amounts: Iterable[tuple[int, str, float]], *, more: bool = False) -> None:
        """Index folded rows, and the amounts in them."""
        if more != self._gathering:
            self._gathering = more
            self._db.write(f"SET LOCAL gin_pending_list_limit = {_GATHERED if more else LEAST_GATHERED}")
        self._db.insert("amount", ("claim_id", "kind", "value"), dict.fromkeys(amounts))
        self._db.insert("claim_fts", _INDEXED, ((*row, *vector(row)) for row in rows))  # last, as it takes longest

    def indexed(self, ids: Sequence[int]) -> dict[int, tuple[str, str, str, str, str]]:
        """What the index holds of these claims."""
        where, values = self._db.among("claim_id", ids)
        rows = self._db.rows(
            f"SELECT claim_id, text, quotes, speaker, source, also FROM claim_fts WHERE {where}", values
        )
        return {number: (text, quotes, speaker, source, also) for number, text, quotes, speaker, source, also in rows}

    def delete(self, ids: Iterable[int]) -> None:
        """Take claims out of the index."""
        where, values = self._db.among("claim_id", ids)
        self._db.write(f"DELETE FROM claim_fts WHERE {where}", values)
        self._db.write(f"DELETE FROM amount WHERE {where}", values)

    def count_words(self, rows: Iterable[tuple[str, int, int, str, str | None, str | None]]) -> None:
        """Add to the vocabulary."""
        counted = ((*row, _lexeme(row[0])) for row in rows if len(row[0]) <= _LONGEST)
        while batch := list(islice(counted, _AT_ONCE)):
            self._db.write(
                'INSERT INTO word (term, n, names, tail, "key", skeleton, stem) '
                "SELECT * FROM unnest(CAST(? AS text[]), CAST(? AS integer[]), CAST(? AS integer[]), "
                "CAST(? AS text[]), CAST(? AS text[]), CAST(? AS text[]), CAST(? AS text[])) "
                "ON CONFLICT (term) DO UPDATE SET n = word.n + excluded.n, names = word.names + excluded.names, "
                '"key" = coalesce(word."key", excluded."key"), '
                "skeleton = coalesce(word.skeleton, excluded.skeleton)",
                [list(column) for column in zip(*batch, strict=True)],
            )

    def uncount_words(self, counts: Mapping[str, int]) -> None:
        """Take words out of the vocabulary."""
        gone = [(n, n, term) for term, n in counts.items()]
        self._db.write_each("UPDATE word SET n = n - ?, names = least(names, n - ?) WHERE term = ?", gone)
        where, terms = self._db.among("term", counts)
        self._db.write(f"DELETE FROM word WHERE {where} AND n <= 0", terms)

    def clear(self) -> None:
        """Empty the tables and their indexes: their files are new then, whatever was damaged in the old ones."""
        self._db.write(f"TRUNCATE {', '.join(_TABLES)}")

    def settle(self) -> None:
        """Let the server put away what it has gathered, and count what it plans by, where it is ours to ask for."""
        if self._db.value("SELECT pg_has_role(relowner, 'MEMBER') FROM pg_class WHERE oid = 'claim_fts'::regclass"):
            self._db.value("SELECT gin_clean_pending_list('claim_fts_by_words')")
            self._db.write("ANALYZE")

    def verify(self) -> None:
        """Read every entry, through the index and past it."""
        with self._db.savepoint():
            self._db.value("SELECT count(*) FROM claim_fts WHERE words @@ CAST('!''factcheck''' AS tsquery)")

    def behind(self) -> bool:
        """Whether the newest claim and the newest that is indexed differ."""
        newest = "(SELECT max(claim_id) FROM claim_fts)"
        return bool(self._db.value(f"SELECT (SELECT max(id) FROM claim) IS DISTINCT FROM {newest}"))

    def unindexed(self) -> int:
        """How many claims are in the store or in the index, but not in both."""
        with self._db.savepoint():
            return int(
                self._db.value(
                    "SELECT count(*) FROM claim FULL JOIN claim_fts ON claim_id = claim.id "
                    "WHERE claim.id IS NULL OR claim_id IS NULL"
                )
            )

    def matching(self, wanted: Wanted) -> "Condition":
        """A condition on `claim.id`."""
        sql = "claim.id IN (SELECT claim_id FROM claim_fts WHERE words @@ CAST(? AS tsquery))"
        return sql, [expression(wanted)]

    def ranked(
        self, wanted: Wanted, limit: int, weights: Weights = RANK, where: "Condition | None" = None
    ) -> list[tuple[int, float]]:
        """The best claims, best first, with a score that grows with the fit: BM25 over the fields, as FTS5 has it."""
        join, condition, values = "", "", list[Any]()
        if where:
            join, condition, values = "JOIN claim ON claim.id = fts.claim_id", f"AND {where[0]}", where[1]
        any_of = _any_of(wanted)
        columns, worth = self._worth(wanted, weights)
        sql = (
            f"WITH each AS MATERIALIZED (SELECT fts.claim_id, {worth} AS worth FROM {_LEAVES} JOIN claim_fts fts "
            f"ON fts.words @@ {'leaf.wanted' if any_of else _QUERY} {join} WHERE TRUE {condition}) "
            "SELECT claim_id, sum(worth) AS score FROM each GROUP BY claim_id ORDER BY score DESC, claim_id LIMIT ?"
        )
        asked = [] if any_of else [expression(wanted)]
        return list(self._db.rows(sql, [*columns, *asked, *values, limit]))

    def _worth(self, wanted: Wanted, weights: Weights) -> tuple[list[list[Any]], str]:
        """What to look for, what each is worth and where beside the words, as the columns of `leaf`; and what one of
        them adds to a claim, as an expression on `leaf` and `fts`.
        """
        total, size = self._db.row(_TOTALS)
        rarity = self._rarity(list(dict.fromkeys(_leaves(wanted))), int(total or 0))
        leaves = sorted(rarity, key=lambda leaf: -rarity[leaf])
        most = max(weights) or 1.0
        share = [weight / most for weight in weights]
        usual = float(size or 1.0)
        own = f"({_SATURATION * (1 - _LENGTH)} + {_SATURATION * _LENGTH / usual} * fts.size)"
        places = f"CAST(ARRAY[leaf.beside, {share[2]}, {share[1]}, {share[0]}] AS real[])"
        hits = f"{most * _HARMONIC} * ts_rank({places}, fts.words, leaf.wanted)"
        columns: list[list[Any]] = [
            [expression(leaf) for leaf in leaves],
            [rarity[leaf] * (_SATURATION + 1) for leaf in leaves[:_SCORED]] + [0.0] * len(leaves[_SCORED:]),
            [share[4] if leaf.field == ALSO else share[3] for leaf in leaves],
        ]
        return columns, f"CASE WHEN leaf.factor > 0 THEN leaf.factor * (1 - {own} / ({own} + {hits})) ELSE 0 END"

    def _rarity(self, leaves: Sequence[Phrase], total: int) -> dict[Phrase, float]:
        """The inverse document frequency of each, by the words of the store."""
        stems = {_lexeme(word) for leaf in leaves for word in leaf.words}
        where, values = self._db.among("stem", stems)
        counts = dict(self._db.rows(f"SELECT stem, sum(n) FROM word WHERE {where} GROUP BY stem", values))
        found = {}
        for leaf in leaves:
            if leaf.field == ALSO:
                sql = "SELECT 1 FROM claim_fts WHERE words @@ CAST(? AS tsquery) LIMIT ?"
                many = self._db.value(f"SELECT count(*) FROM ({sql}) few", [expression(leaf), _COUNTED])
            elif leaf.prefix:
                first = leaf.words[-1]
                many = self._db.value("SELECT sum(n) FROM word WHERE term >= ? AND term < ?", [first, first + "{"])
            else:
                many = min(counts.get(_lexeme(word), 0) for word in leaf.words)
            standing = min(int(many or 0), total)
            found[leaf] = max(math.log((total - standing + 0.5) / (standing + 0.5)), _NO_RARITY)
        return found

    def texts_with(self, wanted: Wanted, limit: int) -> list[tuple[int, str]]:
        """Ids and folded texts of claims that fit, the newest first, drafts and withdrawn ones left out.

        By the index, and then claim by claim: what is asked for is rare, and the server, which takes it for frequent,
        would read the whole table from its end (of a million claims in two seconds).
        """
        sql = (
            f"WITH found AS MATERIALIZED (SELECT claim_id, text FROM claim_fts WHERE words @@ {_QUERY}) "
            "SELECT found.claim_id, found.text FROM found CROSS JOIN LATERAL (SELECT FROM claim "
            "WHERE id = found.claim_id AND NOT withdrawn AND NOT draft OFFSET 0) standing "
            "ORDER BY found.claim_id DESC LIMIT ?"
        )
        return list(self._db.rows(sql, [expression(wanted), limit]))

    def stands(self, wanted: Wanted) -> bool:
        """Whether any claim fits."""
        return self._db.row(_STANDS, [expression(wanted)]) is not None

    def marked_words(self, terms: Sequence[str], wanted: Wanted) -> set[str]:
        """Which of `terms` is found: stems count alike."""
        return {term for term in terms if _fits(wanted, _lexeme(term))}


_CONTENTS = """
SELECT claim.id, claim.text, speaker.name, claim.speaker_as_written, source.title, claim.speaker_id
FROM claim JOIN source ON source.id = claim.source_id LEFT JOIN speaker ON speaker.id = claim.speaker_id
WHERE {} ORDER BY claim.id
"""
_QUOTES = "SELECT claim_id, exact FROM quote WHERE {} ORDER BY claim_id, position"
_RELAYS = """
SELECT claim_id, name FROM attribution_link JOIN speaker ON speaker.id = attribution_link.speaker_id
WHERE {} ORDER BY claim_id, position
"""
_ALIASES = "SELECT speaker_id, alias FROM alias WHERE {} ORDER BY speaker_id, id"


_TOTALS = f"""
SELECT (SELECT max(id) FROM claim), avg(size) FROM (
  (SELECT size FROM claim_fts ORDER BY claim_id LIMIT {_SAMPLE})
  UNION ALL (SELECT size FROM claim_fts ORDER BY claim_id DESC LIMIT {_SAMPLE})) ends
"""
"""About how many claims there are, and how many words each has."""


_STANDS = f"""
WITH found AS MATERIALIZED (SELECT 1 FROM claim_fts WHERE words @@ {_QUERY}) SELECT 1 FROM found LIMIT 1
"""
"""Whether anything is found, by the index: for the first one alone the server would read the table until it comes."""


def _leaves(wanted: Wanted) -> Iterator[Phrase]:
    match wanted:
        case Phrase():
            yield wanted
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from _leaves(part)
        case Without():
            yield from _leaves(wanted.wanted)


def _any_of(wanted: Wanted) -> bool:
    """Whether each phrase in it is enough."""
    return isinstance(wanted, Phrase) or (isinstance(wanted, AnyOf) and all(map(_any_of, wanted.parts)))


def _fits(wanted: Wanted, lexeme: str) -> bool:
    """Whether one word is what is looked for."""
    match wanted:
        case Phrase(words, prefix):
            asked = _lexeme(words[-1])
            return len(words) == 1 and (lexeme.startswith(asked) if prefix else lexeme == asked)
        case AllOf(parts):
            return all(_fits(part, lexeme) for part in parts)
        case AnyOf(parts):
            return any(_fits(part, lexeme) for part in parts)
        case Without():
            return _fits(wanted.wanted, lexeme) and not _fits(AnyOf(wanted.unwanted), lexeme)
