"""One claim in full, with all that belongs to it: the card of `show`, which the full screen opens too."""

from rich.console import Console

from factcheck.domain.claim import Claim
from factcheck.domain.reply import said
from factcheck.domain.selector import Quote, anchor
from factcheck.errors import FactcheckError
from factcheck.rendering import cards
from factcheck.rendering.history import log
from factcheck.store.reads import claims, conflicts, differences, related, replies, sources, stale
from factcheck.store.reads import history as past
from factcheck.store.storage.database import Database
from factcheck.text.clock import days_since


def draw(db: Database, claim: Claim, console: Console, *, history: bool = False) -> None:
    """Draw a claim that was read whole."""
    source = sources.source(db, claim.source)
    events = past.of_claim(db, claim.id)
    near = related.to(db, claim)
    flagged = conflicts.of_claims(db, [claim.id])
    others = [next(n for n in conflict.claims if n != claim.id) for conflict in flagged]
    at_odds = list(zip(flagged, claims.by_ids(db, others), strict=True))
    asked = replies.of_claims(db, [claim.id]).get(claim.id, ())
    apart = differences.of_claim(db, claim.id)
    answers = said(asked, replies.now()) if asked else ()
    cards.claim(claim, source, events, near, at_odds, console, answers, apart, [*_gone(db, claim), *_stale(db, claim)])
    if history:
        console.print()
        log(events, {}, console)


def _gone(db: Database, claim: Claim) -> list[str]:
    """That its quotes do not stand in the newest version of its source, where there is a newer one with a text."""
    newest = sources.newest(db, claim.source)
    text = sources.source(db, newest).text if newest != claim.source else ""
    if not text:
        return []
    return [f"gone: “{quote.exact}” does not stand in {newest}" for quote in claim.quotes if not _stands(text, quote)]


def _stands(text: str, quote: Quote) -> bool:
    try:
        anchor(text, quote.exact, nth=1)
    except FactcheckError:
        return False
    return True


def _stale(db: Database, claim: Claim) -> list[str]:
    """Why its mark is to be looked at again."""
    if not claim.decided:
        return []
    told = [f"look again: {ground}, on which it rests, has changed since" for _, ground in stale.grounds(db, claim.id)]
    days = days_since(claim.beside.verdict.at) if stale.old(db, claim.id) else None
    return [*told, *([f"look again: it is {days} days old"] if days else [])]
