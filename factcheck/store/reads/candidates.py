"""Claims worth comparing with one claim: filed beside it, or sharing words too rare to be shared by chance."""

import sqlite3

from factcheck.conflicts.pairing import BUDGET, PER_CLAIM, alike, lookups, rare_together, surfaces
from factcheck.conflicts.side import Side
from factcheck.domain.claim import Claim
from factcheck.store.reads import claims
from factcheck.store.storage import dialect_sqlite_search as dialect
from factcheck.text.fold import words

LONG_QUOTE = 5
"""Words from which on a quotation is its own."""


def concerning(connection: sqlite3.Connection, claim: Claim) -> list[int]:
    """Ids of the claims to compare with `claim`, which stands in the store; drafts and withdrawn ones are left out."""
    if claim.draft or claim.withdrawn:
        return []
    found = dict.fromkeys(filed_beside(connection, claim.id) + alike_in_words(connection, claim))
    return sorted(found)


def filed_beside(connection: sqlite3.Connection, claim_id: int) -> list[int]:
    """The newest claims under the same proposition, as many for it as against it; none when it is not filed."""
    rows = connection.execute(
        "SELECT other.id, other.opposite, other.reported = 'denied', other.mark IS NULL "
        "FROM claim JOIN claim other ON other.proposition_id = claim.proposition_id "
        "WHERE claim.id = ? AND other.id <> claim.id AND NOT other.withdrawn AND NOT other.draft "
        "ORDER BY other.id DESC",
        [claim_id],
    ).fetchall()
    sides: dict[tuple[bool, bool], list[int]] = {}
    for other, opposite, denied, unmarked in rows:
        sides.setdefault((bool(opposite) != bool(denied), bool(unmarked)), []).append(other)
    return [other for side in sides.values() for other in side[:PER_CLAIM]]


def alike_in_words(connection: sqlite3.Connection, claim: Claim) -> list[int]:
    """Claims that share rare terms with this one and half of the shorter one's terms, or a long quotation."""
    own = surfaces(claim.text)
    counts = {word: n for word, (n, _) in dialect.frequencies(connection, list(own)).items()}
    chosen = [word for word, _ in lookups(own, lambda word: counts.get(word, 0))]
    expressions = ["text : (" + " OR ".join(f'"{word}"' for word in chosen) + ")"] if chosen else []
    expressions += [f'quotes : "{said}"' for quote in claim.quotes if (said := _opening(quote.exact))]
    rows: dict[int, str] = {}
    for expression in expressions:
        rows.update(dialect.texts_with(connection, expression, BUDGET))
    size = connection.execute("SELECT max(id) FROM claim").fetchone()[0] or 1
    frequency = {own[word]: n for word, n in counts.items()}
    return [
        other for other, text in rows.items() if other != claim.id and _comparable(own, text, frequency, size, claim)
    ]


def _comparable(own: dict[str, str], text: str, frequency: dict[str, int], size: int, claim: Claim) -> bool:
    mine, theirs = set(own.values()), set(surfaces(text).values())
    shared = mine & theirs
    if not shared:
        return bool(claim.quotes)
    return rare_together([frequency.get(term, 1) for term in shared], size) and alike(
        len(mine), len(theirs), len(shared)
    )


def _opening(said: str) -> str:
    found = words(said)
    return " ".join(found[:8]) if len(found) >= LONG_QUOTE else ""


def sides(connection: sqlite3.Connection, ids: list[int]) -> dict[int, Side]:
    """Claims as the rules see them, by id."""
    published = dict(connection.execute("SELECT slug, published FROM source WHERE published <> ''"))
    return {claim.id: Side(claim, published.get(claim.source, "")) for claim in claims.by_ids(connection, ids)}
