"""From an attribution to drafted claims: which of them are claims, of whom, through whom, and how they stand."""

import re

from factcheck import lexicon
from factcheck.domain.draft import Attribution
from factcheck.domain.status import Status
from factcheck.drafting.factuality import Factuality, factuality
from factcheck.drafting.found import Found, children
from factcheck.drafting.kinds import BODIES, DOCUMENTS, PERSONS, acts
from factcheck.drafting.lexicon import Kind
from factcheck.drafting.names import is_known_person
from factcheck.drafting.nounphrases import telling_behind
from factcheck.drafting.parser import Frame, Token
from factcheck.drafting.tags import FINITE
from factcheck.drafting.words import word_set
from factcheck.text.pronouns import SPEAKING

_OBJECT = 6
"""Tokens from a verb within which the noun is its object: room for an article and adjectives."""

_UNSAID = word_set(
    """
    want seek agree wish desire prepare opt offer choose hope refuse decline know understand learn hear decide
    see realize realise
    """
)
_ASKS = word_set("ask wonder inquire")
_SHOWS = word_set(
    """
    signal suggest indicate show demonstrate confirm underscore underline imply reveal find determine reflect
    mean prove
    """
)


_SPEAKING = BODIES | PERSONS | DOCUMENTS
_HEADS = {word.lower() for word in lexicon.words("speakers.txt", "heads")}
"""Who leads a body, by words that are things elsewhere: "the guild's head"."""


def spans_of(frame: Frame, one: Found) -> Attribution:
    """The attribution's three span lists."""
    content = sorted([*frame.cover(one.content), *one.more])
    source = frame.with_brackets(frame.cover(one.source))
    return Attribution(tuple(source), tuple(frame.cover(one.cue)), tuple(content))


def claims_among(frame: Frame, found: list[Found]) -> list[Found]:
    """The attributions that put a claim on record; a noun cue and the verb that takes it up are one."""
    taken_up: list[Found] = []
    for one in found:
        noun = next((n for n in found if n.rule == "noun" and _takes_up(frame, one, n)), None)
        if noun is None:
            continue
        if one.entry.status is not Status.ALLEGED:
            one.content, one.label = list(noun.content), []
            if not noun.source or noun.source == one.source:
                taken_up.append(noun)
        else:
            noun.source = noun.source or list(one.source)
            taken_up.append(one)
    denied = [one for one in found if one.entry.status is Status.DENIED]
    under = [one for one in found if any(one.head in over.content and one.rule != "noun" for over in denied)]
    return [one for one in found if one not in taken_up and one not in under and is_claim(frame, one)]


def _takes_up(frame: Frame, verb: Found, noun: Found) -> bool:
    """As in "Published allegations that P", "reports that P were rejected": the noun is the verb's object."""
    token = frame.doc[noun.head]
    if verb.entry.status is Status.DENIED and verb.rule == "named":
        return 0 < noun.head - verb.head < _OBJECT
    return verb.rule in {"object", "passive", "named"} and token.head.i == verb.head and noun.head in verb.content


def is_claim(frame: Frame, one: Found) -> bool:
    """Whether somebody asserts something: no question, no command, no "has not said that P", no thing that shows."""
    if factuality(frame, one) in {Factuality.UNDONE, Factuality.OPEN}:
        return False
    if one.entry.word in _ASKS and one.rule != "infinitive":
        return one.rule == "preposition" and "for" in {frame.doc[i].lower_ for i in one.cue}
    if one.entry.word == "question" and frame.doc[min(one.content, default=one.head)].lower_ in {"whether", "if"}:
        return False
    if (
        _is_topic(frame, one)
        or _is_question(frame, one)
        or _is_mere_attitude(frame, one)
        or _is_said_by_nobody(frame, one)
    ):
        return False
    return not (one.entry.word in _SHOWS and one.source and not _can_speak(frame, one))


def _is_topic(frame: Frame, one: Found) -> bool:
    """As in "told me about it", "it is too early to speak of a cause": nothing is said of it."""
    about = one.rule == "preposition" and any(frame.doc[i].lower_ in {"about", "of"} for i in one.cue)
    words = {frame.doc[i].lower_ for i in one.content if not frame.doc[i].is_punct}
    token = frame.doc[one.head]
    to = any(c.lower_ == "to" for c in children(token, "aux"))
    early = to and not one.source and token.head.tag_ == "JJ"
    return early or (about and words <= {"it", "this", "that", "them", "these", "those"})


def _is_question(frame: Frame, one: Found) -> bool:
    return bool(frame.doc[one.head].sent[-1].text == "?" and not one.more and one.rule != "inserted")


def _is_mere_attitude(frame: Frame, one: Found) -> bool:
    """A wish, an intention that commits to nothing, a judgement without a proposition, a mere topic."""
    words = [frame.doc[i].lower_ for i in one.content if not frame.doc[i].is_punct]
    felt = one.entry.kind in {Kind.BELIEF, Kind.JUDGE}
    if (one.rule == "noun" and felt) or (one.rule == "object" and one.entry.word in _TOPICS):
        return len(words) < _PROPOSITION and not _says_more(frame, one)
    mine = bool(one.source) and frame.doc[one.source[0]].lower_ in SPEAKING
    if one.entry.kind is Kind.INTENT and mine and one.rule == "infinitive":
        return True  # "I intend to publish it": nothing is said of what is
    if one.entry.kind in {Kind.INTENT, Kind.BELIEF}:
        return one.entry.word in _UNSAID
    if one.entry.word in {"invite", "welcome"}:
        return True
    if one.entry.kind is Kind.DEMAND and one.rule == "infinitive":
        return words[:1] in (["to"], ["not"])
    if one.entry.kind is Kind.JUDGE:
        return not _says_more(frame, one)
    return one.rule == "object" and words in (["nothing"], ["little"], ["much"], ["so"])


_PROPOSITION = 3
"""Words that a bare noun phrase needs to say something: "its diaspora" does not, "an apology for the raid" does."""
_TOPICS = word_set(
    """
    cite mention discuss reference list outline detail underscore underline recall recount tally document
    """
)


def _is_said_by_nobody(frame: Frame, one: Found) -> bool:
    """No source, and not "it was denied" or "it is believed that", which report without naming anybody."""
    held = one.entry.kind is Kind.BELIEF and one.rule == "clause"
    aloud = one.entry.kind is Kind.REPORT and "a" not in one.entry.frames and one.rule != "noun"
    aloud = aloud and frame.doc[one.head].tag_ not in {"VBG", "VB", "VBP"}  # "mentioning the past" is nobody's word
    charged = one.entry.word == "accuse" and one.rule == "preposition"  # "the bank was accused of fraud"
    return not one.source and not held and not aloud and not charged


def _says_more(frame: Frame, one: Found) -> bool:
    """Whether a judgement carries a proposition: a clause, a quotation, or something called into question."""
    tags = {frame.doc[i].tag_ for i in one.content}
    quoted = any(a in one.content for a, _ in frame.inline) or any(a in one.content for a, _, _ in frame.quotes)
    return quoted or one.entry.word == "question" or bool(tags & FINITE)


def _can_speak(frame: Frame, one: Found) -> bool:
    """Whether the subject is somebody or a document: polls show, a minister suggests; tensions and silences do not."""
    held = set(one.source)
    head = next((frame.doc[i] for i in one.source if frame.doc[i].head.i not in held), frame.doc[one.source[-1]])
    if head.tag_ in {"NNP", "NNPS", "PRP", "WP"}:
        return head.lower_ not in {"it", "this", "that"} or (head.lower_ == "it" and one.entry.word == "confirm")
    said = {head.lower_, head.lower_.removesuffix("s")}
    return bool(said & _SPEAKING) or _is_agent(head) or _leads(head, said)


def _leads(head: Token, said: set[str]) -> bool:
    """As in "the guild's head", "the firm's number two, Ana Reyes": who leads a body, or is called by a name."""
    led = [*children(head, "poss"), *(p for c in children(head, "prep") if c.lower_ == "of" for p in c.children)]
    named = [c for c in children(head, "appos") if c.tag_ == "NNP"]
    return bool(said & _HEADS and any(map(acts, led))) or any(map(_is_named, named))


def _is_named(name: Token) -> bool:
    words = [t.text for t in name.doc[name.left_edge.i : name.i + 1] if t.tag_ == "NNP"]
    return is_known_person(" ".join(words))


def _is_agent(head: Token) -> bool:
    """By its ending; a paper speaks that somebody wrote or published."""
    ends = re.search(r"(?:er|or|ist|ian|man|men|woman|women|ee)s?$", head.lower_)
    told = head.lower_ == "paper" and bool(telling_behind(head))
    return bool(ends) and (head.lower_ not in {"order", "number", "paper"} or told)


def taken_tokens(found: list[Found]) -> set[int]:
    """The tokens that belong to somebody's claim and are not the document's own statement."""
    noun = {i for one in found if one.rule == "noun" for i in one.content}
    return noun | {i for one in found if one.rule != "noun" for i in (*one.cue, *one.source, *one.content)}


def said_roots(found: list[Found]) -> set[int]:
    """The heads of cues that report or ask, claim or not: "has not said that P" is no statement of the document's."""
    aloud = [one for one in found if one.entry.kind is Kind.REPORT or one.entry.word in _ASKS | {"question"}]
    return {one.head for one in aloud if one.entry.word not in _SHOWS}


def shown(frame: Frame, found: list[Found]) -> list[Found]:
    """What the writer concludes: "the tensions indicate that P" asserts P in the document's own voice."""
    relayed = {i for one in found for i in one.content}
    return [
        one
        for one in found
        if one.head not in relayed
        and one.entry.word in _SHOWS
        and one.rule == "clause"
        and one.source
        and not _can_speak(frame, one)
        and factuality(frame, one) is not Factuality.UNDONE
    ]
