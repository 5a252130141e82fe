"""Whether what is stored holds together where no constraint of the database can say so."""

import json
from itertools import groupby, islice
from operator import itemgetter

from factcheck.domain.event_shapes import fits
from factcheck.store.storage.database import Database

SHOWN = 20
"""What a terminal shows at once; who has more has one fault many times."""


def claims(db: Database) -> int:
    """How many claims there are, counted."""
    return int(db.value("SELECT count(*) FROM claim"))


def loose_quotes(db: Database) -> list[str]:
    """The quotes that do not stand at their place in their source, a sentence each, the first `SHOWN`."""
    rows = db.rows(
        'SELECT claim.source_id, quote.claim_id, quote.exact, quote.start, quote."end" FROM quote '
        "JOIN claim ON claim.id = quote.claim_id WHERE quote.start IS NOT NULL ORDER BY claim.source_id, claim.id"
    )
    loose: list[int] = []
    for source_id, quotes in groupby(rows, key=itemgetter(0)):
        text = db.value("SELECT text FROM source WHERE id = ?", [source_id])
        loose += [claim_id for _, claim_id, exact, start, end in quotes if text[start:end] != exact]
    return [f"Claim {claim_id}: its quote does not stand at its place in the source." for claim_id in loose[:SHOWN]]


def strange_events(db: Database) -> list[str]:
    """Entries of the history whose values cannot be those of their field: they cannot be shown, or put back."""
    rows = db.rows("SELECT id, step_id, claim_id, source_id, field, old, new FROM event ORDER BY id")
    strange = (
        f"Event {event} of step {step}: what it says of “{field}” cannot be read."
        for event, step, claim, source, field, *values in rows
        if not all(
            reads_well("claim" if claim else "source" if source else "speaker", field, value) for value in values
        )
    )
    return list(islice(strange, SHOWN))


def reads_well(subject: str, field: str, stored: str) -> bool:
    """Whether what the history has stored is what this field of a "claim", "source" or "speaker" can be."""
    try:
        return fits(subject, field, json.loads(stored))
    except (ValueError, RecursionError):
        return False
