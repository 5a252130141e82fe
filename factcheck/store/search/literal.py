"""`--exact`: of what the index finds, the claims in which the words stand as they were typed.

The index knows one spelling of every case, accent and script, and takes the forms of a word for one; here only case,
the form of an apostrophe and how an accent is encoded make no difference.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence

from factcheck.query import Term
from factcheck.store.storage.database import BATCH, Database
from factcheck.store.storage.search_index import Wanted

MOST = 10_000
"""Claims with the same words in some spelling that are looked through at most: a bound on time."""

_APOSTROPHES = re.compile("[’‘‛′ʼ`´]")

Ranked = Callable[[Wanted, int], list[tuple[int, float]]]


def literally(
    ranked: Ranked, db: Database, wanted: Wanted, terms: Sequence[Term], limit: int
) -> list[tuple[int, float]]:
    """Up to `limit` of the claims that `ranked` finds in which every term stands as it was typed, in the same order."""
    patterns = [_pattern(term) for term in terms]
    most = min(MOST, 2 * limit)
    while True:
        found = ranked(wanted, most)
        ids = [claim_id for claim_id, _ in found]
        batches = (ids[at : at + BATCH] for at in range(0, len(ids), BATCH))
        texts = {row[0]: _plain("\n".join(row[1:])) for batch in batches for row in db.index.contents(batch)}
        kept = [pair for pair in found if all(pattern.search(texts[pair[0]]) for pattern in patterns)]
        if len(kept) >= limit or len(found) < most or most >= MOST:
            return kept[:limit]
        most = MOST


def _pattern(term: Term) -> re.Pattern[str]:
    """The term where a word begins and, unless it is the beginning of one, ends; in a phrase any blank will do."""
    parts = [re.escape(part) for part in _plain(term.text).split()]
    before = r"(?<!\w)" if parts[0][:1].isalnum() or parts[0][:1] == "_" else ""
    after = r"(?!\w)" if term.kind != "prefix" and _plain(term.text).rstrip()[-1:].isalnum() else ""
    return re.compile(before + r"\s+".join(parts) + after)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", _APOSTROPHES.sub("'", text)).casefold()
