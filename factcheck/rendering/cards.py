"""One claim in full: its words, its quotes where they stand, its chain, its history and what it is in conflict with."""

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.text import Text

from factcheck.domain.claim import Claim
from factcheck.domain.conflict import Conflict
from factcheck.domain.event import Event
from factcheck.domain.selector import Quote
from factcheck.domain.source import Source
from factcheck.exporting.columns import signs
from factcheck.rendering.layout import GAP, Grid, plain
from factcheck.rendering.words import OWN_VOICE, happened, who, word

LABEL = len("conflict")
AROUND = 160
"""Code points of the source's text that are shown on either side of a quote."""


def claim(
    claim: Claim,
    source: Source | None,
    history: Iterable[Event],
    related: Iterable[Claim],
    conflicts: Iterable[tuple[Conflict, Claim]],
    console: Console,
    answers: Iterable[str] = (),
) -> None:
    """Print the card of one claim; `conflicts` come with the other claim of each, `answers` are sentences."""
    console.print(plain(f"#{claim.id}  ", "bold") + _standing(claim))
    console.print(plain(claim.text, "bold"))
    console.print()
    last, rows = "", []
    for label, value in (
        *_attribution(claim),
        *_quotes(claim.quotes, source),
        *_source(claim, source),
        *_filing(claim),
        *(("conflict", _conflict(c, other)) for c, other in conflicts),
        *(("reply", plain(sentence)) for sentence in answers),
        *(("related", _line(other)) for other in related),
        *(("history", _event(event)) for event in history),
    ):
        rows.append((plain(label if label != last else "", "dim"), value))
        last = label
    console.print(Grid(rows, (LABEL, console.width - LABEL - GAP)), crop=False, end="")


def _standing(claim: Claim) -> Text:
    standing = plain("reported as ") + word(claim.reported)
    standing += plain(", marked ") + word(claim.mark) if claim.mark else plain(", not marked")
    for sign in signs(claim):
        standing += plain(", ") + word(sign)
    return standing


Rows = Iterable[tuple[str, Text]]


def _attribution(claim: Claim) -> Rows:
    speaker = plain(claim.speaker) if claim.speaker else plain(OWN_VOICE, "dim")
    if claim.speaker_as_written and claim.speaker_as_written != claim.speaker:
        speaker += plain(f", written “{claim.speaker_as_written}”", "dim")
    yield "said by", speaker
    if claim.via:
        yield "via", plain(" > ".join(claim.via)) + plain("  (outermost first)" if len(claim.via) > 1 else "", "dim")
    if claim.cue:
        yield "cue", plain(claim.cue)
    if claim.said_on:
        yield "date", plain(claim.said_on)


def _quotes(quotes: Sequence[Quote], source: Source | None) -> Rows:
    for number, quote in enumerate(quotes, 1):
        before, after = _around(quote, source.text if source else "")
        yield (
            f"quote {number}" if len(quotes) > 1 else "quote",
            plain(before, "dim") + plain(f"▸{quote.exact}◂", "bold") + plain(after, "dim"),
        )


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
    if source is None:
        yield "source", plain(claim.source)
        return
    known = [source.title, source.publisher, source.author, source.published, source.url]
    withdrawn = plain(" (withdrawn)", "bold") if source.withdrawn else plain("")
    yield "source", plain(claim.source) + withdrawn + plain("  " + ", ".join(filter(None, known)), "dim")


def _filing(claim: Claim) -> Rows:
    if claim.proposition:
        yield "about", word(claim.stance or "") + plain(": ") + plain(claim.proposition)
    if claim.tags:
        yield "tags", plain(", ".join(claim.tags))
    if claim.note:
        yield "note", plain(claim.note, lines=True)
    yield "made", plain(f"{claim.created_at} by {claim.maker}, {claim.origin}, key {claim.key}", "dim")


def _conflict(conflict: Conflict, other: Claim) -> Text:
    note = plain(f" ({conflict.note})", "dim") if conflict.note else plain("")
    return (
        plain(f"{conflict.kind}, ")
        + word(conflict.judgement)
        + plain(f": {conflict.why}")
        + note
        + Text("\n")
        + _line(other)
    )


def _line(other: Claim) -> Text:
    about = plain(f"#{other.id} ", "bold") + who(other) + plain(", ") + word(other.status)
    return about + plain(": ") + plain(other.text, longest=AROUND)


def _event(event: Event) -> Text:
    why = plain(f"  “{event.why}”") if event.why else plain("")
    return plain(f"{event.at}  {event.who}  ", "dim") + plain(happened(event)) + why
