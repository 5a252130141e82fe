"""What a line is by its marks alone: a bullet, a time, a dateline, a byline, a heading, a piece of the page."""

import re

from factcheck import lexicon
from factcheck.domain.draft import Span
from factcheck.domain.marks import CLOSING, OPENING, OPENING_DOUBLE
from factcheck.text.dates import MONTH

_LONGEST_QUESTION = 80
"""Code points of a heading that asks: one line."""

_LONGEST_STAMP = 90
"""Code points of a line that is a time: “Last updated on Wednesday 24 September 2025 at 18:42 Berlin time”."""

_LONGEST_BYLINE = 160
"""Code points of a line of writers: four names with their papers."""

_LONGEST_CAPTION = 400
"""Code points of a caption: three sentences."""

_BULLET = re.compile(
    r"(?:[•●▪◦‣·*+–—-]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)])[ \t\u00a0]+(?=\S)"
    rf"|(?:\d{{1,2}}(?:\.\d{{1,2}}){{1,3}}|\d{{1,4}}/\d{{0,3}})[.)]?[ \t\u00a0]+(?=[A-ZÀ-Þ{OPENING_DOUBLE}])"
)
_HEADING = re.compile(r"(#{1,6})[ \t]+(?=\S)")
_RULE = re.compile(r"(?:[-=_*~#+][ \t]*){3,}|\[?\d{1,4}\]?|[|\\/·•\s]+")
DAY = rf"(?:\d{{1,2}}(?:st|nd|rd|th)? {MONTH}|{MONTH} \d{{1,2}}(?:st|nd|rd|th)?)(?:,? \d{{4}})?"
NUMERIC_DAY = r"(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d\d-\d\d)"
CLOCK = r"\d{1,2}[:.h]\d\d(?::\d\d)?(?:[.,]\d{1,3})?(?: ?[ap]\.?m\b\.?)?(?: ?(?:GMT|UTC|BST|CES?T|E[SD]T)\b)?"
_TIME = re.compile(rf"[\[(]?(?:{DAY},? (?:at )?)?{CLOCK}[\])]?(?=:?(?:\s|$))", re.I)
_MARKED = r"(?:first |last )?(?:updated|published|posted|modified|created)\b:?[^.!?\n]{0,40}\d[^.!?\n]{0,20}"
_STAMP = re.compile(
    rf"(?:{_MARKED}|{_TIME.pattern}|{DAY}|(?:{CLOCK}(?:,| ?[·•|])? )?{DAY}|{DAY},? at {CLOCK}"
    r"|\d{4}-\d\d-\d\d(?:[ T][\d:.]+Z?)?"
    r"|(?:\d+ (?:minutes?|hours?|days?|mins?|hrs?) ago))",
    re.I,
)
_PLACE = r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3}"
_DATELINE = re.compile(
    rf"(?:(?:[A-Z][A-Z.'’-]+(?:[ -][A-Z][A-Z.'’-]*){{0,4}}(?:, [A-Z][\w.’' -]{{1,30}})?|[A-Z][\w.'’-]+)(?:,? {DAY})?"
    rf"|{_PLACE},? {DAY}|{_PLACE}(?= ?[(/]))(?: ?[(/][\w .,&/-]{{1,40}}[)/])?"
    rf" ?(?:--|[—–]|- ) ?(?=[A-Z{OPENING}\[])"
)
_BRACKETED = re.compile(rf"\({_PLACE}, {_PLACE}\) ?(?:(?:--|[—–-]) ?)?(?=[A-Z{OPENING}])")
"""As in "(Dallas, Texas) A man was convicted"."""
_DATED_PLACE = re.compile(rf"[A-Z][\w.'’-]+(?:, [A-Z][\w.'’-]+)?, {DAY}(?<=\d{{4}}) ?[:.] (?=[A-Z{OPENING}])")
"""As releases have it: "Mumbai, 29 October 2024: The firm reported"."""
_RULED = r" ?(?:--|[—–-]) ?"
_PROVINCE = re.compile(rf"{_PLACE}, {_PLACE}{_RULED}(?:[A-Z][a-z]+, )?{DAY}(?: ?\([\w .,&/-]{{2,40}}\))?{_RULED}(?=\S)")
"""As the wires of firms have it: "SALT CREEK, OHIO - May 2, 2025 (NEWSFILE) - The firm announces"."""
_WIRE = re.compile(rf"{_PLACE}(?:,? {DAY})?,? ?\([\w .,&/-]{{2,40}}\) ?(?:--|[—–-]) ?(?=\S)")
_MADE_BY = r"by|(?:text|words|story|photos?|pictures|video|reporting|written|edited|additional reporting)(?: by|:)?"
_AUTHORS = r"[A-Z][\w.'’-]+(?:(?:,| and| in| for| &)? (?:[A-Z][\w.'’-]+|[a-z]{1,3}\b)){0,12}(?:, [a-z][\w ]{2,40})?"
_HELPED = r"(?:interview|photos?|video|editing|research|translation|script)(?: by)?: (?-i:[A-Z]).{2,60}"
_BYLINE = re.compile(rf"(?:{_MADE_BY}) (?-i:{_AUTHORS})|{_HELPED}", re.I)
_CAPTION = re.compile(
    r"(?:photo(?:graph)?|picture|image|figure|fig\.?|video|file photo|credit|photo credit)s?(?: by)?(?: \d+)?"
    r" ?[:/.|].{2,}",
    re.I,
)
_PICTURED = re.compile(
    r"\(?(?:L[-–]R|[Ff]rom (?:the )?left(?: to right)?|FROM LEFT)\)?[:,] "
    r"|(?:[A-ZÀ-Þ][\w.'’-]* ){1,5}[A-ZÀ-Þ][\w'’-]*, (?:(?:far|second from|third from) )?(?:left|right|cent(?:re|er)),"
)
"""Who is where in a picture: "From left: Ana Roos and Tor Beck", "Ana Roos, left, with Tor Beck"."""
_CREDIT = re.compile(
    r"(?:\([^()]{2,40}\b(?:AP|AFP|Reuters|Getty|Photo|Images?)\b[^()]{0,30}\)|(?:©|Photo:|Credit:)[^.]{2,40})$"
)
_OWNED_SINCE = r"\(c\) (?=(?:\S+ ){0,3}(?:19|20)\d\d\b|.{0,80}rights reserved)"
_RIGHTS = rf"(?:©|{_OWNED_SINCE}|copyright\b|all rights reserved).{{0,200}}"
"""Who owns the page; "(c)" without a year may be the third of a list."""
_ONWARDS = (
    r"(?:also |must |now )?(?:read|see|watch|listen|related|more|also)(?: more| also| on| next| now| this| here)?"
)
_POINTER = (
    rf"\[?{_ONWARDS}:? ?(?:[:|»>→]).{{0,200}}"
    r"|(?:click|tap) (?:here|on)\b.{0,160}|never miss .{0,100}|page \d{1,4}(?: of \d{1,4})?"
)
_FEED = r"the post .{2,200} (?:first appeared|appeared first) on .{2,60}"
"""What WordPress puts under the pages of a feed."""
_SUBSCRIBE = (
    r"(?:sign|signed) up (?:for|to|now|here|today)\b.{0,160}"
    r"|(?:subscribe|follow us|join us) (?:to|on|for|wherever|via)\b.{0,160}"
)
_REGION = r".{0,60}\b(?:is|are) not (?:currently )?available in your (?:region|country|area|location).{0,60}"
_COOKIES = (
    r"(?:we|this (?:web)?site|our partners)(?: and our partners)? uses? cookies.{0,300}"
    r"|by (?:clicking|continuing|using|browsing|selecting).{0,200}\b(?:cookies|terms|policy|tracking)\b.{0,200}"
)
_FOR_EDITORS = (
    r"(?:not for (?:release|publication) before|embargoed? (?:until|till|to)|embargo:).{0,80}"
    r"|(?:press|media|news) (?:contacts?|enquiries|inquiries|office):.{0,200}"
)
_EDITED = (
    r"[*_(\[]{0,2}(?:this|the) (?:interview|transcript|text|conversation|episode|record) (?:was|has been|is)"
    r"(?: lightly)? (?:edited|shortened|condensed|abridged|translated|cut)\b.{0,120}"
)
_FURNITURE = re.compile(
    "|".join((_RIGHTS, _POINTER, _FEED, _SUBSCRIBE, _REGION, _COOKIES, _FOR_EDITORS, _EDITED)), re.I
)
_DASH = re.compile(r":?\s*(?:[–—-]\s+)?")
_PARTS = re.compile(r"\s{2,}|\t|\s*[|•·›»/]\s*")
# Possessive: a word may not be taken apart, or one of 200 letters takes minutes.
_MENU = re.compile(r"(?:[\w'’&.-]++ ?+){1,4}+(?:\s*+[|•·›»/]\s*+(?:[\w'’&.-]++ ?+){1,4}+){2,}+")
_DRAWN = re.compile(r"[\u2500-\u257f]{2}")
"""Lines and corners of a drawn tree or table (Unicode, Box Drawing)."""
_ASIDE = re.compile(r"[\[(](?:[^\[\]()]{2,120})[\])]\.?")
NOTE = r"(?:\[\^?\w[\w-]{0,20}\]|[¹²³⁰⁴-⁹]+)"
"""What stands behind a sentence and points to a note, as a pattern: [^1], [12], ³."""
_NOTES = re.compile(rf"\s*{NOTE}+$")
_LONGEST_HEADING = 120
"""Code points of a heading: two lines of a page."""
_LONGEST_FURNITURE = 500
"""Code points of a notice that belongs to the page: what is longer is an article about one."""


def bullet(text: str, start: int, end: int) -> int:
    """Where the item begins behind its bullet or number, or `start` where there is none."""
    found = _BULLET.match(text, start, end)
    return found.end() if found else start


_OPENER = re.compile(r"(?:[\W_]*?\b)?([A-Za-z]+(?: [A-Za-z]+)?)(?: \d{1,2}(?:[:.]\d\d)? ?(?:[ap]m)?)?:[ \u00a0]+(?=\S)")
_OF_A_THREAD = re.compile(
    r"(?:THREAD|Thread)?:?[ \u00a0]?🧵?[ \u00a0]?[(\[]?\d{1,2} ?/ ?(?:\d{1,2}|n)?[)\]]?[:.]?[ \u00a0]+(?=[^\sa-z]|\w+:)"
)
"""Not before a small letter: "2/3 of the pumps" counts, "3/3 edit: four" does not."""


def opening(text: str, start: int, end: int) -> int:
    """Where a post begins to say something: behind its time, its number in a thread ("2/4"), "UPDATE:"."""
    time = leading_time(text, start, end)
    if time:
        start = past_dash(text, time[1], end)
    numbered = _OF_A_THREAD.match(text, start, end)
    if numbered:
        start = numbered.end()
    opener = _OPENER.match(text, start, end)
    known = lexicon.phrases("layout.txt", "openers") | lexicon.phrases("layout.txt", "openers of posts")
    return opener.end() if opener and opener[1].lower() in known else start


def is_next_item(text: str, item: Span, line: Span) -> bool:
    """Whether the line's number goes on from the item's: "1.2" behind "1.1", "b)" behind "a)"."""
    before, after = text[item[0] : bullet(text, *item)], text[line[0] : bullet(text, *line)]
    if not before or not after:
        return False
    if after[0].isdigit():
        return before[0].isdigit() and _numbers(before) < _numbers(after)
    return re.sub(r"\w", "", before) == re.sub(r"\w", "", after)


def _numbers(words: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", words)]


def heading(text: str, start: int, end: int) -> tuple[int, int]:
    """The level of a Markdown heading and where its words begin; (0, `start`) for another line."""
    found = _HEADING.match(text, start, end)
    return (len(found[1]), found.end()) if found else (0, start)


def looks_like_heading(text: str, start: int, end: int, *, first: bool = False) -> bool:
    """Whether a line by itself could be a heading: short, with words, without a stop; in marks only as the first."""
    said = text[start:end]
    if len(said) > _LONGEST_HEADING or not any(map(str.isalpha, said)) or said[0].islower():
        return False
    bare = _NOTES.sub("", said).rstrip(CLOSING + ")")
    if bare[-1:] == "?":
        return len(said) < _LONGEST_QUESTION
    return bare[-1:] not in ".!…:;," and (first or said[0] not in OPENING_DOUBLE) and said[0] != "•"


def is_rule(text: str, start: int, end: int) -> bool:
    """Whether the line has no words: a rule, a page number, a lone separator."""
    return bool(_RULE.fullmatch(text, start, end))


def is_furniture(text: str, start: int, end: int) -> bool:
    """Whether the line belongs to the page: a share line, a menu, a copyright note, a pointer to another page."""
    if end - start > _LONGEST_FURNITURE:
        return False
    if _DRAWN.search(text, start, end):
        return True
    words = text[start:end].strip("#.…:>→»+ ").lower()
    known = lexicon.phrases("layout.txt", "furniture")
    if all(part in known for part in _PARTS.split(words)):
        return True
    return bool(_FURNITURE.fullmatch(text, start, end) or _MENU.fullmatch(text, start, end))


def points_on(text: str, start: int, end: int) -> bool:
    """Whether the line only announces the titles of other pages: "Read more:"."""
    return text[start:end].rstrip(":. ").lower() in lexicon.phrases("layout.txt", "points on")


def is_timestamp(text: str, start: int, end: int) -> bool:
    """Whether the whole line is a time, a day or "Updated 18:42"."""
    bare = text[start:end].rstrip(" ·•|\u00a0")
    return end - start <= _LONGEST_STAMP and bool(_STAMP.fullmatch(bare))


def is_byline(text: str, start: int, end: int) -> bool:
    """Whether the line names the writers and nothing else."""
    return end - start <= _LONGEST_BYLINE and bool(_BYLINE.fullmatch(text, start, end))


def is_caption(text: str, start: int, end: int) -> bool:
    """Whether the line stands under a picture: it says so, or ends with the picture's credit."""
    return end - start <= _LONGEST_CAPTION and bool(
        _CAPTION.fullmatch(text, start, end) or _CREDIT.search(text, start, end) or _PICTURED.match(text, start, end)
    )


def is_aside(text: str, start: int, end: int) -> bool:
    """Whether the line is a stage direction: all of it in brackets."""
    return bool(_ASIDE.fullmatch(text, start, end))


def leading_time(text: str, start: int, end: int) -> Span | None:
    """The time that an entry of a live blog begins with."""
    found = _TIME.match(text, start, end)
    return found.span() if found and text[found.end() : end].strip() else None


def past_dash(text: str, start: int, end: int) -> int:
    """Where the words behind a time begin: "02:14 – Harbour Road", "3.25pm: Both are safe."."""
    return _DASH.match(text, start, end).end()  # type: ignore[union-attr]  # matches nothing too


def dateline(text: str, start: int, end: int) -> Span | None:
    """The dateline that a paragraph begins with, with its dash."""
    forms = (_DATELINE, _PROVINCE, _WIRE, _BRACKETED, _DATED_PLACE)
    found = next(filter(None, (form.match(text, start, end) for form in forms)), None)
    return found.span() if found and found.end() < end else None


_ASKING = r"(?:What|Who|Whose|Why|How|Where|When|Which)\b[^:.!?;\n“”\"]{2,60}"
_SAYING = r"‘[^’\n]{3,60}’|“[^”\n]{3,60}”|\"[^\"\n]{3,60}\""
_RUN_IN = re.compile(rf"(?:{_ASKING}|{_SAYING}): (?=[A-Z])")
_LEAST_BEHIND = 30
"""Code points of the paragraph behind a heading that runs in: a short one may be what is said by whom it names."""


def run_in(text: str, start: int, end: int) -> Span | None:
    """The heading that a paragraph begins with: "Who sells it: The firm denied …", "‘I only reposted’: Asked by …"."""
    found = _RUN_IN.match(text, start, end)
    return found.span() if found and end - found.end() >= _LEAST_BEHIND else None
