"""`factcheck source diff`."""

from collections.abc import Iterator
from typing import Annotated, Any

import typer

from factcheck.cli import completing
from factcheck.cli.options import Json
from factcheck.cli.output import write_json
from factcheck.cli.session import Session
from factcheck.text.safe import visible

Old = Annotated[str, typer.Argument(metavar="OLD", help="The older source's id.", autocompletion=completing.sources)]
New = Annotated[str, typer.Argument(metavar="NEW", help="The newer source's id.", autocompletion=completing.sources)]


def run(ctx: typer.Context, old: Old, new: New, json: Json = False) -> None:
    """What differs between two versions of a document, sentence by sentence, and the claims that stood on it.

    Example:

    - `factcheck source diff bridge-opens bridge-opens-2`
    """
    import sys

    from factcheck.actions.ingest_carrying import differences

    session = Session.of(ctx)
    with session.reading() as db:
        found = differences(db, old, new)
    if json:
        write_json(found, "json")
    elif not found:
        session.say("Nothing differs.")
    else:
        sys.stdout.write("\n".join(line for one in found for line in _lines(one)) + "\n")


def _lines(found: dict[str, Any]) -> Iterator[str]:
    yield from (f"- {visible(words)}" for words in found["old"])
    yield from (f"  claim {claim['id']}: {visible(claim['text'])}" for claim in found["claims"])
    yield from (f"+ {visible(words)}" for words in found["new"])
