"""Who has the word: labels in interviews, transcripts, records of parliaments, and whose words stand under them."""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto

from factcheck import lexicon
from factcheck.domain.draft import Span
from factcheck.domain.marks import CLOSING
from factcheck.text.firstnames import is_first_name
from factcheck.text.layout import labelforms, marks
from factcheck.text.layout.floor import has_floor
from factcheck.text.layout.labelforms import COLON, FORMS, NAME, TITLE
from factcheck.text.layout.lines import NARROWEST, Line
from factcheck.text.layout.records import ASKED, DASH_BEHIND, LONGEST_TITLE, TO_THE_CHAIR
from factcheck.text.titles import before_names

_LONGEST_NAME = 90
"""Code points of a line that is a name with an office."""

_SPOKEN = 40
"""Code points of a line that is speech, though it ends without a stop: half a line of a page."""

_BODIES = frozenset(lexicon.lines("speakers.txt", "in names of bodies"))
_ALONE = re.compile(
    rf"(?:\*\*|__)?((?:{TITLE} )?{NAME})((?: ?\([^()]{{1,60}}\)){{0,3}})(?: ?[-–—|·•] ?[^.!?]{{1,60}})?(?:\*\*|__)?:?"
)
_TITLED = re.compile(rf"(?:(?:The )?(?:Rt\.? )?Hon\.? (?:{TITLE} )?|{TITLE} )[A-ZÀ-Þ]")
_PARTY = re.compile(r"\([^()]{2,60}\) ?\((?:[A-Z][A-Za-z&/-]{1,9})(?:[ /-][A-Z][A-Za-z.-]*){0,2}\)$")
"""Constituency and party behind a member's name: "(Holt) (Con)"."""
_IN_TITLES = frozenset({"To", "On", "In", "At", "From", "With", "Vs", "Vs.", "Says", "Is", "Are", "As", "By"})
"""Words that titles have in capitals and names do not: "Sen. Reid To Trump: …" is a headline."""
_PART = r"(?:volume|vol|part|chapter|item|page|annex|appendix|schedule|table|figure) (?=[\dIVX])"
_SECTION = re.compile(
    rf"{_PART}"
    r"|(?:the|our|what|this|these|how|why|when|where|who|in|on|for|fact|claim|rating|verdict|sources?|note|update"
    r"|actions?|about)\b",
    re.I,
)
_HEADS = frozenset(lexicon.lines("speakers.txt", "heads"))
_ROLE_OF = re.compile(r"(?:the|acting|deputy) \w+", re.I)
_QUESTIONS = frozenset({"q", "question"})
_ANSWERS = frozenset({"a", "answer"})


class Holder(Enum):
    """What the words under a label are."""

    SPEAKER = auto()
    QUESTION = auto()
    ANSWER = auto()
    POST = auto()
    """Somebody's post, to the next one: no line of it is a heading."""
    ENTRY = auto()
    """One paragraph that somebody is quoted in, among others that nobody says: of a live blog."""
    SECTION = auto()
    """A label that names no one ("THE FACTS:"): whoever had the word has it no longer."""


@dataclass(frozen=True, slots=True)
class Label:
    """`text[start:end]` with its colon or stop; `name` is where the name alone stands, without role and brackets."""

    start: int
    end: int
    name: Span
    holder: Holder


@dataclass(slots=True)
class _Seen:
    """A line that could be a label, and what speaks for it besides its words."""

    label: Label
    name: str
    sure: bool
    """A title before the name, a name in brackets behind a role, bold type."""
    alone: bool = False
    timed: bool = False
    says: bool = True
    """Whether what follows on the line is a sentence: the headlines "Police: no arrests" are none."""
    heads: bool = False
    """Whether nothing follows on the line: that may as well be a heading with a colon, "QUALIFIED PERSON:"."""
    member: bool = False
    """Whether what follows turns to the chair: one such label is enough."""
    seat: bool = False
    """Whether something stands in brackets behind the name, as the seat of a member does."""


def labels(text: str, found: Sequence[Line], fields: Collection[int] = ()) -> dict[int, Label]:
    """The labels of a transcript or an interview, by the offset of their line; none where the text has no turns.

    A word before a colon is a label when it is Q or A and the other stands there too, when it comes again, when it is
    written in capitals as others are, behind times as others are, in bold, or with a title; "Claim: …" once in a fact
    check is none. `fields` are offsets of lines that are known to be something else.
    """
    seen: dict[int, _Seen] = _heard(text, [line for line in found if line.start not in fields and not line.depth])
    times = 0
    for number, line in enumerate(found):
        if line.start in fields or line.depth or line.start in seen or marks.is_byline(text, line.start, line.end):
            continue
        at = _opening(text, line)
        timed = marks.leading_time(text, line.start, line.end) is not None
        times += timed
        one = _label(text, at, line.end) or _alone(text, found, number)
        if one and one.name.isupper() and len(one.name) <= labelforms.INITIALS and f"({one.name})" in text:
            one.sure = True  # "Present: Ana Roos (AR)"
        if one and not one.alone and _goes_on(found, number):
            one.says = True
        if one and (one.says or one.label.holder is not Holder.SECTION):
            one.timed = timed
            seen[line.start] = one
    short = {one.name for one in seen.values() if not one.alone and labelforms.are_initials(text, one.name)}
    for one in seen.values():
        one.sure = one.sure or (len(short) > 1 and one.name in short)
    names = _Names(list(seen.values()), times, sum(line.after_blank for line in found))
    accepted = names.accepted()
    return {at: names.label(one) for at, one in seen.items() if one.name in accepted}


def _heard(text: str, found: Sequence[Line]) -> dict[int, _Seen]:
    """The labels of a hearing that are set as words of a sentence, where they come again and again.

    "Mr. Sandoval. Colonel, …" where two who have a title speak twice, "Q1. Were you there?" over "A1. …", and
    "Q Were you there?", each with its answer.
    """
    titles = before_names()
    named = [(line, m) for line in found if (m := labelforms.TITLED_NAME.match(text, line.start, line.end))]
    named = [(line, m) for line, m in named if m["title"].lower() in titles]
    counted = Counter(m[1] for _, m in named)
    seen = dict[int, _Seen]()
    if sum(count > 1 for count in counted.values()) > 1:
        seen = {
            line.start: _Seen(Label(line.start, m.end(), m.span(1), Holder.SPEAKER), m[1], True) for line, m in named
        }
    paired = [(line, m) for line in found if (m := labelforms.PAIRED.match(text, line.start, line.end))]
    if len({m[2] for _, m in paired if m[1] == "A"} & {m[2] for _, m in paired if m[1] == "Q"}) > 1:
        for line, m in paired:
            holder = Holder.QUESTION if m[1] == "Q" else Holder.ANSWER
            seen[line.start] = _Seen(Label(line.start, m.end(), m.span(1), holder), m[1], sure=False)
        return seen
    marked = [(line, m) for line in found if (m := labelforms.UNSTOPPED.match(text, line.start, line.end))]
    before = ""
    for line, m in marked if sum(m[1] == "Q" for _, m in marked) > 1 else ():
        if m[1] == "Q" or before == "Q":
            holder = Holder.QUESTION if m[1] == "Q" else Holder.ANSWER
            seen[line.start] = _Seen(Label(line.start, m.end(), m.span(1), holder), m[1], sure=False)
            before = m[1]
    return seen


def _goes_on(found: Sequence[Line], number: int) -> bool:
    """Whether the line is as long as a page's and the next one follows it directly: what is said fills several."""
    return found[number].length >= NARROWEST and number + 1 < len(found) and not found[number + 1].after_blank


def _opening(text: str, line: Line) -> int:
    """Where the label of a line begins: behind the time or the number of the question."""
    time = marks.leading_time(text, line.start, line.end)
    if time:
        return marks.past_dash(text, time[1], line.end)
    numbered = _NUMBER.match(text, line.start, line.end)
    if numbered:
        return numbered.end()
    item = marks.bullet(text, line.start, line.end)
    return item if text[line.start].isdigit() else line.start


_NUMBER = re.compile(r"(?:\*\*)?Q\.? ?\d{1,4}[.)]?(?:\*\*)?[ \t\u00a0]+(?=\S)")
"""What a record of questions begins a turn with: "Q14 Ana Roos:"."""


def _label(text: str, start: int, end: int) -> _Seen | None:
    asked = labelforms.QA.match(text, start, end)
    if asked:
        holder = Holder.QUESTION if asked[1].lower() in _QUESTIONS else Holder.ANSWER
        asker = labelforms.ASKER.match(text, asked.end(1), asked.end())
        known = asker if asker and not _BODIES & set(asker[1].split()) else asked
        return _Seen(Label(start, asked.end(), known.span(1), holder), asked[1], sure=False)
    match = next(filter(None, (one.match(text, start, end) for one in FORMS)), None)
    if not match:
        return None
    if not _IN_TITLES.isdisjoint(match[1].split()):
        return None
    said = text[match.end() : end].strip("*_ \t\u00a0")
    if match.re is DASH_BEHIND and len(said) < LONGEST_TITLE and (not said or said[-1] not in ".!?…)]" + CLOSING):
        return None  # in a list of those present: "Ms ROUX - Clerk"
    lower = match[1].lower()
    if not labelforms.may_hold(match.re, match[1]):
        return None
    others = lexicon.phrases("layout.txt", "openers") | lexicon.phrases("layout.txt", "points on")
    if lower in others or lower.endswith((" live", " latest", " updates")):
        return None
    if match[0].count("(") != match[0].count(")"):
        return None  # the colon stands in brackets: "OSLO, NORWAY - May 2 - SALT CORP. (TSXV: SLT) announces"
    whole = match.span(1)
    span = unstopped(text, _named(text, whole, match.span(2)))
    behind = span != whole
    span = span if behind else _holding(text, whole, match.span(2))
    said_name = text[slice(*span)]
    if lower in _QUESTIONS | _ANSWERS:
        holder = Holder.QUESTION if lower in _QUESTIONS else Holder.ANSWER
    else:
        section = span == whole and _is_section(lower) and not _TITLED.match(match[1])
        holder = Holder.SECTION if section and match.re is COLON else Holder.SPEAKER
        holder = Holder.QUESTION if match.re is ASKED else holder
    dated = match.re is COLON and bool(labelforms.DATED.search(match[2]))  # "BMC Infra (Facebook, 3 Aug 2023): …"
    hon = "(" in text[match.start() : match.start(1)]  # "Hon. (Ms) Roos"
    bold = text.startswith(("**", "__"), start)
    sure = behind or dated or bold or bool(hon or _TITLED.match(match[1]))
    says = not said or said[-1] in ".!?…)]" + CLOSING
    member = said_name.isupper() and bool(TO_THE_CHAIR.match(said))
    return _Seen(
        Label(start, match.end(), span, holder),
        said_name,
        sure,
        says=says,
        heads=not said,
        seat=labelforms.is_seat(match[2]),
        member=member,
    )


def _named(text: str, name: Span, brackets: Span) -> Span:
    """Where the speaker's name stands: behind a role, in brackets ("The Minister for Ports (Ms. Falk)")."""
    said = text[slice(*name)]
    inner = labelforms.IN_BRACKETS.search(text, *brackets)
    if inner is None:
        return name
    office = _ROLE_OF.match(said) or has_floor(said.lower())
    held = not _HEADS.isdisjoint(said.split()) and _is_somebody(inner[1])
    return inner.span(1) if office or held else name


def _holding(text: str, office: Span, brackets: Span) -> Span:
    """Where a name with a title stands in brackets behind words that are nobody's name, in whatever language."""
    inner = labelforms.IN_BRACKETS.search(text, *brackets)
    if inner is None or _is_somebody(text[slice(*office)]):
        return office
    first, *_, last = inner[1].replace(".", "").lower().split()
    leader = last in before_names() | lexicon.words("people.txt", "persons")  # "Deputy Leader"
    return office if leader or first not in before_names() else inner.span(1)


def _is_somebody(name: str) -> bool:
    """Whether a name is a person's beyond doubt, by a title or a first name: no constituency."""
    first = (word.strip(".") for word in name.split()[:-1])
    return bool(_TITLED.match(name)) or any(map(is_first_name, first))


def unstopped(text: str, name: Span) -> Span:
    """Without a full stop behind the last word, unless that is an initial or "Jr."."""
    start, end = name
    last = text[start:end].split()[-1]
    return (start, end - 1) if last.endswith(".") and len(last) > _LONGEST_SHORTENED else name


_LONGEST_SHORTENED = 3
"""Letters of a last word that may end in a full stop of its own: “Jr.”, “Esq.”."""


def _is_section(name: str) -> bool:
    """Whether a label names a part of the page and nobody: "the facts", "Context"."""
    return _is_listed(name) or (bool(_SECTION.match(name)) and not has_floor(name))


def _is_listed(name: str) -> bool:
    """Whether it is a usual name of a part or of a verdict."""
    return any(name.lower() in lexicon.phrases("layout.txt", section) for section in ("sections", "verdict"))


def _alone(text: str, found: Sequence[Line], number: int) -> _Seen | None:
    """A line that could be a name above what its bearer says: short, by itself, with a sentence under it."""
    line = found[number]
    if line.length > _LONGEST_NAME or not line.after_blank or number + 1 >= len(found) or text[line.end - 1] == ".":
        return None
    after = found[number + 1]
    start = _opening(text, line)
    match = _ALONE.fullmatch(text, start, line.end)
    if not match or text[after.start].islower() or text[after.start].isdigit():
        return None
    if not (after.length > _SPOKEN or text[after.end - 1] in ".?!"):
        return None
    span = _named(text, match.span(1), match.span(2))
    name = text[slice(*span)]
    words = name.rstrip("0123456789. ").split() or [name]  # "Volume 12"
    if words[-1].lower() in lexicon.phrases("layout.txt", "running heads"):
        return None
    label = Label(start, line.end, span, Holder.SPEAKER)
    sure = span != match.span(1) or bool(_TITLED.match(name) or _PARTY.search(text[start : line.end]))
    return _Seen(label, name, sure or has_floor(name), alone=True)


@dataclass(slots=True)
class _Names:
    """Which of the names seen are speakers'."""

    seen: list[_Seen]
    times: int
    paragraphs: int
    counted: Counter[str] = field(default_factory=Counter)

    def accepted(self) -> set[str]:
        """The names that what is known of all the others speaks for, and "THE FACTS" between them."""
        self.counted = Counter(one.name for one in self.seen)
        beside = {one.name for one in self.seen if not one.alone}
        sections = {one.name for one in self.seen if one.label.holder is Holder.SECTION}
        strong = self._strong(beside - sections) | {n for n in sections if self.counted[n] > 1 and not n.isupper()}
        strong |= self._capitals(beside - sections, strong | sections)
        alone = self._alone()
        strong |= alone
        for lone, sure in ((True, alone), (False, strong)):  # "INTERVIEW WITH ANA ROOS" over "MS. ROOS:" is a title
            surnames = {_surname(name) for name in sure} - {""}
            strong |= {o.name for o in self.seen if o.alone == lone and o.says and _surname(o.name) in surnames}
        known = lexicon.phrases("layout.txt", "sections")
        strong |= {name for name in sections if name.isupper() and (strong or name.lower() in known)}
        if strong:
            strong |= {name for name in beside if has_floor(name) or name.lower() in _QUESTIONS}
        several = sum(self.counted[name] for name in strong) > 1 or any(one.member for one in self.seen)
        good = strong if strong <= sections or several else set()
        return good | self._of_a_record(good - sections)

    def _of_a_record(self, good: set[str]) -> set[str]:
        """Who speaks once in a record: with a seat behind the name as others have, or where every other paragraph has
        a label.

        Without a label of their own their words would be those of whoever spoke before.
        """
        if not any(self.counted[name] > 1 or has_floor(name) for name in good):
            return set()
        once = [o for o in self.seen if o.says and not o.alone and o.label.holder is Holder.SPEAKER]
        once = [o for o in once if len(o.name.split()) > 1 and not o.name[-1].isdigit() and not _is_listed(o.name)]
        seated = {o.name for o in once if o.seat}
        found = seated if sum(o.name in good or _is_somebody(o.name) for o in once if o.seat) >= _SEATED else set()
        spoken = sum(one.name in good for one in self.seen)
        if len(good) >= _SEATED and spoken * _MOST >= self.paragraphs:
            found = found | {o.name for o in once if o.name.isupper() or _is_somebody(o.name)}
        return found

    def label(self, one: _Seen) -> Label:
        """The label; "The Courier" asks when it comes again, "Update" never."""
        again = one.label.holder is Holder.SECTION and self.counted[one.name] > 1 and not one.name.isupper()
        again = again and not one.name[-1].isdigit()  # "Volume 12"
        again = again and not _is_listed(one.name)
        return replace(one.label, holder=Holder.SPEAKER) if again else one.label

    def _strong(self, beside: set[str]) -> set[str]:
        turns = {name for name in beside if name.lower() in _QUESTIONS | _ANSWERS}
        good = {one.name for one in self.seen if (one.sure or one.member) and not one.alone}
        says = Counter(one.name for one in self.seen if one.says)
        good |= {name for name in beside - turns if self.counted[name] > 1 and says[name] * 2 >= self.counted[name]}
        if len({name.lower()[0] for name in turns}) > 1 or any(self.counted[name] > 1 for name in turns):
            good |= turns
        timed = [one.name for one in self.seen if one.timed and not one.alone]
        if len(timed) > _TIMED and len(timed) * 2 > self.times and len(set(timed)) < len(timed):
            good |= set(timed)
        return good & beside

    def _capitals(self, beside: set[str], others: set[str]) -> set[str]:
        """Names in capitals, where others are written so, or one comes again."""
        capitals = {name for name in beside if name.isupper() and len(name) > 2}
        headed = {one.name for one in self.seen if one.heads and self.counted[one.name] == 1}
        if len((capitals - headed) | others) > 1 or any(self.counted[name] > 1 for name in capitals):
            return capitals
        return set()

    def _alone(self) -> set[str]:
        """Names on lines of their own: with a title, or again and again; one such line would be a heading."""
        alone = [one for one in self.seen if one.alone]
        good = {one.name for one in alone if self.counted[one.name] > 1 or one.sure}
        return good if sum(one.name in good for one in alone) > 1 else set()


_SEATED = 2
"""Labels of one form that tell how a record sets them."""
_MOST = 2
"""One in so many paragraphs begins with a label in the record of a talk, at least."""
_TIMED = 2
"""Labels behind a time that make a talk, where most times have one; the entries of a live blog have headings."""


def _surname(name: str) -> str:
    """The last word of a name, "" for what is none: "A", "THE COURT"."""
    last = name.split()[-1]
    return "" if len(last) < _SHORTEST or _is_section(name) or has_floor(name) else last.casefold()


_SHORTEST = 3
"""Letters of a name by which whoever speaks is known again."""
