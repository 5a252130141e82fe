"""What places are called: names that a person gives, takes back, brings in a table, and that go with the store."""

from pathlib import Path

import pytest
from desk import Factcheck, query


@pytest.fixture
def named(factcheck: Factcheck) -> Factcheck:
    """The seed store with a claim about Dnipro and one that calls it Dnepropetrovsk."""
    table = (
        "text,speaker,source\nThe mayor of Dnipro resigned.,Ann,Paper\nDnepropetrovsk had a million people.,Ann,Paper\n"
    )
    assert factcheck("import", "-", "--format", "csv", input=table).code == 0
    return factcheck


def texts(factcheck: Factcheck, *words: str) -> list[str]:
    return [hit["text"] for hit in factcheck("search", *words, "--json").json]


def places(factcheck: Factcheck) -> dict[str, list[str]]:
    return {one["name"]: one["aliases"] for one in factcheck("place", "list", "--json").json}


def test_a_search_for_one_name_finds_what_has_another(named: Factcheck) -> None:
    assert texts(named, "Rivertown") == []
    assert texts(named, "Dnipro") == ["The mayor of Dnipro resigned."]
    assert named("place", "alias", "Dnipro", "Dnepropetrovsk", "Rivertown").err == (
        "Dnipro is now also called Dnepropetrovsk and Rivertown.\n"
    )
    both = {"The mayor of Dnipro resigned.", "Dnepropetrovsk had a million people."}
    for name in ("Rivertown", "Dnipro", "Dnepropetrovsk"):
        assert set(texts(named, name)) == both, name
    assert "also called “dnepropetrovsk”: looked for that too" in named("search", "Dnipro").err
    assert "not in the store: looked for “dnipro” or “dnepropetrovsk”" in named("search", "Rivertown").err
    assert len(named("list", "Rivertown").rows) == 2
    assert named("search", "Rivertown", "--exact").out == ""


def test_an_alias_means_the_place_that_has_it(named: Factcheck) -> None:
    named("place", "alias", "Dnipro", "Dnepropetrovsk")
    assert named("place", "alias", "dnepropetrovsk", "Sicheslav").err == "Dnipro is now also called Sicheslav.\n"
    assert places(named) == {"Dnipro": ["Dnepropetrovsk", "Sicheslav"]}
    wrong = named("place", "alias", "Dnipro", "--remove", "Sicheslaw")
    assert (wrong.code, wrong.err) == (
        2, "Error: Dnipro has no other name “Sicheslaw”.\nDid you mean Sicheslav?\n",
    )  # fmt: skip
    assert named("place", "alias", "Dnipro").code == 2
    assert named("place", "alias", "Dnipro", "…").code == 2
    named("place", "alias", "Dnipro", "Rivertown", "--remove", "Sicheslav")
    assert places(named) == {"Dnipro": ["Dnepropetrovsk", "Rivertown"]}
    assert len(texts(named, "Rivertown")) == 2
    named("place", "alias", "Dnipro", "--remove", "Rivertown")
    assert texts(named, "Rivertown") == []


def test_a_name_of_two_places_asks_which(named: Factcheck) -> None:
    named("place", "alias", "Dnipro", "The River City")
    named("place", "alias", "Kyiv", "The River City")
    assert named("place", "alias", "The River City", "X").err.startswith(
        "Error: “The River City” may be Dnipro or Kyiv."
    )


def test_names_are_undone_and_logged(named: Factcheck, store: Path) -> None:
    named("place", "alias", "Dnipro", "Sicheslav", "--note", "the atlas")
    event = named("log", "--json", "--limit", "1").json[0]
    assert (event["subject"], event["field"], event["to"], event["why"]) == (
        "place Dnipro", "other names", ["Sicheslav"], "the atlas",
    )  # fmt: skip
    assert "place Dnipro: other names from nothing to Sicheslav" in named("undo").err
    assert places(named) == {}
    assert query(store, "SELECT alias, gone FROM place_name ORDER BY id") == [("Sicheslav", 0), ("Sicheslav", 1)]


def test_what_was_changed_since_is_not_undone(named: Factcheck) -> None:
    named("--as", "Omar", "place", "alias", "Dnipro", "Sicheslav")
    named("--as", "Rana", "place", "alias", "Dnipro", "--remove", "Sicheslav")
    done = named("--as", "Omar", "undo")
    assert (done.code, done.err.splitlines()[0]) == (
        1, "Error: What Dnipro is called was changed again since; undo that first.",
    )  # fmt: skip


@pytest.mark.of_a_file
def test_the_past_of_names_refuses_change(named: Factcheck, store: Path) -> None:
    import sqlite3

    named("place", "alias", "Dnipro", "Sicheslav")
    with sqlite3.connect(store) as raw, pytest.raises(sqlite3.IntegrityError, match="append-only"):
        raw.execute("DELETE FROM place_name")


TABLES = {
    "plain.tsv": "Dnipro\tSicheslav\tДніпро\nBerlin\tBerolina\n",
    "headed.csv": "place,alias\nDnipro,Sicheslav\nDnipro,Дніпро\nBerlin,Berolina\n",
    "alternateNames.txt": "1\t77\ten\tDnipro\t1\n2\t77\tlink\thttp://x\n3\t88\tde\tBerlin\n4\t77\tuk\tДніпро\n5\t88\tla\tBerolina\n"
    "6\t77\tuk\tSicheslav\n7\t77\tiata\tDNK\n",
    "allCountries.txt": "77\tDnipro\tDnipro\tDNK,Sicheslav,Дніпро" + "\t0" * 15 + "\n"
    "88\tBerlin\tBerlin\tBerolina" + "\t0" * 15 + "\n",
    "labels.csv": "item,itemLabel,lang\nhttp://www.wikidata.org/entity/Q48256,Sicheslav,la\n"
    "http://www.wikidata.org/entity/Q64,Berolina,la\nhttp://www.wikidata.org/entity/Q48256,Дніпро,uk\n"
    "http://www.wikidata.org/entity/Q48256,Dnipro,en\nhttp://www.wikidata.org/entity/Q64,Berlin,de\n",
}  # fmt: skip


@pytest.mark.parametrize("name", TABLES)
def test_a_table_gives_the_names_of_the_places_that_claims_name(named: Factcheck, name: str) -> None:
    Path(name).write_text(TABLES[name], encoding="utf-8")
    assert named("place", "import", name, "--dry-run").err == "Would give 2 names to 1 place.\n"
    assert named("place", "import", name).err == "Gave 2 names to 1 place.\n"
    assert places(named) == {"Dnipro": ["Sicheslav", "Дніпро"]}
    assert texts(named, "Sicheslav") == ["The mayor of Dnipro resigned."]
    assert named("place", "import", name).err.startswith(
        "Gave 0 names to 0 places.\nOf the places of that table no claim"
    )
    assert named("log", "--json", "--limit", "1").json[0]["why"] == f"from {name}"


def test_all_of_a_table_if_asked(named: Factcheck) -> None:
    Path("plain.tsv").write_text(TABLES["plain.tsv"], encoding="utf-8")
    assert named("place", "import", "plain.tsv", "--all").err == "Gave 3 names to 2 places.\n"
    assert places(named) == {"Berlin": ["Berolina"], "Dnipro": ["Sicheslav", "Дніпро"]}


def test_what_is_no_table_is_refused(named: Factcheck) -> None:
    Path("one.txt").write_text("Dnipro\nBerlin\n", encoding="utf-8")
    assert (
        named("place", "import", "one.txt").err
        == "Error: one.txt is no table of names: its first line has one column.\n"
    )
    Path("odd.csv").write_bytes(b"Dnipro,\xff\xfe\n")
    assert named("place", "import", "odd.csv").code == 1
    assert named("place", "import", "nowhere.csv").code != 0


def test_a_table_gives_names_to_known_speakers_only(named: Factcheck) -> None:
    Path("who.csv").write_text("name,also\nAnn,Анна Керч\nBob,Боб\n", encoding="utf-8")
    assert named("speaker", "import", "who.csv").err == "Gave 1 name to 1 speaker.\n"
    assert named("speaker", "show", "Анна Керч").err == "Ann (unknown), also Анна Керч: 2 claims.\n"
    assert named("list", "by:Bob").code == 3


def test_names_go_with_the_store(named: Factcheck, tmp_path: Path, empty: Path) -> None:
    named("place", "alias", "Dnipro", "Sicheslav", "Dnepropetrovsk")
    named("place", "alias", "Dnipro", "--remove", "Sicheslav")
    named("export", "jsonl", "-o", "all.jsonl")
    assert named("import", "all.jsonl", db=empty).code == 0
    assert named("place", "list", db=empty).rows == [["Dnipro", "Dnepropetrovsk"]]
    assert named("import", "all.jsonl", db=empty).code == 0
    named("export", "jsonl", "-o", "again.jsonl", db=empty)
    lines = [[one for one in Path(name).read_text(encoding="utf-8").splitlines() if '"record": "place"' in one]
             for name in ("all.jsonl", "again.jsonl")]  # fmt: skip
    assert lines[0] == lines[1]
    assert len(lines[0]) == 3


@pytest.mark.of_a_file
def test_names_come_with_a_merge_and_go_with_its_undo(named: Factcheck, store: Path, tmp_path: Path) -> None:
    named("place", "alias", "Dnipro", "Sicheslav")
    copy = tmp_path / "copy.db"
    named("copy", store, copy, db=None)
    named("place", "alias", "Dnipro", "Dnepropetrovsk", db=copy)
    named("place", "alias", "Dnipro", "--remove", "Sicheslav", db=copy)
    assert named("merge", copy).code == 0
    assert places(named) == {"Dnipro": ["Dnepropetrovsk"]}
    assert named("undo").code == 0
    assert places(named) == {"Dnipro": ["Sicheslav"]}
    assert named("merge", copy).code == 0
    assert places(named) == {"Dnipro": ["Dnepropetrovsk"]}
