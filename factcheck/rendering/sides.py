"""Questions: who says yes, who says no, whether it is settled; one proposition, all of them, and the conflicts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from factcheck.domain.claim import Claim
from factcheck.domain.conflict import Judgement
from factcheck.domain.dispute import settled
from factcheck.domain.settling import decided, standing
from factcheck.domain.status import Stance
from factcheck.rendering.layout import GAP, NARROW, Cell, Grid, Span, folded, marked, plain, table
from factcheck.rendering.lines import ends, footer, indented, joined, room, todo
from factcheck.rendering.words import SIDES, at_odds, count, kind, mark, reported, states, who, word
from factcheck.text.clock import local_day

if TYPE_CHECKING:
    from factcheck.domain.conflict import Conflict
    from factcheck.domain.dispute import Dispute
    from factcheck.store.reads.positions import Position, Positions, Summary

SIDE = 3
"""Claims of one side of a question that are shown where many questions are."""
WIDE = 110
"""Columns from which on yes stands left of no, or a position is one row of a table: two halves of some fifty."""
LABEL = len("says yes")
NUMBER = 6
"""Columns of a claim's number with its sign and a blank, up to #9999."""
TEXT = 300
"""Code points of a claim's words that are shown beside those of others."""


def positions(found: Positions, names: Mapping[str, str], console: Console) -> None:
    """One proposition, how it stands, and who says yes and who no; statuses are about each claim's own text."""
    filed = [(p.claim.reported, p.claim.mark, p.claim.opposite) for p in found.filed]
    marks = decided(filed)
    some = f", {len(marks)} of {len(filed)} decided" if 0 < len(marks) < len(filed) else ""
    state = f"{standing(filed).said}{some}" if filed else "EMPTY"
    title = plain(f"p{found.proposition.id}  ", "dim") + plain(found.proposition.text, "bold")
    ends(title, plain(state, "bold"), console)
    held = [_held(found, stance) for stance in Stance]
    if sum(map(len, held)) + 8 <= room(console):
        indented(plain("    ".join(held)), 4, console)
    else:
        for one in held:
            indented(plain(one), 4, console)
    for stance in Stance:
        side = [position for position in found.filed if position.claim.stance is stance]
        if side:
            console.print()
            console.print(plain(SIDES[stance].upper(), "bold"), crop=False)
            _side_of(side, names, console)


def _held(found: Positions, stance: Stance) -> str:
    claims = [position.claim for position in found.filed if position.claim.stance is stance]
    if not claims:
        return f"{SIDES[stance]}: nobody"
    speakers = len({claim.speaker for claim in claims if claim.speaker})
    by = f", by {count(speakers, 'speaker')}" if speakers else ""
    documents = found.independent(stance)
    here = f" in {count(documents, 'document')}" if documents else ", in the words of the other side"
    return f"{SIDES[stance]}: {count(len(claims), 'claim')}{here}{by}"


def _side_of(side: Sequence[Position], names: Mapping[str, str], console: Console) -> None:
    for position in side:
        claim = position.claim
        desk = plain("desk ", "dim") + mark(claim)
        if position.marked:
            desk += plain(f" as of {local_day(position.marked)}", "dim")
        said = plain(f"since {position.since}" if position.since else "no date", "dim")
        copied = plain(f"in the words of #{position.copies}") if position.copies else plain("")
        source = joined([*states(claim), names.get(claim.source, claim.source), copied])
        source.stylize_before("dim")
        facts = joined([reported(claim), desk, said, at_odds(claim)], "  ")
        number = plain(f" #{claim.id}".ljust(NUMBER) + " ", "bold")
        if console.width < NARROW:
            indented(number + who(claim), 0, console, hanging=4)
            indented(facts, 4, console)
            indented(plain(claim.text, longest=TEXT), 4, console, 5)
            indented(source, 4, console)
        else:
            ends(number + who(claim), facts, console, below=NUMBER + 1)
            indented(plain(claim.text, longest=TEXT), NUMBER + 1, console, 3)
            indented(source, NUMBER + 1, console)


def propositions(found: Iterable[Summary], console: Console) -> None:
    """Every proposition that claims are filed under: how it stands, how many say yes and no."""
    rows: list[list[Cell]] = [
        [f"p{one.id}", plain(one.standing.said, "bold"), f"{one.yes} : {one.no}", one.text] for one in found
    ]
    if not rows:
        return
    headers = ("#", "standing", "yes : no", "proposition")
    table(headers, rows, console, rigid=headers[:-1], lines=2)
    footer([count(len(rows), "proposition"), "one: factcheck positions p" + str(rows[0][0])[1:]], console)


def disputes(
    found: Sequence[Dispute],
    claims: Mapping[int, Claim],
    console: Console,
    numbers: Mapping[str, int] | None = None,
    last: Sequence[str] = (),
) -> None:
    """Questions, a block for each: who says what, what differs, and what somebody has judged; `numbers` are those of
    the propositions by their texts.
    """
    for n, group in enumerate(found):
        if n:
            console.print()
        _question(group, claims, console, (numbers or {}).get(group.about))
    if found and last:
        footer(last, console)


def _question(group: Dispute, claims: Mapping[int, Claim], console: Console, number: int | None) -> None:
    first = group.conflicts[0]
    about = plain(group.about, "bold") if group.about else plain(kind(first), "bold")
    name = plain(f"{group.name}  ", "bold") + plain(f"p{number}  " if number else "", "dim")
    ends(name + about, _state(group, claims), console)
    spans = dict(zip(first.claims, zip(*first.spans, strict=True), strict=True)) if first.spans else {}
    stances = [_label(group, side, claims) for side in group.sides]
    blocks = [
        _block(label, side, group, claims, spans if not group.about else {}, console)
        for label, side in zip(stances, group.sides, strict=True)
    ]
    if len(blocks) == 2 and console.width >= WIDE:
        _beside(blocks, console)
    else:
        for label, rows in blocks:
            _below(label, rows, console)
    if not group.about and first.kind != "alike":  # of which nothing is said but both texts, and they stand above
        indented(plain(first.why, "dim"), 3, console)
    if first.note:
        indented(plain(f"“{first.note}”", "dim"), 3, console)
    if any(one.judgement is Judgement.OPEN for one in group.conflicts):
        todo([f"factcheck conflicts {verb} {group.name}" for verb in ("uphold", "dismiss")], console)


def _state(group: Dispute, claims: Mapping[int, Claim]) -> Text:
    pairs = count(len(group.conflicts), "pair")
    judged = Counter(one.judgement for one in group.conflicts)
    if len(judged) > 1:
        told = Text(", ").join(plain(f"{many} ") + word(judgement) for judgement, many in judged.items())
        return plain(f"{pairs}: ") + told
    first = group.conflicts[0]
    if first.judgement is not Judgement.OPEN:
        return plain(f"{pairs}, ") + word(first.judgement) + plain(_by(first))
    if all(settled(one, *(claims[number] for number in one.claims)) for one in group.conflicts):
        return plain(f"{pairs}, ") + plain("SETTLED by marks", "bold")
    return plain(f"{pairs}, ") + word("open")


def _by(conflict: Conflict) -> str:
    return f" by {conflict.judged_by}, {local_day(conflict.judged_at)}" if conflict.judged_by else ""


def _label(group: Dispute, side: Sequence[int], claims: Mapping[int, Claim]) -> str:
    stances = {claims[number].stance for number in side}
    if group.about and len(stances) == 1:
        return SIDES.get(str(next(iter(stances)) or ""), "")
    return "" if side == group.sides[0] else "against"


Block = tuple[str, list[tuple[Text, Text, Text]]]
"""The label of a side, and of each claim its number, who and how, and its words."""


def _block(
    label: str,
    side: Sequence[int],
    group: Dispute,
    claims: Mapping[int, Claim],
    spans: Mapping[int, Sequence[Span]],
    console: Console,
) -> Block:
    first = group.conflicts[0].claims
    order = sorted(side, key=lambda number: (number not in first, number))
    rows = []
    for number in order[:SIDE]:
        claim = claims[number]
        desk = plain(", desk ") + mark(claim) if claim.decided else plain("")
        said = plain("") if claim.text == group.about else marked(claim.text[:TEXT], spans.get(number, ()), console)
        rows.append((plain(f"#{number}", "bold"), who(claim) + plain(", ") + word(claim.reported) + desk, said))
    if len(order) > SIDE:
        rows.append((plain("+"), plain(f"{len(order) - SIDE} more", "dim"), plain("")))
    return label, rows


def _lines_of(rows: Sequence[tuple[Text, Text, Text]], width: int, console: Console) -> list[Text]:
    wide = max(len(number.plain) for number, *_ in rows) + GAP
    found: list[Text] = []
    for number, said, text in rows:
        body = folded(said, max(width - wide, 1), None, console)
        if text.plain:
            text.stylize_before("dim")
            body = body + folded(text, max(width - wide, 1), 3, console)
        starts = [number + Text(" " * (wide - len(number.plain))), *([Text(" " * wide)] * (len(body) - 1))]
        found += [start + line for start, line in zip(starts, body, strict=True)]
    return found


def _below(label: str, rows: Sequence[tuple[Text, Text, Text]], console: Console) -> None:
    if console.width < NARROW:
        if label:
            indented(plain(label, "dim"), 2, console)
        for line in _lines_of(rows, console.width - 4, console):
            console.print(Text("    ") + line, crop=False, soft_wrap=True)
        return
    start = 3 + LABEL + GAP
    for n, line in enumerate(_lines_of(rows, room(console) - start, console)):
        before = plain(f"   {label}".ljust(start) if not n else " " * start, "dim")
        console.print(before + line, crop=False, soft_wrap=True)


def _beside(blocks: Sequence[Block], console: Console) -> None:
    width = (room(console) - 3 - GAP) // 2
    sides = []
    for label, rows in blocks:
        head = [plain(label, "dim")] if any(label for label, _ in blocks) else []
        sides.append(head + _lines_of(rows, width, console))
    margin = Text("")
    console.print(Grid([[margin, *sides]], (1, width, width)), crop=False, end="")
