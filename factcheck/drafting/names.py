"""From the words that stand in the text to a name: titles off, short names and pronouns back to the full name."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from factcheck import lexicon
from factcheck.domain.marks import DOUBLE, SINGLE
from factcheck.drafting.geography import country_of, government_of, is_national
from factcheck.drafting.kinds import BODIES, MAKERS, PERSONS
from factcheck.drafting.nameforms import COMMA_OF_A_FIRM
from factcheck.drafting.words import word_set
from factcheck.text.firstnames import is_first_name, pronoun_of
from factcheck.text.pronouns import FIRST, THIRD
from factcheck.text.titles import NO_TITLES, before_names, titles

_SHORTENED = 5
"""Letters of a shortened name of a body at the end of its full one: “Group SA”, “Council UNESC”."""

_TITLES = before_names()
_PORTFOLIO = re.compile(
    rf"^(?:[\w.'’-]+ )*?(?:{'|'.join(lexicon.lines('speakers.txt', 'heads'))}) (?:of|for) (?:the )?"
    rf"(?:{'|'.join(lexicon.lines('speakers.txt', 'portfolios'))}) (?=[A-Z])"
)
_LINKS = word_set("of de der den van von al bin ibn el la le da di del dos and & for the")
_ORGANISATION = re.compile(rf"\b({'|'.join(lexicon.lines('speakers.txt', 'in names of bodies'))})\b")
_AGENT = re.compile(r"(?:keeper|maker|holder|worker|leader|writer|ologist|ographer|ician|woman|person)$")
_OFFICES = re.compile(rf"\b({'|'.join(lexicon.lines('speakers.txt', 'offices'))})$")
_ACRONYM = re.compile(r"(?:the )?[A-Z]{2,}s?")
_BEHIND_A_ROLE = re.compile(r" (?:of|for|to|at|in) ")
"""As in "head of highways", where the role is the head."""
PRONOUNS = THIRD | {"who", "which", "that"}
NOBODY = FIRST - {"my", "our"} | {"you", "one", "what", "there", "this", "these", "those", "it"}


_FIRST_AND_LAST = 2
"""Words of a name in its plainest form."""
_KEPT = 20_000
"""Names whose kind is remembered: a text asks it of each again and again. A bound on memory; a book names some
thousands."""


@dataclass(slots=True)
class Names:
    """The people and bodies of one text. `full` maps a surname to the full names that end in it."""

    full: dict[str, list[str]] = field(default_factory=dict)
    common: frozenset[str] = frozenset()
    """The words that the text has in small letters."""
    bodies: set[str] = field(default_factory=set)
    """Names that the text itself shows to be no person's: "Sound Ferries, the operator, which ..."."""
    short: dict[str, str] = field(default_factory=dict)
    """First word of a longer name to that name, "" when several names begin so."""
    described: dict[str, set[str]] = field(default_factory=dict)
    """Every word that has stood with a name as its title or apposition."""
    people: set[str] = field(default_factory=set)
    """Names that the text itself shows to be a person's, by title or description."""
    present: set[str] = field(default_factory=set)
    """Names that the page gives beside its sentences, in its labels or its list of those present."""
    articled: set[str] = field(default_factory=set)
    """Names that the text writes with "the"."""
    body_of: dict[str, str] = field(default_factory=dict)
    """For whom somebody speaks: "Ana Reyes, head of Lark Films"."""
    aliases: dict[str, str] = field(default_factory=dict)
    """What a text says it will call a body: Kestrel Storage, Inc. ("Kestrel" or the "Company")."""
    common_roles: frozenset[str] = frozenset()
    """Words by which the text describes somebody that it names."""
    roles: list[tuple[str, str]] = field(default_factory=list)
    """(role word, full name) in the order of the text: "minister", "Safar Abiyev"."""

    def learn(self, name: str, roles: Iterable[str] = ()) -> None:
        """Take in a full name and its roles: titles before it, appositions behind it, in their own words."""
        name = self._untitled(name)
        words = name.split()
        if not words or government_of(name):
            return
        for role in roles:
            if _ACRONYM.fullmatch(role) and role.lower() not in _TITLES and role.lower() not in PERSONS:
                continue  # in "over Russians, FBI" nobody is called an FBI
            said = re.findall(r"[a-z]+(?:-[a-z]+)*", role.lower())
            if said:
                head = re.findall(r"[a-z]+", _BEHIND_A_ROLE.split(role.lower())[0])[-1:] or said[-1:]
                if head[0] in PERSONS - MAKERS - BODIES:
                    self.people.add(name)
                self.roles.append((head[0], name))
                self.described.setdefault(name, set()).update(said)
        if len(words) < 2:
            return
        known = self.short.setdefault(words[0], name)
        if known and known != name and not _same_person(known, name):
            self.short[words[0]] = ""
        if _ORGANISATION.search(name) or name in self.bodies:
            self.bodies.add(name)
            return
        if words[0].lower() in BODIES and len(words) == _FIRST_AND_LAST:
            return  # of a label "ADMINISTRATION SLAVITT" nobody learns a first name
        same = self.full.setdefault(words[-1], [])
        if name not in same and not any(_same_person(name, other) for other in same):
            same.append(name)

    def _untitled(self, name: str) -> str:
        """Without a title that no list knows: "Goalkeeper Ana Reyes", when the text has "goalkeeper" as a word."""
        words = name.split()
        if name in self.bodies:
            return name
        while len(words) > 2 and words[1][:1].isupper() and (self._is_word(words[0]) or _is_from(words)):
            words = words[1:]
        if (
            len(words) == 2
            and self._is_word(words[0])
            and _AGENT.search(words[0])
            and len(self.full.get(words[1], [])) == 1
        ):
            return self.full[words[1]][0]
        return " ".join(words)

    def _is_word(self, word: str) -> bool:
        small = word.lower()
        return len(small) > 3 and not pronoun_of(word) and (small in self.common or bool(_AGENT.search(small)))

    def resolve(self, name: str) -> str:
        """A short name in full, where exactly one full name fits; otherwise as it stands."""
        name = self._calm(self._untitled(name))
        words = name.split()
        if not words:
            return name
        known = self.full.get(words[-1], [])
        if name in self.aliases:
            return self.aliases[name]
        if len(words) == 1:
            if name.isupper() and (whose := self._of_initials(name)):
                return whose
            if known or country_of(name):
                return known[0] if len(known) == 1 else name
            return self.short.get(name) or self.body(name) or self._of_initials(name) or name
        return next((other for other in known if _same_person(name, other)), name)

    def knows_loud(self, *written: str) -> bool:
        """Whether one of these, in capitals, is somebody whom the page gives beside its sentences."""
        return any(self.resolve(one) in self.present for one in written)

    def _calm(self, name: str) -> str:
        """A person's name that is written in capitals, as the text writes it elsewhere, or as names are."""
        if not name.isupper() or " " not in name:
            return name
        known = (
            one for one in (*self.present, *self.people) if not one.isupper() and one.casefold() == name.casefold()
        )
        return next(known, name.title() if is_first_name(name.split()[0]) else name)

    def _of_initials(self, word: str) -> str:
        """Whom "SL" means in minutes: the one of those present whose initials they are."""
        fitting = [one for one in self.present if len(word) > 1 and word == _initials(one)]
        return fitting[0] if len(fitting) == 1 else ""

    def body(self, word: str) -> str:
        """The one body whose name ends in this word or begins with it: "the Trust", "Fenwick"."""
        found = {name for name in self.bodies if word in (name.split()[0], name.split()[-1]) and word != name}
        return found.pop() if len(found) == 1 else ""

    def settle(self) -> None:
        """When every name is learnt: the words that describe people."""
        self.common_roles = frozenset(word for word, name in self.roles if name in self.people and word in PERSONS)

    def may_be_person(self, name: str) -> bool:
        """Whether a single name can be somebody's: no country, no body, no word that the text has in small letters.

        What is all in capitals is short for a body ("FEMA"), unless somebody bears the name.
        """
        short = name.isupper() and len(name) > 1 and name not in self.full and name not in self.people
        known = country_of(name) or name in self.bodies or looks_like_body(name) or name.lower() in self.common
        return not (known or short)

    def by_role(self, role: str, modifiers: Iterable[str] = ()) -> str:
        """Who "the minister" is: the one name of that role; with modifiers, one that they were said of."""
        named = {name for word, name in self.roles if word == role.lower()}
        said = {word.lower() for word in modifiers}
        fitting = {self.resolve(name) for name in named if said <= self.described.get(name, set())}
        return fitting.pop() if len(fitting) == 1 else ""


def _is_from(words: list[str]) -> bool:
    """As in "Australian Lynton Crosby", with whose people he is one of before his first name."""
    return is_national(words[0]) and is_first_name(words[1]) and not is_first_name(words[0])


def looks_like_body(name: str) -> bool:
    """Whether the name carries the mark of a firm or an office: "Alca SA", "Ministry of Health"."""
    last = name.split()[-1] if name.split() else ""
    return bool(_ORGANISATION.search(name)) or (
        2 <= len(last) <= _SHORTENED and last.isupper() and len(name.split()) > 1
    )


def _same_person(left: str, right: str) -> bool:
    """Same surname and the same first name, or an initial of it; a middle name more or less does not matter."""
    a, b = left.split(), right.split()
    if a[-1] != b[-1]:
        return False
    return (
        a[0] == b[0]
        or (len(a[0].rstrip(".")) == 1 and b[0].startswith(a[0][0]))
        or (len(b[0].rstrip(".")) == 1 and a[0].startswith(b[0][0]))
    )


_NICKNAME = re.compile(r"\b([A-Z][\w’'-]+) [“\"‘'][A-Z]\w*(?: [A-Z]\w*)?[”\"’'](?= [A-Z][a-z])")
"""As in: Anthony “Bongo” Lezamaire."""


def split_title(words: str) -> tuple[str, str]:
    """The title and the name: ("Kremlin spokesperson", "Dmitry Peskov").

    The name is the run of capitalised words at the end, behind the last title, lower-case word or possessive; it is ""
    where the last word is no name ("the minister").
    """
    words = _NICKNAME.sub(lambda name: name[1] if is_first_name(name[1]) else name[0], words)
    words = re.sub(COMMA_OF_A_FIRM, "", re.sub(r"\s*\([^)]*\)", "", words)).strip(" ,;:—–-" + SINGLE + DOUBLE)
    portfolio = _PORTFOLIO.match(words)
    if portfolio:
        return words[: portfolio.end()].strip(), words[portfolio.end() :].strip()
    parts = words.split()
    at = len(parts)
    while at and _in_name(parts, at - 1):
        at -= 1
    while at < len(parts) and (parts[at] in _LINKS or _is_title(parts, at)):
        at += 1
    while len(parts) - at > 2 and parts[-1] in _LETTERS:
        parts.pop()
    at = _past_unknown_title(parts, at)
    return " ".join(parts[:at]), " ".join(parts[at:]).removeprefix("The ")


def _is_title(parts: list[str], i: int) -> bool:
    """Whether a word is a title here: "Reviewer Hanna Fisk", but neither "Hunter Lee" nor "Tim Cook"."""
    word = parts[i].lower().rstrip(".,")
    if word == "st" and i:
        return False  # Erik St. Martin
    if word.endswith(("-based", "-elect", "-designate")):
        return True
    if word in _TITLES:
        return i + 1 < len(parts) or i == 0 or not is_first_name(parts[i - 1])
    behind = parts[i + 1 : i + 2]
    before_name = bool(behind) and behind[0][:1].isupper() and (len(parts) > i + 2 or word in titles())
    human = word in PERSONS
    paper = not human and (parts[-1].lower() in PERSONS or looks_like_body(parts[-1]))
    title = word in titles() or (word in PERSONS and word not in NO_TITLES)
    return before_name and title and not (is_first_name(word) or paper)  # the Financial Observer


def _past_unknown_title(parts: list[str], at: int) -> int:
    """Behind a title that no list has: a first name stands inside, and none in front ("Garda Sean Doyle")."""
    inside = [i for i in range(at + 1, len(parts) - 1) if is_first_name(parts[i])]
    if not inside or is_first_name(parts[at]) or len(parts) - at < 3 or looks_like_body(parts[-1]):
        return at
    last = inside[-1]
    apart = "of" in parts[at:last] or (last == at + 1 and len(parts) - at == 3 and parts[at].isalpha())
    return last if apart else at


_LETTERS = frozenset(word.upper() for word in lexicon.words("speakers.txt", "letters behind a name"))


def _in_name(parts: list[str], i: int) -> bool:
    word = parts[i]
    if _is_title(parts, i) or word.endswith(("'s", "’s", "s'", "s’", ",")):
        return False
    if word in _LINKS:
        before = i - 1
        while before > 0 and parts[before] in _LINKS:
            before -= 1
        inside = 0 < i < len(parts) - 1 and word not in {"and", "the", "for"}
        return inside and parts[before][:1].isupper() and parts[before].lower().rstrip(".,") not in _TITLES
    return word[:1].isupper() or (word[:1].isdigit() and i > 0 and parts[i - 1][:1].isupper())


def is_name(words: str) -> bool:
    """Whether it is two or more capitalised words, small ones between them."""
    parts = words.split()
    return len(parts) >= 2 and all(part[0].isupper() or part in _LINKS for part in parts)


@lru_cache(maxsize=_KEPT)
def is_person(name: str) -> bool:
    """Whether the name can be a person's: two or more capitalised words and no organisation among them."""
    return is_name(name) and not looks_like_body(name) and not country_of(name)


@lru_cache(maxsize=_KEPT)
def is_known_person(name: str) -> bool:
    """Whether the name is a person's beyond doubt: it begins with a first name."""
    return is_person(name) and (is_first_name(name.split()[0]) or len(name.split()[0].rstrip(".")) == 1)


def institution(words: str) -> str:
    """As in "Azerbaijan's Border Office": "Border Office of Azerbaijan"; "" for anything else."""
    match = re.match(
        r"^(?:the )?([A-Z][\w. ]+?)['’]s? ((?:[A-Z][\w'’-]*|of|and|for|the)(?: (?:[A-Z][\w'’-]*|of|and|for|the))*)$",
        words,
    )
    if match and country_of(match.group(1)) and _OFFICES.search(match.group(2)):
        return f"{match.group(2)} of {country_of(match.group(1))}"
    return ""


def articled(label: str) -> str:
    """A label with the article that it has where it is known: "the Marine" of "A Marine", "Spain's Emergency Unit"."""
    known = re.sub(r"^An? (?=[A-Z])", "the ", label)
    owner = re.match(r"the ([A-Z]\w+)['’]s ", known)
    return known.removeprefix("the ") if owner and country_of(owner[1]) else known


def plain(words: str) -> str:
    """A noun phrase as a name: without article, quotation marks and what follows a comma; the first letter large."""
    words = re.sub(COMMA_OF_A_FIRM, "", words)
    words = re.split(r",| — | -- | – | who | which ", words.lstrip(" ,;:—–-"), maxsplit=1)[0].strip(" ,;:" + DOUBLE)
    words = re.sub(
        r"^(?:both\s+)?(?:(?:the|a|an|this|that|these|those|even|but|and)\s+)?", "", words, flags=re.IGNORECASE
    )
    return words[:1].upper() + words[1:]


def _initials(name: str) -> str:
    return "".join(part[0] for part in re.split(r"[ -]", name) if part)
