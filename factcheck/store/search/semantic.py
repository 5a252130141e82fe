"""Search by meaning, with the extra `[semantic]`: words that mean nearly the same, and claims in order of meaning.

Nothing is stored for it: the vectors of a few hundred candidates are made from their words when they are asked for.
"""

from collections.abc import Sequence

from factcheck.store.search import vocabulary
from factcheck.store.storage.database import Database
from factcheck.text import meaning
from factcheck.text.matching import Said, said, weight

CANDIDATES = 60
"""How many claims are put in order of meaning."""

_NEAR = 0.42
"""The cosine from which a word counts as related."""

_MOST = 8
"""Words that are looked for beside the typed one: each costs a look into the index."""
_WORDS_ALIKE = 0.3
"""What the best score of the words adds to the cosine of the meanings, which run from 0 to 2 together; it orders hits
that any word may find, and nothing was fitted to it."""


def related(db: Database, word: str) -> list[str]:
    """Words of the store that mean nearly what a folded word means; [] without the extra."""
    table = meaning.meaning()
    if table is None:
        return []
    near = [term for term, _ in table.related(word, _NEAR)]
    known = vocabulary.known(db, near)
    return [term for term in near if term in known][:_MOST]


def in_order(db: Database, text: str, found: Sequence[tuple[int, float]]) -> list[tuple[int, float]]:
    """Claims with their bm25 scores, best first, in order of meaning and words together."""
    table = meaning.meaning()
    if table is None or not found:
        return list(found)
    total = db.roughly("claim")
    rows = {row[0]: said(f"{row[1]}\n{row[2]}") for row in db.index.contents([one for one, _ in found])}
    query = said(text)
    forms = sorted({word.folded for one in (query, *rows.values()) for word in one.words if word.content})
    counts = vocabulary.known(db, forms)

    def vectors(one: Said) -> meaning.Text | None:
        terms = list(dict.fromkeys(word.folded for word in one.words if word.content))
        return table.text(terms, [weight(counts.get(term, (0, 0))[0], total) for term in terms])

    asked, top = vectors(query), max(score for _, score in found) or 1.0
    scored = []
    for claim_id, score in found:
        alike, _, covered = meaning.features(asked, vectors(rows[claim_id]))
        scored.append((claim_id, alike + covered + _WORDS_ALIKE * score / top))
    return sorted(scored, key=lambda pair: (-pair[1], pair[0]))
