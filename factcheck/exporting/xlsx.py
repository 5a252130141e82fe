"""XLSX (ECMA-376) for an editor: claims and all that goes with them, a sheet each; what is filled in comes back."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, BinaryIO

from factcheck.domain.claim import Claim
from factcheck.domain.conflict import called
from factcheck.domain.desk import GRADED, SAID, SOURCES, Confidence
from factcheck.domain.event import in_words
from factcheck.domain.iso import is_date
from factcheck.domain.status import Status
from factcheck.errors import FactcheckError
from factcheck.exporting.audience import PRIVATE
from factcheck.exporting.columns import COLUMNS
from factcheck.exporting.rest import NOTHING, Rest
from factcheck.exporting.state import COLUMN, EDITABLE, state
from factcheck.exporting.xlsx_sheets import FIRST_YEAR, Formats, Sheet, Value

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

    from factcheck.exporting.xlsx_links import LinkedSheet

CLAIMS = (
    *(
        "id",
        "text",
        "speaker",
        "speaker_role",
        "said_on",
        "reported",
        "mark",
        "verdict",
        "mark_why",
        "evidence",
        "mark_as_of",
    ),
    *("confidence", "grade"),
    *("mark_by", "mark_at", "note", "tags", "quotes", "places", "source_title", "source_publisher", "source_author"),
    *(
        "source_published",
        "source_url",
        "proposition",
        "stance",
        "source_confidential",
        "positions",
        "other_side",
        "replies",
        "disputed",
        "draft",
    ),
    *("withdrawn", "via", "cue", "speaker_as_written", "speaker_kind", "status", "source", "origin", "created_at"),
    *(
        "state",
        "assignee",
        "priority",
        "due",
        "approved_by",
        "contested",
        "evidence_records",
        "created_by",
        "imported_from",
        "imported_by",
        "key",
    ),
)
"""The columns of the claims, what an editor reads first to the left; `id` stays in sight."""
assert set(CLAIMS) == set(COLUMNS)
_DATES = {"said_on", "mark_as_of", "source_published", "published"}
HEADERS = {
    "Positions": ("proposition", "stance", "claim id", "claim", "speaker", "reported", "mark", "verdict", "date",
                  "source"),
    "Conflicts": ("kind", "judgement", "why", "id", "claim", "speaker", "other id", "other claim", "other speaker",
                  "note", "judged by", "judged at"),
    "Evidence": ("claim id", "mark", "evidence", "stands", "where", "archive", "retrieved", "note", "sha256", "by",
                 "at", "why"),
    "Sources": ("id", "title", "publisher", "author", "published", "url", "retrieved", "sha256", "confidential",
                "note", "claims"),
    "Speakers": ("name", "kind", "roles", "other names", "claims"),
    "History": ("claim id", "at", "by", "what", "from", "to", "why", "evidence"),
}  # fmt: skip
"""The sheets behind the claims."""
FULL = "A sheet holds no more rows: {} rows of {} are not here."


def write(claims: Iterable[Claim], stream: BinaryIO, columns: Sequence[str] = (), rest: Rest = NOTHING) -> None:
    """Write the workbook, a claim at a time. Raises FactcheckError where XlsxWriter is missing, OSError."""
    book = _workbook(stream)
    formats = Formats(book)
    public = rest.audience == "public"
    names = tuple(columns) or (tuple(name for name in CLAIMS if name not in PRIVATE) if public else (*CLAIMS, COLUMN))
    table = Sheet(_sheet(book, "Claims"), formats, names, EDITABLE, COLUMN)
    sheets = {name: Sheet(_sheet(book, name), formats, header) for name, header in HEADERS.items()}
    roles: dict[str, dict[str, None]] = {}
    for claim in claims:
        if claim.beside.role:
            roles.setdefault(claim.speaker, {})[claim.beside.role] = None
        table.row([_value(name, claim) for name in names])
        verdict = claim.beside.verdict
        for one in verdict.given:
            mark = claim.mark.value if claim.mark else None
            sheets["Evidence"].row(
                [claim.id, mark, one.name, one.stands, one.where, one.archive, one.retrieved, one.note, one.sha256,
                 one.by, one.at, verdict.why]
            )  # fmt: skip
    for name, rows in (
        ("Positions", _positions(rest)), ("Conflicts", _conflicts(rest)), ("Sources", _sources(rest)),
        ("Speakers", _speakers(rest, roles)), ("History", _history(rest)),
    ):  # fmt: skip
        for row in rows:
            sheets[name].row(row)
    if rest.scale:
        table.offer("verdict", [label.name for label in rest.scale], "One of the desk's own scale; or nothing.")
    if not public:
        table.offer("confidence", [one.value for one in Confidence], "One of high, moderate, low; or nothing.")
        table.offer("grade", [*(f"{source}{said}" for source in SOURCES for said in SAID), *SOURCES, *SAID], GRADED)
    table.offer("mark", [status.value for status in Status], "One of alleged, denied, confirmed; or nothing.")
    about = Sheet(_sheet(book, "About"), formats, ("what", "words"))
    for label, words in (*rest.about, *(_ABOUT[1:] if public else _ABOUT)):
        about.row([label, words])
    for name, sheet in {"Claims": table, **sheets}.items():
        if sheet.left_out:
            about.row(["left out", FULL.format(f"{sheet.left_out:,}", name)])
    for sheet in (table, *sheets.values(), about):
        sheet.end()
    _close(book, stream)


_COMES_BACK = """\
`factcheck import FILE` shows what was changed in the blue columns of “Claims” (mark, verdict, mark_why, evidence, \
mark_as_of, confidence, grade, note, tags) and takes it as the events of whoever imports it, by the key of each row. \
Leave “id”, “key” and the hidden last column as they are. A row that is gone changes nothing."""
_ABOUT = (
    ("to fill in", _COMES_BACK),
    ("times", "Times are UTC. A date of a year or a month alone is words, a day is a date."),
)


def _workbook(stream: BinaryIO) -> "Workbook":
    try:
        from xlsxwriter import Workbook
    except ImportError as error:
        raise FactcheckError(
            "Writing XLSX needs XlsxWriter, which is not installed.", "Run pip install 'factcheck-cli[xlsx]'."
        ) from error
    safe = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    return Workbook(stream, {"constant_memory": True, **safe})


def _sheet(book: "Workbook", name: str) -> "LinkedSheet":
    from factcheck.exporting.xlsx_links import LinkedSheet

    made: LinkedSheet = book.add_worksheet(name, LinkedSheet)
    return made


def _close(book: "Workbook", stream: BinaryIO) -> None:
    from xlsxwriter.exceptions import FileCreateError

    from factcheck.exporting.xlsx_links import put_beside

    try:
        book.close()
        put_beside(book.worksheets(), stream)
    except FileCreateError as error:
        cause = error.args[0] if error.args else error
        raise cause if isinstance(cause, OSError) else OSError(str(error)) from error


def _value(name: str, claim: Claim) -> Value:
    if name == COLUMN:
        return state(claim)
    if name == "id":
        return claim.id
    text = COLUMNS[name](claim)
    return _day(text) if name in _DATES else text


def _day(text: str) -> Value:
    """A day as a date; a month, a year and what is before all sheets as words."""
    return date.fromisoformat(text) if len(text) == 10 and is_date(text) and int(text[:4]) >= FIRST_YEAR else text


def _positions(rest: Rest) -> Iterator[list[Value]]:
    for claim in rest.filed():
        mark = claim.mark.value if claim.mark else None
        yield [
            claim.proposition, claim.stance and claim.stance.value, claim.id, claim.text, claim.speaker,
            claim.reported.value, mark, claim.desk.verdict, _day(claim.said_on), claim.source,
        ]  # fmt: skip


def _conflicts(rest: Rest) -> Iterator[list[Value]]:
    for conflict, one, other in rest.conflicts():
        yield [
            called(conflict.kind), conflict.judgement.value, conflict.why, one.id, one.text, one.speaker, other.id,
            other.text, other.speaker, conflict.note, conflict.judged_by, conflict.judged_at,
        ]  # fmt: skip


def _sources(rest: Rest) -> Iterator[list[Value]]:
    for source, number in rest.sources():
        yield [
            source.id, source.title, source.publisher, source.author, _day(source.published), source.url,
            source.retrieved, source.sha256, "yes" if source.confidential else "", source.note, number,
        ]  # fmt: skip


def _speakers(rest: Rest, roles: Mapping[str, Iterable[str]]) -> Iterator[list[Value]]:
    for speaker in rest.speakers():
        held = "; ".join(roles.get(speaker.name, ()))
        yield [speaker.name, speaker.kind.value, held, ", ".join(speaker.aliases), speaker.claims]


def _history(rest: Rest) -> Iterator[list[Value]]:
    for event in rest.changes():
        number = event.subject.removeprefix("claim ")
        yield [
            int(number) if number.isdecimal() else event.subject, event.at, event.who,
            f"{event.field}{' (taken back)' if event.undone else ''}", in_words(event.old), in_words(event.new),
            event.note, "; ".join(event.evidence),
        ]  # fmt: skip
