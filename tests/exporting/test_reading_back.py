"""CSV and JSON Lines back in: what was exported, what was made by hand, and what is broken."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_claims import CLAIMS, FULL, HOSTILE_CLAIMS

from factcheck.domain.claim import Claim
from factcheck.errors import FactcheckError
from factcheck.exporting import exporter
from factcheck.exporting.csv_reading import read_csv
from factcheck.exporting.incoming import decoded
from factcheck.exporting.jsonl_reading import read_jsonl


def from_csv(text: str) -> list[tuple[int, Any]]:
    return [
        (line, str(got) if isinstance(got, FactcheckError) else got) for line, got in read_csv(io.StringIO(text, ""))
    ]


def from_jsonl(text: str) -> list[tuple[int, Any]]:
    found = read_jsonl(io.StringIO(text, ""))
    return [(line, str(got) if isinstance(got, FactcheckError) else got) for line, got in found]


def in_csv(claim: Claim) -> dict[str, Any]:
    """What of a claim a flat row keeps: of a quote, its words."""
    left = ("positions", "other_side", "replies", "approved_by", "contested", "evidence_records")
    kept = {key: value for key, value in claim.as_dict().items() if key not in left}
    return kept | {"quotes": [{"exact": quote.exact} for quote in claim.quotes]}


@given(st.lists(HOSTILE_CLAIMS, max_size=4))
def test_csv_comes_back_as_it_went(claims: list[Claim]) -> None:
    stream = io.StringIO(newline="")
    exporter("csv").write(claims, stream)
    assert [got for _, got in from_csv(stream.getvalue())] == [in_csv(claim) for claim in claims]


@given(st.lists(HOSTILE_CLAIMS, min_size=1, max_size=4))
@pytest.mark.slow
def test_json_lines_come_back_as_they_went(claims: list[Claim]) -> None:
    stream = io.StringIO(newline="")
    exporter("jsonl").write(claims, stream)
    assert from_jsonl(stream.getvalue()) == [(n, claim.as_dict()) for n, claim in enumerate(claims, 1)]


def test_csv_comes_back_from_a_real_file(tmp_path: Path) -> None:
    path = tmp_path / "claims.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        exporter("csv").write(CLAIMS, stream)
    with path.open(encoding="utf-8", newline="") as stream:
        found = list(read_csv(stream))
    assert found[1] == (3, in_csv(FULL))
    assert [line for line, _ in found] == [2, 3, 5]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_hand_made_file_needs_only_a_few_columns(delimiter: str) -> None:
    rows = [
        ["Text", "Speaker", "source", "Status", "mine"],
        ["A, b; c.", "X", "s", "Denied ", "!"],
        ["", "", "", "", ""],
    ]
    text = "\ufeff" + "".join(delimiter.join(f'"{c}"' if "A" in c else c for c in row) + "\r\n" for row in rows)
    assert from_csv(text) == [(2, {"text": "A, b; c.", "speaker": "X", "source": "s", "reported": "denied"})]


def test_a_malformed_row_is_refused_and_the_next_one_read() -> None:
    text = 'text,speaker\none,a\ntwo\n"three"x,c\n"fo\nur",d\n,e\nsix,f\n"open,g\n'
    assert from_csv(text) == [
        (2, {"text": "one", "speaker": "a"}),
        (3, "This row has 1 cells, the header 2."),
        (4, "This is not CSV: ',' expected after '\"'."),
        (5, {"text": "fo\nur", "speaker": "d"}),
        (7, "“text” is missing or empty."),
        (8, {"text": "six", "speaker": "f"}),
        (9, "This is not CSV: a quotation mark is opened here and never closed."),
    ]


@pytest.mark.parametrize(
    "text", ["", "\n", "speaker,source\na,b\n", "text,speeker\na,b\n", "text,text\na,b\n", '"text\n']
)
def test_a_header_that_cannot_be_used_is_one_error(text: str) -> None:
    found = from_csv(text)
    assert len(found) == 1
    assert found[0][0] == 1
    assert isinstance(found[0][1], str)


@pytest.mark.parametrize(
    ("header", "value", "said"),
    [
        ("status", "denyed", "denied"),
        ("mark", "true", "alleged"),
        ("draft", "perhaps", "true or false"),
        ("id", "-3", ""),
        ("id", "9" * 30, ""),
        ("speaker", "\udcff", ""),
    ],
)
def test_a_value_that_does_not_fit_is_refused(header: str, value: str, said: str) -> None:
    [(line, refused)] = read_csv(io.StringIO(f"text,{header}\nx,{value}\n", ""))
    assert line == 2
    assert isinstance(refused, FactcheckError)
    assert said in refused.hint


def test_huge_cells_are_read() -> None:
    huge = "x " * 4_000_000 + "x"
    assert from_csv(f'text\n"{huge}"\n') == [(2, {"text": huge})]


def test_bytes_that_are_no_utf8_are_an_error_and_not_a_traceback() -> None:
    for read, before in ((read_csv, b"text\n"), (read_jsonl, b"")):
        for errors in ("strict", "surrogateescape"):
            stream = io.TextIOWrapper(io.BytesIO(before + b'"\xff"\n'), "utf-8", errors, newline="")
            assert any(isinstance(got, FactcheckError) for _, got in read(stream))


BAD_LINES = """
3
"text"
{"text": ""}
{"text": "\\u00a0\\u200b"}
{"text": "x\\u0000"}
{"text": "x", "text": "y"}
{"text": "x", "speker": "Ann"}
{"text": "x", "note": {"a": 1, "a": 2}}
{"text": "x", "id": NaN}
{"text": "x", "id": -Infinity}
{"text": "x", "withdrawn": "no"}
{"text": "x", "quotes": [{"exact": "it", "start": -2, "end": 0}]}
{"text": "x", "quotes": [{"exact": "it", "start": 5, "end": 3}]}
{"text": "x", "quotes": [{"exact": "it", "start": 5, "end": 9}]}
{"text": "x", "quotes": [{"exact": "it", "start": 5}]}
{"text": "x", "quotes": [{"exact": "it", "start": true, "end": 3}]}
{"text": "x", "quotes": [{"exact": "it", "strat": 5}]}
{"text": "x", "quotes": [{"exact": " "}]}
{"speaker": "x"}
{"text": 3}
{"text": "\\ud800"}
{"text": "x", "via": "y"}
{"text": "x", "quotes": ["q"]}
{"text": "x", "reported": "true"}
{"text": "x", "draft": 1}
{"text": "x", "mark": ["alleged"]}
{"text": "x", "speaker": {"a": 1}}
"""


@pytest.mark.parametrize("line", [*BAD_LINES.split("\n")[1:-1], '{"id": ' + "9" * 9999 + "}"])
def test_a_bad_line_of_json_is_refused_and_the_next_one_read(line: str) -> None:
    (first, refused), second = from_jsonl(f'{line}\n\n{{"text": "x", "speaker": null}}\n')
    assert first == 1
    assert isinstance(refused, str)
    assert second == (3, {"text": "x", "speaker": None})


def test_a_reader_may_check_other_things() -> None:
    assert list(read_jsonl(io.StringIO('{"type": "source"}\n'), check=dict)) == [(1, {"type": "source"})]


@given(st.text() | st.text('",;\n\rtex\t\\'))
def test_no_text_breaks_the_readers(text: str) -> None:
    from_csv(text)
    from_csv("text,speaker\n" + text)
    from_jsonl(text)


@pytest.mark.parametrize(
    "text",
    [
        '[{"text": "x"}, {"text": "y"}]',
        '[\n  {\n    "text": "x"\n  },\n  {"text": "y"}\n]\n',
        '{\n  "text": "x"\n}\n{"text": "y"}\n',
    ],
)
def test_an_array_and_objects_over_several_lines_are_read(text: str) -> None:
    assert [got for _, got in from_jsonl(text)] == [{"text": "x"}, {"text": "y"}]


def test_a_document_names_the_line_that_is_wrong_and_reads_on() -> None:
    text = '[\n {"text": "x"},\n {"text": ""},\n {"text": "y"},\n {"text": "z", "text": "z"},\n {"text": "q"}]'
    assert from_jsonl(text) == [
        (2, {"text": "x"}),
        (3, "“text” is missing or empty."),
        (4, {"text": "y"}),
        (5, "“text” stands here twice."),
    ]
    assert from_jsonl('[{"text": "x"},\n{"text": ')[-1] == (2, "This is not JSON: Expecting value at line 2.")


@pytest.mark.parametrize("text", ["", "\n\n", "[]", "[" * 100_000])
def test_a_file_with_nothing_in_it_is_one_error(text: str) -> None:
    assert [said for _, said in from_jsonl(text)] == ["There is nothing in this file."]


def test_the_byte_that_is_no_utf8_is_named_with_its_place() -> None:
    for read, content in ((read_csv, b"text\ncaf\xe9\nok\n"), (read_jsonl, b'\n{"text": "caf\xe9"}\n{"text": "ok"}\n')):
        refused, read_on = list(read(decoded(io.BufferedReader(io.BytesIO(content)))))  # type: ignore[arg-type]
        assert (refused[0], str(refused[1])) == (2, "“text” is not UTF-8: byte 0xE9 at character 4.")
        assert read_on == (3, {"text": "ok"})


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_an_encoding_is_told_by_its_mark(encoding: str) -> None:
    for read, content in ((read_csv, "text\nÖl\n"), (read_jsonl, '{"text": "Öl"}\n')):
        stream = decoded(io.BufferedReader(io.BytesIO(content.encode(encoding))))  # type: ignore[arg-type]
        assert [got for _, got in read(stream)] == [{"text": "Öl"}]


def test_half_a_utf16_character_is_an_error_at_its_place() -> None:
    stream = decoded(io.BufferedReader(io.BytesIO("text\nx\n".encode("utf-16") + b"\x00")))  # type: ignore[arg-type]
    *_, (_, last) = read_csv(stream)
    assert "not UTF-16" in str(last)


def test_what_excel_says_of_its_separator_is_no_header() -> None:
    assert from_csv("sep=;\ntext;note\na,b;c\n") == [(3, {"text": "a,b", "note": "c"})]


@pytest.mark.parametrize("read", [read_csv, read_jsonl])
def test_a_line_without_end_ends_the_reading(read: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factcheck.exporting.incoming.LONGEST", 1000)
    start = "text\nx\n" if read is read_csv else '{"text": "x"}\n'
    (_, first), (line, refused) = read(io.StringIO(start + "y" * 5000 + "\n", ""))
    assert first == {"text": "x"}
    assert (line, "longer than 1,000 characters" in str(refused)) == (2 + (read is read_csv), True)


def test_a_claim_longer_than_a_book_is_refused() -> None:
    long = "a" * 10_000_001
    (_, told), (_, small) = list(read_csv(io.StringIO(f'text,source\n"{long}",a\nSmall.,a\n')))
    assert "a cell is longer than 10,000,000 characters" in str(told)
    assert isinstance(small, dict)
    (_, told), _ = list(read_jsonl(io.StringIO(json.dumps({"text": long, "source": "a"}) + '\n{"text": "b"}\n')))
    assert "“text” is longer than 10,000,000 characters" in str(told)


@pytest.mark.parametrize(
    "text",
    [
        '{"text": "a",\n "source": "s"}\n',
        '{"text":\n\n"a", "source": "s"}',
        '{ "text": "a", "source":\n"s"\n}',
        '{"text": "a", "source": "s", "via": [\n]}',
    ],
)
def test_an_object_over_several_lines_is_one_wherever_it_breaks(text: str) -> None:
    ((line, found),) = from_jsonl(text)
    assert (line, found["text"], found["source"]) == (1, "a", "s")


def test_a_first_line_that_breaks_off_costs_itself_alone() -> None:
    found = from_jsonl('{"text": "a", "sour\n{"text": "b"}\n{"text": "c"}\n')
    assert [line for line, _ in found] == [1, 2, 3]
    assert "This is not JSON" in found[0][1]
    assert found[1:] == [(2, {"text": "b"}), (3, {"text": "c"})]
    assert from_jsonl('{"text": "a", "sour')[0][0] == 1
