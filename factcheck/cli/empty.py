"""Why an answer is empty: what each part of a query would find alone, and what was left out."""

from dataclasses import replace
from typing import TYPE_CHECKING

from factcheck.errors import UsageError
from factcheck.query import Filter, Query

if TYPE_CHECKING:
    from factcheck.store.storage.database import Database


def why(db: "Database", query: Query) -> str:
    """A sentence that says why no claim fits, "" where there is nothing to say but that."""
    from factcheck.store.search import listing

    hidden = replace(query, filters=(*query.filters, Filter("is", ("withdrawn",))))
    if not any(part.field == "is" and "withdrawn" in part.values for part in query.filters):
        gone = listing.count(db, hidden)
        if gone:
            verb, them = ("fits", "it") if gone == 1 else ("fit", "them")
            return f"{gone:,} withdrawn {verb}: add is:withdrawn to see {them}."
    parts = [(f, Query((), (f,))) for f in query.filters] + [(t, Query((t,), ())) for t in query.terms]
    if len(parts) < 2:
        return ""
    counts = [(_said(part), listing.count(db, alone)) for part, alone in parts]
    none = list(dict.fromkeys(said for said, many in counts if not many))
    if none:
        return f"{' and '.join(none)} {'fits' if len(none) == 1 else 'fit'} no claim even alone."
    return f"Each alone fits some, all together none: {', '.join(f'{said} {many:,}' for said, many in counts)}."


def numbers_meant(db: "Database", query: Query) -> str:
    """That numbers were taken for words to look for, where claims have them; "" where more was typed, or none has."""
    from factcheck.cli.options import are_ids
    from factcheck.query import parse
    from factcheck.store.search import listing

    words = [term.text for term in query.terms if term.kind == "word" and not term.negated]
    if query.filters or not words or len(words) < len(query.terms) or not are_ids(words):
        return ""
    named = "#" + ",".join(words)
    try:
        there = listing.count(db, parse([named]))
    except UsageError:  # 2008-1998, which is no range
        return ""
    are = "The claim with that number is" if there == 1 else "The claims with these numbers are"
    return f"Numbers alone are words to look for. {are} '{named}'." if there else ""


def _said(part: object) -> str:
    """A part of a query as it is typed."""
    turned = "not " if getattr(part, "negated", False) else ""
    if isinstance(part, Filter):
        return f"{turned}{part.name}:{','.join(part.values)}"
    return f"{turned}“{getattr(part, 'text', '')}”"
