"""Was this checked already? The claims that say what a text says, with a calibrated chance."""

import sqlite3
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import cache

from factcheck.store.search import vocabulary
from factcheck.store.search.search import COMMON, MOST_WORDS
from factcheck.store.storage import dialect_sqlite_search as dialect
from factcheck.store.storage import index
from factcheck.text import matching, meaning
from factcheck.text.fold import words
from factcheck.text.posts import plain
from factcheck.text.sameness import apart
from factcheck.text.stems import FUNCTION_WORDS, stem

WARN, MENTION = 0.9, 0.7
"""From which chance on a new claim is warned about, or mentioned as perhaps there already."""

BREADTH = 200
"""How many candidates of the full-text index are looked at closely."""

_RANK = "bm25(claim_fts, 2.0, 1.0, 2.0, 1.0)"

_DIFFERENT = 0.5
"""The highest chance of a claim that differs from the text in a number, a name or a negation."""

_SAME_WORDS = 0.99
"""The chance of a claim with the very words of the text."""


@dataclass(frozen=True, slots=True)
class Match:
    """A claim that may say the same, with the chance that it does (0 to 1).

    `twins` are further claims with the same words, punctuation aside; `differs` says what keeps the two apart.
    """

    claim_id: int
    text: str
    chance: float
    twins: tuple[int, ...] = ()
    differs: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A claim looked at closely: the values of its features, and its words, which its twins share."""

    claim_id: int
    text: str
    values: tuple[float, ...]
    words: tuple[str, ...]
    said: matching.Said


def match(
    connection: sqlite3.Connection,
    text: str,
    limit: int = 5,
    *,
    use_meaning: bool = True,
    breadth: int = BREADTH,
    without: Collection[int] = (),
) -> list[Match]:
    """The claims most likely to say what `text` says, likeliest first; [] when nothing resembles it.

    `without` are claims to leave out; `breadth` trades time for recall. Withdrawn claims are left out. Raises
    StoreError when the index is behind or damaged.
    """
    found = candidates(connection, text, use_meaning=use_meaning, breadth=breadth, without=without)
    if not found:
        return []
    weights = matching.WITH_MEANING if len(found[0].values) > len(matching.FEATURES) else matching.PLAIN
    scored = [(matching.linear(weights.rank, one.values), one) for one in found]
    scored.sort(key=lambda pair: -pair[0])
    groups: dict[tuple[str, ...], list[int]] = {}
    for at, (_, candidate) in enumerate(scored):
        groups.setdefault(candidate.words, []).append(at)
    leads = _leads(scored, [twins[0] for twins in list(groups.values())[:limit]])
    asked = tuple(words(text))
    matches = [
        _judged(text, asked, [scored[at][1] for at in twins], leads[twins[0]], weights)
        for twins in list(groups.values())[:limit]
    ]
    return sorted(matches, key=lambda one: -one.chance) if any(one.differs for one in matches) else matches


def _leads(scored: list[tuple[float, "Candidate"]], wanted: list[int]) -> dict[int, float]:
    scores, claims = [score for score, _ in scored], [candidate.said for _, candidate in scored]
    return {at: matching.lead(at, scores, claims) for at in wanted}


def _judged(text: str, asked: tuple[str, ...], twins: list[Candidate], lead: float, weights: matching.Weights) -> Match:
    best, (first, *others) = twins[0], sorted(twins, key=lambda one: one.claim_id)
    differs = "" if asked == first.words else apart(plain(text), first.text)
    chance = matching.logistic(matching.linear(weights.chance, (*best.values, lead)) + weights.offset)
    if asked == first.words:
        chance = _SAME_WORDS
    elif differs:
        chance = min(chance, _DIFFERENT)
    return Match(first.claim_id, first.text, round(chance, 3), tuple(one.claim_id for one in others), differs)


def candidates(
    connection: sqlite3.Connection,
    text: str,
    *,
    use_meaning: bool = True,
    breadth: int = BREADTH,
    without: Collection[int] = (),
) -> list[Candidate]:
    """The claims that share most with `text`, with their features."""
    index.require(connection)
    try:
        return _candidates(connection, text, use_meaning, breadth, frozenset(without))
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.OperationalError) and "malformed" not in str(error):
            raise
        raise index.damaged() from error


def _candidates(
    connection: sqlite3.Connection, text: str, use_meaning: bool, breadth: int, without: frozenset[int]
) -> list[Candidate]:
    asked = plain(text)
    total = connection.execute("SELECT max(id) FROM claim").fetchone()[0] or 0
    expression = _any_rare(connection, asked, total)
    if not expression:
        return []
    ids = [found for found, _ in dialect.ranked(connection, expression, breadth + len(without), _RANK)]
    ids = _standing(connection, [claim_id for claim_id in ids if claim_id not in without])[:breadth]
    rows = list(dialect.contents(connection, ids)) if ids else []
    prepare = cache(matching.said)
    query = prepare(asked)
    weigh = _weigher(connection, [query, *(prepare(part) for row in rows for part in row[1:3] + row[4:])], total)
    compare = _meaning(query, weigh) if use_meaning else None
    found = []
    for claim_id, claim, quotes, _, title in rows:
        statements = [claim, quotes] if quotes else [claim]
        values = []
        for statement in statements:
            own = matching.features(query, prepare(statement), prepare(title), weigh)
            values.append(own + compare(prepare(statement)) + compare(prepare(title)) if compare else own)
        found.append(Candidate(claim_id, claim, tuple(max(values)), tuple(words(claim)), prepare(claim)))
    return found


def _any_rare(connection: sqlite3.Connection, text: str, total: int) -> str:
    """An FTS5 expression for any of the words that say what the text is about, names in every spelling."""
    distinct = list(dict.fromkeys(words(text)))
    distinct = [word for word in distinct if word not in FUNCTION_WORDS] or distinct
    counted = vocabulary.known(connection, distinct[:30_000])
    known = sorted(distinct, key=lambda word: counted.get(word, (0, 0))[0])
    rare = [word for word in known if counted.get(word, (0, 0))[0] <= max(2000, COMMON * total)]
    chosen = (rare if len(rare) > 2 else known)[: 2 * MOST_WORDS]
    terms = list(chosen)
    for word in chosen:
        n, names = counted.get(word, (0, 0))
        if names * 2 >= n:
            terms += vocabulary.variants(connection, word)
    return " OR ".join(f'"{term}"' for term in dict.fromkeys(terms))


def _standing(connection: sqlite3.Connection, ids: list[int]) -> list[int]:
    """These claims without the withdrawn ones, in the same order."""
    marks = ",".join("?" * len(ids))
    gone = {row[0] for row in connection.execute(f"SELECT id FROM claim WHERE withdrawn AND id IN ({marks})", ids)}
    return [claim_id for claim_id in ids if claim_id not in gone]


def _weigher(connection: sqlite3.Connection, texts: list[matching.Said], total: int) -> matching.Weigh:
    """The weights of stems in this store, counted over the forms of each that these texts have."""
    forms = sorted({word.folded for text in texts for word in text.words})
    counts: dict[str, int] = {}
    for at in range(0, len(forms), 30_000):
        for form, (n, _) in vocabulary.known(connection, forms[at : at + 30_000]).items():
            stemmed = stem(form)
            counts[stemmed] = counts.get(stemmed, 0) + n
    return cache(lambda stemmed: matching.weight(counts.get(stemmed, 0), total))


def _meaning(query: matching.Said, weigh: matching.Weigh) -> Callable[[matching.Said], list[float]] | None:
    """How alike in meaning a text is to `query`; None without the extra."""
    table = meaning.meaning()
    if table is None:
        return None

    @cache
    def vectors(stems: tuple[tuple[str, str], ...]) -> meaning.Text | None:
        return table.text([word for word, _ in stems], [weigh(stemmed) for _, stemmed in stems])

    asked = vectors(_distinct(query))
    return lambda text: meaning.features(asked, vectors(_distinct(text)))


def _distinct(text: matching.Said) -> tuple[tuple[str, str], ...]:
    return tuple({word.folded: word.stem for word in text.words if word.content}.items())
