"""The full screen where a person or a terminal does what nobody expects: sizes, pastes, very much of everything."""

from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("textual")

from desk_screens import drafted, flat, piloted, screen, state, steps, until

from factcheck.errors import StoreError
from factcheck.review.desk.flood import QUIET


@pytest.fixture
def drafts(empty: Path) -> Path:
    return drafted(empty)


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


def test_a_document_of_5_mb_on_one_line(empty: Path) -> None:
    text = "word " * 500_000 + "the crane had failed twice " + "word " * 500_000
    drafted(empty, [("The crane failed.", "Mira Sol", "the crane had failed twice", "said", "alleged")], text)

    async def script(app: Any, pilot: Any) -> None:
        assert "▸the crane had failed twice◂" in flat(app)
        await pilot.press("]", "]", "[", "a")

    piloted(empty, script)
    assert state(empty, 1) == (False, False)


@pytest.mark.of_a_file  # made in SQL of its own
@pytest.mark.slow
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
