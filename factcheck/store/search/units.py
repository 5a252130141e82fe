"""What typed words are looked for as: each a unit."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from factcheck import lexicon
from factcheck.query import Term
from factcheck.store.search import amounts
from factcheck.store.storage.search_index import ALSO, AllOf, AnyOf, Phrase, Wanted, word
from factcheck.text import letters
from factcheck.text.fold import words
from factcheck.text.initials import LONGEST, acronym_term

STOP_WORDS = lexicon.words("grammar.txt", "unasked")

_LETTERS_THEN_DIGITS = re.compile("([a-z]{2,})([0-9]+)")

_LETTERS = re.compile(r"[^\W_]+")
_LETTERS_WITH_STOPS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]\.?")
_INITIAL = re.compile(r"[^\W\d_]\.,?")
_HAN = "(?=.*[\u3400-\u9fff\uf900-\ufaff])[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+"
"""Han, and kana among it as Japanese names have it."""
_BESIDE_A_DOT = "[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
_DOT = f"(?<={_BESIDE_A_DOT})[·・‧•･](?={_BESIDE_A_DOT})"
"""What stands between the names of a foreign person in Chinese and Japanese."""
_ARTICLE = re.compile("^ال(?=...)")
_UNVOWELLED = "[\u0590-\u06ff]"  # Hebrew, Arabic
_CASELESS = "[\u0590-\u10ff\u1200-\u1c7f\u3040-\ud7a3\uf900-\ufaff]"
"""Scripts without small letters, in which every word may be a name; and Georgian, which writes names small."""
_ELSEWHERE = "[\u0370-\u1fff\u3040-\ud7a3\uf900-\ufaff]"  # Greek and on: no letters of Latin


def is_caseless(text: str) -> bool:
    """Whether there is a letter of a script in which every word may be a name."""
    return _has(_CASELESS, text)


def _has(letters: str, text: str) -> bool:
    """Whether a text has one of some letters, whose pattern most commands never compile."""
    return not text.isascii() and bool(re.search(letters, text))


@dataclass(frozen=True, slots=True)
class Unit:
    """One thing to look for: what was typed, the words of it, other words that count as it, how often it stands there.

    `word` is empty for what is not one whole word. `marks` are what a hit shows of it, where that is not the word.
    `also` is what else counts as it, and `meant` what an amount or a date was read as, in words. `named` is what a name
    in another language or script is called here. Not `sure`: what stands in for it may be another name. `initial`: the
    beginning of a first name, which orders what the others find. `part`: of a word with hyphens. `within` is the word
    as it was typed that `typed` is a folded part of. `sounded`: the names that it likely is were looked for already.
    """

    typed: str
    wanted: Phrase
    word: str = ""
    others: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    n: int = 0
    name: bool = False
    known: bool = True
    also: tuple[Wanted, ...] = ()
    meant: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    sure: bool = True
    initial: bool = False
    part: bool = False
    within: str = ""
    sounded: bool = False

    @property
    def elsewhere(self) -> bool:
        """Whether it was typed in a script other than Latin."""
        return _has(_ELSEWHERE, self.within or self.typed)

    @property
    def script(self) -> str:
        """The script whose letters were learnt that it was typed in (`text.letters`); "" for Latin."""
        return letters.script_of(self.within or self.typed) if self.elsewhere else ""

    @property
    def spelt(self) -> letters.Spelt:
        """It as the letters of its script were learnt; in Latin letters as how a language spells a name."""
        if not (script := self.script):
            return letters.Spelt(self.word or "".join(self.wanted.words), letters.LATIN)
        if self.within and self.typed.isascii():
            return letters.Spelt(letters.spelt(_ARTICLE.sub("", self.within), script), script)
        return letters.Spelt(letters.spelt(self.typed, script), script)

    @property
    def unvowelled(self) -> bool:
        """Whether it was typed in a script that writes few vowels."""
        return _has(_UNVOWELLED, self.within or self.typed)

    @property
    def is_name(self) -> bool:
        """Whether it is written as names are; in a script without small letters every word may be one."""
        return not self.meant and (self.typed[:1].isupper() or is_caseless(self.within or self.typed))

    @property
    def used(self) -> tuple[str, ...]:
        """What was looked for instead, in words."""
        return self.others or self.named

    @property
    def likeliest(self) -> AnyOf:
        """The unit, or what most likely stands in for it."""
        return AnyOf((self.wanted, *map(word, self.others[:1]), *(self.also if self.meant else self.also[:1])))

    @property
    def full(self) -> AnyOf:
        """The unit or anything that counts as it."""
        return AnyOf((self.wanted, *map(word, self.others), *self.also))


def by_value(read: amounts.Read) -> Unit:
    """An amount or a date: its normal form, or all its words as they were typed."""
    first, *others = (Phrase((term,), field=ALSO) for term in read.value.finds)
    typed = [unit.wanted for term in read.terms for unit in split(term)]
    marks = (*read.value.finds, *(word for phrase in typed for word in phrase.words))
    return Unit(read.typed, first, marks=marks, also=(*others, AllOf(tuple(typed))), meant=read.value.shown)


def as_typed(term: Term) -> Wanted | None:
    """All of a term just as it was typed; None when there is nothing in it to look for."""
    parts = tuple(unit.wanted for unit in split(term))
    return AllOf(parts) if parts else None


def joined(terms: Sequence[Term]) -> list[Term]:
    """The terms, with the two words of an Arabic name like عبد الله or عبد الرحمن as the one that it is elsewhere.

    Names that dots join in Han characters and kana are parted: 科斯托夫·海伦娜.
    """
    joined: list[Term] = []
    for one in terms:
        for term in _undotted(one):
            if joined and joined[-1].kind == term.kind == "word" and _is_one_name(joined[-1].text, term.text):
                joined.append(Term(f"{joined.pop().text} {term.text}"))
            else:
                joined.append(term)
    return joined


def _is_one_name(word: str, following: str) -> bool:
    return following == "الله" or (word == "عبد" and following.startswith("ال"))


def _undotted(term: Term) -> list[Term]:
    parts = re.split(_DOT, term.text) if term.kind == "word" and not (term.negated or term.text.isascii()) else []
    return [replace(term, text=part) for part in parts] if len(parts) > 1 else [term]


def split(term: Term) -> list[Unit]:
    """The units of a term: `azerbaijan-russia` is two words, `1,000` and `U.S.` are one phrase."""
    tokens = tuple(words(term.text))
    if not tokens:
        return []
    if term.kind == "phrase":
        return [Unit(term.text, Phrase(tokens), marks=tokens)]
    if term.kind == "prefix":
        *whole, start = tokens
        beginning = Unit(term.text, Phrase((start,), prefix=True), marks=(start + "*",))
        return [*(Unit(token, word(token), token) for token in whole), beginning]
    if _INITIAL.fullmatch(term.text) and len(tokens) == 1 and term.text[0].isupper():
        return [Unit(term.text, word(tokens[0]), marks=tokens, initial=True)]
    if not term.text.isascii() and re.fullmatch(_HAN, term.text):
        return [Unit(term.text, Phrase(tokens), marks=tokens)]
    if len(tokens) > 1 and any(len(token) == 1 or token.isdigit() for token in tokens):
        also = (*_together(tokens), *_without_stops(term.text, tokens))
        return [Unit(term.text, Phrase(tokens), marks=(*tokens, *(one.words[0] for one in also)), also=also)]
    pieces = [term.text] if len(tokens) == 1 else _pieces(term.text, tokens)
    return [
        Unit(
            piece,
            word(token),
            token,
            also=_apart(token),
            part=len(tokens) > 1,
            within=term.text if len(tokens) > 1 else "",
        )
        for piece, token in zip(pieces, tokens, strict=True)
    ]


def _pieces(typed: str, tokens: tuple[str, ...]) -> list[str]:
    """The parts of a word as typed; those of a name with a capital each: "Jeong-hui" is two of one name."""
    pieces = [piece for piece in typed.split("-") if piece]
    if len(pieces) != len(tokens):
        pieces = _LETTERS.findall(typed)
    if len(pieces) != len(tokens):
        return list(tokens)
    return [piece.capitalize() if pieces[0][0].isupper() and piece.islower() else piece for piece in pieces]


def _together(tokens: tuple[str, ...]) -> tuple[Phrase, ...]:
    """COVID-19 as one word, "covid19": letters and a number."""
    lettered = tokens[0].isalpha() and len(tokens[0]) > 1 and all(token.isdigit() for token in tokens[1:])
    return (word("".join(tokens)),) if lettered else ()


def _without_stops(typed: str, tokens: tuple[str, ...]) -> tuple[Phrase, ...]:
    """N.A.T.O. as NATO, where that is no small word ("us"), and as the initials of a name."""
    if not (_LETTERS_WITH_STOPS.fullmatch(typed) and len(tokens) <= LONGEST):
        return ()
    capitals = "".join(tokens)
    initials = Phrase((acronym_term(capitals),), field=ALSO)
    return (word(capitals), initials) if len(capitals) > 2 and capitals not in STOP_WORDS else (initials,)


def _apart(token: str) -> tuple[Wanted, ...]:
    """ "covid19" as two words."""
    parts = _LETTERS_THEN_DIGITS.fullmatch(token)
    return (Phrase((parts[1], parts[2])),) if parts else ()
