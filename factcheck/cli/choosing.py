"""Claims that a writing command is given: by their ids, or by a filter, which is counted and asked about first."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli import completing
from factcheck.cli.options import claim_ids
from factcheck.cli.session import Session
from factcheck.domain.numbers import claim_number
from factcheck.errors import FactcheckError, UsageError
from factcheck.text.safe import visible

if TYPE_CHECKING:
    from factcheck.store.storage.database import Database

Chosen = Annotated[
    list[str],
    typer.Argument(
        metavar="ID|FILTER",
        help="Claim ids: 12, #12, 12-15, 12,14; - reads them from a pipe. Or filters as in list: by:peskov tag:gas.",
        autocompletion=completing.claims_or_filters,
    ),
]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Do not ask about the claims that a filter lets through.")]
SHOWN = 5
"""Claims that are shown before the question, for the eye alone."""


class Declined(FactcheckError):
    """A person was asked and said no."""


def chosen(session: Session, words: Sequence[str], verb: str, *, yes: bool, only: str = "") -> list[int]:
    """The ids that were typed, or those of the claims that a filter lets through, once a person has agreed.

    `verb` is what is done, "{}" standing for the claims where they are not said last. `only` is a further filter
    (is:draft) that the command itself asks for. Raises NotFound, UsageError, Declined.
    """
    if not any(":" in word for word in words):
        return claim_ids(words)
    numbers = [word for word in words if claim_number(word) is not None or word == "-"]
    if numbers:
        raise UsageError(
            f"“{numbers[0]}” is an id and “{next(w for w in words if ':' in w)}” a filter: give one or the other.",
            f"As a filter it is id:{numbers[0].lstrip('#')}; a comma means or." if numbers[0] != "-" else "",
        )
    from factcheck.query import parse
    from factcheck.store.search import listing

    query = parse([*words, *([only] if only else [])])
    with session.reading() as db:
        found = list(listing.ids(db, query))
        if not found:
            from factcheck.cli.empty import why

            raise FactcheckError(f"No {'draft' if only else 'claim'} fits, so nothing was done.", why(db, query))
        if not yes:
            from factcheck.cli.shown import Showing

            with Showing(session, db) as shown:
                first = texts(db, list(shown.of(found[:SHOWN])))
                _ask(session, first, len(found), verb, "draft" if only else "claim")
    return found


def texts(db: "Database", ids: Sequence[int]) -> list[tuple[int, str]]:
    """These claims' ids and words."""
    from factcheck.store.reads import claims

    return [(claim.id, claim.text) for claim in claims.by_ids(db, ids)]


def sure_of(session: Session, names: Sequence[str], *, new: bool = False) -> Callable[[str, str], bool]:
    """Who says whether a name with a title is a known speaker; where nobody can be asked it is, and that is said.

    A person is asked about `names` at once, before anything is locked, unless they are `new`. Raises StoreError.
    """
    if not session.asks:

        def said(name: str, full: str) -> bool:
            session.say(f"“{name}” is filed under {full}; --new-speaker makes somebody new.")
            return True

        return said
    answers = {} if new else _asked_about(session, names)
    return lambda name, full: answers.get(name) == full


def _asked_about(session: Session, names: Sequence[str]) -> dict[str, str]:
    """The names that are known speakers' without their titles, as a person says, each with the full name."""
    from factcheck.actions.whom import Whom
    from factcheck.store.reads import speakers

    with session.reading() as db:
        whom = Whom(db)
        found = [
            (name, whom.meant(name)) for name in dict.fromkeys(filter(None, names)) if not speakers.exactly(db, name)
        ]
    return {
        name: full[0]
        for name, full in found
        if len(full) == 1 and typer.confirm(f"Is “{visible(name)}” {visible(full[0])}?", default=True, err=True)
    }


def _ask(session: Session, first: Sequence[tuple[int, str]], many: int, verb: str, what: str) -> None:
    """Raises UsageError where nobody can be asked, Declined for a no."""
    counted = f"{many:,} {what}{'s' * (many != 1)}"
    said = verb if "{}" in verb else verb + " {}"
    if not session.asks:
        hint = "`factcheck list` with the same words shows them."
        raise UsageError(
            f"{counted} {'fits' if many == 1 else 'fit'}: say --yes to {said.format('it' if many == 1 else 'them')}.",
            hint,
        )
    for number, text in first:
        session.say(f"  #{number}  {text[:70]}{'…' if len(text) > 70 else ''}")
    if many > len(first):
        session.say(f"  … and {many - len(first):,} more")
    if not typer.confirm(f"{said.capitalize().format(counted)}?", err=True):
        raise Declined("Nothing was done.")
