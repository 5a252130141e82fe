"""JSON Lines back in, a line at a time; a bad line is a value, not an exception."""

import json
from collections.abc import Callable, Iterator
from typing import Any, TextIO

from factcheck.errors import FactcheckError
from factcheck.exporting.checking import check_encodable, checked_claim

Record = dict[str, Any]


def read_jsonl(
    stream: TextIO, check: Callable[[Record], Record] = checked_claim
) -> Iterator[tuple[int, Record | FactcheckError]]:
    """The line number (from 1) and the object of every line that is not blank, or what is wrong with it.

    `check` is called with each object and may raise FactcheckError. A stream that is not UTF-8 ends at that place,
    unless it was opened with `errors="surrogateescape"`: then only that line is refused.
    """
    number = 0
    try:
        for number, line in enumerate(stream, 1):
            line = line.removeprefix("\ufeff") if number == 1 else line
            if line.strip():
                yield number, _record(line, check)
    except UnicodeDecodeError:
        yield (
            number + 1,
            FactcheckError("The file is not UTF-8 from about here on.", "Convert it, for example with iconv."),
        )


def _record(line: str, check: Callable[[Record], Record]) -> Record | FactcheckError:
    try:
        record = json.loads(line)
        if not isinstance(record, dict):
            return FactcheckError("This is JSON, but not an object.", "One claim is one {…} on one line.")
        if "\\u" in line or not line.isascii():  # only such a line can hold half a character
            check_encodable(record)
        return check(record)
    except json.JSONDecodeError as error:
        return FactcheckError(f"This is not JSON: {error.msg} at character {error.colno}.")
    except (ValueError, RecursionError):
        return FactcheckError("This is not JSON that can be read: a number too long, or too deep a nesting.")
    except FactcheckError as error:
        return error
