"""Tables of what things are called, as others publish them, read as groups of names: GeoNames, Wikidata, a plain list.

The forms are told from their columns: `allCountries.txt` and its parts (19 columns, the other names in the fourth),
`alternateNames.txt` (a number of its own, the place's number, a language, a name;
https://download.geonames.org/export/dump/readme.txt), a table of labels whose first column says which thing a name is
of (a Wikidata item), and a plain one: a name, then its other names.
"""

import csv
import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path

from factcheck.errors import FactcheckError
from factcheck.text.fold import name_words

LONGEST_LINE = 1_000_000
"""Code points of a line that is read: the longest of GeoNames has some 12,000."""
_COLUMNS_OF_A_GAZETTEER = 19
"""Columns of GeoNames' main table."""
_NO_LANGUAGES = frozenset(
    {"link", "wkdt", "post", "iata", "icao", "faac", "tcid", "unlc", "abbr", "phon", "piny", "fr_1793"}
)
"""What GeoNames' column of languages says of codes, links and the like, which are no names."""
_ITEM = re.compile(r"(?:https?://www\.wikidata\.org/(?:entity|wiki)/)?Q\d+")
_LANGUAGE = re.compile("[a-z]{2,3}(?:-[A-Za-z0-9]+)*")
_CODE = re.compile("[A-Z0-9]{2,4}")
_HEADING = re.compile(r"(?i)\w*(?:name|label|alias|place|speaker|also|item|language|lang)\w*")

Group = tuple[str, ...]
"""The names of one thing, first what it is called here."""


def groups(path: Path, wanted: Callable[[list[str]], set[str]] | None = None) -> Iterator[Group]:
    """The groups of names of a table, each name once; those that have a `wanted` name, which is put first.

    `wanted` says which of many names are. The file is read twice where its form has a thing's names far apart. Raises
    FactcheckError for a table that has no two columns, or a line without end.
    """
    with path.open(encoding="utf-8-sig", newline="") as stream:
        first = stream.readline(LONGEST_LINE)
    found = _scattered(path, wanted) if _is_scattered(first) else _together(path, first)
    for batch in _batches(found):
        names = sorted({name for group in batch for name in group})
        known = None if wanted is None else wanted(names)
        for group in batch:
            heads = group[:1] if known is None else [name for name in group if name in known]
            if heads and len(group) > 1:
                plain = [name for name in heads if name.isascii()]
                yield tuple(dict.fromkeys(((plain or heads)[0], *group)))


def _rows(path: Path, delimiter: str) -> Iterator[list[str]]:
    csv.field_size_limit(LONGEST_LINE)
    with path.open(encoding="utf-8-sig", newline="") as stream:
        try:
            tabbed = delimiter == "\t"
            yield from csv.reader(
                stream,
                "excel-tab" if tabbed else "excel",
                delimiter=delimiter,
                quoting=csv.QUOTE_NONE if tabbed else csv.QUOTE_MINIMAL,
            )
        except (csv.Error, UnicodeDecodeError) as error:
            raise FactcheckError(f"{path.name} is no table of names: {error}.") from error


def _is_scattered(first: str) -> bool:
    """Whether the table is GeoNames' of other names, a name a line."""
    cells = first.split("\t")
    return 4 <= len(cells) < _COLUMNS_OF_A_GAZETTEER and cells[0].isdigit() and cells[1].isdigit()


def _scattered(path: Path, wanted: Callable[[list[str]], set[str]] | None) -> Iterator[Group]:
    """A name a line, the names of one thing anywhere: the things that are wanted first, then all their names."""
    things: set[str] | None = None
    if wanted is not None:
        things = set()
        for batch in _batches(_names_a_line(path)):
            known = wanted(sorted({name for _, name in batch}))
            things |= {thing for thing, name in batch if name in known}
    found: dict[str, dict[str, None]] = {}
    for thing, name in _names_a_line(path):
        if things is None or thing in things:
            found.setdefault(thing, {})[name] = None
    yield from map(tuple, found.values())


def _names_a_line(path: Path) -> Iterator[Group]:
    for row in _rows(path, "\t"):
        if len(row) > 3 and row[2] not in _NO_LANGUAGES and _is_name(row[3]):
            yield row[1], row[3].strip()


def _together(path: Path, first: str) -> Iterator[Group]:
    delimiter = "\t" if "\t" in first else ";" if first.count(";") > first.count(",") else ","
    if delimiter not in first:
        raise FactcheckError(f"{path.name} is no table of names: its first line has one column.")
    of_item: dict[str, dict[str, None]] = {}
    for n, row in enumerate(_rows(path, delimiter)):
        if n == 0 and all(_HEADING.fullmatch(cell.strip().replace(" ", "_")) for cell in row):
            continue
        if len(row) == _COLUMNS_OF_A_GAZETTEER and delimiter == "\t":
            yield _names([row[1], *row[3].split(",")])
        elif row and _ITEM.fullmatch(row[0].strip()):
            of_item.setdefault(row[0].strip(), {}).update(dict.fromkeys(_names(row[1:])))
        else:
            yield _names(row)
    yield from map(tuple, of_item.values())


def _names(cells: Iterable[str]) -> Group:
    """The names among some cells: no languages, no codes, no numbers."""
    return tuple(dict.fromkeys(cell.strip() for cell in cells if _is_name(cell)))


def _is_name(cell: str) -> bool:
    text = cell.strip()
    return bool(name_words(text)) and not (text.isascii() and (_CODE.fullmatch(text) or _LANGUAGE.fullmatch(text)))


_AT_ONCE = 5_000
"""Names or groups that are asked about at once: a bound on memory."""


def _batches(found: Iterable[Group]) -> Iterator[list[Group]]:
    waiting = iter(found)
    while batch := list(islice(waiting, _AT_ONCE)):
        yield batch
