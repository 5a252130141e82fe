"""What is offered: a draft that says something, of somebody who can say it, in a text whose marks match.

What fails is kept with the reason, and shown to whoever asks for all drafts.
"""

import re
from dataclasses import replace

from factcheck.domain.draft import Draft
from factcheck.domain.marks import CLOSING, PAIRS
from factcheck.domain.status import Status
from factcheck.text.pronouns import FIRST, THIRD

_POINTING = re.compile(rf"(?:(?:{'|'.join(sorted(THIRD))}|this|that|these|those|what|which|who|so)\W*)+", re.IGNORECASE)
_NO_NAME = re.compile(
    rf"[\d#@$€£.]|(?:{'|'.join(sorted(THIRD | FIRST))}|who|which|that|this|you|one|there|now|today|yesterday)$", re.I
)
_LEAST = 2
"""Words of a claim."""
_LEAST_OF_WORDS = 3
"""Words without the figures of what is no sentence: “£4.2 million.” is of nothing."""


def gated(draft: Draft) -> Draft:
    """The draft with why it is not offered, if it is not."""
    return draft if draft.withheld else replace(draft, withheld=_reason(draft))


def _reason(draft: Draft) -> str:
    words = re.findall(r"\w+", draft.text)
    if len(words) < _LEAST or _POINTING.fullmatch(draft.text):
        return "it says nothing by itself"
    said = [word for word in words if word.isalpha()]
    if draft.bare and draft.reported is Status.ALLEGED and len(said) < _LEAST_OF_WORDS:
        return "it says nothing by itself"
    if draft.text.rstrip(CLOSING).endswith("?"):
        return "it is a question"
    if not _balanced(draft.text):
        return "its marks do not match"
    if any(_NO_NAME.match(name) for name in (draft.speaker, *draft.via) if name):
        return "its speaker is no name"
    return ""


def _balanced(text: str) -> bool:
    pairs = [*((mark, PAIRS[mark]) for mark in "“«"), ("(", ")"), ("[", "]")]
    return text.count('"') % 2 == 0 and all(text.count(a) == text.count(b) for a, b in pairs)
