"""Looking after a store: what is wrong with it, and mending what can be made anew from the claims."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from factcheck.store.storage import index
from factcheck.store.storage.database import Database
from factcheck.store.storage.opening import open_store


@dataclass(frozen=True, slots=True)
class Examined:
    """What was found: problems that remain, sentences about what was mended, and the number of claims."""

    problems: tuple[str, ...]
    mended: tuple[str, ...]
    claims: int


def examine(location: str, say: Callable[[str], None], *, fix: bool, progress: Callable[[int], None]) -> Examined:
    """Check pages, references, quotes and the search index; `fix` makes the index anew. Raises StoreError."""
    db = open_store(location, say, writing=True)
    try:
        with db.transaction():  # the check of the index itself needs to write
            problems = db.problems() + _loose_quotes(db)
            mended = []
            wrong = index.check(db)
            if wrong and fix:
                number = index.rebuild(db, progress)
                mended.append(f"{wrong} It was made anew from {number} claims.")
            elif wrong:
                problems.append(wrong)
            claims = db.value("SELECT count(*) FROM claim")
    finally:
        db.close()
    return Examined(tuple(problems), tuple(mended), claims)


def _loose_quotes(db: Database) -> list[str]:
    """Quotes that do not stand at their place in their source."""
    rows = db.rows(
        'SELECT claim.source_id, quote.claim_id, quote.exact, quote.start, quote."end" FROM quote '
        "JOIN claim ON claim.id = quote.claim_id WHERE quote.start IS NOT NULL ORDER BY claim.source_id, claim.id"
    )
    loose: list[int] = []
    for source_id, quotes in groupby(rows, key=itemgetter(0)):
        text = db.value("SELECT text FROM source WHERE id = ?", [source_id])
        loose += [claim_id for _, claim_id, exact, start, end in quotes if text[start:end] != exact]
    return [f"Claim {claim_id}: its quote does not stand at its place in the source." for claim_id in loose[:20]]
