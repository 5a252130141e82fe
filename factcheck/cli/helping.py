"""`factcheck help`: a command, or a topic: filters, statuses, keys."""

import sys
from typing import Annotated

import typer

from factcheck.errors import UsageError

TOPICS = ("filters", "statuses", "keys")
WIDEST = 120
"""Columns beyond which a line of a page is hard to read, for the eye alone."""


def run(
    ctx: typer.Context,
    topic: Annotated[
        list[str] | None, typer.Argument(metavar="TOPIC", help="A command, or: filters, statuses, keys.")
    ] = None,
) -> None:
    """Help on a command, or on filters, statuses or the keys of a review.

    Examples:

    - `factcheck help filters`

    - `factcheck help mark`
    """
    from factcheck.cli.registry import COMMANDS
    from factcheck.text.suggesting import did_you_mean
    from factcheck.text.wrapping import width_of, wrapped

    words = topic or []
    if words and words[0] in TOPICS:
        said = {"filters": filters, "statuses": statuses, "keys": keys}[words[0]]()
        sys.stdout.write(wrapped(said, min(width_of(sys.stdout) or WIDEST, WIDEST)))
        return
    if words and words[0] not in COMMANDS:
        hint = did_you_mean(words[0], (*TOPICS, *COMMANDS), otherwise="`factcheck help` lists the commands.")
        raise UsageError(f"There is no help on “{words[0]}”.", hint)
    from factcheck.cli.app import program

    program().main([*words, "--help"], prog_name="factcheck", standalone_mode=False)
    if not words:
        sys.stdout.write(f"\nAlso: {', '.join(f'factcheck help {name}' for name in TOPICS)}\n")


def filters() -> str:
    """What claims are found by."""
    from factcheck.query.model import FIELDS

    width = 21
    lines = [f"  {name + ':':<{width}}{meaning}" for name, meaning in FIELDS.items()]
    return _FILTERS.format("\n".join(lines))


_FILTERS = """\
Whatever stands side by side must all fit. In list, search, export, review, conflicts, log, source, speaker, and in \
accept, reject, mark, file, edit and withdraw.

  weapons              a word, in any of its forms
  '"air defense"'      a phrase, as it stands
  azerb*               the beginning of a word
{}

A comma means or:      by:peskov,putin
A not turns it round:  not by:peskov
Names with blanks:     by:"Ilham Aliyev"
"""


def statuses() -> str:
    """The three words, and what stands beside one another."""
    return _STATUSES


_STATUSES = """\
Two verdicts stand beside each claim, and both are about the claim's words:

  reported   what the source reports; only a logged correction changes it (`edit --reported`)
  desk       what your desk has established, empty until somebody marks it (`mark`)

Each is one of three words:

  alleged    somebody says so
  denied     somebody says it is not so; of a desk: it is false
  confirmed  those concerned say so themselves; of a desk: it is true

status is the desk's if there is one, else what is reported. A chain is as strong as its weakest link: what one \
tells of another is alleged, and a relayed denial stays a denial.

Beside them:

  draft      a machine suggests it, nobody has accepted it     (`review`, `accept`, `reject`)
  disputed ⚡ other claims deny or contradict it                (`conflicts`)
  withdrawn  taken out of every list, and still in the log     (`restore` brings it back)
"""


def keys() -> str:
    """The keys of a review."""
    from factcheck.review.screen import helped

    asked = "Enter takes what is proposed, n makes something new, Esc leaves it as it was."
    return f"In `factcheck review`:\n\n{helped(full=True)}\n\nWhen it asks: {asked}\n"
