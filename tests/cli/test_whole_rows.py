"""What leaves the desk carries its reasons: the verdict, the source, the place of the quote, the other side."""

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from desk import Factcheck, dump, run_here

from factcheck.text.places import Paragraphs, offsets, role

QUOTE = "Russia had made extensive weapons transfers to Armenia throughout 2008 costing about $800 million"


@pytest.fixture
def marked(factcheck: Factcheck) -> Factcheck:
    """The seed store with a verdict on claim 6, given in two steps, and two drafts."""
    words = ["--note", "the register has none", "--evidence", "https://example.org/r", "--as-of", "2025-08"]
    assert factcheck("mark", "denied", 6, *words).code == 0
    assert factcheck("mark", "denied", 6, "--evidence", 10).code == 0
    drafts = "".join(f'{{"text": "It may rain {n}.", "source": "Sheet", "draft": true}}\n' for n in (1, 2))
    assert factcheck("import", "-", input=drafts).code == 0
    return factcheck


def shown(factcheck: Factcheck, claim: int = 6) -> dict[str, Any]:
    (record,) = factcheck("show", claim, "--json").json
    return dict(record)


def test_a_claim_in_json_has_the_reason_of_its_verdict_and_its_source(marked: Factcheck) -> None:
    record = shown(marked)
    assert record["mark_by"] == "Ana"
    assert record["mark_at"].startswith("20")
    assert (record["mark_as_of"], record["mark_why"]) == ("2025-08", "the register has none")
    assert record["evidence"] == ["https://example.org/r", "claim 10"]
    assert (record["source_title"], record["speaker_kind"]) == ("Azerbaijan–Russia relations", "media")
    assert record["places"] == ["paragraph 3, 406-503"]
    assert record["positions"] == {"for": 2, "against": 1}
    (other,) = record["other_side"]
    assert (other["id"], other["speaker"], other["reported"]) == (10, "Government of Russia", "denied")
    assert (other["kind"], other["judgement"], other["stance"]) == ("stance", "open", "against")


@pytest.mark.parametrize("words", [("list", "id:6"), ("search", "weapons", "id:6"), ("export", "json", "id:6")])
def test_every_output_has_the_same_row(marked: Factcheck, words: tuple[str, ...]) -> None:
    more = () if words[0] == "export" else ("--json",)
    assert marked(*words, *more).json == [shown(marked)]
    if words[0] != "export":
        assert marked(*words, "--jsonl").json == shown(marked)
        row = next(csv.DictReader(io.StringIO(marked(*words, "--csv").out, newline="")))
        assert row["mark_why"] == "the register has none"


def test_a_list_for_a_pipe_can_have_the_new_columns(marked: Factcheck) -> None:
    done = marked("list", "id:6", "--columns", "id,mark_why,evidence,positions,source_title")
    assert done.rows == [
        ["6", "the register has none", "https://example.org/r | claim 10", "2 for, 1 against",
         "Azerbaijan–Russia relations"]
    ]  # fmt: skip


def test_a_verdict_is_whose_it_is_after_an_undo_and_a_change_of_mind(marked: Factcheck) -> None:
    assert marked("--as", "Omar", "mark", "confirmed", 6, "--note", "seen it", "--over").code == 0
    assert (shown(marked)["mark_by"], shown(marked)["evidence"]) == ("Omar", [])
    assert marked("--as", "Omar", "undo").code == 0
    assert (shown(marked)["mark"], shown(marked)["mark_by"]) == ("denied", "Ana")
    assert shown(marked)["mark_why"] == "the register has none"
    assert marked("mark", "none", 6, "--note", "wrong year", "--over").code == 0
    assert [shown(marked)[key] for key in ("mark", "mark_by", "mark_why", "evidence")] == [None, None, None, []]
    assert marked("mark", "denied", 6, "--note", "again").code == 0
    assert (shown(marked)["mark_why"], shown(marked)["evidence"]) == ("again", [])


def test_a_role_is_of_a_claim_and_goes_out_and_comes_back_with_it(
    marked: Factcheck, empty: Path, tmp_path: Path
) -> None:
    peskov = [int(number) for number in marked("list", "by:peskov", "--ids").out.split()]
    assert marked("edit", "by:peskov", "--role", " Kremlin spokesman ", "--yes", "--note", "in 2025").code == 0
    assert marked("edit", peskov[0], "--role", "ambassador").code == 0
    assert [shown(marked, n)["speaker_role"] for n in peskov[:2]] == ["ambassador", "Kremlin spokesman"]
    assert [shown(marked, n)["speaker_as_written"] for n in peskov[:1]] == ["Kremlin spokesperson Dmitry Peskov"]
    assert "ambassador" in marked("show", peskov[0]).out
    assert "ambassador" in marked("export", "html", f"id:{peskov[0]}").out
    last = marked("log", peskov[0], "--json").json[-1]
    assert [last[key] for key in ("field", "from", "to")] == ["speaker_role", "Kremlin spokesman", "ambassador"]
    added = marked("add", "It rained.", "--by", "Dmitry Peskov", "--source", "new-stage", "--role", "ambassador").out
    assert shown(marked, int(added))["speaker_role"] == "ambassador"
    for form in ("jsonl", "csv"):
        assert marked("export", form, tmp_path / f"t.{form}", "by:peskov").code == 0
        assert run_here("import", tmp_path / f"t.{form}", "--on-duplicate", "update", db=empty).code == 0
        back = run_here("list", "by:peskov", "--columns", "speaker_role", db=empty).rows
        assert sorted(back) == sorted(marked("list", "by:peskov", "--columns", "speaker_role").rows)
    assert marked("edit", peskov[0], "--role", "").code == 0
    assert shown(marked, peskov[0])["speaker_role"] == "Kremlin spokesperson"
    assert marked("undo").code == 0
    assert shown(marked, peskov[0])["speaker_role"] == "ambassador"


def test_a_dismissed_conflict_is_no_other_side_but_a_position_is(marked: Factcheck) -> None:
    assert marked("conflicts", "dismiss", 6, 10, "--note", "two years").code == 0
    (other,) = shown(marked)["other_side"]
    assert (other["id"], other["kind"], other["judgement"]) == (10, "position", None)


def test_a_mark_that_came_by_a_file_is_said_to_be_the_file_s(marked: Factcheck, empty: Path, tmp_path: Path) -> None:
    assert marked("export", "jsonl", tmp_path / "desk.jsonl").code == 0
    assert run_here("--as", "Mallory", "import", tmp_path / "desk.jsonl", db=empty).code == 0
    (record,) = run_here("show", 6, "--json", db=empty).json
    assert record["mark_by"] == "Ana, says desk.jsonl, imported by Mallory"
    assert (record["mark_why"], record["mark_as_of"]) == ("the register has none", "2025-08")


@pytest.mark.parametrize("form", ["csv", "tsv", "json", "markdown"])
def test_drafts_stay_here_unless_they_are_asked_for(marked: Factcheck, form: str) -> None:
    done = marked("export", form)
    assert "It may rain" not in done.out
    assert done.err == "Left out 2 drafts; --drafts takes them along.\n"
    for words in (["--drafts"], ["is:draft"], ["id:102,103"], ["is:draft,marked"]):
        done = marked("export", form, *words)
        assert "It may rain 1." in done.out
        assert done.err == ""
    assert "It may rain" not in marked("export", form, "not", "is:draft").out


def test_the_message_counts_what_was_written_and_what_was_not(marked: Factcheck, tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    told = [f"Wrote 101 claims to {path}.", "Left out 2 drafts; --drafts takes them along."]
    assert marked("export", "csv", "-o", path).err.splitlines() == told
    assert marked("export", "csv", path, "--drafts").err == f"Wrote 103 claims, 2 of them drafts to {path}.\n"
    assert marked("export", "jsonl", path.with_suffix(".jsonl")).err.startswith("Wrote 103 claims, 2 of them drafts")


def test_a_word_that_ends_like_a_file_is_the_file(marked: Factcheck, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    path = tmp_path / "out" / "peskov.csv"
    assert marked("export", "csv", "by:peskov", path).code == 0
    assert path.read_text().count("\n") == 7
    assert marked("export", "jsonl", "by:peskov", tmp_path / "out" / "peskov.json").out == ""
    assert (tmp_path / "out" / "peskov.json").exists()
    both = marked("export", "csv", path, "-o", tmp_path / "other.csv")
    assert both.code == 2
    assert "Two files are named" in both.err
    assert marked("export", "csv", "--output", "").code == 2


@pytest.mark.parametrize("form", ["csv", "tsv", "markdown", "json", "jsonl"])
def test_columns_order_and_number_are_those_of_list(marked: Factcheck, form: str) -> None:
    words = ["by:peskov", "--columns", "id,date,mark_why", "--sort", "-date", "--limit", "2"]
    listed = [row[:2] for row in marked("list", *words).rows]
    out = marked("export", form, *words).out
    assert len(listed) == 2
    assert all(claim in out and day in out for claim, day in listed)
    assert "key" not in out
    assert marked("export", form, "--columns", "nonsense").code == 2
    assert marked("export", form, "--sort", "nonsense").code == 2


def test_a_search_can_be_in_another_order(marked: Factcheck) -> None:
    days = [row[0] for row in marked("search", "weapons", "--sort", "said_on", "--columns", "date").rows]
    assert days == sorted(days)
    assert len(days) > 2
    ids = marked("search", "weapons", "--sort", "-id", "--ids", "--limit", "2").out.split()
    assert ids == sorted(marked("search", "weapons", "--ids").out.split(), key=int)[::-1][:2]


@pytest.mark.parametrize(
    ("words", "columns", "sort"),
    [
        (("source",), "id,claims", "-claims"),
        (("speaker",), "name,claims", "-claims"),
        (("log",), "at,by,subject", "-subject"),
        (("conflicts",), "claims,kind,group", "kind"),
    ],
    ids=lambda value: str(value),
)
def test_lists_of_other_things_take_the_same_options(
    marked: Factcheck, words: tuple[str, ...], columns: str, sort: str
) -> None:
    names = columns.split(",")
    table = marked(*words, "--csv", "--columns", columns, "--sort", sort, "--limit", "2")
    header, *rows = list(csv.reader(io.StringIO(table.out, newline="")))
    assert header == names
    assert len(rows) == 2
    assert marked(*words, "--columns", columns, "--sort", sort, "--limit", "2").rows == rows
    (first, _) = [list(row) for row in marked(*words, "--json", "--columns", columns, "--limit", "2").json]
    assert first == names
    every = marked(*words, "--csv", "--limit", "0").out.splitlines()[0].split(",")
    assert set(names) < set(every)
    for wrong in ("--columns", "--sort"):
        refused = marked(*words, wrong, "clams")
        assert refused.code == 2
        assert "There is no column “clams”." in refused.err


def test_a_filter_means_claims_in_every_list(marked: Factcheck) -> None:
    assert [row[0] for row in marked("source", "by:peskov", "--columns", "id").rows] == ["new-stage-of-crisis"]
    assert {row[0] for row in marked("speaker", "list", "tag:weapons", "--columns", "name").rows} >= {"Safar Abiyev"}
    subjects = {row[0] for row in marked("log", "by:peskov,media", "is:marked", "--columns", "subject").rows}
    assert "claim 6" in subjects
    assert all("claim" in subject for subject in subjects)
    assert marked("log", 6).rows[-1][3] == "claim 6"
    assert marked("source", "by:nobody-at-all").code == 3


def test_a_table_comes_back_with_reasons_places_and_sources(marked: Factcheck, store: Path, empty: Path) -> None:
    """Into an empty store, which has no document: what the rows say of it is kept."""
    assert marked("source", "edit", "new-stage", "--url", "https://o.example/1").code == 0
    table = marked("export", "csv").out
    done = run_here("--as", "Bo", "import", "-", db=empty, input=table)
    assert done.code == 0, done.err
    (record,) = run_here("list", "id:6", "--json", db=empty).json
    assert record["mark_why"] == "the register has none (from standard input)"
    assert (record["mark_by"], record["mark_as_of"]) == ("Bo", "2025-08")
    assert record["evidence"] == ["https://example.org/r", "claim 10"]
    sources = run_here("source", "list", "--json", db=empty).json
    assert {(s["title"], s["publisher"], s["published"], s["url"]) for s in sources} == {
        ("Azerbaijan–Russia relations", "", "", ""),
        ("Relations between Azerbaijan and Russia: a new stage of crisis", "Obyektiv Media", "2025-07-28",
         "https://o.example/1"),
    }  # fmt: skip
    before = dump(empty)
    again = run_here("import", "-", db=empty, input=table)
    assert (again.code, again.err) == (0, "Added 0, 101 there already.\n")
    assert dump(empty) == before


def test_two_documents_of_one_title_stay_two(empty: Path) -> None:
    table = (
        "text,source,source_title,source_url\n"
        "It rains.,news-1,Evening news,https://a.example\nIt snows.,news-2,Evening news,https://b.example\n"
    )
    assert run_here("import", "-", db=empty, input=table).code == 0
    assert {s["url"] for s in run_here("source", "list", "--json", db=empty).json} == {
        "https://a.example",
        "https://b.example",
    }
    assert run_here("import", "-", db=empty, input=table).err == "Added 0, 2 there already.\n"


def test_a_quote_that_stands_twice_comes_back_to_its_place(factcheck: Factcheck, empty: Path) -> None:
    source = '{"record": "source", "id": "s", "title": "S", "text": "It rains. He said: it rains, it rains."}\n'
    assert factcheck("import", "-", input=source).code == 0
    for nth in (1, 2):
        words = ["--by", f"Ann {nth}", "--new-speaker", "--source", "s", "--quote", "it rains", "--nth", str(nth)]
        assert factcheck("add", "It rains.", *words).code == 0
    table = factcheck("export", "csv", "source:s").out
    assert run_here("import", "-", db=empty, input=source).code == 0
    done = run_here("import", "-", db=empty, input=table)
    assert done.code == 0, done.err
    assert [c["quotes"][0]["start"] for c in run_here("list", "--json", db=empty).json] == [19, 29]
    wrong = table.replace("paragraph 1, 19-27", "paragraph 1, 20-28").replace("Ann 1", "Ann 3")
    header, first, _ = wrong.split("\r\n", 2)
    key = first.split(",")[1]
    refused = run_here("import", "-", db=empty, input="\r\n".join((header, first.replace(key, "other"))))
    assert refused.code == 1
    assert "The quote stands 2 times in the source" in refused.err
    assert "Say which in a column “places” (as in 406-503), or quote more words." in refused.err


def test_paragraphs_are_counted_as_a_person_does() -> None:
    text = "The harbour\n\nThe harbour was closed on Monday.\n\n- It rained.\n\nNobody left the town that day.\n"
    found = Paragraphs(text)

    def place(words: str) -> str:
        start = text.index(words)
        return found.place(start, start + len(words)).split(",")[0]

    assert place("The harbour\n") == "heading"
    assert place("was closed") == "paragraph 1"
    assert place("rained") == "list item"
    assert place("Nobody") == "paragraph 2"
    assert found.place(29, 35) == "paragraph 1, 29-35"
    assert found.place(None, None) == ""
    assert Paragraphs("").place(3, 5) == "3-5"


@pytest.mark.parametrize(
    ("place", "found"),
    [("paragraph 3, 4-9", (4, 9)), ("4-9", (4, 9)), ("list item, 4-9", (4, 9)), ("9-4", None),
     ("paragraph 3", None), ("", None), ("٣-٤", None), ("1-" + "9" * 500, None)],
)  # fmt: skip
def test_a_place_is_read_back(place: str, found: tuple[int, int] | None) -> None:
    assert offsets(place) == found


@pytest.mark.parametrize(
    ("written", "name", "expected"),
    [
        ("Kremlin spokesperson Dmitry Peskov", "Dmitry Peskov", "Kremlin spokesperson"),
        ("the harbour master, Mira Oduya,", "Mira Oduya", "harbour master"),
        ("Mira Oduya, the harbour master", "Mira Oduya", "harbour master"),
        ("Dmitry Peskov", "Dmitry Peskov", ""),
        ("his Russian counterpart Anatoliy Serdyukov", "Anatoliy Serdyukov", ""),
        ("Figures like Vladimir Solovyov", "Vladimir Solovyov", ""),
        ("President Aliyev", "Ilham Aliyev", ""),
        ("Peskovs Dmitry Peskova", "Dmitry Peskov", ""),
        ("", "", ""),
    ],
)
def test_a_role_is_what_the_source_calls_the_speaker(written: str, name: str, expected: str) -> None:
    assert role(written, name) == expected
