"""CSV for a spreadsheet (RFC 4180, lines end in CR LF): a header, one row a claim, no cell that runs as a formula."""

import csv
from collections.abc import Iterable, Sequence
from typing import TextIO

from factcheck.domain.claim import Claim
from factcheck.exporting.columns import COLUMNS
from factcheck.text.safe import cells


def write(claims: Iterable[Claim], stream: TextIO, columns: Sequence[str] = ()) -> None:
    """Write the header and every claim, all columns or these; open the stream with `newline=""`. Lone surrogates are
    written as escapes.
    """
    names = columns or tuple(COLUMNS)
    getters = [COLUMNS[name] for name in names]
    write_table(names, ([get(claim) for get in getters] for claim in claims), stream)


def write_table(header: Sequence[str], rows: Iterable[Sequence[str]], stream: TextIO) -> None:
    """The same for rows of anything: a header, and cells that no spreadsheet runs."""
    writer = csv.writer(stream)
    writer.writerow(header)
    writer.writerows(cells(list(row)) for row in rows)
