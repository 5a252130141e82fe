"""A workbook holds what it is given, within the limits of spreadsheets, and nothing in it runs."""

import io
import tracemalloc
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from desk import tries
from hypothesis import Phase, given, settings
from sample_claims import CLAIMS, HOSTILE_CLAIMS

from factcheck.domain.beside import Verdict
from factcheck.domain.claim import Claim
from factcheck.exporting import exporter
from factcheck.exporting.csv_reading import read_table
from factcheck.exporting.incoming import Told
from factcheck.exporting.sheet_reading import read_xlsx
from factcheck.exporting.state import EDITABLE, changed, fields, state
from factcheck.exporting.xlsx_sheets import CUT, LONGEST_CELL, LONGEST_URL, fitting, is_cut
from factcheck.text.safe import printed, visible


def workbook(claims: Any) -> io.BytesIO:
    stream = io.BytesIO()
    exporter("xlsx").write(claims, stream)
    stream.seek(0)
    return stream


def cells(path: io.BytesIO, sheet: str = "Claims") -> list[list[Any]]:
    return [list(row) for row in openpyxl.load_workbook(path)[sheet].iter_rows(values_only=True)]


@settings(parent=tries(30), phases=[Phase.explicit, Phase.generate])  # a workbook takes long to shrink
@given(HOSTILE_CLAIMS)
@pytest.mark.slow
def test_a_workbook_holds_what_it_is_given_and_nothing_runs(claim: Claim) -> None:
    stream = workbook([claim])
    book = openpyxl.load_workbook(stream)
    for table in book.worksheets:
        for row in table.iter_rows():
            assert all(cell.data_type != "f" for cell in row)
            assert all(cell.hyperlink is None or cell.value.startswith("http") for cell in row)
    stream.seek(0)
    [(line, record)] = read_table(read_xlsx(stream, Told()), ragged=True)
    assert line == 2
    assert isinstance(record, dict), record
    assert record["text"].strip() == printed(claim.text).strip()
    assert (record["speaker"] or "").strip() == printed(claim.speaker).strip()
    assert changed(state(claim), fields(claim)) == set()


def test_hostile_text_is_shown_and_not_obeyed() -> None:
    with zipfile.ZipFile(workbook(CLAIMS)) as parts:
        xml = parts.read("xl/worksheets/sheet1.xml").decode()
        links = b"".join(parts.read(name) for name in parts.namelist() if name.endswith(".rels"))
    assert "<f>" not in xml
    assert b"javascript:" not in links
    assert all(character not in xml for character in "\x1b\u202e\x00")
    assert "␛" in xml
    assert "&lt;script&gt;" in xml
    family, persian = "👨‍👩‍👧", "می‌خواهم"
    assert (printed(family), printed(persian)) == (family, persian)
    assert visible(family) != family


@pytest.mark.parametrize("character", ["a", "я", "🍎"])
def test_what_is_too_long_for_a_cell_says_so(character: str) -> None:
    text = character * 40_000
    shown = fitting(text)
    assert len(shown.encode("utf-16-le")) // 2 <= LONGEST_CELL
    assert shown.endswith(CUT.format("40,000"))
    assert is_cut(shown)
    whole = character * (LONGEST_CELL // len(character.encode("utf-16-le")) * 2)
    assert fitting(whole) == whole
    (row,) = cells(workbook([Claim(1, "k", text, "s")]))[1:]
    assert row[1] == shown


def test_an_address_that_is_too_long_for_a_link_stays_whole() -> None:
    address = "https://example.org/" + "a" * LONGEST_URL
    claim = replace(CLAIMS[0], beside=replace(CLAIMS[0].beside, url=address))
    header, row = cells(workbook([claim]))
    assert row[header.index("source_url")] == address


@pytest.mark.parametrize(
    ("address", "target", "place"),
    [
        ("https://example.org/a?b=1&c='2'", "https://example.org/a?b=1&c='2'", None),
        ("https://example.org/a#part-2", "https://example.org/a", "part-2"),
        ("https://example.org/50%", "https://example.org/50%25", None),
        ("https://example.org/%C3%A9/[x]", "https://example.org/%C3%A9/%5Bx%5D", None),
        ("https://example.org/страница", "https://example.org/страница", None),
    ],
)
def test_links_lead_where_they_say(address: str, target: str, place: str | None) -> None:
    beside = replace(CLAIMS[0].beside, url=address, verdict=Verdict(evidence=("https://example.org/other", address)))
    book = openpyxl.load_workbook(workbook([replace(CLAIMS[0], beside=beside)] * 2))
    evidence = book["Evidence"]
    assert [cell.hyperlink.target for cell in evidence["C"][1::2]] == ["https://example.org/other"] * 2
    header = [cell.value for cell in book["Claims"][1]]
    for cell in (*evidence["C"][2::2], *list(book["Claims"].columns)[header.index("source_url")][1:]):
        assert (cell.value, cell.hyperlink.target, cell.hyperlink.location) == (address, target, place)


@pytest.mark.slow
def test_the_links_of_many_claims_take_no_memory(tmp_path: Path) -> None:
    def peak(number: int) -> int:
        beside = [replace(CLAIMS[0].beside, url=f"https://example.org/{at}") for at in range(number)]
        with (tmp_path / "out.xlsx").open("w+b") as stream:
            tracemalloc.start()
            exporter("xlsx").write((replace(CLAIMS[0], id=at, beside=one) for at, one in enumerate(beside)), stream)
            used = tracemalloc.get_traced_memory()[1]
            tracemalloc.stop()
        return used

    peak(10)
    assert peak(1_500) - peak(300) < 1_200 * 100  # XlsxWriter by itself takes seven hundred bytes a link


def test_the_editable_columns_are_those_of_the_state() -> None:
    claim = CLAIMS[1]
    assert set(fields(claim)) == set(EDITABLE)
    assert changed(state(claim), {**fields(claim), "note": "another"}) == {"note"}
