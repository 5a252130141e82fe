"""What keeps two alike texts from saying the same: another number, another name, a negation, changed places."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from factcheck.text.fold import name_key
from factcheck.text.negation import Turn, cues
from factcheck.text.numerals import numerals
from factcheck.text.quantities import Quantity, quantities
from factcheck.text.stems import Word, words_with_places
from factcheck.text.values import MONEY

_NAME = 3
"""Words of a name at most, where two texts part between words that they share."""

_SENTENCE = re.compile(r"[^.!?\n…]+(?:[.!?…](?=\S)[^.!?\n…]*)*")
_NEAR = 0.9
"""How near two amounts that can both hold must be to be one: "over 40" and "43" are, "over 40" and "200" are not."""

_BARE = "number"
"""The kind of a number that measures nothing."""

_CLOSE = 0.5
"""The share of a claim's words that a sentence must have for what it lacks to count as a difference of its own."""


def apart(query: str, claim: str) -> str:
    """Why `query` and `claim` are not the same statement, in a few words for a person; "" when nothing says so.

    Looks for differences only: an empty answer does not make two texts the same.
    """
    if differing := _numbers(query, claim):
        return differing
    sentence, words, claimed = _best_sentence(query, claim)
    if not claimed:
        return ""
    shared = len({w.stem for w in words if w.content} & {w.stem for w in claimed if w.content})
    if shared < _CLOSE * len({w.stem for w in claimed if w.content}):
        return ""
    if _negated(sentence) != _negated(claim):
        return "one of them is negated"
    return _names(_unmeasured(sentence, words), _unmeasured(claim, claimed)) or _places(sentence, claim, words, claimed)


def _numbers(query: str, claim: str) -> str:
    """Both have an amount, a year or another number of one kind that the other lacks, or one sum in two currencies; the
    nearest two are named.
    """
    asked, claimed = _measured(query), _measured(claim)
    only_asked = [one for one in asked if not any(_agree(one, other) for other in claimed)]
    only_claimed = [one for one in claimed if not any(_agree(one, other) for other in asked)]
    pairs = [(one, other) for one in only_asked for other in only_claimed if one.kind == other.kind]
    sums = [
        (one, other)
        for one in only_asked
        for other in only_claimed
        if {one.kind, other.kind} <= MONEY.keys() and _share(one, other) >= _NEAR
    ]
    if not pairs and not sums:
        return ""
    what = "number" if pairs else "currency"
    one, other = max(pairs or sums, key=lambda pair: _share(*pair))
    return f"another {what}: {query[one.start : one.end].strip()}, not {claim[other.start : other.end].strip()}"


def _measured(text: str) -> list[Quantity]:
    """The quantities of a text, and its other numbers (years, what tells one thing from another) as they stand."""
    found = quantities(text)
    bare = [n for n in numerals(text) if not any(one.start < n.end and n.start < one.end for one in found)]
    return found + [Quantity(n.start, n.end, n.value, n.value, n.value, _BARE) for n in bare]


def _agree(one: Quantity, other: Quantity) -> bool:
    """Whether two may be one figure: they can both hold, and are near each other; "$800m" and "800 million" are one,
    what only rounds to the same half is not ("46%" and "47%").
    """
    if one.kind != other.kind:
        return _share(one, other) > 1 - 1e-9 and not {one.kind, other.kind}.isdisjoint({"count", _BARE})
    touching = max(one.low, other.low) == min(one.high, other.high) and one.value != other.value
    return not one.parts_from(other) and not touching and _share(one, other) >= _NEAR


def _share(one: Quantity, other: Quantity) -> float:
    """The smaller value as a share of the larger."""
    return min(one.value, other.value) / (max(one.value, other.value) or 1.0) if one.value != other.value else 1.0


def _best_sentence(query: str, claim: str) -> tuple[str, tuple[Word, ...], tuple[Word, ...]]:
    """The sentence of `query` that shares most words with `claim`, with the words of both."""
    claimed = words_with_places(claim)
    wanted = {word.stem for word in claimed if word.content}
    sentences = [(found[0], words_with_places(found[0])) for found in _SENTENCE.finditer(query)] or [(query, ())]
    best = max(sentences, key=lambda pair: len(wanted & {word.stem for word in pair[1]}))
    return *best, claimed


def _negated(text: str) -> bool:
    """A "hoax" is left out: it is often what the claim is about."""
    return sum(cue.turn is not Turn.FALSE for cue in cues(text)) % 2 == 1


def _unmeasured(text: str, words: Sequence[Word]) -> list[Word]:
    """The words that are part of no amount: "Twelve" is no name, nor is the F of "86°F"."""
    taken = _measured(text)
    return [word for word in words if not any(one.start < word.end and word.start < one.end for one in taken)]


def _names(asked: Sequence[Word], claimed: Sequence[Word]) -> str:
    """Where the two part between words that they share, each has a name of its own."""
    ours, theirs = [w for w in asked if w.content], [w for w in claimed if w.content]
    known = [{name_key(w.folded) for w in side} for side in (ours, theirs)]
    for tag, a, b, c, d in SequenceMatcher(None, [w.stem for w in ours], [w.stem for w in theirs], False).get_opcodes():
        if tag != "replace" or b - a > _NAME or d - c > _NAME:
            continue
        one = next((w for w in ours[a:b] if _is_name(w) and name_key(w.folded) not in known[1]), None)
        other = next((w for w in theirs[c:d] if _is_name(w) and name_key(w.folded) not in known[0]), None)
        if one and other:
            return f"another name: {one.folded.title()}, not {other.folded.title()}"
    return ""


def _is_name(word: Word) -> bool:
    return word.name or word.start == 0


def _places(sentence: str, claim: str, asked: Sequence[Word], claimed: Sequence[Word]) -> str:
    """The same words, but two names in each other's place ("Russia attacked Georgia"), and no passive to explain it."""
    if sorted(w.stem for w in asked if w.content) != sorted(w.stem for w in claimed if w.content):
        return ""
    if any(w.folded == "by" for w in (*asked, *claimed)):
        return ""
    names = {w.stem for w in (*asked, *claimed) if w.name}
    one, other = ([w.stem for w in side if w.stem in names] for side in (asked, claimed))
    if (
        len(set(one)) == len(one) > 1
        and one != other
        and any(pair[::-1] in set(pairwise(other)) for pair in pairwise(one))
    ):
        return "the names have changed places"
    return ""
