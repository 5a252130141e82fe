"""Drafting for an ingest: one parser for all its documents, and drafts as claims of the store."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factcheck.actions import checks
from factcheck.domain.block import Block
from factcheck.domain.claim import Claim
from factcheck.domain.draft import Draft
from factcheck.domain.selector import quote_at
from factcheck.domain.source import Source
from factcheck.errors import FactcheckError, UsageError
from factcheck.store.reads import speakers
from factcheck.store.storage.database import Database
from factcheck.text.saying import said_on

if TYPE_CHECKING:
    from factcheck.drafting.parser import Parser


@dataclass(frozen=True, slots=True)
class Drafted:
    """The drafts of one document in its order, why there are none where that needs saying, and how many were lost.

    A draft is lost when the rules break on its sentence, or when it lacks what a claim must have; `broken` says on
    what, once for each kind of fault.
    """

    drafts: tuple[Draft, ...] = ()
    remark: str = ""
    lost: int = 0
    broken: tuple[str, ...] = ()


class Drafter:
    """Drafts the claims of one text after the other. The parser is loaded for the first that needs it.

    `missing` is set when drafting was wanted but is not installed: it says so, and how to install it.
    """

    def __init__(self, *, wanted: bool = True) -> None:
        self.missing: FactcheckError | None = None
        self._wanted = wanted
        self._parser: Parser | None = None

    def drafts(self, text: str, hints: Sequence[Block] = ()) -> Drafted:
        """What is drafted from a text; `hints` are the blocks that stood in its markup. Raises nothing for a text."""
        from factcheck.drafting.draft import draft
        from factcheck.drafting.language import foreign

        parser = self._loaded() if self._wanted and not self.missing else None
        if parser is None:
            return Drafted()
        try:
            language = foreign(text)
        except FactcheckError as error:
            self.missing = error
            return Drafted()
        if language:
            return Drafted(remark=f"it does not read as English but as {language}, so no claims were drafted")
        try:
            return Drafted(tuple(draft(text, parser=parser, hints=hints)))
        except Exception as error:  # noqa: BLE001 - grammar meets every text there is: none may stop those behind it
            fault = f"{type(error).__name__}: {error}"[:200]
            return Drafted(remark="drafting broke on it, so no claims were drafted", lost=1, broken=(fault,))

    def _loaded(self) -> "Parser | None":
        from factcheck.drafting.parser import load_parser

        if self._parser is None:
            try:
                self._parser = load_parser()
            except FactcheckError as error:
                self.missing = error
        return self._parser


def as_claims(db: Database, source: Source, drafts: Sequence[Draft]) -> tuple[list[Claim], list[tuple[Draft, str]]]:
    """The drafts as claims of their source, and those that no store can hold, each with the reason."""
    claims, lost = [], []
    for one in drafts:
        try:
            claims.append(checks.claim(_as_claim(db, source, one)))
        except FactcheckError as error:
            lost.append((one, str(error)))
    return claims, lost


def _as_claim(db: Database, source: Source, draft: Draft) -> Claim:
    if not 0 <= draft.confidence <= 1 or not draft.quotes or any(start >= end for start, end in draft.quotes):
        raise UsageError("The draft has no words of its source.")
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
        said_on=_said_on(source, draft),
        origin=f"ingest:{draft.rule}",
        draft=True,
        confidence=draft.confidence,
    )


_FAR = 300
"""Code points before and behind a cue in which its sentence is looked for."""
_SENTENCE_END = re.compile(r"(?<!\b[A-Z])(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bMrs)[.!?][\"”’»]*\s+(?=[A-Z\"“„«])|\n\s*\n")


def _said_on(source: Source, draft: Draft) -> str:
    """The day beside the cue, "" for a draft without one: what stands around it, without the words that were said."""
    if not draft.attribution or not draft.attribution.cue:
        return ""
    text, content = source.text, draft.attribution.content
    first, last = draft.attribution.cue[0]
    before = max([first - _FAR, 0, *(end for _, end in content if end <= first)])
    behind = min([last + _FAR, len(text), *(start for start, _ in content if start >= last)])
    sentence = _SENTENCE_END.split(text[before:first])[-1]
    rest = _SENTENCE_END.split(text[last:behind])[0]
    return said_on(" ".join(sentence.split()), " ".join(rest.split()), source.published)


def _known_name(db: Database, name: str) -> str:
    """The full name of the one speaker who has this name or confirmed alias, else the name as it is."""
    found = speakers.exactly(db, name) if name else []
    if len(found) != 1:
        return name
    return speakers.full_name(db, found[0])
