"""`factcheck match`."""

import sys
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TextIO

import typer

from factcheck.cli.options import Json, Jsonl, format_of
from factcheck.cli.output import is_table, show, write_json
from factcheck.cli.session import Session
from factcheck.errors import UsageError

if TYPE_CHECKING:
    from factcheck.domain.claim import Claim
    from factcheck.store.search.match import Match
    from factcheck.store.storage.database import Database


def run(
    ctx: typer.Context,
    what: Annotated[
        list[str], typer.Argument(metavar="TEXT|-|FILE", help="A sentence or a post; a file or - holds one a line.")
    ],
    least: Annotated[
        float, typer.Option("--least", min=0.0, max=1.0, metavar="CHANCE", help="Leave out what is less likely.")
    ] = 0.1,
    limit: Annotated[int, typer.Option("--limit", min=1, metavar="N", help="At most N claims for each text.")] = 5,
    json: Json = False,
    jsonl: Jsonl = False,
) -> None:
    """Was this checked already? The claims that say the same, each with the chance that it does.

    A claim with another number, name or negation, or the opposite, is never the same, and what differs is said. Beside
    a claim that was found stand those that deny or contradict it.

    Examples:

    - `factcheck match "Remittances from Russia are 46% of monetary inflows into Azerbaijan"`

    - `factcheck match posts.txt --jsonl`
    """
    from factcheck.store.reads import claims
    from factcheck.store.reads.conflicts import contradicting
    from factcheck.store.search.match import match

    session = Session.of(ctx)
    form = format_of(json=json, jsonl=jsonl)
    with session.reading() as db:
        answers = []
        for text in _texts(what):
            found = [made for made in match(db, text, limit) if made.chance >= least]
            against = contradicting(db, [made.claim_id for made in found])
            ids = {made.claim_id for made in found}.union(*against.values())
            known = {claim.id: claim for claim in claims.by_ids(db, sorted(ids))}
            if form == "jsonl":
                write_json([_as_dict(text, found, known, against)], form)
            elif form:
                answers.append(_as_dict(text, found, known, against))
            else:
                _write(session, db, text, found, known, against)
    if form == "json":
        write_json(answers, form)


def _texts(what: list[str]) -> Iterator[str]:
    """Each text to look for. Raises UsageError when there is none, FactcheckError for a line without end, OSError."""
    from factcheck.exporting.incoming import lines

    empty = True
    with _opened(what) as given:
        for line in lines(given):
            if line.strip():
                empty = False
                yield line.strip()
    if empty:
        raise UsageError("There is no text to look for.")


def _opened(what: list[str]) -> TextIO:
    if what == ["-"]:
        return sys.stdin
    if len(what) == 1 and _is_file(what[0]):
        return open(what[0], encoding="utf-8", errors="replace")
    return StringIO(" ".join(what))


def _is_file(name: str) -> bool:
    try:
        return Path(name).is_file()
    except (OSError, ValueError):
        return False


def _as_dict(
    text: str, found: "list[Match]", known: "dict[int, Claim]", against: dict[int, list[int]]
) -> dict[str, Any]:
    return {
        "text": text,
        "matches": [
            {
                "chance": made.chance,
                "differs": made.differs or None,
                "twins": list(made.twins),
                "claim": known[made.claim_id].as_dict(),
                "against": against.get(made.claim_id, []),
            }
            for made in found
        ],
    }


def _write(
    session: Session,
    db: "Database",
    text: str,
    found: "list[Match]",
    known: "dict[int, Claim]",
    against: dict[int, list[int]],
) -> None:
    if not is_table(session, ""):
        from factcheck.exporting.tsv import line

        for made in found:
            claim = known[made.claim_id]
            row = (text, f"{made.chance:.2f}", str(claim.id), claim.status.value, claim.text, made.differs)
            sys.stdout.write(line(row))
        return
    from factcheck.rendering import offers
    from factcheck.store.reads.sources import short_names

    if found:
        rows = [
            (known[made.claim_id], made, [known[other] for other in against.get(made.claim_id, [])]) for made in found
        ]
        names = short_names(db, {claim.source for claim, *_ in rows})
        show(session, lambda console: offers.matches(text, rows, names, console))
    else:
        session.say(f"Nothing in the store says “{text}”.")
