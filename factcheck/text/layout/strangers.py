"""What stands among posts and is not its poster's: items of a collection that are no posts, what somebody forwarded, a
voice message of nobody known, comments under a post, a post that another one quotes."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from factcheck import lexicon
from factcheck.domain.draft import Span
from factcheck.text.layout.heads import HANDLE, WHEN
from factcheck.text.layout.lines import Line

Heads = Mapping[int, tuple[int, Span]]

_ITEM = re.compile(
    r"(?:[*_#]{0,3} ?)(?P<kind>#|No\.? ?|(?:Item|Post|Exhibit|Screenshot|Entry|Source|Clip|Message) #?)"
    r"(?:\d{1,3}|[A-Z])(?![\w/])"
)
"""How the items of a collection are counted: "#03", "Item B"."""
_FORWARDED = re.compile(
    r"[*_\[(<]{0,2}(?:fwd|forwarded)(?: (?:as received|many times|message|msg))?[*_\])>]{0,2}[:.]?", re.I
)
"""What stands alone over a message that was handed on."""
_VOICE = re.compile(
    r"\[?(?:[^\n]{0,40}\b)?(?:voice|audio) ?(?:note|message|memo|recording|clip|msg)\b(?P<told>[^\n]{0,160})", re.I
)
_UNKNOWN = re.compile(
    r"\b(?:unknown|unidentified|not identified|not known|unnamed|anonymous|fwd|forwarded|circulat(?:ed|ing))\b", re.I
)
_BY_NAME = re.compile(r"\b(?:from|by|of) (?:the )?[A-ZÀ-Þ@]|[’']s\b")
_COMMENTS = re.compile(
    r"(?:(?:top|selected|some|most relevant|all|\d+) )?(?:comments?|replies|responses)(?: \([^()\n]{1,30}\))?:?",
    re.I,
)
_COMMENT = re.compile(
    r"(?:[-*•>↳] ?)?(?P<name>@?[^\W\d_][\w.'’-]*(?: [A-ZÀ-Þ&][\w.'’-]*){0,4}) ?(?:[-–—]|:)(?: (?=\S))"
)
_QUOTING = re.compile(
    rf"(?:↪ ?)?(?:QP|QT|QRT|RT|re-?post|retweet|quote(?:[- ](?:post|tweet))?|quoted|reply|replied|comment)"
    rf"(?:ed)? (?:by|from) (?P<name>{HANDLE})(?: [·•|(–-]?\s?{WHEN}\)?)?:(?= )",
    re.I,
)
"""As in "QP by @ana_r 10:31: They knew."."""


def others(text: str, found: Sequence[Line], heads: Heads) -> Iterator[int]:
    """Lines from which on nobody known has the word, to the next head."""
    kinds = [m["kind"] for at in heads if (m := _ITEM.match(text, at))]
    counted = {kind for kind in kinds if kinds.count(kind) >= _LEAST_COUNTED}
    for line in found:
        item = _ITEM.match(text, line.start, line.end)
        if line.start in heads:
            continue
        voice = _VOICE.fullmatch(text, line.start, line.end)
        over = voice and (_UNKNOWN.search(voice[0]) or (voice[0][-1] == ":" and not _BY_NAME.search(voice["told"])))
        if (item and item["kind"] in counted) or over or _FORWARDED.fullmatch(text, line.start, line.end):
            yield line.start


_LEAST_COUNTED = 2
"""Posts that are counted so, where what else is counted so is an item of its own."""


def handed_on(text: str, found: Sequence[Line], heads: Heads) -> set[int]:
    """The heads of messages that only hand on what somebody else wrote or said: "Ana: *Forwarded*"."""
    ends = {line.start: line.end for line in found}
    words = {at: text[end : ends[at]].strip() for at, (end, _) in heads.items() if at in ends}
    return {at for at, said in words.items() if _FORWARDED.fullmatch(said)}


def commented(text: str, found: Sequence[Line]) -> dict[int, tuple[int, Span]]:
    """The comments under a line "Comments:", each behind its writer's name and a dash or a colon."""
    heads: dict[int, tuple[int, Span]] = {}
    under = False
    for line in found:
        if _COMMENTS.fullmatch(text, line.start, line.end):
            under = True
            continue
        comment = _COMMENT.match(text, line.start, line.end) if under else None
        under = comment is not None or (under and not line.after_blank)
        if comment:
            heads[line.start] = comment.end(), comment.span("name")
    return heads


def noted(text: str, found: Sequence[Line], heads: Heads) -> set[int]:
    """What a collection notes under the head of a post, over a rule: "url archived: yes"; and "Comments (top):"."""
    lines = set[int]()
    for number, line in enumerate(found):
        under = found[number + 1 : number + 1 + _NOTED] if line.start in heads else ()
        rule = next((n for n, one in enumerate(under) if _RULE.fullmatch(text, *one.span)), 0)
        lines |= {one.start for one in under[:rule] if not any(one.after_blank for one in under[: rule + 1])}
        if number + 1 < len(found) and found[number + 1].start in heads and _COMMENTS.fullmatch(text, *line.span):
            lines.add(line.start)
    return lines


_RULE = re.compile(r"[-=_*~]{3,}")
_NOTED = 3
"""Lines under a head, a bound: two of notes and the rule."""


def repeated(text: str, found: Sequence[Line], heads: Heads) -> tuple[dict[int, tuple[int, Span]], dict[int, Span]]:
    """What a post of a forum quotes of another one, behind its writer's name: the heads of these, and who goes on.

    As in "Ana Roos wrote: The gate was shut.", "Quote from Ana Roos:" over a paragraph. Only the paragraph is repeated.
    """
    names = {text[slice(*name)] for _, name in heads.values()}
    quotes: dict[int, tuple[int, Span]] = {}
    writer: dict[int, Span] = {}
    outer: Span | None = None
    quoted = over = False
    for line in found:
        if line.start in heads:
            outer, quoted = heads[line.start][1], False
            continue
        match = _repeated().match(text, line.start, line.end) if outer else None
        if match and match["name"] in names:
            quotes[line.start] = match.end(), match.span("name")
            quoted, over = True, not text[match.end() : line.end].strip()
        elif quoted and outer and not (over and not line.after_blank):
            writer[line.start], over = outer, False
    return quotes, writer


@cache
def _repeated() -> re.Pattern[str]:
    wrote = "|".join(map(re.escape, lexicon.lines("layout.txt", "mail wrote")))
    return re.compile(
        r"(?:(?:Quoted?|Originally posted)(?: (?:from|by|of))? )?(?P<name>[\w.'’-]+(?: [\w.'’-]+){0,3}?)"
        rf"(?: (?:{wrote}|said)(?: on [^:\n]{{4,40}})?)?: ?(?=\S|$)"
    )


def quoting(text: str, line: Line) -> tuple[int, Span] | None:
    """Where the words of a post begin that the line quotes behind its writer's handle, and where that stands."""
    found = _QUOTING.match(text, line.start, line.end)
    return (found.end(), found.span("name")) if found else None
