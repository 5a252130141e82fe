"""Was this checked already? Through the store's own function, with and without the extra [semantic]."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from factcheck.domain.claim import Claim
from factcheck.store.search.match import MENTION, WARN, match
from factcheck.store.storage import bulk, migrate
from factcheck.store.storage.database import Database
from factcheck.store.storage.opening import place
from factcheck.store.storage.rows import SourceRow, insert_new
from factcheck.store.storage.unit_of_work import UnitOfWork
from factcheck.text.meaning import available

TEXTS = (
    "Russia transferred weapons worth $800 million to Armenia in 2008.",
    "Russia transferred weapons worth $800 million to Armenia, in 2008!",
    "Remittances from Russia are 46 % of monetary inflows into Azerbaijan.",
    "The mayor of Springfield closed the public library on Sundays.",
    "A photograph shows a shark swimming on a flooded highway in Houston.",
    "Drinking vinegar every morning cures diabetes.",
    "The health ministry ordered two million masks from Turkey.",
    "Peskov said relations are friendly and close.",
)


@pytest.fixture(scope="module")
def reading(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    path = tmp_path_factory.mktemp("match") / "factcheck.db"
    migrate.create(path)
    with UnitOfWork(path, "Ana", "add") as work:
        insert_new(work.db, [SourceRow(slug="s", key="s", title="A reader", step_id=work.step)])
        list(bulk.Intake(work).store([Claim(0, "", text, "s") for text in TEXTS]))
    with closing(place(path).connect()) as db:
        yield db


MEANINGS = [False, pytest.param(True, marks=pytest.mark.skipif(not available(), reason="needs the extra [semantic]"))]


@pytest.mark.parametrize("use_meaning", MEANINGS)
@pytest.mark.parametrize("text", TEXTS)
def test_the_same_words_are_the_same_claim(reading: Database, text: str, use_meaning: bool) -> None:
    assert match(reading, text.upper().rstrip(".") + "…", use_meaning=use_meaning)[0].chance >= WARN


def test_twins_that_differ_in_punctuation_count_as_one(reading: Database) -> None:
    found = match(reading, TEXTS[0])
    assert (found[0].claim_id, found[0].twins) == (1, (2,))
    assert all(one.claim_id != 2 for one in found)


@pytest.mark.parametrize("use_meaning", MEANINGS)
@pytest.mark.parametrize(
    ("post", "claim"),
    [
        (
            "A shark!! swimming down the flooded highway in Houston #HoustonFlood https://t.co/x1 — Bo August 28, 2017",
            5,
        ),
        ("my aunt says vinegar in the morning will cure your diabetes lol", 6),
    ],
)
def test_a_post_finds_the_claim_that_it_repeats(reading: Database, post: str, claim: int, use_meaning: bool) -> None:
    found = match(reading, post, use_meaning=use_meaning)
    assert found[0].claim_id == claim
    assert found[0].chance > 2 * max((one.chance for one in found[1:]), default=0)


@pytest.mark.parametrize("use_meaning", MEANINGS)
@pytest.mark.parametrize(
    "other",
    [
        "Russia transferred weapons worth $900 million to Armenia in 2008.",
        "Russia transferred weapons worth $800 million to Georgia in 2008.",
        "Russia never transferred weapons worth $800 million to Armenia in 2008.",
        "Russia transferred weapons worth $800 million to Armenia in 2011.",
        "Armenia transferred weapons worth $800 million to Russia in 2008.",
        "Lavrov said relations are friendly and close.",
        "Drinking vinegar every morning does not cure diabetes.",
    ],
)
def test_another_number_name_or_negation_is_never_the_same(reading: Database, other: str, use_meaning: bool) -> None:
    for found in match(reading, other, use_meaning=use_meaning):
        assert found.chance < MENTION
    assert match(reading, other, use_meaning=use_meaning)[0].differs


def test_a_text_about_something_else_matches_nothing_likely(reading: Database) -> None:
    assert all(found.chance < MENTION for found in match(reading, "The orchestra plays Mahler in Vienna tonight."))
    assert match(reading, "…") == []


def test_a_claim_can_be_left_out(reading: Database) -> None:
    assert match(reading, TEXTS[4], without=[5]) == [] or match(reading, TEXTS[4], without=[5])[0].chance < MENTION


def test_a_text_that_states_the_opposite_differs_in_the_two_words(reading: Database) -> None:
    (found,) = match(reading, "The mayor of Springfield opened the public library on Sundays.", use_meaning=False)[:1]
    assert found.differs == "the opposite: opened, not closed"
    (same,) = match(reading, TEXTS[3], use_meaning=False)[:1]
    assert same.differs == ""


def test_of_a_text_of_megabytes_the_beginning_is_compared(reading: Database) -> None:
    first = match(reading, TEXTS[3] + " So said the rain." * 300_000)
    assert first[0].claim_id == 4
    assert not any(one.claim_id == 4 for one in match(reading, "So said the rain. " * 300_000 + TEXTS[3]))


@pytest.mark.slow
def test_of_a_claim_of_megabytes_the_beginning_is_compared(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    migrate.create(path)
    long = "The port of Lemvik was closed on Monday. " * 120_000
    with UnitOfWork(path, "Ana", "add") as work:
        insert_new(work.db, [SourceRow(slug="s", key="s", title="A reader", step_id=work.step)])
        list(bulk.Intake(work).store([Claim(0, "", long, "s"), Claim(0, "", long + TEXTS[0], "s")]))
    with closing(place(path).connect()) as db:
        assert {one.claim_id for one in match(db, "The port of Lemvik was closed on Monday.")} == {1}
        assert match(db, "The port of Lemvik was closed on Monday.")[0].twins == (2,)
