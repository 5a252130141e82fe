"""Claims that are in the store already and say what a draft says, nearly word for word.

Cheap enough for every draft of a thousand documents; what is only put differently, `match` finds in the review.
"""

import re

from factcheck.conflicts.pairing import surfaces
from factcheck.domain.claim import Claim
from factcheck.store.reads import candidates, claims
from factcheck.store.storage.database import Database

SAME = 0.8
"""The share of all terms of two texts (Jaccard) that they have in common when they say the same."""
MOST = 3
"""What a person reads of what is only suggested."""

_NUMBER = re.compile(r"\d[\d.,]*\d|\d")


def said_before(db: Database, claim: Claim) -> list[Claim]:
    """The claims that share nearly all words and all numbers with this one, most alike first; a suggestion, no more.

    Drafts, what was withdrawn and the claim itself are not among them.
    """
    own, numbers = set(surfaces(claim.text).values()), _numbers(claim.text)
    if not own:
        return []
    found = []
    for other in claims.by_ids(db, candidates.alike_in_words(db, claim)):
        theirs = set(surfaces(other.text).values())
        share = len(own & theirs) / len(own | theirs)
        if share >= SAME and _numbers(other.text) == numbers:
            found.append((-share, other.id, other))
    return [other for *_, other in sorted(found)[:MOST]]


def _numbers(text: str) -> list[str]:
    return sorted(found.replace(",", "").rstrip(".") for found in _NUMBER.findall(text))
