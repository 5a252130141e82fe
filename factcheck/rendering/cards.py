"""One claim in full: the desk's verdict and its reason first, then what the source reports, in which words, where."""

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.text import Text

from factcheck.domain.claim import Claim
from factcheck.domain.conflict import Conflict, Judgement
from factcheck.domain.dispute import settled
from factcheck.domain.event import Event
from factcheck.domain.selector import Quote
from factcheck.domain.source import Source, short_name
from factcheck.rendering.history import commands
from factcheck.rendering.layout import GAP, Grid, plain
from factcheck.rendering.lines import WIDEST, indented, joined, room
from factcheck.rendering.words import AT_ODDS, SIDES, count, kind, mark, ruling, speaker, states, verdict, who, word
from factcheck.store.reads.differences import Difference
from factcheck.text.clock import local, local_day

LABEL = len("reported")
AROUND = 160
"""Code points of the source's text that are shown on either side of a quote."""
BESIDE = 110
"""Columns from which on the quote stands right of the facts: two halves of some fifty."""
SIDE_BY_SIDE = 40
"""Columns below which a label stands above its value: the label takes twelve, and no word should break for it."""
LIKE, OTHERS = 3, 5
"""Claims that are like this one, and of the other side, that a card names: `positions` has all of them."""

Rows = Iterable[tuple[str, Text]]


def claim(
    claim: Claim,
    source: Source | None,
    history: Sequence[Event],
    related: Iterable[Claim],
    conflicts: Sequence[tuple[Conflict, Claim]],
    console: Console,
    answers: Iterable[str] = (),
    contested: Iterable[Difference] = (),
    stale: Iterable[str] = (),
) -> None:
    """Print the card of one claim that was read whole; `conflicts` come with the other claim of each, `answers` are
    sentences, and so are `stale`, which say why it is to be looked at again.
    """
    state = [*states(claim), plain(f"{AT_ODDS} disputed", "magenta") if claim.disputed else plain("")]
    indented(plain(f"#{claim.id}  ", "bold") + plain(claim.text, "bold"), 0, console, hanging=4)
    if any(text.plain for text in state):
        indented(joined(state), 4, console)
    console.print()
    met = {other.id for _, other in conflicts} | {other.id for other in claim.beside.others}
    like = [other for other in related if other.id not in met]
    facts = [*_contested(contested), *_desk(claim, stale), *_reported(claim)]
    words = [*_quotes(claim.quotes, source), *_context(claim, source), *_source(claim, source)]
    rest = [
        *_filing(claim),
        *_against(claim, conflicts),
        *(("REPLY", plain(sentence)) for sentence in answers),
        *(("LIKE", _line(other)) for other in like[:LIKE]),
        *_own(claim, history),
    ]
    if console.width >= BESIDE:
        half = (min(console.width, WIDEST) - GAP) // 2
        left, right = _grid([*facts, *rest], half), _grid(words, half)
        options = console.options.update(width=half)
        columns = [Text("\n").join(_texts(grid, console, options.max_width)) for grid in (left, right)]
        console.print(Grid([columns], (half, half)), crop=False, end="")
    else:
        console.print(_grid([*facts, *words, *rest], room(console)), crop=False, end="")


def _grid(rows: Rows, width: int) -> Grid:
    """Labels and values side by side; on a very narrow terminal a value stands below its label."""
    last, told = "", []
    for label, value in rows:
        if width < SIDE_BY_SIDE:
            told += [(Text(), plain(label, "dim"))] if label != last else []
            told.append((Text(), value))
            last = label
            continue
        told.append((plain(f" {label if label != last else ''}", "dim"), value))
        last = label
    if width < SIDE_BY_SIDE:
        return Grid(told, (0, max(width - GAP, 1)))
    return Grid(told, (LABEL + 1, max(width - LABEL - 1 - GAP, 1)))


def _texts(grid: Grid, console: Console, width: int) -> Iterable[Text]:
    """The lines of a grid, each as one text."""
    line = Text()
    for segment in grid.__rich_console__(console, console.options.update(width=width)):
        if segment.text == "\n":
            yield line
            line = Text()
        else:
            line.append(segment.text, segment.style)


def _desk(claim: Claim, stale: Iterable[str]) -> Rows:
    """The verdict, who gave it when, why, and whether to look at it again."""
    if not claim.decided:
        yield "DESK", plain("nobody has marked it", "dim")
        yield from _evidence(claim)
        yield from (("DESK", plain(sentence, "bold")) for sentence in stale)
        return
    reason = claim.beside.verdict
    said = mark(claim) + plain(f" as of {reason.as_of}" if reason.as_of else "")
    by = joined([reason.by, local_day(reason.at)], ", ")
    yield "DESK", said + (plain("   ") + by if by.plain else by)
    if told := ruling(claim):
        yield "DESK", plain(told)
    if reason.why:
        yield "DESK", plain(reason.why, lines=True)
    yield from _evidence(claim)
    yield from (("DESK", plain(sentence, "bold")) for sentence in stale)


def _evidence(claim: Claim) -> Rows:
    """What is for and against it: the record, and below it where else it is kept, when it was read, what to know."""
    for record in claim.beside.verdict.given:
        yield "EVIDENCE", plain(record.told)
        read = f"read {local(record.retrieved)}" if record.retrieved else ""
        more = joined([record.archive and f"kept at {record.archive}", read, record.note])
        if more.plain:
            yield "EVIDENCE", plain(more.plain, "dim")


def _contested(found: Iterable[Difference]) -> Rows:
    """What people who worked apart said otherwise: all of it, before anything else."""
    for one in found:
        of = f" of {one.name.replace(' ', ' and ')}" if one.thing == "conflict" else ""
        for side in one.sides:
            why = f": {side.why}" if side.why else ""
            yield (
                "APART",
                plain(f"{one.field}{of} ", "bold") + plain(f"{side.said}, by {side.who}, {local_day(side.at)}{why}"),
            )


def _reported(claim: Claim) -> Rows:
    said = word(claim.reported) + plain(", by ") + speaker(claim)
    if claim.speaker_as_written and claim.speaker_as_written != claim.speaker:
        said += plain(f" (“{claim.speaker_as_written}”)", "dim")
    yield "REPORTED", said
    if claim.beside.role and claim.beside.role not in claim.speaker_as_written:
        yield "REPORTED", plain(claim.beside.role)
    for name in reversed(claim.via):
        yield "REPORTED", plain(f"← {name}")
    date = f"said {claim.said_on}" if claim.said_on else "no date given"
    yield "REPORTED", plain(f"cue “{claim.cue}” · {date}" if claim.cue else date)


def _quotes(quotes: Sequence[Quote], source: Source | None) -> Rows:
    for number, quote in enumerate(quotes, 1):
        before, after = _around(quote, source.text if source else "")
        yield (
            f"QUOTE {number}" if len(quotes) > 1 else "QUOTE",
            plain(before, "dim") + plain(f"▸{quote.exact}◂", "bold") + plain(after, "dim"),
        )


def _context(claim: Claim, source: Source | None) -> Rows:
    """What turns the quotes and was cut off."""
    if source and claim.quotes:
        from factcheck.text.cutting import lost_context

        for lost in lost_context(claim, source.text):
            yield "CONTEXT", plain(lost.said, "bold")


def _around(quote: Quote, text: str) -> tuple[str, str]:
    """What stands before and after the quote, cut at a blank, line breaks and runs of blanks as one blank."""
    start, end = quote.start, quote.end
    if start is None or end is None or text[start:end] != quote.exact:
        before, after, starts, ends = quote.prefix, quote.suffix, False, False
    else:
        before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
        starts, ends = start <= AROUND, end + AROUND >= len(text)
    if not starts:
        before = "…" + before[before.find(" ") + 1 :]
    if not ends:
        after = after[: after.rfind(" ") if " " in after else len(after)] + "…"
    return _one_line(before), _one_line(after)


def _one_line(text: str) -> str:
    """Like `" ".join(text.split())`, with one blank kept at either end where there was one."""
    words = " ".join(text.split())
    return (" " if text[:1].isspace() else "") + words + (" " if words and text[-1:].isspace() else "")


def _source(claim: Claim, source: Source | None) -> Rows:
    places = [place.partition(",")[0] for place in claim.beside.places if place]
    place = ", ".join(dict.fromkeys(places))
    if source is None:
        yield "SOURCE", plain(claim.source)
        return
    name = short_name(source.title, source.publisher, source.published)
    signs = plain("".join(f" ({word})" for word in source.signs), "bold")
    yield "SOURCE", plain(name) + signs + plain(f", {place}" if place else "")
    if source.title not in name:
        yield "SOURCE", plain(source.title)
    for known in (source.author, source.url):
        if known:
            yield "SOURCE", plain(known)
    yield "SOURCE", plain(f"factcheck source show {source.id}", "dim")


def _filing(claim: Claim) -> Rows:
    if claim.proposition:
        said = SIDES.get(str(claim.stance or ""), "")
        yield "ABOUT", plain(f"{said}: " if said else "") + plain(claim.proposition)
    if claim.tags:
        yield "TAGS", plain(", ".join(claim.tags))
    if claim.note:
        yield "NOTE", plain(claim.note, lines=True)


def _against(claim: Claim, conflicts: Sequence[tuple[Conflict, Claim]]) -> Rows:
    told = set()
    for conflict, other in conflicts:
        told.add(other.id)
        judged = conflict.judgement is not Judgement.OPEN
        note = f", “{conflict.note}”" if conflict.note else ""
        by = f", {conflict.judgement} by {conflict.judged_by}{note}" if judged else ""
        if not judged and settled(conflict, claim, other):
            by = ", settled by the desk's marks on both"
        yield "AGAINST", _line(other)
        yield "AGAINST", plain(f"{kind(conflict)}{by}", "dim")
    others = [one for one in claim.beside.others if one.id not in told]
    for one in others[:OTHERS]:
        said = plain(f"#{one.id} ", "bold") + plain(one.speaker or "the document") + plain(", ") + word(one.reported)
        desk = plain(", desk ") + verdict(one.mark, one.label) if one.mark or one.label else plain("")
        yield "AGAINST", said + desk + plain(": ") + plain(one.text, longest=AROUND)
    if len(others) > OTHERS:
        yield "AGAINST", plain(f"and {count(len(others) - OTHERS, 'more', 'more')}: factcheck positions {claim.id}")


def _line(other: Claim) -> Text:
    about = plain(f"#{other.id} ", "bold") + who(other) + plain(", ") + word(other.reported)
    desk = plain(", desk ") + mark(other) if other.decided else plain("")
    return about + desk + plain(": ") + plain(other.text, longest=AROUND)


def _own(claim: Claim, history: Sequence[Event]) -> Rows:
    made = joined([f"{local(claim.created_at)} by {claim.maker}", claim.origin, f"key {claim.key}"])
    yield "made", made if claim.created_at else plain(f"key {claim.key}")
    changed = commands(history) - 1
    if changed > 0:
        last = history[-1]
        told = f"{count(changed, 'change')}, last by {last.who}, {local_day(last.at)}: factcheck log {claim.id}"
        yield "history", plain(told, "dim")


def quoted(claim: Claim, source: Source | None) -> str:
    """The quotes in one paragraph and where they stand, for pasting: never wrapped, nothing but the words."""
    words = " … ".join(" ".join(quote.exact.split()) for quote in claim.quotes) or claim.text
    places = ", ".join(dict.fromkeys(place.partition(",")[0] for place in claim.beside.places if place))
    known = [claim.speaker] if claim.speaker else []
    if source:
        known += [source.author, source.title, source.publisher, source.published, places, source.url]
    return plain(f"“{words}” ({', '.join(part for part in known if part)})").plain
