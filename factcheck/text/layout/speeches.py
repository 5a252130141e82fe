"""A text that is somebody's from its title on: "Statement by the Prime Minister", "Remarks by Ana Roos at …"."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from factcheck import lexicon
from factcheck.domain.block import Block, BlockKind
from factcheck.domain.draft import Span
from factcheck.text.layout.lines import Line

_ADJECTIVES = "opening|closing|prepared|written|video|press|keynote|full|ministerial|official|witness|sworn|victim"
_NOUNS = "statement|remarks|speech|address|keynote|message|testimony|lecture|sermon|affidavit|declaration"
_KIND = rf"(?:(?:{_ADJECTIVES}) )*(?:{_NOUNS})"
_STOP = r"(?:At|On|During|In|Before|After|To|For|Following|About|Regarding|Upon|As|With|And|From|By|Of|The)\b"
_BLANK = r"(?:[ \u00a0]|\\_)"
_TITLE = re.compile(
    rf"(?:#+ *)?(?:title: *)?[\"'“]?(?i:{_KIND})(?:{_BLANK}(?i:to|on|at) [^\n,:]{{2,60}}?)?[,:]?{_BLANK}"
    rf"(?i:by|from|of|delivered by|given by){_BLANK}(?:(?i:the){_BLANK})?"
    rf"((?!{_STOP})[A-ZÀ-Þ][\w.'’-]*(?:{_BLANK}(?!{_STOP})[A-ZÀ-Þ][\w.'’-]*){{0,6}})"
    rf"(?![\w.'’-]|{_BLANK}(?i:and|&){_BLANK})"
)
_OF = re.compile(rf"{_BLANK}of(?:{_BLANK}the)?(?:{_BLANK}(?!{_STOP})[A-ZÀ-Þ][\w.'’-]*){{1,4}}")
_OFFICES = frozenset(lexicon.lines("speakers.txt", "in names of bodies"))
"""What a name in capitals goes on behind: "Harbour Authority of Kestrel", not "Ana Roos of the Guild"."""
_MINE = re.compile(r"\b(?:I|[Mm]y)\b(?!\.)")
_QUOTED = re.compile(r"[“\"][^”\"]*[”\"]")
_FIRST_LINES = 12
"""Lines among which a title stands: a YAML header has about ten."""
_LEAST = 2
"""How often whoever speaks says "I" or "my": a report of a statement has these in its quotations alone, and what a firm
says as "we" is the document's own voice."""


def delivered(text: str, found: Sequence[Line]) -> tuple[int, int, Span] | None:
    """Start and end of the text under a title that is somebody's, and where it names who that is; None without one."""
    for line in found[:_FIRST_LINES]:
        title = _TITLE.match(text, line.start, line.end)
        if title:
            said = _QUOTED.sub("", text[line.end : line.end + _READ])
            behind = _OF.match(text, title.end(1), line.end) if title[1].split()[-1] in _OFFICES else None
            name = (title.start(1), behind.end() if behind else title.end(1))
            return (line.end, len(text), name) if len(_MINE.findall(said)) >= _LEAST else None
    return None


_READ = 6_000
"""Code points in which somebody who speaks says so, a bound on time: a page of print."""


def given(found: Iterable[Block], speeches: Sequence[tuple[int, int, Span]]) -> Iterator[Block]:
    """The blocks, those inside a speech as the speaker's turn; `speeches` are starts, ends, where the name stands."""
    starts = [start for start, _, _ in speeches]
    for block in found:
        _, end, name = speeches[at - 1] if (at := bisect_right(starts, block.start)) else (0, 0, None)
        whose = name if block.start < end else None
        if whose is None or block.speaker or block.kind not in _SPOKEN:
            yield block
        else:
            kind = BlockKind.TURN if block.kind is BlockKind.PARAGRAPH else block.kind
            yield replace(block, kind=kind, speaker=whose)


_SPOKEN = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})
