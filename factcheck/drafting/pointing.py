"""What a denial or a confirmation that only points back is about: "denied it", "an effect confirmed by X".

The claim is found by its kind ("the figure" has a number, "the report" was reported), by who said it and whom it is
about, and by nearness only where nothing else tells.
"""

from collections.abc import Sequence

from factcheck import lexicon
from factcheck.domain.draft import Draft
from factcheck.drafting.factuality import selecting
from factcheck.drafting.found import Found, children
from factcheck.drafting.lexicon import NOUNS
from factcheck.drafting.naming import Naming
from factcheck.drafting.parser import Frame, Token
from factcheck.text.pronouns import PERSONS_ACTED_ON
from factcheck.text.quantities import quantities

_LONGEST = 6
"""Tokens of what only points back: “the latest of these allegations”."""

_UNSAID = 0.3
"""How well a sentence that nobody is said to have said is pointed back to: last of all."""

_CLAUSE = 1.3
"""A clause of its own is meant before a noun is."""

_OTHER_OWNER = 0.5
"""What is taken off where the words say whose claim it is, and this one is somebody else's. The order of the reasons
counts, not their size."""

_BACK = frozenset({"it", "this", "that", "these", "those", "so", "which"})
_KNOWN = frozenset({"this", "that", "these", "those", "the", "such", "both", "all"})
_FIGURES = lexicon.words("cues.txt", "figures")
_POINTING = lexicon.words("cues.txt", "pointing nouns") | _FIGURES
_FURTHEST = 8
"""Drafts back; a denial is about what was said shortly before."""
_STEM = 5
"""Letters that "allegation" and "alleged" share."""


def only_points(frame: Frame, one: Found) -> bool:
    """Whether the content is no more than words that point back."""
    if one.more or one.rule == "named":
        return False
    if one.rule == "pointing":
        return True
    tokens = [frame.doc[i] for i in one.content if not frame.doc[i].is_punct]
    return points(tokens)


def points(tokens: Sequence[Token]) -> bool:
    """Whether these words point back: "it", "that accusation", "the coach's account", "such charges"."""
    if not tokens:
        return False
    if len(tokens) == 1:
        if tokens[0].lower_ == "that" and tokens[0].tag_ == "WDT":
            return False  # "the rate that economists had forecast"
        if tokens[0].lower_ == "what":
            return _is_predicate(tokens[0].head)
        return tokens[0].lower_ in _BACK | PERSONS_ACTED_ON or (tokens[0].lower_ in NOUNS and tokens[0].tag_ == "NNS")
    head = tokens[-1]
    if any(t.tag_.startswith(("VB", "MD")) and t.dep_ not in {"amod", "compound"} for t in tokens):
        return False
    if head.lower_ not in NOUNS and head.lower_ not in _POINTING:
        return False
    owned = any(t.tag_ == "POS" or t.tag_ == "PRP$" for t in tokens)
    return (tokens[0].lower_ in _KNOWN or owned) and len(tokens) <= _LONGEST


def _is_predicate(verb: Token) -> bool:
    """As in "that is what she told us"; "here is what they said" points ahead, "we knew what they said" not."""
    over = verb.head
    subjects = children(over, "nsubj")
    return over.lower_ in {"is", "was", "'s", "’s"} and any(
        s.lower_ in {"that", "this", "it", "which"} for s in subjects
    )


def pointed_at(frame: Frame, one: Found, name: str, before: Sequence[Draft], naming: Naming) -> Draft | None:
    """The earlier draft that an attribution by `name` points back to, None where none fits; `before` in text order.

    Who promises, demands or suggests “it” says nothing of what was said before.
    """
    if one.entry.word in selecting("open") - selecting("done"):
        return None
    called = set(one.label) if one.rule == "named" else set[int]()
    tokens = [frame.doc[i] for i in one.content if not frame.doc[i].is_punct and i not in called]
    near = [draft for draft in before[-_FURTHEST:] if draft.text and not draft.bare]
    if one.rule == "pointing":
        here = [draft for draft in near if draft.quotes[-1][0] >= frame.spans[frame.doc[one.head].sent.start][0]]
        return here[-1] if here else None
    noun = tokens[-1] if tokens and tokens[-1].tag_.startswith("NN") else None
    if noun is not None and any(c.tag_ == "JJR" for c in noun.children):
        return None  # "the lower figure": there were two, and nothing in the words tells which
    owner = _owner(frame, noun, naming) if noun is not None else ""
    if not owner and noun is not None and any(c.lower_ == "your" for c in children(noun, "poss")):
        return None  # whom somebody turns to may have said it elsewhere
    told = [(place, draft) for place, draft in _back(near) if not _is_promised_in(draft, near)]
    scored = [(_fit(draft, name, noun, owner) - place / _FURTHEST, -place, draft) for place, draft in told]
    fitting = [entry for entry in scored if entry[0] > 0]
    return max(fitting, key=lambda entry: entry[:2])[2] if fitting else None


def _is_promised_in(draft: Draft, near: Sequence[Draft]) -> bool:
    """Whether it is what somebody promised in another claim, "A said that B had promised P": meant is that B had."""
    start, end = draft.quotes[0][0], draft.quotes[-1][1]
    around = (one for one in near if one.speaker in draft.via and one is not draft)
    return draft.rule == "infinitive" and any(one.quotes[0][0] <= start and end <= one.quotes[-1][1] for one in around)


def _back(near: Sequence[Draft]) -> list[tuple[int, Draft]]:
    return list(enumerate(reversed(near)))


def _fit(draft: Draft, name: str, noun: Token | None, owner: str) -> float:
    """How well a draft is what is meant: 1 for any that somebody else said, more for each reason."""
    if name and draft.speaker == name:
        return 0
    spoken = bool(draft.speaker or draft.cue)
    if noun is None:
        return 2 + spoken
    figure = noun.lower_ in _FIGURES
    if not spoken and not figure:
        return _UNSAID
    fit = _CLAUSE if draft.rule == "clause" else 1.0
    if figure:
        fit += 2 if quantities(draft.text) else -1
    if draft.cue and noun.lower_[:_STEM] in draft.cue.lower():
        fit += 2
    if owner:
        fit += 2 if draft.speaker == owner else -_OTHER_OWNER
    return fit + (2 if name and name.split()[-1] in draft.text else 0)


def _owner(frame: Frame, noun: Token, naming: Naming) -> str:
    owners = children(noun, "poss")
    if not owners:
        return ""
    if owners[0].lower_ == "your":
        return naming.before(frame.line.start, naming.holder(frame))
    if owners[0].tag_ == "PRP$":
        return naming.pronoun(frame, owners[0])[0]
    return naming.of(frame, owners[0])[0]
