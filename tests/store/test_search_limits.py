"""From where on search does otherwise: few hits, common words, near spellings, long queries."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from itertools import count
from pathlib import Path

import pytest

from factcheck.domain.claim import Claim
from factcheck.query import parse
from factcheck.store.search import vocabulary
from factcheck.store.search.search import SearchResult, search
from factcheck.store.storage import bulk, migrate
from factcheck.store.storage.database import Database
from factcheck.store.storage.opening import place
from factcheck.store.storage.rows import SourceRow, insert_new
from factcheck.store.storage.unit_of_work import UnitOfWork

Store = Callable[[Sequence[str]], Database]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Makes a store with a claim a text, numbered from 1."""
    opened: list[Database] = []
    number = count()

    def made(texts: Sequence[str]) -> Database:
        path = tmp_path / f"{next(number)}.db"
        migrate.create(path)
        with UnitOfWork(path, "Ana", "add") as work:
            insert_new(work.db, [SourceRow(slug="s", key="s", title="Notes", step_id=work.step)])
            list(bulk.Intake(work).store([Claim(0, "", text, "s") for text in texts]))
        opened.append(place(path).connect())
        return opened[-1]

    yield made
    for db in opened:
        with closing(db):
            pass


def days(text: str, number: int) -> list[str]:
    """As many claims that say the same of a day each."""
    return [f"{text}, day {n}." for n in range(number)]


def ids(result: SearchResult) -> list[int]:
    return sorted(hit.claim_id for hit in result.hits)


def test_any_word_will_do_where_fewer_than_three_claims_have_them_all(store: Store) -> None:
    texts = ["The lantern burns.", "The harbour sleeps."]
    two = search(store([*texts, *days("Lantern by the harbour", 2)]), parse(["lantern harbour"]))
    assert (ids(two), two.mode) == ([1, 2, 3, 4], "any word")
    assert [hit.complete for hit in two.hits] == [True, True, False, False]
    three = search(store([*texts, *days("Lantern by the harbour", 3)]), parse(["lantern harbour"]))
    assert (ids(three), three.mode) == ([3, 4, 5], "all words")


def test_a_limit_below_three_is_enough_without_any_word(store: Store) -> None:
    found = search(store(["The lantern burns.", "Lantern by the harbour."]), parse(["lantern harbour"]), 1)
    assert (ids(found), found.mode) == ([2], "all words")


def test_near_spellings_of_a_name_where_fewer_than_ten_claims_have_it(store: Store) -> None:
    texts = [f"We met Kelmarin on day {n}." for n in range(10)]
    ten = search(store([*texts, "We met Kelmorin."]), parse(["Kelmarin"]))
    assert (len(ten.hits), ten.near) == (10, ())
    nine = search(store([*texts[:9], "We met Kelmorin."]), parse(["Kelmarin"]))
    assert (len(nine.hits), [reading.used for reading in nine.near]) == (10, [("kelmorin",)])
    assert nine.said == "then also “kelmorin”, near “Kelmarin”"


def test_a_word_of_more_than_a_thousand_claims_finds_none_on_its_own(store: Store) -> None:
    crowd = days("The harbour sleeps", 1000)
    kept = search(store([*crowd, "The lantern burns."]), parse(["lantern harbour"]), 5)
    assert len(kept.hits) == 5
    left_out = search(store([*crowd, "A harbour wakes.", "The lantern burns."]), parse(["lantern harbour"]), 5)
    assert ids(left_out) == [1002]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("brok", {"brook", "brock"}),
        ("bruck", {"brock", "brick"}),
        ("kelmerin", {"kelmarin", "kelmorin"}),
        ("xelmarin", {"kelmarin"}),
        ("lantrn", {"lantern"}),
        ("lanten", {"lantern"}),
        ("harvset", {"harvest"}),
        ("hx", set()),
        ("zzzzzz", set()),
        ("harv3st", set()),
        ("drdgng", {"dredging"}),
        ("brkkk", set()),
    ],
)
def test_what_a_misspelt_word_may_have_meant(store: Store, typed: str, meant: set[str]) -> None:
    known = "kelmarin kelmorin kolmarin dredging dredgers harvest harvester lantern lanterns brook brock brick"
    db = store([f"The {word} came." for word in known.split()])
    assert set(vocabulary.nearest(db, typed)) == meant


def test_of_two_words_as_near_the_more_frequent_comes_first(store: Store) -> None:
    db = store(["The brook came.", *days("The brock came", 50)])
    assert vocabulary.nearest(db, "brok") == ["brock", "brook"]
    db = store(["The brock came.", *days("The brook came", 50)])
    assert vocabulary.nearest(db, "brok") == ["brook", "brock"]


def test_of_a_query_of_many_words_the_rarest_speak_for_it(store: Store) -> None:
    texts = [f"Item{n:02} lies beside the lantern." for n in range(40)]
    found = search(store(texts), parse([" ".join(["lantern", *(f"item{n:02}" for n in range(40))])]), 50)
    assert len(found.hits) == 32
    assert not any(hit.complete for hit in found.hits)
