"""The full screen through the real actions and a real store: keys in, decisions in the store."""

import re
from pathlib import Path
from typing import Any

import pytest
from desk import query

pytest.importorskip("textual")

from desk_screens import DRAFTS, drafted, flat, piloted, screen

from factcheck.errors import StoreError
from factcheck.review.desk.flood import QUIET


@pytest.fixture
def drafts(empty: Path) -> Path:
    return drafted(empty)


def state(path: Path, claim_id: int) -> tuple[bool, bool]:
    (row,) = query(path, "SELECT draft, withdrawn FROM claim WHERE id = ?", claim_id)
    return bool(row[0]), bool(row[1])


def test_accept_reject_skip_and_undo_are_stored_at_once(drafts: Path) -> None:
    async def script(app: Any, pilot: Any) -> None:
        assert "▸the crane had failed twice◂" in flat(app)
        await pilot.press("a")
        assert state(drafts, 1) == (False, False)
        assert "Accepted #1." in flat(app)
        await pilot.press("r")
        assert state(drafts, 2) == (True, True)
        await pilot.press("space", "b", "b")
        assert "decided Rejected #2." in flat(app)
        await pilot.press("u")
        assert "Took back: Rejected #2." in flat(app)
        assert state(drafts, 2) == (True, False)
        await pilot.press("z")
        assert state(drafts, 1) == (True, False)
        await pilot.press("u")
        assert "Nothing was decided in this review yet." in flat(app)

    piloted(drafts, script)


def test_a_question_takes_every_key_until_it_is_answered(drafts: Path) -> None:
    async def script(app: Any, pilot: Any) -> None:
        await pilot.press("s")
        for _ in range(8):
            await pilot.press("backspace")
        await pilot.press(*"Mirra Sol", "enter")
        assert "do you mean Mira Sol?" in flat(app)
        await pilot.press("a", "r", "y")
        assert "“y” is no answer here." in flat(app)
        assert len(query(drafts, "SELECT id FROM step")) == 1
        await pilot.press("escape")
        assert "Left as it was." in flat(app)
        await pilot.press("s", "end", *"a", "enter", "n")
        assert query(
            drafts, "SELECT name FROM speaker JOIN claim ON claim.speaker_id = speaker.id WHERE claim.id = 1"
        ) == [("Mira Sola",)]

    piloted(drafts, script)


def claim(path: Path, number: int, fields: str) -> tuple[Any, ...]:
    (row,) = query(path, f"SELECT {fields} FROM claim WHERE id = ?", number)
    return tuple(row)


def steps(path: Path) -> list[str]:
    return [verb for (verb,) in query(path, "SELECT verb FROM step ORDER BY id")][1:]


async def typed(pilot: Any, key: str, words: str, clear: int = 40) -> None:
    """Press a key, and write these words instead of what its line begins with."""
    await pilot.press(key, "end", *["backspace"] * clear, *words, "enter")


async def until(app: Any, pilot: Any, words: str) -> None:
    """Wait for these words, however long it takes; the suite itself has an end."""
    while words not in flat(app):
        await pilot.pause(0.02)


def test_corrections(drafts: Path) -> None:
    async def script(app: Any, pilot: Any) -> None:
        await pilot.press("t", "d")
        assert "reported denied" in flat(app)
        await typed(pilot, "e", "The crane failed.")
        assert "claim The crane failed." in flat(app)
        await typed(pilot, "v", "The union > The wire")
        assert "chain The union > The wire" in flat(app)
        await typed(pilot, "d", "2025-13")
        assert "is no date that exists" in flat(app)
        await typed(pilot, "d", "2025-07")
        assert "date 2025-07" in flat(app)
        await typed(pilot, "p", "The crane held.")
        await pilot.press("x")
        assert "about says yes: The crane held." in flat(app)  # the denial of the opposite speaks for it
        await pilot.press("s", "q", "escape", "e", "escape", "t", "x", "escape")

    app = piloted(drafts, script)
    assert claim(drafts, 1, "text, reported, said_on, draft, opposite") == (
        "The crane failed.",
        "denied",
        "2025-07",
        1,
        1,
    )
    assert steps(drafts) == ["edit", "edit", "edit", "edit", "file"]
    assert app.walk.current
    assert app.walk.current.claim == 1


def test_the_words_in_an_editor(drafts: Path) -> None:
    given: list[str] = []

    def edited(text: str) -> str | None:
        given.append(text)
        return "The crane\nfailed." if len(given) == 1 else None

    async def script(app: Any, pilot: Any) -> None:
        await pilot.press("E", "E")
        assert "Left as it was." in flat(app)

    piloted(drafts, script, edited=edited)
    assert given == ["The crane had failed twice.", "The crane\nfailed."]
    assert claim(drafts, 1, "text, draft") == ("The crane\nfailed.", 1)


def test_all_of_a_speaker_and_a_range_are_one_step_each(drafts: Path) -> None:
    async def script(app: Any, pilot: Any) -> None:
        await pilot.press("A")
        assert "all 2 drafts" in flat(app)
        await pilot.press("a", "escape")
        assert steps(drafts) == []
        await pilot.press("A", "enter")
        assert "Accepted 2 drafts." in flat(app)
        await typed(pilot, "R", "2-3")
        await pilot.press("r")
        assert r"Why\|x" not in flat(app)
        assert steps(drafts) == ["accept", "reject"]
        await pilot.press("u")
        assert [state(drafts, n) for n in (2, 3)] == [(True, False)] * 2
        await typed(pilot, "R", "is:draft gate")
        await pilot.press("r")
        await pilot.press("u", "u")

    piloted(drafts, script)
    assert [state(drafts, n) for n in (1, 2, 3, 4)] == [(True, False)] * 4


def test_a_draft_is_parted_and_its_parts_come_next(drafts: Path) -> None:
    async def script(app: Any, pilot: Any) -> None:
        await typed(pilot, "S", "The crane failed. // It failed twice.")
        await pilot.press("a")
        assert "It failed twice." in flat(app)
        await pilot.press("a", "u", "u", "u")
        assert "claim The crane had failed twice." in flat(app)

    piloted(drafts, script)
    assert query(drafts, "SELECT id, text, withdrawn FROM claim WHERE id IN (1, 5)") == [
        (1, "The crane had failed twice.", 0),
        (5, "It failed twice.", 1),
    ]


def test_what_a_claim_says_already_is_filed_with_it_or_merged_into_it(drafts: Path, factcheck: Any) -> None:
    text = "At the port, Ms Sol told the wire, the crane had failed twice."
    drafted(drafts, [(DRAFTS[0][0], "The wire", "the crane had failed twice", "told", "alleged")], text, "second")
    factcheck("accept", 1, db=drafts)

    async def script(app: Any, pilot: Any) -> None:
        assert "like 1 #1 Mira Sol: The crane had failed twice." in flat(app)
        await pilot.press("M", "enter")
        assert "each stays a claim of its own" in flat(app)
        await pilot.press("2")
        assert "No claim is shown as like 2." in flat(app)
        await pilot.press("1")

    piloted(drafts, script, words="id:5")
    rows = query(drafts, "SELECT id, draft, proposition_id FROM claim WHERE proposition_id IS NOT NULL")
    assert rows == [(1, 0, 1), (5, 0, 1)]
    assert steps(drafts)[-1] == "accept"


def test_a_repetition_gives_its_quote_to_the_claim_that_is_there(drafts: Path, factcheck: Any) -> None:
    with_words = ("The crane failed twice.", "Mira Sol", "Row 7 of the port's own tables", "said", "alleged")
    drafted(drafts, [with_words])
    factcheck("accept", 1, db=drafts)

    async def script(app: Any, pilot: Any) -> None:
        await pilot.press("M", "enter")
        assert "Merged #5 into #1." in flat(app)

    piloted(drafts, script, words="id:5")
    quotes = query(drafts, "SELECT exact FROM quote WHERE claim_id = 1 ORDER BY position")
    assert quotes == [("the crane had failed twice",), ("Row 7 of the port's own tables",)]
    assert state(drafts, 5) == (True, True)


def test_a_filter_and_the_list_of_what_was_decided(drafts: Path) -> None:
    async def script(app: Any, pilot: Any) -> None:
        await pilot.press("a")
        await typed(pilot, "/", "by:union")
        assert "1 draft left" in flat(app)
        await pilot.press("r", "slash", *"by:nobody", "enter")
        assert "knows no speaker" in flat(app)
        await pilot.press("slash", "enter")
        assert "2 drafts" in flat(app)
        await pilot.press("l")
        assert "Rejected #2. Accepted #1." in flat(app)
        await pilot.press("r", "u")
        assert "Took back: Rejected #2." in flat(app)

    piloted(drafts, script)
    assert state(drafts, 3) == (True, False)


def test_what_somebody_else_changed_is_said_before_it_is_decided(drafts: Path, factcheck: Any) -> None:
    async def script(app: Any, pilot: Any) -> None:
        assert factcheck("edit", 1, "--text", "The crane fell.", "--as", "Omar", db=drafts).code == 0
        await pilot.press("a")
        assert "Omar changed the text of #1 from “The crane had failed twice.” to “The crane fell.”" in flat(app)
        assert state(drafts, 1) == (True, False)
        assert "claim The crane fell." in flat(app)
        factcheck("reject", 1, "--as", "Omar", db=drafts)
        await pilot.press("a")
        assert re.search(r"Omar rejected #1 (a|\d+) (second|minute)s? ago: u brings it back\.", flat(app))
        assert state(drafts, 1) == (True, True)
        await pilot.press("u")
        assert "Brought back #1." in flat(app)
        assert "claim The crane fell." in flat(app)
        await pilot.press("a")
        assert "Accepted #1." in flat(app)
        factcheck("accept", 3, "--as", "Omar", db=drafts)
        await pilot.press("space")
        assert re.search(r"Omar accepted #3 (a|\d+) (second|minute)s? ago\.", flat(app))
        await pilot.press("b", "u")
        assert "outside this review" not in flat(app)

    piloted(drafts, script)
    assert state(drafts, 1) == (True, False), "u took the own decision back once nothing else had just been passed over"


@pytest.mark.slow
@pytest.mark.parametrize("size", [(20, 10), (20, 24), (50, 20), (80, 24), (120, 40), (400, 60)])
def test_every_size_has_the_words_and_the_keys(drafts: Path, size: tuple[int, int]) -> None:
    async def script(app: Any, pilot: Any) -> None:
        for _ in range(4):
            rows = screen(app).split("\n")
            assert len(rows) <= size[1] + 1
            assert "\x1b" not in screen(app)
            assert "\u202e" not in screen(app)
            for key in "sep?t/lR":
                await pilot.press("slash" if key == "/" else "question_mark" if key == "?" else key)
                assert "\u202e" not in screen(app)
                await pilot.press("escape")
            await pilot.press("space")
        assert "last one" in flat(app)

    piloted(drafts, script, size=size)
    assert steps(drafts) == []


def test_a_new_size_in_the_middle_of_a_question(drafts: Path) -> None:
    async def script(app: Any, pilot: Any) -> None:
        await pilot.press("e", "end", "X")
        for size in ((50, 20), (400, 60), (20, 10), (120, 40)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert "Claim:" in flat(app)
        await pilot.press("enter")
        assert "claim The crane had failed twice.X" in flat(app)
        assert max(map(len, screen(app).split("\n"))) > 100

    piloted(drafts, script)


def test_pasted_text_is_not_taken_for_keys(drafts: Path) -> None:
    from textual.events import Paste

    async def script(app: Any, pilot: Any) -> None:
        app.post_message(Paste("ar" * 5_000))
        await pilot.pause()
        assert "What was pasted was not taken for keys." in flat(app)
        await pilot.press("t")
        app.screen.post_message(Paste("dca" * 3_000))
        await pilot.pause()
        await pilot.press("escape", "s")
        app.screen.focused.post_message(Paste("\x1b[31m\u202eevil\n" * 1_000))
        await pilot.pause()
        assert "\u202e" not in screen(app)
        await pilot.press("escape")

    piloted(drafts, script)
    assert steps(drafts) == []


def test_a_paste_that_comes_as_keys_decides_nothing_and_fills_a_line(drafts: Path) -> None:
    from textual.events import Key

    def flood(app: Any, keys: str) -> None:
        for key in keys:
            app.post_message(Key("enter", "\r") if key == "\r" else Key(key, key))

    async def script(app: Any, pilot: Any) -> None:
        flood(app, "ar\rq" * 2_500)
        await until(app, pilot, "What was pasted was not taken for keys.")
        await pilot.pause(QUIET + 0.1)
        await pilot.press("t")
        flood(app, "ad\r" * 100)
        await pilot.pause(QUIET + 0.1)
        assert "Reported as:" in flat(app)
        await pilot.press("escape", "s")
        flood(app, "Zoe\r" * 20)
        await pilot.pause(QUIET + 0.1)
        assert "ZoeZoeZoe" in flat(app)
        await pilot.press("escape")

    piloted(drafts, script)
    assert steps(drafts) == []


def test_keys_of_the_settings_file_decide(drafts: Path) -> None:
    async def script(app: Any, pilot: Any) -> None:
        assert "y accept x reject" in flat(app)
        await pilot.press("y", "x", "a")

    piloted(drafts, script, own={"y": "a", "x": "r"})
    assert steps(drafts) == ["accept", "reject", "accept"]


def test_a_document_of_5_mb_on_one_line(empty: Path) -> None:
    text = "word " * 500_000 + "the crane had failed twice " + "word " * 500_000
    drafted(empty, [("The crane failed.", "Mira Sol", "the crane had failed twice", "said", "alleged")], text)

    async def script(app: Any, pilot: Any) -> None:
        assert "▸the crane had failed twice◂" in flat(app)
        await pilot.press("]", "]", "[", "a")

    piloted(empty, script)
    assert state(empty, 1) == (False, False)


CONFLICTING = (
    ("The bridge was closed on Monday.", "Mira Sol", "the crane had failed twice", "said", "confirmed"),
    ("The bridge was closed on Monday.", "The union", "anybody was hurt", "denied", "denied"),
)


@pytest.fixture
def conflicting(empty: Path, factcheck: Any) -> Path:
    drafted(empty, CONFLICTING)
    assert factcheck("accept", "1-2", db=empty).code == 0
    return empty


def test_conflicts_are_upheld_and_dismissed(conflicting: Path) -> None:
    async def script(app: Any, pilot: Any) -> None:
        assert "1 conflict left" in flat(app)
        assert "against #2 The union: The bridge was closed on Monday." in flat(app)
        await pilot.press("a", "r", "x", *"two bridges", "enter")
        assert "Dismissed the conflict between #1 and #2." in flat(app)
        assert query(conflicting, "SELECT judgement FROM conflict") == [("dismissed",)]
        await pilot.press("u")
        assert query(conflicting, "SELECT judgement FROM conflict") == [("open",)]
        await pilot.press("y", "enter")

    piloted(conflicting, script)
    assert query(conflicting, "SELECT judgement FROM conflict") == [("upheld",)]


def test_all_pairs_of_a_question_are_one_step(empty: Path, factcheck: Any) -> None:
    denial = ("The bridge was closed on Monday.", "A clerk", "Row 3 of the port's own tables", "denied", "denied")
    drafted(empty, [*CONFLICTING, denial])
    assert factcheck("accept", "1-3", db=empty).code == 0

    async def script(app: Any, pilot: Any) -> None:
        assert "2 conflicts left" in flat(app)
        assert "its words …" in flat(app)
        assert "◂" in flat(app).partition("its words …")[2]
        await pilot.press("A", "escape", "A", "enter", "y", "escape")
        assert query(empty, "SELECT DISTINCT judgement FROM conflict") == [("open",)]
        await pilot.press("A", "x", "enter")
        assert "Dismissed 2 conflicts of one question." in flat(app)
        assert query(empty, "SELECT judgement FROM conflict") == [("dismissed",)] * 2
        await pilot.press("u")

    piloted(empty, script)
    assert query(empty, "SELECT judgement FROM conflict") == [("open",)] * 2


def test_enter_opens_the_claim_and_the_palette_finds_an_act(conflicting: Path) -> None:
    async def script(app: Any, pilot: Any) -> None:
        await pilot.press("enter")
        assert "REPORTED" in flat(app)
        assert "Any key goes back." in flat(app)
        await pilot.press("x", "ctrl+p")
        await pilot.press(*"no conflict")
        await until(app, pilot, "no conflict (x)")
        await pilot.press("enter")
        await until(app, pilot, "do not contradict each other.")

    piloted(conflicting, script)
    assert query(conflicting, "SELECT judgement FROM conflict") == [("open",)]


def test_a_judgement_of_a_colleague_is_said_before_another_is_given(conflicting: Path, factcheck: Any) -> None:
    async def script(app: Any, pilot: Any) -> None:
        await pilot.press("x")
        assert factcheck("conflicts", "uphold", 1, 2, "--as", "Omar", db=conflicting).code == 0
        await pilot.press("enter")
        assert "Omar has upheld the conflict between 1 and 2" in flat(app)

    piloted(conflicting, script)
    assert query(conflicting, "SELECT judgement FROM conflict") == [("upheld",)]


def test_marks_are_made_with_a_reason(conflicting: Path) -> None:
    async def script(app: Any, pilot: Any) -> None:
        while "1/2" not in flat(app) or "marks left" not in flat(app):
            await pilot.press("K")
            if app.item.key.kind == "mark":
                break
        await pilot.press("y", "enter", "enter")
        assert "not marked confirmed without saying why" in flat(app)
        await pilot.press("y", *"seen", "enter", *"https://example.org/1", "enter")
        assert "Marked #1 confirmed." in flat(app)
        await pilot.press("x", "escape")
        assert "Left as it was." in flat(app)
        await pilot.press("x", "enter", "enter")

    piloted(conflicting, script)
    assert query(conflicting, "SELECT mark FROM claim ORDER BY id") == [("confirmed",), ("denied",)]
    assert query(conflicting, "SELECT url FROM evidence") == [("https://example.org/1",)]


def test_filings_are_accepted_and_turned_down(store: Path) -> None:
    async def script(app: Any, pilot: Any) -> None:
        for _ in range(4):
            await pilot.press("K")
            if app.item.key.kind == "filing":
                break
        first = app.item.key
        assert "beside" in flat(app)
        await pilot.press("x")
        assert query(store, "SELECT claim_id FROM dismissal") == [(first.claim,)]
        await pilot.press("u")
        assert query(store, "SELECT claim_id FROM dismissal") == []
        assert app.item.key == first
        await pilot.press("y", "enter")

    app = piloted(store, script)
    assert app.walk.done[-1].verb == "suggest accept"


def test_nothing_waits(empty: Path) -> None:
    async def script(app: Any, pilot: Any) -> None:
        assert "That was the last one." in flat(app)
        await pilot.press("a", "b", "u", "slash", "escape", "K", "l", "escape", "question_mark", "x")

    piloted(empty, script)


GOLDEN_KEYS = {"draft": (), "asked": ("s",), "choice": ("t",), "help": ("question_mark",), "conflict": ("K",)}


@pytest.mark.parametrize("width", [50, 80, 120])
@pytest.mark.parametrize("name", sorted(GOLDEN_KEYS))
def test_every_screen_is_as_it_was_drawn(drafts: Path, factcheck: Any, golden: Any, name: str, width: int) -> None:
    drafted(drafts, CONFLICTING, slug="bridge")
    assert factcheck("accept", "5-6", db=drafts).code == 0

    async def script(app: Any, pilot: Any) -> None:
        await pilot.press(*GOLDEN_KEYS[name])
        await pilot.pause()
        golden(f"desk.{name}.{width}.txt", screen(app))

    piloted(drafts, script, size=(width, {50: 20, 80: 24, 120: 40}[width]))


def test_a_long_queue_is_ids_alone(drafts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of 100,000 drafts those are read that are shown."""
    import sqlite3

    connection = sqlite3.connect(drafts)
    names = [row[1] for row in connection.execute("PRAGMA table_info(claim)")]
    copied = ", ".join({"id": "10 + n", "key": "'k' || n"}.get(name, f'"{name}"') for name in names)
    connection.execute(
        "WITH RECURSIVE up(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM up WHERE n < 100000) "
        f"INSERT INTO claim SELECT {copied} FROM claim, up WHERE claim.id = 1"
    )
    connection.commit()
    connection.close()
    from factcheck.store.reads import claims

    read: list[int] = []
    load = claims.every_one
    monkeypatch.setattr(claims, "every_one", lambda db, ids: read.extend(ids) or load(db, ids))

    async def script(app: Any, pilot: Any) -> None:
        assert "100,004 drafts left" in flat(app)
        await pilot.press("space", "space", "b")

    piloted(drafts, script, size=(120, 40), like=lambda claim: ())
    assert 4 <= len(read) < 20


def test_a_store_that_is_behind_ends_it_with_a_sentence(drafts: Path) -> None:
    async def script(app: Any, pilot: Any) -> None:
        def failing(claim: Any) -> Any:
            raise StoreError("The search index is behind the claims.")

        app.like = failing
        await pilot.press("a")

    app = piloted(drafts, script)
    assert str(app.broken) == "The search index is behind the claims."
    assert state(drafts, 1) == (False, False)


def test_ctrl_c_leaves_a_question_and_then_the_review(drafts: Path) -> None:
    async def script(app: Any, pilot: Any) -> None:
        await pilot.press("t", "ctrl+c")
        assert "Left as it was." in flat(app)
        await pilot.press("ctrl+z", "f5")
        assert "does nothing" not in flat(app)
        await pilot.press("a", "ctrl+c")

    app = piloted(drafts, script)
    assert steps(drafts) == ["accept"]
    assert app.return_code == 0
