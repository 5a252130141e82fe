"""Posts: who wrote each one, by the handle that stands with the name, and what the site adds to it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from factcheck import lexicon
from factcheck.domain.draft import Span
from factcheck.text.firstnames import is_first_name
from factcheck.text.fold import fold
from factcheck.text.layout import marks
from factcheck.text.layout.chats import PASSED_ON, chat
from factcheck.text.layout.heads import HANDLE, LONGEST, WHEN, head, pictured
from factcheck.text.layout.lines import Line
from factcheck.text.layout.signed import BY_TRADE
from factcheck.text.layout.strangers import commented, handed_on, noted, others, quoting, repeated

_NAME_LINE = 80
"""Code points of a line that is a name, above a handle."""

_SIGN = re.compile(r"@|/?u/")
_WHEN = r"(?:[^\n]{0,60}\d[^\n]{0,30}|now|just now|yesterday)"
_BADGE = r"(?:[ \u00a0]?(?:[✓✔☑️✅🔵]|\(verified\)|Verified account|Verified))*"
_WROTE = "(?: (?:replied|wrote|posted|tweeted|said))?"
_PLATFORM = r"\[[^\[\]\n]{1,20}\] "
"""As in "[FB] BMC Infra — 3 Aug, 12:10", in a desk's own collection."""
_PART = r"[A-ZÀ-Þ][^()@\n]{1,40}"
_CALLED = rf"(?: \((?P<called>{_PART} {_PART})\))?"
"""As in "[FB] @ana_r (Ana Roos)"."""
_HEAD = re.compile(
    rf"(?:{_PLATFORM})?(?P<name>[^\W\d_][^@\n:;!?]{{0,60}}?)?{_BADGE}[ \u00a0]?"
    rf"\(?(?<![\w.])(?P<handle>{HANDLE})\)?{_BADGE}{_CALLED}"
    rf"(?P<when>[ \u00a0]*[·•|,–—-][ \u00a0]*{_WHEN}|[ \u00a0]+\d{_WHEN}|[ \u00a0]*\({_WHEN}\))?{_WROTE}:?"
)
_BEFORE = re.compile(
    rf"(?:RT )?(?P<name>[^\W\d_][^@\n:;!?]{{0,60}}? )?\(?(?P<handle>{HANDLE})\)?{_BADGE}"
    r"(?: \([^()\n]{1,40}\))?:(?= \S)"
)
"""As in "@HarbourPolice (official): The pier is closed."."""
_PERSON = r"[A-ZÀ-Þ][\w.'’-]*(?: [A-ZÀ-Þ][\w.'’-]*){1,3}"
_CLOCK = r"[^\n:;!?]{0,30}\b\d{1,2}[:.]\d\d(?: ?[AaPp]\.?[Mm]\b\.?)?"
_STAMPED = re.compile(
    rf"(?P<platform>{_PLATFORM})?(?P<name>{_PERSON}|(?(platform)[\w.-]{{3,30}}|(?!)))"
    rf"(?:,| wrote(?: on| at)?| \(| ?[·|–—-]) ?{_CLOCK}\)?(?(platform):?|:)"
)
"""As in "Janet Kowalczyk, Mar 4, 9:12 AM:", over a message."""
_NAME = re.compile(rf"([^\W\d_][^@\n:;!?]{{0,60}}?){_BADGE}")
_TO = re.compile(rf"(?:(?:[Rr]eplying|[Ii]n reply) to|[Rr]eposted by|[Rr]etweeted by) .{{1,80}}|RT {HANDLE}:?")
_AGO = re.compile(rf"{_WHEN} ago")
_SIGNS = r"(?:[\u2190-\u2bff\U0001f000-\U0001faff\ufe0f\u200d] ?)+"
_COUNT = re.compile(
    rf"(?:{_SIGNS}[\d.,]+ ?[km]?[\s·•|,]*)+|"
    r"(?:[\d.,]+ ?[km]?\s*(?:replies|reply|reposts?|retweets?|quotes?|likes?|bookmarks?|views?|shares?|comments?)"
    r"[\s·•|,]*)+",
    re.I,
)
_BOXED = re.compile(
    r"[*_]{0,2}(?P<field>[A-Z][a-z]+(?: [a-z]+)?)[*_]{0,2}:[*_]{0,2}[ \t]+(?P<value>(?P<name>@?[^@\n(|·,]+).*)"
)
_SIGNATURE = re.compile(rf"(?:--|[—–-]) ?(?P<name>[^@\n()]{{2,60}}?) ?\({HANDLE}\),?(?: [^\n]{{0,40}}\d[^\n]{{0,20}})?")
_REACTIONS = re.compile(
    r"(?:like|reply|comment|share|repost)(?:\s*[·•|]\s*(?:like|reply|comment|share|\d+ ?[a-z]+))+", re.I
)
"""What stands under posts as they are copied from a page: "Like · Reply · 3h"."""
_SEEN_BY = r"(?:🌐|🌎|🌍|🌏|👥|🔒|Public|Friends|Edited|Follow(?:ing)?)\ufe0f?"
_AGE = r"\d{1,3} ?(?:[smhdwy]|mo|mins?|hrs?|yrs?)"
_COUNTED = r"\d[\d.,]* ?[km]?(?: likes?| replies)?"
_FOOT = re.compile(
    rf"(?:{_AGE}|{WHEN})(?:[ ·•]*(?:Like|Reply|Share|Edited|Hide|See translation|{_COUNTED}))+"
    rf"|(?:(?:Like|Reply|Share)[ ·•]*){{1,3}}{_AGE}|\d[\d.,]* ?[km]?(?: views?)?[ ·•]+(?:edited )?{marks.CLOCK}",
    re.I,
)
"""What stands under a comment: "3 d Like Reply 2", "5w 12 likes Reply"."""
_BUTTON = re.compile(
    r"(?:…|\.\.\.) ?(?:see )?more|(?:view|hide) (?:\d+ |all |more )*(?:replies|reply|comments)|\d[\d.,]* ?[km]?"
    r"|[▲▼👍👎\s\d]+reply",
    re.I,
)
_UNDER = re.compile(
    rf"(?:{_SEEN_BY} ?[·•] ?)?(?:{_AGE}|{WHEN}(?: at {WHEN})?(?= ?[·•] ?{_SEEN_BY}))(?: ?[·•] ?{_SEEN_BY})*[ ·•]*", re.I
)
"""As in "12 h · 🌐", "2 March at 14:05 · Public", "3d • Edited •"."""
_NAME_AND_AGE = re.compile(
    rf"(?P<name>[^\W\d_][\w.'’ -]{{1,60}}?) ?[·•|] ?(?:{_AGE}|{WHEN})(?: ago)?(?: \(edited\))?", re.I
)
_DEGREE = re.compile(r"(?:, [A-Z][A-Za-z.]{1,5})+$")
_FULL_NAME = re.compile(r"[^\W\d_a-z][\w.'’&-]*(?: [^\W\d_a-z][\w.'’&-]*){0,4}")


@dataclass(frozen=True, slots=True)
class Posts:
    """`heads` is the offset of each line that a post begins with, to where it ends and where its writer's name stands;
    `furniture` holds the offsets of lines that the site wrote."""

    heads: dict[int, tuple[int, Span]] = field(default_factory=dict)
    furniture: frozenset[int] = frozenset()
    embedded: dict[int, tuple[int, Span]] = field(default_factory=dict)
    """The head of the only post that a page of another kind has, a name over a handle."""
    writer: dict[int, Span] = field(default_factory=dict)
    """Whose words stand on a line over a signature: "— Ana Reyes (@ana) August 3, 2023", as sites embed a post."""
    nobody: frozenset[int] = frozenset()
    """Where lines begin from which on nobody known has the word."""


def posts(text: str, found: Sequence[Line]) -> Posts:
    """The posts of a text: "Name" over or before "@handle · time", again and again; none where a handle stands once."""
    heads: dict[int, tuple[int, Span]] = {}
    furniture: set[int] = set()
    for number in range(len(found)):
        begun = _begun(text, found, number)
        if begun:
            heads[begun[0]] = begun[1:]
            furniture |= {found[number].start} - {begun[0]}
    for more, no_words in (form(text, found) for form in (_copied, _footed, _aged, _stacked, _boxes, chat)):
        heads |= more
        furniture |= no_words
    comments = commented(text, found)
    heads |= _written(text, found, comments)
    heads |= {at: one for at, one in comments.items() if heads and at not in heads}
    heads |= _passed_on(text, found, heads)
    writer, signatures = _signed(text, found)
    if len(heads) < _FEWEST and not (heads and _is_of_a_site(text, found)):
        over = {number for number in furniture if number not in heads} if heads else set[int]()
        return Posts({}, frozenset(signatures | over), heads if over else {}, writer)
    said = (line for line in found if line.start not in heads)
    furniture |= {line.start for line in said if _of_the_site(text, line)}
    quotes, goes_on = repeated(text, found, heads)
    heads |= quotes
    furniture |= noted(text, found, heads)
    strange = handed_on(text, found, heads)
    nobody = strange | set(others(text, found, heads))
    heads = {at: one for at, one in heads.items() if at not in strange}
    writer |= _back(found, heads, nobody) | goes_on
    return Posts(heads, frozenset(furniture | signatures), {}, writer, frozenset(nobody))


def _written(text: str, found: Sequence[Line], comments: Mapping[int, object]) -> dict[int, tuple[int, Span]]:
    """The heads "Post by Ana Roos » 3 May 2026" of a board, and of a post over comments "Post by Ana Roos, 3 May".

    Elsewhere such a line names who wrote the page.
    """
    seen = [(line, m) for line in found if (m := _BY.fullmatch(text, line.start, line.end))]
    boards = [(line, m) for line, m in seen if "»" in m[0]]
    good = boards if len(boards) >= _FEWEST else seen if len(comments) >= _FEWEST else []
    return {line.start: (line.end, m.span("name")) for line, m in good}


_BY = re.compile(
    rf"(?:(?:[Uu]nread )?(?:[Pp]ost(?:ed)?|[Ss]hared|[Ss]tatus) )?[Bb]y (?P<name>[^\n:;!?»,|·]{{2,60}}?)"
    rf"(?: ?[»,·|]| on) (?:{WHEN},? ?(?:at )?){{1,2}}",
    re.I,
)


def _passed_on(text: str, found: Sequence[Line], heads: dict[int, tuple[int, Span]]) -> dict[int, tuple[int, Span]]:
    """What a channel only forwards is by whom the line under its name says."""
    return {
        line.start: (line.end, m.span("name"))
        for before, line in pairwise(found)
        if before.start in heads and not line.after_blank and (m := PASSED_ON.fullmatch(text, line.start, line.end))
    }


def _back(found: Sequence[Line], heads: dict[int, tuple[int, Span]], nobody: set[int]) -> dict[int, Span]:
    """Whose words stand under a post that is quoted in another one: the lines that are not set in as it is."""
    writer: dict[int, Span] = {}
    outer: list[tuple[int, Span]] = []
    inside = False
    for line in found:
        column = line.column
        if line.start in nobody:
            outer, inside = [], False
        elif line.start in heads:
            while outer and outer[-1][0] >= column:
                outer.pop()
            outer.append((column, heads[line.start][1]))
            inside = False
        elif outer and (inside or column < outer[-1][0]):
            while len(outer) > 1 and column < outer[-1][0]:
                outer.pop()
            writer[line.start] = outer[-1][1]
            inside = True
    return writer


def _begun(text: str, found: Sequence[Line], number: int) -> tuple[int, int, Span] | None:
    """The post whose head ends on this line: where the head begins and ends, and where its writer's name stands."""
    line = found[number]
    if quoted := quoting(text, line):
        return line.start, quoted[0], _bare(text, quoted[1])
    if _TO.fullmatch(text, line.start, line.end):
        return None
    before = _BEFORE.match(text, line.start, line.end)
    if before and (not line.depth or (number and found[number - 1].depth != line.depth)):
        named = before["name"] and before["name"].strip(" ·•|-–—(") and not before["name"].endswith(" by ")
        return line.start, before.end(), _bare(text, before.span("name" if named else "handle"))
    known = head(text, line) or pictured(text, line)
    match = _HEAD.fullmatch(text, line.start, line.end) or _STAMPED.fullmatch(text, line.start, line.end)
    if line.depth or not (known or (match and line.length <= LONGEST)):
        return None
    if known and known.named:
        return line.start, known.end, _bare(text, known.name)
    if not known and match and match["name"] and match["name"].strip(" ·•|-–—("):
        return line.start, line.end, _bare(text, match.span("name"))
    if match and match["handle"] and match["called"]:
        return line.start, line.end, _bare(text, match.span("called"))
    above = _NAME.fullmatch(text, found[number - 1].start, found[number - 1].end) if number else None
    if above and not line.after_blank and found[number - 1].length < _NAME_LINE and not above[1].endswith("."):
        return found[number - 1].start, found[number - 1].end, _bare(text, above.span(1))
    if known:
        return line.start, known.end, _bare(text, known.name)
    over = number + 1 < len(found) and not found[number + 1].after_blank
    return (line.start, line.end, _bare(text, match.span("handle"))) if match and (match["when"] or over) else None


def _copied(text: str, found: Sequence[Line]) -> tuple[dict[int, tuple[int, Span]], set[int]]:
    """Posts as they are copied from a page, the name of the writer over the time; and the times."""
    heads: dict[int, tuple[int, Span]] = {}
    times = set[int]()
    if not any(_REACTIONS.fullmatch(text, line.start, line.end) for line in found):
        return heads, times
    for name, line in pairwise(found):
        stamp = not line.after_blank and marks.is_timestamp(text, line.start, line.end)
        if stamp and name.length < _NAME_LINE and _FULL_NAME.fullmatch(text, name.start, name.end):
            heads[name.start] = name.end, _bare(text, (name.start, name.end))
            times.add(line.start)
    return heads, times


def _stacked(text: str, found: Sequence[Line]) -> tuple[dict[int, tuple[int, Span]], set[int]]:
    """Posts with a person's name over an age, or over a time that the site says more beside; and these lines.

    An office may stand between the two, of no journalist: so pages name who wrote an article. Of one alone the site
    must say more, and of a name that nobody is known to bear who that is to the reader ("• 3rd+").
    """
    heads: dict[int, tuple[int, Span]] = {}
    over = set[int]()
    sure = 0
    posted = not {text[line.start : line.end].lower() for line in found}.isdisjoint(_PRESSED)
    for number, line in enumerate(found[:-1]):
        under = found[number + 1 : number + 1 + _UNDER_NAME]
        at = next((n for n, one in enumerate(under) if _UNDER.fullmatch(text, one.start, one.end)), None)
        between = under[:at] if at is not None else ()
        called = _is_called(text, line)
        known = bool(between) and text[between[0].start] == "•" and sure
        handle = all(_of_the_site(text, one) for one in between) and _HANDLED.fullmatch(text, line.start, line.end)
        named = called or handle or (_is_account(text, line) and known)
        if at is None or not named or line.start in over or any(one.after_blank for one in under[: at + 1]):
            continue
        offices = [text[one.start : one.end] for one in between]
        if all(
            len(one) <= LONGEST and one[-1] not in ".!?" and (posted or not BY_TRADE.search(one)) for one in offices
        ):
            last = line.start + len(_DEGREE.sub("", text[line.start : line.end]))
            heads[line.start] = line.end, _bare(text, (line.start, last))
            over |= {one.start for one in under[: at + 1]}
            sure += called
    if len(heads) < _FEWEST and not (posted and _is_of_a_site(text, found)):
        return {}, set()
    return heads, over


_PRESSED = frozenset({"like", "repost", "see translation", "see original", "send"})
"""What stands under posts and not under articles."""


_UNDER_NAME = 3
"""Lines under a name among which the age stands: two of an office."""
_HANDLED = re.compile(r"(?=[\w.]*[a-z])[a-z0-9][a-z0-9._]{3,29}")
"""A name that an account goes by where the site writes no "@" before it."""


def _aged(text: str, found: Sequence[Line]) -> tuple[dict[int, tuple[int, Span]], set[int]]:
    """Comments under "Ana Roos · 2 hours ago", again and again: a headline with an age is nobody's name."""
    heads: dict[int, tuple[int, Span]] = {}
    for line, after in pairwise(found):
        match = _NAME_AND_AGE.fullmatch(text, line.start, line.end)
        over = match and line.after_blank and not after.after_blank  # under a teaser it is who wrote the article
        if match and over and (_is_name(match["name"]) or _HANDLED.fullmatch(match["name"])):
            heads[line.start] = line.end, match.span("name")
    return (heads if len(heads) >= _FEWEST and _is_of_a_site(text, found) else {}), set()


def _footed(text: str, found: Sequence[Line]) -> tuple[dict[int, tuple[int, Span]], set[int]]:
    """Comments as they are copied from a page: the name of the writer, the words, and "3 d Like Reply" under them."""
    heads: dict[int, tuple[int, Span]] = {}
    feet = [number for number in range(len(found)) if _is_foot(text, found, number)]
    before = 0
    for number in feet if len(feet) >= _FEWEST else ():
        segment = [line for line in found[before:number] if not _of_the_site(text, line)]
        first = next((n for n, line in reversed(list(enumerate(segment))) if _is_called(text, line)), None)
        first = 0 if before and segment and _is_account(text, segment[0]) else first
        if first is None and segment and _is_account(text, segment[0]):
            first = 0
        if first is not None and first + 1 < len(segment):
            name = segment[first]
            heads[name.start] = name.end, _bare(text, (name.start, name.end))
        before = number + 1
    return heads, {found[number].start for number in feet} if heads else set()


def _is_foot(text: str, found: Sequence[Line], number: int) -> bool:
    """Whether a line ends a comment, over three lines perhaps: "Like", "Reply", "4d"."""
    line, before = found[number], found[number - 1]
    if _FOOT.fullmatch(text, line.start, line.end):
        return True
    pressed = text[before.start : before.end].lower() in {"reply", "like", "share"}
    return pressed and bool(re.fullmatch(_AGE, text[line.start : line.end], re.I))


def _is_account(text: str, line: Line) -> bool:
    """Whether the line can be the name of an account by its place: words in capitals, or one without blanks."""
    forms = (_FULL_NAME, _HANDLED)
    return line.length < _NAME_LINE and any(form.fullmatch(text, line.start, line.end) for form in forms)


def _is_of_a_site(text: str, found: Sequence[Line]) -> bool:
    """Whether several lines are what a site puts under a post: "Like", "87 comments", "See translation"."""
    return sum(_of_the_site(text, line) and not _AGO.fullmatch(text, line.start, line.end) for line in found) >= _FEWEST


def _is_called(text: str, line: Line) -> bool:
    """Whether the whole line is a person's name, which a first name begins: "Council Pays Twice" is a headline."""
    return _is_name(_DEGREE.sub("", text[line.start : line.end]))


def _is_name(name: str) -> bool:
    words = name.split()
    if not _FULL_NAME.fullmatch(name) or not _FEWEST <= len(words) <= _MOST:
        return False
    first = words[0].strip(".")
    return is_first_name(first) and fold(first) not in lexicon.words("people.txt", "groups")


_MOST = 4
"""Words of a person's name over a post."""


def _signed(text: str, found: Sequence[Line]) -> tuple[dict[int, Span], set[int]]:
    """Who wrote the lines right over each signature, and the signatures."""
    writer: dict[int, Span] = {}
    signatures = set[int]()
    for number, line in enumerate(found):
        match = _SIGNATURE.fullmatch(text, line.start, line.end)
        if not match or line.after_blank:
            continue
        signatures.add(line.start)
        for above in reversed(found[:number]):
            writer[above.start] = _bare(text, match.span("name"))
            if above.after_blank:
                break
    return writer, signatures


def _boxes(text: str, found: Sequence[Line]) -> tuple[dict[int, tuple[int, Span]], set[int]]:
    """Posts as a desk notes them down: "Account: Ana Reyes", "Date: …", "Text: …"; and the fields that are no words."""
    heads: dict[int, tuple[int, Span]] = {}
    fields, row = set[int](), set[int]()
    who: Span | None = None
    for line in found:
        match = None if line.depth else _BOXED.fullmatch(text, line.start, line.end)
        if match is None:
            continue
        name = match["field"].lower()
        row.add(line.start)
        if name in lexicon.phrases("layout.txt", "who posts"):
            who = _bare(text, match.span("name"))
        elif who and name in lexicon.phrases("layout.txt", "what is posted"):
            heads[line.start] = match.start("value"), who
            fields |= row - {line.start}
            who, row = None, set()
    return heads, fields


_FEWEST = 2
"""Posts that make a text one of posts: a handle by itself stands in many an article."""


def _of_the_site(text: str, line: Line) -> bool:
    words = text[line.start : line.end].rstrip(" ….").lower()
    forms = (_TO, _AGO, _COUNT, _REACTIONS, _BUTTON)
    known = words in lexicon.phrases("layout.txt", "buttons")
    return known or any(form.fullmatch(text, line.start, line.end) for form in forms)


def _bare(text: str, span: Span) -> Span:
    start, end = span
    sign = _SIGN.match(text, start, end)
    start = sign.end() if sign else start
    while end > start and not (text[end - 1].isalnum() or text[end - 1] == "."):
        end -= 1
    return start, end
