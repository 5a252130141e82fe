"""Full-text search: all words first, then near spellings of names, then any word, and it says which it was."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from factcheck.errors import UsageError
from factcheck.query import Query
from factcheck.store.reads.filters import conditions
from factcheck.store.search import listing, people
from factcheck.store.search.initials import by_initials
from factcheck.store.search.literal import literally
from factcheck.store.search.snippets import Snippet, snippets
from factcheck.store.search.understanding import units, with_near
from factcheck.store.search.units import STOP_WORDS, Unit, as_typed
from factcheck.store.storage import index
from factcheck.store.storage.database import Condition, Damaged, Database, joined
from factcheck.store.storage.search_index import AllOf, AnyOf, Wanted, Without, word
from factcheck.text.fold import words

_RARE = 1000
"""Claims that have a word, up to which it counts as rare in a store of any size: a bound on time."""

FEW = 3
"""Fewer hits than this with all the words, and any of them will do."""

NEAR = 10
"""Fewer hits than this, and names spelt nearly so are looked for as well."""

MANY = 10_000
"""More hits than this are filtered by the database at once: a bound on memory, the hits are the same."""

COMMON = 0.02
"""Of any word, those that stand in more than this share of the claims don't find a claim on their own."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a typed word was taken for: the words of the store that it stands for; not `sure`: perhaps another name."""

    typed: str
    used: tuple[str, ...]
    sure: bool = True


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

    `unknown` are words that stand nowhere and were not repaired, `ignored` terms with nothing to look for, `values`
    amounts and dates that were typed otherwise than they are shown, `people` whom a misspelt `by:` or `via:` may mean,
    `initials` beginnings of first names, `places` names that the desk has given places beside the one that was typed.
    """

    hits: tuple[Hit, ...]
    mode: str = "all words"
    repairs: tuple[Reading, ...] = ()
    near: tuple[Reading, ...] = ()
    unknown: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()
    values: tuple[Reading, ...] = ()
    people: tuple[Reading, ...] = ()
    initials: tuple[str, ...] = ()
    places: tuple[Reading, ...] = ()

    @property
    def said(self) -> str:
        """How the hits were found, for the line above them; "" when simply by the words as typed."""
        parts = [f"“{r.typed}” read as {' or '.join(r.used)}" for r in self.values]
        parts += [f"“{r.typed}” is also called {_either(r.used)}: looked for that too" for r in self.places]
        parts += [people.said(r.typed, r.used) for r in self.people]
        parts += [
            f"“{r.typed}” is not in the store: looked for {_either(r.used)}{'' if r.sure else ', perhaps another name'}"
            for r in self.repairs
        ]
        parts += [f"“{word}” is not in the store" for word in self.unknown]
        parts += [f"“{text}” has no letter or digit to look for" for text in self.ignored]
        parts += [f"then also {_either(r.used)}, near “{r.typed}”" for r in self.near]
        parts += [f"“{text}” is taken for an initial: others with that name come last" for text in self.initials]
        if self.mode != "all words" and self.hits:
            complete = sum(hit.complete for hit in self.hits)
            then = "any of them" if self.mode == "any word" else "what means nearly that"
            parts.append(f"{complete or 'none'} with all the words, then {then}")
        return "; ".join(parts)


def _either(used: Sequence[str]) -> str:
    return " or ".join(f"“{word}”" for word in used)


def search(db: Database, query: Query, limit: int = 20, *, exact: bool = False) -> SearchResult:
    """The claims that fit a query best. `exact` leaves out repairs, spellings of names, and any-word answers.

    Raises StoreError when the index is behind or damaged, NotFound for names in filters that the store does not know,
    UsageError when there is no word to look for.
    """
    index.require(db)
    try:
        return _search(db, query, limit, exact)
    except Damaged as error:
        raise index.damaged() from error


def _search(db: Database, query: Query, limit: int, exact: bool) -> SearchResult:
    query, read = (query, []) if exact else people.with_nearest(db, query)
    meant = tuple(Reading(name, tuple(near)) for name, near in read)
    typed = [term for term in query.terms if not term.negated]
    ignored = tuple(term.text for term in typed if not words(term.text))
    asked = units(db, typed, exact=exact)
    unwanted = tuple(plain for term in query.terms if term.negated and (plain := as_typed(term)))
    seeker = _Seeker(db, conditions(db, query), unwanted, limit)
    if not asked:
        if ignored:
            raise UsageError(f"“{' '.join(ignored)}” has no letter or digit to look for.")
        return replace(_listed(db, query, limit), people=meant)
    result = SearchResult(
        (),
        repairs=tuple(Reading(unit.typed, unit.used, unit.sure) for unit in asked if not unit.known and unit.used),
        unknown=tuple(unit.typed for unit in asked if not unit.known and not unit.used),
        ignored=ignored,
        values=tuple(_meant(unit) for unit in asked if _is_put_otherwise(unit)),
        people=meant,
        places=tuple(Reading(unit.typed, unit.named) for unit in asked if unit.known and unit.named),
    )
    content = [unit for unit in asked if unit.word not in STOP_WORDS] or asked
    if exact:
        seeker.take(
            literally(seeker.ranked, db, AllOf(tuple(unit.wanted for unit in asked)), typed, limit), complete=True
        )
    else:
        initials, content = [unit for unit in content if unit.initial], [unit for unit in content if not unit.initial]
        if not content:
            initials, content = [], initials
        _add_all(seeker, content)
        result, content = _wider(db, seeker, result, content)
        if initials:
            seeker.found = by_initials(db, seeker.found, initials, content)
            result = replace(result, initials=tuple(unit.typed for unit in initials))
    return replace(result, hits=_hits(db, seeker.found, content))


def _listed(db: Database, query: Query, limit: int) -> SearchResult:
    """Filters alone: the claims as `list` gives them."""
    found = dict.fromkeys(listing.ids(db, query, limit=limit), (0.0, True))
    return SearchResult(_hits(db, found, []))


def _is_put_otherwise(unit: Unit) -> bool:
    """Whether an amount or a date was not typed as it is said."""
    return any(unit.meant) and [words(shown) for shown in unit.meant] != [words(unit.typed)]


def _meant(unit: Unit) -> Reading:
    return Reading(unit.typed, tuple(filter(None, unit.meant)))


def _add_all(seeker: "_Seeker", asked: list[Unit], *, near: bool = False) -> None:
    """Claims with all the units, the likeliest first; what may be another name is not complete."""
    complete = not near and all(unit.sure for unit in asked)
    if len(asked) == 1:
        for wanted in (asked[0].wanted, *map(word, asked[0].others), *asked[0].also):
            seeker.add(wanted, complete=complete)
        return
    if any(len(unit.full.parts) > 2 for unit in asked):
        seeker.add(AllOf(tuple(unit.likeliest for unit in asked)), complete=complete)
    seeker.add(AllOf(tuple(unit.full for unit in asked)), complete=complete)


def _wider(db: Database, seeker: "_Seeker", result: SearchResult, asked: list[Unit]) -> tuple[SearchResult, list[Unit]]:
    """Where all words found little: names spelt nearly so, then any word."""
    if len(seeker.found) < min(seeker.limit, NEAR):
        near = [with_near(db, unit, only=len(asked) == 1, lost=not seeker.found) for unit in asked]
        if near != asked:
            before = len(seeker.found)
            _add_all(seeker, near, near=True)
            if len(seeker.found) > before:
                pairs = zip(asked, near, strict=True)
                read = tuple(Reading(new.typed, new.others[len(old.others) :]) for old, new in pairs if new != old)
                result, asked = replace(result, near=read), near
    if len(seeker.found) < min(seeker.limit, FEW):
        before = len(seeker.found)
        mode = _any_word_or_meaning(db, seeker, asked)
        if len(seeker.found) > before:
            result = replace(result, mode=mode)
    return result, asked


def _any_word_or_meaning(db: Database, seeker: "_Seeker", asked: list[Unit]) -> str:
    """Any of the words; where nothing has them all, with the extra [semantic], what means nearly that."""
    from factcheck.text.meaning import available

    if not seeker.found and len(asked) > 1 and all(unit.is_name for unit in asked):
        from factcheck.store.search.evidence import CANDIDATES, by_whole_name

        seeker.take(by_whole_name(db, seeker.ranked(_any(db, asked), CANDIDATES), asked), complete=False)
        return "any word"
    if len(asked) == 1 and asked[0].script:
        return "any word"  # a name that is not here, in letters of which no meaning is known
    if not seeker.found and available():
        from factcheck.store.search import semantic

        near = [replace(unit, others=(*unit.others, *_related(db, unit))) for unit in asked]
        pool = seeker.ranked(_any(db, near), semantic.CANDIDATES)
        text = " ".join(unit.word or unit.typed for unit in asked)
        seeker.take(semantic.in_order(db, text, pool), complete=False)
        return "meaning"
    if len(asked) > 1:
        seeker.add(_any(db, asked), complete=False)
    return "any word"


def _related(db: Database, unit: Unit) -> list[str]:
    from factcheck.store.search.semantic import related

    return related(db, unit.word) if unit.word and not unit.name and not unit.others else []


def _any(db: Database, asked: list[Unit]) -> AnyOf:
    """Any of the words; the common ones only where there are no others, for they find half the store."""
    total = db.roughly("claim")
    rare = [unit for unit in asked if unit.n <= max(_RARE, COMMON * total)] or [min(asked, key=lambda unit: unit.n)]
    rare.sort(key=lambda unit: unit.n)
    return AnyOf(tuple(unit.full for unit in rare))


@dataclass
class _Seeker:
    """Collects hits in the order in which they are found, each claim once."""

    db: Database
    conditions: list[Condition]
    unwanted: tuple[Wanted, ...]
    limit: int
    found: dict[int, tuple[float, bool]] = field(default_factory=dict)

    def add(self, wanted: Wanted, *, complete: bool) -> None:
        """Add what is found, best first, up to the limit."""
        self.take(self.ranked(wanted, 2 * self.limit), complete=complete)

    def take(self, ranked: Sequence[tuple[int, float]], *, complete: bool) -> None:
        """Add claims in this order, up to the limit."""
        for claim_id, score in ranked:
            if len(self.found) >= self.limit:
                return
            self.found.setdefault(claim_id, (score, complete))

    def ranked(self, wanted: Wanted, most: int) -> list[tuple[int, float]]:
        """The best claims that meet the conditions.

        Where only withdrawn claims are left out, some more are ranked and those dropped: a join would cost far more.
        """
        if self.unwanted:
            wanted = Without(wanted, self.unwanted)
        where = joined([sql for sql, _ in self.conditions], "AND") or "TRUE"
        values: list[Any] = [value for _, bound in self.conditions for value in bound]
        if len(self.conditions) > 1 or values or most > MANY:
            return self.db.index.ranked(wanted, most, where=(where, values))
        more = most + most // 2
        found = self.db.index.ranked(wanted, more)
        listed, ids = self.db.among("id", [claim_id for claim_id, _ in found])
        standing = set(self.db.column(f"SELECT id FROM claim WHERE {listed} AND {where}", ids))
        if len(found) == more and len(standing) < most:
            return self.db.index.ranked(wanted, most, where=(where, values))
        return [(claim_id, score) for claim_id, score in found if claim_id in standing]


def _hits(db: Database, found: dict[int, tuple[float, bool]], asked: Sequence[Unit]) -> tuple[Hit, ...]:
    marks = [mark for unit in asked for mark in (unit.marks or (unit.word,)) + unit.others]
    shown = snippets(db, list(found), marks)
    return tuple(Hit(claim_id, score, complete, shown[claim_id]) for claim_id, (score, complete) in found.items())
