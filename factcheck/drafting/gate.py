"""What is offered: a draft that says something, of somebody who can say it, in a text whose marks match.

What fails is kept with the reason, and shown to whoever asks for all drafts.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from factcheck import lexicon
from factcheck.domain.draft import Draft
from factcheck.domain.marks import CLOSING, PAIRS
from factcheck.domain.status import Status
from factcheck.drafting.kinds import SPEAKING, forms
from factcheck.drafting.lexicon import VERBS
from factcheck.text.fold import fold
from factcheck.text.negation import NEGATING
from factcheck.text.pronouns import FIRST, POINTING, THIRD
from factcheck.text.stems import FUNCTION_WORDS

_POINTING = re.compile(rf"(?:(?:{'|'.join(sorted(THIRD))}|this|that|these|those|what|which|who|so)\W*)+", re.IGNORECASE)
_ADDRESSED = re.compile(r"(?:mr|madam|mister)\.? (?:speaker|president|chair\w*)|sir|madam", re.IGNORECASE)
"""Whom somebody turns to in speaking, who says nothing himself."""
_DATED = r"(?:1[5-9]|20)\d\d (?-i:[a-z])"
"""As in "2018 report", which can say something."""
_NOBODY = r"(?:any|every)(?:one|body|thing)\b|some(?:one|body)$|something\b|nobody\b|nothing\b|no one\b"
_WORDS = "|".join(sorted(THIRD | FIRST))
_NO_NAME = re.compile(
    rf"(?!{_DATED})[\d#@$€£.]|(?:{_WORDS}|who|which|that|this|you|one|there|now|today|yesterday)$|"
    rf"(?:whose|his|her|its|their|your) |{_NOBODY}",
    re.I,
)
_ELLIPTIC = re.compile(
    r"(?:\S+ ){1,4}(?:is|was|were|are|did|does|do|has|have|had|will|would|can|could)(?: not|n['’]t)?\W*", re.IGNORECASE
)
"""As in "[The pump] had not.": what it did not stands elsewhere."""
_VERDICTS = lexicon.words("factuality.txt", "true") | lexicon.words("factuality.txt", "false")
_NOTHING_ELSE = re.compile(rf"(?:this|that|it) (?:is|was)(?: \w+)? (?:{'|'.join(sorted(_VERDICTS))})\W*", re.IGNORECASE)
"""As in "This is untrue."."""
_SAID_SO = re.compile(r"\b(?:said|told|says|tells|admitted|wrote)\b(?: \S+){0,3}? so(?: \w+self)?\W*$", re.IGNORECASE)
"""As in "He told me so himself.": what, stands elsewhere."""
_SUPPOSED = re.compile(
    r"^\W*(?:if|unless)\b.*\b(?:would|could|might)\b|\b(?:would|could|might)\b.*\b(?:if|unless)\b(?! not)",
    re.IGNORECASE,
)
"""As in "If both had failed, it would be flooded"; what follows if something happens is a claim."""
_UNREAL = re.compile(r"\b(?:would|could|might) have\b|\bhad\b", re.IGNORECASE)
"""What makes a condition contrary to fact; else "said it would close if rents rose" is "it will close if they rise"
(backshift, Quirk et al. 1985, 14.31)."""
_LEADING_ON = lexicon.words("grammar.txt", "leading on")
"""What no sentence ends with; "on", "in" and "up" may belong to its verb."""
_NOR = re.compile(r"\bnor\b", re.IGNORECASE)
_NEGATED = re.compile(rf"\b(?:{'|'.join(sorted(NEGATING - {'nor'}))}|n['’]t)\b|n['’]t\b", re.IGNORECASE)
"""Without one of these before it, "nor" says the reverse of what the source does."""
_HELPING = frozenset({"is", "are", "was", "were", "has", "have", "had", "do", "does", "did", "been", "being"})
"""What no statement begins with: of “crack was known” a parser may lose the crack."""
_MODALS = lexicon.words("factuality.txt", "possible") | {"can"}
"""The same, where no name goes on behind them: May Lind, Will Ott."""
_JOINING = frozenset({"which", "who", "whom", "whose", "what", "how", "why", "whether", "where"})
"""What the words of a clause begin with that stands in another one."""
EMPTY = "it says nothing by itself"
VERBLESS = "it has no verb"
"""With the one above, why a piece of a sentence is withheld that may say something when it is taken whole."""
_LEAST = 2
"""Words of a claim."""
_LEAST_OF_WORDS = 3
"""Words without the figures of what is no sentence: “£4.2 million.” is of nothing."""


def gated(draft: Draft) -> Draft:
    """The draft with why it is not offered, if it is not."""
    return draft if draft.withheld else replace(draft, withheld=_reason(draft))


def once(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts; of what the document says twice (a title and the sentence under it) or what is drafted twice of the
    same words the second with why it is not offered. Whoever says it again somewhere else is on record twice.
    """
    seen = set[tuple[object, ...]]()
    found = []
    for one in drafts:
        where = one.quotes if (one.speaker or one.cue) and one.rule != "verdict" else ()
        what = (one.speaker, one.via, one.reported, where, fold(one.text))
        found.append(replace(one, withheld="it is said before") if what in seen and not one.withheld else one)
        seen |= set() if one.withheld else {what}
    return found


def _reason(draft: Draft) -> str:
    words = re.findall(r"\w+", draft.text)
    if len(words) < _LEAST or _POINTING.fullmatch(draft.text):
        return EMPTY
    said = [word for word in words if word.isalpha()]
    if draft.bare and draft.reported is Status.ALLEGED and len(said) < _LEAST_OF_WORDS:
        return EMPTY
    if _SAID_SO.search(draft.text) or _ELLIPTIC.fullmatch(draft.text) or _NOTHING_ELSE.fullmatch(draft.text):
        return EMPTY
    if _NOR.search(draft.text) and not _NEGATED.search(draft.text):
        return "its denial is lost"
    if not draft.speaker and words[-1].lower() in POINTING and words[-2].lower() in VERBS:
        return EMPTY  # "Omar Dietz disputed this": what, stands elsewhere
    if draft.bare and words[0].lower() in _JOINING:
        return "it is half a sentence"
    noon = words[-1] == "am" and words[-2].isdigit()
    if words[-1].lower() in _LEADING_ON and not (noon or _is_stranded(words)):
        return "it breaks off"
    if words[-1].lower() in _RELATIVE or _SO.search(draft.text):
        return "it breaks off"
    if not draft.speaker and (words[-1].lower() in {"for", "also", "with"} or _HANGING.search(draft.text)):
        return "it breaks off"
    if words[0].lower() in _HELPING or (words[0].lower() in _MODALS and words[1].islower()):
        return "its subject is missing"
    if _SUPPOSED.search(draft.text) and not (draft.cue and not _UNREAL.search(draft.text)):
        return "it holds only under a condition"
    if draft.text.rstrip(CLOSING).endswith("?"):
        return "it is a question"
    if not _balanced(draft.text):
        return "its marks do not match"
    if not all(map(_is_name, filter(None, (draft.speaker, *draft.via)))):
        return "its speaker is no name"
    return ""


_SMALL = re.compile(r"(?!(?:al|de|del|della|di|du|da|den|der|el|la|le|ten|ter|van|von|zu|ibn|bin|ap)\b)[a-z]+ ")
"""As in "individual interest of A"; names that begin with small letters begin with one of a few words, or are one."""
_RELATIVE = frozenset({"which", "who", "whom", "whose"})
"""What no statement ends with: of "five rules, two of which we changed" the clause was lost."""
_SO = re.compile(r"(?:,|\b(?:but|and)) so\W*$", re.IGNORECASE)
"""As in "It rained for a week, so."; what "I think so" stands for is another matter."""
_HANGING = re.compile(r"\b(?:is|are|was|were|been) \w+ed (?:in|on|at)\W*$")
"""As in "Six men were charged in.", whose place was on another line."""
_NO_SPEAKER = re.compile(r"(?:another|what|although|though|while|whereas|because|if|unless|whether|since) ", re.I)


def _is_name(name: str) -> bool:
    if _NO_NAME.match(name) or _NO_SPEAKER.match(name) or _ADDRESSED.fullmatch(name):
        return False
    words = name.split(" of ")[0].split()
    if _SMALL.match(name) and not forms(words[-1]) & SPEAKING:
        return False  # neither "spokesman of the board" nor "annual report of A"
    return len(name) >= _LEAST and _balanced(name) and fold(name) not in FUNCTION_WORDS


def _balanced(text: str) -> bool:
    pairs = [*((mark, PAIRS[mark]) for mark in "“«"), ("(", ")"), ("[", "]")]
    return text.count('"') % 2 == 0 and all(text.count(a) == text.count(b) for a, b in pairs)


def _is_stranded(words: list[str]) -> bool:
    """As in "a loan that the warden had agreed to": the preposition belongs to what stands before it."""
    relative = {word.lower() for word in words[1:]} & {"that", "which", "who", "whom", "what"}
    return bool(relative) and words[-1].lower() in {"to", "of", "at", "by", "from", "with"}
