"""Claims in the JSON of others (ClaimReview, fact-check search, web annotations, Hypothesis) as records of ours.

What they say of a claim is somebody else's word: a rating goes into the note with who gave it, and is never a mark.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from factcheck.errors import FactcheckError
from factcheck.exporting import annotations_reading, claimreview_reading
from factcheck.exporting.annotations_reading import Wordless
from factcheck.exporting.claimreview_reading import Rated
from factcheck.exporting.csv_reading import Kept, has_other_names, read_named
from factcheck.exporting.incoming import SILENT, Told
from factcheck.exporting.jsonl_reading import Row

Record = dict[str, Any]
Read = Callable[[Record], Iterator[Record | FactcheckError] | None]

READERS: tuple[Read, ...] = (
    claimreview_reading.search_results, claimreview_reading.reviews, annotations_reading.hypothesis,
    annotations_reading.annotations,
)  # fmt: skip
"""Each takes an object of a file and gives its claims, or None for an object of another kind."""


def unfolded(rows: Iterator[Row], told: Told = SILENT) -> Iterator[Row]:
    """The rows, with the objects of others as the records of ours that they hold, each on the line of the object.

    `told.said` hears how many ratings are in notes, and how many annotations there are without words of a page.
    """
    rated = wordless = 0
    kept, left_out = Kept(), dict[str, None]()
    hearing = replace(told, left_out=lambda names: left_out.update(dict.fromkeys(names)))
    for line, record in rows:
        for one in _found(record):
            rated += isinstance(one, Rated)
            if isinstance(one, Wordless):
                wordless += 1
            else:
                yield line, _in_our_names(one, hearing, kept)
    if left_out:
        told.left_out(list(left_out))
    for sentence in kept.said():
        told.said(sentence)
    if rated:
        told.said(f"{rated} published rating{_s(rated)} kept in the notes: not your desk's mark{_s(rated)}.")
    if wordless:
        told.said(f"{wordless} note{_s(wordless)} without words of a page left out (on whole pages, or replies).")


def _in_our_names(record: Record | FactcheckError, told: Told, kept: Kept) -> Record | FactcheckError:
    if isinstance(record, FactcheckError) or not has_other_names(record):
        return record
    try:
        return read_named(record, told, kept)
    except FactcheckError as error:
        return error


def _s(number: int) -> str:
    return "" if number == 1 else "s"


def _found(record: Record | FactcheckError) -> Iterator[Record | FactcheckError]:
    """The claims of an object of others, or the record itself."""
    if isinstance(record, FactcheckError) or "record" in record:
        yield record
        return
    try:
        found = next((found for read in READERS if (found := read(record)) is not None), None)
        yield from iter([record]) if found is None else found
    except RecursionError:  # what was parsed a few calls higher up may be too deep here
        yield FactcheckError("This nests too deep to be read.")
