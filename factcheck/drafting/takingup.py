"""Whom a text means by another word: "the report" is the Board's that made it, "the force" the police."""

import re

from factcheck.drafting.kinds import DOCUMENTS
from factcheck.drafting.mentions import Mentions

_BY = re.compile(r"^.*? (?:by|from) (?:the )?((?:[A-Z][\w&.’'-]*)(?: (?:of|for|and|the|[A-Z][\w&.’'-]*))*)$")
"""As in "a report by the Coastal Structures Board"."""
_SAME = {"force": ("police", "constabulary")}
"""One word for another (WordNet's police, police force, constabulary)."""


def taken_up(mentions: Mentions, word: str, at: int) -> str:
    """Whose "the report" is, or who "the force" is, where the text has named only one before; else ""."""
    if word in DOCUMENTS:
        makers = {made[1] for one in mentions.headed(word, at) if (made := _BY.match(one.full))}
        return makers.pop() if len(makers) == 1 else ""
    if word not in _SAME:
        return ""
    meant = {name for name in mentions.named(at) if name.lower().split()[-1] in _SAME[word]}
    longer = {name for name in meant if " " in name}
    return next(iter(longer or meant)) if len(longer or meant) == 1 else ""
