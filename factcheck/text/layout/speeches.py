"""A text that is somebody's from its title on: "Statement by the Prime Minister", "Remarks by Ana Roos at …"."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from factcheck import lexicon
from factcheck.domain.block import Block, BlockKind
from factcheck.domain.draft import Span
from factcheck.text.firstnames import is_first_name
from factcheck.text.layout.header import Header, header
from factcheck.text.layout.lines import Line
from factcheck.text.titles import before_names

_ADJECTIVES = (
    "opening|closing|prepared|written|video|press|keynote|full|ministerial|official|witness|sworn|victim|joint"
)
_NOUNS = "statement|remarks|speech|address|keynote|message|testimony|lecture|sermon|affidavit|declaration|eulogy|homily"
_KIND = rf"(?:(?:{_ADJECTIVES}) )*(?:{_NOUNS})(?: and (?:{_NOUNS}))?"
_STOP = r"(?i:at|on|during|in|before|after|to|for|following|about|regarding|upon|as|with|and|from|by|of|the)\b"
_BLANK = r"(?:[ \u00a0]|\\_)"
_WORD = r"[A-ZÀ-Þ][\w.'’-]*"
_BY = r"by|from|of|delivered by|given by|attributable to|attributed to"
_TO = rf"{_BLANK}(?:to|on|at) [^\n,:]{{2,60}}?[,:]?{_BLANK}(?:delivered |given )?by"
_SMALL = r"(?:de|da|van|von|der|al|bin|el|la)"
_TITLE = re.compile(
    rf"(?:#+ *|\*\*)?(?:title: *)?[\"'“]?(?i:{_KIND})"
    rf"(?i:[,:]?{_BLANK}(?:{_BY})|{_TO})"
    rf"{_BLANK}(?:(?i:the){_BLANK})?"
    rf"((?!{_STOP}){_WORD}(?:{_BLANK}(?:{_SMALL}{_BLANK}){{0,2}}(?!{_STOP}){_WORD}){{0,6}})"
    rf"(?![\w.'’-]|{_BLANK}(?i:and|&){_BLANK})"
)
_OF = re.compile(rf"{_BLANK}of(?:{_BLANK}the)?(?:{_BLANK}(?!{_STOP}){_WORD}){{1,4}}")
_HOLDING = re.compile(
    rf"(?:{_BLANK}(?:for|of)(?:{_BLANK}(?:the|and|{_WORD},?)){{1,6}})?,{_BLANK}({_WORD}(?:{_BLANK}{_WORD}){{1,3}})"
)
"""Who has the office that the title names: "Speech by the Minister for Ports, Ana Roos, at …"."""
_AS_GIVEN = re.compile(
    rf"[#*_ ]*(?i:{_KIND})[,:]?{_BLANK}\(?(?i:as (?:prepared|delivered|given|written)(?: for delivery)?)\)?[*_: ]*"
)
_NAMED = re.compile(
    rf"[#*_ ]*(?:(?i:delivered by|speaker|by)[*_]*:?[*_]* )?({_WORD}(?:{_BLANK}{_WORD}){{1,5}})"
    r"(?:, [^.!?\n]{2,90})?[*_ ]*"
)
_OVER = re.compile(
    rf"(?:#+ *)?({_WORD}(?:{_BLANK}{_WORD}){{0,4}})(?::| ?[–—]| -){_BLANK}"
    rf"(?i:{_KIND})(?:{_BLANK}(?i:at|to|on|before|in)\b.*)?"
)
"""As in "President Roos: Speech at the opening of the line"."""
_ALONE = re.compile(r"[#*_ ]*(?i:(?:official |prepared |full )?(?:statement|speech|testimony))[*_: ]*")
_BEFORE = re.compile(rf"[#*_ ]*(?i:{_KIND}){_BLANK}(?:to|at|before){_BLANK}[^.!?\n:]{{3,100}}")
"""As in "Speech to the Fisheries Conference" under the line that names whose it is."""
_MARKED = re.compile(
    r"[(\[*_ ]*(?:as (?:prepared|delivered)(?: for delivery)?|(?:please )?check against delivery)[)\]*_. ]*", re.I
)
"""What stands under the title of a speech whose text is given out."""
_DELIVERED = re.compile(r"[#*_ ]*(?:delivered by|speaker)[*_ ]*:", re.I)
_SPEECH = re.compile(rf"\b(?:{_NOUNS})\b", re.I)
_UNDER = 3
"""Lines under such a title among which the name stands."""
_OFFICES = frozenset(lexicon.lines("speakers.txt", "in names of bodies"))
"""What a name in capitals goes on behind: "Harbour Authority of Kestrel", not "Ana Roos of the Guild"."""
_MINE = re.compile(r"\b(?:I|[Mm]y)\b(?!\.)")
_QUOTED = re.compile(r"[“\"][^”\"]*[”\"]")
_SAYING = r"(?:said|says|told|tells|added|adds|stressed|noted|warned|argued|continued|explained|insisted)"
_TOLD = r"[”\"],? (?:(?:he|she|the [\w ]{{2,30}}|{0}) (?:\w+ )?{1}|{1} (?:he|she|the|{0}))\b|\b{0} (?:\w+ )?{1}\b"
_END = re.compile(
    r"[-*#– ]*(?:ends?|notes? (?:to|for) editors?|(?:media|press) (?:contacts?|enquiries|office)|contacts?"
    r"|about (?-i:[A-Z]).{2,60}|for (?:more|further) information\b.*)[-*#–: ]*|#{3,}|- ?30 ?-",
    re.I,
)
"""What stands under the words of a release."""
_FIRST_LINES = 12
"""Lines among which a title stands: a YAML header has about ten."""
_CALLED_SO = re.compile(rf"(?i:{_KIND})\b")
_FULL_NAME = re.compile(rf"{_WORD}(?:{_BLANK}(?:{_SMALL}{_BLANK}){{0,2}}{_WORD}){{1,6}}")
_LEAST = 2
"""How often whoever speaks says "I" or "my" at least, whatever else the text tells of him."""


def delivered(text: str, found: Sequence[Line]) -> tuple[int, int, Span] | None:
    """Start and end of the text under a title that is somebody's, and where it names who that is; None without one.

    A report of a statement has "I" in its quotations alone, and tells who said it.
    """
    over = header(text)
    if whose := _headed(text, over):
        return over.end, _ended(text, [one for one in found if one.start >= over.end]), whose
    for number, line in enumerate(found[:_FIRST_LINES]):
        name, under = _titled(text, line), line
        given = _AS_GIVEN.fullmatch(text, line.start, line.end) or _ALONE.fullmatch(text, line.start, line.end)
        if name is None and given:
            names = ((one, _somebody(text, one)) for one in found[number + 1 : number + 1 + _UNDER])
            under, name = next(((one, own) for one, own in names if own), (line, None))
        if name is None and _DELIVERED.match(text, line.start, line.end) and _SPEECH.search(text[: line.start]):
            name = _somebody(text, line)
        if name is None and _MARKED.fullmatch(text, line.start, line.end) and _SPEECH.search(text[: line.start]):
            name = next(filter(None, (_somebody(text, one) for one in found[:number])), None)
        if name is None and number and _BEFORE.fullmatch(text, line.start, line.end):
            above = found[number - 1]
            name = None if text.startswith(("By ", "BY "), above.start) else _somebody(text, above)
        if name:
            said = text[under.end : under.end + _READ]
            own = _says_i(said) or not _is_reported(said, text[slice(*name)])
            end = _ended(text, found[number + 1 :])
            return (under.end, max(end, under.end), name) if own else None
    return None


def _ended(text: str, under: Sequence[Line]) -> int:
    """Where the words end, of which these are the lines."""
    return next((one.start for one in under if _END.fullmatch(text, one.start, one.end)), len(text))


def _headed(text: str, over: Header) -> Span | None:
    """Whose the text is by its YAML: whom the title names, its one speaker, or who wrote it if it is called a speech.

    A page about a talk has a speaker as well, and tells of him by name.
    """
    said = text[over.end : over.end + _READ]
    title, speaker, writer = (over.one(*keys) for keys in (("title", "headline"), ("speaker", "speakers"), ("author",)))
    named = _titled(text, Line(title[0], *title)) if title else None
    if named and (_says_i(said) or not _is_reported(said, text[slice(*named)])):
        return named
    if speaker and (name := _full_name(text, speaker)):
        told_of = re.search(rf"\b{re.escape(text[slice(*name)].split()[-1])}\b", said)
        return name if _says_i(said) or not told_of else None
    if title and writer and _CALLED_SO.match(text, *title) and _says_i(said):
        return _full_name(text, writer)
    return None


def _full_name(text: str, value: Span) -> Span | None:
    """Where the name stands in a value that may have an office behind it."""
    found = _FULL_NAME.match(text, *value)
    return found.span() if found and text[found.end() : value[1]][:2].strip()[:1] in {"", ",", "("} else None


def _says_i(said: str) -> bool:
    return len(_MINE.findall(_QUOTED.sub("", said))) >= _LEAST


def _titled(text: str, line: Line) -> Span | None:
    """Where a title names whose the words under it are."""
    over = _OVER.fullmatch(text, line.start, line.end)
    if over and _is_somebody(over[1]):
        return over.span(1)
    title = _TITLE.match(text, line.start, line.end)
    if title is None or title[1].split()[-1].lower() in _SEVERAL or _JOINT.search(title[0]):
        return None
    holding = _HOLDING.match(text, title.end(1), line.end)
    if holding and is_first_name(holding[1].split()[0]):
        return holding.span(1)
    behind = _OF.match(text, title.end(1), line.end) if title[1].split()[-1] in _OFFICES else None
    return title.start(1), behind.end() if behind else title.end(1)


def _somebody(text: str, line: Line) -> Span | None:
    """Where a line is the name of a person, with a title before it or an office behind it."""
    named = _NAMED.fullmatch(text, line.start, line.end)
    return named.span(1) if named and _is_somebody(named[1]) else None


def _is_somebody(name: str) -> bool:
    """Whether it is a person's name: of a known first name, or behind a title."""
    words = [word.strip(".").lower() for word in name.split()[:-1]]
    return any(is_first_name(word) or word in before_names() for word in words)


_JOINT = re.compile(rf"\bjoint (?:{_NOUNS})\b", re.I)
"""What several give out together, whoever the title names first."""
_SEVERAL = frozenset(f"{title}s" for title in before_names())
"""Who give out one statement together, as "the Foreign Ministers of Norland and Sudland" do."""


def _is_reported(said: str, name: str) -> bool:
    """Whether the words tell that the bearer of the name said something: "“…,” she said", "Roos said"."""
    last = re.escape(name.split()[-1])
    return bool(re.search(_TOLD.format(f"(?:{last}|{re.escape(name.split()[0])})", _SAYING), said, re.I))


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
