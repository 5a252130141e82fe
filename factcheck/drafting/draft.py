"""A text in, drafted claims out, in the order of the document."""

import re

from factcheck.domain.draft import Attribution, Draft, Span
from factcheck.domain.status import Status
from factcheck.drafting.chains import relays
from factcheck.drafting.continuation import carry_on
from factcheck.drafting.found import Found
from factcheck.drafting.lexicon import Kind
from factcheck.drafting.own import statements
from factcheck.drafting.parser import Frame, Parser, load_parser
from factcheck.drafting.phrases import according, nouns
from factcheck.drafting.repairs import repair
from factcheck.drafting.speakers import Speakers
from factcheck.drafting.speech import spoken
from factcheck.drafting.status import is_negated, own_status, through
from factcheck.drafting.wording import sentence, stated
from factcheck.drafting.words import word_set

_CONFIDENCE = {Kind.REPORT: 0.9, Kind.CALL: 0.8, Kind.DEMAND: 0.7, Kind.JUDGE: 0.6, Kind.BELIEF: 0.6, Kind.INTENT: 0.5}
_ENGLISH = word_set(
    """
    the of and to in that is was for it with as on be at by this had not are but from or have an they which he
    """
)


def is_english(text: str) -> bool:
    """Whether enough of the words are English function words; a text with hardly any words counts as English."""
    words = re.findall(r"[^\W\d_]+", text[:20_000].lower())
    if len(words) < 8:
        return all(word.isascii() for word in words)
    return sum(word in _ENGLISH for word in words) / len(words) > 0.15


def found_in(frame: Frame) -> list[Found]:
    """Every attribution of one paragraph, ordered by cue, one for each cue word."""
    found: dict[int, Found] = {}
    for one in (*according(frame), *spoken(frame), *nouns(frame)):
        found.setdefault(one.head, one)
    return repair(frame, [found[head] for head in sorted(found)])


def _all_found(text: str, parser: Parser) -> tuple[list[Frame], list[list[Found]]]:
    frames = list(parser.frames(text))
    found = [found_in(frame) for frame in frames]
    carry_on(frames, found)
    return frames, [[one for one in own if one.content or one.more] for own in found]


def attributions(text: str, *, parser: Parser | None = None) -> list[Attribution]:
    """Who said what how, as spans of `text` in code points, in document order.

    Beliefs, wishes and intentions are among them, which `draft` leaves out. Raises FactcheckError without spaCy.
    """
    frames, found = _all_found(text, parser or load_parser())
    return [_spans(frame, one) for frame, own in zip(frames, found, strict=True) for one in own]


def draft(text: str, *, parser: Parser | None = None) -> list[Draft]:
    """The claims of `text`, in document order; offsets in code points, end exclusive.

    What a speaker asserts comes with its chain and status; what the document states itself has no speaker. Raises
    FactcheckError when spaCy or its model is missing.
    """
    frames, found = _all_found(text, parser or load_parser())
    speakers = Speakers(text)
    speakers.read(frames)
    drafts: list[Draft] = []
    for frame, own in zip(frames, found, strict=True):
        for one in own:
            drafts += _reported(text, frame, one, own, speakers)
        drafts += _own(text, frame, own)
    return sorted(drafts, key=lambda one: one.quotes[0])


def _spans(frame: Frame, one: Found) -> Attribution:
    content = sorted([*frame.cover(one.content), *one.more])
    return Attribution(tuple(frame.with_brackets(frame.cover(one.source))), tuple(frame.cover(one.cue)), tuple(content))


def _reported(text: str, frame: Frame, one: Found, others: list[Found], speakers: Speakers) -> list[Draft]:
    """The draft of one attribution, one for each person where several are named."""
    if not _is_claim(frame, one):
        return []
    spans = _spans(frame, one)
    quotes = tuple(q for q in (_bare(text, *span) for span in spans.content) if q[0] < q[1])
    if not quotes:
        return []
    over = relays(frame, one, others)
    via = tuple(name for other in over for name in speakers.speaking(frame, other)[:1] if name)
    reported = through([own_status(frame, other) for other in over], own_status(frame, one))
    written = text[spans.source[0][0] : spans.source[-1][1]] if spans.source else ""
    cue = " ".join(text[a:b] for a, b in spans.cue)
    drafts = []
    for name in speakers.speaking(frame, one):
        words = stated(" ".join(text[a:b] for a, b in quotes), one.entry.kind, one.rule, name)
        confidence = _CONFIDENCE[one.entry.kind] - (0.2 if not name else 0)
        if words:
            drafts.append(
                Draft(words, quotes, name, written, cue, via, reported, one.rule, round(confidence, 2), spans)
            )
    return drafts


_WISHES = frozenset({"want", "seek", "try", "agree", "wish", "desire", "attempt", "prepare", "opt", "offer", "choose", "hope", "refuse",
                     "decline", "know", "feel", "understand", "hear", "learn", "think"})  # fmt: skip


def _is_claim(frame: Frame, one: Found) -> bool:
    """Whether the attribution puts a claim on record: no question, no command, no "has not said that P"."""
    token = frame.doc[one.head]
    if token.sent[-1].text == "?" and not one.more:
        return False
    if one.entry.kind in {Kind.INTENT, Kind.BELIEF} and one.entry.word in _WISHES:
        return False
    if not one.source and one.entry.kind is not Kind.REPORT:
        return False
    return not (one.entry.status is Status.ALLEGED and is_negated(frame, one))


def _own(text: str, frame: Frame, found: list[Found]) -> list[Draft]:
    attributed = {
        i for one in found for i in (*one.cue, *one.source, *one.content) if one.entry.kind is not Kind.INTENT
    }
    drafts = []
    for one in statements(frame, attributed, text):
        quotes = tuple(_bare(text, *span) for span in frame.cover(one.tokens))
        subject = "".join(text[a:b] for a, b in frame.cover(one.subject)[:1])
        words = sentence(f"{subject} {' '.join(text[a:b] for a, b in quotes)}")
        rule, confidence = ("own-figure", 0.5) if one.figure else ("own-statement", 0.3)
        if words:
            drafts.append(Draft(words, quotes, "", "", "", (), Status.ALLEGED, rule, confidence))
    return drafts


def _bare(text: str, start: int, end: int) -> Span:
    """The span without marks, commas and a leading "that" at its ends."""
    match = re.match(r"[\s,;:—–\"“”„«»‘-]*(?:that[\s,]+)?[\s\"“„«‘]*", text[start:end])
    start += match.end() if match else 0
    while end > start and text[end - 1] in ' \t\r\n,;:—–-"“”„«»':
        end -= 1
    return start, end
