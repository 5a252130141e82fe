"""Quotations that go on: over sentences, behind a colon at the end of a paragraph, over paragraphs and lists."""

from factcheck.domain.block import BlockKind
from factcheck.drafting.found import Found
from factcheck.drafting.insertion import cue_tokens
from factcheck.drafting.lexicon import VERBS, Kind
from factcheck.drafting.parser import Frame
from factcheck.drafting.sources import source_of

_SPEAKS = {Kind.REPORT, Kind.CALL, Kind.JUDGE}


def carry_on(frames: list[Frame], found: list[list[Found]]) -> dict[int, tuple[int, Found]]:
    """Give every quotation that stands alone to whoever is speaking; `found[n]` belongs to `frames[n]`.

    Returns the items of lists that somebody is said to have said ("Brel also said:"): the number of each item's frame
    to that of the frame that introduces it, and the attribution there.
    """
    speaking: Found | None = None
    open_ended = quoted = False
    listed: dict[int, tuple[int, Found]] = {}
    for number, (frame, own) in enumerate(zip(frames, found, strict=True)):
        introduced = _introduced(frames, found, listed, number)
        if introduced:
            listed[number] = introduced
            continue
        loose = _loose(frame, own)
        if open_ended and speaking and not speaking.content and not speaking.more and not frame.quotes and not own:
            speaking.more.append((frame.spans[0][0], frame.spans[-1][1]))
        open_ended = open_ended or (bool(loose) and not own and quoted)
        for first, last in loose:
            before = [one for one in own if one.head < first and one.entry.kind in _SPEAKS]
            speaker = _nearest(before, frame, first) or (speaking if first == 0 and open_ended else None)
            if speaker is None:
                continue
            start, end = frame.spans[first][0], frame.spans[last - 1][1]
            speaker.more.append((start, end))
            speaking = speaker
        speaking, open_ended = _left_open(frame, own, loose, speaking, open_ended)
        quoted = bool(speaking) and bool(frame.quotes)
    return listed


def _introduced(
    frames: list[Frame], found: list[list[Found]], listed: dict[int, tuple[int, Found]], number: int
) -> tuple[int, Found] | None:
    """Who says this item of a list: whoever says the item before it, or the line above, which ends with a colon."""
    if not number or frames[number].line.kind is not BlockKind.LIST_ITEM or found[number]:
        return None
    before = frames[number - 1]
    if before.line.kind is BlockKind.LIST_ITEM and number - 1 in listed:
        return listed[number - 1]
    own = [one for one in found[number - 1] if one.entry.kind in _SPEAKS] or _leading_in(before)
    return (number - 1, own[-1]) if own and len(before.doc) and before.doc[-1].text == ":" else None


def _leading_in(frame: Frame) -> list[Found]:
    """As in "The auditor found that:", where what is found stands below."""
    words = [t for t in frame.doc if not t.is_punct]
    root = next((t for t in reversed(words) if t.dep_ == "ROOT"), None)
    if root is None or words[-1].i > root.i + 2 or words[-1].lower_ not in {root.lower_, "that", "following"}:
        return []
    entry = next((e for e in VERBS.get(root.lower_, ()) if "c" in e.frames and e.kind in _LEADS_IN), None)
    source = source_of(root)
    return [Found(root.i, entry, source, cue_tokens(root), [], "clause")] if entry and source else []


_LEADS_IN = frozenset({*_SPEAKS, Kind.BELIEF})


def _nearest(before: list[Found], frame: Frame, first: int) -> Found | None:
    """Who spoke last before the quotation: in quotation marks if somebody did."""
    quoted = [one for one in before if one.rule in {"quotation", "inserted"} or _holds_quote(one, frame)]
    return quoted[-1] if quoted else before[-1] if before else None


def _holds_quote(one: Found, frame: Frame) -> bool:
    held = set(one.content)
    return any(a in held for a, _, _ in frame.quotes)


def _loose(frame: Frame, own: list[Found]) -> list[tuple[int, int]]:
    """The sentences that are a quotation and nothing else, and belong to nobody yet."""
    taken = {i for one in own for i in one.content}
    alone = []
    for a, b, _ in frame.quotes:
        sentence = frame.doc[a].sent
        rest = [t for t in sentence if not any(x <= t.i < y for x, y, _ in frame.quotes) and not t.is_punct]
        if not rest and a not in taken:
            alone.append((a, b))
    return alone


def _left_open(
    frame: Frame, own: list[Found], loose: list[tuple[int, int]], speaking: Found | None, open_ended: bool
) -> tuple[Found | None, bool]:
    """Whether the next paragraph may begin with more of the same speech, and whose."""
    last = frame.doc[-1]
    if own and last.text == ":":
        return own[-1], True
    if frame.quotes and not frame.quotes[-1][2].closed:
        return speaking if loose else (own[-1] if own else None), True
    if len(loose) and not own:
        return speaking, open_ended
    return (own[-1] if own else None), False
