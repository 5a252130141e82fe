"""Numbers and dates are found by what they come to, through the command line and on old stores too."""

import sqlite3
from pathlib import Path

import pytest

CLAIMS = {
    "loan": "The airline will receive a loan of $900 million.",
    "small": "The airline asked for $90 million.",
    "tunnel": "The tunnel will cost £2.4 billion.",
    "raid": "The raid took place on 4 May 2022.",
    "april": "The raid at Orsk took place on 5 April 2022.",
    "poll": "Support fell to 37 percent.",
}


@pytest.fixture
def filed(factcheck, empty: Path, tmp_path: Path) -> dict[str, str]:
    page = tmp_path / "page.txt"
    page.write_text("A page.", encoding="utf-8")
    assert factcheck("ingest", page, "--no-drafts", db=empty).code == 0
    for text in CLAIMS.values():
        assert factcheck("add", text, "--by", "Ana", "--source", "page", db=empty).code == 0
    ids = factcheck("list", "--ids", db=empty).out.split()
    return dict(zip(CLAIMS, ids, strict=True))


def found(factcheck, store: Path, *words: str, verb: str = "search") -> list[str]:
    answer = factcheck(verb, *words, "--ids", db=store)
    assert answer.code == 0, answer.err
    return answer.out.split()


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("$900m", ["loan"]),
        ("loan $0.9bn", ["loan"]),
        ("2,400 million pounds", ["tunnel"]),
        ("2022-05-04", ["raid"]),
        ("04.05.2022", ["raid"]),
        ("04/05/2022", ["raid", "april"]),
        ("37%", ["poll"]),
        ("amount:>1bn", ["tunnel"]),
        ("amount:$50m..$1bn", ["loan", "small"]),
        ("airline amount:<100m", ["small"]),
        ("amount:$900,000,000,37%", ["loan", "poll"]),
    ],
)
def test_by_value(factcheck, empty: Path, filed: dict[str, str], typed: str, wanted: list[str]) -> None:
    assert sorted(found(factcheck, empty, typed)) == sorted(filed[name] for name in wanted)
    assert sorted(found(factcheck, empty, typed, verb="list")) == sorted(filed[name] for name in wanted)


def test_the_line_above_says_how_a_value_was_read(factcheck, empty: Path, filed: dict[str, str]) -> None:
    assert "“$900m” read as $900 million." in factcheck("search", "$900m", db=empty).err
    assert "“04/05/2022” read as 4 May 2022 or 5 April 2022." in factcheck("search", "04/05/2022", db=empty).err
    assert factcheck("search", "4 May 2022", db=empty).err == ""
    table = factcheck("search", "$900m", "--exact", db=empty)
    assert (table.code, table.out) == (0, "")


def test_a_changed_amount_is_found_anew(factcheck, empty: Path, filed: dict[str, str]) -> None:
    change = ("edit", filed["loan"], "--text", "The airline will receive a loan of €900 million.", "--note", "€")
    assert factcheck(*change, db=empty).code == 0
    assert found(factcheck, empty, "$900m") == []
    assert found(factcheck, empty, "€900m") == [filed["loan"]]
    assert found(factcheck, empty, "amount:>$50m") == [filed["small"]]
    assert factcheck("doctor", db=empty).code == 0


def test_what_is_no_amount_is_refused_with_an_example(factcheck, empty: Path) -> None:
    for typed in ("amount:much", "amount:"):
        answer = factcheck("list", typed, db=empty)
        assert answer.code == 2
        assert "amount:" in answer.err
        assert "'amount:>1bn'" in answer.err


def test_an_old_store_finds_by_value_once_it_is_upgraded(factcheck, tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    made = sqlite3.connect(path)
    made.executescript((Path(__file__).parent / "kept" / "0001.sql").read_text(encoding="utf-8"))
    made.execute("UPDATE claim SET text = 'The pier cost $900 million.' WHERE id = 1")
    made.commit()
    made.close()
    assert found(factcheck, path, "$900m") == ["1"]
    assert found(factcheck, path, "amount:$900m") == ["1"]
    assert factcheck("doctor", db=path).code == 0
