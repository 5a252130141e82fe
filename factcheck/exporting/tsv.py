"""TSV: one line a claim, whatever its text holds.

An export escapes with a backslash what has no place on a line, and reads back as it was; a list for a pipe makes it
visible, for looking and for awk.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TextIO

from factcheck.domain.claim import Claim
from factcheck.exporting.columns import COLUMNS
from factcheck.text.safe import cell, escaped, visible


def write(claims: Iterable[Claim], stream: TextIO, columns: Sequence[str] = ()) -> None:
    """Write a header and one line a claim, all columns or these, formulas guarded as in CSV."""
    names = columns or tuple(COLUMNS)
    getters = [COLUMNS[name] for name in names]
    stream.write(line(names))
    for claim in claims:
        stream.write("\t".join(escaped(cell(get(claim))) for get in getters) + "\n")


def lines(claims: Iterable[Claim], columns: Sequence[str]) -> Iterator[str]:
    """One line a claim for a pipe: these columns, no header, no guard, nothing cut short, line end included."""
    getters = [COLUMNS[name] for name in columns]
    for claim in claims:
        yield line(get(claim) for get in getters)


def line(cells: Iterable[str]) -> str:
    """One line of a pipe, its end included."""
    return "\t".join(map(visible, cells)) + "\n"
