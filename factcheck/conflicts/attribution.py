"""Conflicts of attribution: the same quotation given to two speakers."""

from factcheck.conflicts.side import Side
from factcheck.domain.conflict import Finding
from factcheck.domain.selector import Quote, is_spoken
from factcheck.text.stems import stems_in, words_with_places

TWO_VOICES = 0.9
"""The score of one quotation with two speakers: the words are the same, the names may be one person's."""

LEAST = 3
"""Content words that a quotation must have to be somebody's own, those that everybody says not counted."""


def find_attribution(left: Side, right: Side) -> Finding | None:
    """Two speakers are given the same words, in quotation marks, and neither passes the other's words on."""
    if not left.claim.speaker or not right.claim.speaker or left.voice == right.voice:
        return None
    if _relays(left, right) or _relays(right, left):
        return None
    theirs = {_said(quote): quote for quote in right.claim.quotes if is_spoken(quote)}
    for quote in left.claim.quotes:
        if is_spoken(quote) and _said(quote) in theirs and _own(quote.exact):
            one, other = left.claim.speaker, right.claim.speaker
            spans = (_where(left, quote), _where(right, theirs[_said(quote)]))
            return Finding("attribution", f"“{quote.exact}” is given to {one} and to {other}.", TWO_VOICES, (spans,))
    return None


def _said(quote: Quote) -> tuple[str, ...]:
    return tuple(word.folded for word in words_with_places(quote.exact))


def _own(exact: str) -> bool:
    stock = stems_in("telling.txt", "stock")
    return sum(word.content and word.stem not in stock for word in words_with_places(exact)) >= LEAST


def _relays(one: Side, other: Side) -> bool:
    """Whether one claim comes through the other's speaker, or both stand in one source, which tells who quotes whom."""
    via = {" ".join(name.casefold().split()) for name in one.claim.via}
    return other.voice[1] in via or one.claim.source == other.claim.source


def _where(side: Side, quote: Quote) -> tuple[int, int]:
    at = side.text.find(quote.exact)
    return (at, at + len(quote.exact)) if at >= 0 else (0, len(side.text))
