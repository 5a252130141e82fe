"""What the words that report a claim can make of it."""

import re

from factcheck.domain.draft import Span
from factcheck.domain.status import Status
from factcheck.drafting.lexicon import NOUNS, VERBS
from factcheck.text.negation import NEGATING

_BEFORE = 40
"""Code points before a cue in which a negation turns it: "has so far not been able to confirm"."""


def statuses(text: str, cue: Span | None) -> frozenset[Status]:
    """The statuses that the cue at this span of `text` can give a claim, by the table of cues; negated, none."""
    if cue is None:
        return frozenset()
    before = re.split(r"[.;:!?\n]", text[max(0, cue[0] - _BEFORE) : cue[0]])[-1]
    said = re.findall(r"[\w'’]+", text[slice(*cue)].lower())
    around = [*re.findall(r"[\w'’]+", before.lower()), *said]
    if any(word in NEGATING or word.endswith(("n't", "n’t")) for word in around):
        return frozenset()
    verbs = {entry.status for word in said for entry in VERBS.get(word, ())}
    return frozenset(verbs | {NOUNS[word].status for word in said if word in NOUNS})
