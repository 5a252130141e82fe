"""Was this checked already? The claims that say what a text says, with a calibrated chance."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import cache

from factcheck.conflicts.side import Side
from factcheck.conflicts.turned import opposed
from factcheck.domain.claim import Claim
from factcheck.store.search import vocabulary
from factcheck.store.search.search import COMMON
from factcheck.store.search.understanding import MOST_WORDS
from factcheck.store.storage import index
from factcheck.store.storage.database import Damaged, Database
from factcheck.store.storage.search_index import AnyOf, Weights, word
from factcheck.text import matching, meaning
from factcheck.text.fold import words
from factcheck.text.posts import plain
from factcheck.text.sameness import apart
from factcheck.text.stems import FUNCTION_WORDS, stem

_RARE = 2000
"""Claims that have a word, up to which it counts as rare in a store of any size: a bound on time."""

WARN, MENTION = 0.9, 0.7
"""From which chance on a new claim is warned about, or mentioned as perhaps there already."""

BREADTH = 120
"""How many candidates of the full-text index are looked at closely: of 197 tweets (tests/bench/matching.py) the right
claim is among the first ten for 89 in a hundred, with 200 candidates as with 120. A bound on time."""

_WEIGHTS: Weights = (2.0, 1.0, 2.0, 1.0, 0.0)

_DIFFERENT = 0.5
"""The highest chance of a claim that differs from the text in a number, a name or a negation."""

_SAME_WORDS = 0.99
"""The chance of a claim with the very words of the text."""

_COMPARED = 20_000
"""Code points of a text that are compared: a claim is a sentence, and a post some."""


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
    db: Database,
    text: str,
    limit: int = 5,
    *,
    use_meaning: bool = True,
    breadth: int = BREADTH,
    without: Collection[int] = (),
) -> list[Match]:
    """The claims most likely to say what `text` says, one of its very words first; [] when nothing resembles it.

    `without` are claims to leave out; `breadth` trades time for recall. Withdrawn claims are left out. Raises
    StoreError when the index is behind or damaged.
    """
    found = candidates(db, text, use_meaning=use_meaning, breadth=breadth, without=without)
    if not found:
        return []
    weights = matching.WITH_MEANING if len(found[0].values) > len(matching.FEATURES) else matching.PLAIN
    scored = [(matching.linear(weights.rank, one.values), one) for one in found]
    scored.sort(key=lambda pair: -pair[0])
    groups: dict[tuple[str, ...], list[int]] = {}
    for at, (_, candidate) in enumerate(scored):
        groups.setdefault(candidate.words, []).append(at)
    text = text[:_COMPARED]
    asked = tuple(words(text))
    first = sorted(groups.values(), key=lambda twins: scored[twins[0]][1].words != asked)[:limit]
    leads = _leads(scored, [twins[0] for twins in first])
    matches = [_judged(text, asked, [scored[at][1] for at in twins], leads[twins[0]], weights) for twins in first]
    if any(one.differs for one in matches):
        matches.sort(key=lambda one: (tuple(words(one.text)) != asked, -one.chance))
    return matches


def _leads(scored: list[tuple[float, "Candidate"]], wanted: list[int]) -> dict[int, float]:
    scores, claims = [score for score, _ in scored], [candidate.said for _, candidate in scored]
    return {at: matching.lead(at, scores, claims) for at in wanted}


def _judged(text: str, asked: tuple[str, ...], twins: list[Candidate], lead: float, weights: matching.Weights) -> Match:
    best, (first, *others) = twins[0], sorted(twins, key=lambda one: one.claim_id)
    differs = "" if asked == first.words else _differs(plain(text), first.text[:_COMPARED])
    chance = matching.logistic(matching.linear(weights.chance, (*best.values, lead)) + weights.offset)
    if asked == first.words:
        chance = _SAME_WORDS
    elif differs:
        chance = min(chance, _DIFFERENT)
    return Match(first.claim_id, first.text, round(chance, 3), tuple(one.claim_id for one in others), differs)


def _differs(text: str, claim: str) -> str:
    """What keeps two texts from saying the same, in a few words; "" when nothing says so."""
    if differing := apart(text, claim):
        return differing
    left, right = Side(Claim(0, "", text, "")), Side(Claim(0, "", claim, ""))
    pairs = opposed(left, right) if 2 * len(left.stems & right.stems) >= len(right.stems) else []
    if len(pairs) % 2 == 0:
        return ""
    one, other = pairs[0]
    return f"the opposite: {text[one.start : one.end]}, not {claim[other.start : other.end]}"


def candidates(
    db: Database,
    text: str,
    *,
    use_meaning: bool = True,
    breadth: int = BREADTH,
    without: Collection[int] = (),
) -> list[Candidate]:
    """The claims that share most with `text`, with their features."""
    return looked_up(db, text, use_meaning=use_meaning, breadth=breadth, without=without).candidates


Compare = Callable[[matching.Said], list[float]]
"""How alike in meaning a text is to the one that is looked for."""


@dataclass(frozen=True, slots=True)
class LookedUp:
    """The candidates for a text, and `values`: the features of one of them for the text in other words."""

    candidates: list[Candidate]
    values: Callable[[str, Candidate], tuple[float, ...]]


def looked_up(
    db: Database,
    text: str,
    *,
    use_meaning: bool = True,
    breadth: int = BREADTH,
    without: Collection[int] = (),
) -> LookedUp:
    """As `candidates`, and a way to ask for their features anew. Raises StoreError."""
    index.require(db)
    try:
        return _looked_up(db, text, use_meaning, breadth, frozenset(without))
    except Damaged as error:
        raise index.damaged() from error


def _looked_up(db: Database, text: str, use_meaning: bool, breadth: int, without: frozenset[int]) -> LookedUp:
    asked = plain(text[:_COMPARED])
    total = db.roughly("claim")
    wanted = _any_rare(db, asked, total)
    if not wanted.parts:
        return LookedUp([], lambda text, candidate: ())
    ids = [found for found, _ in db.index.ranked(wanted, breadth + len(without), _WEIGHTS)]
    ids = _standing(db, [claim_id for claim_id in ids if claim_id not in without])[:breadth]
    rows = [_bounded(*row) for row in db.index.contents(ids)] if ids else []
    prepare = matching.said
    query = prepare(asked)
    weigh = _weigher(db, [query, *(prepare(part) for row in rows for part in row[1:3] + row[4:])], total)
    alike = _meaning(weigh) if use_meaning else None
    parts = {row[0]: row[1:] for row in rows}

    def values(said: matching.Said, compare: Compare | None, claim_id: int) -> tuple[float, ...]:
        claim, quotes, _, title = parts[claim_id]
        each = []
        for statement in [claim, quotes] if quotes else [claim]:
            own = matching.features(said, prepare(statement), prepare(title), weigh)
            each.append(own + compare(prepare(statement)) + compare(prepare(title)) if compare else own)
        return tuple(max(each))

    def anew(other: str, candidate: Candidate) -> tuple[float, ...]:
        said = prepare(plain(other[:_COMPARED]))
        return values(said, alike(said) if alike else None, candidate.claim_id)

    compare = alike(query) if alike else None
    found = [
        Candidate(row[0], row[1], values(query, compare, row[0]), tuple(words(row[1])), prepare(row[1])) for row in rows
    ]
    return LookedUp(found, anew)


def _bounded(claim_id: int, *parts: str) -> tuple[int, str, str, str, str]:
    """What there is of a claim, each part as far as it is compared."""
    claim, quotes, speakers, title = (part[:_COMPARED] for part in parts)
    return claim_id, claim, quotes, speakers, title


def _any_rare(db: Database, text: str, total: int) -> AnyOf:
    """Any of the words that say what the text is about, names in every spelling."""
    distinct = list(dict.fromkeys(words(text)))
    distinct = [term for term in distinct if term not in FUNCTION_WORDS] or distinct
    counted = vocabulary.known(db, distinct)
    known = sorted(distinct, key=lambda term: counted.get(term, (0, 0))[0])
    rare = [term for term in known if counted.get(term, (0, 0))[0] <= max(_RARE, COMMON * total)]
    chosen = (rare if len(rare) > 2 else known)[: 2 * MOST_WORDS]
    terms = list(chosen)
    for term in chosen:
        n, names = counted.get(term, (0, 0))
        if names * 2 >= n:
            terms += vocabulary.variants(db, term)
    return AnyOf(tuple(map(word, dict.fromkeys(terms))))


def _standing(db: Database, ids: list[int]) -> list[int]:
    """These claims without the withdrawn ones, in the same order."""
    where, values = db.among("id", ids)
    gone = set(db.column(f"SELECT id FROM claim WHERE withdrawn AND {where}", values))
    return [claim_id for claim_id in ids if claim_id not in gone]


def _weigher(db: Database, texts: list[matching.Said], total: int) -> matching.Weigh:
    """The weights of stems in this store, counted over the forms of each that these texts have."""
    forms = sorted({word.folded for text in texts for word in text.words})
    counts: dict[str, int] = {}
    for form, (n, _) in vocabulary.known(db, forms).items():
        stemmed = stem(form)
        counts[stemmed] = counts.get(stemmed, 0) + n
    return cache(lambda stemmed: matching.weight(counts.get(stemmed, 0), total))


def _meaning(weigh: matching.Weigh) -> Callable[[matching.Said], Compare] | None:
    """How alike in meaning a text is to another one; None without the extra."""
    table = meaning.meaning()
    if table is None:
        return None

    @cache
    def vectors(stems: tuple[tuple[str, str], ...]) -> meaning.Text | None:
        return table.text([word for word, _ in stems], [weigh(stemmed) for _, stemmed in stems])

    def to(query: matching.Said) -> Compare:
        asked = vectors(query.distinct)
        alike = cache(lambda stems: meaning.features(asked, vectors(stems)))
        return lambda text: alike(text.distinct)

    return to
