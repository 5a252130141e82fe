"""A draft's text: the source's own words as a plain sentence, nothing invented."""

import re

from factcheck.drafting.lexicon import Cue, Kind

_MARKS = "\"“”„«»'‘’` "
_OPENERS = re.compile(
    r"^(?:that(?! (?:is|was|were|has|had|would|will|could|can))|whether|if|and|but)\b[\s,]*", re.IGNORECASE
)
_RIGHT = re.compile(r"^(?P<who>.+?)['’]s? right to (?P<what>.+)$", re.DOTALL)
_SUPPORT = re.compile(r"^(?P<who>[A-Z][\w .-]*?)['’]s? support for (?P<what>.+)$", re.DOTALL)


def sentence(words: str) -> str:
    """The words as a sentence: white space evened, marks at both ends off, a capital and a full stop."""
    words = re.sub(r"\s*\[\d+\]", "", words)
    words = re.sub(r"\s+", " ", words).strip(" ,;:—–-")
    words = _OPENERS.sub("", words).strip(" ,;:—–-")
    words = _unquoted(words)
    if not words:
        return ""
    words = words[0].upper() + words[1:]
    words = words.rstrip(" ,;:—–-")
    return words if words[-1] in ".!?…" or words.rstrip(_MARKS).endswith((".", "!", "?")) else words + "."


def _unquoted(words: str) -> str:
    """Without the marks around the whole; marks inside stay."""
    while len(words) > 1 and words[0] in _MARKS and words[-1] in _MARKS and not re.search(r"[\"“”„«»]", words[1:-1]):
        words = words[1:-1].strip(" ,;")
    if words[:1] in '"“„«' and not re.search(r"[\"”»]", words[1:]):
        words = words[1:]
    if words[-1:] in '"”»' and not re.search(r"[\"“«]", words[:-1]):
        words = words[:-1]
    return words.strip(" ,;")


def stated(words: str, cue: Cue, rule: str, speaker: str) -> str:
    """The proposition behind a cue's content: a demand as what should be, an intention as what will be."""
    bare = sentence(words).rstrip(".") if words else ""
    if not bare:
        return ""
    right, support = _RIGHT.match(bare), _SUPPORT.match(bare)
    if right:
        return sentence(f"{right['who']} has the right to {right['what']}")
    if support:
        return sentence(f"{support['who']} supports {support['what']}")
    if bare.lower().startswith("to ") and speaker and cue.kind in {Kind.INTENT, Kind.REPORT}:
        return sentence(f"{speaker} will {bare[3:]}")
    charge = _CHARGES.get(cue.word)
    if charge and f" {charge[0]} " in bare:
        who, _, what = bare.partition(f" {charge[0]} ")
        return sentence(f"{who} {charge[1]} {what}")
    return sentence(_demanded(bare, rule) if cue.kind is Kind.DEMAND else bare)


_CHARGES = {"accuse": ("of", "is accused of"), "blame": ("for", "is to blame for")}
_NOUN_FIRST = re.compile(
    r"(?:a|an|the|more|new|full|immediate|independent|\w+(?:tion|ment|ity|ence|ance|al))\b", re.IGNORECASE
)


def _demanded(bare: str, rule: str) -> str:
    """As in "Spain to reopen the border": "Spain should reopen it"; "an inquiry": "there should be an inquiry"."""
    who, found, what = bare.partition(" to ")
    if rule == "infinitive" and found and not who.lower().startswith("to"):
        return f"{who} should {what}"
    if rule in {"preposition", "object", "noun"} and _NOUN_FIRST.match(bare):
        return f"There should be {bare[0].lower()}{bare[1:]}"
    return bare


def named(subject: str, label: str) -> str:
    """The sentence "X is Y" for "called X Y"."""
    label = re.sub(r"^as\s+", "", label.strip(), flags=re.IGNORECASE)
    return sentence(f"{subject.strip(' ,')} is {label}")
