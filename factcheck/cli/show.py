"""`factcheck show`."""

import sys

import typer

from factcheck.cli.options import Ids, Json, claim_ids
from factcheck.cli.output import show, write_json
from factcheck.cli.session import Session
from factcheck.domain.claim import Claim
from factcheck.store.storage.database import Database


def run(ctx: typer.Context, ids: Ids, json: Json = False) -> None:
    """One claim: its quote in context, chain, history, related claims and conflicts.

    Examples:

    - `factcheck show 5`

    - `factcheck show 5 7 --json`
    """
    from factcheck.store.reads import claims

    session = Session.of(ctx)
    with session.reading() as db:
        found = [claims.claim(db, claim_id) for claim_id in claim_ids(ids)]
        if json:
            from factcheck.store.reads.whole import whole

            write_json((claim.as_dict() for claim in whole(db, found)), "json")
            return
        for n, claim in enumerate(found):
            if n:
                sys.stdout.write("\n")
            card(session, db, claim)


def card(session: Session, db: Database, claim: Claim) -> None:
    """Draw one claim with all that belongs to it."""
    from factcheck.domain.reply import said
    from factcheck.rendering import cards
    from factcheck.store.reads import claims, conflicts, history, related, replies, sources

    source = sources.source(db, claim.source)
    past = history.of_claim(db, claim.id)
    near = related.to(db, claim)
    flagged = conflicts.of_claims(db, [claim.id])
    others = [next(n for n in conflict.claims if n != claim.id) for conflict in flagged]
    at_odds = list(zip(flagged, claims.by_ids(db, others), strict=True))
    log = replies.of_claims(db, [claim.id]).get(claim.id, ())
    answers = said(log, replies.now()) if log else ()
    show(session, lambda console: cards.claim(claim, source, past, near, at_odds, console, answers))
