"""`factcheck scale`: the verdicts that a desk names itself."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli import completing
from factcheck.cli.groups import group
from factcheck.cli.options import DryRun, Json, Jsonl, format_of
from factcheck.cli.output import write_json, write_rows
from factcheck.cli.session import Session

if TYPE_CHECKING:
    from factcheck.domain.scale import Scale

app = group(
    "Verdicts of the desk's own: true, misleading, unverifiable … Each counts as one of the three statuses, or as "
    "nothing established. They are kept in the store, so a whole desk has one scale.\n\n"
    "Examples:\n\n- `factcheck scale example > scale.toml`, then `factcheck scale set scale.toml`\n\n"
    "- `factcheck mark misleading 5 --note …`, `factcheck list verdict:misleading`",
)

LONGEST = 100_000
"""Characters of a scale that is read: a hundred verdicts have a tenth of that."""
Name = Annotated[str, typer.Argument(metavar="VERDICT", help="Its label.", autocompletion=completing.verdicts)]


@app.command("list")
def listed(ctx: typer.Context, json: Json = False, jsonl: Jsonl = False) -> None:
    """List the verdicts, the truest first: what each counts as, and how many claims have it.

    Example:

    - `factcheck scale`
    """
    from factcheck.domain.scale import NOTHING
    from factcheck.store.reads import scale

    session, form = Session.of(ctx), format_of(json=json, jsonl=jsonl)
    with session.reading() as db:
        found = scale.every(db)
    if form:
        write_json((one.as_dict() for one in found), form)
        return
    rows = [
        (
            str(one.label.order), one.label.said, one.label.counts_as or NOTHING, one.label.colour, str(one.used),
            "; ".join(f"in a copy it counts as {status or NOTHING}" for status in one.otherwise),
        )
        for one in found
    ]  # fmt: skip
    empty = "This desk has no scale of its own: `factcheck scale example` prints one to begin with."
    write_rows(session, ("order", "verdict", "counts as", "colour", "claims", ""), rows, empty=empty)


@app.command("set")
def given(
    ctx: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE", help="A scale.toml; - reads it from a pipe.")],
    dry: DryRun = False,
) -> None:
    """Give the desk a whole scale from a file; verdicts that are not in it are dropped, unless claims have them.

    Example:

    - `factcheck scale set scale.toml`
    """
    from factcheck.actions import scaling
    from factcheck.rendering.words import is_colour

    session = Session.of(ctx)
    wanted = scaling.read(_text(file))
    with session.writing("scale", dry=dry, file=file) as work:
        _tell(session, scaling.give(work, wanted, is_colour), dry=dry)


@app.command("add")
def added(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="VERDICT", help='Its label, as in "mostly true".')],
    counts_as: Annotated[
        str, typer.Option("--counts-as", metavar="S", help="confirmed, denied or alleged; else nothing is established.")
    ] = "",
    order: Annotated[int, typer.Option("--order", min=0, metavar="N", help="Its place, 1 being the truest.")] = 0,
    colour: Annotated[str, typer.Option("--colour", metavar="C", help="As in denied, red, dark_orange.")] = "",
    sign: Annotated[str, typer.Option("--sign", metavar="X", help="One character that stands before it.")] = "",
    dry: DryRun = False,
) -> None:
    """Put one verdict into the scale, or give one that is there another place, colour or sign.

    Example:

    - `factcheck scale add "half true" --counts-as alleged --order 3 --sign ◑`
    """
    from factcheck.actions import scaling
    from factcheck.rendering.words import is_colour

    session = Session.of(ctx)
    fresh = scaling.label(name, counts_as, order=order, colour=colour, sign=sign)
    with session.writing("scale", dry=dry) as work:
        _tell(session, scaling.add(work, fresh, is_colour), dry=dry)


@app.command("drop")
def dropped(ctx: typer.Context, name: Name, dry: DryRun = False) -> None:
    """Take a verdict out of the scale that no claim has.

    Example:

    - `factcheck scale drop "half true"`
    """
    from factcheck.actions import scaling
    from factcheck.cli.told import would

    session = Session.of(ctx)
    with session.writing("scale", dry=dry) as work:
        gone = scaling.drop(work, name)
    session.say(f"{would(dry, 'Dropped', 'drop')} “{gone.name}”.")


@app.command("example")
def example() -> None:
    """Print a scale to begin with, as a file for `scale set`.

    Example:

    - `factcheck scale example > scale.toml`
    """
    from factcheck.domain.scale import EXAMPLE

    sys.stdout.write(EXAMPLE)


def _text(file: str) -> str:
    """Raises UsageError for a file that cannot be read as text."""
    from factcheck.errors import UsageError

    try:
        if file == "-":
            return sys.stdin.read(LONGEST)
        with open(file, encoding="utf-8") as stream:
            return stream.read(LONGEST)
    except OSError as error:
        raise UsageError(f"{file} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{file} is not UTF-8.") from error


def _tell(session: Session, scale: "Scale", *, dry: bool) -> None:
    from factcheck.cli.told import would

    session.say(f"{would(dry, 'The scale is', 'make the scale')}: {', '.join(one.said for one in scale)}.")
