"""What stands on a line of its own like a sentence and is none: an item of an agenda, a ticket, a reference."""

import re
from typing import Any

from factcheck.drafting.found import children
from factcheck.drafting.kinds import acts
from factcheck.drafting.morphology import is_plural
from factcheck.drafting.tags import FINITE
from factcheck.text.layout.marks import DAY, NUMERIC_DAY

_LINE_ENDS = re.compile(r"(?:\]\([^()\s]*\))?[)\]*_ \t]*(?:\n|$)")
"""What may stand between the last word of a line without a stop and its end: the mark and target of a link."""
_TICKET = re.compile(r"\s#\d+\W*")
"""A number as trackers have it behind what is to be done, and lotteries and courts before a name."""
_REFERENCE = re.compile(
    rf"(?:^|[.”\"’)] )(?:Retrieved|Accessed|Archived|Last accessed)(?: from [^.]{{1,60}})?(?: on)?:? "
    rf"(?:{DAY}|{NUMERIC_DAY})\W*$"
)
"""How the entry of a list of references ends (The Chicago Manual of Style, 17th ed., 14.12)."""


def is_row(doc: Any, words: str, behind: str) -> bool:
    """Whether a parsed draft of the document's own `words` is no sentence; `behind` is what follows them there.

    A line without a stop whose verb agrees with no subject says what is to be done: "Proposal: drop the fee", "Approve
    mayor to sign lease". A headline has no stop either, and its verb agrees: "Fees rise in May".
    """
    if _REFERENCE.search(words):
        return True
    if not _LINE_ENDS.match(behind):
        return False
    first = next(doc.sents, None)
    return bool(_TICKET.search(words[-_LONGEST_TICKET:])) or (first is not None and not _agrees(first.root))


_LONGEST_TICKET = 12
"""Code points of a number with its sign and what stands around it."""


def _agrees(verb: Any) -> bool:
    """Whether the verb can be that of its subject: a body may have one in the plural, "the council vote"."""
    if verb.tag_ not in {"VB", "VBP"} or any(c.tag_ in FINITE for c in children(verb, "aux", "auxpass")):
        return True
    if verb.tag_ == "VB" and any(c.tag_ == "TO" for c in children(verb, "aux")):
        return False
    subjects = children(verb, "nsubj")
    colon = any(verb.doc[s.i + 1].text == ":" for s in subjects if s.i + 1 < verb.i)
    return not subjects or not (colon or all(_is_single(s, verb) for s in subjects))


def _is_single(subject: Any, verb: Any) -> bool:
    """Whether the verb cannot be in the plural for it; a name has none in the infinitive, whatever it names."""
    if subject.tag_ == "NNP" and verb.tag_ == "VB":
        return not is_plural(subject)
    return subject.tag_ == "NN" and not is_plural(subject) and not acts(subject)
