"""Search through the store's own functions, on a real store; the extra [semantic] may be there or not."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from desk import Factcheck, query, tries
from hypothesis import given
from hypothesis import strategies as st

from factcheck.domain.claim import Claim
from factcheck.domain.selector import Quote
from factcheck.errors import NotFound, StoreError, UsageError
from factcheck.query import parse
from factcheck.store.search import listing
from factcheck.store.search.search import SearchResult, search
from factcheck.store.storage import bulk, dialect_sqlite_files, index, migrate
from factcheck.store.storage.database import Database
from factcheck.store.storage.opening import place
from factcheck.store.storage.rows import SourceRow, insert_new
from factcheck.store.storage.unit_of_work import UnitOfWork

CLAIMS = (
    Claim(0, "", "Russia transferred weapons worth $800 million to Armenia.", "quarrel", "Anatoly Serdyukov",
          via=("WikiLeaks",), quotes=(Quote("had unofficially admitted the transfers"),)),
    Claim(0, "", "Relations are in a serious trust crisis, and remittances don't arrive.", "quarrel", "İlham Əliyev"),
    Claim(0, "", "Nobody will be punished for the killing.", "notes", "Hans Müller"),
    Claim(0, "", "The harvest was poor this year.", "notes", "Mohammed Saeed"),
    Claim(0, "", "The harvest was good that year, Saeed said.", "notes", "Екатерина Сидорова"),
    Claim(0, "", "The crisis of the harvest is a crisis of trust.", "notes"),
)  # fmt: skip


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("search") / "factcheck.db"
    migrate.create(path)
    with UnitOfWork(path, "Ana", "add") as work:
        for slug, title in (("quarrel", "Azerbaijan and Russia: the quarrel"), ("notes", "Field notes")):
            insert_new(work.db, [SourceRow(slug=slug, key=slug, title=title, step_id=work.step)])
        list(bulk.Intake(work).store(CLAIMS))
    return path


@pytest.fixture
def reading(path: Path) -> Iterator[Database]:
    with closing(place(path).connect()) as db:
        yield db


def ids(result: SearchResult) -> list[int]:
    return [hit.claim_id for hit in result.hits]


def complete(result: SearchResult) -> list[int]:
    return [hit.claim_id for hit in result.hits if hit.complete]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("weapons transfer", [1]),
        ("wikileaks", [1]),
        ("serd*", [1]),
        ("$800", [1]),
        ("russia-armenia", [1]),
        ("don't", [2]),
        ("don’t", [2]),
        ('"trust crisis"', [2]),
        ("harvest year", [4, 5]),
        ("harvest not good", [4, 6]),
        ("harvest source:notes not by:saeed", [5, 6]),
        ("Азербайджан quarrel", [1, 2]),
    ],
)
def test_all_the_words_wherever_they_stand(reading: Database, typed: str, found: list[int]) -> None:
    assert sorted(complete(search(reading, parse([typed])))) == found
    assert sorted(listing.ids(reading, parse([typed]))) == found


@pytest.mark.parametrize(
    "name", ["Aliyev", "Алиев", "aliev", "Əliyev", "ALIYEV", "Mueller", "Muller", "Müller", "Ekaterina", "Yekaterina"]
)
def test_a_name_in_any_spelling_and_script(reading: Database, name: str) -> None:
    wanted = 2 if name.lower().startswith(("ali", "али", "əli")) else 3 if name.startswith("M") else 5
    assert ids(search(reading, parse([name])))[0] == wanted


@pytest.mark.parametrize(
    ("typed", "used", "first"),
    [
        ("Serdukov", "serdyukov", 1),
        ("remitances", "remittances", 2),
        ("Azerbaijn", "azerbaijan", 1),
        ("wepaons", "weapons", 1),
    ],
)
def test_a_misspelt_word_is_repaired_and_said(reading: Database, typed: str, used: str, first: int) -> None:
    result = search(reading, parse([typed]))
    assert first in ids(result)
    assert (first in complete(result)) is (typed.islower() or typed == "Serdukov")  # a repaired name may be another's
    assert result.repairs[0].used == (used,)
    assert f"“{typed}” is not in the store: looked for “{used}”" in result.said


def test_letters_and_a_number_are_found_together_and_apart(tmp_path: Path) -> None:
    path = tmp_path / "factcheck.db"
    migrate.create(path)
    with UnitOfWork(path, "Ana", "add") as work:
        insert_new(work.db, [SourceRow(slug="notes", key="notes", title="Notes", step_id=work.step)])
        texts = ("COVID-19 came back.", "They call it covid19 there.", "Covid was gone by the 19th.")
        list(bulk.Intake(work).store(Claim(0, "", text, "notes") for text in texts))
    with closing(place(path).connect()) as db:
        for typed in ("covid19", "COVID-19", "Covid 19", "COVID19"):
            found = search(db, parse([typed]))
            assert {1, 2} <= set(complete(found)) or typed == "Covid 19", typed
            assert found.repairs == ()


def test_exact_repairs_nothing(reading: Database) -> None:
    assert ids(search(reading, parse(["Serdukov"]), exact=True)) == []
    assert ids(search(reading, parse(["aliev"]), exact=True)) == []
    assert ids(search(reading, parse(["weapons banana"]), exact=True)) == []


def test_a_number_is_never_a_misspelt_number(reading: Database) -> None:
    result = search(reading, parse(["8000"]))
    assert result.unknown == ("8000",)
    assert complete(result) == []


def test_any_word_where_all_find_too_little_and_says_so(reading: Database) -> None:
    result = search(reading, parse(["weapons crisis"]))
    assert complete(result) == []
    assert {1, 2, 6} <= set(ids(result))
    assert result.mode != "all words"
    assert result.said.startswith("none with all the words, then ")


def test_the_better_match_comes_first_whatever_is_newer(reading: Database) -> None:
    assert ids(search(reading, parse(["trust crisis"])))[0] in (2, 6)
    assert ids(search(reading, parse(["harvest poor"])))[0] == 4


@pytest.mark.parametrize(("before", "behind"), [(0, 60), (12, 60), (40, 40), (60, 5), (60, 0)])
def test_a_snippet_is_cut_around_its_words_and_marks_all_that_it_shows(before: int, behind: int) -> None:
    from factcheck.store.search.snippets import WIDTH, cut

    text = "salt " * before + "sugar and sugar" + " coal" * behind + " sugar"
    spans = [match.span() for match in re.finditer("sugar", text)]
    shown, kept = cut(text, spans)
    assert len(shown.strip("…")) <= WIDTH
    assert [shown[start:end] for start, end in kept] == ["sugar"] * shown.count("sugar")
    assert len(kept) >= 2
    assert shown.startswith("…") == (not text.startswith(shown.strip("…")))
    assert shown.endswith("…") == (not text.endswith(shown.strip("…")))


def test_the_snippet_marks_the_words_in_their_field(reading: Database) -> None:
    snippet = search(reading, parse(["transferring weapon"])).hits[0].snippet
    assert snippet.field == "text"
    assert [snippet.text[start:end] for start, end in snippet.spans] == ["transferred", "weapons"]
    snippet = search(reading, parse(["aliev"])).hits[0].snippet
    assert (snippet.field, snippet.text, snippet.spans) == ("speaker", "İlham Əliyev", ((6, 12),))


def test_a_long_text_is_cut_around_the_hit(tmp_path: Path, path: Path) -> None:
    from factcheck.store.search.snippets import WIDTH, snippets

    copy = tmp_path / "copy.db"
    dialect_sqlite_files.back_up(path, copy)
    text = "wheat " * 100 + "sugar " + "barley " * 100
    with UnitOfWork(copy, "Ana", "add") as work:
        made = next(iter(bulk.Intake(work).store([Claim(0, "", text, "notes")])))
    with closing(place(copy).connect()) as db:
        snippet = snippets(db, [made.id], ["sugar"])[made.id]
    assert len(snippet.text) <= WIDTH + 2
    assert (snippet.text[0], snippet.text[-1]) == ("…", "…")
    assert [snippet.text[start:end] for start, end in snippet.spans] == ["sugar"]


@pytest.mark.parametrize("typed", ['"', "...", "— “ ”", "$", "'", "*", "\0"])
def test_punctuation_alone_is_nothing_to_look_for(reading: Database, typed: str) -> None:
    with pytest.raises(UsageError, match="no letter or digit to look for"):
        search(reading, parse([typed]))


def test_punctuation_beside_a_word_is_said_to_be_left_out(reading: Database) -> None:
    result = search(reading, parse(["weapons", "!!!"]))
    assert complete(result) == [1]
    assert result.said == "“!!!” has no letter or digit to look for"


@pytest.mark.parametrize("words", [["not", "weapons"], ["source:notes"], ["source:notes", "-harvest"], ["by:saeed"]])
def test_unwanted_words_and_filters_alone_list(reading: Database, words: list[str]) -> None:
    assert ids(search(reading, parse(words))) == list(listing.ids(reading, parse(words)))
    assert len(ids(search(reading, parse(words), 1))) == 1
    assert search(reading, parse(words)).said == ""


def test_a_misspelt_speaker_is_repaired_and_said(reading: Database) -> None:
    result = search(reading, parse(["by:Serdykov"]))
    assert ids(result) == [1]
    assert result.said == "the store knows no speaker “Serdykov”: looked for “Anatoly Serdyukov”"
    assert ids(search(reading, parse(["harvest by:Saed"]))) == [4]
    with pytest.raises(NotFound, match="no speaker “Xyzzy”"):
        search(reading, parse(["by:Xyzzy"]))
    with pytest.raises(NotFound) as refused:
        list(listing.ids(reading, parse(["by:Serdykov"])))
    assert "Anatoly Serdyukov" in refused.value.hint


def test_exact_is_exact(reading: Database) -> None:
    for typed, found in (
        ("Мюллер", []),
        ("Muller", []),
        ("müller", [3]),
        ("MÜLLER", [3]),
        ("Əliyev", [2]),
        ("Aliyev", []),
        ("weapon", []),
        ("weapons", [1]),
        ("weap*", [1]),
        ("don’t", [2]),
        ("dont", []),
        ('"trust crisis"', [2]),
        ("$800", [1]),
        ("harvest said", [5]),
    ):
        assert ids(search(reading, parse([typed]), exact=True)) == found, typed
    assert len(ids(search(reading, parse(["harvest"]), 1, exact=True))) == 1


@pytest.mark.slow
@pytest.mark.parametrize(
    "typed", ["the of", "ελλάδα", "ประเทศไทย", "weapons " + "word " * 10_000, " ".join(map(str, range(10_000)))]
)
def test_odd_queries_are_answered(reading: Database, typed: str) -> None:
    search(reading, parse([typed]))


@tries(60)
@given(text=st.text(max_size=40))
def test_no_text_breaks_the_search(reading: Database, text: str) -> None:
    try:
        query = parse([text])
        search(reading, query)
        list(listing.ids(reading, query, limit=3))
    except UsageError:
        pass


def test_a_changed_claim_is_found_by_its_new_words_only(tmp_path: Path, path: Path) -> None:
    copy = tmp_path / "copy.db"
    dialect_sqlite_files.back_up(path, copy)
    with UnitOfWork(copy, "Ana", "edit") as work:
        work.change("claim", [4], "text", "The vintage was poor this year.")
    with closing(place(copy).connect(writing=True)) as db:
        assert complete(search(db, parse(["vintage"]))) == [4]
        assert complete(search(db, parse(["harvest"]))) == [5, 6]
        assert index.check(db) is None


def test_an_index_that_is_behind_or_damaged_is_said_and_made_anew(tmp_path: Path, path: Path) -> None:
    copy = tmp_path / "copy.db"
    dialect_sqlite_files.back_up(path, copy)
    with closing(place(copy).connect(writing=True)) as db:
        for damage in (
            "DELETE FROM claim_fts WHERE rowid = 6",
            "UPDATE claim_fts_data SET block = x'00'",
            "DROP TABLE claim_fts",
        ):
            db.write(damage)
            with pytest.raises(StoreError) as said:
                search(db, parse(["weapons"]))
            assert "factcheck doctor --fix" in said.value.hint
            assert index.check(db)
            assert index.rebuild(db) == len(CLAIMS)
            assert index.check(db) is None
            assert complete(search(db, parse(["weapons"]))) == [1]


def test_no_limit_is_no_trouble(reading: Database) -> None:
    assert len(ids(search(reading, parse(["harvest"]), 1_000_000))) == 3


def test_dates_are_listed_as_every_claim_looked_at_one_by_one(factcheck: Factcheck, store: Path) -> None:
    claims = {claim["id"]: claim["said_on"] or "" for claim in factcheck("list", "--json").json}
    for asked, low, high in (
        ("2025", "2025", "2025"), ("2025-07..", "2025-07", "9"), ("..2024", "0", "2024"),
        ("2001..2025-07", "2001", "2025-07"),
        ("2025-07-28", "2025-07-28", "2025-07-28"), ("1999", "1999", "1999"),
    ):  # fmt: skip
        fit = [n for n, said in claims.items() if said and low <= said and said[: len(high)] <= high]
        for limit in (1, 3, 50, 0):
            for sort, wanted in (("id", fit), ("-id", fit[::-1])):
                listed = factcheck("list", f"on:{asked}", "--ids", "--limit", limit, "--sort", sort).out.split()
                assert listed == [str(n) for n in (wanted[:limit] if limit else wanted)]
    two = factcheck("list", "on:2025-07-28,..2009", "--ids", "--limit", 7).out
    assert two == factcheck("list", "on:2025-07-28,..2009", "is:filed,unfiled", "--ids", "--limit", 7).out
    factcheck("withdraw", *two.split()[:2], "--note", "twice")
    left = factcheck("list", "on:2025-07-28,..2009", "--ids", "--limit", 5).out.split()
    assert left == two.split()[2:7]


def test_an_arabic_name_of_two_words_is_the_one_that_it_is_elsewhere(factcheck: Factcheck) -> None:
    assert factcheck("add", "Abdullah Karim left Kelsk in May.", "--source", "new-stage").code == 0
    assert factcheck("search", "عبد", "الله", "--ids").out == factcheck("search", "Abdullah", "--ids").out == "102\n"
    assert "looked for “abdullah”" in factcheck("search", "عبد", "الله").err


def test_dates_are_listed_in_the_order_that_is_asked_for(factcheck: Factcheck) -> None:
    for sort in ("said", "-said", "speaker", "-created", "source"):
        whole = factcheck("list", "on:2025-07..", "--ids", "--sort", sort, "--limit", 0).out.split()
        assert whole
        assert factcheck("list", "on:2025-07..", "--ids", "--sort", sort, "--limit", 7).out.split() == whole[:7]
    said = [c["said_on"] for c in factcheck("list", "on:2025-07..", "--sort", "-said", "--limit", 9, "--json").json]
    assert said == sorted(said, reverse=True)


@pytest.mark.of_a_file
def test_a_date_is_listed_far_behind_the_first_claims_too(factcheck: Factcheck, store: Path) -> None:
    names = [name for (name,) in query(store, "SELECT name FROM pragma_table_info('claim')")]
    others = ", ".join(name for name in names if name not in ("id", "key", "said_on"))
    with closing(sqlite3.connect(store)) as db, db:
        for number, day in ((30_000, "2025-07-28"), (30_001, "2031-02-03"), (60_000, "2031-02-01")):
            put = f"INSERT INTO claim (id, key, said_on, {others}) SELECT ?, ?, ?, {others} FROM claim WHERE id = 4"
            db.execute(put, [number, f"far{number}", day])
    fit = [c["id"] for c in factcheck("list", "--json").json if (c["said_on"] or "") >= "2025-07"]
    assert fit[-3:] == [30_000, 30_001, 60_000]
    for limit in (1, 2, len(fit) - 2, len(fit) - 1, len(fit), 500):
        for sort, wanted in (("id", fit), ("-id", fit[::-1])):
            listed = factcheck("list", "on:2025-07..", "--ids", "--limit", limit, "--sort", sort).out.split()
            assert listed == [str(n) for n in wanted[:limit]]
    assert factcheck("list", "on:2031", "--ids", "--limit", 5).out == "30001\n60000\n"
    assert factcheck("list", "on:2032", "--ids", "--limit", 5).out == ""


def test_a_tag_is_found_however_its_letters_are_written(factcheck: Factcheck) -> None:
    for claim, tag in ((4, "Война"), (5, "ВОЙНА"), (6, "Straße"), (7, "straszę")):
        assert factcheck("edit", claim, "--tag", tag).code == 0
    assert factcheck("list", "tag:война", "--ids").out == "4\n5\n"
    assert factcheck("list", "tag:STRASSE", "--ids").out == "6\n"
    assert factcheck("list", "not", "tag:ВоЙнА", "id:4,5,6", "--ids").out == "6\n"
    assert factcheck("list", "tag:войн").code == 3
