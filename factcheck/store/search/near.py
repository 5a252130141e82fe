"""The claims nearest to a sentence, each with the chance that it says the same, which can be asked anew for the
sentence with other words in it: would it be this claim if its figure were the claim's?
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import cache

from factcheck.store.search.match import Candidate, looked_up
from factcheck.store.storage.database import Database
from factcheck.text import matching

BREADTH = 30
"""Candidates of the full-text index that are looked at closely for one sentence: of the sentences of three scripts
(tests/gold/scripts) the right claim is among the first ten of the index for every one. A bound on time."""

KEPT = 6
"""How many of the nearest claims are held against a sentence."""


@dataclass(frozen=True, slots=True)
class Near:
    """A claim near a sentence; `chance` (0 to 1) is that it says the same, whatever differs in figures and names.

    `anew` gives the chance for the sentence in other words.
    """

    claim_id: int
    text: str
    chance: float
    anew: Callable[[str], float]


def near(db: Database, text: str, *, breadth: int = BREADTH, without: Collection[int] = ()) -> list[Near]:
    """The claims nearest to a sentence, likeliest first; [] when nothing resembles it. Raises StoreError."""
    looked = looked_up(db, text, breadth=breadth, without=without)
    if not looked.candidates:
        return []
    weights = matching.WITH_MEANING if len(looked.candidates[0].values) > len(matching.FEATURES) else matching.PLAIN
    scored = sorted(
        ((matching.linear(weights.rank, one.values), one) for one in looked.candidates), key=lambda pair: -pair[0]
    )
    scores, said = [score for score, _ in scored], [one.said for _, one in scored]

    def chance_of(at: int, values: tuple[float, ...]) -> float:
        rank = matching.linear(weights.rank, values)
        ahead = matching.lead(at, [*scores[:at], max(rank, scores[at]), *scores[at + 1 :]], said)
        return matching.logistic(matching.linear(weights.chance, (*values, max(0.0, ahead))) + weights.offset)

    def held(at: int, one: Candidate) -> Near:
        return Near(
            one.claim_id,
            one.text,
            chance_of(at, one.values),
            cache(lambda other: chance_of(at, looked.values(other, one))),
        )

    return sorted((held(at, one) for at, (_, one) in enumerate(scored[:KEPT])), key=lambda one: -one.chance)
