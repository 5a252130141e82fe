"""Lists of things that are not claims (sources, speakers, events, conflicts), with the options that `list` has."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from factcheck.cli.output import first_page, is_table, show, write_json, write_rows
from factcheck.cli.session import Session
from factcheck.domain.event import in_words
from factcheck.errors import UsageError
from factcheck.text.suggesting import did_you_mean
from factcheck.text.terminal import data_out

Thing = dict[str, Any]
"""A thing as JSON has it."""
_ALSO = {"date": ("said_on", "published", "at", "judged_at"), "when": ("at",), "who": ("by",)}
"""Other names of a key: the one date that a thing has is its `date`, as a claim's is."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody asked of a list: its form ("" for a table or TSV), columns and order as typed, how many at most."""

    form: str = ""
    columns: Sequence[str] = ()
    sort: str = ""
    limit: int | None = None


def in_order(things: Iterable[Thing], keys: Sequence[str], sort: str) -> list[Thing]:
    """The things in the order of one of their keys, a minus before it turning it round; as they come without one.

    Raises UsageError for a key that there is not.
    """
    found = list(things)
    if not sort:
        return found
    (key,) = _named([sort.removeprefix("-")], keys)
    return sorted(found, key=lambda thing: _rank(thing[key]), reverse=sort.startswith("-"))


def _rank(value: Any) -> tuple[bool, Any]:
    """Numbers by size, all else by its words; what is not known comes first."""
    if isinstance(value, int | float):
        return True, (value, "")
    return bool(value), (0, cell(value).casefold())


def _named(typed: Sequence[str], keys: Sequence[str]) -> list[str]:
    found = []
    for name in (part.strip().lower() for given in typed for part in given.split(",") if part.strip()):
        key = next((one for one in (name, *_ALSO.get(name, ())) if one in keys), "")
        if not key:
            raise UsageError(f"There is no column “{name}”.", did_you_mean(name, keys))
        found.append(key)
    return list(dict.fromkeys(found))


def cell(value: Any) -> str:
    """A value of JSON as one string."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple):
        return ", ".join(in_words([part]) if isinstance(part, dict) else cell(part) for part in value)
    return "" if value is None else str(value)


def write_things(
    session: Session,
    things: Sequence[Thing],
    keys: Sequence[str],
    asked: Asked,
    *,
    rows: Callable[[Sequence[Thing]], Sequence[Sequence[str]]],
    draw: Callable[[Sequence[Thing]], Callable[[Any], None]],
    empty: str,
) -> int:
    """Write things in the form that was asked for; returns how many. `keys` are all that a thing has.

    `rows` makes the lines of a pipe, and `draw` the table of a terminal, where no columns were named. Raises
    UsageError.
    """
    columns = _named(asked.columns, keys)
    ordered = in_order(things, keys, asked.sort)
    page = first_page(asked.limit, table=is_table(session, asked.form), page=session.preferences.page)
    shown = ordered[:page]
    if asked.form in ("json", "jsonl"):
        write_json(({key: thing[key] for key in columns} if columns else thing for thing in shown), asked.form)
    elif asked.form == "csv":
        from factcheck.exporting.csv import write_table

        names = columns or keys
        write_table(names, ([cell(thing[key]) for key in names] for thing in shown), data_out())
    elif columns:
        write_rows(session, columns, [[cell(thing[key]) for key in columns] for thing in shown], empty=empty)
    elif is_table(session, "") and shown:
        show(session, draw(shown))
    else:
        write_rows(session, (), rows(shown), empty=empty)
    if len(shown) < len(ordered):
        session.say(f"The first {len(shown)} of {len(ordered)}; --limit 0 shows all.")
    return len(shown)
