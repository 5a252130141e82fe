"""A text in, drafted claims out, in the order of the document."""

import re
from collections.abc import Iterator

from factcheck.domain.draft import Attribution, Draft, Span
from factcheck.drafting.claims import claims_among, reported, said_roots, shown, spans_of, taken_tokens
from factcheck.drafting.continuation import carry_on
from factcheck.drafting.found import Found
from factcheck.drafting.own import own_drafts
from factcheck.drafting.parser import Frame, Parser, load_parser
from factcheck.drafting.phrases import according, in_view, nouns, per
from factcheck.drafting.quotations import paragraphs
from factcheck.drafting.repairs import repair
from factcheck.drafting.speakers import Speakers
from factcheck.drafting.speech import spoken
from factcheck.drafting.transcript import headline, in_turn, turn
from factcheck.drafting.words import word_set

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
    for one in (*according(frame), *in_view(frame), *per(frame), *spoken(frame), *nouns(frame)):
        found.setdefault(one.head, one)
    return repair(frame, [found[head] for head in sorted(found)])


def _all_found(text: str, parser: Parser) -> Iterator[tuple[list[Frame], list[list[Found]]]]:
    """Parsed and searched, a portion at a time: a long text must not take all the memory."""
    for lines in _portions(text):
        frames = list(parser.frames(text, lines))
        found = [found_in(frame) for frame in frames]
        carry_on(frames, found)
        yield frames, [[one for one in own if one.content or one.more] for own in found]


_PORTION = 300_000
"""Code points that are parsed and held at once."""
_LOOK_BACK = 30
"""How many drafts back "it" may look for what was said."""


def _portions(text: str) -> Iterator[list[Span]]:
    """The paragraphs in groups of about that many code points."""
    held: list[Span] = []
    for line in paragraphs(text):
        if held and line[1] - held[0][0] > _PORTION:
            yield held
            held = []
        held.append(line)
    if held:
        yield held


def attributions(text: str, *, parser: Parser | None = None) -> list[Attribution]:
    """Who said what how, as spans of `text` in code points, in document order.

    Beliefs, wishes and intentions are among them, which `draft` leaves out. Raises FactcheckError without spaCy.
    """
    return [
        spans_of(frame, one)
        for frames, found in _all_found(text, parser or load_parser())
        for frame, own in zip(frames, found, strict=True)
        for one in own
        if not one.aside
    ]


def draft(text: str, *, parser: Parser | None = None) -> list[Draft]:
    """The claims of `text`, in document order; offsets in code points, end exclusive.

    What a speaker asserts comes with its chain and status; what the document states itself has no speaker. Raises
    FactcheckError when spaCy or its model is missing.
    """
    return [one for frames, found in _all_found(text, parser or load_parser()) for one in _drafts(text, frames, found)]


def _drafts(text: str, frames: list[Frame], found: list[list[Found]]) -> list[Draft]:
    speakers = Speakers(text)
    speakers.read(frames)
    speakers.turns = in_turn(frames, speakers)
    drafts: list[Draft] = []
    for frame, own in zip(frames, found, strict=True):
        claims = claims_among(frame, own)
        concluded = shown(frame, own)
        taken = taken_tokens([*claims, *concluded]) | said_roots(own)
        stated = headline(text, frame, speakers) or list(
            own_drafts(text, frame, taken, [one.content for one in concluded])
        )
        if frame.turn:
            stated = turn(text, frame, speakers.turns[frame.turn])
        for one in claims:
            cue = frame.spans[one.head][0]
            before = [d for d in (*drafts[-_LOOK_BACK:], *stated) if d.quotes[0][0] < cue and d.quotes[-1][1] <= cue]
            earlier = max(before, key=lambda d: d.quotes[0], default=None)
            drafts += reported(text, frame, one, own, speakers, earlier.text if earlier else "")
        drafts += stated
    return sorted(drafts, key=lambda one: one.quotes[0])
