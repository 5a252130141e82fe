"""A title makes no new speaker: add, edit, import and ingest file a name under the one who is known without it."""

import json
import sys
from pathlib import Path

import pytest
from desk import Factcheck, query
from terminal import Terminal

KNOWN = "Recep Tayyip Erdoğan"


@pytest.fixture
def desk(factcheck: Factcheck) -> Factcheck:
    """A store that knows one Erdoğan, two Smiths, and a body."""
    for number, name in enumerate((KNOWN, "John Smith", "Jane Smith", "Sound Motors")):
        done = factcheck("add", f"First claim of {number}.", "--by", name, "--source", "new-stage", "--new-speaker")
        assert done.code == 0, done.err
    return factcheck


def speaker(factcheck: Factcheck, claim: str) -> tuple[str, str]:
    found = factcheck("show", claim.strip(), "--json").json[0]
    return found["speaker"], found["speaker_as_written"] or ""


@pytest.mark.parametrize("name", ["President Erdogan", "Mr Erdogan", "Dr Recep Tayyip Erdoğan", "Recep Erdogan, MP"])
def test_add_files_it_under_the_known_one_and_says_so(desk: Factcheck, name: str) -> None:
    done = desk("add", "It rained.", "--by", name, "--via", f"{name}", "--source", "new-stage")
    assert done.code == 0
    if name.startswith("Recep Erdogan"):
        assert speaker(desk, done.out)[0] == name  # no title, and not the whole name: somebody new
        return
    assert speaker(desk, done.out) == (KNOWN, name)
    assert f"“{name}” is filed under {KNOWN}" in done.err
    assert desk("show", done.out.strip(), "--json").json[0]["via"] == [KNOWN]


def test_what_may_be_two_people_or_somebody_else_is_asked_about_or_new(desk: Factcheck) -> None:
    done = desk("add", "It rained.", "--by", "Dr Smith", "--source", "new-stage")
    assert done.code == 2
    assert "do you mean" in done.err
    assert "John Smith" in done.err
    assert "Jane Smith" in done.err
    for name in ("Mrs Erdogan", "General Motors", "aide to President Erdogan", "King Erdogan"):
        done = desk("add", f"It rained on {name}.", "--by", name, "--source", "new-stage")
        assert done.code == 0, done.err
        assert speaker(desk, done.out) == (name, "")
    assert speaker(desk, desk("add", "It snowed.", "--by", "Mrs Smith", "--source", "new-stage").out) == (
        "Jane Smith",
        "Mrs Smith",
    )
    done = desk("add", "It froze.", "--by", "Mr Erdogan", "--new-speaker", "--source", "new-stage")
    assert speaker(desk, done.out) == ("Mr Erdogan", "")


def test_whoever_is_named_by_another_s_name_is_not_taken_for_that_one(desk: Factcheck) -> None:
    desk("add", "It rained.", "--by", "aide to President Erdogan", "--source", "new-stage")
    assert speaker(desk, desk("add", "It hailed.", "--by", "Mr Erdogan", "--source", "new-stage").out)[0] == KNOWN


def test_a_filter_may_have_the_title_too(desk: Factcheck) -> None:
    found = desk("search", "by:President Erdogan", "--ids")
    assert speaker(desk, found.out)[0] == KNOWN
    assert f"“President Erdogan”: looked for “{KNOWN}”" in found.err


def test_edit_does_as_add(desk: Factcheck) -> None:
    claim = desk("add", "It rained.", "--source", "new-stage").out.strip()
    assert desk("edit", claim, "--by", "President Erdogan").code == 0
    assert speaker(desk, claim)[0] == KNOWN
    assert desk("edit", claim, "--by", "Dr Smith").code == 2


def test_import_files_names_with_titles_and_leaves_the_doubtful(desk: Factcheck, store: Path) -> None:
    names = ["President Erdogan", "Dr Smith", "Sir Ian Blythe KC", "Ian Blythe", "Mr Blythe", "General Motors"]
    rows = "".join(f'"Claim {n}.","{name}",new-stage\n' for n, name in enumerate(names))
    table = "text,speaker,source\n" + rows
    done = desk("import", "-", "--format", "csv", input=table)
    assert done.code == 0, done.err
    assert f"“President Erdogan” is filed under {KNOWN}" in done.err
    assert "“Dr Smith” may be John Smith or Jane Smith" in done.err
    said = query(store, "SELECT name, speaker_as_written FROM claim JOIN speaker ON speaker.id = speaker_id "
                        "WHERE text LIKE 'Claim _.' ORDER BY text")  # fmt: skip
    assert said == [
        (KNOWN, "President Erdogan"), ("Dr Smith", ""), ("Ian Blythe", "Sir Ian Blythe KC"), ("Ian Blythe", ""),
        ("Ian Blythe", "Mr Blythe"), ("General Motors", ""),
    ]  # fmt: skip
    again = desk("import", "-", "--format", "csv", input=table)
    assert "Added 0" in again.err


OTHERWISE = {
    "Реджеп Тайип Эрдоган": KNOWN, "Recep Tayyip Erdogan": KNOWN, "R. T. Erdogan": KNOWN,
    "Smith, J.": "Jane Smith or John Smith: not filed",
    "Джейн Смит": "Jane Smith", "吴浩然": "Wu Haoran", "박민호": "Park Min-ho", "Park, Min-ho": "Park Min-ho",
    "KMRA": "Kelsk Marine Rescue Agency", "Volodimir Horbenko": "Volodymyr Horbenko",
    "Volodymyr Gorbenko": "Volodymyr Horbenko",
}  # fmt: skip


@pytest.fixture
def many(desk: Factcheck) -> Factcheck:
    for name in ("Wu Haoran", "Park Min-ho", "Kelsk Marine Rescue Agency", "Volodymyr Horbenko"):
        done = desk("add", f"A claim of {name}.", "--by", name, "--source", "new-stage", "--new-speaker")
        assert done.code == 0, done.err
    return desk


def test_a_surname_that_stands_first_is_turned(many: Factcheck) -> None:
    names = [
        "Erdogan, Recep Tayyip",
        "Smith, Jane, MP",
        "Horbenko, Volodymyr",
        "Sound Motors, Kelsk",
        "Lee, Ann",
        "Ann Lee",
    ]
    rows = "".join(f'"Claim {n}.","{name}",new-stage\n' for n, name in enumerate(names))
    done = many("import", "-", "--format", "csv", input="text,speaker,source\n" + rows)
    assert [line.partition(";")[0] for line in done.err.splitlines() if " is filed under " in line] == [
        f"“Erdogan, Recep Tayyip” is filed under {KNOWN}", "“Smith, Jane, MP” is filed under Jane Smith",
        "“Horbenko, Volodymyr” is filed under Volodymyr Horbenko", "“Lee, Ann” is filed under Ann Lee",
    ]  # fmt: skip
    said = {one["text"]: one["speaker"] for one in many("list", "Claim", "--json").json}
    assert [said[f"Claim {n}."] for n in (0, 3, 4, 5)] == [KNOWN, "Sound Motors, Kelsk", "Ann Lee", "Ann Lee"]
    assert many("add", "It rained.", "--by", "Erdogan, Recep Tayyip", "--source", "new-stage").code == 0


def test_import_tells_of_a_name_that_may_be_somebody_s_otherwise_spelt(many: Factcheck) -> None:
    rows = "".join(f'"Claim {n}.","{name}",new-stage\n' for n, name in enumerate((*OTHERWISE, "Ian Blythe", "Roy Ek")))
    table = "text,speaker,source\n" + rows
    done = many("import", "-", "--format", "csv", input=table)
    told = {line.partition("”")[0].removeprefix("“"): line for line in done.err.splitlines() if " may be " in line}
    for name, full in OTHERWISE.items():
        assert full in told[name]
    assert "Blythe" not in done.err
    assert "Ek”" not in done.err
    assert many("import", "-", "--format", "csv", input=table).err == "Added 0, 13 there already.\n"


@pytest.mark.parametrize("name", ["Реджеп Тайип Эрдоган", "R. T. Erdogan", "吴浩然", "박민호", "KMRA"])
def test_add_asks_whether_it_is_that_one(many: Factcheck, name: str) -> None:
    done = many("add", "It rained.", "--by", name, "--source", "new-stage")
    assert (done.code, OTHERWISE[name] in done.err) == (2, True)


def test_a_filter_takes_initials_and_other_words_of_a_source(many: Factcheck) -> None:
    for command in ("list", "search"):
        done = many(command, "by:KMRA")
        assert [row[3] for row in done.rows] == ["Kelsk Marine Rescue Agency"]
        assert "“KMRA”: looked for “Kelsk Marine Rescue Agency”" in done.err
        done = many(command, "source:stagge")
        assert done.code == 3
        assert "knows no source “stagge”" in done.err
        assert "new-stage" in done.err
        assert "No word to look for" not in done.err
    assert "Nearest: Kelsk Marine Rescue Agency." in many("speaker", "show", "KMRA").err


def test_what_a_store_says_of_its_own_stays(desk: Factcheck, store: Path) -> None:
    claim = desk("add", "It froze.", "--by", "Mr Erdogan", "--new-speaker", "--source", "new-stage").out.strip()
    row = {**desk("show", claim, "--json").json[0], "key": "another", "text": "It froze again."}
    kept = {key: row[key] for key in ("key", "text", "speaker", "source")}
    assert desk("import", "-", input=json.dumps(kept) + "\n").code == 0
    assert query(store, "SELECT count(*) FROM claim JOIN speaker ON speaker.id = speaker_id "
                        "WHERE name = 'Mr Erdogan'") == [(2,)]  # fmt: skip


def test_ingest_files_a_president_of_a_document_under_the_known_one(desk: Factcheck, tmp_path: Path) -> None:
    page = tmp_path / "storm.txt"
    page.write_text(
        "Storm over the strait\n\nPresident Erdogan said on Monday that the harbour would be closed for two days. "
        "Dr Smith, a resident, said that he had seen three ships.\n",
        encoding="utf-8",
    )
    done = desk("ingest", page)
    assert done.code == 0, done.err
    assert f"“President Erdogan” is filed under {KNOWN}" in done.err
    drafts = desk("list", "is:draft", "--json").json
    assert (KNOWN, "President Erdogan") in [(one["speaker"], one["speaker_as_written"]) for one in drafts]
    assert {"John Smith", "Jane Smith"}.isdisjoint(one["speaker"] for one in drafts)


def test_a_person_at_a_terminal_is_asked(desk: Factcheck, store: Path) -> None:
    words = [sys.executable, "-m", "factcheck", "--db", str(store), "add", "--source", "new-stage", "--by"]
    for answer, code, count in (("n", 2, 0), ("", 0, 1)):
        terminal = Terminal([*words, "President Erdogan", "It hailed."], 24, 100)
        try:
            terminal.until(f"Is “President Erdogan” {KNOWN}? [Y/n]")
            terminal.send(f"{answer}\n")
            assert terminal.end() == code
        finally:
            terminal.close()
        said = query(store, "SELECT count(*) FROM claim JOIN speaker ON speaker.id = speaker_id "
                            "WHERE text = 'It hailed.' AND name = ?", KNOWN)  # fmt: skip
        assert said == [(count,)]


def test_a_name_that_a_table_has_for_somebody_is_filed_under_them(desk: Factcheck) -> None:
    Path("who.csv").write_text(f"name,also\n{KNOWN},The Reis of Rize\nSound Motors,SM Works\n", encoding="utf-8")
    assert desk("speaker", "import", "who.csv").err == "Gave 2 names to 2 speakers.\n"
    table = (
        "text,speaker,source\nIt snowed.,The Reis of Rize,Paper\nIt sold cars.,SM Works,Paper\nIt hailed.,Reis,Paper\n"
    )
    done = desk("import", "-", "--format", "csv", input=table)
    assert f"“The Reis of Rize” is filed under {KNOWN}" in done.err
    assert "“SM Works” is filed under Sound Motors" in done.err
    said = {one["text"]: one["speaker"] for one in desk("list", "It", "source:paper", "--json").json}
    assert said == {"It snowed.": KNOWN, "It sold cars.": "Sound Motors", "It hailed.": "Reis"}


def test_a_name_of_two_is_left_as_it_is(desk: Factcheck) -> None:
    for name in ("John Smith", "Jane Smith"):
        desk("speaker", "alias", name, "The Kelsk Baker")
    done = desk("import", "-", "--format", "csv", input="text,speaker,source\nIt snowed.,The Kelsk Baker,Paper\n")
    assert "“The Kelsk Baker” may be Jane Smith or John Smith: not filed under either." in done.err
