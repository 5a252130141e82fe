"""How likely a pronoun means whom the rules take it to mean.

A logistic function of where and how often the text has named them: what is put in the place of a pronoun, and is not
meant, puts a false word into a mouth. The weights were fitted by `tests/bench/antecedents_fit.py` on texts with
annotated coreference; what they are worth stands in `tests/bench/README.md`.
"""

from collections.abc import Iterator, Sequence

from factcheck.drafting import fitted
from factcheck.drafting.mentions import Kind, Mention, Mentions
from factcheck.drafting.parser import Frame, Token
from factcheck.text.pronouns import HE, IT, SHE

LEAST = 0.25
"""The chance under which a pronoun stays as it is: of what rules alone write for one in texts that the fit has not seen
half is wrong (tests/bench/README.md)."""
LEAST_CARRIED = 0.3
"""The chance under which a pronoun is no mention of anybody, so that what comes behind it is not misled by it."""
_SENTENCES = (0, 1, 2, 3, 5)
"""Bounds of the steps of a distance in sentences; what the steps weigh is fitted to them, as with the next two."""
_TIMES = (1, 2, 4, 8, 16)
_OTHERS = (0, 1, 2, 4, 8)
_NEAR = 2
"""Sentences from which on it no longer matters how far back a subject stands."""
_PERSONS = frozenset({Kind.PERSON, Kind.SOMEBODY})
_ROLES = {
    "nsubj": "subject",
    "nsubjpass": "passive",
    "dobj": "object",
    "dative": "object",
    "pobj": "behind",
}
_ARTICLES = {"the": "the", "a": "a", "an": "a", "this": "this", "that": "this", "these": "this", "those": "this"}
_OWNERS = frozenset({"his", "her", "its", "their", "our", "my"})


def chance(frame: Frame, pronoun: Token, one: Mention, mentions: Mentions, sentence: int | None = None) -> float:
    """The fitted chance, between 0 and 1, that this third person means that mention.

    `sentence` is the number of the pronoun's sentence where its mentions are still to come.
    """
    return fitted.chance("antecedents.txt", features(frame, pronoun, one, mentions, sentence))


def features(frame: Frame, pronoun: Token, one: Mention, mentions: Mentions, sentence: int | None = None) -> set[str]:
    """What the pronoun, whom it is taken to mean and the text between them show, by name."""
    at, what = frame.spans[pronoun.i][0], kind_of(pronoun)
    others = list(_others(mentions, at, what))
    of = [each for each in others if each.names == one.names] or [one]
    told = next((each for each in of if not each.pronoun), of[0])
    named = dict.fromkeys(each.names for each in others)
    here = _sentence(frame, pronoun, mentions) if sentence is None else sentence
    far = max(0, here - of[0].sentence)
    best = min(each.rank for each in of if each.sentence == of[0].sentence)
    role = "owner" if pronoun.tag_ == "PRP$" or pronoun.dep_ == "poss" else _ROLES.get(pronoun.dep_, "other")
    times, most = mentions.times(one.names, at), max((mentions.times(names, at) for names in named), default=0)
    place = list(named).index(one.names) if one.names in named else len(named)
    near = min(far, _NEAR)
    shown = {
        f"{what} words {_article(told)}",
        f"{what} far {_step(far, _SENTENCES)}",
        f"{what} far {near} rank {best}",
        f"far {near} rank {best} role {role}",
        f"{what} named {_step(times, _TIMES)}",
        f"{what} most {times == most} of {_step(most, _TIMES)}",
        f"{what} others {_step(place, _OTHERS)}",
        f"{what} since {_step(len({each.names for each in others if each.sentence >= of[0].sentence}), _TIMES)}",
        f"{what} last a pronoun {of[0].pronoun}",
    }
    if far:
        begins = pronoun.i <= pronoun.sent.start + _BEGINNING
        shown.add(f"{what} far {near} subject {best == 0} begins {begins}")
    return shown


_BEGINNING = 2
"""Words that may stand before the first subject of a sentence: "But then he"."""


def kind_of(pronoun: Token) -> str:
    """What sort of pronoun it is: "person", "it" or "they"."""
    word = pronoun.lower_
    return "person" if word in HE | SHE else "it" if word in IT else "they"


def _others(mentions: Mentions, at: int, what: str) -> Iterator[Mention]:
    """The mentions before it of the kind that it can mean, the last one first."""
    for one in mentions.before(at, quoted=True):
        if what == "they" or (one.kind in _PERSONS if what == "person" else one.kind in {Kind.BODY, Kind.THING}):
            yield one


def _sentence(frame: Frame, pronoun: Token, mentions: Mentions) -> int:
    """The number of the pronoun's sentence, as its mentions count it."""
    start, end = frame.spans[pronoun.sent.start][0], frame.spans[pronoun.sent.end - 1][1]
    if inside := mentions.within(start, end):
        return inside[0].sentence
    return next((one.sentence + 1 for one in mentions.before(start, quoted=True)), 0)


def _article(one: Mention) -> str:
    first = one.words.split(" ", 1)[0].lower()
    if first in _ARTICLES or first in _OWNERS:
        return _ARTICLES.get(first, "owned")
    return "a name" if one.words[:1].isupper() else "a number" if first[:1].isdigit() else "bare"


def _step(count: int, bounds: Sequence[int]) -> str:
    return str(next((bound for bound in bounds if count <= bound), "more"))
