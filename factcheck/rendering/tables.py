"""Tables of claims, sources, speakers, conflicts and the rest, for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from factcheck.domain.claim import Claim
from factcheck.domain.status import Stance
from factcheck.exporting.columns import COLUMNS
from factcheck.rendering.layout import Cell, Span, marked, plain, table
from factcheck.rendering.words import happened, mark_and_signs, who, word

if TYPE_CHECKING:  # a list should not pay for the classes that only other tables show
    from factcheck.domain.conflict import Conflict
    from factcheck.domain.dispute import Dispute
    from factcheck.domain.event import Event
    from factcheck.domain.source import Source
    from factcheck.domain.speaker import Speaker
    from factcheck.store.reads.positions import Position, Positions
    from factcheck.store.search.match import Match
    from factcheck.store.search.snippets import Snippet

Row = Sequence[Cell]

STATUS_COLUMNS = ("#", "reported", "mark", "date")
SIDE = 3
"""Claims of one side of a dispute that are shown."""
MATCHED, UNCUT = 300, 200
"""Code points of a matched claim that are shown, and lines that no such row has."""
WIDE, WIDEST = 100, 120
"""From these widths on a table has room for the source, and for the date too."""


def claims(found: Iterable[Claim], console: Console, columns: Sequence[str] | None = None) -> None:
    """Claims, one a row; `columns` are names from COLUMNS instead of the usual ones."""
    if columns:
        rows = [[word(COLUMNS[name](claim)) for name in columns] for claim in found]
        table(columns, rows, console, rigid=("id", "reported", "mark", "status", "said_on"), wide=("text", "quotes"))
        return
    _claim_table(((claim, plain(claim.text)) for claim in found), console)


def hits(found: Iterable[tuple[Claim, Snippet]], console: Console) -> None:
    """Search results: the words set off in the claim, or below it in the quote, speaker or source that has them."""
    _claim_table(((claim, _hit(claim, snippet, console)) for claim, snippet in found), console, lines=6)


def matches(found: Iterable[tuple[Claim, Match, Sequence[Claim]]], console: Console) -> None:
    """Claims that may say what was asked for, each with the chance that it does, what keeps it apart, and the claims
    that deny or contradict it. Only the claim's own text is ever cut.
    """
    rows: Iterable[Row] = (
        [
            f"{match.chance:.0%}",
            str(claim.id),
            plain(claim.text, longest=MATCHED)
            + plain(f"\n{match.differs}" if match.differs else "", "dim", lines=True)
            + Text("").join(_against(other) for other in against),
            who(claim),
            word(claim.reported),
            mark_and_signs(claim),
        ]
        for claim, match, against in found
    )
    headers = ("chance", "#", "claim", "speaker", "reported", "mark")
    table(headers, rows, console, rigid=("chance", *STATUS_COLUMNS), wide=("claim",), lines=UNCUT)


def _against(other: Claim) -> Text:
    said = plain(f"\nagainst it #{other.id} ", "bold", lines=True) + who(other)
    return said + plain(f", {other.reported}: ") + plain(other.text, longest=MATCHED // 2)


def _hit(claim: Claim, snippet: Snippet, console: Console) -> Text:
    if snippet.field == "text":
        return marked(snippet.text, snippet.spans, console)
    below = marked(snippet.text, snippet.spans, console, "dim")
    return plain(claim.text) + Text("\n") + plain(f"{snippet.field}: ", "dim") + below


def _claim_table(rows: Iterable[tuple[Claim, Text]], console: Console, lines: int = 3) -> None:
    headers = ["#", "claim", "speaker", "reported", "mark"]
    if console.width >= WIDE:
        headers.append("source")
    if console.width >= WIDEST:
        headers.append("date")
    cells: Iterable[Row] = (
        [str(claim.id), text, who(claim), word(claim.reported), mark_and_signs(claim), claim.source, claim.said_on]
        for claim, text in rows
    )
    table(headers, (row[: len(headers)] for row in cells), console, rigid=STATUS_COLUMNS, wide=("claim",), lines=lines)


def positions(found: Positions, console: Console) -> None:
    """One proposition and who stands where on it; stances are towards the proposition, statuses about each text."""
    console.print(plain(f"p{found.proposition.id}  ", "dim") + plain(found.proposition.text, "bold"))
    console.print(plain("; ".join(_held(found, stance) for stance in Stance)))
    rows: Iterable[Row] = (
        [
            word(position.claim.stance or "–"),
            who(position.claim),
            word(position.claim.reported),
            mark_and_signs(position.claim)
            + plain(f"\nof {position.marked}" if position.marked else "", "dim", lines=True),
            _where(position),
            str(position.claim.id),
            position.claim.text,
        ]
        for position in found.filed
    )
    headers = ("stance", "speaker", "reported", "mark", "since, source", "#", "claim")
    table(headers, rows, console, rigid=("stance", *STATUS_COLUMNS), wide=("claim",), lines=5)


def _held(found: Positions, stance: Stance) -> str:
    number = sum(position.claim.stance is stance for position in found.filed)
    sources = found.independent(stance)
    return f"{number} {stance}" + (f" from {sources} independent source{'s' * (sources != 1)}" if number else "")


def _where(position: Position) -> Text:
    copied = f"wording of #{position.copies}\n" if position.copies else ""
    return plain(f"{position.since or '–'}\n{copied}", "dim", lines=True) + plain(position.claim.source)


def sources(found: Iterable[tuple[Source, int]], console: Console) -> None:
    """Sources, each with the number of its claims."""
    rows = (
        [
            source.id,
            source.title + (" (withdrawn)" if source.withdrawn else ""),
            source.publisher,
            source.published,
            str(count),
        ]
        for source, count in found
    )
    table(
        ("id", "title", "publisher", "published", "claims"),
        rows,
        console,
        rigid=("published", "claims"),
        wide=("title",),
    )


def speakers(found: Iterable[Speaker], console: Console) -> None:
    """Speakers with their aliases and the number of their claims."""
    rows = ([speaker.name, str(speaker.kind), ", ".join(speaker.aliases), str(speaker.claims)] for speaker in found)
    table(("speaker", "kind", "also", "claims"), rows, console, rigid=("kind", "claims"))


def disputes(found: Iterable[Dispute], claims: Mapping[int, Claim], console: Console) -> None:
    """Groups of conflicts, each once: who says what, side by side, what differs, and what somebody has judged."""
    rows: Iterable[Row] = (
        [
            group.name,
            group.conflicts[0].kind,
            _sides(group, claims, console),
            _why(group),
            _judged(group.conflicts[0]),
        ]
        for group in found
    )
    headers = ("group", "kind", "claims", "why", "judgement")
    table(headers, rows, console, rigid=("group", "kind", "judgement"), wide=("claims",), lines=12)


def _sides(group: Dispute, claims: Mapping[int, Claim], console: Console) -> Text:
    """The claims of each side, the words that differ in the surest pair set off; of many only the first."""
    first = group.conflicts[0]
    spans = dict(zip(first.claims, zip(*first.spans, strict=True), strict=True)) if first.spans else {}
    told = plain(group.about, "bold") if group.about and len(group.conflicts) > 1 else Text()
    for at, side in enumerate(group.sides):
        order = sorted(side, key=lambda number: (number not in first.claims, number))
        if at and len(group.conflicts) > 1:
            told.append_text(plain("\nagainst", "dim", lines=True))
        for number in order[:SIDE]:
            told.append_text(Text("\n" if told.plain else "") + _side(claims[number], spans.get(number, ()), console))
        if len(order) > SIDE:
            told.append_text(plain(f"\nand {len(order) - SIDE} more", "dim", lines=True))
    return told


def _why(group: Dispute) -> Text:
    more = len(group.conflicts) - 1
    return plain(group.conflicts[0].why) + plain(
        f"\nand {more} more pair{'s' * (more != 1)}" if more else "", "dim", lines=True
    )


def _side(claim: Claim, spans: Sequence[Span], console: Console) -> Text:
    status = claim.reported if claim.mark is None else f"{claim.reported}, marked {claim.mark}"
    return plain(f"#{claim.id} ", "bold") + who(claim) + plain(f", {status}: ") + marked(claim.text, spans, console)


def _judged(conflict: Conflict) -> Text:
    by = f"\n{conflict.judged_by}" if conflict.judged_by else ""
    return word(conflict.judgement) + plain(by, "dim", lines=True)


def log(events: Iterable[Event], console: Console) -> None:
    """What happened: when (UTC), who, what, why."""
    rows = ([event.at, event.who, f"{event.subject}: {happened(event)}", event.why] for event in events)
    table(("when", "who", "what", "why"), rows, console, rigid=("when",), wide=("what",), lines=4)
