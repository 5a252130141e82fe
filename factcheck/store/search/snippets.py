"""Where a hit is: the field of the claim that shows most of what was looked for, cut to size, the words marked."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from factcheck.store.storage.database import BATCH, Database
from factcheck.store.storage.search_index import AnyOf, Phrase
from factcheck.text.fold import words

WIDTH = 160
"""A snippet's length in code points, unless one word is longer: two lines of a terminal. For the eye alone."""

FIELDS = ("text", "quote", "speaker", "source")

_CHUNK = re.compile(r"\w(?:[\w'’ʼ]*\w)?")


@dataclass(frozen=True, slots=True)
class Snippet:
    """`text` is cut from the claim's `field`; `spans` mark the hits in it, in code points, end exclusive."""

    field: str
    text: str
    spans: tuple[tuple[int, int], ...] = ()


def snippets(db: Database, ids: Sequence[int], marks: Sequence[str]) -> dict[int, Snippet]:
    """A snippet for each claim; `marks` are folded words, one that ends in "*" stands for its beginning, and terms of
    amounts and dates (`text.values`)."""
    batches = (ids[at : at + BATCH] for at in range(0, len(ids), BATCH))
    rows = {row[0]: row[1:] for batch in batches for row in db.index.contents(batch)}
    firsts = tuple({mark[0] for mark in marks if mark})  # a stem begins with the letter of its words
    said = {word for row in rows.values() for part in row for word in words(part)}
    terms = sorted(word for word in said if word.startswith(firsts))
    sought = AnyOf(tuple(Phrase((mark.removesuffix("*"),), prefix=mark.endswith("*")) for mark in marks))
    wanted = db.index.marked_words(terms, sought) if terms and marks else set()
    shown_in = cache(lambda chunk: wanted.intersection(words(chunk)))  # claims found together share their words
    return {claim_id: _best(row, shown_in, frozenset(marks)) for claim_id, row in rows.items()}


def _best(row: tuple[str, ...], shown_in: Callable[[str], set[str]], terms: frozenset[str]) -> Snippet:
    """The first field that shows the most different words."""
    best, most = Snippet("text", cut(row[0], ())[0]), 0
    for name, text in zip(FIELDS, row, strict=True):
        if name == "speaker":
            text = " · ".join(dict.fromkeys(filter(None, text.split("\n"))))
        spans, shown = _marked(text, shown_in, terms)
        if len(shown) > most:
            shortened, kept = cut(text, spans)
            best, most = Snippet(name, shortened, kept), len(shown)
    return best


def _marked(
    text: str, shown_in: Callable[[str], set[str]], terms: frozenset[str]
) -> tuple[list[tuple[int, int]], set[str]]:
    spans, shown = [], set[str]()
    if any(term[-1:].isdigit() and not term.isdigit() for term in terms):
        from factcheck.text.values import values

        for value in values(text):
            if there := terms.intersection(value.terms):
                spans.append((value.start, value.end))
                shown |= there
    for chunk in _CHUNK.finditer(text):
        if found := shown_in(chunk[0]):
            shown |= found
            if all(chunk.end() <= start or chunk.start() >= end for start, end in spans):
                spans.append(chunk.span())
    return sorted(spans), shown


def cut(text: str, spans: Sequence[tuple[int, int]]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """At most WIDTH of `text`, at word boundaries, where the most spans fit; cut ends show an ellipsis."""
    stripped = text.strip()
    offset = len(text) - len(text.lstrip())
    spans = [(start - offset, end - offset) for start, end in spans]
    if len(stripped) <= WIDTH:
        return stripped, tuple(spans)
    starts = [start for start, _ in spans] or [0]
    first = max(starts, key=lambda at: (sum(at <= start and end <= at + WIDTH for start, end in spans), -at))
    begin = max(0, min(first - WIDTH // 4, len(stripped) - WIDTH))
    begin = stripped.find(" ", begin, first) + 1 if begin else 0
    end = min(len(stripped), begin + WIDTH)
    if end < len(stripped):
        end = max(stripped.rfind(" ", begin, end), max((e for s, e in spans if s >= begin and e <= end), default=begin))
    lead = "…" if begin else ""
    tail = "…" if end < len(stripped) else ""
    shift = len(lead) - begin
    kept = tuple((s + shift, e + shift) for s, e in spans if s >= begin and e <= end)
    return lead + stripped[begin:end] + tail, kept
