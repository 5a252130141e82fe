"""Whom a page introduces beside its sentences: in the labels of a record, in the list of those present, in a box."""

import re
from collections.abc import Iterator
from itertools import pairwise, takewhile

from factcheck import lexicon
from factcheck.domain.block import BlockKind
from factcheck.drafting.attendance import attendance
from factcheck.drafting.kinds import FIRMS, PERSONS
from factcheck.drafting.names import Names, is_known_person, looks_like_body, split_title
from factcheck.drafting.page import Line, Page
from factcheck.text.firstnames import is_first_name
from factcheck.text.layout.fields import FieldKind, field
from factcheck.text.layout.labelforms import initials
from factcheck.text.titles import before_names

_PART = re.compile(r"((?:[^,;()]|\([^()]*\))+)")
_AND = re.compile(r",? and (?=[A-Z])")
_BRACKETS = re.compile(r"\(([^()]*)\)")
_OF = re.compile(r" (?:of|for|to|at|in)\b")
_CHAIR = ("chair", "chairman", "chairwoman", "chairperson")
_PEOPLE = frozenset({FieldKind.PRESENT, FieldKind.PRESIDING, FieldKind.CLAIMANT})


def introduced(page: Page) -> Iterator[tuple[str, list[str]]]:
    """Each name as the page writes it, perhaps in capitals and with a title, and what else is said of its bearer."""
    yield from attendance(page)
    yield from _signed(page)
    yield from ((name, []) for name in _headed(page))
    for line in page.lines:
        if line.kind is BlockKind.LABEL:
            yield from _labelled(page.text[line.start : line.end], line)
        elif line.kind is BlockKind.FRONT_MATTER:
            known = field(page.text, line.start, line.end)
            if known and known[0] in _PEOPLE:
                over = known[0] is FieldKind.PRESIDING
                for name, roles in _listed(page.text[known[1] : line.end]):
                    yield name, [*roles, *(_CHAIR if over or "in the chair" in roles else ())]


def _headed(page: Page) -> Iterator[str]:
    """Whoever the YAML over a text says that speaks in it."""
    front = " ".join(page.text[one.start : one.end] for one in takewhile(_is_front, page.lines))
    found = _SPEAKERS.search(front) if front.startswith("---") else None
    for name in _EACH.split(found[1]) if found else ():
        if is_known_person(split_title(name)[1] or name):
            yield name


def _is_front(line: Line) -> bool:
    return line.kind is BlockKind.FRONT_MATTER


_SPEAKERS = re.compile(r"\bspeakers?: (.+?)(?= [\w-]+: | ---|$)")
_EACH = re.compile(r"[\"'\]\[\s]*(?:(?:^|\s)- |[,;\[\]]|$)[\"'\[\]\s]*")


def _signed(page: Page) -> Iterator[tuple[str, list[str]]]:
    """Whoever writes, and for whom, by the signature: "Ana Roos | Works Manager, Mill Ltd", over two lines perhaps."""
    writers = {cased(line.holder, Names()): line.holder for line in page.lines if line.holder}
    for number, line in enumerate(page.lines):
        if line.kind is not BlockKind.FURNITURE:
            continue
        first, *behind = _SIGNED_PARTS.split(page.text[line.start : line.end])
        name = split_title(first)[1] or first
        if name not in writers:
            continue
        under = page.lines[number + 1 : number + 1 + _UNDER]
        lines = [page.text[one.start : one.end] for one in under if one.kind is BlockKind.FURNITURE]
        parts = [*behind, *(part for words in lines for part in _SIGNED_PARTS.split(words))]
        for office, body in pairwise(["", *parts]):
            named = _is_post(office) and bool(_SEVERAL_CAPITALS.fullmatch(body)) and not is_known_person(body)
            if named or (looks_like_body(body) and not _is_post(body)):
                yield name, [f"of {body}", *([office] if named else [])]
                break


def _is_post(words: str) -> bool:
    """As in "Head of Communications" as well, which is a title and no noun for a person."""
    head = _OF.split(words, maxsplit=1)[0].split()[-1:]
    return _is_office(words) or (bool(head) and head[0].lower() in before_names())


_SIGNED_PARTS = re.compile(r"\s*(?:[|·•,]|\s[–—-]\s)\s*")
_UNDER = 2
"""Lines under the name in a signature that say what its bearer is and where."""
_SEVERAL_CAPITALS = re.compile(r"[A-ZÀ-Þ][\w.&'’-]*(?: (?:of |for |and |the |& )?[A-ZÀ-Þ][\w.&'’-]*)+")


def _labelled(label: str, line: Line) -> Iterator[tuple[str, list[str]]]:
    """As in "The Minister for Ports (Ms. Lise Falk):", "LISE FALK, CHAIRWOMAN:"."""
    if line.holder:
        around = label.replace(line.holder, " ")
        inside = [*map(_office_of, _BRACKETS.findall(around))]
        before = _BRACKETS.sub(" ", around).strip("()[]*_:. ")
        roles = [*inside, *(part.strip() for part in before.split(","))]
        yield line.holder, [role for role in roles if role]


def _office_of(words: str) -> str:
    """As in "Chief Executive, Ocean Paddling Federation": of it; "" for what is no office."""
    first, _, behind = words.strip(" ,").partition(", ")
    if not _is_office(first):
        return ""
    return f"{first} of {behind}" if behind[:1].isupper() and "," not in behind else first


def _is_office(words: str) -> bool:
    """As in "Minister for Primary Industries", neither "Teal Harbour" nor "5.02 p.m."."""
    head = _OF.split(words, maxsplit=1)[0].split()[-1:]
    return bool(head) and head[0].lower() in PERSONS


_SEVERAL = re.compile(r"(?:councillors|members|messrs\.?|trustees|directors|officers|delegates|senators|drs\.?) ", re.I)
"""What opens a row of names: "Councillors S. Havili, T. Moeaki"."""


_NUMBERED = re.compile(r"(?:(?<=[;,] )|^)[A-Z][a-z]+ \d+[a-z]?:? (?=[A-Z])")
"""What owners and seats are listed by: "Lot 1 A. Petrakis"."""


def _listed(words: str) -> Iterator[tuple[str, list[str]]]:
    """As in "Nora Veit (chair), Ali Demir, treasurer, Sven Okon", "Ida Rohn, Director of the Salt Board; Tor Beck"."""
    words = _NUMBERED.sub("", words)
    if ";" in words:
        for group in words.split(";"):
            first, *behind = [part.strip(" .") for part in _PART.findall(group)] or [""]
            if first and _SEVERAL.match(first):
                yield from ((_BRACKETS.sub("", one).strip(), []) for one in (_SEVERAL.sub("", first), *behind))
            elif first:
                yield _BRACKETS.sub("", first).strip(), [*behind, *_BRACKETS.findall(first)]
        return
    name, roles = "", list[str]()
    for part in _PART.findall(_AND.sub(", ", words)):
        bare = _BRACKETS.sub("", part).strip(" .")
        title, person = split_title(bare)
        if bare[:1].islower() and is_known_person(person):
            bare, part = person, f"{part} ({title})"  # "retired detective Ana Roos"
        elif bare[:1].islower() or not bare:
            roles.append(bare)
            continue
        if name:
            yield name, roles
        name, roles = bare, [role.strip() for role in _BRACKETS.findall(part)]
    if name:
        yield name, roles


_LETTERS = frozenset(word.upper() for word in lexicon.words("speakers.txt", "letters behind a name"))
"""What stands behind a name and is none of it."""


_TURNED = re.compile(r"(?P<last>[^\W\d_][^\s,()]*(?: [^\s,()]+)?), (?P<first>[^\s,()]+(?: [A-Z]\.?)?)(?: \([^()]*\))?")
"""As address books have it: "Kowalczyk, Janet (Brighton)"."""
_INITIALS = 4
"""Letters from which on a name in capitals is shouted."""


def cased(name: str, names: Names) -> str:
    """The name without shouting, a surname as the text writes it: "MR. McKAY" is "Mr. McKay", "BMC Infra" stays."""
    turned = _TURNED.fullmatch(name)
    if turned and is_first_name(turned["first"].split()[0]):
        name = f"{turned['first']} {turned['last']}"
    if not name.isupper() and len(name.split()) > 1 and name.split()[-1] in _LETTERS:
        name = " ".join(name.split()[:-1])
    written = {surname.lower(): surname for surname in sorted(names.full, key=str.isupper, reverse=True)}
    written = {word: shown for word, shown in written.items() if not shown.isupper() or len(word) < _INITIALS}
    words = name.split()
    calm = next((n for n in range(len(words), 0, -1) if not words[n - 1].isupper()), 0)
    loud = words[calm:] if name.isupper() or len("".join(words[calm:])) >= _INITIALS else []
    words[len(words) - len(loud) :] = [word.title() if len(word) > 1 else word for word in loud]
    return " ".join(written.get(word.lower(), word) for word in words)


def short_for(name: str, roles: list[str]) -> dict[str, str]:
    """The initials that a list of those present gives somebody: "Ana Roos (AR, chair)"."""
    first = {role.split(",")[0].strip() for role in roles}
    return {one: name for one in first if _SHORT.fullmatch(one) and one[0] == name[:1]}


_SHORT = re.compile(r"[A-Z]{2,4}")


def of_initials(label: str, names: Names) -> str:
    """Whom the initials of a label mean, where one name of the text has them; "" for any other label."""
    letters = label.replace(".", "").replace(" ", "")
    if not (1 < len(letters) <= _INITIALS and letters.isalpha() and letters.isupper()):
        return ""
    if letters in names.aliases:
        return names.aliases[letters]
    if any(surname.upper() == letters for surname in names.full):
        return ""
    known = {name for same in names.full.values() for name in same} | names.bodies
    fitting = {name for name in known if not name.isupper() and initials(name) == letters}
    return fitting.pop() if len(fitting) == 1 else letters


def titled(name: str, names: Names) -> tuple[str, str]:
    """Title and name of somebody as a label has it."""
    return split_title(cased(name, names))


_DEFINED = re.compile(
    r"(?<!\S)((?:[A-Z][\w.&/’'-]*,? )+)\((?:the |hereinafter )*[“\"]([A-Z][\w ]{1,24})[”\"]"
    r"(?:(?:,| or| and|, or) (?:the )?[“\"]([A-Z][\w ]{1,24})[”\"])?\)"
)
"""As in: Kestrel Grid Storage, Inc. ("Kestrel" or the "Company")."""
_ISSUER = re.compile(r"^About (?:the )?([A-Z][\w&.’'-]*(?: (?:of |and |for |& )?[A-Z][\w&.’'-]*){0,5}):?$", re.M)
"""What stands over the last lines of a release, which tell of the body that calls itself "the Company" in it."""
_FORM = re.compile(r",? (?:Inc|Ltd|LLC|LLP|Corp|Co|plc|PLC|AG|SA|GmbH|A/S|ASA|AB|S\.A|N\.V|B\.V|S\.p\.A)\.?$")


def defined(text: str) -> dict[str, str]:
    """What a text says that it will call somebody, with the full name."""
    found: dict[str, str] = {}
    for one in _DEFINED.finditer(text):
        full = _FORM.sub("", one[1].strip(" ,"))
        found |= {alias: full for alias in one.groups()[1:] if alias and alias != full}
    issuers = {_FORM.sub("", one[1]) for one in _ISSUER.finditer(text)}
    if len(issuers) == 1 and not {word.capitalize() for word in FIRMS} & set(found):
        found |= dict.fromkeys((word.capitalize() for word in FIRMS), issuers.pop())
    return found
