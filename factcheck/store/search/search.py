"""Full-text search: all words first, then near spellings of names, then any word, and it says which it was."""

import re
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from factcheck.errors import UsageError
from factcheck.query import Query, Term
from factcheck.store.reads.filters import Condition, conditions
from factcheck.store.search import vocabulary
from factcheck.store.search.snippets import Snippet, snippets
from factcheck.store.storage import dialect_sqlite_search as dialect
from factcheck.store.storage import index
from factcheck.text.fold import words

FEW = 3
"""Fewer hits than this with all the words, and any of them will do."""

NEAR = 10
"""Fewer hits than this, and names spelt nearly so are looked for as well."""

MOST_WORDS = 32
"""Of a longer query the rarest words speak for it: a page of text is looked up by what it alone says."""

MANY = 10_000
"""More hits than this are filtered by the database at once."""

COMMON = 0.02
"""Of any word, those that stand in more than this share of the claims don't find a claim on their own."""

STOP_WORDS = frozenset(
    words(
        "a al an and are as at be been but by el for from had has have he her his if in into is it its not of on or"
        " she so that the their them there they this to was were which who will with would"
    )
)


_UNVOWELLED = re.compile("[\u0590-\u06ff]")  # Hebrew, Arabic


@dataclass(frozen=True, slots=True)
class Reading:
    """What a typed word was taken for: the words of the store that it stands for."""

    typed: str
    used: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A claim found: `score` grows with the fit; `complete` says whether it has all the words."""

    claim_id: int
    score: float
    complete: bool
    snippet: Snippet


@dataclass(frozen=True, slots=True)
class SearchResult:
    """Hits, best first; `repairs` for words that the store does not know, `near` for names spelt nearly so.

    `unknown` are words that stand nowhere and were not repaired, `ignored` terms with nothing to look for.
    """

    hits: tuple[Hit, ...]
    mode: str = "all words"
    repairs: tuple[Reading, ...] = ()
    near: tuple[Reading, ...] = ()
    unknown: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()

    @property
    def said(self) -> str:
        """How the hits were found, for the line above them; "" when simply by the words as typed."""
        parts = [f"“{r.typed}” is not in the store: looked for {_either(r.used)}" for r in self.repairs]
        parts += [f"“{word}” is not in the store" for word in self.unknown]
        parts += [f"then also {_either(r.used)}, near “{r.typed}”" for r in self.near]
        if self.mode != "all words" and self.hits:
            complete = sum(hit.complete for hit in self.hits)
            then = "any of them" if self.mode == "any word" else "what means nearly that"
            parts.append(f"{complete or 'none'} with all the words, then {then}")
        return "; ".join(parts)


def _either(used: Sequence[str]) -> str:
    return " or ".join(f"“{word}”" for word in used)


@dataclass(frozen=True, slots=True)
class _Unit:
    """One thing to look for: an FTS5 expression for what was typed, other words that count as it, and its weight."""

    typed: str
    expression: str
    word: str = ""
    others: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    n: int = 0
    name: bool = False
    known: bool = True

    @property
    def full(self) -> str:
        return "(" + " OR ".join((self.expression, *map(_quoted, self.others))) + ")"


def search(connection: sqlite3.Connection, query: Query, limit: int = 20, *, exact: bool = False) -> SearchResult:
    """The claims that fit a query best. `exact` leaves out repairs, spellings of names, and any-word answers.

    Raises StoreError when the index is behind or damaged, NotFound for names in filters that the store does not know.
    """
    index.require(connection)
    try:
        return _search(connection, query, limit, exact)
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.OperationalError) and "malformed" not in str(error):
            raise
        raise index.damaged() from error


def _search(connection: sqlite3.Connection, query: Query, limit: int, exact: bool) -> SearchResult:
    typed = [term for term in query.terms if not term.negated]
    ignored = tuple(term.text for term in typed if not words(term.text))
    units = _units(connection, typed, exact)
    unwanted = [_plain(term) for term in query.terms if term.negated]
    seeker = _Seeker(connection, conditions(connection, query), [e for e in unwanted if e], limit)
    if not units:
        if typed or not unwanted:
            return SearchResult((), ignored=ignored)
        raise UsageError("There is nothing to look for but what is not wanted.", "Add a word, or use `factcheck list`.")
    result = SearchResult(
        (),
        repairs=tuple(Reading(unit.typed, unit.others) for unit in units if not unit.known and unit.others),
        unknown=tuple(unit.typed for unit in units if not unit.known and not unit.others),
        ignored=ignored,
    )
    content = [unit for unit in units if unit.word not in STOP_WORDS] or units
    if len(content) <= MOST_WORDS:
        _add_all(seeker, content)
    if not exact:
        result, content = _wider(connection, seeker, result, content)
    return replace(result, hits=_hits(connection, seeker.found, content))


def _add_all(seeker: "_Seeker", units: list[_Unit]) -> None:
    """Claims with all the units; for a word alone, what it may have meant one after the other, the likeliest first."""
    if len(units) == 1:
        for expression in (units[0].expression, *map(_quoted, units[0].others)):
            seeker.add(expression, complete=True)
    else:
        seeker.add(" AND ".join(unit.full for unit in units), complete=True)


def _wider(
    connection: sqlite3.Connection, seeker: "_Seeker", result: SearchResult, units: list[_Unit]
) -> tuple[SearchResult, list[_Unit]]:
    """Where all words found little: names spelt nearly so, then any word."""
    if len(seeker.found) < min(seeker.limit, NEAR) and len(units) <= MOST_WORDS:
        near = [_with_near(connection, unit) for unit in units]
        if near != units:
            before = len(seeker.found)
            _add_all(seeker, near)
            if len(seeker.found) > before:
                pairs = zip(units, near, strict=True)
                read = tuple(Reading(new.typed, new.others[len(old.others) :]) for old, new in pairs if new != old)
                result, units = replace(result, near=read), near
    if len(seeker.found) < min(seeker.limit, FEW):
        before = len(seeker.found)
        mode = _any_word_or_meaning(connection, seeker, units)
        if len(seeker.found) > before:
            result = replace(result, mode=mode)
    return result, units


def _any_word_or_meaning(connection: sqlite3.Connection, seeker: "_Seeker", units: list[_Unit]) -> str:
    """Any of the words; where nothing has them all, with the extra [semantic], what means nearly that."""
    from factcheck.text.meaning import available

    if not seeker.found and available():
        from factcheck.store.search import semantic

        near = [replace(unit, others=(*unit.others, *_related(connection, unit))) for unit in units]
        pool = seeker.ranked(_any(connection, near), semantic.CANDIDATES)
        text = " ".join(unit.word or unit.typed for unit in units)
        seeker.take(semantic.in_order(connection, text, pool), complete=False)
        return "meaning"
    if len(units) > 1:
        seeker.add(_any(connection, units), complete=False)
    return "any word"


def _related(connection: sqlite3.Connection, unit: _Unit) -> list[str]:
    from factcheck.store.search.semantic import related

    return related(connection, unit.word) if unit.word and not unit.name and not unit.others else []


def _any(connection: sqlite3.Connection, units: list[_Unit]) -> str:
    """Any of the words; the common ones only where there are no others, for they find half the store."""
    total = connection.execute("SELECT max(id) FROM claim").fetchone()[0] or 0
    rare = [unit for unit in units if unit.n <= max(1000, COMMON * total)] or [min(units, key=lambda unit: unit.n)]
    rare.sort(key=lambda unit: unit.n)
    return " OR ".join(unit.full for unit in rare[:MOST_WORDS])


@dataclass
class _Seeker:
    """Collects hits in the order in which they are found, each claim once."""

    connection: sqlite3.Connection
    conditions: list[Condition]
    unwanted: list[str]
    limit: int
    found: dict[int, tuple[float, bool]] = field(default_factory=dict)

    def add(self, expression: str, *, complete: bool) -> None:
        """Add what an FTS5 expression finds, best first, up to the limit."""
        self.take(self.ranked(expression, 2 * self.limit), complete=complete)

    def take(self, ranked: Sequence[tuple[int, float]], *, complete: bool) -> None:
        """Add claims in this order, up to the limit."""
        for claim_id, score in ranked:
            if len(self.found) >= self.limit:
                return
            self.found.setdefault(claim_id, (score, complete))

    def ranked(self, expression: str, most: int) -> list[tuple[int, float]]:
        """The best claims for an FTS5 expression that meet the conditions."""
        if self.unwanted:
            expression = f"({expression}) NOT ({' OR '.join(self.unwanted)})"
        where = " AND ".join(sql for sql, _ in self.conditions) or "TRUE"
        values: list[Any] = [value for _, bound in self.conditions for value in bound]
        if len(self.conditions) > 1 or values or most > MANY:
            return dialect.ranked_where(self.connection, expression, where, values, most)
        wanted = most + most // 2
        found = dialect.ranked(self.connection, expression, wanted)
        marks = ",".join("?" * len(found))
        ids = [claim_id for claim_id, _ in found]
        standing = {
            row[0] for row in self.connection.execute(f"SELECT id FROM claim WHERE id IN ({marks}) AND {where}", ids)
        }
        if len(found) == wanted and len(standing) < most:
            return dialect.ranked_where(self.connection, expression, where, values, most)
        return [(claim_id, score) for claim_id, score in found if claim_id in standing]


def condition(connection: sqlite3.Connection, terms: Sequence[Term]) -> Condition:
    """The claims that have all wanted words, as typed or as a name is spelt otherwise, and none of the unwanted."""
    index.require(connection)
    wanted = [unit.full for unit in _units(connection, [term for term in terms if not term.negated], False)]
    unwanted = [expression for term in terms if term.negated and (expression := _plain(term))]
    parts, values = [], []
    for expressions, joint, form in ((wanted, " AND ", "{}"), (unwanted, " OR ", "NOT {}")):
        if expressions:
            sql, bound = dialect.matching(joint.join(expressions[:200]))
            parts.append(form.format(sql))
            values += bound
    return (" AND ".join(parts) or "TRUE"), values


def _units(connection: sqlite3.Connection, terms: Sequence[Term], exact: bool) -> list[_Unit]:
    """What to look for, one unit a distinct term; of very many words only the rarest."""
    units = {unit.expression: unit for term in _joined(terms) for unit in _split(term)}
    counted = vocabulary.known(connection, [unit.word for unit in units.values() if unit.word][:30_000])
    found = []
    for unit in units.values():
        n, names = counted.get(unit.word, (0, 0))
        found.append(replace(unit, n=n, name=names * 2 > n))
    if len(found) > MOST_WORDS:
        known = [unit for unit in found if unit.n or not unit.word] or found
        known = [unit for unit in known if unit.word not in STOP_WORDS] or known
        found = sorted(known, key=lambda unit: unit.n)[:MOST_WORDS]
    return found if exact else [_understood(connection, unit) for unit in found]


def _joined(terms: Sequence[Term]) -> list[Term]:
    """The terms, with the two words of an Arabic name like عبد الله as the one that it is elsewhere."""
    joined: list[Term] = []
    for term in terms:
        if term.text == "الله" and joined and joined[-1].kind == term.kind == "word":
            term = Term(f"{joined.pop().text} {term.text}")
        joined.append(term)
    return joined


def _split(term: Term) -> list[_Unit]:
    """The units of a term: `azerbaijan-russia` is two words, `1,000` and `U.S.` are one phrase."""
    tokens = words(term.text)
    if not tokens:
        return []
    if term.kind == "phrase":
        return [_Unit(term.text, _quoted(" ".join(tokens)), marks=tuple(tokens))]
    if term.kind == "prefix":
        *whole, start = tokens
        units = [_Unit(token, _quoted(token), token) for token in whole]
        return [*units, _Unit(term.text, f"{_quoted(start)} *", marks=(start + "*",))]
    if len(tokens) > 1 and any(len(token) == 1 or token.isdigit() for token in tokens):
        return [_Unit(term.text, _quoted(" ".join(tokens)), marks=tuple(tokens))]
    return [_Unit(term.text if len(tokens) == 1 else token, _quoted(token), token) for token in tokens]


def _plain(term: Term) -> str:
    return " AND ".join(unit.expression for unit in _split(term)) and (
        "(" + " AND ".join(unit.expression for unit in _split(term)) + ")"
    )


def _understood(connection: sqlite3.Connection, unit: _Unit) -> _Unit:
    """The unit with the other spellings of a name, or with what an unknown word may have meant."""
    if not unit.word:
        return unit
    if unit.n:
        return replace(unit, others=tuple(vocabulary.variants(connection, unit.word))) if unit.name else unit
    if dialect.stands(connection, unit.expression):
        return unit
    others = vocabulary.variants(connection, unit.word) or vocabulary.nearest(
        connection, unit.word, unvowelled=bool(_UNVOWELLED.search(unit.typed))
    )
    return replace(unit, others=tuple(others), known=False)


def _with_near(connection: sqlite3.Connection, unit: _Unit) -> _Unit:
    """A name that the store knows, with what is spelt nearly so; it may be a misspelling all the same."""
    if not unit.word or (not unit.name and unit.known):
        return unit
    near = vocabulary.nearest(connection, unit.word, most=1, besides=unit.others)
    return replace(unit, others=unit.others + tuple(near))


def _quoted(words: str) -> str:
    return f'"{words}"'


def _hits(
    connection: sqlite3.Connection, found: dict[int, tuple[float, bool]], units: Sequence[_Unit]
) -> tuple[Hit, ...]:
    marks = [mark for unit in units for mark in (unit.marks or (unit.word,)) + unit.others]
    shown = snippets(connection, list(found), marks)
    return tuple(Hit(claim_id, score, complete, shown[claim_id]) for claim_id, (score, complete) in found.items())
