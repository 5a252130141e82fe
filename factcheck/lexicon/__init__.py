"""Lists of words as data: a file each, with its source and licence on top, read when somebody first asks.

A file is UTF-8 text. Lines that begin with `#` say where it comes from and explain; `[name]` begins a section; an
indented line goes on where the line above it ended.
"""

from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent  # a wheel is unpacked, and importing importlib.resources would cost each command 10 ms


@cache
def lines(file: str, section: str = "") -> tuple[str, ...]:
    """The lines of one section of a file, in order; of the lines before the first section without `section`.

    Raises KeyError for a section that the file does not have, OSError for a file that is not there.
    """
    return _sections(file)[section]


@cache
def words(file: str, section: str = "") -> frozenset[str]:
    """The words of a section, where a line is as many words as it likes."""
    return frozenset(word for line in lines(file, section) for word in line.split())


@cache
def phrases(file: str, section: str = "") -> frozenset[str]:
    """The lines of a section, each a phrase, for looking one up."""
    return frozenset(lines(file, section))


@cache
def rows(file: str, section: str = "") -> tuple[tuple[str, ...], ...]:
    """The lines of a section as cells, which tabs part."""
    return tuple(tuple(cell.strip() for cell in line.split("\t")) for line in lines(file, section))


@cache
def _sections(file: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {"": []}
    section = ""
    for line in (_FOLDER / file).read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or not line.strip():
            continue
        if line.startswith("[") and line.endswith("]"):
            section = line[1:-1]
            found[section] = []
        elif line[0].isspace() and found[section]:
            found[section][-1] += " " + line.strip()
        else:
            found[section].append(line.rstrip())
    return {name: tuple(held) for name, held in found.items()}
