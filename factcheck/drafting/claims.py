"""From an attribution to drafted claims: which of them are claims, of whom, through whom, and how they stand."""

import re
from collections.abc import Iterator

from factcheck.domain.draft import Attribution, Draft, Span
from factcheck.domain.status import Status
from factcheck.drafting.chains import carrier, relays
from factcheck.drafting.factuality import Factuality, factuality
from factcheck.drafting.found import Found
from factcheck.drafting.kinds import BODIES, DOCUMENTS, ROLES
from factcheck.drafting.lexicon import NOUNS, Kind
from factcheck.drafting.parser import Frame, Token
from factcheck.drafting.speakers import Speakers
from factcheck.drafting.status import own_status, through
from factcheck.drafting.wording import named, sentence, stated
from factcheck.drafting.words import word_set

_CONFIDENCE = {
    Kind.REPORT: 0.9,
    Kind.CALL: 0.8,
    Kind.DEMAND: 0.7,
    Kind.JUDGE: 0.6,
    Kind.BELIEF: 0.6,
    Kind.INTENT: 0.5,
}
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
        return 0 < noun.head - verb.head < 6
    return verb.rule in {"object", "passive", "named"} and token.head.i == verb.head and noun.head in verb.content


def is_claim(frame: Frame, one: Found) -> bool:
    """Whether somebody asserts something: no question, no command, no "has not said that P", no thing that shows."""
    if factuality(frame, one) in {Factuality.UNDONE, Factuality.OPEN}:
        return False
    if one.entry.word in _ASKS and one.rule != "infinitive":
        return one.rule == "preposition" and "for" in {frame.doc[i].lower_ for i in one.cue}
    if _is_question(frame, one) or _is_mere_attitude(frame, one) or _is_said_by_nobody(one):
        return False
    return not (one.entry.word in _SHOWS and one.source and not _can_speak(frame, one))


def _is_question(frame: Frame, one: Found) -> bool:
    return bool(frame.doc[one.head].sent[-1].text == "?" and not one.more and one.rule != "inserted")


def _is_mere_attitude(frame: Frame, one: Found) -> bool:
    """A wish, an intention that commits to nothing, a judgement without a proposition, a mere topic."""
    words = [frame.doc[i].lower_ for i in one.content if not frame.doc[i].is_punct]
    felt = one.entry.kind in {Kind.BELIEF, Kind.JUDGE}
    if (one.rule == "noun" and felt) or (one.rule == "object" and one.entry.word in _TOPICS):
        return len(words) < _PROPOSITION and not _says_more(frame, one)
    if one.entry.kind in {Kind.INTENT, Kind.BELIEF}:
        return one.entry.word in _UNSAID
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


def _is_said_by_nobody(one: Found) -> bool:
    """No source, and not "it was denied" or "it is believed that", which report without naming anybody."""
    held = one.entry.kind is Kind.BELIEF and one.rule == "clause"
    aloud = one.entry.kind is Kind.REPORT and "a" not in one.entry.frames and one.rule != "noun"
    return not one.source and not held and not aloud


def _says_more(frame: Frame, one: Found) -> bool:
    """Whether a judgement carries a proposition: a clause, a quotation, or something called into question."""
    tags = {frame.doc[i].tag_ for i in one.content}
    quoted = any(a in one.content for a, _ in frame.inline) or any(a in one.content for a, _, _ in frame.quotes)
    return quoted or one.entry.word == "question" or bool(tags & {"VBD", "VBZ", "VBP", "MD"})


def _can_speak(frame: Frame, one: Found) -> bool:
    """Whether the subject is somebody or a document: polls show, a minister suggests; tensions and silences do not."""
    held = set(one.source)
    head = next((frame.doc[i] for i in one.source if frame.doc[i].head.i not in held), frame.doc[one.source[-1]])
    if head.tag_ in {"NNP", "NNPS", "PRP", "WP"}:
        return head.lower_ not in {"it", "this", "that"} or (head.lower_ == "it" and one.entry.word == "confirm")
    return (
        head.lower_ in BODIES | ROLES | DOCUMENTS
        or head.lower_.removesuffix("s") in BODIES | ROLES | DOCUMENTS
        or _is_agent(head)
    )


def _is_agent(head: Token) -> bool:
    return bool(re.search(r"(?:er|or|ist|ian|man|men|woman|women|ee)s?$", head.lower_)) and head.lower_ not in {
        "order",
        "number",
        "paper",
    }


_DEEPEST = 8
"""Relays of one claim that are followed: nobody writes more, and a page of nothing but cues would take for ever."""


def reported(
    text: str, frame: Frame, one: Found, others: list[Found], speakers: Speakers, earlier: str
) -> Iterator[Draft]:
    """The drafts of one attribution, one for each person where several are named.

    `earlier` is the text of the claim before it: what "it" stands for in "it was officially denied".
    """
    spans = spans_of(frame, one)
    quotes = _quotes(text, frame, one, spans)
    if not quotes:
        return
    over = [other for other in relays(frame, one, others) if other.source != one.source][-_DEEPEST:]
    links = [own_status(frame, other) for other in over]
    beside = carrier(frame, one)
    names = speakers.speaking(frame, one, speakers.speaking(frame, over[-1]) if over else [])
    holder = speakers.holder(frame)
    chain = [holder] if holder and names != [holder] else []
    for other in over:
        chain += [*speakers.named(frame, carrier(frame, other))[:1], *speakers.speaking(frame, other)[:1]]
    chain += speakers.named(frame, beside)[:1]
    status = through(links + [Status.ALLEGED] * bool(beside or chain[:1] == [holder]), own_status(frame, one))
    written = text[spans.source[0][0] : spans.source[-1][1]] if spans.source else ""
    cue = _cue_words(text, frame, one)
    for name in names:
        words = _words(text, frame, one, quotes, name, speakers, earlier)
        confidence = round(_CONFIDENCE[one.entry.kind] - (0 if name else 0.2), 2)
        via = tuple(link for link in chain if link and link != name)
        if words:
            yield Draft(words, quotes, name, written, cue, via, status, one.rule, confidence, spans)


def _cue_words(text: str, frame: Frame, one: Found) -> str:
    """The cue as a person reads it: "refused to confirm or deny", "published allegations"."""
    first = min(one.cue)
    if one.rule == "noun" and 0 < one.head - frame.doc[one.head].head.i < 6 and frame.doc[one.head].dep_ == "dobj":
        first = frame.doc[one.head].head.i
    if first < min(one.cue) or one.entry.word == "view":
        return text[frame.spans[first][0] : frame.spans[max(one.cue)][1]]
    return " ".join(text[a:b] for a, b in frame.cover(one.cue))


def _quotes(text: str, frame: Frame, one: Found, spans: Attribution) -> tuple[Span, ...]:
    """What is quoted for the claim: the content; of "called it Y" Y alone; of an intention the whole of it."""
    content = spans.content
    if (
        one.rule == "named"
        and one.label
        and not _is_view(one)
        and not set(one.content) - set(one.label) - _pronouns(frame, one.content)
    ):
        content = tuple(_label_spans(text, frame, one))
    elif _only_points(frame, one):
        content = ((frame.spans[_clause_start(frame, one)][0], max(end for _, end in (*spans.cue, *spans.content))),)
    elif _bare_noun(frame, one) or (one.entry.kind is Kind.INTENT and one.source and one.source[0] < one.content[0]):
        content = ((spans.source[0][0], spans.content[-1][1]),)
    elif _holds_source(frame, one):
        content = ((frame.spans[frame.doc[one.head].left_edge.i][0], spans.content[-1][1]),)
    bare = [bare_span(text, *span) for span in content]
    return tuple(span for span in bare if span[0] < span[1])


def _holds_source(frame: Frame, one: Found) -> bool:
    """As in "criticism from the union about wages": the topic says nothing without the noun and whose it is."""
    between = bool(one.source) and one.head < one.source[0] < min(one.content, default=0)
    return one.rule == "noun" and between and not any(frame.doc[i].tag_.startswith(("VB", "MD")) for i in one.content)


def _is_view(one: Found) -> bool:
    """As in "viewed this as a challenge": what somebody holds of a thing, quoted whole."""
    return one.rule == "named" and one.entry.kind is Kind.BELIEF


def _only_points(frame: Frame, one: Found) -> bool:
    """Whether the content is a word that points back: "it", "this", "that accusation"."""
    tokens = [frame.doc[i] for i in one.content if not frame.doc[i].is_punct]
    return not one.more and one.rule != "named" and _points(tokens)


def _points(tokens: list[Token]) -> bool:
    if not tokens:
        return False
    if len(tokens) == 1:
        return tokens[0].lower_ in {"it", "this", "that", "these", "those", "so", "him", "her", "them"}
    back = tokens[0].lower_ in {"this", "that", "these", "those", "the", "such"}
    return len(tokens) == 2 and back and tokens[1].lower_ in NOUNS


def _bare_noun(frame: Frame, one: Found) -> bool:
    """As in "Admitted to the transfers", "denied fraud": words that say nothing without their subject and cue."""
    beside = bool(one.source) and 0 < one.head - one.source[-1] < 5 and one.content[:1] > [one.head]
    short = len([i for i in one.content if not frame.doc[i].is_punct]) <= 3 and not any(
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
    text: str, frame: Frame, one: Found, quotes: tuple[Span, ...], name: str, speakers: Speakers, earlier: str
) -> str:
    """The draft's text: what is proposed, as a sentence of the source's own words."""
    if one.rule == "named" and one.label:
        thing = [i for i in one.content if i < one.label[0] or i > one.label[-1]]
        thing = [i for i in thing if not frame.doc[i].is_punct]
        subject = speakers.thing(frame, thing) if thing else "It"
        if one.aside:
            return sentence(joined(text, _label_spans(text, frame, one)))
        if one.entry.status is Status.DENIED:
            back = not thing or _points([frame.doc[i] for i in thing])
            return earlier if back and earlier else sentence(subject)
        return named(subject, joined(text, _label_spans(text, frame, one)))
    if earlier and _only_points(frame, one):
        return earlier
    content = joined(text, [bare_span(text, *span) for span in spans_of(frame, one).content])
    return stated(content or joined(text, list(quotes)), one.entry, one.rule, name)


def _label_spans(text: str, frame: Frame, one: Found) -> list[Span]:
    """What something is called, without the "as" before it."""
    held = [i for i in one.content if one.label[0] <= i <= one.label[-1]] or one.label
    if frame.doc[held[0]].lower_ == "as":
        held = held[1:]
    return [bare_span(text, *span) for span in frame.cover(held)]


def joined(text: str, spans: list[Span]) -> str:
    """The words of the spans in a row, a full stop between two sentences."""
    words = ""
    for start, end in spans:
        part = text[start:end]
        gap = (
            ". "
            if words and words[-1] not in ".!?…" and part[:1].isupper() and text[:start].rstrip()[-1:] in _OPENING
            else " "
        )
        words = f"{words}{gap}{part}" if words else part
    return words


_OPENING = frozenset("\"“„«‘'")


_FRONT = re.compile(
    r"[\s,;:—–\"“”„«»‘-]*"
    r"(?:that[\s,]+(?!(?:is|was|were|has|had|would|will|could|can|did|does|may|might|should|must)\b))?"
    r"[\s\"“„«‘]*"
)


def bare_span(text: str, start: int, end: int) -> Span:
    """The span without marks, commas and a leading "that" at its ends; a mark that closes one inside stays."""
    match = _FRONT.match(text, start, end)
    start = match.end() if match else start
    while end > start and (text[end - 1] in " \t\r\n,;:—–-" or text[end - 1] in _CLOSING):
        inside = text[start : end - 1]
        if text[end - 1] in _CLOSING and (
            inside.count('"') % 2 if text[end - 1] == '"' else _is_open(inside, text[end - 1])
        ):
            break
        end -= 1
    return start, end


_CLOSING = {"”": "“„", "»": "«", '"': '"', "“": "„", "’": "‘"}


def _is_open(inside: str, mark: str) -> bool:
    return max(inside.rfind(opener) for opener in _CLOSING[mark]) > inside.rfind(mark)


def taken_tokens(found: list[Found]) -> set[int]:
    """The tokens that belong to somebody's claim and are not the document's own statement."""
    noun = {i for one in found if one.rule == "noun" for i in one.content}
    return noun | {i for one in found if one.rule != "noun" for i in (*one.cue, *one.source, *one.content)}


def said_roots(found: list[Found]) -> set[int]:
    """The heads of cues that report or ask, claim or not: "has not said that P" is no statement of the document's."""
    aloud = [one for one in found if one.entry.kind is Kind.REPORT or one.entry.word in _ASKS]
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
