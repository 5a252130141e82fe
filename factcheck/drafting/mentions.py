"""Who and what a text has named so far, and which of them a pronoun stands for.

A pronoun looks back sentence by sentence. In the first sentence that has anybody it fits, the subject of the main
clause goes before other subjects, those before objects and appositions; of two without such a reason none is taken.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from factcheck.drafting.kinds import BODIES
from factcheck.drafting.names import is_name
from factcheck.text.pronouns import HE, IT, SHE

_REACH = 1500
"""How far back, in code points, a pronoun looks for its name."""
_PLACE = 4
"""The rank of what is only where something happened: "in Bonn"."""
_CLAUSE, _OBJECT = 1, 2
"""The ranks of a subject of another clause than the main one, and of an object."""
_LONGEST = 5
"""Words of a name that ends in a common word ("Kelsk Harbour board"); more are a phrase."""
_JOINED = frozenset({"of", "from", "to", "in", "for", "at", "on", "by", "and"})
_SENTENCES = 6
"""How many sentences back a thing or an unnamed person is still meant."""


class Kind(StrEnum):
    """What can be meant: "he" is a person, "it" a body or a thing, "they" many or a body."""

    PERSON = "person"
    SOMEBODY = "somebody"
    """A person without a name: "the waiter"."""
    BODY = "body"
    MANY = "many"
    THING = "thing"


def class_of(pronoun: str) -> tuple[tuple[Kind, ...], str]:
    """What a third person in small letters can mean, and of which sex that is, "he", "she" or ""."""
    if pronoun in HE | SHE:
        return (Kind.PERSON, Kind.SOMEBODY), "he" if pronoun in HE else "she"
    return ((Kind.BODY, Kind.THING), "") if pronoun in IT else ((Kind.MANY,), "")


@dataclass(frozen=True, slots=True)
class Mention:
    """One noun phrase that names somebody or something.

    `at` is the offset of its head in the page's text, `sex` is "he", "she" or "", `rank` how likely a pronoun means it
    (0: subject of the main clause), `words` how to write it where a pronoun stood.
    """

    at: int
    names: tuple[str, ...]
    kind: Kind
    sex: str
    rank: int
    sentence: int
    words: str
    pronoun: bool = False
    quoted: bool = False
    """Whether it stands in a quotation: what the writer says around it does not mean it."""
    speaks: bool = True
    """Whether it can say anything: a name, a person, a body; not "three gates"."""
    part: tuple[str, str] = ("", "")
    """The verb that it belongs to, and as what: "nobody inspected the crane" makes "we inspected it" the crane."""
    head: str = ""
    """Its noun, in small letters."""
    full: str = ""
    """The words with all that tells it from others behind it: "the decision to scrap the payments"."""


@dataclass(frozen=True, slots=True)
class Sense:
    """What a pronoun can mean by the sense of its verb."""

    possible: Callable[[Mention], bool] = lambda _: True
    thing: bool = False
    """Whether it is a thing rather than a body: "he shot it"."""
    happens: bool = False
    """Whether its verb says what happens to things, so that it can also be the object of a sentence before."""


_ANY = Sense()
_ARTICLES = frozenset({"the", "a", "an"})


@dataclass(slots=True)
class Mentions:
    """The mentions of one text, in order."""

    found: list[Mention] = field(default_factory=list)
    _names: list[tuple[int, str]] = field(default_factory=list)
    _first: dict[str, int] = field(default_factory=dict)
    """Each name with the offset of its first mention, in order."""
    _worded: dict[str, list[tuple[int, str]]] = field(default_factory=dict)
    """Names of several words under each of these in small letters."""
    several: set[str] = field(default_factory=set)
    """What several are called: "Spybot and Lavasoft", "most PCs"."""
    _headed: dict[str, list[Mention]] = field(default_factory=dict)
    """The mentions of each common noun."""
    _times: dict[tuple[str, ...], list[int]] = field(default_factory=dict)
    """Where each is named in words, in order."""
    _described: dict[str, dict[str, int]] = field(default_factory=dict)
    """What is told from others by a word before it ("water company") under its last word, with its first mention."""

    def __post_init__(self) -> None:
        for mention in self.found:
            self._note(mention)

    def add(self, mention: Mention) -> None:
        """Take in the next one; pronouns that are resolved count as mentions of whom they stand for."""
        self.found.append(mention)
        self._note(mention)

    def _note(self, mention: Mention) -> None:
        if mention.head and not mention.pronoun:
            self._headed.setdefault(mention.head, []).append(mention)
        if not mention.pronoun:
            self._times.setdefault(mention.names, []).append(mention.at)
        if mention.kind is Kind.MANY:
            self.several.update(mention.names)
        for name in mention.names:
            self._names.append((mention.at, name))
            self._first.setdefault(name, mention.at)
            for word in set(_telling(name)) if is_name(name) else ():
                self._worded.setdefault(word, []).append((mention.at, name))
            if 1 < len(words := name.split()) < _LONGEST and words[-1].islower() and not _JOINED.intersection(words):
                self._described.setdefault(words[-1], {}).setdefault(name, mention.at)

    def headed(self, noun: str, at: int) -> list[Mention]:
        """Those of a common noun in small letters before an offset, in order."""
        return [one for one in self._headed.get(noun, []) if one.at < at]

    def times(self, names: tuple[str, ...], at: int) -> int:
        """How often they are named before an offset, pronouns not counted."""
        return bisect_left(self._times.get(names, []), at)

    def named(self, at: int) -> Iterator[str]:
        """The names of the mentions before an offset, each once, the first one first."""
        for name, first in self._first.items():
            if first >= at:
                return
            yield name

    def last_named(self, at: int, most: int) -> list[str]:
        """The names of the last mentions before an offset in order, `most` of them."""
        end = bisect_left(self._names, (at, ""))
        return [name for _, name in self._names[max(0, end - most) : end]]

    def with_word(self, word: str, at: int) -> tuple[str, bool]:
        """The last name of several words before an offset that has this one, and whether it is the only one."""
        held = self._worded.get(word, [])
        end = bisect_left(held, (at, ""))
        if not end:
            return "", False
        last = held[end - 1][1]
        return last, all(name == last for _, name in held[:end])

    def described(self, word: str, at: int) -> str:
        """The one thing before an offset that a word before it tells from others: "water company"; else ""."""
        held = [name for name, first in self._described.get(word, {}).items() if first < at]
        return held[0] if len(held) == 1 else ""

    def within(self, start: int, end: int) -> list[Mention]:
        """The mentions from an offset to before another."""
        first, last = (bisect_left(self.found, offset, key=lambda one: one.at) for offset in (start, end))
        return self.found[first:last]

    def at(self, offset: int) -> Mention | None:
        """The mention whose head stands there."""
        first = bisect_left(self.found, offset, key=lambda one: one.at)
        return self.found[first] if first < len(self.found) and self.found[first].at == offset else None

    def alone(self, first: int, end: int, kinds: Sequence[Kind], sex: str) -> Mention | None:
        """Who is named at an offset, where he is of these and nobody else who is stands behind him before another."""
        fitting = [one for one in self.within(first, end) if one.kind in kinds and one.sex in {"", sex}]
        found = fitting[0] if fitting and fitting[0].at == first else None
        return found if found and all(one.names == found.names for one in fitting) else None

    def before(self, at: int, *, quoted: bool = False) -> Iterator[Mention]:
        """Those before an offset, the last one first, as far back as a pronoun reaches; `quoted` with quotations."""
        for mention in reversed(self.within(at - _REACH, at)):
            if quoted or not mention.quoted:
                yield mention

    def meant(
        self,
        kinds: Sequence[Kind],
        sex: str,
        at: int,
        *,
        outside: range | None = None,
        start: int = 0,
        never: str = "",
        quoted: bool = False,
        part: tuple[str, str] = ("", ""),
        talk: bool = False,
        speaks: bool = False,
        sense: Sense = _ANY,
    ) -> Mention | None:
        """Whom a pronoun at this offset stands for, or None.

        `outside` are offsets that cannot hold the answer, `start` is where the pronoun's sentence begins (a thing in an
        earlier one must have been a subject), `never` a name that it cannot be; `quoted` says that it stands in a
        quotation, where it can mean what the quotation names. `part` is the pronoun's verb and what it is to it, and
        `talk` says that it is spoken: an answer takes up what the question asked about, and `speaks` that
        it says something; `sense` tells what its verb lets it be.
        """
        group: list[Mention] = []
        if part[0]:
            alike = [one for one in self.before(at, quoted=quoted) if one.part == part and one.kind in kinds]
            group += [one for one in alike[:1] if never not in one.names and not (outside and one.at in outside)]
            if group:
                return group[0]
        sentence = last = -1
        for mention in self.before(at, quoted=quoted):
            last = mention.sentence if last < 0 else last
            if group and mention.sentence != sentence:
                break
            fits = mention.kind in kinds and (not sex or mention.sex in {"", sex})
            fits = fits and never not in mention.names and (mention.speaks or not speaks) and sense.possible(mention)
            near = 3 if talk or sense.happens or mention.at >= start else 2
            fits = fits and (mention.kind is not Kind.THING or mention.rank < near)
            fits = fits and (mention.kind is not Kind.BODY or mention.rank < _PLACE)
            far = last - mention.sentence > _SENTENCES and mention.kind is not Kind.PERSON
            if fits and not far and not (outside and mention.at in outside):
                group.append(mention)
                sentence = mention.sentence
        things = [one for one in group if one.kind is Kind.THING or not one.speaks]
        best = _best(things if sense.thing and things else group, kinds, sex)
        if best and (self._is_one_of_two(best) or self._is_kin_of_another(best, start)):
            return None
        return None if best and tuple(kinds) == (Kind.MANY,) and _has_rival(best, group) else best

    def _is_kin_of_another(self, one: Mention, start: int) -> bool:
        """As in "Her mother taught her. She": in the next sentence it may as well be the daughter."""
        owned = re.match(r"(?:his|her) ", one.words, re.IGNORECASE)
        owner = "he" if one.words[:3].lower() == "his" else "she"
        return bool(owned) and one.kind in {Kind.PERSON, Kind.SOMEBODY} and one.sex in {"", owner} and one.at < start

    def _is_one_of_two(self, one: Mention) -> bool:
        """As in "the farmer and the vet disagree. He": nothing says which of them."""
        if one.kind is not Kind.SOMEBODY or one.sex or one.words.split()[0].lower() not in _ARTICLES:
            return False  # "the former mayor and senator" is one person
        before = self.before(one.at, quoted=True)
        together = (m.names for m in before if m.sentence == one.sentence and m.kind is Kind.MANY)
        return any(len(names) == 1 and names[0].lower().endswith(f" and {one.words.lower()}") for names in together)


def _telling(name: str) -> list[str]:
    """The words in small letters by which a name is taken up again: of City Council "the council", not "the city".

    What ends in a word for a body is called by that word; of "Bank of England" that is what stands before "of".
    """
    words = name.lower().split()
    end = next((n for n, word in enumerate(words) if n and word in _JOINED), len(words))
    return words[end - 1 : end] if words[end - 1] in BODIES else words


def _has_rival(one: Mention, group: Sequence[Mention]) -> bool:
    """As in "the unions say the crew were tired. They": a sentence names two groups, and nothing says which."""
    return any(other.names != one.names and other.rank <= _CLAUSE and other.at > one.at for other in group)


def _best(group: list[Mention], kinds: Sequence[Kind], sex: str) -> Mention | None:
    """The one of a sentence's mentions that has a reason for it."""
    somebody = [one for one in group if one.kind is Kind.SOMEBODY and one.rank <= _CLAUSE]
    people = [one.rank for one in group if one.kind is Kind.PERSON]
    acting = [one for one in somebody if not one.rank or all(rank > _OBJECT for rank in people)]
    if Kind.PERSON in kinds and acting and all(people):
        fits = [one for one in group if sex and one.sex == sex and one.names != acting[0].names]
        if len({one.names for one in acting}) > 1 or (fits and not acting[0].sex):
            return None
        return acting[0]  # "The defendant was tried by Ann Bell. He"
    first = next((kind for kind in kinds if any(one.kind is kind for one in group)), None)
    named = group if Kind.THING in kinds else [one for one in group if one.kind is first]
    known = [one for one in named if sex and one.sex == sex] or named
    rank = min((one.rank for one in known), default=0)
    best = [one for one in known if one.rank == rank]
    return best[0] if len({one.names for one in best}) == 1 else None
