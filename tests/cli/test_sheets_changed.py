"""A sheet or table of ours that came back otherwise than it went: nothing of an editor's work is dropped unsaid."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from desk import Factcheck, dump, run_here
from openpyxl.worksheet.worksheet import Worksheet

from factcheck.exporting.xlsx_sheets import LONGEST_CELL

FOUR = "id:5,6,7,8"


@pytest.fixture
def sheet(factcheck: Factcheck, tmp_path: Path) -> Path:
    """Four claims of the seed store as a workbook, claim 6 marked by Ana."""
    assert factcheck("mark", "denied", 6, "--note", "no such transfer").code == 0
    assert factcheck("export", "xlsx", FOUR, tmp_path / "desk.xlsx").code == 0
    return tmp_path / "desk.xlsx"


def at(table: Worksheet, name: str) -> int:
    return [cell.value for cell in table[1]].index(name) + 1


def filled(path: Path, claim: int, **values: Any) -> None:
    book = openpyxl.load_workbook(path)
    table = book["Claims"]
    row = next(cell.row for cell in table["A"] if cell.value == claim)
    for name, value in values.items():
        table.cell(row, at(table, name)).value = value
    book.save(path)


def without(path: Path, *names: str) -> None:
    book = openpyxl.load_workbook(path)
    for name in names:
        book["Claims"].delete_cols(at(book["Claims"], name))
    book.save(path)


@pytest.mark.parametrize("gone", [True, False], ids=["column deleted", "cell emptied"])
def test_a_sheet_without_its_hidden_column_is_compared_all_the_same(
    factcheck: Factcheck, sheet: Path, gone: bool
) -> None:
    filled(sheet, 7, mark="confirmed", mark_why="seen", **{"handed over as": None})
    filled(sheet, 6, mark="confirmed", mark_why="seen too", **{"handed over as": None})
    filled(sheet, 8, note="ask", **{"handed over as": None})
    if gone:
        without(sheet, "handed over as")
    done = factcheck("import", sheet)
    assert done.code == 1
    assert "Claim 7: mark from nothing to confirmed." in done.err
    assert "mark of claim 6 is denied here, and confirmed in the sheet, whose hidden last column is gone" in done.err
    one, other = factcheck("show", 7, 6, "--json").json
    assert (one["mark"], one["mark_why"], other["mark"]) == ("confirmed", "seen", "denied")
    assert factcheck("import", sheet, "--over").code == 0
    assert factcheck("show", 6, "--json").json[0]["mark_why"] == "seen too"


def test_an_emptied_cell_without_the_hidden_column_takes_nothing_away_and_that_is_said(
    factcheck: Factcheck, store: Path, sheet: Path
) -> None:
    filled(sheet, 6, mark=None, mark_why=None, **{"handed over as": None})
    before = dump(store)
    done = factcheck("import", sheet)
    assert "without the hidden last column" in done.err
    assert "nothing is taken away" in done.err
    assert dump(store) == before


def test_a_deleted_column_is_no_emptied_one(factcheck: Factcheck, store: Path, sheet: Path) -> None:
    without(sheet, "note", "tags", "mark_why", "mark")
    before = dump(store)
    done = factcheck("import", sheet)
    assert (done.code, done.err.splitlines()[-1]) == (0, "Added 0, 4 there already.")
    assert dump(store) == before


def test_what_a_sheet_does_not_change_is_said(factcheck: Factcheck, store: Path, sheet: Path) -> None:
    filled(sheet, 5, speaker="Nobody", said_on="1999-01-01")
    filled(sheet, 7, source_title="X", withdrawn="yes", status="confirmed")
    before = dump(store)
    done = factcheck("import", sheet)
    assert "Claim 5: speaker, said_on in the sheet are not as here; that is not taken: `factcheck edit 5`." in done.err
    assert "Claim 7: withdrawn, source_title, status in the sheet are not as here" in done.err
    assert "`factcheck source edit`" in done.err
    assert dump(store) == before


def test_of_two_rows_with_one_key_the_second_is_refused(factcheck: Factcheck, sheet: Path) -> None:
    book = openpyxl.load_workbook(sheet)
    table = book["Claims"]
    table.append([cell.value for cell in table[4]])
    table.cell(4, at(table, "mark")).value, table.cell(6, at(table, "mark")).value = "confirmed", "denied"
    table.cell(4, at(table, "mark_why")).value, table.cell(6, at(table, "mark_why")).value = "yes", "no"
    book.save(sheet)
    done = factcheck("import", sheet)
    assert done.code == 1
    assert "Line 6: Row 4 has the key of this one too, claim 7, and says otherwise." in done.err
    assert factcheck("show", 7, "--json").json[0]["mark"] == "confirmed"


def test_what_was_cut_for_a_sheet_is_not_taken_for_the_whole(factcheck: Factcheck, tmp_path: Path, empty: Path) -> None:
    rows = [{"text": f"Ore {n}.", "source": "S", "note": "n" * n} for n in (9, LONGEST_CELL + 9)]
    assert factcheck("import", "-", input="\n".join(map(json.dumps, rows))).code == 0
    assert factcheck("export", "xlsx", "source:s", tmp_path / "cut.xlsx").code == 0
    done = run_here("import", tmp_path / "cut.xlsx", db=empty)
    assert done.code == 1
    assert (
        "“note” of this row was cut for a sheet: it is not the whole. `export jsonl` or csv has the whole." in done.err
    )
    assert "Added 1" in done.err


Rows = list[dict[str, str]]


def rows_of(factcheck: Factcheck) -> Rows:
    return list(csv.DictReader(io.StringIO(factcheck("export", "csv", FOUR).out)))


def written(rows: Rows) -> str:
    stream = io.StringIO()
    writer = csv.DictWriter(stream, rows[0])
    writer.writeheader()
    writer.writerows(rows)
    return stream.getvalue()


def test_a_table_that_was_marked_up_says_how_it_is_taken_and_keeps_the_reason(factcheck: Factcheck) -> None:
    rows = rows_of(factcheck)
    assert "otherwise" not in factcheck("import", "-", input=written(rows)).err
    rows[2] |= {"mark": "confirmed", "mark_why": "seen it", "mark_as_of": "2025-06-01", "evidence": "https://a.example"}
    table = written(rows)
    said = factcheck("import", "-", input=table).err
    assert "1 row says otherwise than what is here (claim 7): `--on-duplicate update` takes it." in said
    assert factcheck("show", 7, "--json").json[0]["mark"] is None
    assert "1 updated" in factcheck("import", "-", "--on-duplicate", "update", input=table).err
    claim = factcheck("show", 7, "--json").json[0]
    assert [claim[key] for key in ("mark", "mark_why", "mark_as_of", "evidence")] == [
        "confirmed", "seen it (from standard input)", "2025-06-01", ["https://a.example"]
    ]  # fmt: skip
    assert "updated" not in factcheck("import", "-", "--on-duplicate", "update", input=table).err
    rows[2] |= {"mark": "denied", "mark_why": claim["mark_why"]}
    refused = factcheck("import", "-", "--on-duplicate", "update", input=written(rows))
    assert "“mark_why” still says why it was confirmed" in refused.err


def test_a_key_on_another_row_and_one_claim_twice_are_refused(factcheck: Factcheck, empty: Path) -> None:
    rows = rows_of(factcheck)
    slipped = [*rows[:2], {**rows[2], "key": rows[3]["key"]}, rows[3]]
    done = factcheck("import", "-", "--on-duplicate", "update", input=written(slipped))
    assert "Line 4: This has the key of claim 8 and the text of claim 7." in done.err
    assert "Added 0, 3 there already, 1 refused." in done.err
    twice = [{**rows[2], "mark": "confirmed"}, {**rows[2], "mark": "denied"}]
    done = factcheck("import", "-", "--on-duplicate", "update", input=written(twice))
    assert "Line 3: Line 2 is claim 7 too, and says otherwise." in done.err
    done = run_here("import", "-", db=empty, input=written(twice))
    assert "marks it confirmed; this one marks it denied." in done.err
