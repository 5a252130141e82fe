"""`factcheck check`."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli.options import Json, Jsonl, format_of
from factcheck.cli.output import is_table, show, write_json
from factcheck.cli.session import Session
from factcheck.cli.told import counted
from factcheck.errors import FactcheckError, UsageError

if TYPE_CHECKING:
    from factcheck.actions.checking_script import Held
    from factcheck.domain.scripted import Checked
    from factcheck.domain.source import Document

PAGES = (".html", ".htm")
NOTES = (".md", ".markdown")


def run(
    ctx: typer.Context,
    script: Annotated[
        str, typer.Argument(metavar="FILE|-", help="Your own text: .md, .docx, .txt and what else is read.")
    ],
    output: Annotated[
        str,
        typer.Option("--output", "-o", metavar="FILE", help="The annotated text: a page (.html) or footnotes (.md)."),
    ] = "",
    wrong: Annotated[bool, typer.Option("--wrong", help="Only the sentences that are at odds with the store.")] = False,
    json: Json = False,
    jsonl: Jsonl = False,
) -> None:
    """Hold your own text against the store, sentence by sentence, before it goes out.

    covered: a claim says so, and which. differs: it is a claim's sentence with another number, date or name.
    contradicted: a claim, or the desk's own mark, says the opposite. attribution: somebody else said it, whoever is
    named denies it, or it is told as a fact where the store has only somebody's word. possible: something near is
    there, look. not covered: nothing in the store says so. Questions, headings and page furniture state nothing and are
    counted. The exit code is 1 when something is wrong (differs, contradicted, attribution), else 0.

    Examples:

    - `factcheck check draft.docx`

    - `factcheck check draft.md --wrong`

    - `factcheck check draft.md -o draft.checked.html`
    """
    from factcheck.actions.checking_script import check_script
    from factcheck.actions.ingest_drafts import Drafter
    from factcheck.cli.progress import telling

    session = Session.of(ctx)
    form = format_of(json=json, jsonl=jsonl)
    suffix = _suffix(output)
    if output and script != "-" and Path(output).resolve() == Path(script).resolve():
        raise UsageError(
            f"“{output}” is the text itself.", "Name another file: the annotated text does not replace it."
        )
    document = _read(session, script)
    drafter = Drafter(wanted=True, everything=True, pipeline=os.environ.get("FACTCHECK_PIPELINE", ""), second=None)
    with session.reading() as db, telling(session) as tell:
        stored = db.roughly("claim")
        held = check_script(db, document, drafter, tell)
    _say(session, script, held, stored)
    shown = [one for one in held.found if one.standing.wrong or not wrong]
    if suffix:
        _annotate(session, script, document, held, output, suffix)
    elif form:
        write_json((_as_dict(one, held) for one in shown), form)
    elif is_table(session, ""):
        from factcheck.rendering.script import checked

        if shown:
            show(session, lambda console: checked(shown, held.claims, console))
    else:
        from factcheck.exporting.tsv import line

        for one in shown:
            ids = ",".join(map(str, one.claims))
            sys.stdout.write(line((str(one.line), one.standing.value, ids, one.words, "; ".join(one.why + one.notes))))
    if held.wrong:
        raise typer.Exit(1)


def _suffix(output: str) -> str:
    """How the annotated text is to be written, "" for not at all. Raises UsageError."""
    if not output:
        return ""
    suffix = Path(output).suffix.lower()
    if suffix in PAGES:
        return "html"
    if suffix in NOTES:
        return "markdown"
    raise UsageError(f"“{output}” is neither a page (.html) nor Markdown (.md).", "Name the file with one of the two.")


def _read(session: Session, script: str) -> "Document":
    """The document. Raises FactcheckError, with the file's name, when it cannot be read."""
    from factcheck.reading import read, read_file, take

    if script == "-" and sys.stdin.isatty():
        session.say("Type or paste the text; Ctrl-D ends it.")
    try:
        return read(None, take(sys.stdin.buffer)) if script == "-" else read_file(Path(script))
    except UsageError:
        raise
    except FactcheckError as error:
        raise FactcheckError(f"{script}: {error}.".replace("..", "."), error.hint) from error


def _say(session: Session, name: str, held: "Held", stored: int) -> None:
    """What was looked at and what was found, on stderr."""
    script, name = held.script, "standard input" if name == "-" else name
    if script.unattributed:
        session.say(f"Nobody looked at who says what: {script.unattributed}")
    if script.too_long:
        session.say(f"Not looked at, being too long to be read: {counted(script.too_long, 'sentence')}.")
    left = f" {script.left_out} left out, which state nothing." if script.left_out else ""
    if not held.found:
        session.say(f"No sentence of {name} states anything: nothing was held against the store.{left}")
        return
    if not stored:
        session.say("The store holds no claims: there was nothing to hold the text against.")
    told = ", ".join(f"{number} {standing}" for standing, number in held.counts() if number)
    session.say(f"{counted(len(held.found), 'sentence')} held against {counted(stored, 'claim')}: {told}.{left}")


def _as_dict(one: "Checked", held: "Held") -> dict[str, object]:
    """A sentence in JSON, the claims it names in short."""
    found = one.as_dict()
    found["claims"] = [_in_short(held, number) for number in one.claims]
    found["against"] = [_in_short(held, number) for number in one.against]
    return found


def _in_short(held: "Held", number: int) -> dict[str, object]:
    claim = held.claims[number].as_dict()
    return {key: claim[key] for key in ("id", "key", "text", "speaker", "via", "source", "reported", "mark", "status")}


def _annotate(session: Session, name: str, document: "Document", held: "Held", output: str, form: str) -> None:
    from factcheck.actions.exporting import write_whole
    from factcheck.rendering.annotated import footnotes, page

    title = document.title or Path(name).name
    if form == "html":
        text = page(title, document.language, document.text, held.found, held.claims)
    else:
        own = Path(name).suffix.lower() in NOTES
        text = footnotes(document.text, held.found, held.claims, is_markdown=own)
    write_whole(output, text)
    session.say(f"Wrote the annotated text to {output}.")
