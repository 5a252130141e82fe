"""The sources of an import: those that the file brings, those that its claims name, and where its quotes stand."""

from dataclasses import replace
from operator import is_

from factcheck.actions.sources import store_source
from factcheck.domain.beside import Beside
from factcheck.domain.claim import Claim
from factcheck.domain.selector import Quote, QuoteAmbiguous, QuoteNotFound, anchor, quote_at
from factcheck.domain.source import Source
from factcheck.errors import FactcheckError, UsageError
from factcheck.exporting.annotations_reading import ORIGIN as ANNOTATED
from factcheck.store.reads import sources
from factcheck.store.reads.withdrawals import withdrawal
from factcheck.store.storage import sources as stored
from factcheck.store.storage.unit_of_work import UnitOfWork
from factcheck.text.places import offsets

KEPT = 100
"""Texts of sources that are kept in memory."""


class Sources:
    """What the sources of a file are called here. `made` counts the new ones, `withdrawn` are new and withdrawn; with
    `confidential` those that it makes are so.
    """

    def __init__(self, work: UnitOfWork, default: str, *, confidential: bool = False) -> None:
        self.work, self._confidential = work, confidential
        self.made = 0
        self.new: set[tuple[str, int]] = set()
        """The new ones as ("source", database id)."""
        self.withdrawn: list[str] = []
        self._default = sources.source(work.db, default).id if default else ""
        self._slugs: dict[str, str] = {}
        self._standing: set[str] = set()
        self._texts: dict[str, str] = {}
        self._titles: dict[str, str] | None = None
        self._holders: dict[str, str] = {}

    def here(self, name: str) -> str:
        """The id here of the source that the file calls so, "" for none that it has brought."""
        return self._slugs.get(name, "")

    def know(self, name: str, slug: str) -> None:
        """Learn what a source that is here is called in the file."""
        self._slugs[name] = slug

    def take(self, source: Source) -> None:
        """Store a source of the file, or learn which it is. Raises UsageError, FactcheckError for one withdrawn."""
        known = replace(source, previous=self.here(source.previous), confidential=self._closed(source.confidential))
        slug, new = store_source(self.work, known, imported=True)
        self._slugs[source.id] = slug
        if known.confidential:
            self._close(slug)
        if self._titles is not None:
            self._titles.setdefault(source.title, slug)
        self.made += new
        if new:
            self.new.add(("source", stored.called(self.work.db, slug).id))
        if new and source.withdrawn:
            self.withdrawn.append(slug)
        elif not new and not source.withdrawn:
            self._refuse_what_was_withdrawn(slug)

    def placed(self, claim: Claim) -> Claim:
        """The claim with the id of its source here, and its quotes at their places in it.

        A source that is new is stored without a text. Raises UsageError, QuoteNotFound, QuoteAmbiguous, FactcheckError.
        """
        slug = self._named(claim.source or self._default, claim.beside)
        if not claim.withdrawn:
            self._refuse_what_was_withdrawn(slug)
        text, places = self._text(slug), claim.beside.places
        placed = zip(
            claim.quotes, places if len(places) == len(claim.quotes) else [""] * len(claim.quotes), strict=True
        )
        stood = _about_there if claim.origin == ANNOTATED else _stood
        quotes = tuple(stood(text, _at(text, quote, place)) for quote, place in placed)
        if slug == claim.source and all(map(is_, quotes, claim.quotes)):
            return claim
        return replace(claim, source=slug, quotes=quotes)

    def _refuse_what_was_withdrawn(self, slug: str) -> None:
        """An import brings nothing back that a person has withdrawn here."""
        if slug not in self._standing:
            known = stored.called(self.work.db, slug)
            gone = withdrawal(self.work.db, "source", known.id) if known.withdrawn else None
            if gone and not gone.by_undo:
                raise FactcheckError(
                    f"This is the source {slug}, which {gone.said}; it stays withdrawn.",
                    "`factcheck restore` of one of its claims brings it back.",
                )
            self._standing.add(slug)

    def _named(self, name: str, beside: Beside) -> str:
        """The source that a row names, by its id or title, else by the title or the address that the row gives it."""
        if not name and (there := sources.at_address(self.work.db, beside.url)):
            return there
        name = name or beside.title or beside.url
        if not name:
            raise UsageError("No source is named.", _NAME_ONE)
        if name not in self._slugs:
            known = sources.is_id(self.work.db, name)
            self._slugs[name] = name if known else self._titled(name, beside)
        if self._closed(beside.confidential):
            self._close(self._slugs[name])
        return self._slugs[name]

    def _titled(self, name: str, beside: Beside) -> str:
        """The source with this title; no index is on titles, so they are read once.

        Two ids of one file, and two addresses, are two documents though they have one title.
        """
        if self._titles is None:
            self._titles = sources.by_title(self.work.db)
        title = beside.title or name
        if self._holders.setdefault(title, name) != name or self._has_another_address(title, beside.url):
            title = f"{title} ({beside.url or name})"
        if title not in self._titles:
            self._titles[title] = self._stub(title, beside)
        return self._titles[title]

    def _has_another_address(self, title: str, url: str) -> bool:
        known = (self._titles or {}).get(title)
        there = sources.source(self.work.db, known).url if known and url else ""
        return bool(there) and there != url

    def _stub(self, title: str, beside: Beside) -> str:
        source = Source(
            "", title, publisher=beside.publisher, author=beside.author, published=beside.published,
            url=beside.url or (title if "://" in title else ""), confidential=self._closed(beside.confidential),
        )  # fmt: skip
        slug, new = store_source(self.work, source, imported=True)
        self.made += new
        return slug

    def _closed(self, said: bool) -> bool:
        """Whether a source of this file is confidential: the file says so, or who imports it does, of all."""
        return said or self._confidential

    def _close(self, slug: str) -> None:
        """Make a source that was there confidential, unless somebody here has decided and only the file says so."""
        known = stored.called(self.work.db, slug)
        if not known.confidential and (self._confidential or not sources.decided(self.work.db, known.id)):
            why = f"from {self.work.file}" if self.work.file else ""
            self.work.change("source", [known.id], "confidential", True, note=why)

    def _text(self, slug: str) -> str:
        if slug not in self._texts:
            if len(self._texts) > KEPT:
                self._texts.clear()
            self._texts[slug] = sources.source(self.work.db, slug).text
        return self._texts[slug]


def _at(text: str, quote: Quote, place: str) -> Quote:
    """The quote at its place, where its words stand there; else as it came, to be looked for."""
    found = offsets(place) if quote.start is None else None
    return quote_at(text, *found) if found and text[slice(*found)] == quote.exact else quote


def _about_there(text: str, quote: Quote) -> Quote:
    """As `_stood`, for words that were annotated on somebody's rendering of a page: what stands around them there may
    be a menu, so words that stand once in the text are found without it.
    """
    try:
        return _stood(text, quote)
    except QuoteNotFound:
        return _stood(text, Quote(quote.exact))


_NAME_ONE = (
    "Give every row a source, or name one for all with --source; a table of ours comes back by its column “key”."
)
_WHICH = "Say which in a column “places” (as in 406-503), or quote more words."


def _stood(text: str, quote: Quote) -> Quote:
    """A quote at its place: where it says it stands, else where its words are found."""
    if not text:
        return Quote(quote.exact, quote.prefix, quote.suffix)
    if quote.start is None or quote.end is None:
        try:
            return anchor(text, quote.exact, quote.prefix, quote.suffix)
        except QuoteAmbiguous as error:
            raise QuoteAmbiguous(str(error), _WHICH) from None
    if text[quote.start : quote.end] != quote.exact:
        raise FactcheckError(
            f"The quote does not stand from {quote.start} to {quote.end} in its source.",
            "Leave “start” and “end” out to have its place looked for.",
        )
    return quote
