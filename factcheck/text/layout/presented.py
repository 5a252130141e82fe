"""Names that stand before or over somebody's words without a colon: in bold, behind a dash, as a heading, with a time.

A page of turns is set one way throughout, so it is the form that tells a label: lines of one form, each with a name in
it that is somebody's, and words under them that somebody speaks. A heading over what is told of its bearer is none.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from factcheck import lexicon
from factcheck.domain.marks import CLOSING, OPENING_DOUBLE, PAIRS
from factcheck.text.firstnames import is_first_name
from factcheck.text.layout import marks
from factcheck.text.layout.lines import NARROWEST, Line
from factcheck.text.layout.turns import Holder, Label, unstopped
from factcheck.text.pronouns import FIRST, HE, SHE
from factcheck.text.stems import FUNCTION_WORDS

_BLANK = r"[ \t\u00a0\u2002\u2003]"
_TITLE = (
    r"(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Dame|Lord|Lady|Baroness|Senator|Sen|Rep|Prof|Professor|Rev|Hon|Cllr|Councillor"
    r"|MAYOR|MINISTER|SENATOR|COUNCILLOR|DR|MR|MRS|MS|PROFESSOR)\.? )?"
)
_TITLED = re.compile(_TITLE.removesuffix("?"))
_WORD = r"[A-ZÀ-Þ][\w'’-]*\.?"
_JOINT = r"(?:de|da|van|von|der|den|di|du|la|le|al|bin|ben|of|the|for|and)"
_REST = rf"{_WORD}(?:[ \u00a0](?:{_JOINT}[ \u00a0]){{0,2}}{_WORD})"
_FULL = rf"{_TITLE}{_REST}{{1,5}}|{_TITLE.removesuffix('?')}{_REST}{{0,5}}"
_NAME = rf"(?P<name>{_FULL})"
_BRACKETS = r"(?:[ \u00a0]?\([^()\n]{1,60}\)){0,2}"
_ROLE = r"(?:(?:,| [–—|·-]) ?(?P<role>[^.:;!?*_\n]{2,90}))?"
_CLOCK = r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?: ?[ap]\.?m\.?)?"
_SAYING = (
    r"(?:wrote|writes|said|says|replied|replies|posted|commented|comments|answered|answers|responded|responds|told"
    r"|asked|added|continued)"
)
_SAID = re.compile(rf"\b{_SAYING}\b")
_GIVEN = r"(?:response|statement|reply|comments?|answer|reaction|message|letter|view|position)"

_FROM = r"from|by|of|(?:(?:can|may|should) be |is )?attribut(?:able|ed) to"

_FORMS = {
    "bold": re.compile(
        rf"(?P<b>\*\*|__|\*|_){_NAME}{_BRACKETS}{_ROLE}[.:,]?(?P=b){_BRACKETS}"
        rf"(?: ?[(\[]{_CLOCK}[)\]])?[.:]?(?={_BLANK}|$)"
    ),
    "dash": re.compile(rf"{_NAME}{_BRACKETS}(?:, (?P<role>[^.:;!?\n]{{2,60}}?))? ?[—–] ?(?=[A-ZÀ-Þ{OPENING_DOUBLE}])"),
    "brackets": re.compile(rf"[\[(]{_NAME}(?:, (?P<role>[^.:;!?\n]{{2,60}}))?[\])]:?{_BLANK}(?=\S)"),
    "dash titled": re.compile(
        rf"(?P<name>{_TITLE.removesuffix('?')}{_REST}{{0,3}}){_BRACKETS}(?: [–—-] | ?[–—])(?=\S)"
    ),
    "nick": re.compile(rf"<[@+ ]?(?P<name>[\w.|\[\]`^-]{{2,30}})>{_BLANK}(?=\S)"),
    "stamped": re.compile(
        rf"{_NAME}(?:{_BLANK}{{2,}}|{_BLANK}?[,·•|–—-]{_BLANK}?|{_BLANK}?[(\[]|{_BLANK}(?:at )?)"
        rf"(?:[^.!?\n]{{0,40}}[ ,])?{_CLOCK}[)\]]?:?{_BLANK}*$"
    ),
    "written": re.compile(
        rf"(?:[Pp]osted|[Ww]ritten|[Ss]ubmitted|[Cc]omment(?:ed)?|[Aa]nswer(?:ed)?|[Rr]eview(?:ed)?) (?:by|from) "
        rf"{_NAME}(?:,? (?:on|at) [^.!?\n]{{2,60}})?:?$"
    ),
    "saying": re.compile(rf"{_NAME}{_BRACKETS}(?:, [^.:;!?\n]{{2,90}},)? {_SAYING}\b(?!,)[^.:;!?\n]{{0,80}}:$"),
    "given": re.compile(
        rf"(?:#+ |\*\*)?(?:(?i:the following|the|full|written|our)? ?)(?i:{_GIVEN}) (?i:{_FROM})"
        rf" (?:the )?(?P<name>{_FULL}|{_WORD}(?=:))(?:, (?P<role>[^:!?\n]{{2,120}}))?(?: (?i:in full))?:?(?:\*\*)?$"
    ),
    "own": re.compile(rf"(?:#+ |\*\*)?{_NAME}['’]s? (?i:full )?(?i:{_GIVEN})(?: (?i:in full))?:?(?:\*\*)?$"),
    "shouted": re.compile(r"(?P<name>[A-ZÀ-Þ][A-ZÀ-Þ'’-]+(?: [A-ZÀ-Þ][A-ZÀ-Þ.'’-]*){1,3}) (?=[A-ZÀ-Þ][a-zß-ÿ’' ])"),
    "colon": re.compile(rf"{_NAME}{_BRACKETS}{_ROLE}:{_BLANK}(?=[A-ZÀ-Þ{OPENING_DOUBLE}])"),
    "office": re.compile(
        rf"(?P<role>[A-ZÀ-Þ][^.:;!?\n]{{1,60}}?)(?<! of)(?<! for)(?<! to)(?<! by)(?<! with)(?<! and) "
        rf"(?P<name>{_WORD} {_WORD}):{_BLANK}(?=[A-ZÀ-Þ{OPENING_DOUBLE}])"
    ),
    "says": re.compile(
        r"(?:#+ |\*\*)?What (?P<name>(?:the )?[\w'’-]+(?: [\w'’-]+){0,4}) (?:says?|said|told us|tells us):?(?:\*\*)?$"
    ),
    "numbered": re.compile(rf"(?P<h>#{{1,6}} )?[A-Z][a-z]+(?: ?#?\d{{1,3}})? ?[–—:-] ?{_NAME}{_BRACKETS}{_ROLE}$"),
    "over": re.compile(rf"(?:\*\*)?{_NAME}{_BRACKETS}{_ROLE}:(?:\*\*)?$"),
    "titled": re.compile(rf"(?P<h>#{{1,6}} )?{_NAME}{_BRACKETS}: [^.!\n]{{2,80}}$"),
    "line": re.compile(rf"(?P<h>#{{1,6}} )?{_NAME}{_BRACKETS}{_ROLE}$"),
}
"""What a label looks like; a line is of the first form that it has."""
_SPEAKING = frozenset({"nick", "stamped", "written"})
"""Forms that stand over nothing but words of their bearer."""
_SINGLE = frozenset({"given", "own", "says"})
"""Forms that say whose words follow, and need no other line like them."""
_WHOLE = frozenset({"stamped", "written", "saying", "given", "own", "says", "numbered", "over", "titled", "line"})

"""Forms that are a line by themselves."""
_ME = "|".join(sorted(FIRST - {"i", "mine", "us"}))  # US is a country, a mine a place
_I = re.compile(rf"\b(?:I|{_ME}|{'|'.join(word.title() for word in sorted(FIRST - {'i', 'mine', 'us'}))})\b|\bI['’]")
_QUOTED = re.compile("|".join(f"{mark}[^{PAIRS[mark]}]*[{PAIRS[mark]}]" for mark in OPENING_DOUBLE))
_THIRD = re.compile(rf"\b(?:{'|'.join(sorted(HE | SHE))})\b", re.I)
_BESIDE = ("bold", "dash", "brackets", "colon", "office", "line *", "line _", "line under")
"""Forms of a name that is set apart from what follows, as no heading is."""
_LONGEST = 140
"""Code points of a line that is a name with an office."""
_READ = 4_000
"""Code points under a label that are looked at, a bound on time."""
_FEWEST = 2
"""Lines of one form that make it one."""
_OWN_WORDS = 0.5
"""Which of the stretches under names have "I" or "we", at least: a list of portraits has it in quotations alone."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """A line that could be a label."""

    form: str
    at: int
    label: Label
    name: str
    number: int


def presented(text: str, found: Sequence[Line], taken: Collection[int] = ()) -> dict[int, Label]:
    """The labels of forms without a colon, by the offset of their line; none of the lines in `taken`."""
    seen = [one for number in range(len(found)) if (one := _seen(text, found, number, taken))]
    known = _known_names(text, seen)
    accepted: dict[int, Label] = {}
    for form, group in groupby(sorted(seen, key=lambda one: (one.form, one.at)), key=lambda one: one.form):
        accepted |= _accepted(text, form, [one for one in group if one.name in known])
    return accepted


def _seen(text: str, found: Sequence[Line], number: int, taken: Collection[int]) -> _Seen | None:
    line = found[number]
    if line.start in taken or line.depth or not (line.after_blank or _begins(text, found, number)):
        return None
    start = _opening(text, line)
    for form, pattern in _FORMS.items():
        match = pattern.match(text, start, line.end)
        if match is None:
            continue
        if form == "bold" and match.end() == line.end:
            form = "line"
        if form in _WHOLE and not _stands_over(text, found, number):
            continue
        if form not in {*_WHOLE, "nick"} and not (_is_said(text[match.end() : line.end]) or _goes_on(found, number)):
            continue
        if form in {"colon", "office"} and _SAID.search(match["role"] or ""):
            return None  # "Ana Roos, mayor, said: …" hands over what follows by itself
        if form == "saying" and _is_quoted(text[line.end :][:_LONGEST]):
            return None  # "Anna Berg said:" over a quotation hands it over by itself
        if form == "line":
            form = _line_form(text, found, number, match)
        if not form:
            return None
        end = line.end if form in _WHOLE or form.startswith("line") else match.end()
        if form == "line under":
            end = found[number + 1].end
        if match["name"].lower() in lexicon.phrases("layout.txt", "openers") | lexicon.phrases(
            "layout.txt", "sections"
        ):
            return None
        if match["name"].split()[0].lower() in FUNCTION_WORDS:
            return None  # "In Norway, …"
        label = Label(start, end, unstopped(text, match.span("name")), Holder.SPEAKER)
        return _Seen(form, line.start, label, text[slice(*label.name)], number)
    return None


def _begins(text: str, found: Sequence[Line], number: int) -> bool:
    """Whether the line before it ended a sentence, or is a label's own line."""
    before = text[: found[number].first].rstrip()
    return before[-1:] in ".!?…:" + CLOSING or found[number - 1].length < _LONGEST // 2


def _goes_on(found: Sequence[Line], number: int) -> bool:
    """Whether the line is as long as a page's and the next one follows it directly."""
    return found[number].length >= NARROWEST and number + 1 < len(found) and not found[number + 1].after_blank


def _opening(text: str, line: Line) -> int:
    time = marks.leading_time(text, line.start, line.end)
    if time:
        return marks.past_dash(text, time[1], line.end)
    return line.start if text.startswith(("**", "__"), line.start) else marks.bullet(text, line.start, line.end)


def _line_form(text: str, found: Sequence[Line], number: int, match: re.Match[str]) -> str:
    """How a name that fills its line is set; "" for one without an office, a mark or a time: that is any heading."""
    line, after = found[number], found[number + 1]
    if marks.is_timestamp(text, after.start, after.end) and not after.after_blank:
        return "stamped"
    if marks.leading_time(text, line.start, line.end):
        return "stamped"
    if _is_office_line(text, found, number):
        return "line under"
    groups = match.groupdict()
    if groups.get("b"):
        return f"line {groups['b']}"
    if groups.get("h"):
        return f"line {groups['h']}"
    if groups.get("role"):
        return "line, office"
    return "line" if match["name"].isupper() or len(match["name"].split()) > 1 else ""


def _is_office_line(text: str, found: Sequence[Line], number: int) -> bool:
    """Whether the line under a name is an office: short, without a stop, directly under it, and over a sentence."""
    after = found[number + 1]
    words = text[after.start : after.end]
    return not after.after_blank and after.length <= _LONGEST // 2 and words[-1] not in _STOPS and words[0].isalpha()


_STOPS = ".!?…:;," + CLOSING


def _stands_over(text: str, found: Sequence[Line], number: int) -> bool:
    """Whether a line is short and what follows it is a sentence."""
    if found[number].length > _LONGEST or number + 1 >= len(found):
        return False
    after = found[number + 1]
    stamped = marks.is_timestamp(text, after.start, after.end) or _is_office_line(text, found, number)
    if stamped and number + _SECOND < len(found):
        after = found[number + _SECOND]
    return _is_said(text[after.start : after.end]) or after.length > _LONGEST // 2


_SECOND = 2
"""The line behind the time that stands under a name."""


def _is_said(words: str) -> bool:
    """Whether the words are a sentence: several, with a stop at the end."""
    bare = words.strip("*_ \t\u00a0")
    return len(bare.split()) >= _WORDS and bare[-1:] in ".!?…)]" + CLOSING


_WORDS = 3
"""Words that somebody says, at least: "No comment." says nothing."""


def _known_names(text: str, seen: Sequence[_Seen]) -> set[str]:
    """The names that are somebody's: of a known first name, with a title, or named in the middle of a sentence."""
    counted = Counter(one.name for one in seen)
    nicks = {one.name for one in seen if one.form == "nick" or (one.form == "says" and _can_speak(one.name))}
    told = set(_IN_A_SENTENCE.findall(text)) if seen else set()
    return {
        one.name
        for one in seen
        if one.name in nicks or (one.form != "says" and (counted[one.name] > 1 or _is_somebody(one.name, told)))
    }


_IN_A_SENTENCE = re.compile(r"\b[a-z]+,? (?:[A-ZÀ-Þ][\w.’'-]* )?([A-ZÀ-Þ][\w’'-]*)")
"""A name behind a word in small letters, by its last word."""


def _can_speak(name: str) -> bool:
    """Whether the words name persons or a body: "the council", not "the numbers"."""
    last = name.split()[-1].lower()
    known = lexicon.words("people.txt", "persons") | lexicon.words("people.txt", "groups")
    return not {last, last.removesuffix("s")}.isdisjoint(known | lexicon.words("speakers.txt", "bodies"))


def _is_somebody(name: str, told: set[str]) -> bool:
    """Whether it is a person's name, a body's, or one whose last word is `told` as a name in a sentence."""
    words = name.split()
    if _is_person(name):
        return True
    bodies = lexicon.phrases("speakers.txt", "in names of bodies")
    return not bodies.isdisjoint(words) or words[-1] in told


def _is_person(name: str) -> bool:
    front = (word.strip(".") for word in name.split()[:-1][:_FRONT])
    return bool(_TITLED.match(name)) or any(map(is_first_name, front))


_FRONT = 2
"""Words among which the first name stands: "Director Grace Oduya"; "Meet District Attorney Jack Yeh" heads a list."""


def _accepted(text: str, form: str, group: Sequence[_Seen]) -> dict[int, Label]:
    """The labels of one form: a dialogue, or words that are mostly spoken in the first person."""
    if form in _SINGLE:
        under = list(_under(text, group))
        return {
            one.at: one.label
            for one, words in under
            if _is_own(words, one.name) or _hands_over(text, one, words, several=len(under) > 1)
        }
    if form in {"colon", "office"} and len(group) < _FEWEST:
        rest = ((one, words.split("\n", 1)[0]) for one, words in _under(text, group))
        return {one.at: replace(one.label, holder=Holder.ENTRY) for one, words in rest if _is_quoted(words)}
    if form == "over":
        return {one.at: one.label for one, words in _under(text, group) if _is_quoted(words)}
    if len(group) < _FEWEST:
        return {}
    names = [name for name, _ in groupby(one.name for one in group)]
    talk = len(names) > len(set(names)) and len(set(names)) > 1
    under = list(_under(text, group))
    spoken = [one for one, words in under if form in _SPEAKING or _is_own(words, one.name)]
    apart = form == "saying" or (form.startswith(_BESIDE) and all(_is_person(one.name) for one in group))
    if apart and not any(_is_portrayed(words, one.name) for one, words in under):
        spoken = list(group)
    if not talk and len(spoken) < _OWN_WORDS * len(group):
        return {}
    return {one.at: one.label for one, words in under if one in spoken or not _is_told(words, one.name)}


def _hands_over(text: str, one: _Seen, words: str, *, several: bool) -> bool:
    """Whether the line ends in a colon or is one of several, and what is under it does not tell who said it."""
    if " of " in text[one.label.start : one.label.name[0]]:
        return False  # "View of Mary Hill:"
    last = re.escape(one.name.split()[-1])
    whole = several or text[one.label.start : one.label.end].rstrip("*_ ").endswith(":")
    return whole and not re.search(rf"\b{last} (?:\w+ )?{_SAYING}\b|\b{_SAYING} {last}\b", words)


def _under(text: str, group: Sequence[_Seen]) -> Iterator[tuple[_Seen, str]]:
    """Each label with the words under it, to the next one."""
    for number, one in enumerate(group):
        stop = group[number + 1].at if number + 1 < len(group) else len(text)
        yield one, text[one.label.end : min(stop, one.label.end + _READ)]


def _is_own(words: str, name: str) -> bool:
    """Whether somebody speaks of himself there, or is quoted from the first word on."""
    return not _is_told(words, name) and (_is_quoted(words) or bool(_I.search(_QUOTED.sub("", words))))


def _is_quoted(words: str) -> bool:
    return words.lstrip("*_> \t\r\n\u00a0").startswith(tuple(OPENING_DOUBLE))


def _is_portrayed(words: str, name: str) -> bool:
    """Whether the words may speak of the bearer of the name: by name, or as he or she."""
    return _is_told(words, name) or bool(_THIRD.search(_QUOTED.sub("", words)))


def _is_told(words: str, name: str) -> bool:
    """Whether the words speak of the bearer of the name."""
    return bool(re.search(rf"\b{re.escape(name.split()[-1])}\b(?!:)", _QUOTED.sub("", words), re.I))
