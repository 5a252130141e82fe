"""`factcheck positions`."""

import sys
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

import typer

from factcheck.cli import completing
from factcheck.cli.options import Csv, IdsOnly, Json, Jsonl, are_ids, claim_ids, format_of
from factcheck.cli.output import is_table, show, write_claims, write_json, write_rows
from factcheck.cli.session import Session
from factcheck.domain.numbers import claim_number
from factcheck.errors import FactcheckError
from factcheck.store.storage.database import Database
from factcheck.text.terminal import data_out

if TYPE_CHECKING:
    from factcheck.domain.proposition import Proposition
    from factcheck.store.reads.positions import Summary


def run(
    ctx: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PROP|ID|WORDS",
            help="A proposition (p3, or its words) or claims' ids.",
            autocompletion=completing.propositions,
        ),
    ] = None,
    json: Json = False,
    jsonl: Jsonl = False,
    csv: Csv = False,
    ids: IdsOnly = False,
) -> None:
    """One proposition: who alleges, denies and confirms it, since when. Without words: all propositions.

    Examples:

    - `factcheck positions weapons`

    - `factcheck positions p3 --json`
    """  # fmt: skip
    from factcheck.store.reads import propositions, sources
    from factcheck.store.reads.positions import positions, summaries

    session = Session.of(ctx)
    form = format_of(json=json, jsonl=jsonl, csv=csv, ids=ids)
    with session.reading() as db:
        if not words:
            _write_all(session, summaries(db), form)
            return
        found = [positions(db, one) for one in _asked(db, words)]
        names = sources.short_names(db, {position.claim.source for one in found for position in one.filed})
        moved = [propositions.followed(db, one.proposition) for one in found if not one.filed]
    for one, under in zip((one for one in found if not one.filed), moved, strict=True):
        place = f"; what was is under “{under}”" if under else ""
        session.say(f"No claim is filed under p{one.proposition.id}{place}.")
    if is_table(session, form):
        from factcheck.rendering import sides

        for n, one in enumerate(one for one in found if one.filed):
            if n:
                sys.stdout.write("\n")
            show(session, partial(sides.positions, one, names))
    else:
        columns = None if form else ["stance,speaker,via,reported,mark,said_on,source,id,text"]
        write_claims(session, (position.claim for one in found for position in one.filed), form, columns)


def _asked(db: Database, words: Sequence[str]) -> "list[Proposition]":
    """The propositions that were asked for: one, or those of several claims. Raises NotFound, FactcheckError."""
    from factcheck.store.reads import propositions

    numbers = claim_ids(words) if are_ids(words) else []
    texts = [_name(db, str(number)) for number in numbers] or [_name(db, " ".join(words))]
    return [propositions.proposition(db, text) for text in dict.fromkeys(texts)]


def _write_all(session: Session, known: "Sequence[Summary]", form: str) -> None:
    """Every proposition, how it stands, and how many claims are filed under it."""
    if is_table(session, form) and known:
        from factcheck.rendering import sides

        show(session, lambda console: sides.propositions(known, console))
        return
    rows = [(f"p{p.id}", p.text, str(p.yes + p.no)) for p in known]
    if form in ("json", "jsonl"):
        write_json(map(_as_dict, known), form)
    elif form == "ids":
        sys.stdout.writelines(f"{name}\n" for name, *_ in rows)
    elif form == "csv":
        from factcheck.exporting.csv import write_table

        write_table(("id", "text", "claims"), rows, data_out())
    else:
        headers = ("#", "proposition", "claims")
        write_rows(session, headers, rows, empty="No propositions yet: `factcheck file` makes one.")


def _as_dict(p: "Summary") -> dict[str, Any]:
    """A proposition in JSON."""
    return {
        "id": f"p{p.id}", "text": p.text, "claims": p.yes + p.no, "for": p.yes, "against": p.no,
        "standing": p.standing.value,
    }  # fmt: skip


def _name(db: Database, word: str) -> str:
    """The proposition of a claim's id; anything else as it is."""
    from factcheck.store.reads import claims

    number = claim_number(word)
    if number is None:
        return word
    claim = claims.claim(db, number)
    if not claim.proposition:
        raise FactcheckError(
            f"Claim {claim.id} is not filed under a proposition.", f"`factcheck file {claim.id} --about …` files it."
        )
    return claim.proposition
