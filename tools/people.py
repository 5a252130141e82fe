"""Write the lists of who can speak anew, when their sources have a new release; run by hand:

    apt-get install wordnet-base && pip install faker
    python tools/people.py /usr/share/wordnet

`people.txt`: the nouns of English whose first sense is a person or a group, those whose first sense is an act or an
event, and those that no sense lets speak, by WordNet's lexicographer files (WordNet 3.0, licence of Princeton
University). `first-names.txt`: first names that are a man's or a woman's in three of
four countries that Faker knows them from (MIT), without accents. What stands below the generated sections stays.
"""

import importlib
import pkgutil
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from anyascii import anyascii

LEXICON = Path(__file__).parents[1] / "factcheck" / "lexicon"
GROUP, PERSON = 14, 18
"""Numbers of WordNet's lexicographer files (lexnames(5WN))."""
SPEECHLESS = {4, 7, 8, 9, 11, 12, 13, 16, 19, 20, 22, 23, 24, 25, 26, 27, 28}
"""Acts, attributes, the body, thoughts, events, feelings, food, motives, phenomena, plants, processes and the like."""
DEEDS = {4, 11}
"""Acts and events."""
CLEAR = 0.75
"""Of how many countries a name must be of one sex."""
WIDTH = 118


def main() -> None:
    """Write both files; the folder of WordNet's data is named on the command line."""
    wordnet = Path(sys.argv[1])
    persons, groups = nouns(wordnet)
    lists = {"persons": persons, "groups": groups, "speechless": speechless(wordnet), "deeds": deeds(wordnet)}
    write("people.txt", lists)
    he, she = first_names()
    write("first-names.txt", {"he": mostly(he, she), "she": mostly(she, he)})


def nouns(wordnet: Path) -> tuple[set[str], set[str]]:
    """The words whose most frequent sense, names aside, is a person's, and a group's: "crane" is no Stephen Crane."""
    file_of: dict[str, int] = {}
    common: set[str] = set()
    names: set[str] = set()
    for fields in rows(wordnet / "data.noun"):
        file_of[fields[0]] = int(fields[1])
        if "@i" in fields:
            names.add(fields[0])
        number = int(fields[3], 16)
        if "@i" not in fields:
            common.update(fields[4 : 4 + 2 * number : 2])
    found: dict[int, set[str]] = {GROUP: set(), PERSON: set()}
    for fields in rows(wordnet / "index.noun"):
        word, senses = fields[0], int(fields[2])
        kind = next((file_of[at] for at in fields[-senses:] if at not in names), -1)
        if kind in found and word in common and word.isalpha() and word.isascii() and len(word) > 2:
            found[kind].add(word)
    return found[PERSON], found[GROUP]


def speechless(wordnet: Path) -> set[str]:
    """The words that running text has (WordNet counted them in one) and that in no sense can say anything."""
    file_of = {fields[0]: int(fields[1]) for fields in rows(wordnet / "data.noun")}
    found = set()
    for fields in rows(wordnet / "index.noun"):
        word, senses, counted = fields[0], int(fields[2]), int(fields[-int(fields[2]) - 1])
        if counted and word.isalpha() and len(word) > 2 and {file_of[at] for at in fields[-senses:]} <= SPEECHLESS:
            found.add(word)
    return found


def deeds(wordnet: Path) -> set[str]:
    """The words that running text has and whose most frequent sense is something done or something that happened."""
    file_of = {fields[0]: int(fields[1]) for fields in rows(wordnet / "data.noun")}
    found = set()
    for fields in rows(wordnet / "index.noun"):
        word, senses, counted = fields[0], int(fields[2]), int(fields[-int(fields[2]) - 1])
        if counted and word.isalpha() and len(word) > 2 and file_of[fields[-senses]] in DEEDS:
            found.add(word)
    return found


def rows(path: Path) -> Iterator[list[str]]:
    """The fields of each line that is no part of the licence."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith(" "):
            yield line.split()


def first_names() -> tuple[Counter[str], Counter[str]]:
    """In how many countries a name is a man's, and a woman's, folded to small letters without accents."""
    from faker.providers import person

    he: Counter[str] = Counter()
    she: Counter[str] = Counter()
    for module in pkgutil.iter_modules(person.__path__):
        provider = importlib.import_module(f"{person.__name__}.{module.name}").Provider
        he.update(folded(getattr(provider, "first_names_male", ())))
        she.update(folded(getattr(provider, "first_names_female", ())))
    return he, she


def mostly(own: Counter[str], other: Counter[str]) -> set[str]:
    return {name for name, number in own.items() if number >= CLEAR * (number + other[name])}


def folded(names: Iterable[str]) -> set[str]:
    plain = {anyascii(name).lower() for name in names}
    return {name for name in plain if name.isalpha() and len(name) > 1}


def write(name: str, sections: dict[str, set[str]]) -> None:
    """Put each section's words in place of what the file has there; its head and our own sections stay."""
    path = LEXICON / name
    head, *own = path.read_text(encoding="utf-8").split("\n[")
    parts = [f"[{section}]\n{wrapped(sorted(words))}\n" for section, words in sections.items()]
    kept = [f"[{part}" for part in own if part.split("]")[0] not in sections]
    path.write_text("\n".join([head, *parts, *kept]), encoding="utf-8")


def wrapped(words: list[str]) -> str:
    lines = [""]
    for word in words:
        if len(lines[-1]) + len(word) + 1 > WIDTH:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".lstrip()
    return "\n".join(lines)


if __name__ == "__main__":
    main()
