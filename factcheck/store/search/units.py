"""What typed words are looked for as: each a unit, with other spellings of a name and what a slip may have meant."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from factcheck import lexicon
from factcheck.query import Term
from factcheck.store.search import amounts, vocabulary
from factcheck.store.storage import index
from factcheck.store.storage.database import Condition, Database
from factcheck.store.storage.search_index import ALSO, AllOf, AnyOf, Phrase, Wanted, word
from factcheck.text.fold import words

MOST_WORDS = 32
"""Of a longer query the rarest words speak for it: a page of text is looked up by what it alone says."""

STOP_WORDS = lexicon.words("grammar.txt", "unasked")

_LETTERS_THEN_DIGITS = re.compile("([a-z]{2,})([0-9]+)")

_UNVOWELLED = re.compile("[\u0590-\u06ff]")  # Hebrew, Arabic


@dataclass(frozen=True, slots=True)
class Unit:
    """One thing to look for: what was typed, the words of it, other words that count as it, how often it stands there.

    `word` is empty for what is not one whole word. `marks` are what a hit shows of it, where that is not the word.
    `also` is what else counts as it, and `meant` what an amount or a date was read as, in words.
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

    @property
    def full(self) -> AnyOf:
        """The unit or anything that counts as it."""
        return AnyOf((self.wanted, *map(word, self.others), *self.also))


def condition(db: Database, terms: Sequence[Term]) -> Condition:
    """The claims that have all wanted words, as typed or as a name is spelt otherwise, and none of the unwanted."""
    index.require(db)
    wanted = tuple(unit.full for unit in units(db, [term for term in terms if not term.negated], exact=False))
    unwanted = tuple(plain for term in terms if term.negated and (plain := as_typed(term)))
    parts, values = [], []
    for form, whole in (("{}", AllOf(wanted)), ("NOT {}", AnyOf(unwanted))):
        if whole.parts:
            sql, bound = db.index.matching(whole)
            parts.append(form.format(sql))
            values += bound
    return (" AND ".join(parts) or "TRUE"), values


def units(db: Database, terms: Sequence[Term], *, exact: bool) -> list[Unit]:
    """What to look for, one unit a distinct term; of very many words only the rarest. `exact`: nothing else counts."""
    distinct = {}
    for part in _joined(terms) if exact else amounts.read(_joined(terms)):
        for unit in _split(part) if isinstance(part, Term) else [_by_value(part)]:
            distinct[unit.wanted] = unit
    counted = vocabulary.known(db, [unit.word for unit in distinct.values() if unit.word])
    found = []
    for unit in distinct.values():
        n, names = counted.get(unit.word, (0, 0))
        found.append(replace(unit, n=n, name=names * 2 > n))
    if len(found) > MOST_WORDS:
        known = [unit for unit in found if unit.n or not unit.word] or found
        known = [unit for unit in known if unit.word not in STOP_WORDS] or known
        found = sorted(known, key=lambda unit: unit.n)[:MOST_WORDS]
    return [replace(unit, also=()) for unit in found] if exact else [_understood(db, unit) for unit in found]


def _by_value(read: amounts.Read) -> Unit:
    """An amount or a date: its normal form, or all its words as they were typed."""
    first, *others = (Phrase((term,), field=ALSO) for term in read.value.finds)
    typed = [unit.wanted for term in read.terms for unit in _split(term)]
    marks = (*read.value.finds, *(word for phrase in typed for word in phrase.words))
    return Unit(read.typed, first, marks=marks, also=(*others, AllOf(tuple(typed))), meant=read.value.shown)


def as_typed(term: Term) -> Wanted | None:
    """All of a term just as it was typed; None when there is nothing in it to look for."""
    parts = tuple(unit.wanted for unit in _split(term))
    return AllOf(parts) if parts else None


def with_near(db: Database, unit: Unit) -> Unit:
    """A name that the store knows, with what is spelt nearly so; it may be a misspelling all the same."""
    if not unit.word or (not unit.name and unit.known):
        return unit
    near = vocabulary.nearest(db, unit.word, most=1, besides=unit.others)
    return replace(unit, others=unit.others + tuple(near))


def _joined(terms: Sequence[Term]) -> list[Term]:
    """The terms, with the two words of an Arabic name like عبد الله as the one that it is elsewhere."""
    joined: list[Term] = []
    for term in terms:
        if term.text == "الله" and joined and joined[-1].kind == term.kind == "word":
            term = Term(f"{joined.pop().text} {term.text}")
        joined.append(term)
    return joined


def _split(term: Term) -> list[Unit]:
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
    if len(tokens) > 1 and any(len(token) == 1 or token.isdigit() for token in tokens):
        return [Unit(term.text, Phrase(tokens), marks=tokens, also=_together(tokens))]
    return [Unit(term.text if len(tokens) == 1 else token, word(token), token, also=_apart(token)) for token in tokens]


def _together(tokens: tuple[str, ...]) -> tuple[Wanted, ...]:
    """COVID-19 as one word, "covid19": letters and a number."""
    lettered = tokens[0].isalpha() and len(tokens[0]) > 1 and all(token.isdigit() for token in tokens[1:])
    return (word("".join(tokens)),) if lettered else ()


def _apart(token: str) -> tuple[Wanted, ...]:
    """ "covid19" as two words."""
    parts = _LETTERS_THEN_DIGITS.fullmatch(token)
    return (Phrase((parts[1], parts[2])),) if parts else ()


def _understood(db: Database, unit: Unit) -> Unit:
    """The unit with the other spellings of a name, or with what an unknown word may have meant."""
    if not unit.word:
        return replace(unit, known=db.index.stands(unit.full)) if unit.meant else unit
    if unit.n:
        return replace(unit, others=tuple(vocabulary.variants(db, unit.word))) if unit.name else unit
    if db.index.stands(AnyOf((unit.wanted, *unit.also))):
        return unit
    others = vocabulary.variants(db, unit.word) or vocabulary.nearest(
        db, unit.word, unvowelled=bool(_UNVOWELLED.search(unit.typed))
    )
    return replace(unit, others=tuple(others), known=False)
