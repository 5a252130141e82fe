"""What search and match answer on the seeds, to the letter: order, chances, snippets and what is said above them.

Read the difference before `GOLDEN=write pytest` writes it anew: a number in the code that moves an answer shows here.
"""

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from desk import Factcheck, query

from factcheck.query import parse
from factcheck.store.search.match import candidates, match
from factcheck.store.search.search import search
from factcheck.store.search.semantic import in_order, related
from factcheck.store.storage.database import Database
from factcheck.store.storage.opening import place
from factcheck.text import matching
from factcheck.text.meaning import available

pytestmark = pytest.mark.of_a_file  # weights to the letter are those of one index

QUERIES = (
    "weapons transfer",
    "Serdukov",
    "Сердюков Moscow",
    "aliev",
    "Алиев plane",
    "peskof",
    "remitances 46",
    "plane downed",
    "trust crisis",
    '"air defense systems"',
    "serd*",
    "wepons armena",
    "azerbaijan russia trade billion",
    "gas pipeline",
    "the media of Russia alleged that weapons were sold to Armenia in the year 2008",
    "$800 million",
    "Abiyev WikiLeaks",
    "diaspora not Moscow",
    "relations source:new-stage",
    "Shakhinoglu",
    "europe gas transit route energy",
    "January 2009",
)
POSTS = (
    "Russia made weapons transfers worth $800 million to Armenia!!! #Armenia https://t.co/abc — Jo May 3, 2021",
    "Russia made weapons transfers worth $900 million to Armenia in 2008",
    "Did Russia never transfer weapons to Armenia?",
    "46% of the money that flows into Azerbaijan is remittances from Russia",
    "Azerbaijan may take Russia to an international court over the AZAL plane",
    "Peskov: there are difficult periods in relations sometimes",
    "Armenia made the weapons transfers to Russia in 2008.",
    "Relations between Azerbaijan and Russia are friendly and close",
    "A shark swims on a flooded highway",
    "Aliyev says the plane was shot at from the ground",
)


@pytest.fixture
def seeds(store: Path) -> Iterator[Database]:
    with closing(place(store).connect()) as db:
        yield db


def test_searches_answer_as_they_did(seeds: Database, golden: Callable[[str, str], None]) -> None:
    shown = []
    for asked in QUERIES:
        result = search(seeds, parse([asked]), 5)
        shown.append(f"# {asked}\n{result.mode}; {result.said}")
        for hit in result.hits:
            marked = [hit.snippet.text[start:end] for start, end in hit.snippet.spans]
            told = (hit.claim_id, f"{hit.score:.1f}", "all" if hit.complete else "some", hit.snippet.field, marked)
            shown.append(f"{' | '.join(map(str, told))} | {hit.snippet.text}")
    golden("search.txt", "\n".join(shown) + "\n")


def test_matches_answer_as_they_did(seeds: Database, golden: Callable[[str, str], None]) -> None:
    shown = []
    for post in POSTS:
        shown.append(f"# {post}")
        for made in match(seeds, post, 4, use_meaning=False):
            shown.append(f"{made.claim_id} | {made.chance:.2f} | {made.twins} | {made.differs} | {made.text}")
    golden("match.txt", "\n".join(shown) + "\n")


TO_INDEX = (
    "“Twelve of 40 wagons (30%) came back,” WHO's Zoë O’Brien-Müller said on 4 May 2022; it had cost RUB700k.",
    "ВОЗ и Іван Горбенко отримали 2,5 млн грн 04.05.2022.",
    "محمد بن سلمان said $1.2bn, 3.4m CHF and 5 km; COVID-19 took 20-25 lives on Friday.",
    "吴浩然 met 박민호 and さとう at 12:30.",
)


def test_the_index_holds_what_it_held(store: Path, factcheck: Factcheck, golden: Callable[[str, str], None]) -> None:
    """Where this file changes, stores of before find less: empty their index in a migration, as 0014 does."""
    newest = query(store, "SELECT max(id) FROM claim")[0][0]
    for text in TO_INDEX:
        assert factcheck("add", text, "--source", "new-stage", "--by", "Ян ван Дейк", "--new-speaker").code == 0
    queries = (
        f"SELECT * FROM claim_fts WHERE rowid > {newest} ORDER BY rowid",
        f"SELECT * FROM amount WHERE claim_id > {newest} ORDER BY claim_id, kind, value",
        "SELECT * FROM word ORDER BY term",
    )
    golden("indexed.txt", "".join(" | ".join(map(str, row)) + "\n" for sql in queries for row in query(store, sql)))


needs_meaning = pytest.mark.skipif(not available(), reason="needs the extra [semantic]")


@needs_meaning
def test_with_the_extra_candidates_are_compared_by_meaning_too(seeds: Database) -> None:
    plain, meant = (candidates(seeds, POSTS[0], use_meaning=use)[0].values for use in (False, True))
    assert len(plain) == len(matching.FEATURES)
    assert len(meant) > len(plain)
    assert meant[: len(plain)] == plain


@needs_meaning
def test_words_that_mean_nearly_the_same_are_those_of_the_store(seeds: Database) -> None:
    found = related(seeds, "aircraft")
    assert "plane" in found
    assert len(found) <= 8
    assert all(seeds.index.frequencies([word]) for word in found)
    assert related(seeds, "xyzzyqq") == []


@needs_meaning
def test_meaning_puts_first_what_means_it(seeds: Database) -> None:
    plane, weapons = 34, 6
    for text, first in (("the airliner was struck", plane), ("arms were sold", weapons)):
        assert in_order(seeds, text, [(plane, 1.0), (weapons, 1.0)])[0][0] == first
