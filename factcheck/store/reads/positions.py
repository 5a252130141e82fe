"""One proposition: who stands where, how it was reported, what the desk marked, which sources say it by themselves."""

from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.domain.claim import Claim
from factcheck.domain.proposition import Proposition
from factcheck.domain.settling import Standing, standing
from factcheck.domain.status import Stance, Status, stance_of
from factcheck.query import Filter, Query
from factcheck.store.reads import claims
from factcheck.store.search import listing
from factcheck.store.storage.database import Database
from factcheck.text.copying import is_copied


@dataclass(frozen=True, slots=True)
class Position:
    """A filed claim; `since` is when it was said or published, `marked` when the desk's mark is of (ISO, or "").

    `copies` is the id of an earlier position in another source that has the same wording: the two are one source.
    """

    claim: Claim
    since: str = ""
    marked: str = ""
    copies: int | None = None


@dataclass(frozen=True, slots=True)
class Positions:
    """A proposition and its positions, the earliest first."""

    proposition: Proposition
    filed: tuple[Position, ...]

    def independent(self, stance: Stance) -> int:
        """How many sources hold this stance by themselves."""
        return len({p.claim.source for p in self.filed if p.claim.stance is stance and p.copies is None})


@dataclass(frozen=True, slots=True)
class Summary:
    """A proposition, how many of its claims say yes and no (drafts among them), and how it stands."""

    id: int
    text: str
    yes: int
    no: int
    standing: Standing


def summaries(db: Database) -> list[Summary]:
    """Every proposition that claims are filed under, oldest first."""
    filed: dict[int, list[tuple[Status, Status | None, bool]]] = {}
    for number, reported, mark, opposite, many in db.rows(
        "SELECT proposition_id, reported, mark, opposite, count(*) FROM claim "
        "WHERE proposition_id IS NOT NULL AND NOT withdrawn GROUP BY proposition_id, reported, mark, opposite"
    ):
        one = (Status(reported), Status(mark) if mark else None, bool(opposite))
        filed.setdefault(number, []).extend([one] * many)
    texts = list(db.rows("SELECT id, text FROM proposition ORDER BY id"))
    return [_summary(number, text, filed[number]) for number, text in texts if number in filed]


def _summary(number: int, text: str, claims: Sequence[tuple[Status, Status | None, bool]]) -> Summary:
    yes = sum(stance_of(reported, opposite) is Stance.FOR for reported, _, opposite in claims)
    return Summary(number, text, yes, len(claims) - yes, standing(claims))


def positions(db: Database, proposition: Proposition) -> Positions:
    """Who stands where on a proposition."""
    query = Query(filters=(Filter("about", (f"p{proposition.id}",)),))
    found = list(claims.by_ids(db, listing.ids(db, query)))
    published = dict(db.rows("SELECT slug, published FROM source"))
    older = dict(list(db.rows("SELECT s.slug, p.slug FROM source s JOIN source p ON p.id = s.previous_id")))
    dated = sorted(
        ((c.said_on or published[c.source], c) for c in found), key=lambda pair: (pair[0] or "~", pair[1].id)
    )
    filed: list[Position] = []
    for since, claim in dated:
        filed.append(Position(claim, since, _marked(db, claim), _copies(claim, filed, older)))
    return Positions(proposition, tuple(filed))


def _marked(db: Database, claim: Claim) -> str:
    if not claim.decided:
        return ""
    row = db.row(
        "SELECT event.as_of, step.at FROM event JOIN step ON step.id = event.step_id "
        "WHERE event.claim_id = ? AND event.field = 'mark' ORDER BY event.id DESC LIMIT 1",
        [claim.id],
    )
    return (row[0] or row[1][:10]) if row else ""


def _copies(claim: Claim, earlier: Sequence[Position], older: dict[str, str]) -> int | None:
    for position in earlier:
        other = position.claim
        if other.source == claim.source:
            continue
        versions = other.source in (older.get(claim.source), claim.source) or older.get(other.source) == claim.source
        if versions or is_copied(_wording(claim), _wording(other)):
            return position.copies or other.id
    return None


def _wording(claim: Claim) -> str:
    """The words of the source, or, where none are kept, those of the claim."""
    return "\n".join(quote.exact for quote in claim.quotes) or claim.text
