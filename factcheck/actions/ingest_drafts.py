"""Drafting for an ingest: one parser for all its documents, and drafts as claims of the store."""

from typing import TYPE_CHECKING

from factcheck.domain.claim import Claim
from factcheck.domain.draft import Draft
from factcheck.domain.selector import quote_at
from factcheck.domain.source import Source
from factcheck.errors import FactcheckError
from factcheck.store.reads import speakers
from factcheck.store.storage.database import Database

if TYPE_CHECKING:
    from factcheck.drafting.parser import Parser


class Drafter:
    """Drafts the claims of one text after the other. The parser is loaded for the first that needs it.

    `missing` is set when drafting was wanted but is not installed: it says so, and how to install it.
    """

    def __init__(self, *, wanted: bool = True) -> None:
        self.missing: FactcheckError | None = None
        self._wanted = wanted
        self._parser: Parser | None = None

    def drafts(self, text: str) -> tuple[tuple[Draft, ...], str]:
        """The drafts of a text in document order, and why there are none where that needs saying.

        Raises FactcheckError when the rules break on this text.
        """
        from factcheck.drafting.draft import draft, is_english

        if not self._wanted or self.missing:
            return (), ""
        if not is_english(text):
            return (), "it does not read as English, so no claims were drafted"
        parser = self._loaded()
        if parser is None:
            return (), ""
        try:
            return tuple(draft(text, parser=parser)), ""
        except Exception as error:  # grammar meets every text there is: none may stop the documents behind it
            said = f"drafting broke on it ({type(error).__name__}: {error})"
            raise FactcheckError(said, "--no-drafts stores it without drafts.") from error

    def _loaded(self) -> "Parser | None":
        from factcheck.drafting.parser import load_parser

        if self._parser is None:
            try:
                self._parser = load_parser()
            except FactcheckError as error:
                self.missing = error
        return self._parser


def as_claim(db: Database, source: Source, draft: Draft) -> Claim:
    """A draft as a claim of its source."""
    return Claim(
        id=0,
        key="",
        text=draft.text,
        source=source.id,
        speaker=_known_name(db, draft.speaker),
        speaker_as_written=draft.speaker_as_written,
        via=tuple(_known_name(db, name) for name in draft.via),
        quotes=tuple(quote_at(source.text, start, end) for start, end in draft.quotes),
        cue=draft.cue,
        reported=draft.reported,
        origin=f"ingest:{draft.rule}",
        draft=True,
        confidence=draft.confidence,
    )


def _known_name(db: Database, name: str) -> str:
    """The full name of the one speaker who has this name or confirmed alias, else the name as it is."""
    found = speakers.exactly(db, name) if name else []
    if len(found) != 1:
        return name
    return str(db.value("SELECT name FROM speaker WHERE id = ?", found))
