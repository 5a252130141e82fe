"""What a source's words make of a claim: alleged, denied or confirmed, by cue, negation and chain."""

from factcheck.domain.status import Status, weakest
from factcheck.drafting.found import Found, children
from factcheck.drafting.parser import Frame, Token
from factcheck.drafting.words import word_set

_NOT = frozenset({"not", "n't", "never", "no", "neither", "nor", "hardly", "without", "cannot"})
_HOLDS_BACK = word_set(
    """
    refuse refuses refused refusing decline declines declined declining fail fails failed failing stop stops
    stopped avoid avoids avoided avoiding unable unwilling hesitate hesitated short
    """
)
_MAY = frozenset({"could", "can", "may", "might", "would", "should", "must"})


def own_status(frame: Frame, one: Found) -> Status:
    """What this cue alone says of its content: a negated or doubtful denial or confirmation is neither."""
    if one.entry.status is Status.ALLEGED or not held_back(frame, one):
        return one.entry.status
    return Status.ALLEGED


def held_back(frame: Frame, one: Found) -> bool:
    """Whether the cue is negated, refused or only possible: "could not confirm", "refused to confirm or deny"."""
    token = frame.doc[one.head]
    for _ in range(5):
        if any(child.lower_ in _NOT for child in token.children if child.i < token.i) or token.lower_ in _HOLDS_BACK:
            return True
        if any(child.lower_ in _MAY for child in children(token, "aux")):
            return True
        if token.dep_ not in {"xcomp", "conj", "pcomp", "prep", "acomp"} or token.head is token or _own_subject(token):
            return False
        token = token.head
    return False


def held_from(frame: Frame, one: Found) -> int:
    """The first token of what holds the cue back: "refused" in "refused to confirm or deny"."""
    token, first = frame.doc[one.head], int(one.head)
    for _ in range(5):
        before = [c.i for c in token.children if c.i < token.i and (c.dep_ in {"aux", "neg"} or c.lower_ in _NOT)]
        first = min(first, int(token.i), *(int(i) for i in before))
        if token.dep_ not in {"xcomp", "conj"} or token.head is token or _own_subject(token):
            return first
        token = token.head
    return first


def _own_subject(token: Token) -> bool:
    return bool(children(token, "nsubj", "nsubjpass"))


def is_withheld(frame: Frame, one: Found) -> bool:
    """Whether the words were not said after all: "has not said that P", "refused to say whether P"."""
    token = frame.doc[one.head]
    if any(child.lower_ in _NOT for child in token.children if child.i < token.i):
        return True
    while token.dep_ in {"xcomp", "conj"} and token.head is not token and not _own_subject(token):
        if token.dep_ == "xcomp" and token.head.lower_ in _HOLDS_BACK:
            return True
        token = token.head
    return False


def through(chain: list[Status], own: Status) -> Status:
    """The status of a claim that comes through `chain`, outermost first."""
    return weakest([*chain, own])
