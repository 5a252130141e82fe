"""The desk's own text, sentence by sentence: what in it states something, and who it says said so."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from factcheck import lexicon
from factcheck.actions.ingest_drafts import Drafted, Drafter
from factcheck.domain.block import Block, BlockKind
from factcheck.domain.draft import Draft, Span
from factcheck.domain.marks import CLOSING
from factcheck.domain.source import Document
from factcheck.domain.status import Status
from factcheck.drafting.course import LONGEST
from factcheck.text.joining import Joined, joined
from factcheck.text.layout import blocks
from factcheck.text.stems import words_with_places
from factcheck.text.versions import SENTENCE_END

STATING = frozenset(
    {
        BlockKind.PARAGRAPH,
        BlockKind.LIST_ITEM,
        BlockKind.QUOTATION,
        BlockKind.CAPTION,
        BlockKind.TURN,
        BlockKind.ANSWER,
    }
)
"""The blocks whose sentences state something; a heading, a byline and the page's furniture do not."""

LEAST = 2
"""Words beside those of grammar that a sentence has if it states anything: “It did not.” leans on another."""

_LINK = re.compile(r"!?\[([^\[\]]{0,300})\]\([^()\s]{0,2000}(?:\s+\"[^\"]{0,300}\")?\)")
_MARKUP = re.compile(r"\*\*|__|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)|\[\^[^\]\s]{1,40}\]|(?<=[.!?…])\[\d{1,3}\]|`")
_OWN_NOTE = re.compile(r"\[\^check-\d+\]:")
"""How a footnote begins that a text has from an earlier check (`rendering.annotated`)."""


@dataclass(frozen=True, slots=True)
class Said:
    """Something a sentence states: its words, and who the sentence says said so ("" where it is told as fact).

    `denied`: the sentence says that the speaker denies it. `written` is the speaker as the sentence has it.
    """

    text: str
    speaker: str = ""
    written: str = ""
    via: tuple[str, ...] = ()
    denied: bool = False
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """`words` on one line, without markup; `span` in the text as it was read, `line` from 1.

    `holder` is who has the word in a transcript. `said` are its statements, the sentence itself the last of them.
    """

    words: str
    span: Span
    line: int
    holder: str = ""
    said: tuple[Said, ...] = ()


@dataclass(slots=True)
class Script:
    """A text taken apart. `left_out` counts what states nothing (questions, headings, page furniture), `too_long` the
    sentences that were not read; `unattributed` says why nobody looked at who says what, "" where it was looked at.
    """

    text: str
    sentences: list[Sentence] = field(default_factory=list)
    left_out: int = 0
    too_long: int = 0
    unattributed: str = ""


def script_of(document: Document, drafter: Drafter, tell: Callable[[float], None]) -> Script:
    """What a text states, in its order. `tell` is told the share of the reading that is done, 0 to 1."""
    script = Script(document.text)
    drafter.tell = tell
    drafted = drafter.drafts(document.text, document.hints)
    script.unattributed = _unattributed(drafter, drafted)
    waiting = sorted((one for one in drafted.drafts if one.quotes), key=lambda one: one.quotes[0])
    line, at = 1, 0
    first = 0
    for block, words, span in _pieces(document, script):
        while first < len(waiting) and waiting[first].quotes[0][0] < span[0]:
            first += 1
        last = first
        while last < len(waiting) and waiting[last].quotes[0][0] < span[1]:
            last += 1
        line += document.text.count("\n", at, span[0])
        at = span[0]
        holder = " ".join(document.text[slice(*block.speaker)].split()) if block.speaker else ""
        said = tuple(_said(document.text, words, span, waiting[first:last]))
        script.sentences.append(Sentence(words, span, line, holder, said))
    return script


def _unattributed(drafter: Drafter, drafted: Drafted) -> str:
    if drafter.missing:
        return f"{drafter.missing} {drafter.missing.hint}".strip()
    return drafted.remark.replace("so no claims were drafted", "so nobody looked at who says what").strip()


def _pieces(document: Document, script: Script) -> Iterator[tuple[Block, str, Span]]:
    """The sentences that state something, each with its block; the others are counted."""
    for block in blocks(document.text, document.hints):
        shown = joined(document.text, block)
        found = list(_sentences(shown))
        if block.kind not in STATING:
            script.left_out += len(found) if block.kind is not BlockKind.LABEL else 0
            continue
        for words, span in found:
            if _OWN_NOTE.match(document.text, document.text.rfind("\n", 0, span[0]) + 1):
                script.left_out += 1
            elif len(words.split()) > LONGEST:
                script.too_long += 1
            elif _states(words):
                yield block, words, span
            else:
                script.left_out += 1


def _sentences(shown: Joined) -> Iterator[tuple[str, Span]]:
    start = 0
    for end in [*(match.end() for match in SENTENCE_END.finditer(shown.text)), len(shown.text)]:
        words = shown.text[start:end].strip()
        if _goes_on(words, shown.text[end : end + 1]):
            continue
        if words:
            at = shown.text.index(words, start)
            yield unmarked(words), shown.span(at, at + len(words))
        start = end


def _goes_on(words: str, following: str) -> bool:
    """Whether a stop ends no sentence but a word that is written short: “the head of St. Anne's”, “No. 4”."""
    last = words.split()[-1].lower().strip("(") if words else ""
    if last in ("no.", "nos."):
        return following.isdigit()
    return bool(following) and last.endswith(".") and last[:-1] in _written_short()


@cache
def _written_short() -> frozenset[str]:
    calendar = lexicon.rows("calendar.txt", "generated")
    months = (short for kind, name, short in calendar if kind == "months" and short != name)
    titles = lexicon.words("speakers.txt", "shortened titles")
    return lexicon.words("handing.txt", "written short") | titles | frozenset(months)


def unmarked(words: str) -> str:
    """The words without Markdown's marks for links, notes and emphasis."""
    return _MARKUP.sub("", _LINK.sub(r"\1", words)) if any(mark in words for mark in "*_[`") else words


def _states(words: str) -> bool:
    """Whether the sentence says anything: a question does not, nor do a word or two."""
    if words.rstrip(CLOSING + " )").endswith("?"):
        return False
    return sum(word.content for word in words_with_places(words)) >= LEAST


def _said(text: str, words: str, span: Span, drafts: Sequence[Draft]) -> Iterator[Said]:
    """The statements of a sentence, each in its own words, and the sentence itself."""
    for one in drafts:
        parts = [text[start : min(end, span[1])] for start, end in one.quotes if span[0] <= start < span[1]]
        own = unmarked(" ".join(" ".join(parts).split()))
        if own.strip(" .") != words.strip(" ."):
            yield Said(own, one.speaker, one.speaker_as_written, one.via, one.reported is Status.DENIED)
        elif one.speaker:
            yield Said(own, one.speaker, one.speaker_as_written, one.via, one.reported is Status.DENIED, whole=True)
    yield Said(words, whole=True)
