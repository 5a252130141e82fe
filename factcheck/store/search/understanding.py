"""What the words of a query mean in this store: other spellings and languages of a name, and what a slip meant."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from factcheck.query import Term
from factcheck.store.reads import places
from factcheck.store.search import amounts, vocabulary
from factcheck.store.search.units import STOP_WORDS, Unit, as_typed, by_value, is_caseless, joined, split
from factcheck.store.storage import index
from factcheck.store.storage.database import Condition, Database
from factcheck.store.storage.search_index import ALSO, AllOf, AnyOf, Phrase, Wanted
from factcheck.text.fold import name_key
from factcheck.text.initials import LONGEST, acronym_term

if TYPE_CHECKING:
    from factcheck.store.search.names import Named

MOST_WORDS = 32
"""Of a longer query the rarest words speak for it: a page of text is looked up by what it alone says."""

SHORT_KEY = 3
"""Letters of a name's key up to which another spelling may be another name: Rus and Rush, Ku and Kyu."""

MOST_TOGETHER = 4
"""Words of the longest name that is looked up as a whole."""

_ACRONYM = re.compile(f"[A-Z]{{2,{LONGEST}}}")


def condition(db: Database, terms: Sequence[Term]) -> Condition:
    """The claims that have all wanted words, as typed or as a name is spelt otherwise, and none of the unwanted."""
    index.require(db)
    asked = units(db, [term for term in terms if not term.negated], exact=False)
    wanted = tuple(unit.full for unit in asked if not unit.initial or len(asked) == 1)
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
    distinct: dict[Wanted, Unit] = {}
    for part in joined(terms) if exact else amounts.read(joined(terms)):
        for unit in split(part) if isinstance(part, Term) else [by_value(part)]:
            distinct.setdefault(unit.wanted, unit)
    counted = vocabulary.known(db, [unit.word for unit in distinct.values() if unit.word])
    found = []
    for unit in distinct.values():
        n, names = counted.get(unit.word, (0, 0))
        found.append(replace(unit, n=n, name=names * 2 > n))
    if len(found) > MOST_WORDS:
        known = [unit for unit in found if unit.n or not unit.word] or found
        known = [unit for unit in known if unit.word not in STOP_WORDS] or known
        found = sorted(known, key=lambda unit: unit.n)[:MOST_WORDS]
    return [replace(unit, also=()) for unit in found] if exact else _understood(db, found)


def with_near(db: Database, unit: Unit, *, only: bool, lost: bool = True) -> Unit:
    """A name that the store knows, with what is spelt nearly so; it may be a misspelling all the same. `only`: there is
    no other in the query; `lost`: it has found nothing, so that other languages' rules are tried as well."""
    if not unit.word or unit.sounded or (not unit.name and unit.known):
        return unit
    from factcheck.store.search import names

    near = names.by_rule(db, unit.typed, unit.word) if unit.name and lost else []
    near = [term for term in near if term not in unit.others]
    near += vocabulary.nearest(
        db,
        unit.word,
        most=1,
        besides=(*unit.others, *near),
        unvowelled=unit.unvowelled,
        spelt=unit.spelt,
        name=unit.is_name and not unit.known,
        alone=only,
    )
    return replace(unit, others=unit.others + tuple(near))


def _understood(db: Database, found: list[Unit]) -> list[Unit]:
    """The units, names that the store calls otherwise taken together, each with what it may mean."""
    understood: list[Unit] = []
    at, named = 0, places.any_there(db)
    while at < len(found):
        window = found[at : at + MOST_TOGETHER]
        whole = (_called_otherwise(db, window) if named else None) or _taken_together(db, window)
        if whole:
            understood.append(whole)
            at += whole.n or 1
        else:
            understood.append(_alone(db, found[at], only=len(found) == 1))
            at += 1
    return [replace(unit, n=0) if unit.named else unit for unit in understood]


def _called_otherwise(db: Database, window: list[Unit]) -> Unit | None:
    """The longest name at the beginning of the window of which the desk says that a place has others too."""
    from factcheck.store.search import names

    for size in range(len(window), 0, -1):
        some = window[:size]
        if not all(map(_may_be_of_a_name, some)):
            continue
        folded = [word for unit in some for word in (unit.marks or (unit.word,))]
        if readings := names.also_called(db, " ".join(folded)):
            named = _as_named(
                some, " ".join(unit.typed for unit in some), AllOf(tuple(unit.full for unit in some)), readings
            )
            return replace(named, known=db.index.stands(named.wanted))
    return None


def _taken_together(db: Database, window: list[Unit]) -> Unit | None:
    """The longest name at the beginning of the window that is one here, its `n` the units that it takes."""
    from factcheck.store.search import names  # a word that the store knows as it is does not pay for it

    for size in range(len(window), 0, -1):
        some = window[:size]
        if not all(_may_be_of_a_name(unit) for unit in some):
            continue
        if all(unit.n for unit in some) and not (size > 1 and all(unit.part for unit in some)):
            continue
        typed = " ".join(unit.typed for unit in some)
        folded = [word for unit in some for word in (unit.marks or (unit.word,))]
        wanted = AllOf(tuple(unit.full for unit in some))
        called = " ".join(folded)
        if not all(unit.n for unit in some) and (
            found := names.places(db, called, elsewhere=all(unit.elsewhere for unit in some))
        ):
            return _as_named(some, typed, wanted, found + _or_as_it_sounds(db, some, found))
        if size in (2, 3) and (together := names.together(db, folded)):
            reading = AnyOf(tuple(Phrase((one,)) for one in together))
            return _as_named(some, typed, wanted, [names.Named(reading, tuple(together), tuple(together))])
    return None


def _or_as_it_sounds(db: Database, some: list[Unit], found: list["Named"]) -> list["Named"]:
    """A single word in another script that is a place's name may be somebody's as well."""
    if len(some) > 1 or not some[0].script:
        return []
    from factcheck.store.search import names

    known = {word for one in found for word in one.words}
    sounding = [term for term, _ in vocabulary.from_script(db, some[0].word, some[0].spelt) if term not in known]
    return [names.Named(Phrase((term,)), (term,), (term,), sure=False) for term in sounding]


def _may_be_of_a_name(unit: Unit) -> bool:
    return not unit.meant and not unit.initial and bool(unit.word or unit.script or is_caseless(unit.typed))


def _as_named(some: list[Unit], typed: str, wanted: Wanted, readings: Sequence["Named"]) -> Unit:
    shown = tuple(dict.fromkeys(name for one in readings for name in one.shown))
    marks = tuple(word for unit in some for word in (unit.marks or (unit.word,)))
    marks += tuple(word for one in readings for word in one.words)
    sure = all(one.sure for one in readings)
    each = (part for one in readings for part in (one.wanted.parts if isinstance(one.wanted, AnyOf) else (one.wanted,)))
    also = (*dict.fromkeys(each), *([wanted] if len(some) > 1 else []))
    return Unit(typed, _phrase(some), marks=marks, n=len(some), known=False, also=also, named=shown, sure=sure)


def _phrase(some: list[Unit]) -> Phrase:
    return Phrase(tuple(word for unit in some for word in unit.wanted.words))


def _alone(db: Database, unit: Unit, *, only: bool) -> Unit:
    """A unit with the other spellings of a name, or with what an unknown word may have meant; `only`: there is no other
    in the query."""
    if unit.meant:
        return replace(unit, known=db.index.stands(unit.full))
    if unit.initial:
        return unit
    if _ACRONYM.fullmatch(unit.typed) and (spelt := _spelt_out(db, unit)):
        return spelt
    if not unit.word:
        return _in_letters(db, unit, only=only) or unit if is_caseless(unit.typed) else unit
    if unit.n and unit.script and not unit.name:
        return _perhaps_a_word(db, unit, only=only)
    if unit.n:
        return replace(unit, others=tuple(vocabulary.variants(db, unit.word))) if unit.name else unit
    if unit.script:  # its stem is that of an English word: “벨레” is no “bell”
        return _unknown(db, replace(unit, wanted=Phrase((unit.word,), field=ALSO)), only=only)
    if db.index.stands(AnyOf((unit.wanted, *unit.also))):
        return unit
    return _unknown(db, unit, only=only)


def _perhaps_a_word(db: Database, unit: Unit, *, only: bool) -> Unit:
    """A word in another script that folds to one of the store that is no name ("راین", rain): first the names that it
    likely is, then that word, which is perhaps another."""
    likely = [term for term, _ in vocabulary.from_script(db, unit.word, unit.spelt, alone=only)]
    others = (*likely, unit.word)
    wanted = Phrase((unit.word,), field=ALSO)
    return replace(unit, wanted=wanted, others=others, known=False, sure=False, sounded=True)


def _spelt_out(db: Database, unit: Unit) -> Unit | None:
    """Capitals that are the initials of a name in the store: WHO is the World Health Organization."""
    initials = Phrase((acronym_term(unit.typed),), field=ALSO)
    if not db.index.stands(initials):
        return None
    if unit.word in STOP_WORDS:
        return Unit(unit.typed, initials, marks=initials.words, known=True)
    return replace(unit, also=(*unit.also, initials), marks=(unit.word, *initials.words))


def _in_letters(db: Database, unit: Unit, *, only: bool) -> Unit | None:
    from factcheck.store.search import names

    if db.index.stands(unit.wanted):
        return None
    if found := names.in_other_letters(db, unit.typed):
        return replace(_as_named([unit], unit.typed, unit.wanted, found), n=0)
    said = names.said(unit.typed)
    near = vocabulary.from_script(db, said, unit.spelt, alone=only) if said else []
    if unbroken := _unbroken(db, unit, near):
        return unbroken
    if near:
        others = tuple(term for term, _ in near)
        return replace(unit, word=said, marks=(), others=others, known=False, sure=False, sounded=True)
    return replace(unit, known=False)


def _unbroken(db: Database, unit: Unit, near: Sequence[tuple[str, float]]) -> Unit | None:
    """A name of several words, written without blanks, where it is likelier that than what stands in for it."""
    from factcheck.store.search import names

    found = names.unbroken(db, unit.spelt)
    if not found or (near and found[0] <= near[0][1]):
        return None
    return replace(_as_named([unit], unit.typed, unit.wanted, [found[1]]), n=0)


def _unknown(db: Database, unit: Unit, *, only: bool) -> Unit:
    """A word that the store does not know: in another spelling, script or language, in parts, or misspelt."""
    from factcheck.store.search import names

    if others := vocabulary.variants(db, unit.word, unit.spelt):
        return replace(unit, others=tuple(others), known=False, sure=len(name_key(unit.word)) > SHORT_KEY)
    if is_caseless(unit.typed) and (found := names.in_other_letters(db, unit.typed)):
        return replace(_as_named([unit], unit.typed, unit.wanted, found), n=0)
    caseless = is_caseless(unit.typed)
    is_name = caseless or unit.typed[0].isupper()
    if is_name and (others := names.by_rule(db, unit.typed, unit.word)):
        return replace(unit, others=tuple(others), known=False, sure=False)
    if _ACRONYM.fullmatch(unit.typed):
        return replace(unit, known=False)  # every other acronym is near
    if is_name and (parts := names.parted(db, unit.word)):
        return replace(_as_named([unit], unit.typed, unit.wanted, [parts]), n=0)
    if unit.script:
        likely = vocabulary.from_script(db, unit.word, unit.spelt, alone=only)
        if unbroken := _unbroken(db, unit, likely):
            return unbroken
        if likely or not (parts := names.parted(db, unit.word)):
            return replace(unit, others=tuple(term for term, _ in likely), known=False, sure=False, sounded=True)
        return replace(_as_named([unit], unit.typed, unit.wanted, [parts]), n=0)
    near = vocabulary.nearest(db, unit.word, unvowelled=unit.unvowelled, spelt=unit.spelt, name=is_name, alone=only)
    if not near and (parts := names.parted(db, unit.word)):
        return replace(_as_named([unit], unit.typed, unit.wanted, [parts]), n=0)
    counted = vocabulary.known(db, near)
    of_names = [one for one in near if counted[one][1] * 2 > counted[one][0]]
    if is_name and (of_names or not unit.typed.isascii()):
        near = of_names
    return replace(unit, others=tuple(near), known=False, sure=not of_names and not is_name)
