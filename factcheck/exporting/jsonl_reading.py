"""JSON back in: a line at a time, or a whole document; a bad line is a value, not an exception."""

import json
import re
from collections import deque
from collections.abc import Callable, Iterator
from itertools import chain, islice
from typing import Any, NoReturn, TextIO

from factcheck.domain.storable import fault
from factcheck.errors import FactcheckError
from factcheck.exporting.checking import check_storable, checked_claim
from factcheck.exporting.incoming import LONGEST, Item, lines

Record = dict[str, Any]
Row = tuple[int, Record | FactcheckError]


def read_jsonl(stream: TextIO, check: Callable[[Record], Record] = checked_claim) -> Iterator[Row]:
    """The line number (from 1) and the object of every line that is not blank, or what is wrong with it.

    An array of objects, as `export json` writes it, and objects over several lines are read too: a file whose first
    line cannot be an object, or breaks off in one while the second is none by itself. `check` is called with each
    object and may raise FactcheckError. What cannot be decoded, or has a line without end, ends at that place. A file
    with nothing in it is one error.
    """
    number, found = 0, False
    held: deque[str] = deque()
    rest = _after(held, lines(stream))
    try:
        for number, line in enumerate(rest, 1):
            line = line.removeprefix("\ufeff") if number == 1 else line
            if line.isspace() or not line:
                continue
            document = not found and (line.strip() == "{" or line.lstrip().startswith("["))
            if not found and not document and _breaks_off(line):
                held.extend(islice(rest, 1))
                document = line.rstrip().endswith(("[", "{")) or not any(map(_is_object, held))
            if document:
                yield from _document(number, chain([line], rest), check)
                return
            found = True
            yield number, _record(line, check)
    except FactcheckError as error:
        yield number + 1, error
        return
    if not found:
        yield 1, _empty()


def _after(held: deque[str], rest: Iterator[str]) -> Iterator[str]:
    """The lines that were read ahead and put back, then the others."""
    while True:
        if held:
            yield held.popleft()
        elif (line := next(rest, None)) is not None:
            yield line
        else:
            return


def _breaks_off(line: str) -> bool:
    """Whether a line ends in the middle of an object."""
    try:
        _decoder.decode(line)
    except json.JSONDecodeError as error:
        return line.lstrip().startswith("{") and error.pos >= len(line.rstrip())
    except (ValueError, RecursionError, FactcheckError):
        pass
    return False


def _is_object(line: str) -> bool:
    try:
        return isinstance(_decoder.decode(line), dict)
    except (ValueError, RecursionError, FactcheckError):
        return False


def _empty() -> FactcheckError:
    return FactcheckError("There is nothing in this file.")


def _record(line: str, check: Callable[[Record], Record]) -> Record | FactcheckError:
    try:
        return _checked(_decoder.decode(line), check, sound="\\u" not in line and not fault(line))
    except json.JSONDecodeError as error:
        return FactcheckError(f"This is not JSON: {error.msg} at character {error.colno}.")
    except (ValueError, RecursionError):
        return _unreadable()
    except FactcheckError as error:
        return error


def _checked(value: Any, check: Callable[[Record], Record], *, sound: bool = False) -> Record:
    """The object. `sound`: its text has nothing that no database holds, raw or by its number, so none of its values."""
    if not isinstance(value, dict):
        raise FactcheckError("This is JSON, but not an object.", "One claim is one {…} on one line.")
    if not sound:
        check_storable(value)
    return check(value)


def _unreadable() -> FactcheckError:
    return FactcheckError("This is not JSON that can be read: a number too long, or too deep a nesting.")


_BETWEEN = re.compile(r"[\s,\[\]]*")


def _document(line: int, parts: Iterator[str], check: Callable[[Record], Record]) -> Iterator[Row]:
    """The objects of a text that is not one object a line, each with the line that it begins on."""
    text = _whole(parts)
    at, counted, found, first = 0, 0, False, line
    numbered, item = "\n" not in text.strip() and text.lstrip().startswith("["), 0
    while (at := _BETWEEN.match(text, at).end()) < len(text):  # type: ignore[union-attr]  # it matches everywhere
        first, counted, found, item = first + text.count("\n", counted, at), at, True, item + 1
        line = Item(item) if numbered else first
        try:
            value, at = _decoder.raw_decode(text, at)
            yield line, _checked(value, check)
        except json.JSONDecodeError as error:
            lost = "Nothing from there on was read."
            yield line, FactcheckError(f"This is not JSON: {error.msg} at line {error.lineno}.", lost)
            return
        except (ValueError, RecursionError):
            yield line, _unreadable()
            return
        except FactcheckError as error:
            if at == counted:  # it was refused while it was read
                yield line, FactcheckError(str(error), f"{error.hint} Nothing from there on was read.".strip())
                return
            yield line, error
    if not found:
        yield line, _empty()


def _whole(parts: Iterator[str]) -> str:
    held, size = [], 0
    for part in parts:
        held.append(part)
        size += len(part)
        if size > LONGEST:
            raise FactcheckError(
                f"This JSON document is longer than {LONGEST:,} characters.", "Give one object a line."
            )
    return "".join(held)


def _pairs(pairs: list[tuple[str, Any]]) -> Record:
    made = dict(pairs)
    if len(made) != len(pairs):
        names = [name for name, _ in pairs]
        raise FactcheckError(f"“{next(name for name in names if names.count(name) > 1)}” stands here twice.")
    return made


def _constant(name: str) -> NoReturn:
    raise FactcheckError(f"{name} is no value in JSON.")


_decoder = json.JSONDecoder(object_pairs_hook=_pairs, parse_constant=_constant)
