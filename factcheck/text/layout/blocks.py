"""One pass over a document's text: lines to paragraphs, paragraphs to typed blocks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from factcheck.domain.block import Block, BlockKind
from factcheck.domain.draft import Span
from factcheck.text.layout import mail, marks
from factcheck.text.layout.examined import examined
from factcheck.text.layout.fields import fields, hanging
from factcheck.text.layout.handed import handed_over
from factcheck.text.layout.interviews import asked
from factcheck.text.layout.lines import Line, page_width, runs_on, shouted
from factcheck.text.layout.minuted import minuted
from factcheck.text.layout.pages import joined, mended
from factcheck.text.layout.posts import posts
from factcheck.text.layout.presented import presented
from factcheck.text.layout.records import apart
from factcheck.text.layout.replies import replies
from factcheck.text.layout.signed import deponents, signed
from factcheck.text.layout.speeches import delivered
from factcheck.text.layout.speeches import given as said
from factcheck.text.layout.stretches import Stretch, past_blanks, stretches, with_furniture
from factcheck.text.layout.tables import tabled
from factcheck.text.layout.turns import Holder, Label, labels

K = BlockKind
_LONGEST = 20_000
"""Code points of one block: a page on a single line is cut behind a full stop."""
_UNDER_LABEL = {
    Holder.SPEAKER: K.TURN,
    Holder.POST: K.TURN,
    Holder.ENTRY: K.TURN,
    Holder.QUESTION: K.QUESTION,
    Holder.ANSWER: K.ANSWER,
}


def blocks(text: str, hints: Sequence[Block] = ()) -> tuple[Block, ...]:
    """The typed blocks of `text`, in order, none overlapping another; together they hold every word of it.

    `hints` are blocks that a reader found in markup, in order: their kinds are kept, and paragraphs among them are
    still looked at for datelines, times and labels. What no hint covers is told by its lines.
    """
    given = stretches(text, joined(text, apart(text, mended(text, hints))))
    found = [line for stretch in given for line in stretch.lines]
    known = _known(text, found)
    turns = said(_in_turns(text, _untitled(text, given, known), known), known.speeches)
    minutes = tuple(minuted(text, examined(text, tuple(tabled(text, tuple(turns))))))
    return asked(text, tuple(handed_over(text, minutes)))


def _speeches(text: str, found: Sequence[Line]) -> list[tuple[int, int, Span]]:
    """What is one person's from a title, a byline or a signature on: start, end, and where the name stands."""
    speech = delivered(text, found)
    return [speech] if speech else signed(text, found)


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of lines, by their offsets, before they are blocks."""

    turns: dict[int, Label]
    letters: mail.Letters
    writer: dict[int, Span]
    """Whose words stand on a line, of a letter or of a post that the page embeds."""
    front: frozenset[int]
    """Fields that stand over the text."""
    hanging: frozenset[int]
    """Lines that go on with the value of a field."""
    furniture: frozenset[int]
    loud: frozenset[int]
    """Headlines in capitals."""
    speeches: list[tuple[int, int, Span]]
    """What is one person's without labels, as `_speeches` has it."""

    @property
    def ends(self) -> frozenset[int]:
        """Where a signature stands under somebody's words, which is no line of them."""
        return frozenset(end for _, end, _ in self.speeches)


def _known(text: str, found: Sequence[Line]) -> _Known:
    front = fields(text, found)
    hung = hanging(found, front)
    front |= hung
    letters = mail.letters(text, found)
    site = posts(text, found)
    loud = shouted(text, found)
    turns = {at: Label(at, end, name, Holder.POST) for at, (end, name) in site.heads.items()}
    ends = {line.start: line.end for line in found}
    turns |= {at: Label(at, ends[at], (at, ends[at]), Holder.SECTION) for at in site.nobody}
    if not turns:
        taken = front | letters.header | loud | deponents(text, found)
        turns = presented(text, found, {*taken, *letters.opening}) | labels(text, found, taken)
        turns |= replies(text, found, taken, turns)
        turns |= {at: Label(at, end, name, Holder.ENTRY) for at, (end, name) in site.embedded.items()}
    writer = letters.writer | site.writer
    speeches = [] if turns or letters.writer else _speeches(text, found)
    furniture = letters.furniture | site.furniture
    return _Known(turns, letters, writer, front | letters.header, hung, furniture, loud - front, speeches)


def _untitled(text: str, given: Sequence[Stretch], known: _Known) -> Iterator[Block]:
    """The blocks without anybody's turn, each label a block of its own."""
    for stretch in given:
        if stretch.hint is None:
            yield from with_furniture(_from_lines(text, stretch.lines, known), stretch.furniture)
        elif stretch.hint.kind is K.PARAGRAPH:
            first = stretch.lines[0]
            whole = replace(stretch.hint, start=first.start, end=stretch.lines[-1].end)
            if first.start in known.front or first.start in known.furniture:
                yield replace(whole, kind=K.FRONT_MATTER if first.start in known.front else K.FURNITURE)
            elif len(stretch.lines) == 1 and marks.is_furniture(text, whole.start, whole.end):
                yield replace(whole, kind=K.FURNITURE)
            else:
                yield from _opened(text, whole, known.turns)
        elif stretch.hint.kind in (K.HEADING, K.QUOTATION) and stretch.lines[0].start in known.front:
            yield replace(stretch.hint, kind=K.FRONT_MATTER)
        elif stretch.hint.kind is K.HEADING and stretch.lines[0].start in known.turns:
            yield from _opened(text, stretch.hint, known.turns)
        else:
            yield stretch.hint


def _from_lines(text: str, found: Sequence[Line], known: _Known) -> Iterator[Block]:
    width = page_width(text, found)
    number, fresh = 0, True
    while number < len(found):
        line = found[number]
        kind, start, level = _kind(text, found, number, known, fresh, width)
        last = number + 1
        while kind is K.FRONT_MATTER and last < len(found) and found[last].start in known.hanging:
            last += 1
        label = known.turns.get(line.start)
        while label and last < len(found) and found[last].start < label.end:
            last += 1
        if kind in _FLOWING and not (label and label.end == found[last - 1].end):
            while last < len(found) and _continues(text, found, last, width, known):
                item, next_line = (found[number].start, found[number].end), (found[last].start, found[last].end)
                if kind is K.LIST_ITEM and marks.is_next_item(text, item, next_line):
                    break
                last += 1
        block = Block(kind, start, found[last - 1].end, None, level, _marks_between(found[number:last]))
        fresh = kind in (K.TIMESTAMP, K.HEADING, K.FURNITURE, K.FRONT_MATTER, K.BYLINE)
        number = last
        if kind in (K.PARAGRAPH, K.QUOTATION):
            yield from _opened(text, block, known.turns)
        else:
            yield block


_FLOWING = (K.PARAGRAPH, K.LIST_ITEM, K.QUOTATION, K.CAPTION)


def _kind(
    text: str, found: Sequence[Line], number: int, known: _Known, fresh: bool, width: int
) -> tuple[BlockKind, int, int]:
    """What a block that begins with this line is, where its words begin, and its level."""
    line = found[number]
    start, end = line.start, line.end
    if start in known.front:
        return K.FRONT_MATTER, start, 0
    if start in known.letters.opening:
        return K.LABEL, start, line.depth
    if start in known.furniture or marks.is_rule(text, start, end):
        return K.FURNITURE, start, 0
    if start not in known.turns and marks.is_furniture(text, start, end):
        return K.FURNITURE, start, 0
    if line.depth:
        return K.QUOTATION, start, line.depth
    if start in known.turns:
        return K.PARAGRAPH, start, 0
    if not width and _is_pointed_to(text, found, number, known):
        return K.FURNITURE, start, 0
    for is_kind, kind in (
        (marks.is_timestamp, K.TIMESTAMP),
        (marks.is_byline, K.BYLINE),
        (marks.is_caption, K.CAPTION),
    ):
        if is_kind(text, start, end):
            return kind, start, 0
    level, at = marks.heading(text, start, end)
    if start in known.loud:
        return K.HEADING, start, level
    if level:
        return K.HEADING, at, level
    item = marks.bullet(text, start, end)
    if item > start:
        return K.LIST_ITEM, item, 1
    return (K.HEADING if _heads(text, found, number, fresh, width) else K.PARAGRAPH), start, 0


def _is_pointed_to(text: str, found: Sequence[Line], number: int, known: _Known) -> bool:
    """Whether the line is one of the titles under "Read more:"."""
    for before in reversed(found[max(0, number - _MOST_POINTED_TO) : number + 1]):
        if before is not found[number] and marks.points_on(text, before.start, before.end):
            return True
        timed = marks.leading_time(text, before.start, before.end) or marks.is_timestamp(text, before.start, before.end)
        if timed or before.start in known.turns or not marks.looks_like_heading(text, before.start, before.end):
            return False
    return False


_MOST_POINTED_TO = 6
"""Titles under "Read more:", a bound on time: news pages show three to five."""


def _heads(text: str, found: Sequence[Line], number: int, fresh: bool, width: int) -> bool:
    """Whether the line stands over what follows: short, without a stop, at a beginning, and something follows it."""
    line = found[number]
    if (
        not (line.after_blank or fresh)
        or text[line.start] in "[("
        or not marks.looks_like_heading(text, line.start, line.end, first=not number)
    ):
        return False
    if number + 1 == len(found):
        return False
    return not runs_on(text, line, found[number + 1], width)


def _continues(text: str, found: Sequence[Line], number: int, width: int, known: _Known) -> bool:
    line, before = found[number], found[number - 1]
    if line.start in known.turns or line.start in known.front or line.start in known.letters.opening:
        return False
    if line.start in known.furniture or line.start in known.loud or line.start in known.ends:
        return False
    if marks.bullet(text, line.start, line.end) > line.start and not text[line.start].isalnum():
        return False
    if marks.is_rule(text, line.start, line.end) or marks.leading_time(text, line.start, line.end):
        return False
    return runs_on(text, before, line, width)


def _marks_between(found: Sequence[Line]) -> tuple[Span, ...]:
    """The marks before the second and later lines of a quoted paragraph."""
    return tuple((line.first, line.start) for line in found[1:] if line.first < line.start)


def _opened(text: str, block: Block, turns: dict[int, Label]) -> Iterator[Block]:
    """A paragraph, its label, time or dateline a block of its own; one beyond measure in pieces."""
    start, end = block.start, block.end
    label = turns.get(start)
    if label:
        before = text[start : label.start].rstrip()
        if before:
            yield Block(K.TIMESTAMP if ":" in before else K.FURNITURE, start, start + len(before))
        yield Block(K.LABEL, label.start, label.end, label.name)
        start = past_blanks(text, label.end, end)
    else:
        opening = ((marks.leading_time, K.TIMESTAMP), (marks.dateline, K.DATELINE))
        for find, kind in opening if turns else (*opening, (marks.run_in, K.HEADING)):
            span = find(text, start, end)
            if span:
                yield Block(kind, start, span[0] + len(text[slice(*span)].rstrip()))
                start = marks.past_dash(text, span[1], end)
    while end - start > _LONGEST:
        stop = text.rfind(". ", start, start + _LONGEST) + 1
        stop = stop or text.rfind("\n", start, start + _LONGEST) + 1 or start + _LONGEST
        yield _part(block, start, stop)
        start = past_blanks(text, stop, end)
    if start < end:
        yield _part(block, start, end)


def _part(block: Block, start: int, end: int) -> Block:
    gaps = tuple((a, b) for a, b in block.gaps if start < a and b <= end)
    return replace(block, start=start, end=end, gaps=gaps)


def _in_turns(text: str, found: Iterator[Block], known: _Known) -> Iterator[Block]:
    """The blocks with whoever has the word: from a label to the next, to a heading or to a stage direction."""
    labelled = {label.start: label for label in known.turns.values()}
    held: Label | None = None
    begun = False
    answered = any(label.holder is Holder.ANSWER for label in known.turns.values())
    for block in found:
        if block.kind is K.LABEL and block.start in labelled:
            label = labelled[block.start]
            held, begun = None if label.holder is Holder.SECTION else label, False
            yield block if held else replace(block, speaker=None)
        elif block.kind is K.TIMESTAMP and begun and held and held.holder is Holder.POST and _fills(text, block):
            held = None  # the next entry of the page that the post stands in
            yield block
        elif writer := known.writer.get(_line_start(text, block)):
            kind = K.TURN if not block.level and block.kind is K.PARAGRAPH else block.kind
            yield replace(block, kind=kind, speaker=writer, written=True)
        elif held and block.kind is K.HEADING and held.holder is not Holder.POST:
            held = None
            yield block
        elif held and block.kind is not K.TIMESTAMP and marks.is_aside(text, block.start, block.end):
            held = None if _ends(text, block) else held
            yield replace(block, kind=K.FURNITURE)
        elif held and block.kind in (*_FLOWING, K.HEADING):
            plain = block.kind in (K.PARAGRAPH, K.HEADING) or _is_of_a_thread(text, block, held)
            post = held.holder is Holder.POST
            kind = _UNDER_LABEL[held.holder] if plain else block.kind
            kind = K.ANSWER if kind is K.QUESTION and begun and not answered else kind
            whose = replace(block, kind=kind, speaker=held.name, written=post)
            yield from _without_opening(text, whose) if post else [whose]
            begun = True
            held = None if held.holder is Holder.ENTRY else held
        else:
            yield block


def _is_of_a_thread(text: str, block: Block, held: Label) -> bool:
    """Whether what looks like an item's number is the post's own: "2/4"."""
    start = _line_start(text, block)
    return held.holder is Holder.POST and start < block.start == marks.opening(text, start, block.end)


def _without_opening(text: str, block: Block) -> Iterator[Block]:
    """A post's words, what they open with a block of its own: "2/4", "UPDATE:"."""
    start = marks.opening(text, block.start, block.end)
    if start > block.start:
        yield Block(K.FURNITURE, block.start, block.start + len(text[block.start : start].rstrip()))
    if start < block.end:
        yield _part(block, start, block.end)


def _fills(text: str, block: Block) -> bool:
    """Whether the block is all of its line."""
    return text[block.end : block.end + 1] in {"", "\n", "\r"} and text[max(0, block.start - 1) : block.start] in {
        "",
        "\n",
        "\r",
    }


def _line_start(text: str, block: Block) -> int:
    """Where the line of a list item begins, before its bullet; of any other block its own start."""
    return text.rfind("\n", 0, block.start) + 1 if block.kind is K.LIST_ITEM else block.start


def _ends(text: str, block: Block) -> bool:
    """Whether a stage direction ends the record: "[End of transcript]"."""
    return "end" in text[block.start : block.end].lower().split()[0]
