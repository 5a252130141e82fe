"""Options and arguments that several commands share, and what they turn into."""

import re
import sys
from collections.abc import Iterable
from typing import Annotated

import typer

from factcheck.cli import completing
from factcheck.domain.numbers import claim_number, each
from factcheck.errors import NotFound, UsageError

Words = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="FILTER",
        help="Words, “phrases”, filters: status: reported: mark: by: via: source: about: said_on: amount: reply: "
        "assigned: state: due: is:…",
        autocompletion=completing.filters,
        show_default=False,
    ),
]
Ids = Annotated[
    list[str],
    typer.Argument(
        metavar="ID",
        help="Claim ids: 12, #12, 12-15, 12,14; - reads them from a pipe.",
        autocompletion=completing.claims,
    ),
]
LONGEST = 1_000_000_000
"""More rows than any list has; a database counts no further than it can."""
Json = Annotated[bool, typer.Option("--json", help="One JSON array.")]
Jsonl = Annotated[bool, typer.Option("--jsonl", help="One JSON object a line.")]
Csv = Annotated[bool, typer.Option("--csv", help="CSV with a header.")]
IdsOnly = Annotated[bool, typer.Option("--ids", help="Ids alone, for a pipe into another command.")]
Limit = Annotated[
    int | None,
    typer.Option(
        "--limit",
        min=0,
        max=LONGEST,
        metavar="N",
        show_default=False,
        help="At most N; 0 for all. Default: 50 to a terminal, else all.",
    ),
]
Columns = Annotated[
    list[str] | None,
    typer.Option(
        "--columns", metavar="NAMES", help="Which columns, as in id,text,speaker.", autocompletion=completing.columns
    ),
]
Sort = Annotated[
    str,
    typer.Option(
        "--sort",
        metavar="KEY",
        help="id, said_on, created_at, status, reported, mark, confidence, text, speaker, "
        "source, proposition, assignee, state, priority, due, verdict, grade; -id turns round.",
    ),
]
ThingSort = Annotated[
    str, typer.Option("--sort", metavar="KEY", help="A column, as --columns names it; -KEY turns round.")
]
Note = Annotated[str, typer.Option("--note", metavar="TEXT", help="Why.")]
NewProposition = Annotated[
    bool, typer.Option("--new-proposition", help="Make a new one though one that is there has nearly these words.")
]
Confidential = Annotated[
    bool | None,
    typer.Option(
        "--confidential/--no-confidential",
        show_default=False,
        help="Whether the source is confidential: nothing of it goes out for the public.",
    ),
]
Over = Annotated[bool, typer.Option("--over", help="Also where a colleague decided otherwise.")]
DryRun = Annotated[bool, typer.Option("--dry-run", "-n", help="Say what would happen, and change nothing.")]


def format_of(*, json: bool = False, jsonl: bool = False, csv: bool = False, ids: bool = False) -> str:
    """The one output that was asked for, "" for none. Raises UsageError for two."""
    asked = [name for name, on in (("json", json), ("jsonl", jsonl), ("csv", csv), ("ids", ids)) if on]
    if len(asked) > 1:
        raise UsageError(f"--{asked[0]} and --{asked[1]} exclude each other.")
    return asked[0] if asked else ""


def claim_ids(words: Iterable[str]) -> list[int]:
    """The ids that were typed, or that come from standard input for `-`. Raises NotFound, UsageError."""
    found: list[int] = []
    for word in words:
        parts = [part for line in sys.stdin for part in line.split()] if word == "-" else [word]
        found += [claim_id for part in parts for claim_id in _numbers(part)]
    if not found:
        raise UsageError("No claim ids were given.", "`factcheck list --ids` prints them for a pipe.")
    return found


def are_ids(words: Iterable[str]) -> bool:
    """Whether every word has the form of an id, a list or a range of them."""
    return all(re.fullmatch(r"#?\d+(?:[,-]#?\d+)*", word, re.ASCII) for word in words)


def _numbers(word: str) -> list[int]:
    """The ids of a list ("12,14") or a range ("12-15", both ends among them). Raises NotFound, UsageError."""
    found = each(word)
    return [number(word)] if found is None else found


def number(word: str) -> int:
    """A claim's id. Raises NotFound for what cannot be one."""
    found = claim_number(word)
    if found is None:
        raise NotFound(f"“{word}” is not the id of a claim.", "Ids are whole numbers; `factcheck list` shows them.")
    return found
