"""What every dialect owes to the rest of the store: one suite, run on each."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.errors import NotFound, StoreError
from factcheck.store.storage import index
from factcheck.store.storage.database import Damaged, Database, Incomplete, Locked, Unwritable, joined
from factcheck.store.storage.dialect_sqlite_search import expression
from factcheck.store.storage.opening import place
from factcheck.store.storage.search_index import AllOf, AnyOf, Phrase, Wanted, Without, word


@pytest.fixture
def db(store: Path) -> Iterator[Database]:
    """The seed store, open to write."""
    with closing(place(store).connect(writing=True)) as opened:
        yield opened


def test_rows_a_row_a_column_a_value_and_none(db: Database) -> None:
    assert list(db.rows("SELECT id, name FROM tag WHERE id < ? ORDER BY id", [3])) == [
        db.row("SELECT id, name FROM tag WHERE id = ?", [n]) for n in (1, 2)
    ]
    assert db.column("SELECT id FROM claim WHERE id <= ? ORDER BY id", [3]) == [1, 2, 3]
    assert db.value("SELECT text FROM claim WHERE id = ?", [4]) == db.column("SELECT text FROM claim ORDER BY id")[3]
    assert db.row("SELECT 1 FROM claim WHERE id = ?", [0]) is None
    assert db.value("SELECT 1 FROM claim WHERE id = ?", [0]) is None
    assert db.column("SELECT 1 FROM claim WHERE id = ?", [0]) == []


@pytest.mark.parametrize("number", [0, 1, 999, 1000, 1001, 40_000, 300_000])
def test_a_list_of_any_length_stands_in_a_statement(db: Database, number: int) -> None:
    where, values = db.among("id", range(1, number + 1))
    assert db.value(f"SELECT count(*) FROM claim WHERE {where}", values) == min(number, 101)
    where, values = db.among("text", ["“it”, she said\\ \0 🍎"] * number + db.column("SELECT text FROM claim"))
    assert db.value(f"SELECT count(*) FROM claim WHERE {where}", values) == 101


@pytest.mark.parametrize("number", [1, 2, 3, 1001, 5000])
def test_conditions_of_any_number_are_joined(db: Database, number: int) -> None:
    values = list(range(number))
    either = joined(["id = ?"] * number, "OR")
    assert db.value(f"SELECT count(*) FROM claim WHERE {either}", values) == min(number - 1, 101)
    assert db.value(f"SELECT count(*) FROM claim WHERE {joined(['id > ?'] * number, 'AND')}", values) == max(
        0, 102 - number
    )


@pytest.mark.parametrize("number", [1, 300, 12_000])
def test_rows_of_any_number_are_there_when_they_are_asked_for(db: Database, number: int) -> None:
    with db.transaction():
        for start in (1000, 1000 + number):
            db.insert("tag", ("id", "name"), ((n, f"tag {n}") for n in range(start, start + number)))
        assert db.value("SELECT count(*) FROM tag WHERE id >= 1000") == 2 * number
        db.insert("tag", ("id", "name"), ((n, f"tag {n}") for n in range(50_000, 50_000 + number)))
    assert db.value("SELECT count(*) FROM tag WHERE id >= 1000") == 3 * number


AFTERWARDS: dict[str, Callable[[Database], object]] = {
    "commit": lambda db: None,
    "read": lambda db: db.value("SELECT count(*) FROM tag"),
    "write": lambda db: db.write("DELETE FROM claim_tag"),
    "insert": lambda db: db.insert("tag", ("id", "name"), [(99_999, "another")]),
}


@pytest.mark.parametrize("number", [1, 300, 12_000])
@pytest.mark.parametrize("afterwards", AFTERWARDS)
def test_rows_that_cannot_be_stored_are_told_and_none_is(db: Database, number: int, afterwards: str) -> None:
    rows = [(n, f"tag {n}") for n in range(1000, 1000 + number)]

    def stored() -> None:
        with db.transaction():
            db.insert("tag", ("id", "name"), [*rows, rows[-1]])
            AFTERWARDS[afterwards](db)

    with pytest.raises(StoreError):
        stored()
    assert db.value("SELECT count(*) FROM tag WHERE id >= 1000") == 0
    assert db.value("SELECT count(*) FROM claim_tag") > 0


def test_a_text_of_any_length_is_looked_for_in_another(db: Database) -> None:
    holds = db.holds("'x' || name")
    assert db.value(f"SELECT count(*) FROM speaker WHERE {holds}", ["xDmitry Pes"]) == 1
    assert db.value(f"SELECT count(*) FROM speaker WHERE {holds}", ["%"]) == 0
    assert db.value(f"SELECT count(*) FROM speaker WHERE {holds}", ["x" * 100_000]) == 0


def test_a_transaction_is_stored_as_a_whole_or_not_at_all(db: Database) -> None:
    with db.transaction():
        db.write("INSERT INTO tag (name) VALUES (?)", ["kept"])
    with pytest.raises(StoreError), db.transaction():
        db.write_each("INSERT INTO tag (name) VALUES (?)", [["lost"], ["kept"]])
    assert db.column("SELECT name FROM tag WHERE name IN ('kept', 'lost')") == ["kept"]


def test_a_snapshot_does_not_see_what_others_write_meanwhile(db: Database, store: Path) -> None:
    before = db.newest("claim")
    with db.snapshot():
        assert db.newest("claim") == before
        with closing(place(store).connect(writing=True)) as other, other.transaction():
            other.write("INSERT INTO tag (name) VALUES ('meanwhile')")
        assert db.value("SELECT count(*) FROM tag WHERE name = 'meanwhile'") == 0
    assert db.value("SELECT count(*) FROM tag WHERE name = 'meanwhile'") == 1


def test_new_ids_are_nobodys_and_rise(db: Database) -> None:
    with db.transaction():
        ids = list(db.new_ids("tag", 3))
        assert ids == sorted(set(ids))
        assert min(ids) > db.newest("tag")
        db.write_each("INSERT INTO tag (id, name) VALUES (?, ?)", [(n, f"tag {n}") for n in ids])
        assert min(db.new_ids("tag", 1)) > max(ids)
    assert db.roughly("claim") == 101


def test_errors_are_told_apart_by_their_kind(db: Database, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTCHECK_BUSY_SECONDS", "0")
    assert isinstance(db.no_such_claim(500), NotFound)
    with pytest.raises(Incomplete):
        db.rows("SELECT * FROM no_such")
    with pytest.raises(StoreError, match=r"UNIQUE|unique"):
        db.write("INSERT INTO tag (name) SELECT name FROM tag")
    with closing(place(store).connect()) as reading, pytest.raises(Unwritable):
        reading.write("DELETE FROM tag")
    with closing(place(store).connect(writing=True)) as other, db.transaction(), pytest.raises(Locked):
        other.transaction().__enter__()


@pytest.mark.of_a_file
def test_a_page_of_rubbish_is_told_apart(db: Database, store: Path) -> None:
    root = db.value("SELECT rootpage FROM sqlite_schema WHERE name = 'claim'")
    db.write("PRAGMA wal_checkpoint(TRUNCATE)")
    with store.open("r+b") as file:
        file.seek((root - 1) * 4096)
        file.write(b"\xa5" * 4096)
    with closing(place(store).connect()) as broken, pytest.raises(Damaged):
        list(broken.rows("SELECT * FROM claim"))


def test_rows_that_nobody_finishes_do_not_outlive_the_store(store: Path) -> None:
    opened = place(store).connect()
    rows = opened.rows("SELECT id FROM claim")
    next(rows)
    opened.close()
    rows.close()  # type: ignore[attr-defined]


# The index, by what it finds


TEXTS = {
    1: ("the bridge was closed on monday", ""),
    2: ("the bridge was opened on tuesday", "never was the bridge closed"),
    3: ("closing bridges costs the town money", ""),
    4: ("the ferry sails", "on monday the ferry sails"),
}


@pytest.fixture
def filled(empty: Path) -> Iterator[Database]:
    """A store with four claims of folded words."""
    with closing(place(empty).connect(writing=True)) as opened:
        opened.write(
            "INSERT INTO step (id, key, at, analyst, verb, imported) "
            "VALUES (1, 'k', '2026-01-01T00:00:00Z', 'Ana', 'import', FALSE)"
        )
        opened.write(
            "INSERT INTO source (id, slug, key, title, text, sha256, text_sha256, publisher, author, url, published, "
            "retrieved, language, note, withdrawn, step_id) "
            "VALUES (1, 's', 'k', 'Sheet', '', '', '', '', '', '', '', '', '', '', FALSE, 1)"
        )
        for number, (text, quote) in TEXTS.items():
            opened.write(
                "INSERT INTO claim (id, key, text, source_id, speaker_as_written, cue, reported, said_on, opposite, "
                "note, origin, draft, withdrawn, disputed, step_id, created_at, created_by) "
                "VALUES (?, ?, ?, 1, '', '', 'alleged', '', FALSE, '', 'hand', FALSE, ?, FALSE, 1, '', 'Ana')",
                [number, str(number), text, number == 3],
            )
            if quote:
                opened.write("INSERT INTO quote VALUES (?, 0, ?, '', '', NULL, NULL)", [number, quote])
        index.add(opened, list(TEXTS))
        yield opened


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (word("bridge"), {1, 2, 3}),  # stems count alike
        (Phrase(("bridge", "was", "closed")), {1}),
        (Phrase(("was", "the", "bridge")), {2}),
        (Phrase(("clos",), prefix=True), {1, 2, 3}),
        (Phrase(("on", "mon"), prefix=True), {1, 4}),
        (Phrase(("monday",), field="quotes"), {4}),
        (Phrase(("monday",), field="text"), {1}),
        (AllOf((word("bridge"), word("monday"))), {1}),
        (AnyOf((word("tuesday"), word("ferry"))), {2, 4}),
        (AllOf((AnyOf((word("monday"), word("tuesday"))), AnyOf((word("bridge"), word("ferry"))))), {1, 2, 4}),
        (Without(word("bridge"), (word("monday"), word("tuesday"))), {3}),
        (Without(AnyOf((word("bridge"), word("ferry"))), (Phrase(("never", "was")),)), {1, 3, 4}),
        (AnyOf((*(word(f"w{n}") for n in range(5000)), word("ferry"))), {4}),
        (Without(word("ferry"), tuple(AllOf((word(f"a{n}"), word("b"))) for n in range(3000))), {4}),
        (word("nothing"), set()),
    ],
)
def test_what_is_looked_for_is_found(filled: Database, wanted: Wanted, found: set[int]) -> None:
    assert {claim_id for claim_id, _ in filled.index.ranked(wanted, 100)} == found
    where, values = filled.index.matching(wanted)
    assert set(filled.column(f"SELECT id FROM claim WHERE {where}", values)) == found
    assert filled.index.stands(wanted) is bool(found)
    assert {claim_id for claim_id, _ in filled.index.texts_with(wanted, 100)} == found - {3}
    among = filled.index.ranked(wanted, 100, where=("claim.id > ?", [1]))
    assert {claim_id for claim_id, _ in among} == found - {1}


def test_the_best_fit_comes_first_and_weights_count(filled: Database) -> None:
    monday = word("monday")
    assert [n for n, _ in filled.index.ranked(monday, 2, (10.0, 1.0, 1.0, 1.0))] == [1, 4]
    assert [n for n, _ in filled.index.ranked(monday, 2, (1.0, 10.0, 1.0, 1.0))] == [4, 1]
    assert len(filled.index.ranked(word("bridge"), 1)) == 1


def test_the_vocabulary_counts_words(filled: Database) -> None:
    assert filled.index.frequencies(["bridge", "bridges", "nothing"]) == {"bridge": (3, 0), "bridges": (1, 0)}
    assert filled.index.marked_words(["bridges", "monday", "sail"], AnyOf((word("bridge"), word("sails")))) == {
        "bridges",
        "sail",
    }
    assert set(filled.index.beginning_or_ending("bri", "day", 5, 7)) == {"bridge", "bridges", "monday", "tuesday"}
    filled.index.uncount_words({"bridge": 3, "monday": 1})
    assert filled.index.frequencies(["bridge", "monday"]) == {"monday": (1, 0)}


WORDS = st.text("abcxyz0189", min_size=1, max_size=6)
PHRASES = st.builds(Phrase, st.lists(WORDS, min_size=1, max_size=3).map(tuple), st.booleans())
TREES = st.recursive(
    PHRASES,
    lambda parts: st.one_of(
        st.builds(AllOf, st.lists(parts, min_size=1, max_size=3).map(tuple)),
        st.builds(AnyOf, st.lists(parts, min_size=1, max_size=3).map(tuple)),
        st.builds(Without, parts, st.lists(parts, min_size=1, max_size=2).map(tuple)),
    ),
    max_leaves=12,
)


@settings(max_examples=60, deadline=None)
@given(tree=TREES)
def test_every_tree_is_an_expression_that_the_index_takes(tree: Wanted) -> None:
    scratch = sqlite3.connect(":memory:")
    scratch.execute("CREATE VIRTUAL TABLE f USING fts5(text, quotes)")
    scratch.execute("INSERT INTO f VALUES ('abc xyz 0189', 'a b c')")
    scratch.execute("SELECT rowid FROM f WHERE f MATCH ?", [expression(tree)]).fetchall()
    scratch.close()
