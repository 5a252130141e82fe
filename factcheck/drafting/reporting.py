"""From an attribution to drafts: whose claim, through whom, how it stands, in which words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Protocol

from factcheck.domain.draft import Attribution, Draft, Span
from factcheck.domain.marks import OPENING_DOUBLE
from factcheck.domain.status import Status
from factcheck.drafting.chains import carrier, hearer, relays
from factcheck.drafting.claims import spans_of
from factcheck.drafting.content import Content, Written, bare
from factcheck.drafting.found import Found, children, trimmed
from factcheck.drafting.gate import EMPTY, VERBLESS
from factcheck.drafting.kinds import DEEDS, DOCUMENTS, PERSONS, acts, forms
from factcheck.drafting.lexicon import VERBS, Kind
from factcheck.drafting.names import is_name
from factcheck.drafting.nounphrases import head
from factcheck.drafting.parser import Frame, Token
from factcheck.drafting.pieces import sentence
from factcheck.drafting.pointing import only_points, pointed_at, points
from factcheck.drafting.referring import Voice
from factcheck.drafting.sayings import sayings
from factcheck.drafting.sense import is_lifeless
from factcheck.drafting.shapes import can_speak
from factcheck.drafting.spans import bare_span, joined
from factcheck.drafting.speakers import Speakers
from factcheck.drafting.status import own_status, through
from factcheck.drafting.tags import FINITE
from factcheck.drafting.writing import named, written
from factcheck.text.pronouns import FIRST, WE, I

_OBJECT = 6
"""Tokens between a verb and the noun that is its object: “published several new allegations”."""

_BESIDE = 5
"""Tokens between a speaker and the cue that is beside it: “A has since strongly denied”."""

_BARE = 3
"""Tokens of content that say nothing without their cue."""

_SAID = VERBS["say"][0]
_DEEPEST = 8
"""Relays of one claim that are followed: nobody writes more, and a page of nothing but cues would take for ever."""


def _holds_quotation(frame: Frame, one: Found) -> bool:
    """Whether words in quotation marks are part of the sentence that the cue stands in."""
    held = set(one.content)
    return any(a in held for a, _, _ in frame.quotes) or any(a in held for a, _ in frame.inline)


class Edits(Protocol):
    """What stands instead of the pronouns of quotations (see `inside`)."""

    def edits(self, spans: Sequence[Span], speakers: Speakers, voice: Voice) -> list[tuple[int, int, str]]: ...

    def within(self, spans: Sequence[Span]) -> list[Frame]: ...


def reported(
    text: str, frame: Frame, one: Found, others: list[Found], speakers: Speakers, before: Sequence[Draft], inside: Edits
) -> Iterator[Draft]:
    """The drafts of one attribution, one for each person where several are named.

    `before` are the drafts before it, in order: one of them is what "it" stands for in "it was officially denied".
    """
    if one.more and one.content and one.rule != "quotation" and not _holds_quotation(frame, one):
        quoted = replace(one, content=[], entry=_SAID, rule="quotation")
        yield from reported(text, frame, replace(one, more=[]), others, speakers, before, inside)
        yield from reported(text, frame, quoted, others, speakers, before, inside)
        return
    spans = spans_of(frame, one)
    quotes = _quotes(text, frame, one, spans)
    if not quotes:
        return
    over = [other for other in relays(frame, one, others) if other.source != one.source][-_DEEPEST:]
    names = speakers.speaking(frame, one, speakers.speaking(frame, over[-1]) if over else [])
    if _is_its_purpose(frame, one):
        if over:
            return  # "she said that the bill aims to cut costs": hers
        names = [""]
    chain, links = _chain(frame, one, over, names, speakers)
    status = through(links, own_status(frame, one))
    source = text[spans.source[0][0] : spans.source[-1][1]] if spans.source else ""
    cue = _cue_words(text, frame, one)
    for name in names:
        said = _words(text, frame, one, name, speakers, before, inside)
        via = tuple(link for link in chain if link and link != name)
        parts = _sayings(text, frame, one, name, speakers, inside) if said.text else []
        for part, words in parts:
            yield Draft(words, part, name, source, cue, via, status, one.rule, attribution=spans)
        if said.text and not parts:
            deed = not said.sure and _names_deed(frame, one)
            why = _why_not(frame, one, name, said, said.sure or deed or status is not Status.ALLEGED)
            yield Draft(
                said.text,
                quotes,
                name,
                source,
                cue,
                via,
                status,
                one.rule,
                attribution=spans,
                bare=not said.sure,
                withheld=why,
            )


def _why_not(frame: Frame, one: Found, name: str, said: Written, stands: bool) -> str:
    """Why a draft is not offered, "" where it is; `stands` says that its text needs no verb of its own."""
    if one.source and (not can_speak(head(frame, one.source)) or _is_said_along(frame, one)):
        return "its speaker cannot speak"
    firm = one.entry.kind is Kind.INTENT or (one.entry.status is Status.DENIED and one.rule == "object")
    if firm and name and one.source and _is_thing(head(frame, one.source)):
        return "its speaker cannot speak"
    if not name and one.source and head(frame, one.source).lower_ in FIRST:
        return "nobody knows who says it"
    if not name and one.source and one.entry.kind is Kind.BELIEF:
        return "nobody knows who thinks so"
    if one.source and _is_taken_back(frame, one):
        return "the page has taken it back"
    if _is_come_upon(frame, one):
        return EMPTY
    if one.content and one.rule == "clause" and _is_asked(frame.doc[one.content[0]]):
        return "it is a question"
    if one.content and [t.text for t in frame.doc[one.content[-1] + 1 :]] in (["…"], ["..."]):
        return "it breaks off"
    if not said.sure and (_is_somebody(frame, one) or _is_topic(one, said)):
        return EMPTY
    return "" if stands or re.search(rf"\d|[{OPENING_DOUBLE}‘]", said.text) else VERBLESS


def _is_said_along(frame: Frame, one: Found) -> bool:
    """As in "lifted a ban to reward him for vowing to pay", where the parser gives the participle to the ban."""
    noun, verb = head(frame, one.source), frame.doc[one.head]
    thing = noun.tag_ in {"NN", "NNS"} and noun.is_lower and is_lifeless(noun.lower_) and not acts(noun)
    return bool(verb.tag_ == "VBG" and verb.dep_ in {"acl", "conj"} and thing and not forms(noun.lower_) & DOCUMENTS)


def _is_asked(first: Token) -> bool:
    """As in "determining whether P"."""
    return bool(first.lower_ == "whether" and first.dep_ == "mark" and first.head.dep_ == "ccomp")


def _is_its_purpose(frame: Frame, one: Found) -> bool:
    """As in "the bill aims to cut costs": whoever writes it says so, and not the bill."""
    noun = head(frame, one.source) if one.source and one.entry.kind is Kind.INTENT else None
    return noun is not None and noun.tag_ in {"NN", "NNS"} and noun.is_lower and is_lifeless(noun.lower_)


def _is_taken_back(frame: Frame, one: Found) -> bool:
    """As in "an earlier version said that P", "this article originally said that P": it is not so."""
    paper = head(frame, one.source)
    if paper.lower_ == "version":
        return any(c.lower_ in _FORMER for c in children(paper, "amod"))
    own = paper.lower_ in DOCUMENTS and any(c.lower_ == "this" for c in children(paper, "det"))
    return own and any(c.lower_ in _FORMERLY for c in children(frame.doc[one.head], "advmod"))


_FORMER = frozenset({"earlier", "previous", "original", "prior", "first"})
_FORMERLY = frozenset({"originally", "previously", "incorrectly", "wrongly", "mistakenly", "erroneously", "earlier"})


def _is_come_upon(frame: Frame, one: Found) -> bool:
    """As in "an older wreck had been found by a team": a thing, and nothing that they found out."""
    told = any(frame.doc[i].tag_ in FINITE for i in one.content) or one.more
    return one.rule == "passive" and frame.doc[one.head].lower_ in {"found", "discovered"} and not told


def _is_thing(noun: Token) -> bool:
    """Whether it is no name, nobody, no body, and no document: new offences neither intend nor deny anything."""
    word = noun.lower_
    return (
        noun.tag_ in {"NN", "NNS"}
        and noun.is_lower
        and not acts(noun)
        and not {word, word.removesuffix("s")} & DOCUMENTS
    )


def _is_topic(one: Found, said: Written) -> bool:
    """As in "after speaking about her defeat in 2016", "appealed to the electors": nothing is said of it."""
    alleged = one.entry.status is Status.ALLEGED and one.entry.kind is Kind.REPORT
    return alleged and one.rule == "preposition" and not re.search(rf"[{OPENING_DOUBLE}‘]", said.text)


def _is_somebody(frame: Frame, one: Found) -> bool:
    """As in "contradicted the mayor": somebody, and nothing that he said."""
    words = [i for i in one.content if not frame.doc[i].is_punct]
    if not words or one.more:
        return False
    noun = head(frame, words)
    person = noun.tag_ in {"NNP", "PRP"} or (noun.tag_ == "NN" and noun.lower_ in PERSONS)
    return person and not any(frame.doc[i].tag_.startswith(("VB", "MD")) for i in words) and one.rule != "pointing"


def _names_deed(frame: Frame, one: Found) -> bool:
    """As in "admitted to the weapons transfers": no sentence, but something that was done, told from others."""
    words = [frame.doc[i] for i in one.content if not frame.doc[i].is_punct]
    told = [t for t in words if t.dep_ not in {"det", "poss", "case"} and t.tag_ not in {"DT", "PRP$", "POS"}]
    noun = head(frame, one.content)
    done = {noun.lower_, noun.lower_.removesuffix("s")} & DEEDS
    topic = any(frame.doc[i].lower_ == "about" for i in one.cue)
    return bool(done and noun.tag_ in {"NN", "NNS"} and len(told) > 1 and one.source and not topic)


def _chain(
    frame: Frame, one: Found, over: Sequence[Found], names: list[str], speakers: Speakers
) -> tuple[list[str], list[Status]]:
    """Who hands the words on, outermost first, and what each makes of them."""
    links = [own_status(frame, other) for other in over]
    beside = carrier(frame, one)
    holder = speakers.holder(frame) or speakers.naming.askers.get(frame.line.start, "")
    chain = [holder] if holder and names != [holder] else []
    links += [Status.ALLEGED] * bool(beside or chain)
    for other in over:
        if frame.doc[other.head].lower_ in _HEARERS:
            continue
        chain += [*speakers.named(frame, carrier(frame, other))[:1], *speakers.speaking(frame, other)[:1]]
    told = hearer(frame, one, minutes=speakers.naming.minutes)
    by = speakers.speaking(frame, replace(one, source=told), chain[-1:])[:1] if told else []
    chain += [name for name in by if is_name(name) and name not in names]
    return list(dict.fromkeys(chain + speakers.named(frame, beside)[:1])), links


_HEARERS = frozenset({"heard", "hears", "hear"})
"""Whoever hears hands nothing on: "…, the court heard"."""


def _cue_words(text: str, frame: Frame, one: Found) -> str:
    """The cue as a person reads it: "refused to confirm or deny", "published allegations"."""
    first = min(one.cue)
    own = bool(one.source) and one.source[0] > frame.doc[one.head].head.i  # "rejected his claim": he did not reject it
    if (
        one.rule == "noun"
        and not own
        and 0 < one.head - frame.doc[one.head].head.i < _OBJECT
        and frame.doc[one.head].dep_ == "dobj"
    ):
        first = frame.doc[one.head].head.i
    if first < min(one.cue) or one.entry.word == "view":
        return text[frame.spans[first][0] : frame.spans[max(one.cue)][1]]
    return " ".join(text[a:b] for a, b in frame.cover(one.cue))


def _quotes(text: str, frame: Frame, one: Found, spans: Attribution) -> tuple[Span, ...]:
    """What is quoted for the claim: the content; of "called it Y" Y alone; of an intention the whole of it."""
    content = tuple(sorted([*frame.cover(bare(frame, one.content)), *one.more]))
    if (
        one.rule == "named"
        and one.label
        and not _is_view(one)
        and not set(one.content) - set(one.label) - _pronouns(frame, one.content)
    ):
        content = tuple(_label_spans(text, frame, one))
    elif only_points(frame, one):
        content = ((frame.spans[_clause_start(frame, one)][0], max(end for _, end in (*spans.cue, *spans.content))),)
    elif _bare_noun(frame, one) or (one.entry.kind is Kind.INTENT and one.source and one.source[0] < one.content[0]):
        content = ((spans.source[0][0], spans.content[-1][1]),)
    elif _holds_source(frame, one):
        content = ((frame.spans[frame.doc[one.head].left_edge.i][0], spans.content[-1][1]),)
    held = [bare_span(text, *span) for span in content]
    return tuple(span for span in held if span[0] < span[1])


def _holds_source(frame: Frame, one: Found) -> bool:
    """As in "criticism from the union about wages": the topic says nothing without the noun and whose it is."""
    between = bool(one.source) and one.head < one.source[0] < min(one.content, default=0)
    return one.rule == "noun" and between and not any(frame.doc[i].tag_.startswith(("VB", "MD")) for i in one.content)


def _is_view(one: Found) -> bool:
    """As in "viewed this as a challenge": what somebody holds of a thing, quoted whole."""
    return one.rule == "named" and one.entry.kind is Kind.BELIEF


def _bare_noun(frame: Frame, one: Found) -> bool:
    """As in "Admitted to the transfers", "denied fraud": words that say nothing without their subject and cue."""
    beside = bool(one.source) and 0 < one.head - one.source[-1] < _BESIDE and one.content[:1] > [one.head]
    short = len([i for i in one.content if not frame.doc[i].is_punct]) <= _BARE and not any(
        a in one.content for a, _ in frame.inline
    )
    return beside and short and not one.more and one.rule in {"object", "preposition"} and one.entry.kind is Kind.REPORT


def _clause_start(frame: Frame, one: Found) -> int:
    """The first token of the clause around the cue: its subject or its conjunction."""
    token = frame.doc[one.head]
    return min(
        int(i)
        for i in [
            one.head,
            *one.source,
            *one.content,
            *(m.i for m in token.children if m.dep_ in {"mark", "nsubjpass"}),
        ]
    )


def _pronouns(frame: Frame, tokens: list[int]) -> set[int]:
    return {i for i in tokens if frame.doc[i].tag_ in {"PRP", "WDT", "DT", "IN", "WP"} or frame.doc[i].is_punct}


def _words(
    text: str,
    frame: Frame,
    one: Found,
    name: str,
    speakers: Speakers,
    before: Sequence[Draft],
    inside: Edits,
) -> Written:
    """The draft's text: what is proposed, as a sentence of the source's own words."""
    voice = speakers.voice(frame, one, name)
    content = Content(text, frame, one, one.content, voice, speakers.naming)
    if one.rule == "named" and one.label:
        return _called(content, name, speakers, before)
    if only_points(frame, one):
        earlier = pointed_at(frame, one, name, before, speakers.naming)
        return Written(earlier.text) if earlier else Written(sentence(content.row(one.content)), sure=False)
    standing_in = {i for a, b, _ in frame.quotes for i in range(a, b)}
    if one.more or standing_in.intersection(one.content):
        spans = sorted([*frame.cover(bare(frame, one.content)), *one.more])
        spans = [bare_span(text, *span) for span in spans]
        return Written(sentence(joined(text, spans, inside.edits(spans, speakers, voice.quoted))))
    return written(content)


def _sayings(
    text: str, frame: Frame, one: Found, name: str, speakers: Speakers, inside: Edits
) -> list[tuple[tuple[Span, ...], str]]:
    """The statements of a quotation that has several, each with its words; [] where it stays whole."""
    standing_in = {i for a, b, _ in frame.quotes for i in range(a, b)}
    if one.label or set(one.content) - standing_in - {i for i in one.content if frame.doc[i].is_punct}:
        return []
    spans = sorted([*frame.cover(bare(frame, one.content)), *one.more])
    voice = speakers.voice(frame, one, name).quoted
    named = (I if voice.first else frozenset[str]()) | (WE if voice.body else frozenset[str]())
    parts = sayings(text, inside.within([bare_span(text, *span) for span in spans]), named)
    found = [(tuple(part), sentence(joined(text, part, inside.edits(part, speakers, voice)))) for part in parts]
    return [(part, words) for part, words in found if words]


def _called(content: Content, name: str, speakers: Speakers, before: Sequence[Draft]) -> Written:
    """Of "called X Y" that X is Y; of "dismissed X as Y" X."""
    one, frame = content.one, content.frame
    beside = [i for i in one.content if i < one.label[0] or i > one.label[-1]]
    thing = trimmed(frame.doc, [i for i in beside if not frame.doc[i].is_punct or frame.doc[i].text == ","])
    if one.aside or not thing:
        spans = _label_spans(content.text, frame, one)
        return Written(sentence(joined(content.text, spans)), sure=False)
    thing = speakers.thing(frame, thing, next((t for i in one.label if (t := frame.doc[i]).tag_ in _NOUNS), None))
    if one.entry.status is not Status.DENIED:
        return named(content, thing)
    if points([frame.doc[i] for i in thing]):
        earlier = pointed_at(frame, one, name, before, speakers.naming)
        if earlier:
            return Written(earlier.text)
    return Written(sentence(content.row(thing)), sure=False)


_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})


def _label_spans(text: str, frame: Frame, one: Found) -> list[Span]:
    """What something is called, without the "as" before it."""
    held = [i for i in one.content if one.label[0] <= i <= one.label[-1]] or one.label
    if frame.doc[held[0]].lower_ == "as":
        held = held[1:]
    return [bare_span(text, *span) for span in frame.cover(held)]
