"""What a label of a record looks like, by the country or the kind of the record: patterns, each with its example."""

import re

from factcheck.text.layout.floor import has_floor
from factcheck.text.layout.records import ASKED, BLANK, DASH_BEHIND, DASHED
from factcheck.text.titles import before_names

WORD = r"(?:[A-ZÀ-Þ][\w.'’-]*|of|at|to|the|for|and|de|da|van|von|der|den|di|du|la|le|al|bin|ben|[IVX]+|\d{1,2})"
NAME = rf"[A-ZÀ-Þ][\w.'’-]*(?:[ \u00a0]{WORD}){{0,9}}"
ROLE = r"(?:, [^:;!?\n]{2,80}?)?"
BRACKETS = r"(?:[ \u00a0]?[(\[][^()\[\]:]{1,60}[)\]]|[ \u00a0]?[(\[]\d{1,2}[:.]\d\d(?::\d\d)?[)\]]){0,3}"
TITLE = r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Dame|Lord|Lady|Baroness|Baron|Senator|Sen|Rep|Prof|Professor)\.?"
CLIP = r"(?:(?:CLIP|TAPE|SOT|SOUND|AUDIO|ACTUALITY|INSERT|VOX)\b[ \d]*[–—:-]{1,2}[ ]?)?"
HON = r"(?i:(?:(?:Rt\.? )?Hon|Chief|Engr|Barr)\.? \((?:Mr|Mrs|Ms|Miss|Dr|Prof|Eng|Engr)\.?\) )?"
"""As in "Hon. (Ms.) Nakato:", in records of African parliaments."""
SET = r"(?:\*{1,3}|__)?"
"""The marks of bold, of italics, or of both around a label."""
COLON = re.compile(rf"{SET}{CLIP}{HON}({NAME}){ROLE}({BRACKETS}){SET}{BRACKETS}[ \u00a0]?:{SET}(?={BLANK}|$)")
STOPPED = re.compile(rf"({NAME}){ROLE}({BRACKETS})(?:, [a-z][\w -]{{2,40}})?\. ?[–—](?={BLANK}?\S)")
"""As the European Parliament has it: "Ana Roos (PPE). – Madam President, …"."""
RECORD = re.compile(
    r"((?:Mr|Mrs|Ms|Miss|Dr|Sen|Rep|The)\.? (?:[A-Z][A-Z'’-]+|Mc[A-Z]+|Mac[A-Z]+)(?:[ -][A-Z][A-Z.'’-]*){0,4})"
    rf"(?: of [A-Z][\w ]{{2,24}})?((?: \([^()]{{1,60}}\))?)\.(?={BLANK}|$)"
)
SHOUTED = re.compile(
    r"((?:THE|[A-Z]{2,8}\.) [A-Z][A-Z'’-]+(?:[ -][A-Z][A-Z.'’-]*){0,4}(?<!\.))"
    rf"((?: \([^()]{{1,60}}\))?)\.(?={BLANK}|$)"
)
"""As in the Philippines: "SEN. ROOS. Mr. Chairman, …"."""
FORMS = (ASKED, DASHED, DASH_BEHIND, COLON, STOPPED, RECORD, SHOUTED)
"""Each has the name and what stands in brackets behind it as groups."""
QA = re.compile(
    rf"(?:\*\*|__)?(Q|A|Question|Answer|QUESTION|ANSWER)(?:{BLANK}?[(\[][^()\[\]]{{1,60}}[)\]])?"
    rf"(?:[.:](?:\*\*|__)?(?={BLANK})|{BLANK}{{2,}}|\t)"
)
SMALL = "(?:bin|binti|ibn|de|da|van|von|der|al|el|la|le) "
IN_BRACKETS = re.compile(rf"[(\[]((?:{TITLE} )?[A-ZÀ-Þ][\w.'’-]*(?: (?:{SMALL})?[A-ZÀ-Þ][\w.'’-]*)+)[)\]]")
DATED = re.compile(r"[A-Za-z]\W.*\d{4}")
"""What tells when something was written, and not only in which year."""
ASKER = re.compile(rf"{BLANK}?[(\[]((?:{TITLE} )?[A-ZÀ-Þ][\w.'’-]*(?: [A-ZÀ-Þ][\w.'’-]*){{1,3}})[,)\]]")
"""Who asks, behind the label: "QUESTION (Ana Lolohea, Radio Savu):"."""
TITLED_NAME = re.compile(rf"((?P<title>[A-Z][a-z]+)\.? [A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+)?)\.(?={BLANK}+\S)")
PAIRED = re.compile(rf"(?:\*\*|__)?(Q|A) ?(\d{{1,3}})[.:)]?(?:\*\*|__)?[.:)]?(?={BLANK}+\S)")
UNSTOPPED = re.compile(rf"(Q|A){BLANK}(?=[A-ZÀ-Þ])")
INITIALS = 4
"""Letters of the initials that stand for somebody in minutes."""
_NAMES_IN_FULL = 3_000
"""Code points in which a text names those whose initials it goes on with, a bound: a page, the header of a mail."""


def are_initials(text: str, letters: str) -> bool:
    """Whether the letters are the initials of somebody whom the beginning of the text names in full."""
    if not (1 < len(letters) <= INITIALS and letters.isalpha() and letters.isupper()):
        return False
    name = r"[ -]".join(rf"{letter}[a-zß-ÿ’'][\w’'.]*" for letter in letters)
    return bool(re.search(rf"(?<!\w){name}(?!\w)", text[:_NAMES_IN_FULL]))


def initials(name: str) -> str:
    """The first letters of the words of a name that begin with a capital, those behind a hyphen too."""
    return "".join(word[0] for word in re.split(r"[ -]", name) if word[:1].isupper())


def may_hold(form: re.Pattern[str], name: str) -> bool:
    """Whether the words may have the word, set in that form: neither "THE MINE. …" nor "OSLO. – …" nor "Note. – …"."""
    if form is SHOUTED:
        return has_floor(name) or name.split()[0].strip(".").lower() in before_names()
    several = len(name.split()) > 1 and not name.isupper() and not name[-1].isdigit()
    return form is not STOPPED or has_floor(name) or several


def is_seat(brackets: str) -> bool:
    """Whether what stands in brackets behind a name may be a seat, a party, an office: neither a year nor a time."""
    return bool(brackets) and not any(map(str.isdigit, brackets))
