"""Drafting for an ingest: one parser for all its documents, and drafts as claims of the store."""

import re
from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from factcheck.actions import checks
from factcheck.actions.whom import Whom
from factcheck.domain.block import Block, BlockKind
from factcheck.domain.claim import Claim
from factcheck.domain.draft import Draft
from factcheck.domain.selector import quote_at
from factcheck.domain.source import Source
from factcheck.errors import FactcheckError, UsageError
from factcheck.store.reads import speakers
from factcheck.text.layout import blocks
from factcheck.text.saying import said_on
from factcheck.text.versions import SENTENCE_END

if TYPE_CHECKING:
    from factcheck.actions.second_drafter import SecondDrafter
    from factcheck.drafting.parser import Parser


@dataclass(frozen=True, slots=True)
class Drafted:
    """The drafts of one document in its order, why there are none where that needs saying, and how many were lost.

    A draft is lost when the rules break on its sentence, or when it lacks what a claim must have; `broken` says on
    what, once for each kind of fault. `unread` is the number of sentences that are too long to be read for claims.
    """

    drafts: tuple[Draft, ...] = ()
    remark: str = ""
    lost: int = 0
    broken: tuple[str, ...] = ()
    unread: int = 0


class Drafter:
    """Drafts the claims of one text after the other. The parser is loaded for the first that needs it.

    `missing` is set when drafting was wanted but is not installed: it says so, and how to install it. `everything` also
    gives the drafts that the gate withholds. `pipeline` names spaCy's, "" the small one. `second` drafts beside the
    rules until it answers no more; `unanswered` then says why. `tell` is called with the share of a text that is done.
    """

    def __init__(
        self,
        *,
        wanted: bool,
        everything: bool,
        pipeline: str,
        second: "SecondDrafter | None",
    ) -> None:
        self._everything, self._pipeline = everything, pipeline
        self.second, self.unanswered = second, ""
        self.missing: FactcheckError | None = None
        self.tell: Callable[[float], None] = lambda share: None
        self.wanted = wanted
        self._parser: Parser | None = None

    def drafts(self, text: str, hints: Sequence[Block] = ()) -> Drafted:
        """What is drafted from a text; `hints` are the blocks that stood in its markup. Raises nothing for a text."""
        from factcheck.drafting.course import Course
        from factcheck.drafting.draft import draft
        from factcheck.drafting.language import foreign

        parser = self._loaded() if self.wanted and not self.missing else None
        if parser is None:
            return Drafted()
        try:
            language = foreign(text) and foreign(_sentences(text, hints))
        except FactcheckError as error:
            self.missing = error
            return Drafted()
        if language:
            return Drafted(remark=f"it does not read as English but as {language}, so no claims were drafted")
        course = Course(self.tell)
        try:
            whole = partial(draft, parser=parser, everything=self._everything, course=course)
            drafted = _drafted(text, hints, whole)
            beside = self._beside(drafted.drafts, text, hints, parser)
            return replace(drafted, drafts=beside, unread=course.too_long)
        except ImportError as error:
            hint = "Install it with: pip install 'factcheck-cli[draft]'"
            self.missing = FactcheckError(f"Drafting needs {error.name}, which is not installed.", hint)
            return Drafted()

    def _beside(
        self, drafts: tuple[Draft, ...], text: str, hints: Sequence[Block], parser: "Parser"
    ) -> tuple[Draft, ...]:
        """The drafts with those of the second drafter, if there is one and it answers."""
        if self.second is None or self.unanswered:
            return drafts
        from factcheck.asking.chat import NoJudge

        try:
            return self.second.beside(drafts, text, hints, parser)
        except NoJudge as error:
            self.unanswered = str(error)
            return drafts

    def _loaded(self) -> "Parser | None":
        from factcheck.drafting.parser import load_parser

        if self._parser is None:
            try:
                self._parser = load_parser(self._pipeline)
            except FactcheckError as error:
                self.missing = error
        return self._parser


def _sentences(text: str, hints: Sequence[Block]) -> str:
    """What of a text is neither of the page nor a table, whose names are of no language."""
    return "\n".join(text[one.start : one.end] for one in blocks(text, hints) if one.kind not in _NO_SENTENCES)


_NO_SENTENCES = frozenset({BlockKind.FURNITURE, BlockKind.FRONT_MATTER, BlockKind.TABLE_ROW, BlockKind.LABEL})


def _drafted(text: str, hints: Sequence[Block], draft: Callable[..., list[Draft]]) -> Drafted:
    """The drafts of a text without those of the blocks that the rules break on.

    Grammar meets every text there is. The blocks at fault are found by halves, each tried with all others set aside,
    so that one costs two more readings of the text and not one for each block.
    """
    drafts, fault = _tried(text, hints, draft)
    if not fault:
        return Drafted(drafts)
    found = blocks(text, hints)
    broken: dict[int, str] = {}
    waiting = [range(len(found))]
    while waiting and len(broken) < _MOST_BROKEN:
        part = waiting.pop()
        fault = _tried(text, _only(found, set(part)), draft)[1] if part else ""
        if fault and len(part) == 1:
            broken[part[0]] = fault
        elif fault:
            waiting += [part[: len(part) // 2], part[len(part) // 2 :]]
    drafts, fault = _tried(text, _only(found, set(range(len(found))) - set(broken)), draft)
    faults = tuple(dict.fromkeys(broken.values()))
    if fault or not broken:
        return Drafted(remark="drafting broke on it, so no claims were drafted", lost=1, broken=(fault or "",))
    return Drafted(drafts, lost=len(broken), broken=faults)


_MOST_BROKEN = 20
"""Blocks that drafting may break on before the rest is left alone: the fault is the document's then."""


def _tried(text: str, hints: Sequence[Block], draft: Callable[..., list[Draft]]) -> tuple[tuple[Draft, ...], str]:
    """The drafts, or what went wrong in words. Raises ImportError for a library that is missing."""
    try:
        return tuple(draft(text, hints=hints)), ""
    except ImportError:
        raise
    except Exception as error:  # noqa: BLE001 - a rule may fail with any exception, and none may stop the next text
        return (), f"{type(error).__name__}: {error}"[:200]


def _only(found: Sequence[Block], kept: Set[int]) -> list[Block]:
    """The blocks, those that are not kept as what is not read."""
    return [
        one if number in kept else replace(one, kind=BlockKind.FURNITURE, speaker=None)
        for number, one in enumerate(found)
    ]


def as_claims(whom: Whom, source: Source, drafts: Sequence[Draft]) -> tuple[list[Claim], list[tuple[Draft, str]]]:
    """The drafts as claims of their source, and those that no store can hold, each with the reason."""
    claims, lost = [], []
    for one in drafts:
        try:
            claims.append(checks.claim(_as_claim(whom, source, one)))
        except FactcheckError as error:
            lost.append((one, str(error)))
    return claims, lost


def _as_claim(whom: Whom, source: Source, draft: Draft) -> Claim:
    if not 0 <= draft.confidence <= 1 or not draft.quotes or any(start >= end for start, end in draft.quotes):
        raise UsageError("The draft has no words of its source.")
    return Claim(
        id=0,
        key="",
        text=draft.text,
        source=source.id,
        speaker=_known_name(whom, draft.speaker, draft.speaker_as_written),
        speaker_as_written=draft.speaker_as_written,
        via=tuple(_known_name(whom, name) for name in draft.via),
        quotes=tuple(quote_at(source.text, start, end) for start, end in draft.quotes),
        cue=draft.cue,
        reported=draft.reported,
        said_on=_said_on(source, draft),
        origin=f"ingest:{draft.rule}",
        note=" ".join(filter(None, (f"Not offered: {draft.withheld}." if draft.withheld else "", draft.remark))),
        draft=True,
        confidence=draft.confidence,
    )


_FAR = 300
"""Code points before and behind a cue in which its sentence is looked for."""
_SENTENCE_END = re.compile(rf"{SENTENCE_END.pattern}|\n\s*\n")


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


def _known_name(whom: Whom, name: str, written: str = "") -> str:
    """The full name of the one speaker who has this name or confirmed alias, or is known without its title."""
    found = speakers.exactly(whom.db, name) if name else []
    if not found and name:
        return whom.whose(name, written)
    return speakers.full_name(whom.db, found[0]) if len(found) == 1 else name
