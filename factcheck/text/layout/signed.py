"""Texts that are somebody's by what stands at their end or over them: letters, sworn statements, columns."""

import re
from collections.abc import Iterator, Sequence

from factcheck import lexicon
from factcheck.domain.draft import Span
from factcheck.domain.marks import CLOSING_DOUBLE, OPENING_DOUBLE, PAIRS
from factcheck.text.firstnames import is_first_name
from factcheck.text.layout import marks
from factcheck.text.layout.lines import Line
from factcheck.text.pronouns import FIRST
from factcheck.text.titles import before_names

_WORD = r"[A-ZÀ-Þ][\w.'’-]*"
_NAME = rf"{_WORD}(?: (?:(?:de|da|van|von|der|al|bin|ben|el|la) )?{_WORD}){{1,4}}"
_SIGNED = re.compile(rf"[*_(]{{0,3}}(?P<name>{_NAME})(?:,? [^.!?\n]{{2,90}})?[*_)]{{0,3}}")
_SALUTATION = re.compile(
    r"(?i:Dear |To the editor|Sirs?(?:[,:]|(?: or Madam)?,? ?[–—-])|Madam(?:[,:]| ?[–—-])|Sir or Madam)"
    r"|(?i:To whom it may concern\b)|To (?:the|all|our|every) [^.!?\n]{2,80}[,:]$"
)
_OPEN = re.compile(r"[#*_ ]*(?:an )?open letter (?:to|from|on)\b[^.\n]*", re.I)
_SWORN = re.compile(
    rf"(?:\d{{1,3}}\.? )?I, (?P<name>{_NAME}),?(?: [^.;\n]{{1,200}}?)?,?"
    r" (?:will |do |hereby |solemnly |make oath and )*"
    r"(?:say|state|declare|swear|affirm|depose|testify|certify|confirm)\b"
)
_BYLINE = re.compile(
    rf"(?:#+ )?(?:[Bb]y |BY |author: )[*_]{{0,2}}(?P<name>{_NAME})[*_]{{0,2}}(?P<role>, [^.!?\n]{{2,90}})?"
    rf"|[*_]{{0,2}}(?P<alone>{_NAME})[*_]{{0,2}}"
)
_GUEST = r"guest (?:essay|column|comment(?:ary)?|contribution|post|editorial)"
_KINDS = rf"opinion|op-?ed|{_GUEST}|commentary|(?:opinion )?column|viewpoint|perspective|point of view|my view"
_OPINION = re.compile(
    rf"[#*_\[( ]*(?:(?:section|category|type): )?(?:{_KINDS})s?(?:[\])*_ ]*(?:[|:–—/•·-].*)?|[\])*_]+)", re.I
)
"""What a page says of its kind over or before its title."""
_TRADE = r"reporter|correspondent|journalist|editor|staff|freelancer?|(?<!the )writer|photographer|producer|contributor"
BY_TRADE = re.compile(rf"\b(?:{_TRADE}|intern|covers?|report(?:s|ing)?|contribute[ds]?)\b", re.I)
"""What the writer of the biography of a reporter calls him: what he writes is the paper's."""
_BIOGRAPHY = (
    r"[*_(]{{0,2}}(?:About the author:? )?(?:(?:The (?:writer|author), )?{}|The (?:writer|author))[*_]{{0,2}}"
    r"(?:,| is| was| has| [a-z]+(?:s|ed))\b"
)
_MET = re.compile(
    r"\b(?:told|tells|showed|shows|asked|texted|emailed) (?:me|us)\b"
    r"|\bI (?:met|asked|spoke|visited|interviewed|called)\b"
)
_I = re.compile(rf"\b(?:I|{'|'.join(sorted(FIRST - {'i', 'mine', 'us'}))})\b|\bI['’]|\b(?:We|Our|My)\b")
_ME = re.compile(r"\b(?:I|[Mm]y|me|myself)\b(?!\.)|\bI['’]")
_QUOTED = re.compile("|".join(f"{mark}[^{PAIRS[mark]}]*[{PAIRS[mark]}]" for mark in OPENING_DOUBLE))
_FIRST_LINES = 8
"""Lines among which a byline stands: title, standfirst, date."""
_LAST_LINES = 4
"""Lines among which a column says who wrote it."""
_UNDER = 3
"""Lines under "Yours faithfully" among which the name stands."""
_OWN_LINES = 0.3
"""Which of a column's lines speak of "I" or "my", at least: a reporter's page does so once or twice."""
_CLOSING = 30
"""Code points of the line that closes a letter: "Yours very respectfully,"."""
_LEAST = 3
"""How often a column does so at least."""
_LONGEST = 100
"""Code points of a line that is a signature."""


def signed(text: str, found: Sequence[Line]) -> list[tuple[int, int, Span]]:
    """Stretches that are one person's words, and where the text names whose: start, end, name; in order."""
    one = _sworn(text, found) or _column(text, found)
    heard = [] if one else _depositions(text, found)
    return [one] if one else heard or sorted([*_letters(text, found), *_quoted(text, found)])


def _quoted(text: str, found: Sequence[Line]) -> Iterator[tuple[int, int, Span]]:
    """A quotation by itself, with "— Anna Berg, mayor" on the line under it."""
    for number, line in enumerate(found[1:], start=1):
        dash = _DASH.match(text, line.start, line.end)
        before = found[number - 1]
        if text[before.end - 1] not in CLOSING_DOUBLE or (dash is None and line.after_blank):
            continue
        match = _SIGNED.fullmatch(text, dash.end() if dash else line.start, line.end)
        above = found[max(0, number - _PARAGRAPHS) : number]
        first = next((one.start for one in reversed(above) if text[one.start] in OPENING_DOUBLE), None)
        whole = first is not None and all(text[one.start] in OPENING_DOUBLE for one in above if one.start >= first)
        if match and first is not None and whole:
            yield first, before.end, match.span("name")


_DASH = re.compile(r"(?:--?|[—–])[ \u00a0]?")
_PARAGRAPHS = 4
"""Paragraphs of a quotation that somebody is named under, a bound: longer ones are letters."""


def _letters(text: str, found: Sequence[Line]) -> Iterator[tuple[int, int, Span]]:
    """From "Dear …", or from the letter before, to "Yours faithfully" over a name, or to the name alone in a column."""
    closings = lexicon.phrases("layout.txt", "closings")
    column = any(_COLUMN.fullmatch(text, line.start, line.end) for line in found[:_FIRST_LINES])
    start = number = 0
    greeted = any(_OPEN.fullmatch(text, line.start, line.end) for line in found[:_FIRST_LINES])
    while number < len(found):
        line = found[number]
        if _SALUTATION.match(text, line.start, line.end):
            start, greeted = line.start, True
        name = None
        words = text[line.start : line.end].rstrip(",.!").lower()
        if words in closings or (words.startswith("yours ") and line.length <= _CLOSING):
            name = next(filter(None, (_signature(text, one) for one in found[number + 1 : number + 1 + _UNDER])), None)
        elif column and greeted and line.start > start and _ends_here(text, found, number):
            name = _signature(text, line)
        if name and (greeted or _I.search(_QUOTED.sub("", text[start : line.start]))):
            yield start, line.start, name
            start, greeted = name[1], False
        number += 1


_COLUMN = re.compile(
    r"[#*_ ]*(?:(?:your |readers['’]? )?letters?(?: to the editors?)?(?: page)?|letters? page)[*_: ]*", re.I
)
"""What stands over the letters of a paper's readers."""


def _ends_here(text: str, found: Sequence[Line], number: int) -> bool:
    """Whether a line is a person's name, behind a full stop and over at most a place before the next letter."""
    named = _SIGNED.fullmatch(text, found[number].start, found[number].end)
    first = named["name"].split()[0] if named else ""
    if (
        not (is_first_name(first) or first.rstrip(".").lower() in before_names())
        or text[found[number - 1].end - 1] not in '.!?…”"'
    ):
        return False
    rest = found[number + 1 : number + 1 + _UNDER]
    after = next((n for n, line in enumerate(rest) if line.after_blank), len(rest))
    return all(line.length <= _LONGEST and text[line.end - 1] not in ".!?" for line in rest[:after])


def _signature(text: str, line: Line) -> Span | None:
    match = _SIGNED.fullmatch(text, line.start, line.end) if line.length <= _LONGEST else None
    return match.span("name") if match else None


def _sworn(text: str, found: Sequence[Line]) -> tuple[int, int, Span] | None:
    """From "I, Anna Berg, of 4 Mill Lane, will say as follows" on."""
    for line in found:
        match = _SWORN.match(text, line.start, line.end)
        if match:
            return line.start, len(text), match.span("name")
    return None


_NUMBER_OF = (
    r"(?:(?:P|D|C|R)\.? ?W\.?|(?:Prosecution |Defence |Court )?Witness(?: No\.?)?)[- ]?\(?\d{1,3}\)?[:.,]?(?: ?[–—-])? "
)
_OATH = r"(?:on (?:S\.? ?A\.?|oath|solemn affirmation)|(?:duly )?(?:sworn|affirmed)(?: on oath)?|examined on oath)"
_TOLD_BY = r"(?:(?:Deposition|Evidence|Statement|Testimony)(?:-in-chief)? of )?"
_DEPONENT = re.compile(
    rf"[#*_]{{0,3}} ?{_TOLD_BY}{_NUMBER_OF}(?:(?:Smt|Shri|Sri|Kum|Km|Sh|Mst)\.? )?(?P<name>{_NAME}|{_WORD})"
    rf"(?: ?\([^()\n]{{1,40}}\))?(?:[,(] ?[^.!?\n]{{2,80}}?\)?)??(?:[,:]? ?[(\[]?(?i:{_OATH})\b[)\]]?)?[.:]?[*_]{{0,3}}"
)
"""As courts of India head what a witness deposes: "PW-3 Smt. Ana Roos, on S.A."."""


def deponents(text: str, found: Sequence[Line]) -> frozenset[int]:
    """Where the lines begin that name a witness, which are no labels."""
    return frozenset(line.start for line, _ in _deponents(text, found))


def _deponents(text: str, found: Sequence[Line]) -> list[tuple[Line, re.Match[str]]]:
    """The lines that head depositions: one tells of an oath, and none stands right over another, as in a list."""
    each = [(n, line, m) for n, line in enumerate(found) if (m := _DEPONENT.fullmatch(text, line.start, line.end))]
    numbers = {n for n, _, _ in each}
    told = any(re.search(rf"\b{_OATH}|^\W*(?:Deposition|Evidence|Statement|Testimony)", m[0], re.I) for _, _, m in each)
    return [(line, m) for n, line, m in each if numbers.isdisjoint({n - 1, n + 1})] if told else []


def _depositions(text: str, found: Sequence[Line]) -> list[tuple[int, int, Span]]:
    """What each witness deposes, from the line that names him to the next such line."""
    heads = _deponents(text, found)
    ends = [*(line.start for line, _ in heads[1:]), len(text)]
    return [(line.end, end, m.span("name")) for (line, m), end in zip(heads, ends, strict=True)] if heads else []


def _column(text: str, found: Sequence[Line]) -> tuple[int, int, Span] | None:
    """Under a byline: where the page says that it is somebody's opinion or who the writer is that is no journalist, or
    where the writer speaks of himself again and again and reports no talk with anybody."""
    head = found[:_FIRST_LINES]
    opinion = any(
        _OPINION.fullmatch(text, line.start, line.end) and not _is_in_menu(text, head, n) for n, line in enumerate(head)
    )
    for number, line in enumerate(head):
        match = _BYLINE.fullmatch(text, line.start, line.end)
        if match is None:
            continue
        name = match.span("name" if match["name"] else "alone")
        told = _introduction(text, found, text[slice(*name)])
        if not (marks.is_byline(text, line.start, line.end) or _set_as_byline(text, line) or match["role"] or told):
            continue
        said = text[told.start : told.end] if told else ""
        outside = bool(_HOLDS.search(said)) and not BY_TRADE.search(said)
        guest = opinion and not BY_TRADE.search(match["role"] or "")
        body = [_QUOTED.sub("", text[one.start : one.end]) for one in found[number + 1 :]]
        own = sum(bool(_ME.search(words)) for words in body)
        speaks = own >= max(_LEAST, _OWN_LINES * len(body)) and not any(map(_MET.search, body))
        if speaks or (_is_called(text[slice(*name)]) and (guest or outside)):
            return line.end, told.start if told else len(text), name
    return None


_HOLDS = re.compile(r"\b(?:is|was|teaches|taught|served|runs|leads|led|chairs|chaired|heads|headed)\b")


def _is_in_menu(text: str, head: Sequence[Line], number: int) -> bool:
    """Whether single words stand beside the line, as the sections of a paper do: "News", "Opinion", "Sport"."""
    beside = [
        text[line.start : line.end] for line in (*head[max(0, number - 1) : number], *head[number + 1 : number + 2])
    ]
    return any(words.isalpha() and len(words) < _LONGEST for words in beside)


def _is_called(name: str) -> bool:
    """Whether a name is a person's, behind a title perhaps."""
    words = name.split()
    return is_first_name(words[words[0].rstrip(".").lower() in before_names()])


def _set_as_byline(text: str, line: Line) -> bool:
    """Whether it is a byline in bold, in italics or as a heading."""
    return bool(
        re.fullmatch(
            rf"(?:(?:[*_]{{1,2}}|#+ )[Bb]y |author: )[*_]{{0,2}}{_NAME}[*_]{{0,4}}", text[line.start : line.end]
        )
    )


def _introduction(text: str, found: Sequence[Line], name: str) -> Line | None:
    """Where the page ends with who that is: "Anna Berg is a professor of law", "The writer teaches law"."""
    told = re.compile(_BIOGRAPHY.format(re.escape(name)))
    return next((line for line in found[-_LAST_LINES:] if told.match(text, line.start, line.end)), None)
