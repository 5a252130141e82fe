"""A workbook for an editor, and back: what was filled in, and whatever else spreadsheets do to a table."""

import io
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from desk import ROOT, Factcheck, dump, run_here

from factcheck.exporting.incoming import Told
from factcheck.exporting.sheet_reading import read_xlsx


def cells(path: Path | io.BytesIO, sheet: str = "Claims") -> list[list[Any]]:
    return [list(row) for row in openpyxl.load_workbook(path)[sheet].iter_rows(values_only=True)]


def links(path: Path) -> list[str]:
    rows = [row for sheet in openpyxl.load_workbook(path) for row in sheet.iter_rows()]
    return [cell.hyperlink.target for row in rows for cell in row if cell.hyperlink]


@pytest.fixture
def sheet(factcheck: Factcheck, tmp_path: Path) -> Path:
    """The seed store as a workbook, claim 6 marked by Ana."""
    words = ["--note", "no such transfer", "--evidence", "https://example.org/r", "--as-of", "2025-08-01"]
    assert factcheck("mark", "denied", 6, *words).code == 0
    path = tmp_path / "desk.xlsx"
    done = factcheck("export", "xlsx", path)
    assert (done.code, done.err) == (0, f"Wrote 101 claims to {path}.\n")
    return path


Fill = Callable[[dict[str, Any]], None]


def filled(path: Path, claim: int, **values: Any) -> None:
    """Fill cells of one claim's row in, as an editor does."""
    book = openpyxl.load_workbook(path)
    table = book["Claims"]
    header = [cell.value for cell in table[1]]
    row = next(row for row in table.iter_rows(min_row=2) if row[0].value == claim)
    for name, value in values.items():
        row[header.index(name)].value = value
    book.save(path)


def test_a_workbook_has_every_sheet_and_every_claim(sheet: Path) -> None:
    book = openpyxl.load_workbook(sheet)
    assert book.sheetnames == [
        "Claims", "Positions", "Conflicts", "Evidence", "Sources", "Speakers", "History", "About"
    ]  # fmt: skip
    header, *rows = cells(sheet)
    assert len(rows) == 101
    claim = dict(zip(header, next(row for row in rows if row[0] == 6), strict=True))
    assert (claim["mark"], claim["mark_why"], claim["mark_by"]) == ("denied", "no such transfer", "Ana")
    assert claim["mark_as_of"] == datetime(2025, 8, 1)
    assert claim["said_on"] == "2009"
    assert claim["places"] == "paragraph 3, 406-503"
    assert [row[2] for row in cells(sheet, "Evidence")[1:]] == ["https://example.org/r"]
    assert len(cells(sheet, "Sources")) == 3
    assert any("no such transfer" in row for row in cells(sheet, "History"))
    assert cells(sheet, "Conflicts")[1][0] == "sides"
    table = book["Claims"]
    assert (table.freeze_panes, table.auto_filter.ref.startswith("A1:")) == ("B2", True)
    assert table.column_dimensions[openpyxl.utils.get_column_letter(len(header))].hidden
    offered = [rule.formula1 for rule in table.data_validations.dataValidation]
    assert '"alleged,denied,confirmed"' in offered
    assert '"high,moderate,low"' in offered
    assert len(table.conditional_formatting) == 3
    proofs = book["Evidence"]
    assert proofs["C2"].hyperlink.target == "https://example.org/r"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
@pytest.mark.parametrize("form", ["xlsx", "docx", "html"])
def test_a_full_disk_is_named_and_a_reader_that_stops_is_no_traceback(
    program: Callable[..., Any], store: Path, form: str
) -> None:
    done = program("export", form, "-o", "/dev/full")
    assert (done.code, done.err) == (1, "Error: the output could not be written, the disk is full.\n")
    command = f'"{sys.executable}" -m factcheck --db "$0" export {form} | head -c 100 > /dev/null'
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    stopped = subprocess.run(["sh", "-c", command, store], capture_output=True, text=True, env=env, check=True)
    assert stopped.stderr == ""


def test_columns_that_were_asked_for_are_all_there_is(factcheck: Factcheck, tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    assert factcheck("export", "xlsx", "by:peskov", path, "--columns", "id,text", "--limit", "2").code == 0
    assert [len(row) for row in cells(path)] == [2, 2, 2]


def test_a_sheet_that_nobody_touched_changes_nothing(factcheck: Factcheck, store: Path, sheet: Path) -> None:
    before = dump(store)
    done = factcheck("import", sheet)
    assert (done.code, done.err.splitlines()[-1]) == (0, "Added 0, 101 there already.")
    assert dump(store) == before


def test_what_an_editor_filled_in_becomes_the_importer_s_events(factcheck: Factcheck, store: Path, sheet: Path) -> None:
    filled(sheet, 46, mark="confirmed", mark_why="Transcript, minute 4", evidence="https://example.org/t | claim 6",
           mark_as_of=datetime(2025, 7, 20), tags="transcript, kremlin")  # fmt: skip
    filled(sheet, 6, note="asked the ministry")
    before = dump(store)
    dry = factcheck("--as", "Bo", "import", sheet, "--dry-run")
    assert dump(store) == before
    done = factcheck("--as", "Bo", "import", sheet)
    assert done.code == 0
    for said in (dry.err, done.err):
        assert "Claim 46: mark from nothing to confirmed." in said
        assert "Claim 46: mark_why from nothing to Transcript, minute 4." in said
        assert "Claim 6: note from" in said
    assert "2 changed by the sheet" in done.err
    one, other = factcheck("show", 46, 6, "--json").json
    assert (one["mark"], one["mark_by"], one["mark_why"]) == ("confirmed", "Bo", "Transcript, minute 4")
    assert (one["mark_as_of"], one["evidence"]) == ("2025-07-20", ["https://example.org/t", "claim 6"])
    assert one["tags"] == ["kremlin", "transcript"]
    assert (other["note"], other["mark_by"]) == ("asked the ministry", "Ana")
    again = factcheck("--as", "Bo", "import", sheet)
    assert again.err.splitlines()[-1] == "Added 0, 101 there already."
    assert factcheck("--as", "Bo", "undo").code == 0
    assert factcheck("show", 46, "--json").json[0]["mark"] is None


def test_what_somebody_changed_meanwhile_is_not_overwritten(factcheck: Factcheck, sheet: Path) -> None:
    filled(sheet, 46, mark="denied", mark_why="no")
    assert factcheck("--as", "Omar", "mark", "confirmed", 46, "--note", "seen").code == 0
    done = factcheck("import", sheet)
    assert done.code == 1
    assert "mark of claim 46 was changed here by Omar at " in done.err
    assert "to confirmed; the sheet says denied. --over takes the sheet's." in done.err
    assert factcheck("show", 46, "--json").json[0]["mark"] == "confirmed"
    assert factcheck("import", sheet, "--over").code == 0
    assert factcheck("show", 46, "--json").json[0]["mark"] == "denied"


def test_an_untouched_sheet_that_says_what_stood_before_says_so(factcheck: Factcheck, sheet: Path) -> None:
    factcheck("mark", "confirmed", 6, "--note", "another register")
    factcheck("edit", 5, "--tag", "cable")
    done = factcheck("import", sheet)
    said = "2 rows have what stood when the sheet was made, and not what is here now (claims 5 and 6): that stays.\n"
    assert said in done.err
    assert factcheck("show", 6, "--json").json[0]["mark"] == "confirmed"


def test_somebody_else_s_verdict_is_not_changed_in_passing(factcheck: Factcheck, sheet: Path) -> None:
    filled(sheet, 6, mark="confirmed", mark_why="the register was wrong", evidence=None, mark_as_of=None)
    done = factcheck("--as", "Bo", "import", sheet)
    assert done.code == 1
    assert "Ana marked claim 6 denied " in done.err
    assert factcheck("--as", "Bo", "import", sheet, "--over").code == 0
    (record,) = factcheck("show", 6, "--json").json
    assert [record[key] for key in ("mark", "mark_by", "mark_why", "evidence", "mark_as_of")] == [
        "confirmed", "Bo", "the register was wrong", [], None
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"mark": "confirmed"}, "“mark_why” still says why it was denied"),
        ({"evidence": None}, "Evidence is not taken away from a mark that stays: https://example.org/r."),
        ({"mark": "true"}, "“mark” cannot be “true”."),
        ({"mark_as_of": "03/05/2021"}, "may be 2021-05-03 or 2021-03-05"),
        ({"evidence": "https://example.org/r | the archive"}, "the archive"),
        ({"key": "0" * 20}, "The key of this row was changed: claim 6 has the key"),
        ({"handed over as": "mark=1"}, "The last column of this row is not as it was"),
        ({"text": "Something else."}, "which has another text"),
        ({"mark_why": "=1+1", "note": "=cmd|' /C calc'!A0"}, "has no value"),
    ],
    ids=str,
)
def test_a_row_that_cannot_be_taken_is_refused_and_changes_nothing(
    factcheck: Factcheck, store: Path, sheet: Path, values: dict[str, Any], said: str
) -> None:
    filled(sheet, 6, **values)
    before = dump(store)
    done = factcheck("import", sheet)
    assert done.code == 1
    assert said in done.err
    assert dump(store) == before


def test_a_mark_is_taken_away_and_a_row_that_is_gone_is_not(factcheck: Factcheck, store: Path, sheet: Path) -> None:
    filled(sheet, 6, mark=None, mark_why="another year", evidence=None, mark_as_of=None)
    book = openpyxl.load_workbook(sheet)
    book["Claims"].delete_rows(20, 5)
    book.save(sheet)
    done = factcheck("import", sheet)
    assert done.code == 0, done.err
    assert (factcheck("show", 6, "--json").json[0]["mark"], len(factcheck("list", "--ids").rows)) == (None, 101)
    assert factcheck("log", 6).rows[-1][-1] == "another year"


def test_a_sheet_of_another_store_brings_its_claims(sheet: Path, empty: Path) -> None:
    done = run_here("import", sheet, db=empty)
    assert done.code == 0, done.err
    assert "Added 101, 2 new sources." in done.err
    (record,) = run_here("list", "id:6", "--json", db=empty).json
    assert record["mark_why"] == "no such transfer (from desk.xlsx)"


def by_hand(rows: list[list[Any]], then: Callable[[Any], None] = lambda table: None) -> io.BytesIO:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    then(book.active)
    stream = io.BytesIO()
    book.save(stream)
    return stream


ROWS = [["Claim", "Claimant", "Claim date", "Link", "Rank"],
        ["Ore was sold.", "Ann Lee", datetime(2021, 5, 3, 10, 0), "https://a.example/1", 3.0],
        ["Ore was bought.", "Ann Lee", "May 4, 2021", "https://a.example/2", 4.5]]  # fmt: skip


def taken(empty: Path, tmp_path: Path, stream: io.BytesIO, *more: str) -> Any:
    path = tmp_path / "hand.xlsx"
    path.write_bytes(stream.getvalue())
    return run_here("import", path, *more, db=empty)


def test_a_workbook_by_hand_is_a_table(empty: Path, tmp_path: Path) -> None:
    done = taken(empty, tmp_path, by_hand([["Fact checks 2021"], [], *ROWS]))
    assert done.err == "Left out, since no claim has such a column: Rank.\nAdded 2, 2 new sources.\n"
    assert run_here("list", "--columns", "text,speaker,date", db=empty).rows == [
        ["Ore was sold.", "Ann Lee", "2021-05-03"], ["Ore was bought.", "Ann Lee", "2021-05-04"]
    ]  # fmt: skip


def test_through_a_pipe_too(empty: Path) -> None:
    done = run_here("import", "-", db=empty, input=by_hand(ROWS).getvalue())
    assert (done.code, done.err.splitlines()[-1]) == (0, "Added 2, 2 new sources.")


def test_merged_cells_are_refused_by_their_rows(empty: Path, tmp_path: Path) -> None:
    done = taken(empty, tmp_path, by_hand([*ROWS, *ROWS[1:]], lambda table: table.merge_cells("B2:B3")))
    assert done.code == 1
    assert "Line 2: Cells of rows 2 to 3 are merged: whose they are is not said." in done.err
    assert "2 refused" in done.err


def test_hidden_rows_and_sheets_are_said(empty: Path, tmp_path: Path) -> None:
    def hide(table: Any) -> None:
        table.row_dimensions[3].hidden = True
        table.parent.create_sheet("Old").append(["text", "source"])
        table.parent.create_sheet("Secret").sheet_state = "hidden"

    done = taken(empty, tmp_path, by_hand(ROWS, hide))
    assert "1 hidden row was read too." in done.err
    assert "Not read, since they hold no table of claims to take: the sheets Old." in done.err
    assert "Added 2" in done.err


def test_a_formula_is_its_value_or_refused(empty: Path, tmp_path: Path) -> None:
    stream = by_hand([ROWS[0][:2], ["Ore was sold.", '="Ann"&" Lee"'], ["Ore was bought.", "Ann Lee"]])
    done = taken(empty, tmp_path, stream, "--source", "")
    assert "Line 2: The formula in B2 has no value." in done.err
    parts = zipfile.ZipFile(stream)
    fixed = io.BytesIO()
    with zipfile.ZipFile(fixed, "w") as archive:
        for name in parts.namelist():
            data = parts.read(name)
            if name.endswith("sheet1.xml"):
                data = data.replace(b'<c r="B2">', b'<c r="B2" t="str">').replace(b"<v></v>", b"<v>Ann Lee</v>")
                data = data.replace(b"<v />", b"<v>Ann Lee</v>")
            archive.writestr(name, data)
    rows = list(read_xlsx(fixed, Told()))
    assert rows[1] == (2, ["Ore was sold.", "Ann Lee"])


def test_an_error_is_no_value(empty: Path, tmp_path: Path) -> None:
    done = taken(empty, tmp_path, by_hand([*ROWS, ["Ore was lost.", "#REF!", None, "https://a.example/3", None]]))
    assert "Line 4: A cell has the error #REF!." in done.err
    assert "Added 2" in done.err


def test_two_headers_and_100_000_empty_rows(empty: Path, tmp_path: Path) -> None:
    def far(table: Any) -> None:
        for at, value in enumerate(ROWS[1], 1):
            table.cell(100_005, at).value = value

    done = taken(empty, tmp_path, by_hand([*ROWS, ROWS[0], ["Ore was lost.", "Bo", None, "https://a.example/3"]], far))
    assert (done.code, done.err.splitlines()[-1]) == (0, "Added 3, 1 there already, 3 new sources.")


@pytest.mark.parametrize(
    "content",
    [b"PK\x03\x04nonsense", b"PK\x03\x04" + b"\0" * 4000, b"\xd0\xcf\x11\xe0" + b"\0" * 600],
    ids=["short", "zeros", "xls"],
)
def test_what_is_no_workbook_is_refused(empty: Path, tmp_path: Path, content: bytes) -> None:
    done = taken(empty, tmp_path, io.BytesIO(content))
    assert done.code == 1
    assert "should not" not in done.err


def test_a_damaged_workbook_is_refused_with_a_sentence(factcheck: Factcheck, sheet: Path, store: Path) -> None:
    whole = sheet.read_bytes()
    before = dump(store)
    for cut in range(100, len(whole), len(whole) // 12):
        sheet.write_bytes(whole[:cut])
        done = factcheck("import", sheet)
        assert done.code == 1
        assert "should not" not in done.err
    sheet.write_bytes(whole[:3000] + b"\xff" * 500 + whole[3500:])
    assert "should not" not in factcheck("import", sheet).err
    assert dump(store) == before


def test_a_workbook_that_unpacks_without_measure_is_refused(empty: Path, tmp_path: Path) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<x/>")
        with archive.open("xl/sharedStrings.xml", "w") as part:
            for _ in range(300):
                part.write(b" " * 2**20)
    done = taken(empty, tmp_path, stream)
    assert done.code == 1
    assert "This workbook unpacks to more than can be read." in done.err


def test_an_opendocument_sheet_is_a_table(empty: Path, tmp_path: Path) -> None:
    """As LibreOffice writes it: empty rows above and between, a date, and 16,000 columns of nothing."""
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'.format
    dated = 'office:value-type="date" office:date-value="2021-05-03"'
    day = f"<table:table-cell {dated}><text:p>3.5.21</text:p></table:table-cell>"
    rest = '<table:table-cell table:number-columns-repeated="16000"/>'
    rows = [
        f"<table:table-row>{rest}</table:table-row>",
        f"<table:table-row>{''.join(map(cell, ('Claim', 'Claimant', 'Claim date', 'Source')))}{rest}</table:table-row>",
        f"<table:table-row>{cell('Ore was sold.')}{cell('Ann Lee')}{day}{cell('Post')}{rest}</table:table-row>",
        f'<table:table-row table:number-rows-repeated="1000">{rest}</table:table-row>',
        f"<table:table-row>{cell('Ore was bought.')}{cell('Ann Lee')}{day}{cell('Post')}{rest}</table:table-row>",
    ]
    names = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
        for short, long in (("office", "office"), ("table", "table"), ("text", "text"))
    )
    content = (
        f'<?xml version="1.0"?><office:document-content {names}><office:body><office:spreadsheet>'
        f'<table:table table:name="T">{"".join(rows)}</table:table></office:spreadsheet></office:body>'
        "</office:document-content>"
    )
    path = tmp_path / "t.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", '<manifest:manifest xmlns:manifest="urn:x"/>')
    done = run_here("import", path, db=empty)
    assert (done.code, done.err) == (0, "Added 2, 1 new source.\n")
    assert run_here("list", "--columns", "text,date", db=empty).rows[1] == ["Ore was bought.", "2021-05-03"]


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not here")
def test_libreoffice_opens_it_and_what_it_saves_comes_back(factcheck: Factcheck, sheet: Path, tmp_path: Path) -> None:
    saved = tmp_path / "saved"
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", "--convert-to", "xlsx"]
    subprocess.run([*command, "--outdir", saved, sheet], check=True, capture_output=True, timeout=180)
    ours, theirs = cells(sheet), cells(saved / sheet.name)
    assert [row[:5] for row in theirs] == [row[:5] for row in ours]
    assert links(saved / sheet.name) == links(sheet) != []
    done = factcheck("import", saved / sheet.name)
    assert (done.code, done.err.splitlines()[-1]) == (0, "Added 0, 101 there already.")
