"""`factcheck show`."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli.options import Ids, Json, claim_ids
from factcheck.cli.output import show, write_json
from factcheck.cli.session import Session
from factcheck.domain.claim import Claim
from factcheck.store.storage.database import Database

if TYPE_CHECKING:
    pass


Quote = Annotated[bool, typer.Option("--quote", help="The quotes and where they stand on one line, for pasting.")]
History = Annotated[bool, typer.Option("--history", help="The whole history below.")]


def run(ctx: typer.Context, ids: Ids, quote: Quote = False, history: History = False, json: Json = False) -> None:
    """One claim: the desk's verdict and why, what the source reports, the quote in its context, the other side.

    Examples:

    - `factcheck show 5`

    - `factcheck show 5 --quote`

    - `factcheck show 5 7 --json`
    """
    from factcheck.cli.shown import Showing
    from factcheck.rendering.cards import quoted
    from factcheck.store.reads import claims, sources
    from factcheck.store.reads.whole import whole

    session = Session.of(ctx)
    with session.reading() as db, Showing(session, db) as seen:
        found = list(whole(db, [claims.claim(db, claim_id) for claim_id in seen.of(claim_ids(ids))]))
        if json:
            write_json((claim.as_dict() for claim in found), "json")
            return
        for n, claim in enumerate(found):
            if quote:
                sys.stdout.write(quoted(claim, sources.source(db, claim.source)) + "\n")
                continue
            if n:
                sys.stdout.write("\n")
            card(session, db, claim, history=history)


def card(session: Session, db: Database, claim: Claim, *, history: bool = False) -> None:
    """Draw one claim that was read whole, with all that belongs to it."""
    from factcheck.review.card import draw

    show(session, lambda console: draw(db, claim, console, history=history))
