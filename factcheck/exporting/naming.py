"""What tables call their columns: our names, those of other desks, of fact-check search and of ClaimReview."""

import re
from dataclasses import dataclass
from functools import cache

from factcheck import lexicon
from factcheck.domain.claim import CLAIM_KEYS
from factcheck.errors import FactcheckError
from factcheck.exporting.state import COLUMN
from factcheck.text.safe import uncell

VERDICT, RATING, REVIEWER = "verdict in words", "published rating", "reviewer"
_ONLY_OURS = ("verdict", "confidence", "grade")
"""Columns that no claim has by itself: a verdict is a mark where it is one of the three statuses; a rating and who gave
it are somebody else's, and are kept in the note. Of `_ONLY_OURS` there is one beside a column “mark”, as an export has
it; elsewhere such a name is not taken for what the desk's mark says.
"""
_BY_HAND = (
    *("text", "speaker", "source", "status", "reported", "mark", "quotes", "via", "said_on", "proposition", "tags"),
    *("note", "evidence"),
)
"""The keys that people type over a column: what is nearly one of them is a slip."""

_SHORT = 5
"""Letters of a name in which two other letters make another word ("text" and "tests"): one is a slip there."""


@cache
def known_names() -> dict[str, str]:
    """Every name that a column may have, folded, and the key that it stands for."""
    found = {" ".join(key.split("_")): key for key in CLAIM_KEYS if key not in _ONLY_OURS}
    for key, *names in lexicon.rows("columns.txt", "names"):
        found |= {name: key for name in names if name not in found}
    found |= dict.fromkeys(lexicon.lines("columns.txt", "verdict columns"), VERDICT)
    found |= dict.fromkeys(lexicon.lines("columns.txt", "published ratings"), RATING)
    return found | dict.fromkeys(lexicon.lines("columns.txt", "reviewers"), REVIEWER) | {COLUMN: COLUMN}


def folded(name: str) -> str:
    """A column's name in small letters with single blanks: `claimDate`, `claim_date` and "Claim  date:" are one."""
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", uncell(name).strip())
    return " ".join(re.sub(r"[\s_./:*?()\[\]-]+", " ", apart).lower().split())


@dataclass(frozen=True, slots=True)
class Header:
    """The key of each column, "" for one that nothing is taken from; `left_out` are the names of those."""

    keys: tuple[str, ...]
    left_out: tuple[str, ...]


def header(cells: list[str]) -> Header:
    """The columns of a header. A proper name goes before another one, of two others the first counts.

    Raises FactcheckError for a proper name that stands twice, one that is misspelt, and where no column is the text.
    """
    names = [folded(name) for name in cells]
    proper = {"_".join(name.split()) for name in names} & set(CLAIM_KEYS)
    if "mark" not in proper:
        proper -= set(_ONLY_OURS)
    keys: list[str] = []
    for name in names:
        own = "_".join(name.split())
        if own in proper:
            if own in keys:
                raise FactcheckError(f"The header has the column “{own}” twice.")
            keys.append(own)
            continue
        key = known_names().get(name, "")
        if name and not key and own not in _ONLY_OURS:
            _refuse_a_misspelling(name)
        keys.append("" if key in proper or (key in keys and key != RATING) else key)
    if "reported" not in keys:  # `status` stands for it, and is otherwise only what the other columns make of it
        keys = ["reported" if key == "status" else key for key in keys]
    if "text" not in keys:
        raise FactcheckError(
            "The first line has no column “text”.", "It must name the columns: text, speaker, source, status, and more."
        )
    left = tuple(cell.strip() for cell, key in zip(cells, keys, strict=True) if cell.strip() and not key)
    return Header(tuple(keys), left)


def is_header(cells: list[str]) -> bool:
    """Whether a row names the text and one thing more: the rows above it are a title, or nothing."""
    known = [key for cell in cells if (key := known_names().get(folded(cell)))]
    return "text" in known and len(known) > 1


def _refuse_a_misspelling(name: str) -> None:
    """A column that nobody knows may be somebody's own; ours but for a letter or two would be lost unseen."""
    from rapidfuzz.distance import OSA

    own = "_".join(name.split())
    for key in _BY_HAND:
        slips = 1 if len(key) <= _SHORT else 2
        if OSA.distance(own, key, score_cutoff=slips) <= slips:
            raise FactcheckError(f"There is no column “{name}”.", f"Did you mean {key}?")


@cache
def verdict(words: str) -> str:
    """The status that a verdict's words stand for ("False" is denied), "" where they are none of the three."""
    plain = " ".join(words.lower().strip(" .!").split())
    for status, *others in lexicon.rows("columns.txt", "verdicts"):
        if plain == status or plain in others:
            return status
    return ""
