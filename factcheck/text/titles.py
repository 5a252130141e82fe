"""What stands around a name and is no part of it: titles in front, letters for degrees, honours and seats behind.

The words are nameparser's (LGPL; imported, nothing is copied), those that newspapers have besides
(lexicon/speakers.txt), and WordNet's for persons, which tell the title from what stands with one ("Foreign").
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from factcheck import lexicon
from factcheck.text.countries import is_people, is_place

_ARTICLES = frozenset({"the", "a", "an"})
_JOINING = frozenset({"of", "for"})
_CLASSES = frozenset({"first", "second", "third"})
"""As in "Sergeant First Class", "Petty Officer Second Class" (the ranks of the armed forces of the United States)."""
_UNNAMED = lexicon.words("grammar.txt", "unasked")
"""Small words that begin no name: “aide to …”."""
_LONGEST_ACRONYM = 5
"""Letters of the longest name of a body that stands before a title: UNHCR."""
_WORDS_OF_A_PORTFOLIO = 3
"""“Trinidad and Tobago”, “Department of Transport”: words of the longest that is looked up behind “of” or “for”."""
_LONG = 4
"""Words of a surname, or of what stands before one, that are too many for a person's."""
NO_TITLES = frozenset({"the", "and", "of", "british", "english", "national", "first", "second", "state", "group"})
"""Among nameparser's for the sake of longer titles; before a name they are part of it."""


@dataclass(frozen=True, slots=True)
class Titled:
    """A name without what stands around it, and the words of the titles before it in small letters."""

    name: str
    titles: tuple[str, ...] = ()

    @property
    def by_first_name(self) -> bool:
        """Whether the title is one that first names follow: King Charles, Sister Mary."""
        from nameparser.config.titles import GIVEN_NAME_TITLES

        return bool(self.titles) and self.titles[-1] in GIVEN_NAME_TITLES

    @property
    def sex(self) -> str:
        """ "he" or "she" where a title tells, else ""."""
        for pronoun in ("he", "she"):
            if not lexicon.words("speakers.txt", f"titles of a {pronoun}").isdisjoint(self.titles):
                return pronoun
        return ""


def untitled(name: str) -> Titled:
    """A name without its titles, and without the letters or the office behind it; as it is where there are none.

    "Rt Hon Keir Starmer, MP" is Keir Starmer, "UN Secretary-General António Guterres" António Guterres. What only
    stands near a name stays: "aide to President Erdogan" is nobody's title, "John Smith Jr." and "John Smith (MP)" are
    names. Raises nothing.
    """
    front, comma, behind = name.partition(",")
    if comma and not (_is_letters(behind.replace(",", " ").split()) or _is_office(behind.split())):
        return Titled(name)
    words = front.split()
    if not name.isupper():
        while len(words) > 1 and _is_letters(words[-1:]):
            words.pop()
    starts = [at for at in range(1, len(words)) if _is_title(words[:at]) and words[at] not in _UNNAMED]
    at = 0 if words and _is_common(words[-1]) else max(starts, default=0)
    if not (at or comma or len(words) < len(front.split())):
        return Titled(name)
    return Titled(" ".join(words[at:]), tuple(map(_plain, words[:at])))


def turned(name: str) -> str:
    """A name that has the surname first and a comma behind it, in the other order, without letters behind that:
    "Erdogan, Recep Tayyip"; "" for any other."""
    last, comma, behind = name.partition(",")
    first, _, letters = behind.partition(",")
    both = last.split(), first.split()
    if (
        not comma
        or (letters and not _is_letters(letters.replace(",", " ").split()))
        or untitled(name).name != name
        or not all(0 < len(part) < _LONG for part in both)
    ):
        return ""
    return " ".join((*both[1], *both[0])) if all(word[0].isupper() for word in (both[0][-1], both[1][0])) else ""


def tells_whose(name: str) -> bool:
    """Whether a name only says by somebody else's who it is: "aide to President Erdogan" is no Erdogan."""
    return not _JOINING.union({"to"}).isdisjoint(untitled(name).name.split())


def is_body(name: str) -> bool:
    """Whether a name has the mark of a firm, an office or a place, which "General" and "Saint" may begin."""
    marks = lexicon.phrases("speakers.txt", "in names of bodies")
    return not marks.isdisjoint(re.findall(r"\w+", name)) or is_place(name)


def _is_common(word: str) -> bool:
    """Whether a description ends so and no name: nobody is called Ministry, no chief prosecutor Prosecutor."""
    nouns = (lexicon.words("speakers.txt", "bodies"), lexicon.words("people.txt", "persons"))
    return word.islower() and any(word in some for some in nouns)


def _plain(word: str) -> str:
    return word.lower().strip(".,")


def _is_letters(words: Sequence[str]) -> bool:
    """Whether each word is written as letters behind a name are, and is one: MP, KC, Ph.D."""
    return bool(words) and all(
        sum(map(str.isupper, word)) > 1 and word.replace(".", "").lower() in _letters() for word in words
    )


def _is_office(words: Sequence[str]) -> bool:
    """Whether the words behind a comma begin with a title: "president of Turkey", "the Turkish president"."""
    words = words[1:] if words and _plain(words[0]) in _ARTICLES else words
    return any(_is_title(words[:at]) for at in range(1, len(words) + 1))


def _is_title(words: Sequence[str]) -> bool:
    """Whether these words are titles and nothing else, the last of them one that a name may follow."""
    at, follows = 0, False
    while at < len(words):
        word = _plain(words[at])
        if word not in _all_titles():
            word = word.rpartition("-")[2]  # Secretary-General
        if word in _all_titles():
            follows, at = _stands_alone(word), at + 1
        elif follows and word in _CLASSES and words[at + 1 : at + 2] == ["Class"]:
            at += 2
        elif words[at] in _JOINING and follows:
            at += 1 + (words[at + 1 : at + 2] == ["the"])
            width = next((n for n in range(_WORDS_OF_A_PORTFOLIO, 0, -1) if _is_portfolio(words[at : at + n])), 0)
            if not width:
                return False
            at += width
        elif _plain(words[at]) in _ARTICLES or is_people(words[at]) or _is_acronym(words[at]):
            follows, at = False, at + 1
        else:
            return False
    return follows


def _is_acronym(word: str) -> bool:
    return word.isupper() and word.isalpha() and 1 < len(word) <= _LONGEST_ACRONYM


def _is_portfolio(words: Sequence[str]) -> bool:
    said = " ".join(words)
    return said in lexicon.phrases("speakers.txt", "portfolios") or is_place(said)


@cache
def _stands_alone(word: str) -> bool:
    """Whether a title stands before names by itself, as "Minister" does and "Foreign" does not."""
    from nameparser.config.titles import AFTER_GIVEN_TITLES

    sections = ("titles", "shortened titles", "titles of a he", "titles of a she")
    known = (lexicon.words("people.txt", "persons"), *(lexicon.words("speakers.txt", one) for one in sections))
    return word in AFTER_GIVEN_TITLES or not word.isascii() or any(word in words for words in known)


@cache
def titles() -> frozenset[str]:
    """Titles before a name in several languages by nameparser, in small letters without stops."""
    from nameparser.config.titles import TITLES

    return frozenset(TITLES) - NO_TITLES


@cache
def before_names() -> frozenset[str]:
    """Titles before a name in English, in small letters: nameparser's that are persons by WordNet, and ours.

    Its others ("royal", "film", "united") are part of longer titles, and of the names of bodies.
    """
    return titles() & lexicon.words("people.txt", "persons") | lexicon.words("speakers.txt", "titles")


@cache
def _all_titles() -> frozenset[str]:
    return titles() | before_names() | lexicon.words("speakers.txt", "shortened titles")


@cache
def _letters() -> frozenset[str]:
    from nameparser.config.suffixes import SUFFIX_ACRONYMS

    said = (word.replace(".", "") for word in SUFFIX_ACRONYMS)
    return frozenset(said) | lexicon.words("speakers.txt", "letters behind a name")
