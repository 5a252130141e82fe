"""Names in other scripts and languages, run together or apart, by their initials: first, and never somebody else."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from factcheck.domain.claim import Claim
from factcheck.query import Term, parse
from factcheck.store.search import listing
from factcheck.store.search.search import search
from factcheck.store.search.units import joined
from factcheck.store.storage import bulk, migrate
from factcheck.store.storage.database import Database
from factcheck.store.storage.opening import place
from factcheck.store.storage.rows import SourceRow, insert_new
from factcheck.store.storage.unit_of_work import UnitOfWork

NAMES = (
    *("Cologne", "Zhytomyr", "Changsha", "Pohang", "Dar es Salaam", "World Health Organization", "Park Min-ho"),
    *("Wu Haoran", "O'Fallon", "Igor Denisov", "Oleg Denisov", "Nakamura Kenji", "Liu Jianguo", "Liu Jianhua"),
    *("Serdyukov", "Stanley Ngai", "Palmer Hall", "Russia", "Rush Street", "Canton Island", "Guangzhou"),
    *("New Harlow", "Kham Sanet", "Brovnik-Osada", "Rayen", "William Harley"),
    *("Kahlsdorf", "Brzeznica", "Fehrbach"),
)
CLAIMS = (
    *(f"A letter names {name} once." for name in NAMES),
    "Who has seen it, has seen it.",
    "The inch was long.",
    "The bell rang.",
    "The AI kiosk was made by Sen. Ek.",
    "Nobody had ever seen Tarn Meadows before.",
    "It will rain, which is no sin.",
)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("names") / "factcheck.db"
    migrate.create(path)
    with UnitOfWork(path, "Ana", "add") as work:
        insert_new(work.db, [SourceRow(slug="letters", key="letters", title="letters", step_id=work.step)])
        list(bulk.Intake(work).store(Claim(0, "", text, "letters") for text in CLAIMS))
    return path


@pytest.fixture
def reading(path: Path) -> Iterator[Database]:
    with closing(place(path).connect()) as db:
        yield db


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Köln", "Cologne"),
        ("Кёльн", "Cologne"),
        ("Żytomierz", "Zhytomyr"),
        ("长沙", "Changsha"),
        ("Ch'ang-sha", "Changsha"),
        ("Чанша", "Changsha"),
        ("Пхохан", "Pohang"),
        ("포항", "Pohang"),
        ("Daressalam", "Dar es Salaam"),
        ("WHO", "World Health Organization"),
        ("W.H.O.", "World Health Organization"),
        ("박민호", "Park Min-ho"),
        ("Pak Min-ho", "Park Min-ho"),
        ("吴浩然", "Wu Haoran"),
        ("Haoran Wu", "Wu Haoran"),
        ("У Хаожань", "Wu Haoran"),
        ("O`Fallon", "O'Fallon"),
        ("O´Fallon", "O'Fallon"),
        ("OFallon", "O'Fallon"),
        ("I. Denisov", "Igor Denisov"),
        ("O. Denisov", "Oleg Denisov"),
        ("刘建国", "Liu Jianguo"),
        ("Liu Chien-hua", "Liu Jianhua"),
        ("Лю Цзяньго", "Liu Jianguo"),
        ("なかむらけんじ", "Nakamura Kenji"),
    ],
)
def test_a_name_is_found_first(reading: Database, typed: str, name: str) -> None:
    hits = search(reading, parse([typed])).hits
    assert [NAMES[hit.claim_id - 1] for hit in hits[:1] if hit.claim_id <= len(NAMES)] == [name]


def test_list_finds_them_too(reading: Database) -> None:
    assert list(listing.ids(reading, parse(["Köln"]))) == [NAMES.index("Cologne") + 1]
    assert list(listing.ids(reading, parse(["letter 长沙"]))) == [NAMES.index("Changsha") + 1]


def test_han_needs_no_repair_and_finds_nobody_else(reading: Database) -> None:
    result = search(reading, parse(["吴浩然"]))
    assert [(NAMES[hit.claim_id - 1], hit.complete) for hit in result.hits] == [("Wu Haoran", True)]
    assert result.said == "“吴浩然” is not in the store: looked for “wu haoran”"


def test_a_japanese_name_in_han(reading: Database) -> None:
    pytest.importorskip("janome")
    assert [NAMES[hit.claim_id - 1] for hit in search(reading, parse(["中村健二"])).hits] == ["Nakamura Kenji"]


def test_an_initial_puts_first_whom_it_fits_and_says_that_others_are_possible(reading: Database) -> None:
    result = search(reading, parse(["I. Denisov"]))
    assert [(NAMES[hit.claim_id - 1], hit.complete) for hit in result.hits] == [
        ("Igor Denisov", True),
        ("Oleg Denisov", False),
    ]
    assert "“I.” is taken for an initial" in result.said


@pytest.mark.parametrize("typed", ["Inchon", "Serdyakin", "Zhang Wenhua", "Kim Dong-il", "李明", "NATO", "Liu Jianlin"])
def test_somebody_else_is_never_a_full_match(reading: Database, typed: str) -> None:
    assert [hit for hit in search(reading, parse([typed])).hits if hit.complete] == []


def test_a_repaired_name_is_said_to_be_perhaps_another(reading: Database) -> None:
    result = search(reading, parse(["Serdyukin"]))
    assert "perhaps another name" in result.said or not result.hits
    assert not any(hit.complete for hit in result.hits)


def test_what_has_a_small_part_of_a_name_is_somebody_elses(reading: Database) -> None:
    assert search(reading, parse(["Pierre", "Arakawa", "Oleg"])).hits == ()
    found = search(reading, parse(["Igor", "Nakamura"]))
    assert len(found.hits) > 1
    assert not any(hit.complete for hit in found.hits)


def test_a_rare_part_says_more_of_whom_is_meant(reading: Database) -> None:
    first, *_ = search(reading, parse(["Letter", "Serdyukov", "Pavel"])).hits
    assert reading.value("SELECT text FROM claim WHERE id = ?", [first.claim_id]) == "A letter names Serdyukov once."


def test_a_japanese_name_with_kana_in_it(reading: Database) -> None:
    pytest.importorskip("janome")
    found = search(reading, parse(["中村けんじ"]))
    assert [reading.value("SELECT text FROM claim WHERE id = ?", [hit.claim_id]) for hit in found.hits] == [
        "A letter names Nakamura Kenji once."
    ]


def test_a_short_word_of_another_script_may_be_another_name(reading: Database) -> None:
    found = search(reading, parse(["ву"]))
    assert not any(hit.complete for hit in found.hits)


@pytest.mark.parametrize(
    ("typed", "name"),
    [("史丹利", "Stanley Ngai"), ("파머", "Palmer Hall"), ("स्टेनली", "Stanley Ngai"), ("Денісов Олег", "Oleg Denisov")],
)
def test_a_name_in_another_script_is_known_by_its_letters(reading: Database, typed: str, name: str) -> None:
    first, *_ = search(reading, parse([typed])).hits
    assert NAMES[first.claim_id - 1] == name


@pytest.mark.parametrize(
    ("typed", "name"),
    [("뉴할로", "New Harlow"), ("นิวฮาร์โลว์", "New Harlow"), ("คำสเนต", "Kham Sanet")],
)
def test_a_name_of_several_words_is_found_that_a_script_writes_as_one(reading: Database, typed: str, name: str) -> None:
    result = search(reading, parse([typed]))
    assert [hit.snippet.text for hit in result.hits] == [f"A letter names {name} once."]
    assert not result.hits[0].complete


def test_such_a_name_is_found_behind_the_small_words_of_a_sentence(reading: Database) -> None:
    (hit,) = search(reading, parse(["ทาร์นเมโดวส์"])).hits
    assert "Tarn Meadows" in hit.snippet.text


@pytest.mark.parametrize(
    ("typed", "name"),
    [("卡尔斯多夫", "Kahlsdorf"), ("브셰즈니차", "Brzeznica"), ("페르바흐", "Fehrbach")],
)
def test_a_consonant_that_is_not_said_hides_no_name(reading: Database, typed: str, name: str) -> None:
    assert [hit.snippet.text for hit in search(reading, parse([typed])).hits] == [f"A letter names {name} once."]


def test_parts_that_a_hyphen_joins_are_read_in_their_own_letters(reading: Database) -> None:
    assert "Brovnik-Osada" in search(reading, parse(["บรอฟนิก-โอซาดา"])).hits[0].snippet.text


def test_an_english_ending_is_none_in_another_script(reading: Database) -> None:
    assert search(reading, parse(["belle"])).hits
    assert not search(reading, parse(["벨레"])).hits


@pytest.mark.parametrize("typed", ["Γουέικ", "বাৰ্ন", "سكر", "ლონდი", "קראפט"])
def test_what_only_shares_its_consonants_is_not_shown(reading: Database, typed: str) -> None:
    assert search(reading, parse([typed])).hits == ()


def test_where_two_readings_are_possible_both_are_named(reading: Database) -> None:
    result = search(reading, parse(["रूस"]))
    assert result.said == "“रूस” is not in the store: looked for “russia” or “rush”, perhaps another name"
    assert [(NAMES[hit.claim_id - 1], hit.complete) for hit in result.hits] == [
        ("Russia", False),
        ("Rush Street", False),
    ]
    said = search(reading, parse(["Кантон"])).said
    assert "“guangzhou”" in said
    assert "“canton”" in said


def test_one_part_of_a_name_that_is_perhaps_another_is_nobody(reading: Database) -> None:
    assert search(reading, parse(["제레미", "ایگور"])).hits == ()
    assert search(reading, parse(["ایگور"])).hits


def test_syllables_that_are_words_far_apart_are_no_name(reading: Database) -> None:
    assert search(reading, parse(["马德森"])).hits == ()
    assert search(reading, parse(["安托萬·马德森"])).hits == ()
    assert search(reading, parse(["建国刘"])).hits[0].snippet.text == "A letter names Liu Jianguo once."


@pytest.mark.parametrize("typed", ["史密斯 艾", "泰勒 威廉"])
def test_where_a_part_is_missing_the_other_must_be_far_likelier_than_chance(reading: Database, typed: str) -> None:
    assert search(reading, parse([typed])).hits == ()


def test_a_word_of_another_script_that_folds_to_an_english_one_is_perhaps_it(reading: Database) -> None:
    found = search(reading, parse(["راین"])).hits
    assert [(hit.claim_id, hit.complete) for hit in found] == [(NAMES.index("Rayen") + 1, False), (len(CLAIMS), False)]
    result = search(reading, parse(["신"]))
    assert not any(hit.complete for hit in result.hits)
    assert "“sin”, perhaps another name" in result.said


def test_what_is_one_name_is_taken_together_and_what_dots_join_apart() -> None:
    terms = [Term("科斯托夫·海伦娜"), Term("عبد"), Term("الرحمن"), Term("a·b")]
    assert [term.text for term in joined(terms)] == ["科斯托夫", "海伦娜", "عبد الرحمن", "a·b"]
