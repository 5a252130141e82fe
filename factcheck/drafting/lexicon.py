"""The words that hand over a claim: report verbs, nouns and phrases."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from factcheck import lexicon
from factcheck.domain.status import Status


class Kind(StrEnum):
    """What a cue does with its content; `REPORT` asserts it, `JUDGE` and `CALL` assert something about it."""

    REPORT = "report"
    JUDGE = "judge"
    CALL = "call"
    DEMAND = "demand"
    BELIEF = "belief"
    INTENT = "intent"


@dataclass(frozen=True, slots=True)
class Cue:
    """One entry: `word` is the base form, `preps` open the content, `status` is what the cue says of it."""

    word: str
    kind: Kind
    frames: frozenset[str]
    preps: frozenset[str] = frozenset()
    status: Status = Status.ALLEGED


_DOUBLES = re.compile(r"[^aeiou][aeiou][bdgklmnprt]$")
"""How a verb ends that may double its last letter: "stopped", "omitted" (Quirk et al. 1985, 3.7)."""


def _inflected(base: str, irregular: dict[str, tuple[str, ...]]) -> set[str]:
    """The forms of a regular verb, and the irregular ones that the table adds; some non-words do no harm."""
    if base.endswith("e"):
        forms = {base + "s", base + "d", base[:-1] + "ing"}
    elif base.endswith("y") and base[-2] not in "aeiou":
        forms = {base[:-1] + "ies", base[:-1] + "ied", base + "ing"}
    elif base.endswith(("s", "x", "z", "sh", "ch")):
        forms = {base + "es", base + "ed", base + "ing"}
    else:
        forms = {base + "s", base + "ed", base + "ing"}
    if _DOUBLES.search(base):
        forms |= {base + base[-1] + "ed", base + base[-1] + "ing"}
    return forms | {base, *irregular.get(base, ())}


@cache
def _irregular() -> dict[str, tuple[str, ...]]:
    words = [entry.split() for line in lexicon.lines("cues.txt", "irregular") for entry in line.split(";")]
    return {forms_[0]: tuple(forms_[1:]) for forms_ in words if forms_}


def forms(verb: str) -> set[str]:
    """Every form of a verb, the base form too; some non-words do no harm."""
    return _inflected(verb, _irregular())


def _read_verbs() -> dict[str, tuple[Cue, ...]]:
    found: dict[str, tuple[Cue, ...]] = {}
    for line in lexicon.lines("cues.txt", "verbs"):
        head, _, verbs = line.partition(":")
        kind, frames, *status = head.split()
        for verb in verbs.split():
            word, *preps = verb.split("/")
            cue = Cue(
                word,
                Kind(kind),
                frozenset(frames) - {"-"},
                frozenset(preps),
                Status(status[0] if status else "alleged"),
            )
            for form in forms(word):
                found[form] = (*found.get(form, ()), cue)
    return found


def _read_nouns() -> dict[str, Cue]:
    statuses = dict.fromkeys(lexicon.words("cues.txt", "confirming nouns"), Status.CONFIRMED)
    statuses |= dict.fromkeys(lexicon.words("cues.txt", "denying nouns"), Status.DENIED)
    found: dict[str, Cue] = {}
    for line in lexicon.lines("cues.txt", "nouns"):
        kind, _, nouns = line.partition(":")
        for noun in nouns.split():
            cue = Cue(noun, Kind(kind), frozenset(), status=statuses.get(noun, Status.ALLEGED))
            found[noun] = cue
            found[noun[:-1] + "ies" if noun.endswith("y") else noun + "s"] = cue
    return found


def _read_adjectives() -> dict[str, Cue]:
    rows = (line.partition(":") for line in lexicon.lines("cues.txt", "adjectives"))
    return {word: Cue(word, Kind(kind), frozenset("c")) for kind, _, words in rows for word in words.split()}


VERBS = _read_verbs()
"""Every form of every cue verb, lower case, to its entries in the table's order."""

NOUNS = _read_nouns()
"""Singular and plural of every cue noun, lower case."""

ADJECTIVES = _read_adjectives()
"""What somebody is who is sure of something, lower case: "adamant that P"."""
