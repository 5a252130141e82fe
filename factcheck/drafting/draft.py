"""A text in, drafted claims out, in the order of the document."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from factcheck.domain.block import Block, BlockKind
from factcheck.domain.draft import Attribution, Draft, Span
from factcheck.drafting.claimbox import boxed
from factcheck.drafting.claims import claims_among, said_roots, shown, spans_of, taken_tokens
from factcheck.drafting.continuation import carry_on
from factcheck.drafting.found import Found
from factcheck.drafting.gate import gated
from factcheck.drafting.gathering import gathered
from factcheck.drafting.introductions import introduced
from factcheck.drafting.own import own_drafts
from factcheck.drafting.page import Line, Page, page_of
from factcheck.drafting.parser import Frame, Parser, load_parser
from factcheck.drafting.phrases import according, in_view, nouns, per
from factcheck.drafting.repairs import repair
from factcheck.drafting.reporting import reported
from factcheck.drafting.shapes import refined
from factcheck.drafting.speakers import Speakers
from factcheck.drafting.speech import spoken
from factcheck.drafting.turns import headline, holders
from factcheck.drafting.writing import bare


def found_in(frame: Frame) -> list[Found]:
    """Every attribution of one paragraph, ordered by cue, one for each cue word."""
    found: dict[int, Found] = {}
    for one in (*according(frame), *in_view(frame), *per(frame), *spoken(frame), *nouns(frame)):
        found.setdefault(one.head, one)
    return repair(frame, [found[head] for head in sorted(found)])


_READ = frozenset(
    {
        BlockKind.PARAGRAPH,
        BlockKind.LIST_ITEM,
        BlockKind.QUOTATION,
        BlockKind.CAPTION,
        BlockKind.HEADING,
        BlockKind.TURN,
        BlockKind.QUESTION,
        BlockKind.ANSWER,
    }
)
"""The blocks that hold sentences."""
_PORTION = 300_000
"""Code points that are parsed and held at once."""
_LOOK_BACK = 30
"""How many drafts back "it" may look for what was said."""


def _all_found(page: Page, parser: Parser) -> Iterator[tuple[list[Frame], list[list[Found]]]]:
    """Parsed and searched, a portion at a time: a long text must not take all the memory."""
    for lines in _portions([line for line in page.lines if line.kind in _READ]):
        frames = list(parser.frames(page.text, lines))
        found = [found_in(frame) for frame in frames]
        carry_on(frames, found)
        yield frames, [[one for one in own if one.content or one.more] for own in found]


def _portions(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines in groups of about that many code points."""
    held: list[Line] = []
    for line in lines:
        if held and line.end - held[0].start > _PORTION:
            yield held
            held = []
        held.append(line)
    if held:
        yield held


def attributions(text: str, *, parser: Parser | None = None) -> list[Attribution]:
    """Who said what how, as spans of `text` in code points, in document order.

    Beliefs, wishes and intentions are among them, which `draft` leaves out. Raises FactcheckError without spaCy.
    """
    page = page_of(text)
    return [
        _stored(page, spans_of(frame, one))
        for frames, found in _all_found(page, parser or load_parser())
        for frame, own in zip(frames, found, strict=True)
        for one in own
        if not one.aside
    ]


def draft(
    text: str, *, parser: Parser | None = None, hints: Sequence[Block] = (), everything: bool = False
) -> list[Draft]:
    """The claims of `text`, in document order; offsets in code points, end exclusive.

    What a speaker asserts comes with its chain and status; what the document states itself has no speaker. `hints` are
    the blocks that stood in the document's markup. With `everything` come those that the gate withholds, each with its
    reason. Raises FactcheckError when spaCy or its model is missing.
    """
    page = page_of(text, hints)
    drafts = [
        replace(one, quotes=_spans(page, one.quotes), attribution=one.attribution and _stored(page, one.attribution))
        for frames, found in _all_found(page, parser or load_parser())
        for one in _drafts(page, frames, found)
    ]
    looked = [gated(one) for one in drafts if one.quotes]
    return [one for one in looked if everything or not one.withheld]


def _spans(page: Page, spans: Iterable[Span]) -> tuple[Span, ...]:
    return tuple(stored for span in spans for stored in page.stored(span))


def _stored(page: Page, one: Attribution) -> Attribution:
    return Attribution(_spans(page, one.source), _spans(page, one.cue), _spans(page, one.content))


def _drafts(page: Page, frames: list[Frame], found: list[list[Found]]) -> list[Draft]:
    text = page.text
    naming = gathered(text, [frame for frame in frames if not _is_shouted(text, frame)], introduced(page))
    speakers = Speakers(naming)
    naming.holders = holders(text, page.lines, naming)
    drafts = list(boxed(page, naming.names))
    for frame, own in zip(frames, found, strict=True):
        if frame.line.kind is BlockKind.HEADING:
            drafts += headline(text, frame, speakers)
            continue
        own = refined(frame, own)
        claims = claims_among(frame, own)
        stated = _stated(text, frame, own, claims, speakers)
        for one in claims:
            cue = frame.spans[one.head][0]
            before = [d for d in (*drafts[-_LOOK_BACK:], *stated) if d.quotes[0][0] < cue and d.quotes[-1][1] <= cue]
            drafts += reported(text, frame, one, own, speakers, sorted(before, key=lambda d: d.quotes[0]))
        drafts += stated
    return sorted(drafts, key=lambda one: one.quotes[0])


def _is_shouted(text: str, frame: Frame) -> bool:
    """Whether it is a heading in capitals: no word of it can be told from a name."""
    return frame.line.kind is BlockKind.HEADING and text[frame.start : frame.end].isupper()


def _stated(text: str, frame: Frame, own: list[Found], claims: list[Found], speakers: Speakers) -> list[Draft]:
    """What the document says itself in this block, or whoever has the word; a question states nothing."""
    if frame.line.kind in {BlockKind.QUESTION, BlockKind.CAPTION}:
        return []
    holder = speakers.holder(frame)
    if frame.line.start in speakers.naming.holders and not holder:
        return []
    concluded = shown(frame, own)
    taken = taken_tokens([*claims, *concluded]) | said_roots(own)
    stated = headline(text, frame, speakers)
    return stated or list(own_drafts(text, frame, taken, [bare(frame, one.content) for one in concluded], speakers))
