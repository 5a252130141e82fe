"""How likely a draft is right in all of it: speaker, chain, status and text.

A logistic function of a few things that a draft shows by itself. The weights were fitted by `tests/bench/drafts_fit.py`
on documents that may be read, their level is that of documents that nobody looked at; how far they can be trusted
stands in `tests/bench/README.md`.
"""

import re
from dataclasses import replace

from factcheck.domain.draft import Draft
from factcheck.domain.status import Status
from factcheck.drafting import fitted
from factcheck.text.pronouns import FIRST, THIRD

_MOST_DOUBTFUL = 0.25
"""What a draft can be at most whose text is no sentence, or which is not offered: below UNSURE (cli/ingest_batch.py),
which is what decides; the rest of `confidence` is fitted."""
_POINTING = frozenset({"this", "that", "these", "those", "such", "both", "another"})
_LONG, _SHORT = 28, 4
"""Words of a text that is long, or short; a feature of a fitted chance (tests/bench/drafts_fit.py), whose weight is
fitted to it."""


def calibrated(draft: Draft) -> Draft:
    """The draft with its confidence, two decimals."""
    chance = fitted.chance("confidence.txt", features(draft))
    doubtful = draft.bare or draft.withheld
    return replace(draft, confidence=round(min(chance, _MOST_DOUBTFUL) if doubtful else chance, 2))


def features(draft: Draft) -> list[str]:
    """What a draft shows, by name."""
    words = re.findall(r"[\w’']+", draft.text)
    small = {word.lower() for word in words}
    shown = {
        "no sentence": draft.bare,
        "said by nobody": bool(draft.cue and not draft.speaker),
        "speaker a common noun": bool(draft.speaker) and " " not in draft.speaker,
        "relayed": bool(draft.via),
        "relayed twice": len(draft.via) > 1,
        "third person left": bool(small & THIRD),
        "first person left": bool(small & FIRST),
        "points back": bool(words) and words[0].lower() in _POINTING,
        "put in": "[" in draft.text,
        "put in, not whoever speaks": _others(draft),
        "long": len(words) > _LONG,
        "short": len(words) < _SHORT,
        "quotation": bool(re.search(r'["“«]', draft.text)),
        "several pieces": len(draft.quotes) > 1,
        "denied or confirmed": draft.reported is not Status.ALLEGED,
        "speaker a pronoun": draft.speaker_as_written.lower() in THIRD | FIRST,
        "speaker by description": draft.speaker_as_written.lower().startswith("the ") and " " in draft.speaker,
    }
    return [f"rule {draft.rule}", *(name for name, is_shown in shown.items() if is_shown), *sorted(set(draft.signs))]


def _others(draft: Draft) -> bool:
    """Whether something stands in square brackets that is neither the speaker nor a verb or a pronoun for him."""
    put = re.findall(r"\[((?:the |[A-ZÀ-Þ])[^\]]+)\]", draft.text)
    return any(draft.speaker not in words for words in put)
