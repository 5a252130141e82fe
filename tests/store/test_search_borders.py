"""What search, match and the spelling of names answer near their borders, in a store of names and claims made for it.

Read the difference before `GOLDEN=write pytest` writes it anew: a number in the code that moves an answer shows here.
"""

from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import product
from pathlib import Path

import pytest

from factcheck.domain.claim import Claim
from factcheck.domain.selector import Quote
from factcheck.errors import UsageError
from factcheck.query import parse
from factcheck.store.search import listing, vocabulary
from factcheck.store.search.match import candidates, match
from factcheck.store.search.search import search
from factcheck.store.search.snippets import WIDTH, cut, snippets
from factcheck.store.search.understanding import MOST_WORDS, units, with_near
from factcheck.store.storage import bulk, migrate
from factcheck.store.storage.database import Database
from factcheck.store.storage.opening import place
from factcheck.store.storage.rows import SourceRow, insert_new
from factcheck.store.storage.unit_of_work import UnitOfWork
from factcheck.text.fold import fold
from factcheck.text.meaning import available

NAMES = [
    line.split("\t")
    for line in (Path(__file__).parents[1] / "bench/names.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
WORDS = [f"{first}{vowel}{last}" for first, vowel, last in product("bdgkmst", "aeiou", ("rn", "lt", "ndo", "shk"))]
"""A hundred and forty words that say nothing."""

LONG = (
    "The eel of Orda, which nobody saw, " * 6
    + "met Ada Venn and Bo Lund at the quay, and Ada Venn left. "
    + "So it went " * 20
)
CLAIMS = [
    *(f"{group[0]} spoke of the harbour." for group in NAMES),
    *(f"The word of day {n} is {word}." for n, word in enumerate(WORDS)),
    " ".join(WORDS[:40]),
    " ".join(WORDS[:33]),
    " ".join(WORDS[:32]),
    "  " + LONG,
    "We met Kelmarin.",
    "We met Kelmadit.",
    "We met Kadir.",
    "A kadir fell.",
    "We met Qadir.",
    "We met Medin.",
    "A medin fell.",
    "One medin fell.",
    "We met Meddin.",
    "محمد came to Orda.",
    "كشط came to Orda.",
    "برطكس came to Orda.",
    "Orda sold 40 old boats to Velm in 2008.",
    "Orda sold 40 old boats to Velm in 2008!",
    "Orda sold 45 old boats to Velm in 2009.",
    "Orda never sold any boats to Velm.",
    "Orda sold boats to Tarn and to Velm.",
    "The crossing at Velm is open and the boats of Orda are safe.",
    "U.S. boats of 1,000 tons met the Azerbaijan-Russia ferry.",
]  # fmt: skip
QUERIES = (
    "kelmarin",
    " ".join(WORDS[:30]) + ' qqqa qqqb qqqc "old boats"',
    "kadir",
    "medin",
    "qadir fell",
    "meddin fell",
    *(group[-1] for group in NAMES[::8]),
    " ".join(WORDS[:32]),
    " ".join(WORDS[:33]),
    " ".join(WORDS[:34]),
    " ".join(WORDS[:40]) + " the and",
    "1,000",
    "U.S.",
    "azerbaijan-russia",
    "azer* boats",
    '"old boats"',
    "boats not velm",
    "boats -tarn",
    "the",
    "the of",
    "boats !!",
    "عبد الله",
    "الله",
    "محمد",
    "boatz",
    "bots",
    "velmm",
    "barn boats",
    "barnn bltt",
    "quay venn",
    "9999",
    "ad",
    "old boats velm harbour",
    "darn dalt dando",
    "Orda sold",
    "crossing safe danger",
)
POSTS = (
    "kadir fell twice",
    "medin fell twice",
    "qadir",
    "meddin",
    "Orda sold 40 old boats to Velm in 2008",
    "Orda sold 41 old boats to Velm in 2008",
    "Velm sold 40 old boats to Orda",
    "The crossing at Velm is closed and the boats of Orda are safe",
    "The crossing at Velm is closed and dangerous",
    "the of",
    "Crossing closed",
    "The crossing at Velm is closed",
    "The crossing at Velm is closed in Orda",
    "The crossing at Velm is closed and the boats of Orda are dangerous",
    " ".join(WORDS[:70]),
    "Orda",
    "boats sold",
    "xyzzy",
    "Nobody saw the eel of Orda, Ada Venn said at the quay",
)


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    path = tmp_path_factory.mktemp("borders") / "factcheck.db"
    migrate.create(path)
    with UnitOfWork(path, "Ana", "add") as work:
        insert_new(work.db, [SourceRow(slug="s", key="s", title="Notes of the quay", step_id=work.step)])
        made = [Claim(0, "", text, "s", said_on=f"2020-01-{1 + n % 28:02}") for n, text in enumerate(CLAIMS)]
        made.append(
            Claim(0, "", "It rained.", "s", speaker="Ada Venn", via=("Bo Lund",), quotes=(Quote("an eel", "", ""),))
        )
        list(bulk.Intake(work).store(made))
    with closing(place(path).connect()) as opened:
        yield opened


def test_what_stands_for_a_word(db: Database, golden: Callable[[str, str], None]) -> None:
    lines = []
    names = [fold(word) for group in NAMES for spelling in group for word in spelling.split()]
    typed = dict.fromkeys([*names, *(name[:2] + name[3:] for name in names), *(name[:-3] + "xyz" for name in names)])
    slips = "ba bar b4rn boat boatss velmrn barrndo muhomid kashat bartkas kshatu isx ofx tot"
    for word in (*typed, *slips.split()):
        found = [vocabulary.nearest(db, word, unvowelled=bare, most=most) for bare, most in ((False, 2), (True, 1))]
        if any(found) or (found := vocabulary.variants(db, word)):
            lines.append(f"{word} {found}")
    for query in QUERIES:
        asked = units(db, parse([query]).terms, exact=False)
        lines += [
            f"# {query}",
            *(f"{unit} {with_near(db, unit, only=len(asked) == 1).others}" for unit in asked[:4]),
            str(len(asked)),
        ]
    golden("spellings.txt", "\n".join(lines) + "\n")


def test_what_is_found_and_shown(db: Database, golden: Callable[[str, str], None]) -> None:
    lines = []
    for query, (limit, exact) in product(QUERIES, ((2, False), (12, False), (12, True))):
        try:
            result = search(db, parse([query]), limit, exact=exact)
        except UsageError as error:
            lines.append(f"# {query}: {error}")
            continue
        if not any(hit.complete for hit in result.hits):
            continue  # the extra [semantic] answers otherwise
        lines.append(f"# {query} {limit} {exact} {result.mode} {result.said}")
        lines.append(" ".join(f"{hit.claim_id}:{hit.score:.1f}{'' if hit.complete else '?'}" for hit in result.hits))
        lines += [f"{hit.snippet.field} {hit.snippet.text} {hit.snippet.spans}" for hit in result.hits[:2]]
    every = list(listing.all_ids(db))
    for marks in (["eel"], ["eel", "ada", "bo"], ["ven*", "rain*"], ["notes", "quay"], ["went"], ["xyz"], []):
        lines += [f"{shown.field} {shown.text} {shown.spans}" for shown in snippets(db, every[-14:], marks).values()]
    golden("found.txt", "\n".join(lines) + "\n")


def test_where_a_text_is_cut(golden: Callable[[str, str], None]) -> None:
    lines = []
    for long in (WIDTH - 1, WIDTH, WIDTH + 1, 3 * WIDTH):
        for text in ("a" * long, ("ab " * long)[:long], "  " + ("abcdefghi " * long)[:long] + " "):
            for at in (0, 1, 3, 39, 40, 41, 42, 100, 119, 120, 121, 150, 157, 158, 159, 160, 161, 320, 440, 470):
                spans = [
                    (start, start + wide)
                    for start, wide in ((at, 3), (at + 157, 3), (at + 158, 4))
                    if start + wide < long
                ]
                shown, kept = cut(text, spans)
                lines.append(f"{long} {at} {len(shown)} {shown[:3]} {shown[-3:]} {kept}")
    golden("cut.txt", "\n".join(dict.fromkeys(lines)) + "\n")


def test_what_a_post_is_like(db: Database, golden: Callable[[str, str], None]) -> None:
    lines = []
    for post in POSTS:
        lines.append(f"# {post}")
        for one in candidates(db, post, use_meaning=False, breadth=9, without=[3])[:5]:
            lines.append(f"{one.claim_id} " + " ".join(f"{value:.2f}" for value in one.values))
        lines += [
            f"{one.claim_id} {one.chance:.2f} {one.twins} {one.differs}"
            for one in match(db, post, 3, use_meaning=False)
        ]
    golden("posts.txt", "\n".join(lines) + "\n")


@pytest.mark.skipif(not available(), reason="needs the extra [semantic]")
def test_what_a_post_means(db: Database, golden: Callable[[str, str], None]) -> None:
    lines = []
    for post in POSTS:
        for one in candidates(db, post, breadth=9)[:5]:
            lines.append(f"{one.claim_id} " + " ".join(f"{value:.2f}" for value in one.values[-3:]))
        lines += [f"{one.claim_id} {one.chance:.2f}" for one in match(db, post, 2)]
    for query in ("vessels", "ships bought", "wharf rained", "aircraft spoke port"):
        result = search(db, parse([query]), 4)
        lines.append(f"{query} {result.mode} {[(hit.claim_id, round(hit.score, 1)) for hit in result.hits]}")
    golden("meant.txt", "\n".join(lines) + "\n")


def test_a_list_in_order(db: Database) -> None:
    every = list(listing.all_ids(db))
    last = every[-1]
    assert list(listing.ids(db, parse(["on:2020"]), "-id", 3)) == [last - 1, last - 2, last - 3]
    assert list(listing.ids(db, parse(["on:2020"]), "id", 3)) == [1, 2, 3]
    assert list(listing.ids(db, parse(["on:2020"]), "id", 1000)) == every[:-1]
    assert list(listing.ids(db, parse(["on:2020-01-03"]), "-id", 2)) == [n for n in every[:-1] if n % 28 == 3][:-3:-1]
    assert list(listing.ids(db, parse([]), "id", 1)) == [1]
    assert len(units(db, parse([" ".join(WORDS[:40])]).terms, exact=True)) == MOST_WORDS


def test_of_a_post_of_many_words_sixty_four_are_looked_for(db: Database) -> None:
    assert len(candidates(db, " ".join(WORDS[-70:]), use_meaning=False)) == 64


def test_of_a_long_text_twenty_thousand_characters_are_compared(db: Database) -> None:
    for before, found in ((19_992, True), (19_993, False)):
        text = ("zz " * 7000)[: before - 1] + " " + "crossing"
        assert bool(candidates(db, text, use_meaning=False)) is found
