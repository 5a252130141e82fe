"""The dossier: one page that opens offline and prints, with all that the desk has on its claims.

Jinja2 escapes every text, and what a reader would obey unseen is shown first. The page asks for nothing from anywhere,
runs nothing, and says so (Content-Security-Policy). It carries its claims as JSON Lines with digests, for `verify`.
"""

import base64
import hashlib
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import groupby, islice
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, TextIO

from factcheck.domain.claim import Claim
from factcheck.domain.event import Event
from factcheck.domain.evidence import Evidence
from factcheck.domain.reply import said
from factcheck.domain.selector import Quote
from factcheck.domain.source import Source
from factcheck.domain.status import Stance, Status
from factcheck.errors import FactcheckError, UsageError
from factcheck.exporting.columns import signs
from factcheck.exporting.context import around
from factcheck.exporting.embedded import Data
from factcheck.exporting.rest import NOTHING, Rest
from factcheck.exporting.timeline import WIDTH, Timeline, timeline
from factcheck.exporting.visible import Visible
from factcheck.text.cutting import lost_context
from factcheck.text.safe import printed

if TYPE_CHECKING:
    from jinja2 import Environment

_TEMPLATES = Path(__file__).parent / "templates"
AT_ONCE = 200
"""Claims that are laid out at once: nothing but memory depends on it."""
AT_A_TIME = 2**20
"""Characters of a page that are written at a time: nothing but memory depends on it."""
TEXTS = 50
"""Documents that are kept in memory: claims come mostly from few at a time."""
MOST_LISTED = 200
"""Claims of a side, and propositions in the contents: a page of ten thousand links helps nobody. For the eye."""
LONGEST_URL = 2_000
"""Characters of an address that becomes a link: what browsers and mail programs take."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A quote in its context: what stands before it, its words, what stands after, and where."""

    before: str
    exact: str
    after: str
    place: str


@dataclass(frozen=True, slots=True)
class Item:
    """A claim as the page shows it; `evidence` are records, each with the addresses that it has, "" for none."""

    claim: Claim
    quotes: tuple[Shown, ...]
    lost: tuple[str, ...]
    """What turns the quotes in their source and was cut off, in words."""
    evidence: tuple[tuple[Evidence, str, str], ...]
    reference: int
    signs: tuple[str, ...]
    replies: tuple[str, ...]
    past: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Contested:
    """A proposition on which somebody says yes and somebody no."""

    anchor: str
    text: str
    yes: tuple[Claim, ...]
    no: tuple[Claim, ...]
    timeline: Timeline | None


@dataclass(slots=True)
class Reference:
    """A source by its number, and the claims that stand in it."""

    source: Source
    number: int
    claims: list[int] = field(default_factory=list)

    @property
    def address(self) -> str:
        """The address, where it is one that a reader can follow."""
        return web(self.source.url)


def write(claims: Iterable[Claim], stream: TextIO, columns: Sequence[str] = (), rest: Rest = NOTHING) -> None:
    """Write the page. Raises UsageError for columns, which it has not, FactcheckError where Jinja2 is missing."""
    if columns:
        raise UsageError("A dossier shows whole claims; it has no columns.", "Leave --columns out.")
    page = _Page(rest, _environment())
    with _spool() as articles, _spool() as lines:
        data = Data(lines, public=page.public)
        page.lay_out(claims, articles, data)
        visible = Visible()
        for part in (page.head(), articles, page.tail(data.number + 1) + "\n"):
            _copy(part, stream, visible)
        end = page.render("end.html.j2")
        visible.add(end)
        data.end(visible.sha256)
        _copy(lines, stream)
        stream.write(end)


def _spool() -> IO[str]:
    return tempfile.TemporaryFile("w+", encoding="utf-8", newline="")


def _copy(part: str | IO[str], stream: TextIO, visible: Visible | None = None) -> None:
    """Write a part of the page, which may be long, and hold what it shows."""
    if not isinstance(part, str):
        part.seek(0)
    for piece in (part,) if isinstance(part, str) else iter(partial(part.read, AT_A_TIME), ""):
        stream.write(piece)
        if visible:
            visible.add(piece)


def _environment() -> "Environment":
    try:
        from jinja2 import Environment, FileSystemLoader, StrictUndefined
    except ImportError as error:
        raise FactcheckError(
            "Writing a page needs Jinja2, which is not installed.", "Run pip install 'factcheck-cli[html]'."
        ) from error
    return Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finalized,
    )


def _finalized(value: Any) -> Any:
    """Whatever a template prints: nothing unseen in it; what is markup already is our own."""
    if type(value) is not str or (value.isascii() and value.isprintable()):  # most are: a call of its own costs more
        return value
    return printed(value)


class _Page:
    """One dossier while it is written: numbers of references, counts, digests."""

    def __init__(self, rest: Rest, environment: "Environment") -> None:
        self._rest, self._environment = rest, environment
        self.public = rest.audience == "public"
        self._references: dict[str, Reference] = {}
        self._known: dict[str, Source] = {}
        self._texts: dict[str, str] = {}
        self._counts: Counter[tuple[str, str]] = Counter()
        self._title = f"Dossier: {dict(rest.about).get('filter', 'claims')}"

    def render(self, template: str, **values: Any) -> str:
        """A template with its values, every text escaped."""
        return self._environment.get_template(template).render(**values)

    def lay_out(self, claims: Iterable[Claim], articles: IO[str], data: Data) -> None:
        """Write the claims and their data aside, and count them: what comes before them says how many there are."""
        waiting = iter(claims)
        while batch := list(islice(waiting, AT_ONCE)):
            past: dict[int, list[Event]] = {}
            for event in self._rest.past([claim.id for claim in batch]):
                past.setdefault(_subject(event), []).append(event)
            items = [self._item(claim, past.get(claim.id, [])) for claim in batch]
            articles.write(self.render("claims.html.j2", items=items, public=self.public, here=self._rest.ids))
            for claim in batch:
                data.claim(claim)
        for reference in self._references.values():
            data.source(reference.source)

    def _item(self, claim: Claim, past: Sequence[Event]) -> Item:
        self._counts["reported", claim.reported.value] += 1
        self._counts["marked", claim.mark.value if claim.mark else ""] += 1
        self._counts["drafts", ""] += claim.draft
        evidence = tuple((one, web(one.of), web(one.archive)) for one in claim.beside.verdict.given)
        quotes = tuple(self._shown(claim.source, quote, place) for quote, place in claim.placed)
        lost = tuple(one.said for one in lost_context(claim, self._texts.get(claim.source, ""))) if quotes else ()
        told = said(claim.beside.replies, self._rest.now)
        return Item(claim, quotes, lost, evidence, self._reference(claim), signs(claim), told, tuple(past))

    def _reference(self, claim: Claim) -> int:
        if not self._references:
            self._known = {source.id: source for source, _ in self._rest.sources()}
        if claim.source not in self._references:
            beside = claim.beside
            made = Source(
                claim.source, claim.document, publisher=beside.publisher, author=beside.author,
                url=beside.url, published=beside.published,
            )  # fmt: skip
            source = self._known.get(claim.source, made)
            self._references[claim.source] = Reference(source, len(self._references) + 1)
        reference = self._references[claim.source]
        reference.claims.append(claim.id)
        return reference.number

    def _shown(self, slug: str, quote: Quote, place: str) -> Shown:
        if slug not in self._texts:
            if len(self._texts) >= TEXTS:
                self._texts.pop(next(iter(self._texts)))
            self._texts[slug] = self._rest.text(slug)
        before, after = around(self._texts[slug], quote)
        return Shown(before, quote.exact, after, place)

    def head(self) -> str:
        """All that comes before the claims."""
        from markupsafe import Markup

        style = (_TEMPLATES / "dossier.css").read_text(encoding="utf-8")
        digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
        contested = list(_contested(self._rest.filed()))
        claims = sum(number for (what, _), number in self._counts.items() if what == "reported")
        counts = {
            "claims": claims,
            "sources": len(self._references),
            "contested": len(contested),
            "drafts": self._counts["drafts", ""],
            "reported": {status.value: self._counts["reported", status.value] for status in Status},
            "marked": {word: self._counts["marked", word] for word in ("", *Status)},
        }
        return self.render(
            "head.html.j2", title=self._title, about=self._rest.about, style=Markup(style), style_hash=Markup(digest),
            counts=counts, statuses=[status.value for status in Status], contested=contested, here=self._rest.ids,
            width=WIDTH, most_listed=MOST_LISTED,
        )  # fmt: skip

    def tail(self, lines: int) -> str:
        """What comes between the claims and their data, which are so many lines."""
        return self.render("tail.html.j2", references=list(self._references.values()), number=lines)


def _subject(event: Event) -> int:
    """The claim that an event is of; of a conflict the first."""
    return int(event.subject.split()[1])


def _contested(filed: Iterable[Claim]) -> Iterator[Contested]:
    for number, (text, group) in enumerate(groupby(filed, key=lambda claim: claim.proposition), 1):
        claims = list(group)
        yes, no = (tuple(claim for claim in claims if claim.stance is stance) for stance in Stance)
        if yes and no:
            yield Contested(f"proposition-{number}", text, yes, no, timeline(claims))


def web(address: str) -> str:
    """An address that may be a link: of the web, whole and visible; "" for `javascript:`, `data:` and all else."""
    plain = address.isprintable() and not any(map(str.isspace, address)) and printed(address) == address
    fits = address.lower().startswith(("http://", "https://")) and len(address) <= LONGEST_URL
    return address if plain and fits else ""
