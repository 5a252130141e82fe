"""Comparing pairs of claims and keeping what is found: new findings are stored, gone ones closed, judgements stay."""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping

from factcheck.domain.conflict import SEEN, Conflict, Finding
from factcheck.store.storage import findings
from factcheck.store.storage.findings import Place, Stored
from factcheck.store.storage.unit_of_work import UnitOfWork

READ = 2000
"""Claims of a store up to which what they mean is compared. Reading one takes 10 ms once (`readings`), a pair of
neighbours one, one that the learnt judge is asked about some 50 once, so a check of everything of 1,900 real claims
takes 47 s of the processor the first time (150 before texts were read once and the judge was asked the likeliest
first) and some 15 later. Of more only the words are compared, and a check of everything looks at those that are close
in them.
"""

Pair = tuple[int, int]
"""Two claims' ids, the smaller one first."""

Check = Callable[[int, int], list[Finding]]
"""What is found between the two claims of a pair."""


def ordered(one: int, other: int) -> Pair:
    """The two, the smaller one first."""
    return (one, other) if one < other else (other, one)


def compare(
    work: UnitOfWork, pairs: Iterable[Pair], known: Mapping[Place, Stored], check: Check, texts: Mapping[int, str]
) -> tuple[list[Conflict], list[Stored]]:
    """Store what is found between pairs of claims; the conflicts that are new, or back, and those not found again.

    `known` are the conflicts of these claims that are stored, `texts` the texts of all the claims.
    """
    waiting, back, new = dict(known), list[Conflict](), list[tuple[int, int, Finding, str]]()
    for left, right in pairs:
        for finding in check(left, right):
            texts_now = digest(texts[left], texts[right])
            stored = waiting.pop((left, right, finding.rule), None)
            if stored is None:
                new.append((left, right, finding, texts_now))
                continue
            findings.refresh(work, stored, finding, texts_now)
            if stored.closed:
                back.append(stored.conflict)
    return findings.flag(work, new) + back, [stored for stored in waiting.values() if not seen(stored, texts)]


def seen(stored: Stored, texts: Mapping[int, str]) -> bool:
    """Whether a conflict was not for the rules to find, and both texts are still those it was seen in."""
    left, right, kind = stored.place
    return kind in SEEN and (
        left not in texts or right not in texts or stored.texts == digest(texts[left], texts[right])
    )


def settled(work: UnitOfWork, ids: Iterable[int], known: Mapping[Place, Stored], fresh: Iterable[Conflict]) -> None:
    """Let `disputed` follow for these claims, and for all that stand in a conflict that is known or new."""
    met = {claim_id for stored in known.values() for claim_id in stored.place[:2]}
    findings.settle(work, {*ids, *met, *(claim_id for conflict in fresh for claim_id in conflict.claims)})


def close(work: UnitOfWork, gone: Iterable[Stored]) -> int:
    """Close the conflicts that are found no more; returns how many were not closed before."""
    ids = [stored.id for stored in gone if not stored.closed]
    findings.close(work, ids)
    return len(ids)


def digest(left: str, right: str) -> str:
    """What tells whether two texts are still the same."""
    return hashlib.sha256(json.dumps([left, right]).encode()).hexdigest()[:16]
