"""What is said of tables and lists from elsewhere: names, dates, verdicts, merged cells; and our own that come back."""

import json
import zipfile
from pathlib import Path

import pytest
from desk import Factcheck, run_here

from factcheck.text.dating import iso


def test_a_list_of_objects_has_the_names_that_columns_have(empty: Path) -> None:
    items = [
        {"claim": "Ore was sold.", "claimant": "Ann Lee", "claimDate": "3 May 2021", "link": "https://a.example/1",
         "tags": ["a", "b"], "my notes": {"x": 1}},
        {"text": "Ore was bought.", "claimant": None, "Link": "https://a.example/1", "verdict": "Half true"},
        5,
    ]  # fmt: skip
    done = run_here("import", "-", db=empty, input=json.dumps(items))
    assert done.code == 1
    assert "Left out, since no claim has such a column: my notes." in done.err
    assert "Item 3: This is JSON, but not an object." in done.err
    assert "(“Half true”): kept in the notes." in done.err
    one, other = run_here("list", "--json", db=empty).json
    assert [one[key] for key in ("text", "speaker", "said_on", "tags")] == [
        "Ore was sold.", "Ann Lee", "2021-05-03", ["a", "b"]
    ]  # fmt: skip
    assert (other["text"], other["source_url"]) == ("Ore was bought.", "https://a.example/1")
    done = run_here("import", "-", db=empty, input='{"text": "Ore.", "source": "S", "mood": "grim"}')
    assert "“mood” is no key of a claim." in done.err


@pytest.mark.parametrize(("column", "refused"), [("my notes", False), ("outcome", False), ("speeker", True)])
def test_only_a_misspelt_column_refuses_a_table(empty: Path, column: str, refused: bool) -> None:
    done = run_here("import", "-", db=empty, input=f"text,source,{column}\nOre was sold.,S,x\n")
    assert done.code == refused
    assert ("Did you mean speaker?" in done.err) == refused
    assert (f"Left out, since no claim has such a column: {column}." in done.err) != refused


def test_a_mark_by_a_verdict_alone_is_said(empty: Path) -> None:
    done = run_here("import", "-", db=empty, input="text,source,verdict\nOre was sold.,S,True\n")
    assert "1 claim marked by the table's verdicts." in done.err


def test_two_orders_of_day_and_month_in_one_column_are_refused(empty: Path) -> None:
    table = "text,source,date\nOre was sold.,S,14/05/2021\nOre was bought.,S,05/14/2021\nOre was lost.,S,20210503\n"
    done = run_here("import", "-", db=empty, input=table)
    assert "Line 3: “05/14/2021” and “14/05/2021” in line 2 have day and month in two orders" in done.err
    assert [row[0] for row in run_here("list", "--columns", "date", db=empty).rows] == ["2021-05-14", "2021-05-03"]
    assert (iso("20211301"), iso("44319")) == (None, None)


def test_a_table_of_ours_without_its_keys_says_what_is_missing(factcheck: Factcheck, tmp_path: Path) -> None:
    assert factcheck("export", "csv", "id:6", tmp_path / "t.csv", "--columns", "id,text").code == 0
    done = factcheck("import", tmp_path / "t.csv")
    assert "a table of ours comes back by its column “key”" in done.err
    assert factcheck("export", "markdown", "id:6", tmp_path / "t.markdown").err.startswith("Wrote 1 claim")


def test_every_rating_and_every_author_of_a_review_is_kept(empty: Path) -> None:
    review = {
        "@context": "https://schema.org", "@type": "ClaimReview", "claimReviewed": "Ore was sold.",
        "url": "https://f.example/1", "author": {"name": "Fact Desk"},
        "reviewRating": [{"alternateName": "False"}, {"alternateName": "True"}],
        "itemReviewed": {"@type": "Claim", "author": [{"name": "Ann Lee"}, {"name": "Bo Day"}]},
    }  # fmt: skip
    assert run_here("import", "-", db=empty, input=json.dumps(review)).code == 0
    (claim,) = run_here("list", "--json", db=empty).json
    assert claim["speaker"] == "Ann Lee"
    assert "Rated “False” by Fact Desk" in claim["note"]
    assert claim["note"].endswith("Rated “True” too.\nSaid by Bo Day too.")


def test_our_own_annotations_for_hypothesis_are_there_already(empty: Path, tmp_path: Path) -> None:
    row = {"text": "Ore is sold.", "source_url": "https://a.example/1", "quotes": [{"exact": "Ore was sold"}]}
    assert run_here("import", "-", db=empty, input=json.dumps(row)).code == 0
    assert run_here("export", "hypothesis", tmp_path / "h.json", db=empty).code == 0
    done = run_here("import", tmp_path / "h.json", db=empty)
    assert (done.code, done.err) == (0, "Added 0, 1 there already.\n")
    other = tmp_path / "other.db"
    assert run_here("init", db=other).code == 0
    assert "Added 1" in run_here("import", tmp_path / "h.json", db=other).err
    assert "Added 0, 1 there already" in run_here("import", tmp_path / "h.json", db=other).err


def test_merged_and_hidden_rows_of_an_opendocument_sheet_are_told(empty: Path, tmp_path: Path) -> None:
    def row(*words: str, more: str = "", spanned: str = "") -> str:
        cells = [f'<table:table-cell office:value-type="string"{spanned if n == 1 else ""}><text:p>{word}</text:p>'
                 "</table:table-cell>" for n, word in enumerate(words)]  # fmt: skip
        return f"<table:table-row{more}>{''.join(cells)}</table:table-row>"

    rows = [
        row("Claim", "Claimant", "Source"),
        row("Ore was sold.", "Ann", "Post", more=' table:visibility="collapse"'),
        row("Ore was bought.", "Ann", "Post", spanned=' table:number-rows-spanned="2"'),
        row("Ore was lost.", "", "Post"),
        row("Ore was found.", "Bo", "Post"),
    ]
    names = " ".join(
        f'xmlns:{one}="urn:oasis:names:tc:opendocument:xmlns:{one}:1.0"' for one in ("office", "table", "text")
    )
    content = (
        f'<?xml version="1.0"?><office:document-content {names}><office:body><office:spreadsheet>'
        f'<table:table table:name="T">{"".join(rows)}</table:table></office:spreadsheet></office:body>'
        "</office:document-content>"
    )
    with zipfile.ZipFile(tmp_path / "t.ods", "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", '<manifest:manifest xmlns:manifest="urn:x"/>')
    done = run_here("import", tmp_path / "t.ods", db=empty)
    assert done.code == 1
    assert "1 hidden rows were read too." in done.err
    assert "Line 3: Cells of rows 3 to 4 are merged" in done.err
    assert "Line 4: Cells of rows 3 to 4 are merged" in done.err
    assert "Added 2" in done.err
