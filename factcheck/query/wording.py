"""A Query back into words: for a command line, and for a person."""

import re

from factcheck.query.model import FIELDS, Filter, Query, Term

_NEEDS_QUOTES = rf"[,\"]|\s(?:not\s+)?(?i:{'|'.join(FIELDS)}):"


def unparse(query: Query) -> list[str]:
    """The arguments that spell `query`: `parse(unparse(query)) == query` for whatever `parse` returned."""
    words: list[str] = []
    parts: tuple[Filter | Term, ...] = (*query.filters, *query.terms)
    for part in parts:
        if part.negated:
            words.append("not")
        words.append(_filter(part) if isinstance(part, Filter) else _term(part))
    return words


def _term(term: Term) -> str:
    if term.kind == "phrase":
        return _quoted(term.text)
    return term.text + "*" if term.kind == "prefix" else term.text


def _filter(part: Filter) -> str:
    values = (_quoted(value) if re.search(_NEEDS_QUOTES, value) else value for value in part.values)
    return f"{part.field}:{','.join(values)}"


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def summary(query: Query) -> str:
    """The query in words, for the line above its results; "" for an empty one. Not yet safe for a terminal."""
    wanted = [_described(term) for term in query.terms if not term.negated]
    unwanted = [_described(term) for term in query.terms if term.negated]
    said = [" and ".join(wanted)] if wanted else []
    if unwanted:
        said.append("without " + " or ".join(unwanted))
    said += [("not " if part.negated else "") + _put(part) for part in query.filters]
    return "; ".join(said)


def _described(term: Term) -> str:
    if term.kind == "phrase":
        return f"“{term.text}”"
    return f"{term.text}…" if term.kind == "prefix" else term.text


_PUT = {
    "status": "status {}",
    "reported": "reported as {}",
    "mark": "marked {}",
    "by": "by {}",
    "via": "via {}",
    "source": "in source {}",
    "about": "about {}",
    "tag": "tagged {}",
    "on": "dated {}",
    "cue": "with the cue {}",
    "id": "with the id {}",
    "origin": "from {}",
    "is": "{}",
}


def _put(part: Filter) -> str:
    values = [_range(*ends) for ends in part.ranges] if part.field == "on" else list(part.values)
    return _PUT[part.field].format(" or ".join(values))


def _range(low: str, high: str) -> str:
    if low == high:
        return low
    if not low:
        return f"until {high}"
    return f"from {low} to {high}" if high else f"from {low}"
