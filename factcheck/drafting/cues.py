"""What the words that report a claim can make of it."""

from factcheck.domain.draft import Span
from factcheck.domain.status import Status
from factcheck.drafting.factuality import selecting
from factcheck.drafting.lexicon import NOUNS, VERBS
from factcheck.text.negation import CLAUSE_END, is_negating, plain_words

_BEFORE = 40
"""Code points before a cue in which a word may take it back: "has so far not been able to confirm"."""
_NEAR = 2
"""Words before a cue among which its auxiliary stands: "would have said", "might also say"."""


def follows(status: Status, text: str, cue: Span | None, said: Span) -> bool:
    """Whether what stands at `said` can have this status by the cue at its span of `text`.

    The table of cues says which a cue gives; one that it does not have alleges. Nobody alleges what he denies, and a
    cue that is negated, wished or supposed gives none. Without a cue the document itself alleges.
    """
    if cue is None:
        return status is Status.ALLEGED
    words = plain_words(text[slice(*cue)])
    start = max(cue[0] - _BEFORE, said[1] if said[1] <= cue[0] else 0)
    before = plain_words(CLAUSE_END.split(text[start : cue[0]])[-1])
    if _is_undone(before, words):
        return False
    known = {entry.status for word in words for entry in VERBS.get(word, ())}
    known |= {NOUNS[word].status for word in words if word in NOUNS}
    return status in known or (status is Status.ALLEGED and known != {Status.DENIED})


def _is_undone(before: list[str], words: list[str]) -> bool:
    """Whether it is said of the cue that it did not happen, or not yet: "did not say", "is expected to say"."""
    around = [*before, *words]
    if any(is_negating(word) or word in selecting("undone") for word in around):
        return True
    if set(around[:-1][-_NEAR:]) & selecting("possible"):
        return True
    to = around.index("to") if "to" in around else 0
    return to > 0 and around[to - 1] in selecting("open") - selecting("done")
