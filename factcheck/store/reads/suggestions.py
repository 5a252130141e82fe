"""Filings to offer: claims that share most of what one of them says, rare words and names counting most."""

from collections.abc import Iterable, Iterator
from math import log

from factcheck.conflicts.pairing import surfaces
from factcheck.conflicts.rules import check
from factcheck.conflicts.side import Side
from factcheck.domain.suggestion import Suggestion
from factcheck.store.reads import candidates
from factcheck.store.storage.database import Database

ENOUGH = 0.7
"""The least share of the shorter claim's words, weighted by rarity, that two claims on one proposition share."""

TURNED = frozenset({"negation", "antonym"})
"""Rules whose finding says that one text states the other's opposite."""


def suggestions(db: Database, ids: Iterable[int]) -> Iterator[Suggestion]:
    """For each of these claims that is not filed, the filings to offer, best first; dismissed ones are left out."""
    seen: set[tuple[int, int]] = set()
    for claim_id in ids:
        own = candidates.sides(db, [claim_id]).get(claim_id)
        if own is None or own.claim.proposition or own.claim.draft or own.claim.withdrawn:
            continue
        others = candidates.sides(db, candidates.alike_in_words(db, own.claim))
        offered = [made for other in others.values() if (made := _suggestion(db, own, other))]
        for made in _best_of_each(sorted(offered, key=lambda s: -s.score)):
            pair = (min(made.claim, made.partner), max(made.claim, made.partner))
            if pair not in seen and not _dismissed(db, made):
                seen.add(pair)
                yield made


def _best_of_each(offered: list[Suggestion]) -> list[Suggestion]:
    """One suggestion a proposition that is there already; of new ones only the best."""
    best: dict[int | None, Suggestion] = {}
    for made in offered:
        best.setdefault(made.proposition_id, made)
    return [made for number, made in best.items() if number or len(best) == 1]


def _suggestion(db: Database, own: Side, other: Side) -> Suggestion | None:
    score, shared = _overlap(db, own.claim.text, other.claim.text)
    if score < ENOUGH:
        return None
    filed = other.claim.proposition
    text = filed or min((own.claim.text, other.claim.text), key=len)
    number = db.row("SELECT id FROM proposition WHERE text = ?", [text]) if filed else None
    turned = any(finding.rule in TURNED for finding in check(own, other, same_topic=True))
    why = f"shares {', '.join(f'“{word}”' for word in shared[:5])} with claim {other.claim.id}"
    opposite = turned != other.claim.opposite
    return Suggestion(own.claim.id, other.claim.id, text, number[0] if number else None, opposite, round(score, 2), why)


def _overlap(db: Database, one: str, other: str) -> tuple[float, list[str]]:
    """The shorter text's share of terms in both, each weighing log(claims / frequency), and its words, rarest first."""
    left, right = surfaces(one), surfaces(other)
    size = (db.roughly("claim")) + 1
    counts = db.index.frequencies(list(left | right))
    weight: dict[str, float] = {}
    for words in (left, right):
        for word, term in words.items():
            weight[term] = max(weight.get(term, 0.1), log(size / counts.get(word, (1, 0))[0]))
    shared = set(left.values()) & set(right.values())
    total = min(sum(weight[term] for term in set(side.values())) for side in (left, right))
    if len(shared) < 2 or not total:
        return 0.0, []
    words_shared = sorted((w for w, term in left.items() if term in shared), key=lambda word: -weight[left[word]])
    return min(1.0, sum(weight[term] for term in shared) / total), words_shared


def _dismissed(db: Database, made: Suggestion) -> bool:
    row = db.row(
        "SELECT 1 FROM dismissal WHERE (claim_id = ? AND other_id = ?) OR (claim_id = ? AND other_id = ?) "
        "OR (claim_id = ? AND proposition_id = ?)",
        [made.claim, made.partner, made.partner, made.claim, made.claim, made.proposition_id],
    )
    return row is not None
