"""Tables that people have: their columns, encodings, separators and dates; what is left out is said."""

import codecs
import sys
from pathlib import Path

import pytest
from desk import Factcheck, dump, run_here
from hypothesis import given
from hypothesis import strategies as st
from terminal import Terminal

from factcheck.domain.iso import is_date
from factcheck.text.dating import LONGEST, Ambiguous, iso


def test_the_columns_of_a_desk_are_known(factcheck: Factcheck, empty: Path) -> None:
    table = (
        "Claim,Claimant,Claim date,Link,Publisher,Headline,Verdict,Why,Topic,Comments,Mood\n"
        "Ore was sold.,Ann Lee,3 May 2021,https://a.example/1,The Post,Ore!,False,seen the books,trade,ask again,grim\n"
    )
    done = run_here("import", "-", db=empty, input=table)
    assert (done.code, done.err.splitlines()) == (
        0,
        ["Left out, since no claim has such a column: Mood.", "1 claim marked by the table's verdicts.",
         "Added 1, 1 new source."],
    )  # fmt: skip
    (claim,) = run_here("list", "--json", db=empty).json
    assert [claim[key] for key in ("text", "speaker", "said_on", "mark", "tags", "note")] == [
        "Ore was sold.", "Ann Lee", "2021-05-03", "denied", ["trade"], "ask again"
    ]  # fmt: skip
    assert claim["mark_why"] == "seen the books (from standard input)"
    assert [claim[f"source_{key}"] for key in ("title", "publisher", "url")] == [
        "Ore!", "The Post", "https://a.example/1"
    ]  # fmt: skip


def test_the_names_of_fact_check_search_are_known_and_its_ratings_are_no_marks(empty: Path) -> None:
    table = (
        "text,claimant,claimDate,claimReview.publisher,url,textualRating\n"
        "Ore was sold.,Ann Lee,2021-05-03T10:00:00Z,Fact Desk,https://f.example/1,False\n"
        "Ore was bought.,Ann Lee,2021-05-04T10:00:00Z,Fact Desk,https://f.example/2,Half true\n"
    )
    done = run_here("import", "-", db=empty, input=table)
    assert done.code == 0
    assert "2 published ratings kept in the notes: not your desk's marks." in done.err
    one, _ = run_here("list", "--json", db=empty).json
    assert (one["mark"], one["said_on"], one["note"]) == (None, "2021-05-03", "Rated “False” by Fact Desk.")
    assert one["source_url"] == "https://f.example/1"


def test_a_verdict_that_is_none_of_ours_is_kept_as_it_is_written(empty: Path) -> None:
    table = "text,source,verdict,note\nOre was sold.,S,Misleading,see page 3\nOre was bought.,S,TRUE,\n"
    done = run_here("import", "-", db=empty, input=table)
    assert "1 verdict is none of alleged, denied, confirmed (“Misleading”): kept in the notes." in done.err
    one, other = run_here("list", "--json", db=empty).json
    assert (one["mark"], one["note"]) == (None, "see page 3\nVerdict in the table: “Misleading”.")
    assert (other["mark"], other["note"]) == ("confirmed", None)


def test_of_two_names_for_one_thing_the_proper_one_or_the_first_counts(empty: Path) -> None:
    table = "claim,text,source,link,url\nwrong,Ore was sold.,S,https://a.example,https://b.example\n"
    done = run_here("import", "-", db=empty, input=table)
    assert "Left out, since no claim has such a column: claim, url." in done.err
    (claim,) = run_here("list", "--json", db=empty).json
    assert (claim["text"], claim["source_url"]) == ("Ore was sold.", "https://a.example")


ROW = "text;source\r\nÖl brennt – „heute“, sagt Müller über Köln.;Blatt für Bürger\r\n"


@pytest.mark.parametrize(
    "content",
    [
        ROW.encode(),
        ROW.encode("utf-8-sig"),
        ROW.encode("cp1252"),
        ROW.encode("utf-16"),
        codecs.BOM_UTF16_BE + ROW.encode("utf-16-be"),
        ROW.encode("utf-16-le"),
        ROW.encode("utf-16-be"),
        ROW.encode("utf-32"),
        ("sep=;\r\n" + ROW).encode(),
        ROW.replace(";", "\t").encode(),
        ROW.replace(";", "|").encode("cp1252"),
        ("Unsere Liste\r\n\r\n" + ROW).encode(),
    ],
    ids=["utf-8", "bom", "cp1252", "utf-16", "utf-16-be", "le bare", "be bare", "utf-32", "sep", "tab", "bar", "title"],
)
def test_encodings_and_separators_are_told_apart(empty: Path, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes(content)
    done = run_here("import", path, db=empty)
    assert done.code == 0, done.err
    (claim,) = run_here("list", "--json", db=empty).json
    assert claim["text"] == "Öl brennt – „heute“, sagt Müller über Köln."
    assert claim["source_title"] == "Blatt für Bürger"
    assert ("not UTF-8; read as cp1252" in done.err) == (b"M\xfcller" in content)


def test_a_guess_is_said_with_a_word_to_look_at_and_can_be_overruled(empty: Path, tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    row = "text,source\nПетров отрицает что завод закрыт.,Газета\nИванов подтвердил что завод закрыт.,Газета\n"
    path.write_bytes(row.encode("cp1251"))
    done = run_here("import", path, "--dry-run", db=empty)
    assert "read as cp1251, which is a guess" in done.err
    assert "as in “Петров”; --encoding NAME reads it otherwise." in done.err
    assert run_here("import", path, "--encoding", "cp1251", db=empty).err.startswith("Added 2")
    assert run_here("list", "--columns", "text", db=empty).rows[0] == ["Петров отрицает что завод закрыт."]
    for name in ("klingon", "rot13", "hex"):
        assert run_here("import", path, "--encoding", name, db=empty).code == 2


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2021-05-03T10:00:00Z", "2021-05-03"), ("2021-05-03 10:00", "2021-05-03"), ("2021/5/3", "2021-05-03"),
        ("2021-05-03T23:30:00+02:00", "2021-05-03"), ("May 3, 2021", "2021-05-03"), ("19 July 2025", "2025-07-19"),
        ("Sat, 19 July 2025", "2025-07-19"), ("July 2025", "2025-07"), ("19 JULY 2025", "2025-07-19"),
        ("Sept. 3rd 2021", "2021-09-03"), ("13/05/2021", "2021-05-13"), ("05/13/2021", "2021-05-13"),
        ("05.05.2021", "2021-05-05"), ("5/2021", "2021-05"), ("2021", "2021"), ("2021-05", "2021-05"),
        ("31/02/2021", None), ("03/05/21", None), ("early 2020", None), ("yesterday", None), ("", None),
        ("May", None), ("3 May", None), ("2021-13-01", None), ("May 3, 2021 and June 4, 2021", None), ("3" * 999, None),
    ],
)  # fmt: skip
def test_dates_as_people_write_them(written: str, expected: str | None) -> None:
    assert iso(written) == expected
    assert iso(written, "dmy") == expected


@given(st.text(max_size=LONGEST + 5) | st.from_regex(r"\A\d{1,2}[-/. ]\d{1,2}[-/. ]\d{2,4}\Z"))
def test_whatever_is_written_is_a_date_or_none(written: str) -> None:
    for order in ("dmy", "mdy"):
        found = iso(written, order)
        assert found is None or is_date(found)


def test_the_order_of_day_and_month_is_never_guessed(factcheck: Factcheck, store: Path) -> None:
    with pytest.raises(Ambiguous):
        iso("03/05/2021")
    table = "text,source,date\nOre was sold.,S,13/05/2021\nOre was bought.,S,03/05/2021\n"
    before = dump(store)
    refused = factcheck("import", "-", "--dry-run", input=table)
    assert refused.code == 1
    assert "Line 3: “03/05/2021” may be 2021-05-03 or 2021-03-05. Say which: --dates dmy or --dates mdy." in refused.err
    assert dump(store) == before
    assert factcheck("import", "-", "--dates", "mdy", input=table).code == 0
    days = [row[0] for row in factcheck("list", "source:s", "--columns", "date").rows]
    assert days == ["2021-05-13", "2021-03-05"]
    assert factcheck("import", "-", "--dates", "ymd", input=table).code == 2


def test_on_a_terminal_the_order_is_asked_for_once(store: Path, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("text,source,date\nOre was sold.,S,04/05/2021\nOre was bought.,S,03/05/2021\n")
    words = [sys.executable, "-m", "factcheck", "--db", str(store), "import", str(tmp_path / "t.csv")]
    terminal = Terminal(words, 24, 100)
    terminal.until("“04/05/2021”: is that 2021-05-04 (d) or 2021-04-05 (m)?")
    seen = terminal.press("d\n", "Added 2")
    assert "is that" not in seen
    assert terminal.end() == 0
    terminal.close()
    assert [row[0] for row in run_here("list", "source:s", "--columns", "date", db=store).rows] == [
        "2021-05-04",
        "2021-05-03",
    ]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("The bridge would cost\n40 million euros.", "would cost 40 million euros"),
        ("He said ‘it’s over’ twice.", "He said 'it's over'"),
        ("It cost 40\u00a0million in all.", "40 million"),
        ("The cafe\u0301 was shut.", "café"),
        ("The of\ufb01ce was shut.", "office"),
        ("The govern\u00adment fell.", "government"),
        ("The govern-\nment fell.", "government"),
    ],
)
def test_a_quote_is_found_however_the_page_prints_it(empty: Path, text: str, quote: str) -> None:
    """And the source's own characters are what is stored."""
    import json

    source = json.dumps({"record": "source", "id": "s", "title": "S", "text": text})
    row = json.dumps({"text": "It is so.", "source": "s", "quotes": [{"exact": quote}]})
    done = run_here("import", "-", db=empty, input=f"{source}\n{row}\n")
    assert done.code == 0, done.err
    (claim,) = run_here("list", "--json", db=empty).json
    (found,) = claim["quotes"]
    assert text[found["start"] : found["end"]] == found["exact"]


def test_a_header_on_every_page_is_no_claim(empty: Path) -> None:
    table = "text,source\nOre was sold.,S\ntext,source\nOre was bought.,S\n"
    assert run_here("import", "-", db=empty, input=table).err == "Added 2, 1 new source.\n"
