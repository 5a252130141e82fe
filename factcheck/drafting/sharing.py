"""What a second cue of a sentence takes back from the first one's words: "said the image was crude but urged calm"."""

from collections.abc import Sequence
from dataclasses import replace

from factcheck.drafting.found import Found, children, subtree, trimmed
from factcheck.drafting.kinds import DOCUMENTS, acts
from factcheck.drafting.lexicon import VERBS, Cue, Kind
from factcheck.drafting.parser import Frame, Token
from factcheck.drafting.tags import PAST

_REPORT = Cue("report", Kind.REPORT, frozenset("c"))


def taken_back(frame: Frame, found: list[Found]) -> list[Found]:
    """The attributions, each without a verb that the parser joined to its words though only the speaker can do it.

    As in "she said the image was crude but urged people to wait": images urge nobody, so it is she who urges.
    """
    held: list[Found] = []
    moved: dict[int, list[int]] = {}
    for one in found:
        one = _without_loose_end(frame, one)
        verb = _second(frame, one)
        if verb is None:
            held.append(one)
            continue
        end = next((c.i for c in reversed(children(verb.head, "cc")) if c.i < verb.i), verb.i)
        held.append(replace(one, content=trimmed(frame.doc, [i for i in one.content if i < end])))
        moved[int(verb.i)] = list(one.source)
        if _told(verb) and all(other.head != verb.i for other in found):
            held.append(Found(verb.i, _REPORT, list(one.source), [verb.i], trimmed(frame.doc, _told(verb)), "clause"))
    return [replace(one, source=moved[one.head]) if one.head in moved else one for one in held]


def _without_loose_end(frame: Frame, one: Found) -> Found:
    """Without what only the speaker can have done, ", and praised staff" behind a clause that is not joined to it.

    The parser takes "praised staff" for two words of one noun beside a verb, or for a second passive: but what is
    praised, condemned or blamed has no object.
    """
    cue = frame.doc[one.head]
    if one.rule != "clause" or one.more or cue.tag_ != "VBD" or not one.source:
        return one
    for i in one.content[1:-1]:
        verb = frame.doc[i + 1]
        joined = frame.doc[i].tag_ == "CC" and frame.doc[i - 1].text == "," and i + 1 in one.content
        if joined and _has_only_an_object(verb) and (_is_misread(verb) or _is_no_passive(verb)):
            return replace(one, content=trimmed(frame.doc, [k for k in one.content if k < i]))
    return one


def _has_only_an_object(verb: Token) -> bool:
    """Whether it is a cue that takes an object and nobody beside it, as "condemn" does and "tell" does not."""
    entries = VERBS.get(verb.lower_, ())
    single = any("o" in entry.frames for entry in entries) and all("a" not in entry.frames for entry in entries)
    return (single or any(entry.kind is Kind.JUDGE for entry in entries)) and verb.tag_ in PAST


def _is_misread(verb: Token) -> bool:
    return bool(verb.dep_ == "amod" and verb.head.dep_ == "conj" and verb.head.head.tag_.startswith("VB"))


def _is_no_passive(verb: Token) -> bool:
    own = children(verb, "nsubj", "nsubjpass", "aux", "auxpass")
    return bool(verb.dep_ == "conj" and not own and children(verb, "dobj") and children(verb.head, "auxpass"))


def _second(frame: Frame, one: Found) -> Token | None:
    """The first verb of the words that says something and shares the subject of one that says nothing."""
    cue = frame.doc[one.head]
    if one.rule != "clause" or not one.source or one.more or cue.tag_ not in PAST:
        return None
    inside = set(one.content)
    for i in one.content:
        verb = frame.doc[i]
        if verb.dep_ != "conj" or verb.head.i not in inside or verb.head.head.i != cue.i:
            continue
        if verb.tag_ == "VBD":
            subjects = children(verb.head, "nsubj", "nsubjpass", "expl")
            own = children(verb, "nsubj", "nsubjpass", "aux", "auxpass")
            if subjects and not own and _says(verb) and not _may_say(subjects):
                return verb
        if verb.tag_ == "VBN":
            alike = bool(_having(verb)) and bool(_having(cue)) and not _having(verb.head)
            if alike and not children(verb, "nsubj", "nsubjpass") and children(verb.head, "nsubj", "nsubjpass"):
                return verb
    return None


def _having(verb: Token) -> list[Token]:
    """As in "has confirmed that it was so, but has not said why": the two perfect verbs are of one subject."""
    return [c for c in children(verb, "aux") if c.lower_ in {"has", "have", "had"}]


def _told(verb: Token) -> list[int]:
    """What stands behind "accepted that", however the parser takes it."""
    if verb.i + 1 >= verb.sent.end or verb.doc[verb.i + 1].lower_ != "that":
        return []
    return [i for branch in verb.rights for i in subtree(branch)]


def _says(verb: Token) -> bool:
    return bool(_told(verb)) or any(cue.kind in {Kind.REPORT, Kind.DEMAND} for cue in VERBS.get(verb.lower_, ()))


def _may_say(subjects: Sequence[Token]) -> bool:
    """Whether a subject is somebody, or a word that may stand for somebody."""
    return any(
        t.tag_ not in {"NN", "NNS", "EX"} or acts(t) or t.lower_.removesuffix("s") in DOCUMENTS for t in subjects
    )
