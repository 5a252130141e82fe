"""A text in, drafted claims out, in the order of the document."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from factcheck.domain.block import Block, BlockKind
from factcheck.domain.draft import Attribution, Draft, Span
from factcheck.drafting.accounts import accounts
from factcheck.drafting.accused import learn_accused
from factcheck.drafting.answering import askers, testimony
from factcheck.drafting.antecedents import LEAST_CARRIED
from factcheck.drafting.claimbox import boxed, values
from factcheck.drafting.claims import claims_among, said_roots, shown, spans_of, taken_tokens
from factcheck.drafting.confidence import calibrated
from factcheck.drafting.content import bare
from factcheck.drafting.continuation import carry_on
from factcheck.drafting.course import Course
from factcheck.drafting.ellipsis import answers
from factcheck.drafting.factuality import Factuality, factuality
from factcheck.drafting.found import Found, children
from factcheck.drafting.gate import EMPTY, VERBLESS, gated, once
from factcheck.drafting.gathering import gathered
from factcheck.drafting.handing import handing
from factcheck.drafting.inside import Inside
from factcheck.drafting.introductions import introduced
from factcheck.drafting.language import is_readable
from factcheck.drafting.loose import labelled_quotations, loose_quotation
from factcheck.drafting.minutes import gone_on, is_minutes
from factcheck.drafting.naming import Naming
from factcheck.drafting.own import Said, own_drafts, whole_drafts
from factcheck.drafting.page import Line, Page, entries, page_of
from factcheck.drafting.parser import Frame, Parser, load_parser
from factcheck.drafting.phrases import according, adjectives, in_view, nouns, per
from factcheck.drafting.question import Question, asked
from factcheck.drafting.recorded import recorded
from factcheck.drafting.repairs import repair
from factcheck.drafting.replying import replied
from factcheck.drafting.reporting import reported
from factcheck.drafting.shapes import refined
from factcheck.drafting.spans import bare_span
from factcheck.drafting.speakers import Speakers, is_label_of_a_text
from factcheck.drafting.speech import spoken
from factcheck.drafting.status import own_status
from factcheck.drafting.tags import FINITE
from factcheck.drafting.turns import credited, headline, holders, is_answer, replies
from factcheck.drafting.verdicts import verdicts
from factcheck.drafting.worth import weighed
from factcheck.text.pronouns import FIRST


def found_in(frame: Frame) -> list[Found]:
    """Every attribution of one paragraph, ordered by cue, one for each cue word."""
    found: dict[int, Found] = {}
    for one in (
        *recorded(frame),
        *according(frame),
        *in_view(frame),
        *per(frame),
        *spoken(frame),
        *nouns(frame),
        *adjectives(frame),
    ):
        found.setdefault(one.head, one)
    return handing(frame, repair(frame, [found[head] for head in sorted(found)]))


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
"""Code points that are parsed and held at once: a bound on memory, and beyond most documents, since names are gathered
in each portion by itself."""
Made = Sequence[tuple[Draft, set[int]]]
"""Drafts with the tokens that they are made of."""
_LOOK_BACK = 30
"""How many drafts back "it" may look for what was said: a bound on time, more than a page of a record has."""


@dataclass(frozen=True, slots=True)
class _Portion:
    """A part of the page parsed and searched; `listed` is who said the items of a list (see `carry_on`)."""

    frames: list[Frame]
    found: list[list[Found]]
    listed: dict[int, tuple[int, Found]]
    inside: Inside
    first: bool


def _portions(page: Page, parser: Parser, course: Course) -> Iterator[_Portion]:
    """Parsed and searched, a portion at a time: a long text must not take all the memory. One at least, for what a page
    has beside its sentences."""
    others = values(page)
    read = [line for line in page.lines if line.kind in _READ and line.start not in others]
    read = [line for line in read if is_readable(page.text[line.start : line.end])]
    for number, lines in enumerate(_together(read)):
        frames = list(parser.frames(page.text, lines, course))
        found = [found_in(frame) for frame in frames]
        listed = carry_on(frames, found)
        yield _Portion(frames, found, listed, Inside(page.text, frames, parser, found_in, course), not number)


def _together(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines in groups of about that many code points."""
    held: list[Line] = []
    for line in lines:
        if held and line.end - held[0].start > _PORTION:
            yield held
            held = []
        held.append(line)
    yield held


def attributions(text: str, *, parser: Parser | None = None) -> list[Attribution]:
    """Who said what how, as spans of `text` in code points, in document order.

    Beliefs, wishes and intentions are among them, which `draft` leaves out. Raises FactcheckError without spaCy.
    """
    page = page_of(text)
    return [
        _stored(page, spans_of(frame, one))
        for part in _portions(page, parser or load_parser(), Course())
        for frame, own in zip(part.frames, part.found, strict=True)
        for one in own
        if not one.aside and (one.content or one.more)
    ]


def gathered_portions(text: str, *, parser: Parser | None = None) -> Iterator[tuple[Page, list[Frame], Naming]]:
    """The sentences of `text` and whom and what they name, a portion at a time, every pronoun taken at its word.

    Raises FactcheckError without spaCy.
    """
    page = page_of(text)
    for part in _portions(page, parser or load_parser(), Course()):
        yield page, part.frames, _named(page, part, carried=0)


def _named(page: Page, part: _Portion, carried: float = LEAST_CARRIED) -> Naming:
    text, calm = page.text, [frame for frame in part.frames if not _is_shouted(page.text, frame)]
    naming = gathered(text, calm, introduced(page), part.inside.frames, carried=carried)
    learn_accused(naming, calm)
    held = holders(text, page.lines, naming)
    naming.holders = {at: name for at, name in held.items() if not is_label_of_a_text(naming, name)}
    for body in accounts(text, page.lines, naming.holders):
        naming.names.body_of.setdefault(body, body)
    naming.minutes, naming.entries = is_minutes(page), entries(page)
    naming.askers = askers(text, page.lines, naming)
    naming.answers = frozenset(line.start for line in page.lines if line.kind is BlockKind.ANSWER)
    naming.turns = sorted(naming.holders)
    return naming


def draft(
    text: str,
    *,
    parser: Parser | None = None,
    hints: Sequence[Block] = (),
    everything: bool = False,
    course: Course | None = None,
) -> list[Draft]:
    """The claims of `text`, in document order; offsets in code points, end exclusive.

    What a speaker asserts comes with its chain and status; what the document states itself has no speaker. `hints` are
    the blocks that stood in the document's markup. With `everything` come those that the gate withholds, each with its
    reason. `course` is told how far it is and what was too long to be read. Raises FactcheckError when spaCy or its
    model is missing.
    """
    page = page_of(text, hints)
    course = course or Course()
    course.length, parser = len(page.text), parser or load_parser()
    drafts = [
        replace(one, quotes=_spans(page, one.quotes), attribution=one.attribution and _stored(page, one.attribution))
        for part in _portions(page, parser, course)
        for one in _drafts(page, part, course)
    ]
    sworn = {line.start for line in testimony(page.text, page.lines)}
    stated = [line.block for line in page.lines if line.block and (line.block.written or line.start in sworn)]
    written = [(block.start, block.end) for block in stated]
    looked = map(calibrated, weighed(once([gated(one) for one in drafts if one.quotes]), parser, text, written))
    return [one for one in looked if everything or not one.withheld]


def _spans(page: Page, spans: Iterable[Span]) -> tuple[Span, ...]:
    return tuple(stored for span in spans for stored in page.stored(span))


def _stored(page: Page, one: Attribution) -> Attribution:
    return Attribution(_spans(page, one.source), _spans(page, one.cue), _spans(page, one.content))


def _drafts(page: Page, part: _Portion, course: Course) -> list[Draft]:
    text, frames, naming = page.text, part.frames, _named(page, part)
    speakers = Speakers(naming)
    drafts, replying = list(boxed(page, naming.names)) if part.first else [], replies(text, page.lines)
    for number, (frame, own) in enumerate(zip(frames, part.found, strict=True)):
        course.went(frame.length)
        speakers.reads(frame, frames[number - 1] if number else None)
        made_before = len(drafts)
        if _is_shouted(text, frame) and number:
            continue
        if frame.line.kind is BlockKind.HEADING:
            named = headline(text, frame, speakers) or credited(text, frame, speakers)
            drafts += named or loose_quotation(text, frame, own, speakers)[0]
            continue
        own = [one for one in refined(frame, own) if one.content or one.more]
        claims = claims_among(frame, own)
        near = sorted(drafts[-_LOOK_BACK:], key=_place)
        judged = list(
            verdicts(text, frame, near, speakers, taken_tokens(claims), _question(text, frames, number, speakers))
        )
        said = _said_list(text, part, number, speakers)
        handed = {one.head for above, one in part.listed.values() if above == number}
        handed |= {i for _, tokens in judged for i in tokens}
        answered = list(_answered(text, frames, number, speakers))
        answered += replied(text, frames, number, near, speakers) if frame.line.start in replying else []
        handed |= {i for _, tokens in answered for i in tokens}
        stated = _told_apart(answered, judged) + _stated(text, frame, own, claims, speakers, said, handed)
        for one in claims:
            cue = frame.spans[one.head][0]
            before = [d for d in (*drafts[-_LOOK_BACK:], *stated) if d.quotes[0][0] < cue and d.quotes[-1][1] <= cue]
            before.sort(key=_place)
            made = list(reported(text, frame, one, own, speakers, before, part.inside))
            each = {outer.quotes: outer for outer in reversed(made) if outer.speaker}
            inner = [d for outer in reversed(each.values()) for d in part.inside.relayed(outer, speakers, before)]
            drafts += [d for d in made if _is_offered(frame, d, inner)]
            drafts += inner
        drafts += [*stated, *(one for one, _ in judged)]
        drafts += _unsaid(text, frame, drafts[made_before:], speakers)
    return sorted(drafts, key=_place)


def _is_offered(frame: Frame, one: Draft, inner: Sequence[Draft]) -> bool:
    """Whether the claim is more than a question's, or than what its speaker denies or admits in the words quoted."""
    if not one.speaker and frame.line.kind is BlockKind.QUESTION:
        return False
    own = [d for d in inner if d.speaker == one.speaker and d.reported is not one.reported]
    return _length(own) * 2 < _length([one])


def _length(drafts: Sequence[Draft]) -> int:
    return sum(end - start for one in drafts for start, end in one.quotes)


def _place(one: Draft) -> Span:
    return one.quotes[0]


def _said_list(text: str, part: _Portion, number: int, speakers: Speakers) -> Said | None:
    """Who said an item of a list, as the line above the list has it; None where it was not said after all."""
    if number not in part.listed:
        return None
    above, one = part.listed[number]
    frame = part.frames[above]
    if factuality(frame, one) in {Factuality.UNDONE, Factuality.OPEN}:
        return None
    source = frame.cover(one.source)
    written = text[source[0][0] : source[-1][1]] if source else ""
    cue = " ".join(text[a:b] for a, b in frame.cover(one.cue))
    return Said(speakers.speaking(frame, one)[0], written, cue, own_status(frame, one))


def _told_apart(answered: Made, judged: Made) -> list[Draft]:
    """What an answer says that the sentence behind it does not say again: "No. That is not so."."""
    said = {(one.reported, _words(one)) for one, _ in judged}
    return [one for one, _ in answered if one.text and (one.reported, _words(one)) not in said]


def _words(one: Draft) -> str:
    return "".join(char for char in one.text if char not in "[]")


def _answered(text: str, frames: Sequence[Frame], number: int, speakers: Speakers) -> Iterator[tuple[Draft, set[int]]]:
    """The beginning of an answer that says nothing without its question, with its tokens."""
    frame, question = frames[number], _question(text, frames, number, speakers)
    if question is None:
        return
    for one in answers(text, question, frame, speakers):
        span = bare_span(text, *frame.cover(one.tokens)[0])
        name, written = speakers.holder(frame), frame.line.holder
        yield Draft(one.text, (span,), name, written, "", (), one.status, "answer"), set(one.tokens)


def _question(text: str, frames: Sequence[Frame], number: int, speakers: Speakers) -> Question | None:
    """What somebody else asks whoever has the word in this block, None where nobody does."""
    name = speakers.holder(frames[number])
    before = next((frames[n] for n in range(number - 1, -1, -1) if not _is_between(frames, n, number)), None)
    if not name or before is None or speakers.holder(before) == name or len(before.doc) == 0:
        return None
    return asked(text, before, speakers)


def _is_between(frames: Sequence[Frame], n: int, number: int) -> bool:
    """Whether a block stands between a question and its answer and neither asks nor answers: "Objection, hearsay."."""
    if frames[number].line.kind is not BlockKind.ANSWER:
        return False
    block = frames[n].line.kind is BlockKind.TURN
    return block and len(frames[n].doc) <= _INTERJECTION and all(t.text != "?" for t in frames[n].doc)


_INTERJECTION = 12
"""Tokens of what counsel and court put in before an answer."""


def _is_shouted(text: str, frame: Frame) -> bool:
    """Whether it is a heading in capitals: no word of it can be told from a name."""
    return frame.line.kind is BlockKind.HEADING and text[frame.start : frame.end].isupper()


def _stated(
    text: str,
    frame: Frame,
    own: list[Found],
    claims: list[Found],
    speakers: Speakers,
    said: Said | None,
    handed: set[int],
) -> list[Draft]:
    """What the document says itself in this block, or whoever has the word; a question states nothing.

    `handed` are tokens that are something else already: what introduces a list, "that is false".
    """
    if frame.line.kind in {BlockKind.QUESTION, BlockKind.CAPTION}:
        return []
    holder = speakers.holder(frame)
    if frame.line.start in speakers.naming.holders and not holder:
        return _unnamed(text, frame, own, claims, speakers, handed) if is_answer(frame.line) else []
    if holder and said is None:
        said = Said(holder, frame.line.holder)
    stated, alone = loose_quotation(text, frame, own, speakers)
    stated = stated or headline(text, frame, speakers) or credited(text, frame, speakers)
    if alone or (stated and not holder):
        return stated
    labelled = labelled_quotations(text, frame, own, speakers)
    handed = handed | {i for one in labelled for i, (a, b) in enumerate(frame.spans) if _within(a, b, one)}
    concluded = [bare(frame, one.content) for one in shown(frame, own)]
    taken = taken_tokens([*claims, *shown(frame, own)]) | handed | said_roots(_reporting(frame, own, claims, said))
    going = gone_on(frame, own, speakers) if speakers.naming.minutes and said is None else {}
    return stated + labelled + list(own_drafts(text, frame, taken, concluded, speakers, said, going))


def _unnamed(
    text: str, frame: Frame, own: list[Found], claims: list[Found], speakers: Speakers, handed: set[int]
) -> list[Draft]:
    """What somebody answers whom the document does not name: kept, and not offered."""
    said = Said("", frame.line.holder)
    taken = taken_tokens(claims) | handed | said_roots(_reporting(frame, own, claims, said))
    found = own_drafts(text, frame, taken, [], speakers, said)
    return [replace(one, withheld=one.withheld or "nobody knows who says it") for one in found]


def _unsaid(text: str, frame: Frame, made: Sequence[Draft], speakers: Speakers) -> list[Draft]:
    """The sentences of whoever has the word that gave nothing else."""
    holder = speakers.holder(frame)
    if not holder or frame.line.kind in {BlockKind.QUESTION, BlockKind.CAPTION, BlockKind.HEADING}:
        return []
    told = [one for one in made if gated(one).withheld not in {EMPTY, VERBLESS}]
    covered = {i for i, (a, b) in enumerate(frame.spans) if any(_touches(a, b, one) for one in told)}
    return list(whole_drafts(text, frame, covered, speakers, Said(holder, frame.line.holder)))


def _touches(start: int, end: int, one: Draft) -> bool:
    return any(a < end and start < b for a, b in one.quotes)


def _within(start: int, end: int, one: Draft) -> bool:
    return any(a <= start and end <= b for a, b in one.quotes)


def _reporting(frame: Frame, own: list[Found], claims: list[Found], said: Said | None) -> list[Found]:
    """The attributions whose sentence states nothing beside them; "I was told of it in May" in a turn does."""
    if said is None:
        return own
    return [one for one in own if one in claims or not _is_mine(frame, one)]


def _is_mine(frame: Frame, one: Found) -> bool:
    """Whether it is what happened to whoever speaks, with nothing that anybody put into words."""
    verb = frame.doc[one.head]
    subjects = [] if children(verb, "neg") else children(verb, "nsubj", "nsubjpass")
    put = any(frame.doc[i].tag_ in FINITE for i in one.content) or one.more
    return not put and any(s.lower_ in FIRST for s in subjects)
